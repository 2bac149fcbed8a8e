import type { TradeLog } from '../simulation/trade-log.js';
import { moments } from '../statistics/sample.js';

/** Sums over closed trades; NaN where there is nothing to divide by. */
export interface TradeStatistics {
  readonly closed: number;
  /** Fraction of closed trades with a profit above zero. */
  readonly winRate: number;
  /** Profits over losses, in currency. */
  readonly profitFactor: number;
  /** Positive trade returns over negative ones. */
  readonly returnProfitFactor: number;
  readonly meanReturn: number;
  readonly meanProfit: number;
  /** Van Tharp's system quality number: √n × mean profit / sample deviation of profits. */
  readonly sqn: number;
  /** Win rate − loss rate / (mean win / mean loss), in currency. */
  readonly kelly: number;
  /** Fees of all trades, of one that is still open too. */
  readonly fees: number;
}

export function tradeStatistics(trades: TradeLog): TradeStatistics {
  const { closed } = trades;
  const profits = new Float64Array(closed);
  let wins = 0;
  let won = 0;
  let losses = 0;
  let lost = 0;
  let gained = 0;
  let given = 0;
  let returns = 0;
  for (let i = 0, seen = 0; i < trades.length; i++) {
    if (trades.exitBar[i] === -1) continue;
    const profit = trades.profit[i]!;
    profits[seen++] = profit;
    const result = trades.returnOf(i);
    returns += result;
    if (profit > 0) {
      wins++;
      won += profit;
      gained += result;
    } else if (profit < 0) {
      losses++;
      lost -= profit;
      given -= result;
    }
  }
  let fees = 0;
  for (let i = 0; i < trades.length; i++) fees += trades.fees[i]!;
  const winRate = wins / closed;
  const { mean, deviation } = moments(profits);
  return {
    closed,
    winRate,
    profitFactor: won / lost,
    returnProfitFactor: gained / given,
    meanReturn: returns / closed,
    meanProfit: mean,
    sqn: (Math.sqrt(closed) * mean) / deviation,
    kelly: winRate - (1 - winRate) / (won / wins / (lost / losses)),
    fees,
  };
}

/** Bars on which a position was held at some moment: entry and exit bars count. Trades are in the order of their entries; `withOpen` counts positions still open. */
export function barsExposed(trades: TradeLog, bars: number, withOpen: boolean): number {
  let count = 0;
  let next = 0;
  for (let i = 0; i < trades.length; i++) {
    const exit = trades.exitBar[i]!;
    if (exit === -1 && !withOpen) continue;
    const last = exit === -1 ? bars - 1 : exit;
    count += Math.max(0, last - Math.max(trades.entryBar[i]!, next) + 1);
    next = Math.max(next, last + 1);
  }
  return count;
}

/** Closes at which a position was held. Trades are in the order of their entries. */
export function closesHeld(trades: TradeLog, bars: number): number {
  let count = 0;
  let next = 0;
  for (let i = 0; i < trades.length; i++) {
    const end = trades.exitBar[i] === -1 ? bars : trades.exitBar[i]!;
    count += Math.max(0, end - Math.max(trades.entryBar[i]!, next));
    next = Math.max(next, end);
  }
  return count;
}
