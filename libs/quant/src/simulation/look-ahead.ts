import type { OutputColumn } from '@strategy-builder/language';
import { copyOfBars } from './common-range.js';
import type { SignalColumns } from './leg.js';
import type { BarsByNode } from './refuse-inputs.js';
import type { TradeLog } from './trade-log.js';

/** The first difference between the past as it was seen with all data and as it is seen when the data ends at `cut`. */
export interface LookAhead {
  /** Number of bars in the shorter run. */
  readonly cut: number;
  readonly bar: number;
  /** A value is one that a node in Python gave. */
  readonly what: 'value' | 'signal' | 'trade' | 'equity';
  /** Signal, trade column or `node.output` that differs. */
  readonly name: string;
  readonly withAllData: number;
  readonly withCutData: number;
}

/** Copies of the bars before a cut. */
export function cutOff(bars: BarsByNode, cut: number): BarsByNode {
  return Object.fromEntries(Object.entries(bars).map(([node, columns]) => [node, copyOfBars(columns, cut)]));
}

/** First signal before the cut that is another one when the data ends there. */
export function differentSignal(whole: SignalColumns, part: SignalColumns, cut: number): LookAhead | null {
  for (const name of Object.keys(whole) as (keyof SignalColumns)[]) {
    const evidence = differentValue('signal', name, whole[name], part[name], cut);
    if (evidence !== null) return evidence;
  }
  return null;
}

/** First bar before the cut at which two columns differ. */
export function differentValue(
  what: LookAhead['what'],
  name: string,
  whole: OutputColumn,
  part: OutputColumn,
  cut: number,
): LookAhead | null {
  const bar = differs(whole, part, cut);
  return bar < 0 ? null : { cut, bar, what, name, withAllData: whole[bar]!, withCutData: part[bar]! };
}

export function differentEquity(whole: Float64Array, part: Float64Array, cut: number): LookAhead | null {
  return differentValue('equity', 'equity', whole, part, cut);
}

/** First trade that was entered before the cut and is another one when the data ends there. */
export function differentTrade(whole: TradeLog, part: TradeLog, cut: number): LookAhead | null {
  let count = 0;
  while (count < whole.length && whole.entryBar[count]! < cut) count++;
  if (count !== part.length)
    return {
      cut,
      bar: cut - 1,
      what: 'trade',
      name: 'count',
      withAllData: count,
      withCutData: part.length,
    };
  for (let i = 0; i < count; i++) {
    const exit = whole.exitBar[i]!;
    const closedBeforeCut = exit >= 0 && exit < cut;
    const columns = closedBeforeCut ? closedColumns : openColumns;
    if (!closedBeforeCut && part.exitBar[i] !== -1)
      return {
        cut,
        bar: part.exitBar[i]!,
        what: 'trade',
        name: 'exitBar',
        withAllData: exit,
        withCutData: part.exitBar[i]!,
      };
    for (const name of columns)
      if (!Object.is(whole[name][i], part[name][i]))
        return {
          cut,
          bar: whole.entryBar[i]!,
          what: 'trade',
          name,
          withAllData: whole[name][i]!,
          withCutData: part[name][i]!,
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
