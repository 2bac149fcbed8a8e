import type { OutputRef, ProgramSource, PythonNode } from '@strategy-builder/language';

export type { PythonNode };

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

/**
 * How much an entry buys or sells. `volatility` is an output of the program, the annualised fraction at the deciding
 * close; `capPercent` is the largest notional in percent of equity.
 */
export type SizeRule =
  | {
      /** Percent (2 is 2 %) for the first two modes, quote currency for the third, units of the asset for the fourth. */
      readonly mode: 'percent_equity' | 'percent_risk' | 'fixed_notional' | 'fixed_units';
      readonly value: number;
    }
  | {
      readonly mode: 'volatility_target';
      /** Percent a year. */
      readonly value: number;
      readonly capPercent: number;
      readonly volatility: OutputRef;
    }
  | {
      readonly mode: 'kelly';
      /** Percent of the full Kelly fraction. */
      readonly value: number;
      readonly capPercent: number;
      /** Closed trades without which nothing is estimated. */
      readonly leastTrades: number;
    }
  | {
      readonly mode: 'inverse_volatility';
      /** Percent of equity that all legs of this mode hold together. */
      readonly value: number;
      readonly volatility: OutputRef;
    };

export type SizeMode = SizeRule['mode'];

/** One risk node's rule. `node` is its id, for the reasons of trades. */
export type RiskRule = { readonly node: string } & (
  | ({ readonly kind: 'position_size' } & SizeRule)
  | { readonly kind: 'stop_loss' | 'take_profit' | 'trailing_stop'; readonly distance: Distance }
  | { readonly kind: 'time_exit' /** Bars held at most. */; readonly bars: number }
  | {
      readonly kind: 'take_profit_ladder';
      /** Shares are percent of the position, above zero, 100 in all at most. */
      readonly steps: readonly { readonly distance: Distance; readonly sharePercent: number }[];
    }
  | {
      readonly kind: 'pyramiding';
      readonly maxEntries: number;
      /** Least distance of the deciding close from the last open entry, in the direction given. */
      readonly spacingPercent: number;
      readonly direction: 'any' | 'winning' | 'losing';
    }
  | { readonly kind: 'leverage'; readonly multiple: number; readonly maintenancePercent: number }
  | { readonly kind: 'cooldown'; readonly bars: number; readonly after: 'any' | 'loss' }
  | { readonly kind: 'daily_loss_limit' | 'kill_switch'; readonly percent: number }
  | { readonly kind: 'max_trades_per_day'; readonly trades: number }
);

/**
 * How entries reach the market; exits are market orders. `node` is null when the flow has no execution node: market
 * orders then. Offsets and spacings are percent of the deciding close.
 */
export type ExecutionRule =
  | { readonly kind: 'market'; readonly node: string | null }
  | {
      /** A limit lies below the deciding close for buys and above it for sells, a stop the other way round. */
      readonly kind: 'limit' | 'stop';
      readonly node: string;
      readonly offsetPercent: number;
      /** Bars for which an unfilled order stays in the market. */
      readonly bars: number;
    }
  | { readonly kind: 'twap'; readonly node: string /** One a bar. */; readonly parts: number }
  | {
      readonly kind: 'grid';
      readonly node: string;
      readonly spacingPercent: number;
      readonly levels: number;
    };

/** All that a flow trades: its legs share one account. A flow with one strategy node has one leg. */
export interface Strategy {
  readonly legs: readonly StrategyProgram[];
}

/** One leg, ready to be simulated or printed: every name is bound, every parameter is fixed. */
export interface StrategyProgram {
  /** Formulas in dependency order: functions, one `atr` per risk node that needs it (under the risk node's id), the strategy. */
  readonly source: ProgramSource;
  /** Nodes in Python in dependency order, which run in a sandbox before the formulas that read them; absent without any. */
  readonly python?: readonly PythonNode[];
  /** In the order of `source.bars`, whose computed bars come last. */
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

/** Ids of the bars that are computed by Python instead of read from a data set. */
export function computedBars(python: readonly PythonNode[] = []): readonly string[] {
  return python.flatMap(({ outputs }) => outputs.map(({ column }) => column));
}
