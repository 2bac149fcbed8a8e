import {
  type Distance,
  type ExecutionRule,
  type RiskRule,
  type SizeRule,
  type StrategyProgram,
  tradedVenue,
} from '@strategy-builder/domain';
import { tradesPerpetual } from './funding.js';

/** How far a stop or target is from the entry price; `column` holds one absolute distance unit (an ATR) per bar. */
export type PriceDistance =
  | { readonly mode: 'percent'; readonly percent: number }
  | { readonly mode: 'atr'; readonly multiple: number; readonly column: Float64Array };

/** A rule with the program's output that it names replaced by the column that holds its values. */
type WithColumn<Rule> = Rule extends { readonly volatility: unknown }
  ? Omit<Rule, 'volatility'> & { readonly column: Float64Array }
  : Rule;

export type Size = WithColumn<SizeRule>;

type WithoutNode<Rule> = Rule extends unknown ? Omit<Rule, 'node' | 'kind'> : never;
type RuleOf<Kind extends RiskRule['kind']> = WithoutNode<Extract<RiskRule, { readonly kind: Kind }>>;

type Entry<Rule> = Rule extends unknown ? Omit<Rule, 'node'> : never;

/** What surrounds the signals: size, stops, targets, limits and the kind of order. Null or empty: without it. */
export interface PositionRules {
  readonly size: Size;
  readonly stopLoss: PriceDistance | null;
  readonly takeProfit: PriceDistance | null;
  readonly trailingStop: PriceDistance | null;
  /** Parts of each entry with targets of their own. */
  readonly ladder: readonly { readonly distance: PriceDistance; readonly sharePercent: number }[];
  /** Bars held at most. */
  readonly timeExitBars: number | null;
  /** Exchange and market of what is traded, `binance:perpetual` in lower case: its fees may be its own. */
  readonly venue: string;
  /** Whether what is traded pays funding. */
  readonly perpetual: boolean;
  readonly entry: Entry<ExecutionRule>;
  readonly pyramiding: RuleOf<'pyramiding'> | null;
  readonly leverage: RuleOf<'leverage'> | null;
  readonly cooldown: RuleOf<'cooldown'> | null;
  readonly maxTradesPerDay: number | null;
  readonly dailyLossLimitPercent: number | null;
  readonly killSwitchPercent: number | null;
}

/** Market orders with all cash and no stop: what a program without risk and execution nodes does. */
export const plainRules: PositionRules = {
  size: { mode: 'percent_equity', value: 100 },
  stopLoss: null,
  takeProfit: null,
  trailingStop: null,
  ladder: [],
  timeExitBars: null,
  venue: ':',
  perpetual: false,
  entry: { kind: 'market' },
  pyramiding: null,
  leverage: null,
  cooldown: null,
  maxTradesPerDay: null,
  dailyLossLimitPercent: null,
  killSwitchPercent: null,
};

/** The rules of a program; `columnOf` finds the values that the program writes for an output. */
export function positionRules(
  program: Pick<StrategyProgram, 'risk' | 'execution' | 'data' | 'traded'>,
  columnOf: (output: { readonly node: string; readonly output: string }) => Float64Array,
): PositionRules {
  const priced = (distance: Distance): PriceDistance =>
    distance.mode === 'percent'
      ? distance
      : { mode: 'atr', multiple: distance.multiple, column: columnOf(distance.atr) };
  const stated: Partial<PositionRules> = Object.assign(
    {},
    ...program.risk.map((rule) => partOf(rule, priced, columnOf)),
  );
  const { ladder, size } = stated;
  // Written out, since an object that is spread changes its shape once its function is warm, and all code that reads it is compiled anew.
  return {
    size: size ?? plainRules.size,
    stopLoss: stated.stopLoss ?? null,
    takeProfit: stated.takeProfit ?? null,
    trailingStop: stated.trailingStop ?? null,
    ladder: ladder ?? plainRules.ladder,
    timeExitBars: stated.timeExitBars ?? null,
    venue: tradedVenue(program) ?? plainRules.venue,
    perpetual: tradesPerpetual(program),
    entry: entryOf(program.execution),
    pyramiding: stated.pyramiding ?? null,
    leverage: stated.leverage ?? null,
    cooldown: stated.cooldown ?? null,
    maxTradesPerDay: stated.maxTradesPerDay ?? null,
    dailyLossLimitPercent: stated.dailyLossLimitPercent ?? null,
    killSwitchPercent: stated.killSwitchPercent ?? null,
  };
}

/** The columns that distances and sizes are measured with. */
export function columnsOf({
  size,
  stopLoss,
  takeProfit,
  trailingStop,
  ladder,
}: PositionRules): readonly Float64Array[] {
  const measured = [size, stopLoss, takeProfit, trailingStop, ...ladder.map(({ distance }) => distance)];
  return measured.flatMap((one) => (one !== null && 'column' in one ? [one.column] : []));
}

function partOf(
  rule: RiskRule,
  priced: (distance: Distance) => PriceDistance,
  columnOf: Parameters<typeof positionRules>[1],
): Partial<PositionRules> {
  switch (rule.kind) {
    case 'position_size': {
      const { kind: _, node: __, ...size } = rule;
      if (!('volatility' in size)) return { size };
      const { volatility, ...rest } = size;
      return { size: { ...rest, column: columnOf(volatility) } };
    }
    case 'stop_loss':
      return { stopLoss: priced(rule.distance) };
    case 'take_profit':
      return { takeProfit: priced(rule.distance) };
    case 'trailing_stop':
      return { trailingStop: priced(rule.distance) };
    case 'take_profit_ladder':
      return { ladder: rule.steps.map((step) => ({ ...step, distance: priced(step.distance) })) };
    case 'time_exit':
      return { timeExitBars: rule.bars };
    case 'pyramiding':
      return { pyramiding: rule };
    case 'leverage':
      return { leverage: rule };
    case 'cooldown':
      return { cooldown: rule };
    case 'max_trades_per_day':
      return { maxTradesPerDay: rule.trades };
    case 'daily_loss_limit':
      return { dailyLossLimitPercent: rule.percent };
    case 'kill_switch':
      return { killSwitchPercent: rule.percent };
  }
}

function entryOf({ node: _, ...entry }: ExecutionRule): PositionRules['entry'] {
  return entry;
}
