import { seededRandom } from '../statistics/random.js';

/** Orders of one unit arrive and leave at random; rates are a minute's. Distances are ticks from the best price of the other side. */
export interface OrderFlow {
  /** Limit orders that arrive on one side at distance 1, 2, …; none arrive further away. */
  readonly limit: readonly number[];
  /** Cancellations of each order that rests at distance 1, 2, …, as many as `limit`; the last holds for all that are further away. */
  readonly cancel: readonly number[];
  /** Market orders that take from one side. */
  readonly market: number;
}

/**
 * The flow of a stock of the Tokyo exchange, as estimated in the source.
 * Source: R. Cont, S. Stoikov, R. Talreja, A stochastic model for order book dynamics (2010), table 1.
 */
export const estimatedFlow: OrderFlow = {
  limit: [1.85, 1.51, 1.09, 0.88, 0.77],
  cancel: [0.71, 0.81, 0.68, 0.56, 0.47],
  market: 0.94,
};

export type BookSide = 'bid' | 'ask';
export type BookEvent = 'limit' | 'cancel' | 'market';

/** Orders at the best price and at each tick behind it; above zero at the best. */
export interface BookStart {
  readonly bids: readonly number[];
  readonly asks: readonly number[];
}

/** Ticks from the other side at which orders are still kept; the flow leaves none that far out. */
const reach = 256;
const mask = 2 * reach - 1;

/** The orders of one side by tick, in a ring. */
class Orders {
  total = 0;
  readonly #at = new Int32Array(2 * reach);

  on(tick: number): number {
    return this.#at[tick & mask]!;
  }

  add(tick: number, units: number): void {
    this.#at[tick & mask]! += units;
    this.total += units;
  }
}

/**
 * A limit order book whose orders know nothing: limit orders, cancellations and market orders are independent Poisson
 * processes, so that price, spread and depth move by the flow alone. A side without orders quotes the last tick at which
 * one may arrive. Prices are whole ticks. The same seed gives the same events.
 * Source: as `estimatedFlow`, section 2.
 */
export class SyntheticBook {
  /** Minutes since the beginning. */
  time = 0;
  /** Best prices, in ticks. */
  bestBid: number;
  bestAsk: number;
  /** The side of the book and the price, in ticks, of the last event. */
  side: BookSide = 'bid';
  tick: number;

  readonly #random: () => number;
  readonly #flow: OrderFlow;
  readonly #arrivals: number;
  readonly #bids = new Orders();
  readonly #asks = new Orders();

  /** The ask begins at `bestAsk`, the bid one tick below. */
  constructor(seed: number, bestAsk: number, start: BookStart, flow: OrderFlow = estimatedFlow) {
    this.#random = seededRandom(seed);
    this.#flow = flow;
    this.#arrivals = flow.limit.reduce((sum, rate) => sum + rate, 0);
    this.bestAsk = bestAsk;
    this.bestBid = bestAsk - 1;
    this.tick = bestAsk;
    start.bids.forEach((orders, i) => {
      this.#bids.add(this.bestBid - i, orders);
    });
    start.asks.forEach((orders, i) => {
      this.#asks.add(bestAsk + i, orders);
    });
  }

  /** Orders at a price. */
  depth(side: BookSide, tick: number): number {
    const away = side === 'bid' ? this.bestAsk - tick : tick - this.bestBid;
    return away < 1 || away > reach ? 0 : (side === 'bid' ? this.#bids : this.#asks).on(tick);
  }

  /** Lets the next order come or go. */
  next(): BookEvent {
    const { limit, market } = this.#flow;
    const buys = this.#asks.total > 0 ? market : 0;
    const sells = this.#bids.total > 0 ? market : 0;
    const ofBids = this.#cancels(this.#bids, this.bestAsk, -1);
    const ofAsks = this.#cancels(this.#asks, this.bestBid, 1);
    const total = 2 * this.#arrivals + buys + sells + ofBids + ofAsks;
    this.time -= Math.log(1 - this.#random()) / total;
    let left = this.#random() * total;
    if (left < ofBids)
      return this.#change('cancel', 'bid', this.#cancelled(this.#bids, this.bestAsk, -1, left));
    left -= ofBids;
    if (left < ofAsks)
      return this.#change('cancel', 'ask', this.#cancelled(this.#asks, this.bestBid, 1, left));
    left -= ofAsks;
    if (left < sells) return this.#change('market', 'bid', this.bestBid);
    left -= sells;
    if (left < buys) return this.#change('market', 'ask', this.bestAsk);
    left -= buys;
    const buyer = left < this.#arrivals;
    if (!buyer) left -= this.#arrivals;
    let i = 0;
    while (i < limit.length - 1 && left >= limit[i]!) left -= limit[i++]!;
    return buyer
      ? this.#change('limit', 'bid', this.bestAsk - 1 - i)
      : this.#change('limit', 'ask', this.bestBid + 1 + i);
  }

  /** Cancellations a minute of a side whose distances are counted from `other` in the direction `away`. */
  #cancels(orders: Orders, other: number, away: 1 | -1): number {
    const { cancel } = this.#flow;
    const last = cancel[cancel.length - 1]!;
    let rate = orders.total * last;
    for (let i = 1; i < cancel.length; i++) rate += (cancel[i - 1]! - last) * orders.on(other + away * i);
    return rate;
  }

  /** Where the order rests that a draw below `#cancels` picks. */
  #cancelled(orders: Orders, other: number, away: 1 | -1, draw: number): number {
    const { cancel } = this.#flow;
    let left = draw;
    let found = other;
    for (let i = 1; i <= reach; i++) {
      const tick = other + away * i;
      if (orders.on(tick) === 0) continue;
      found = tick;
      left -= cancel[Math.min(i, cancel.length) - 1]! * orders.on(tick);
      if (left < 0) break;
    }
    return found;
  }

  #change(event: BookEvent, side: BookSide, tick: number): BookEvent {
    this.side = side;
    this.tick = tick;
    (side === 'bid' ? this.#bids : this.#asks).add(tick, event === 'limit' ? 1 : -1);
    const levels = this.#flow.limit.length;
    let bid = this.#best(this.#bids, this.bestBid, this.bestAsk, -1);
    const ask = this.#asks.total === 0 ? bid + levels : this.#best(this.#asks, this.bestAsk, this.bestBid, 1);
    if (this.#bids.total === 0) bid = ask - levels;
    for (let gone = this.bestAsk; gone < ask; gone++)
      this.#bids.add(gone - reach, -this.#bids.on(gone - reach));
    for (let gone = this.bestBid; gone > bid; gone--)
      this.#asks.add(gone + reach, -this.#asks.on(gone + reach));
    this.bestBid = bid;
    this.bestAsk = ask;
    return event;
  }

  /** The best price of a side that has orders; without them the one it had. */
  #best(orders: Orders, before: number, other: number, away: 1 | -1): number {
    if (orders.total === 0) return before;
    let tick = other + away;
    while (orders.on(tick) === 0) tick += away;
    return tick;
  }
}
