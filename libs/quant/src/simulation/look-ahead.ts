import type { StrategyProgram } from '@strategy-builder/domain';
import { type CompiledProgram, compileProgram, type OutputColumn } from '@strategy-builder/language';
import { commonRange, copyOfBars } from './common-range.js';
import type { BarsByNode, SimulationRefusal } from './refuse-inputs.js';
import { programOutputs } from './signal-source.js';
import { type SimulationOptions, type SimulationRun, simulateCompiled } from './simulate.js';

/** The first difference between the past as it was seen with all data and as it is seen when the data ends at `cut`. */
export interface LookAhead {
  /** Number of bars in the shorter run. */
  readonly cut: number;
  readonly bar: number;
  readonly what: 'signal' | 'trade' | 'equity';
  /** Signal or trade column that differs. */
  readonly name: string;
  readonly withAllData: number;
  readonly withCutData: number;
}

export type LookAheadProof =
  | { readonly status: 'proved'; readonly cuts: number; readonly barsCompared: number }
  | { readonly status: 'looks-ahead'; readonly evidence: LookAhead }
  | { readonly status: 'refused'; readonly refusal: SimulationRefusal };

/**
 * Simulates once with all bars and once for each cut with only the bars before it, and compares everything that lies
 * before the cut: signals, trades and equity must be the same to the last bit. A strategy that reads a bar ahead of the
 * one it decides on changes its past when its future is taken away.
 */
export function proveNoLookAhead(
  program: StrategyProgram,
  bars: BarsByNode,
  cuts: readonly number[],
  options: SimulationOptions = {},
): LookAheadProof {
  const compiled = compileProgram(program.source, programOutputs(program));
  if (!compiled.ok)
    return { status: 'refused', refusal: { code: 'formula', node: compiled.node, error: compiled.error } };
  return proveCompiled(program, compiled.value, bars, cuts, options);
}

/** `proveNoLookAhead` for a program that is compiled already, by whomever. */
export function proveCompiled(
  program: StrategyProgram,
  compiled: CompiledProgram,
  barsByNode: BarsByNode,
  cuts: readonly number[],
  options: SimulationOptions = {},
): LookAheadProof {
  const bars = commonRange(barsByNode);
  const whole = simulateCompiled(program, compiled, bars, options);
  if (whole.status === 'refused') return whole;
  if (whole.status === 'cancelled') throw new Error('A look-ahead proof cannot be cancelled');
  let barsCompared = 0;
  let proved = 0;
  for (const cut of cuts) {
    if (cut < 1 || cut >= whole.run.equity.length) continue;
    const shorter = Object.fromEntries(
      Object.entries(bars).map(([node, columns]) => [node, copyOfBars(columns, cut)]),
    );
    const part = simulateCompiled(program, compiled, shorter, options);
    if (part.status !== 'done')
      throw new Error(`The bars before ${cut} cannot be simulated, although all of them can`);
    const evidence = firstDifference(whole.run, part.run, cut);
    if (evidence !== null) return { status: 'looks-ahead', evidence };
    barsCompared += cut;
    proved++;
  }
  return { status: 'proved', cuts: proved, barsCompared };
}

function firstDifference(whole: SimulationRun, part: SimulationRun, cut: number): LookAhead | null {
  for (const [name, column] of Object.entries(whole.signals) as [
    keyof SimulationRun['signals'],
    Uint8Array,
  ][]) {
    const bar = differs(column, part.signals[name], cut);
    if (bar >= 0)
      return {
        cut,
        bar,
        what: 'signal',
        name,
        withAllData: column[bar]!,
        withCutData: part.signals[name][bar]!,
      };
  }
  const trade = differentTrade(whole, part, cut);
  if (trade !== null) return trade;
  const bar = differs(whole.equity, part.equity, cut);
  return bar < 0
    ? null
    : {
        cut,
        bar,
        what: 'equity',
        name: 'equity',
        withAllData: whole.equity[bar]!,
        withCutData: part.equity[bar]!,
      };
}

function differentTrade(whole: SimulationRun, part: SimulationRun, cut: number): LookAhead | null {
  let count = 0;
  while (count < whole.trades.length && whole.trades.entryBar[count]! < cut) count++;
  if (count !== part.trades.length)
    return {
      cut,
      bar: cut - 1,
      what: 'trade',
      name: 'count',
      withAllData: count,
      withCutData: part.trades.length,
    };
  for (let i = 0; i < count; i++) {
    const exit = whole.trades.exitBar[i]!;
    const closedBeforeCut = exit >= 0 && exit < cut;
    const columns = closedBeforeCut ? closedColumns : openColumns;
    if (!closedBeforeCut && part.trades.exitBar[i] !== -1)
      return {
        cut,
        bar: part.trades.exitBar[i]!,
        what: 'trade',
        name: 'exitBar',
        withAllData: exit,
        withCutData: part.trades.exitBar[i]!,
      };
    for (const name of columns)
      if (!Object.is(whole.trades[name][i], part.trades[name][i]))
        return {
          cut,
          bar: whole.trades.entryBar[i]!,
          what: 'trade',
          name,
          withAllData: whole.trades[name][i]!,
          withCutData: part.trades[name][i]!,
        };
  }
  return null;
}

const openColumns = ['side', 'quantity', 'decidedBar', 'entryBar', 'entryPrice'] as const;
const closedColumns = [
  ...openColumns,
  'exitBar',
  'exitPrice',
  'profit',
  'fees',
  'reason',
  'ambiguous',
] as const;

/** First index below `end` at which two columns differ, −1 when there is none; not available equals not available. */
function differs<Column extends OutputColumn>(a: Column, b: Column, end: number): number {
  for (let t = 0; t < end; t++) if (!Object.is(a[t], b[t])) return t;
  return -1;
}
