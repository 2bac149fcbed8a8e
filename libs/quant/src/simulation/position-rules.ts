import type { ExecutionRule, SizeMode, StrategyProgram } from '@strategy-builder/domain';
import { tradesPerpetual } from './funding.js';

/** How far a stop or target is from the entry price; `column` holds one absolute distance unit (an ATR) per bar. */
export type PriceDistance =
  | { readonly mode: 'percent'; readonly percent: number }
  | { readonly mode: 'atr'; readonly multiple: number; readonly column: Float64Array };

/** What surrounds the signals: size, stops, targets, time limit and the kind of order. */
export interface PositionRules {
  readonly size: { readonly mode: SizeMode; readonly value: number };
  readonly stopLoss: PriceDistance | null;
  readonly takeProfit: PriceDistance | null;
  readonly trailingStop: PriceDistance | null;
  /** Bars held at most; null without a limit. */
  readonly timeExitBars: number | null;
  /** Whether what is traded pays funding. */
  readonly perpetual: boolean;
  readonly entry:
    | { readonly kind: 'market' }
    | { readonly kind: 'limit'; readonly offsetPercent: number; readonly bars: number };
}

/** Market orders with all cash and no stop: what a program without risk and execution nodes does. */
export const plainRules: PositionRules = {
  size: { mode: 'percent_equity', value: 100 },
  stopLoss: null,
  takeProfit: null,
  trailingStop: null,
  timeExitBars: null,
  perpetual: false,
  entry: { kind: 'market' },
};

/** The rules of a program; `columnOf` finds the values that the program writes for an output. */
export function positionRules(
  program: Pick<StrategyProgram, 'risk' | 'execution' | 'data' | 'traded'>,
  columnOf: (output: { readonly node: string; readonly output: string }) => Float64Array,
): PositionRules {
  let rules: PositionRules = {
    ...plainRules,
    perpetual: tradesPerpetual(program),
    entry: entryOrder(program.execution),
  };
  for (const rule of program.risk) {
    switch (rule.kind) {
      case 'position_size':
        rules = { ...rules, size: { mode: rule.mode, value: rule.value } };
        break;
      case 'time_exit':
        rules = { ...rules, timeExitBars: rule.bars };
        break;
      case 'stop_loss':
      case 'take_profit':
      case 'trailing_stop': {
        const { distance } = rule;
        const priced: PriceDistance =
          distance.mode === 'percent'
            ? { mode: 'percent', percent: distance.percent }
            : { mode: 'atr', multiple: distance.multiple, column: columnOf(distance.atr) };
        const key = (
          { stop_loss: 'stopLoss', take_profit: 'takeProfit', trailing_stop: 'trailingStop' } as const
        )[rule.kind];
        rules = { ...rules, [key]: priced };
        break;
      }
      default:
      // Refused by name before this.
    }
  }
  return rules;
}

function entryOrder(execution: ExecutionRule): PositionRules['entry'] {
  return execution.kind === 'limit'
    ? { kind: 'limit', offsetPercent: execution.offsetPercent, bars: execution.bars }
    : { kind: 'market' };
}
