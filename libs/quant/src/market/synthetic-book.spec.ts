import { describe, expect, it } from 'vitest';
import { BarCheck } from '../simulation/check-bars.js';
import { seededRandom } from '../statistics/random.js';
import { syntheticBars } from './synthetic.js';
import { estimatedFlow, SyntheticBook } from './synthetic-book.js';

const usual = { bids: [3, 3, 2, 2, 2], asks: [3, 3, 2, 2, 2] };

/**
 * The probability that the mid-price rises at its next change, the spread being one tick, by the orders at the best bid
 * (row) and ask (column).
 * Source: R. Cont, S. Stoikov, R. Talreja, A stochastic model for order book dynamics (2010), table 3, Laplace transform.
 */
const risesNext = [
  [500, 336, 259, 216, 188],
  [664, 500, 407, 348, 307],
  [741, 593, 500, 437, 391],
  [784, 652, 563, 500, 452],
  [812, 693, 609, 548, 500],
].map((row) => row.map((thousandths) => thousandths / 1_000));

describe('a synthetic order book', () => {
  it('moves its mid-price up as often as the published table says, within four standard errors', () => {
    const trials = 3_000;
    for (const [b, row] of risesNext.entries())
      for (const [a, expected] of row.entries()) {
        const seeds = seededRandom(100 * b + a);
        let rises = 0;
        for (let trial = 0; trial < trials; trial++) {
          const start = { bids: [b + 1, 4], asks: [a + 1, 4] };
          const book = new SyntheticBook(Math.floor(seeds() * 2 ** 32), 1_000, start);
          while (book.bestBid + book.bestAsk === 1_999) book.next();
          if (book.bestBid + book.bestAsk > 1_999) rises++;
        }
        const error = Math.sqrt((expected * (1 - expected)) / trials);
        expect(Math.abs(rises / trials - expected), `${b + 1} bids, ${a + 1} asks`).toBeLessThan(4 * error);
      }
  });

  it('has market and limit orders at the rates of its flow, and as many cancellations as keep it from growing', () => {
    const book = new SyntheticBook(5, 10_000, usual);
    const counts = { limit: 0, cancel: 0, market: 0 };
    for (let i = 0; i < 200_000; i++) counts[book.next()]++;
    const limits = 2 * estimatedFlow.limit.reduce((sum, rate) => sum + rate, 0) * book.time;
    expect(Math.abs(counts.limit - limits)).toBeLessThan(4 * Math.sqrt(limits));
    // A side is without orders for about a thousandth of the time.
    const markets = 2 * estimatedFlow.market * book.time;
    expect(counts.market).toBeLessThan(markets + 4 * Math.sqrt(markets));
    expect(counts.market).toBeGreaterThan(0.99 * markets - 4 * Math.sqrt(markets));
    expect(Math.abs(counts.limit - counts.cancel - counts.market)).toBeLessThan(100);
  });

  it('never crosses, and trades at its best prices only, where orders rest', () => {
    const book = new SyntheticBook(6, 10_000, usual);
    for (let i = 0; i < 100_000; i++) {
      const [bid, ask] = [book.bestBid, book.bestAsk];
      const [bids, asks] = [book.depth('bid', bid), book.depth('ask', ask)];
      const event = book.next();
      expect(book.bestBid).toBeLessThan(book.bestAsk);
      if (event !== 'market') continue;
      expect(book.tick).toBe(book.side === 'bid' ? bid : ask);
      expect(book.side === 'bid' ? bids : asks).toBeGreaterThan(0);
    }
  });

  it('fills again where a side has run out of orders', () => {
    const thin = { limit: [0.3, 0.2], cancel: [2, 2], market: 3 };
    const book = new SyntheticBook(7, 10_000, { bids: [1], asks: [1] }, thin);
    let empty = 0;
    let widest = 0;
    for (let i = 0; i < 20_000; i++) {
      book.next();
      if (book.depth('bid', book.bestBid) === 0 || book.depth('ask', book.bestAsk) === 0) empty++;
      widest = Math.max(widest, book.bestAsk - book.bestBid);
    }
    expect(empty).toBeGreaterThan(5_000);
    expect(empty).toBeLessThan(20_000);
    expect(widest).toBeLessThan(256);
  });

  it('gives bars of its trades that a simulation takes: whole ticks from the price asked for, the same for the same seed', () => {
    const options = { seed: 8, bars: 2_000, start: Date.UTC(2024, 0, 1), step: 60_000, price: 250 };
    const bars = syntheticBars({ model: 'book', tick: 0.05 }, options);
    expect(new BarCheck(bars).pass(0, 2_000)).toBeNull();
    expect(bars.open[0]).toBeCloseTo(250, 0);
    for (const price of [...bars.high, ...bars.low])
      expect(Math.abs(price / 0.05 - Math.round(price / 0.05))).toBeLessThan(1e-9);
    const perMinute = bars.volume.reduce((sum, units) => sum + units, 0) / 2_000;
    expect(perMinute).toBeCloseTo(2 * estimatedFlow.market, 0);
    expect(syntheticBars({ model: 'book', tick: 0.05 }, options)).toEqual(bars);
    expect(syntheticBars({ model: 'book', tick: 0.05 }, { ...options, seed: 9 }).close).not.toEqual(
      bars.close,
    );
  });

  it('refuses bars that hold too many orders, and a tick that lets the price run to nothing', () => {
    const options = { seed: 8, bars: 100_000, start: 0, step: 86_400_000, price: 250 };
    expect(() => syntheticBars({ model: 'book', tick: 0.05 }, options)).toThrow('too many orders');
    const wild = { ...options, bars: 5_000, step: 3_600_000 };
    expect(() => syntheticBars({ model: 'book', tick: 50 }, wild)).toThrow('nothing at bar');
  });
});
