import type { FurtherInput } from '../metrics/further.js';
import type { StrategyRun } from '../simulation/simulate-strategy.js';
import { TradeLog } from '../simulation/trade-log.js';

/**
 * Buying and holding beside a strategy, as the metrics see it: one trade that stays open, at the same costs. Null when
 * the strategy could never have traded.
 */
export function benchmarkOf(run: StrategyRun): FurtherInput | null {
  const { time, close, heldFees, heldSlippage, heldFunding, firstDecision, buyAndHoldReturn } = run;
  if (buyAndHoldReturn === null) return null;
  const { cash } = run.account;
  const held = run.heldEquity();
  const last = held.length - 1;
  const units = (held[last]! + heldFunding) / close[last]!;
  const trades = new TradeLog();
  trades.enter(1, units, firstDecision + 1, (cash - heldFees) / units, heldFees, firstDecision);
  trades.funding[0] = heldFunding;
  trades.mark(0, close[last]!);
  return {
    time,
    close,
    equity: held,
    cash,
    trades,
    firstDecision,
    buyAndHoldReturn,
    slippagePaid: heldSlippage,
  };
}
