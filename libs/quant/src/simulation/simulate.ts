import type { StrategyProgram } from '@strategy-builder/domain';
import { type Bars, type CompiledProgram, compileProgram, type OutputRef } from '@strategy-builder/language';
import { type Account, defaultAccount } from './account.js';
import { type BuyAndHold, buyAndHold } from './buy-and-hold.js';
import { type Gaps, gapsIn } from './check-bars.js';
import { type SignalColumns, SimulationEngine } from './engine.js';
import { positionRules } from './position-rules.js';
import { type BarsByNode, refuseInputs, type SimulationRefusal } from './refuse-inputs.js';
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
  const refusal = refuseInputs(program, bars, account, options.gaps ?? 'state');
  if (refusal !== null) return refused(refusal);
  const traded = bars[program.traded]!;
  const total = traded.time.length;
  const columns = compiled.outputs.map(() => new Float64Array(total));
  const columnOf = (output: OutputRef) =>
    columns[compiled.outputs.findIndex((o) => o.node === output.node && o.output === output.output)]!;
  const signals = signalColumns(program, columnOf, total);
  const engine = new SimulationEngine(traded, signals, positionRules(program, columnOf), account);
  const run = compiled.start();
  const chunk = options.chunk ?? 8192;
  let firstDecision = total;
  for (let from = 0; from < total; from += chunk) {
    const to = Math.min(from + chunk, total);
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
      gaps: gapsIn(traded.time),
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
  let never: Float64Array | undefined;
  const column = (name: (typeof signalOrder)[number]): Float64Array => {
    const output = program.signals[name];
    if (output !== undefined) return columnOf(output);
    never ??= new Float64Array(length);
    return never;
  };
  return {
    enterLong: column('enter_long'),
    exitLong: column('exit_long'),
    enterShort: column('enter_short'),
    exitShort: column('exit_short'),
  };
}

function refused(refusal: SimulationRefusal): SimulationOutcome {
  return { status: 'refused', refusal };
}
