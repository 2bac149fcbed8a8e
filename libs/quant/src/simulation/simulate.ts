import type { StrategyProgram } from '@strategy-builder/domain';
import { type Bars, type CompiledProgram, compileProgram } from '@strategy-builder/language';
import { type Account, defaultAccount } from './account.js';
import { type BuyAndHold, buyAndHold } from './buy-and-hold.js';
import { BarChecks, type Gaps } from './check-bars.js';
import { commonRange, indexAt } from './common-range.js';
import { SimulationEngine } from './engine.js';
import type { Funding } from './funding.js';
import type { SignalColumns } from './leg.js';
import type { PositionRules } from './position-rules.js';
import {
  type BarsByNode,
  nodesRead,
  ratesRead,
  refuseInputs,
  type SimulationRefusal,
} from './refuse-inputs.js';
import { programOutputs, SignalSource } from './signal-source.js';
import type { TradeLog } from './trade-log.js';

export interface SimulationOptions {
  readonly account?: Partial<Account>;
  /** `state` (the default) reports gaps in the traded bars as an assumption, `refuse` makes them an error. */
  readonly gaps?: 'state' | 'refuse';
  /** Unix milliseconds: bars before it only warm up. */
  readonly tradeFrom?: number;
  /** Bars between two calls of `onProgress` and `isCancelled`. */
  readonly chunk?: number;
  readonly onProgress?: (done: number, total: number) => void;
  /** Asked after every chunk; true ends the simulation. */
  readonly isCancelled?: () => boolean;
}

/** Small enough for the processor to keep a stretch of all columns at hand between check, program and engine. */
export const usualChunk = 4096;

/** A simulation that ran to the last bar. Columns are indexed by bar. */
export interface SimulationRun {
  readonly account: Account;
  readonly bars: Bars;
  readonly signals: SignalColumns;
  readonly rules: PositionRules;
  /** Equity at each close. */
  readonly equity: Float64Array;
  readonly trades: TradeLog;
  /** First bar whose close could decide an order; the number of bars when there is none. */
  readonly firstDecision: number;
  readonly buyAndHold: BuyAndHold | null;
  readonly gaps: Gaps;
  readonly reducedEntries: number;
  /** What slippage cost, in quote currency; it is part of the prices of the trades. */
  readonly slippagePaid: number;
  /** Bar at whose close equity was at or below zero, −1 otherwise. */
  readonly ruinBar: number;
  /** By what the funding was known; null where none is paid. */
  readonly funding: Funding | null;
}

export type SimulationOutcome<Run = SimulationRun> =
  | { readonly status: 'done'; readonly run: Run }
  | { readonly status: 'cancelled'; readonly bar: number }
  | { readonly status: 'refused'; readonly refusal: SimulationRefusal };

/**
 * Compiles a strategy and simulates it over `bars` by `simulationRules`, in chunks, on the calling thread.
 *
 * simulate(program, { btc: bars }, { account: { cash: 5_000, feeBps: 4 } })
 */
export function simulate(
  program: StrategyProgram,
  bars: BarsByNode,
  options: SimulationOptions = {},
): SimulationOutcome {
  const compiled = compileProgram(program.source, programOutputs(program));
  if (!compiled.ok) return refused({ code: 'formula', node: compiled.node, error: compiled.error });
  return simulateCompiled(program, compiled.value, bars, options);
}

/** `simulate` for a program that is compiled already; `compiled.outputs` begin with `programOutputs(program)`. */
export function simulateCompiled(
  program: StrategyProgram,
  compiled: CompiledProgram,
  barsByNode: BarsByNode,
  options: SimulationOptions = {},
): SimulationOutcome {
  const bars = commonRange(barsByNode);
  const account = { ...defaultAccount, ...options.account };
  const refusal = refuseInputs(program, bars, account);
  if (refusal !== null) return refused(refusal);
  const traded = bars[program.traded]!;
  const total = traded.time.length;
  const checks = new BarChecks(nodesRead(program), bars, ratesRead([program]));
  const source = new SignalSource(
    program,
    compiled,
    bars,
    total,
    indexAt(traded.time, options.tradeFrom ?? -Infinity),
  );
  const engine = new SimulationEngine(
    [{ bars: traded, signals: source.signals, rules: source.rules }],
    account,
  );
  const chunk = options.chunk ?? usualChunk;
  for (let from = 0; from < total; from += chunk) {
    const to = Math.min(from + chunk, total);
    const fault = checks.pass(from, to);
    if (fault !== null) return refused(fault);
    source.advance(from, to);
    const tradable = Math.max(from, Math.min(source.firstDecision + 1, to));
    if (from < tradable) engine.idle(from, tradable);
    if (tradable < to) engine.advance(tradable, to);
    options.onProgress?.(to, total);
    if (to < total && options.isCancelled?.() === true) return { status: 'cancelled', bar: to };
  }
  const { gaps, refusedGaps } = checks;
  if (options.gaps === 'refuse' && refusedGaps !== null) return refused(refusedGaps);
  const { equity, trades, reducedEntries, slippagePaid, ruinBar } = engine;
  const { signals, rules, firstDecision } = source;
  return {
    status: 'done',
    run: {
      account,
      bars: traded,
      signals,
      rules,
      equity,
      trades,
      firstDecision,
      buyAndHold: buyAndHold(traded, firstDecision + 1, account, rules),
      gaps,
      reducedEntries,
      slippagePaid,
      ruinBar,
      funding: engine.legs[0]!.funding,
    },
  };
}

function refused(refusal: SimulationRefusal): {
  readonly status: 'refused';
  readonly refusal: SimulationRefusal;
} {
  return { status: 'refused', refusal };
}
