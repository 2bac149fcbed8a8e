import type { StrategyProgram } from '@strategy-builder/domain';
import { type Bars, compileProgram } from '@strategy-builder/language';
import { type Account, defaultAccount } from './account.js';
import { type BuyAndHold, buyAndHold, buyAndHoldEquity } from './buy-and-hold.js';
import { BarChecks, type Gaps } from './check-bars.js';
import { commonRange, indexAt } from './common-range.js';
import { SimulationEngine } from './engine.js';
import type { Funding } from './funding.js';
import type { Leg, SignalColumns } from './leg.js';
import { type BarsByNode, nodesRead, ratesRead, refuseInputs } from './refuse-inputs.js';
import { programOutputs, SignalSource } from './signal-source.js';
import { type SimulationOptions, type SimulationOutcome, usualChunk } from './simulate.js';
import { TradeLog } from './trade-log.js';

/** One asset of a portfolio after the run. */
export interface PortfolioLeg {
  /** Id of the data node that was bought and sold. */
  readonly node: string;
  readonly bars: Bars;
  readonly signals: SignalColumns;
  readonly trades: TradeLog;
  readonly reducedEntries: number;
  readonly slippagePaid: number;
  /** By what the funding was known; null where none is paid. */
  readonly funding: Funding | null;
}

/** A simulation of several legs on one account. */
export interface PortfolioRun {
  readonly account: Account;
  readonly legs: readonly PortfolioLeg[];
  readonly time: Float64Array;
  readonly equity: Float64Array;
  /** The trades of all legs in the order of their entries; `legOf[i]` is the leg of trade i. */
  readonly trades: TradeLog;
  readonly legOf: readonly number[];
  /** First bar on which every signal of every leg has a value. */
  readonly firstDecision: number;
  /** Buying every leg with an equal part of the cash and holding; null when nothing was tradable. */
  readonly buyAndHoldReturn: number | null;
  /** Equity of that at each close. */
  readonly held: Float64Array;
  /** Fees, slippage and funding that it paid. */
  readonly heldFees: number;
  readonly heldSlippage: number;
  readonly heldFunding: number;
  readonly gaps: Gaps;
  readonly ruinBar: number;
}

/**
 * Simulates several programs, one a leg, on one account: a pair, a rotation, a basket. Every leg follows
 * `simulationRules` with the equity of the whole account. At an open all legs leave before any enters; then they enter in
 * the order given, sized by the equity at that open, together never above equity × leverage.
 */
export function simulatePortfolio(
  programs: readonly StrategyProgram[],
  barsByNode: BarsByNode,
  options: SimulationOptions = {},
): SimulationOutcome<PortfolioRun> {
  const bars = commonRange(barsByNode);
  const account = { ...defaultAccount, ...options.account };
  const first = programs[0];
  if (first === undefined) throw new Error('A portfolio needs at least one program');
  const time = bars[first.traded]?.time ?? new Float64Array(0);
  const total = time.length;
  const sources: SignalSource[] = [];
  for (const program of programs) {
    const refusal = refuseInputs(program, bars, account);
    if (refusal !== null) return { status: 'refused', refusal };
    const compiled = compileProgram(program.source, programOutputs(program));
    if (!compiled.ok)
      return { status: 'refused', refusal: { code: 'formula', node: compiled.node, error: compiled.error } };
    sources.push(
      new SignalSource(program, compiled.value, bars, total, indexAt(time, options.tradeFrom ?? -Infinity)),
    );
  }
  const checks = new BarChecks([...new Set(programs.flatMap(nodesRead))], bars, ratesRead(programs));
  const columns = programs.map((program) => bars[program.traded]!);
  const engine = new SimulationEngine(
    columns.map((own, i) => ({ bars: own, signals: sources[i]!.signals, rules: sources[i]!.rules })),
    account,
  );
  const firstOf = () => Math.max(...sources.map(({ firstDecision }) => firstDecision));
  const chunk = options.chunk ?? usualChunk;
  for (let from = 0; from < total; from += chunk) {
    const to = Math.min(from + chunk, total);
    const refusal = checks.pass(from, to);
    if (refusal !== null) return { status: 'refused', refusal };
    for (const source of sources) source.advance(from, to);
    const tradable = Math.max(from, Math.min(firstOf() + 1, to));
    if (from < tradable) engine.idle(from, tradable);
    if (tradable < to) engine.advance(tradable, to);
    options.onProgress?.(to, total);
    if (to < total && options.isCancelled?.() === true) return { status: 'cancelled', bar: to };
  }
  const { gaps, refusedGaps } = checks;
  if (options.gaps === 'refuse' && refusedGaps !== null) return { status: 'refused', refusal: refusedGaps };
  const firstDecision = firstOf();
  const held = columns.map((own, i) => buyAndHold(own, firstDecision + 1, account, sources[i]!.rules));
  return {
    status: 'done',
    run: {
      account,
      legs: programs.map((program, i) => ({
        node: program.traded,
        bars: columns[i]!,
        signals: sources[i]!.signals,
        trades: engine.legs[i]!.trades,
        reducedEntries: engine.legs[i]!.reducedEntries,
        slippagePaid: engine.legs[i]!.slippagePaid,
        funding: engine.legs[i]!.funding,
      })),
      time: columns[0]!.time,
      equity: engine.equity,
      ...inOrderOfEntry(engine.legs),
      firstDecision,
      buyAndHoldReturn: held.some((one) => one === null)
        ? null
        : held.reduce((sum, one) => sum + one!.totalReturn, 0) / held.length,
      held: heldEquity(columns, held, account.cash),
      heldFees: held.reduce((sum, one) => sum + (one?.fees ?? 0) / held.length, 0),
      heldSlippage: held.reduce((sum, one) => sum + (one?.slippage ?? 0) / held.length, 0),
      heldFunding: held.reduce((sum, one) => sum + (one?.funding ?? 0) / held.length, 0),
      gaps,
      ruinBar: engine.ruinBar,
    },
  };
}

/** Equal parts of the cash in every leg; cash where nothing was tradable. */
function heldEquity(bars: readonly Bars[], held: readonly (BuyAndHold | null)[], cash: number): Float64Array {
  const curves = bars.map((own, i) => {
    const one = held[i] ?? null;
    return one === null ? null : buyAndHoldEquity(own, one, cash);
  });
  return Float64Array.from(bars[0]!.time, (_, t) =>
    curves.reduce((sum, curve) => sum + (curve === null ? cash : curve[t]!) / curves.length, 0),
  );
}

function inOrderOfEntry(legs: readonly Leg[]): {
  readonly trades: TradeLog;
  readonly legOf: readonly number[];
} {
  const order = legs
    .flatMap((leg, of) =>
      Array.from({ length: leg.trades.length }, (_, i) => ({ of, i, bar: leg.trades.entryBar[i]! })),
    )
    .sort((a, b) => a.bar - b.bar || a.of - b.of || a.i - b.i);
  const trades = new TradeLog();
  for (const { of, i } of order) trades.append(legs[of]!.trades, i);
  return { trades, legOf: order.map(({ of }) => of) };
}
