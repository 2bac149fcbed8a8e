import type { Bars } from '@strategy-builder/language';
import type { Account } from './account.js';
import { Costs } from './costs.js';
import { fundingMarks, fundingRate } from './funding.js';

/** Buy and hold beside a strategy: bought with all cash at the open of `bar`, marked at the last close. */
export interface BuyAndHold {
  readonly bar: number;
  readonly units: number;
  /** Paid at each funding mark, as a fraction of notional; 0 where what is held is no perpetual. */
  readonly fundingRate: number;
  /** What slippage cost, in quote currency. */
  readonly slippage: number;
  /** Funding paid in all, in quote currency. */
  readonly funding: number;
  readonly finalEquity: number;
  /** Fraction of the starting cash. */
  readonly totalReturn: number;
}

/** Rule buy-and-hold. Null when the strategy could never have traded. */
export function buyAndHold(
  bars: Bars,
  firstFill: number,
  account: Account,
  perpetual: boolean,
): BuyAndHold | null {
  if (firstFill >= bars.close.length) return null;
  const costs = new Costs(account, bars.volume);
  const open = bars.open[firstFill]!;
  const price = costs.slipped(open, 1, account.cash / open, firstFill);
  const units = account.cash / (price * (1 + costs.taker));
  const rate = fundingRate(perpetual, account);
  let funding = 0;
  if (rate !== 0)
    for (let t = firstFill + 1; t < bars.close.length; t++) funding += fundingAt(bars, t, units * rate);
  const finalEquity = units * bars.close[bars.close.length - 1]! - funding;
  const totalReturn = finalEquity / account.cash - 1;
  const slippage = units * (price - open);
  return { bar: firstFill, units, fundingRate: rate, slippage, funding, finalEquity, totalReturn };
}

/** Equity of buy and hold at each close, for a chart beside the strategy's. */
export function buyAndHoldEquity(bars: Bars, held: BuyAndHold, cash: number): Float64Array {
  const { close } = bars;
  const { bar, units, fundingRate: rate } = held;
  const equity = new Float64Array(close.length).fill(cash, 0, bar);
  let paid = 0;
  for (let t = bar; t < close.length; t++) {
    if (rate !== 0 && t > bar) paid += fundingAt(bars, t, units * rate);
    equity[t] = units * close[t]! - paid;
  }
  return equity;
}

/** Rule funding, for what holds all the time. */
function fundingAt({ time, close }: Bars, t: number, unitsTimesRate: number): number {
  return fundingMarks(time[t - 1]!, time[t]!) * unitsTimesRate * close[t - 1]!;
}
