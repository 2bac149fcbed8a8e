import type { Bars } from '@strategy-builder/language';
import type { Account } from './account.js';
import { costsOf } from './costs.js';
import { chargedRate, fundingOf } from './funding.js';
import type { PositionRules } from './position-rules.js';

/** Buy and hold beside a strategy: bought with all cash at the open of `bar`, marked at the last close. */
export interface BuyAndHold {
  readonly bar: number;
  readonly units: number;
  /** What one unit of notional pays at the open of each bar; null where holding pays no funding. */
  readonly fundingRates: Float64Array | null;
  /** The fee of buying, and what slippage cost, in quote currency. */
  readonly fees: number;
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
  { venue, perpetual }: Pick<PositionRules, 'venue' | 'perpetual'>,
): BuyAndHold | null {
  if (firstFill >= bars.close.length) return null;
  const costs = costsOf(account, venue, bars.volume).market;
  const open = bars.open[firstFill]!;
  const price = costs.slipped(open, 1, account.cash / open, firstFill);
  const units = account.cash / (price * (1 + costs.rate));
  const rates = fundingOf(bars, perpetual, account)?.rates ?? null;
  const fundingRates = rates?.map((rate) => chargedRate(rate, 1, account.fundingFactor)) ?? null;
  let funding = 0;
  if (fundingRates !== null)
    for (let t = firstFill + 1; t < bars.close.length; t++)
      funding += fundingRates[t]! * units * bars.close[t - 1]!;
  const finalEquity = units * bars.close[bars.close.length - 1]! - funding;
  const totalReturn = finalEquity / account.cash - 1;
  const fees = units * price * costs.rate;
  const slippage = units * (price - open);
  return { bar: firstFill, units, fundingRates, fees, slippage, funding, finalEquity, totalReturn };
}

/** Equity of buy and hold at each close, for a chart beside the strategy's. */
export function buyAndHoldEquity(bars: Bars, held: BuyAndHold, cash: number): Float64Array {
  const { close } = bars;
  const { bar, units, fundingRates } = held;
  const equity = new Float64Array(close.length).fill(cash, 0, bar);
  let paid = 0;
  for (let t = bar; t < close.length; t++) {
    if (fundingRates !== null && t > bar) paid += fundingRates[t]! * units * close[t - 1]!;
    equity[t] = units * close[t]! - paid;
  }
  return equity;
}
