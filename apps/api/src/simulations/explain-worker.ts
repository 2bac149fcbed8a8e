import type { Strategy, StrategyProgram } from '@strategy-builder/domain';
import type { Bars } from '@strategy-builder/language';
import {
  commonRange,
  indexAt,
  type NodeValue,
  nodeValues,
  type ReportedTrade,
  type TradeLeg,
} from '@strategy-builder/quant';
import type { SandboxLimits } from '@strategy-builder/sandbox';
import { computePython } from '../python/python-columns.js';
import { sentenceOf } from '../python/python-fault.js';
import { type BarsOfPeriod, readBarsOfPeriod } from './bars-of-period.js';

export interface ExplainTask extends BarsOfPeriod {
  readonly strategy: Strategy;
  readonly sandbox: SandboxLimits;
  readonly trades: readonly (ReportedTrade & TradeLeg)[];
}

/** The close that decided something: what each node gave there and at the close before, and the traded bar itself. */
export interface Cause {
  readonly time: string;
  /** The rule that became true, as the strategy's formula has it; null where a rule about prices or time decided. */
  readonly rule: string | null;
  readonly bar: Readonly<Record<'open' | 'high' | 'low' | 'close' | 'volume', number>>;
  readonly values: readonly (NodeValue & { readonly before: number | null })[];
}

export interface TradeCauses {
  readonly entry: Cause;
  /** Null while the trade is open. A stop or target is not decided at a close: it has the last close before it. */
  readonly exit: Cause | null;
}

/** Every value that led to some trades, in their order. */
export default async function explainTrades(task: ExplainTask): Promise<readonly TradeCauses[]> {
  const computed = await computePython(task.strategy.legs, await readBarsOfPeriod(task), task.sandbox);
  if (!computed.ok) throw new Error(sentenceOf(computed.fault));
  const bars = commonRange(computed.bars);
  const causes: TradeCauses[] = [];
  for (const leg of task.strategy.legs) {
    const own = task.trades
      .map((trade, index) => ({ trade, index }))
      .filter(({ trade }) => trade.leg === leg.strategy);
    const explained = causesOf(
      leg,
      bars,
      own.map(({ trade }) => trade),
    );
    own.forEach(({ index }, i) => {
      causes[index] = explained[i] as TradeCauses;
    });
  }
  return causes;
}

function causesOf(
  leg: StrategyProgram,
  bars: Readonly<Record<string, Bars>>,
  trades: readonly ReportedTrade[],
): TradeCauses[] {
  const traded = bars[leg.traded] as Bars;
  const barAt = (time: string) => indexAt(traded.time, Date.parse(time));
  const moments = trades.map((trade) => ({
    trade,
    entry: barAt(trade.decidedTime),
    exit: trade.exitTime === undefined ? null : barAt(trade.exitTime) - 1,
  }));
  const needed = moments.flatMap(({ entry, exit }) => (exit === null ? [entry] : [entry, exit]));
  const valuesAt = nodeValues(leg, bars, [...needed, ...needed.map((bar) => bar - 1)]);
  const formula = leg.source.nodes.find(({ id }) => id === leg.strategy)?.formula ?? '';
  const cause = (bar: number, signal: string | null): Cause => {
    const before = valuesAt(bar - 1);
    const column = (name: keyof Cause['bar']) => traded[name][bar] as number;
    return {
      time: new Date(traded.time[bar] as number).toISOString(),
      rule: signal && ruleIn(formula, signal),
      bar: {
        open: column('open'),
        high: column('high'),
        low: column('low'),
        close: column('close'),
        volume: column('volume'),
      },
      values: valuesAt(bar).map((value, i) => ({ ...value, before: before[i]?.value ?? null })),
    };
  };
  return moments.map(({ trade, entry, exit }) => ({
    entry: cause(entry, `enter_${trade.side}`),
    exit: exit === null ? null : cause(exit, exitSignal(trade)),
  }));
}

function exitSignal({ reason, side }: ReportedTrade): string | null {
  if (reason === 'signal') return `exit_${side}`;
  if (reason === 'reversal') return side === 'long' ? 'enter_short' : 'enter_long';
  return null;
}

function ruleIn(formula: string, signal: string): string {
  return (
    formula
      .split('\n')
      .find((line) => line.split('=')[0]?.trim() === signal)
      ?.trim() ?? signal
  );
}
