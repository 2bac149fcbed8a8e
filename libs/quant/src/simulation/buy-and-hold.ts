import type { Bars } from '@strategy-builder/language';
import type { Account } from './account.js';

/** Buy and hold beside a strategy: bought with all cash at the open of `bar`, marked at the last close. */
export interface BuyAndHold {
  readonly bar: number;
  readonly units: number;
  readonly finalEquity: number;
  /** Fraction of the starting cash. */
  readonly totalReturn: number;
}

/** Rule buy-and-hold. Null when the strategy could never have traded. */
export function buyAndHold(bars: Bars, firstFill: number, account: Account): BuyAndHold | null {
  if (firstFill >= bars.close.length) return null;
  const price = bars.open[firstFill]! * (1 + account.slippageBps / 10_000);
  const units = account.cash / (price * (1 + account.feeBps / 10_000));
  const finalEquity = units * bars.close[bars.close.length - 1]!;
  return { bar: firstFill, units, finalEquity, totalReturn: finalEquity / account.cash - 1 };
}

/** Equity of buy and hold at each close, for a chart beside the strategy's. */
export function buyAndHoldEquity(bars: Bars, held: BuyAndHold, cash: number): Float64Array {
  return bars.close.map((close, t) => (t < held.bar ? cash : held.units * close));
}
