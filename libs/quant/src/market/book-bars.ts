import type { Bars } from '@strategy-builder/language';
import { emptyBars } from './empty-bars.js';
import type { SyntheticOptions } from './synthetic.js';
import { SyntheticBook } from './synthetic-book.js';

const minute = 60_000;
/** After so many minutes a book has forgotten how it began: an order rests for one or two. */
const burnIn = 60;
/** Orders that come or go in a minute, about, as counted over a million of them. */
const eventsPerMinute = 24;
const mostEvents = 50_000_000;
/** Orders at each tick to begin with. */
const usual = [3, 3, 2, 2, 2];

/**
 * Bars of the trades of a synthetic order book: the market orders that met its bids and asks, so that prices jump between
 * the two as real ones do. A bar without a trade stands at the last price; a unit of volume is an order. The flow is the
 * one that was estimated for a stock, whatever the price: a larger `tick` is a wilder market.
 * @param tick the smallest step of a price
 * @throws RangeError when the price runs to nothing, or the bars hold too many orders
 */
export function bookBars(tick: number, { seed, bars: length, start, step, price }: SyntheticOptions): Bars {
  if ((length * step * eventsPerMinute) / minute > mostEvents)
    throw new RangeError(`a book of ${length} such bars has too many orders: ask for fewer or shorter bars`);
  const shift = Math.round(price / tick);
  const book = new SyntheticBook(seed, shift, { bids: usual, asks: usual });
  while (book.time < burnIn) book.next();
  const moved = shift - book.bestAsk;
  const quoted = (ticks: number) => Math.round((ticks + moved) * tick * 1e8) / 1e8;
  const bars = emptyBars(length);
  let last = book.bestAsk;
  let event = book.next();
  for (let t = 0; t < length; t++) {
    const end = burnIn + ((t + 1) * step) / minute;
    let [open, high, low, trades] = [last, last, last, 0];
    for (; book.time < end; event = book.next()) {
      if (event !== 'market') continue;
      last = book.tick;
      if (trades++ === 0) open = high = low = last;
      else if (last > high) high = last;
      else if (last < low) low = last;
    }
    if (low + moved <= 0) throw new RangeError(`the price runs to nothing at bar ${t}`);
    bars.time[t] = start + t * step;
    bars.open[t] = quoted(open);
    bars.high[t] = quoted(high);
    bars.low[t] = quoted(low);
    bars.close[t] = quoted(last);
    bars.volume[t] = trades;
  }
  return bars;
}
