import { computedBars, type Strategy } from '@strategy-builder/domain';
import { commonRange } from './common-range.js';
import type { SignalColumns } from './leg.js';
import {
  cutOff,
  differentEquity,
  differentSignal,
  differentTrade,
  differentValue,
  type LookAhead,
} from './look-ahead.js';
import type { BarsByNode, SimulationRefusal } from './refuse-inputs.js';
import { type SimulationOptions, type SimulationOutcome, simulate } from './simulate.js';
import { simulatePortfolio } from './simulate-portfolio.js';
import type { TradeLog } from './trade-log.js';

/** What a proof of a whole strategy says of one leg; `evidence` is the first difference, null where there is none. */
export interface LegProof {
  /** Id of the strategy node. */
  readonly leg: string;
  readonly evidence: LookAhead | null;
}

export type StrategyProof =
  | {
      readonly status: 'done';
      readonly legs: readonly LegProof[];
      readonly cuts: number;
      readonly barsCompared: number;
    }
  | { readonly status: 'refused'; readonly refusal: SimulationRefusal };

interface Run {
  readonly legs: readonly { readonly signals: SignalColumns; readonly trades: TradeLog }[];
  readonly equity: Float64Array;
}

/**
 * Simulates once with all bars and once for each cut with only the bars before it, and compares everything that lies
 * before the cut, which must be the same to the last bit: a strategy that reads a bar ahead of the one it decides on
 * changes its past when its future is taken away. `compute` gives the bars with the columns of nodes in Python, and is
 * asked again for each cut with copies of the bars before it, of every data input. Values of Python and signals tell which
 * leg looks ahead; trades and equity, which all legs share, are compared where those agree.
 */
export async function proveStrategy(
  { legs }: Strategy,
  given: BarsByNode,
  compute: (bars: BarsByNode) => Promise<BarsByNode>,
  cuts: readonly number[],
  options: SimulationOptions = {},
): Promise<StrategyProof> {
  const data = commonRange(given);
  const allBars = await compute(data);
  const whole = run(legs, allBars, options);
  if (whole.status === 'refused') return whole;
  if (whole.status === 'cancelled') throw new Error('A look-ahead proof cannot be cancelled');
  const found: (LookAhead | null)[] = legs.map(() => null);
  let barsCompared = 0;
  let compared = 0;
  for (const cut of new Set(cuts)) {
    if (cut < 1 || cut >= whole.run.equity.length || !found.includes(null)) continue;
    const fewBars = await compute(cutOff(data, cut));
    const part = run(legs, fewBars, options);
    if (part.status !== 'done')
      throw new Error(`The bars before ${cut} cannot be simulated, although all of them can`);
    const decided = legs.map(
      ({ python }, leg) =>
        differentColumn(computedBars(python), allBars, fewBars, cut) ??
        differentSignal(whole.run.legs[leg]!.signals, part.run.legs[leg]!.signals, cut),
    );
    const first = decided.every((evidence) => evidence === null)
      ? legs.map(
          (_, leg) =>
            differentTrade(whole.run.legs[leg]!.trades, part.run.legs[leg]!.trades, cut) ??
            differentEquity(whole.run.equity, part.run.equity, cut),
        )
      : decided;
    for (const [leg, evidence] of first.entries()) found[leg] ??= evidence;
    barsCompared += cut;
    compared++;
  }
  return {
    status: 'done',
    legs: legs.map(({ strategy }, leg) => ({ leg: strategy, evidence: found[leg] ?? null })),
    cuts: compared,
    barsCompared,
  };
}

function differentColumn(
  columns: readonly string[],
  whole: BarsByNode,
  part: BarsByNode,
  cut: number,
): LookAhead | null {
  for (const column of columns) {
    const evidence = differentValue('value', column, whole[column]!.close, part[column]!.close, cut);
    if (evidence !== null) return evidence;
  }
  return null;
}

function run(legs: Strategy['legs'], bars: BarsByNode, options: SimulationOptions): SimulationOutcome<Run> {
  const [first, ...others] = legs;
  if (first === undefined) throw new Error('A strategy needs at least one leg');
  if (others.length > 0) return simulatePortfolio(legs, bars, options);
  const outcome = simulate(first, bars, options);
  return outcome.status === 'done'
    ? { status: 'done', run: { legs: [outcome.run], equity: outcome.run.equity } }
    : outcome;
}
