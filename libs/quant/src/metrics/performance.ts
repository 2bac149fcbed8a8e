import type { TradeLog } from '../simulation/trade-log.js';

/** What the metrics of a simulation are computed from. */
export interface Performance {
  /** Opens of the bars in Unix milliseconds, UTC. */
  readonly time: Float64Array;
  readonly close: Float64Array;
  /** Equity at the closes. */
  readonly equity: Float64Array;
  readonly cash: number;
  readonly trades: TradeLog;
  /** First bar whose close could decide an order; the number of bars when there is none. */
  readonly firstDecision: number;
  /** Return of buy and hold at the same costs, from the first tradable bar; null when nothing was tradable. */
  readonly buyAndHoldReturn: number | null;
}
