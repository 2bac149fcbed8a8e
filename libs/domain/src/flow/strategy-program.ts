import type { OutputRef, ProgramSource } from '@strategy-builder/language';

/** The four outputs of a strategy node's formula that mean something to a simulation. */
export const signalNames = ['enter_long', 'exit_long', 'enter_short', 'exit_short'] as const;
export type SignalName = (typeof signalNames)[number];

export function isSignalName(name: string): name is SignalName {
  return (signalNames as readonly string[]).includes(name);
}

/** A data node as the program needs it: which series the bars of `node` are. */
export interface DataSource {
  readonly node: string;
  readonly symbol: string;
  readonly exchange: string;
  /** `1m` to `1w`. */
  readonly timeframe: string;
  readonly market: string;
}

/**
 * How far a stop or target is from the entry price. `percent` of the entry price, or `multiple` times the average
 * true range; `atr` is an output of the program, read at the bar whose close decided the entry.
 */
export type Distance =
  | { readonly mode: 'percent'; readonly percent: number }
  | { readonly mode: 'atr'; readonly multiple: number; readonly atr: OutputRef };

export type SizeMode = 'percent_equity' | 'percent_risk' | 'fixed_notional' | 'fixed_units';

/** One risk node's rule. `node` is its id, for the reasons of trades. */
export type RiskRule =
  | {
      readonly kind: 'position_size';
      readonly node: string;
      /** Percent (2 is 2 %) for the first two modes, quote currency for the third, units of the asset for the fourth. */
      readonly mode: SizeMode;
      readonly value: number;
    }
  | {
      readonly kind: 'stop_loss' | 'take_profit' | 'trailing_stop';
      readonly node: string;
      readonly distance: Distance;
    }
  | { readonly kind: 'time_exit'; readonly node: string /** Bars held at most. */; readonly bars: number };

/** How orders reach the market. `node` is null when the flow has no execution node: market orders then. */
export type ExecutionRule =
  | { readonly kind: 'market'; readonly node: string | null }
  | {
      readonly kind: 'limit';
      readonly node: string;
      /** Entries only: percent below the deciding close for buys, above it for sells. Exits are market orders. */
      readonly offsetPercent: number;
      /** Bars for which an unfilled order stays in the market. */
      readonly bars: number;
    };

/** All that a flow trades: its legs share one account. A flow with one strategy node has one leg. */
export interface Strategy {
  readonly legs: readonly StrategyProgram[];
}

/** One leg, ready to be simulated or printed: every name is bound, every parameter is fixed. */
export interface StrategyProgram {
  /** Formulas in dependency order: functions, one `atr` per risk node that needs it (under the risk node's id), the strategy. */
  readonly source: ProgramSource;
  /** In the order of `source.bars`. */
  readonly data: readonly DataSource[];
  /** Id of the data node that is bought and sold. */
  readonly traded: string;
  /** Id of the strategy node. */
  readonly strategy: string;
  /** Boolean outputs; at least one entry is there. */
  readonly signals: Readonly<Partial<Record<SignalName, OutputRef>>>;
  /** In chain order, from the strategy towards execution; at most one of each kind. */
  readonly risk: readonly RiskRule[];
  readonly execution: ExecutionRule;
}
