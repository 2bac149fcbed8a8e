import type { StrategyProgram } from '@strategy-builder/domain';
import { type Bars, type CompiledProgram, compileProgram, type OutputRef } from '@strategy-builder/language';
import { type Account, defaultAccount } from './account.js';
import { type BuyAndHold, buyAndHold } from './buy-and-hold.js';
import { BarCheck, type Gaps } from './check-bars.js';
import { SimulationEngine } from './engine.js';
import type { SignalColumns } from './leg.js';
import { positionRules } from './position-rules.js';
import { type BarsByNode, nodesRead, refuseInputs, type SimulationRefusal } from './refuse-inputs.js';
import type { TradeLog } from './trade-log.js';

export interface SimulationOptions {
  readonly account?: Partial<Account>;
  /** `state` (the default) reports gaps in the traded bars as an assumption, `refuse` makes them an error. */
  readonly gaps?: 'state' | 'refuse';
  /** Bars between two calls of `onProgress` and `isCancelled`. */
  readonly chunk?: number;
  readonly onProgress?: (done: number, total: number) => void;
  /** Asked after every chunk; true ends the simulation. */
  readonly isCancelled?: () => boolean;
}

/** A simulation that ran to the last bar. Columns are indexed by bar. */
export interface SimulationRun {
  readonly account: Account;
  readonly bars: Bars;
  readonly signals: SignalColumns;
  /** Equity at each close. */
  readonly equity: Float64Array;
  readonly trades: TradeLog;
  /** First bar whose close could decide an order; the number of bars when there is none. */
  readonly firstDecision: number;
  readonly buyAndHold: BuyAndHold | null;
  readonly gaps: Gaps;
  readonly reducedEntries: number;
  /** Bar at whose close equity was at or below zero, −1 otherwise. */
  readonly ruinBar: number;
}

export type SimulationOutcome =
  | { readonly status: 'done'; readonly run: SimulationRun }
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
  const outputs = programOutputs(program);
  const compiled = compileProgram(program.source, outputs);
  if (!compiled.ok) return refused({ code: 'formula', node: compiled.node, error: compiled.error });
  return simulateCompiled(program, compiled.value, bars, options);
}

/** The outputs that a simulation reads: the signals in a fixed order, then the distances. */
export function programOutputs(program: StrategyProgram): readonly OutputRef[] {
  const outputs = signalOrder.flatMap((name) => program.signals[name] ?? []);
  for (const rule of program.risk)
    if ('distance' in rule && rule.distance.mode === 'atr') outputs.push(rule.distance.atr);
  return outputs;
}

const signalOrder = ['enter_long', 'exit_long', 'enter_short', 'exit_short'] as const;

/** `simulate` for a program that is compiled already; `compiled.outputs` begin with `programOutputs(program)`. */
export function simulateCompiled(
  program: StrategyProgram,
  compiled: CompiledProgram,
  bars: BarsByNode,
  options: SimulationOptions = {},
): SimulationOutcome {
  const account = { ...defaultAccount, ...options.account };
  const refusal = refuseInputs(program, bars, account);
  if (refusal !== null) return refused(refusal);
  const traded = bars[program.traded]!;
  const total = traded.time.length;
  const columns = compiled.outputs.map(() => new Float64Array(total));
  const columnOf = (output: OutputRef) =>
    columns[compiled.outputs.findIndex((o) => o.node === output.node && o.output === output.output)]!;
  const signals = signalColumns(program, columnOf, total);
  const engine = new SimulationEngine(traded, signals, positionRules(program, columnOf), account);
  const checks = nodesRead(program).map((node) => ({
    node,
    time: bars[node]!.time,
    check: new BarCheck(bars[node]!),
  }));
  const run = compiled.start();
  // Small enough for the processor to keep a stretch of all columns at hand between check, program and engine.
  const chunk = options.chunk ?? 4096;
  let firstDecision = total;
  for (let from = 0; from < total; from += chunk) {
    const to = Math.min(from + chunk, total);
    for (const { node, time, check } of checks) {
      const fault = check.pass(from, to);
      if (fault !== null) return refused({ code: 'bars', node, fault });
      const bar = time === traded.time ? to : firstDifferent(time, traded.time, from, to);
      if (bar < to) return refused({ code: 'bars-not-aligned', node, bar });
    }
    run.advance(bars, from, to, columns);
    if (firstDecision === total) {
      firstDecision = firstAvailable(columns, from, to) ?? total;
      const tradable = Math.min(firstDecision + 1, to);
      engine.idle(from, tradable);
      if (tradable < to) engine.advance(tradable, to);
    } else engine.advance(from, to);
    options.onProgress?.(to, total);
    if (to < total && options.isCancelled?.() === true) return { status: 'cancelled', bar: to };
  }
  const { gaps } = checks[0]!.check;
  if (options.gaps === 'refuse' && gaps.count > 0) {
    const fault = { code: 'gap', bar: gaps.longest, missing: gaps.missing } as const;
    return refused({ code: 'bars', node: program.traded, fault });
  }
  return {
    status: 'done',
    run: {
      account,
      bars: traded,
      signals,
      equity: engine.equity,
      trades: engine.trades,
      firstDecision,
      buyAndHold: buyAndHold(traded, firstDecision + 1, account),
      gaps,
      reducedEntries: engine.reducedEntries,
      ruinBar: engine.ruinBar,
    },
  };
}

/** Rule warm-up: the first bar in [from, to) on which every column has a value. */
function firstAvailable(columns: readonly Float64Array[], from: number, to: number): number | null {
  for (let t = from; t < to; t++) if (columns.every((column) => !Number.isNaN(column[t]!))) return t;
  return null;
}

function signalColumns(
  program: StrategyProgram,
  columnOf: (output: OutputRef) => Float64Array,
  length: number,
): SignalColumns {
  const column = (name: (typeof signalOrder)[number]): Float64Array => {
    const output = program.signals[name];
    return output === undefined ? neverSignalled(length) : columnOf(output);
  };
  return {
    enterLong: column('enter_long'),
    exitLong: column('exit_long'),
    enterShort: column('enter_short'),
    exitShort: column('exit_short'),
  };
}

/** Zeros, never written to and therefore shared by all runs: the column of a signal that a program does not have. */
let zeros = new Float64Array(0);

function neverSignalled(length: number): Float64Array {
  if (zeros.length < length) zeros = new Float64Array(length);
  return zeros.subarray(0, length);
}

function firstDifferent(a: Float64Array, b: Float64Array, from: number, to: number): number {
  let t = from;
  while (t < to && a[t] === b[t]) t++;
  return t;
}

function refused(refusal: SimulationRefusal): SimulationOutcome {
  return { status: 'refused', refusal };
}
