import type { Bars } from '@strategy-builder/language';
import type { Account } from './account.js';
import { fundingRate, nextFundedBar } from './funding.js';
import { Leg, type SignalColumns } from './leg.js';
import type { PositionRules } from './position-rules.js';
import type { TradeLog } from './trade-log.js';

/**
 * The single-asset simulation. `advance` runs over bars on which nothing can happen in tight loops; every other bar goes
 * through the rules of its `Leg`.
 */
export class SimulationEngine {
  /** Equity at each bar's close; valid up to the last bar that was passed. */
  readonly equity: Float64Array;
  /** Bar at whose close equity was at or below zero; −1 when that did not happen. */
  ruinBar = -1;

  readonly #bars: Bars;
  readonly #signals: SignalColumns;
  readonly #leg: Leg;
  readonly #purse: { cash: number };
  /** Whether funding is paid. */
  readonly #funded: boolean;

  constructor(bars: Bars, signals: SignalColumns, rules: PositionRules, account: Account) {
    this.#bars = bars;
    this.#signals = signals;
    this.#purse = { cash: account.cash };
    this.#leg = new Leg(bars, signals, rules, account, this.#purse);
    this.#funded = fundingRate(rules.perpetual, account) !== 0;
    this.equity = new Float64Array(bars.close.length);
  }

  get trades(): TradeLog {
    return this.#leg.trades;
  }

  /** Entries that asked for more than the account allows. */
  get reducedEntries(): number {
    return this.#leg.reducedEntries;
  }

  /** What slippage has cost, in quote currency. */
  get slippagePaid(): number {
    return this.#leg.slippagePaid;
  }

  /** Passes bars [from, to) without deciding or trading: the warm-up. */
  idle(from: number, to: number): void {
    this.equity.fill(this.#purse.cash, from, to);
  }

  /** Passes bars [from, to), each call from where the last one ended; the bar before `from` may have decided an order. */
  advance(from: number, to: number): void {
    const { high, low, close } = this.#bars;
    const { enterLong, exitLong, enterShort, exitShort } = this.#signals;
    const { equity } = this;
    const leg = this.#leg;
    let t = from;
    if (t === 0 && to > 0) equity[t++] = this.#purse.cash;
    while (t < to && this.ruinBar < 0) {
      // Between two steps nothing but the bar changes, so the loops below read only columns and locals.
      const { units, stop, target, best } = leg;
      const { cash } = this.#purse;
      const end = Math.min(to, leg.timeExit, this.#funded ? nextFundedBar(this.#bars.time, t, to) : to);
      if (units === 0) {
        if (leg.orderSide === 0)
          for (; t < to && enterLong[t - 1] !== 1 && enterShort[t - 1] !== 1; t++) equity[t] = cash;
      } else if (units > 0) {
        for (; t < end && exitLong[t - 1] !== 1 && enterShort[t - 1] !== 1; t++) {
          if (low[t]! <= stop || high[t]! > target || high[t]! > best) break;
          const value = cash + units * close[t]!;
          if (value <= 0) break;
          equity[t] = value;
        }
      } else {
        for (; t < end && exitShort[t - 1] !== 1 && enterLong[t - 1] !== 1; t++) {
          if (high[t]! >= stop || low[t]! < target || low[t]! < best) break;
          const value = cash + units * close[t]!;
          if (value <= 0) break;
          equity[t] = value;
        }
      }
      if (t < to) this.#step(t++);
    }
    if (t < to) equity.fill(this.#purse.cash, t, to);
    leg.mark(to - 1);
  }

  #step(t: number): void {
    const leg = this.#leg;
    leg.leave(t);
    if (leg.orderSide !== 0) leg.enter(t, { equity: this.#purse.cash, held: 0 });
    leg.endBar(t);
    let value = this.#purse.cash + leg.units * this.#bars.close[t]!;
    if (value <= 0) {
      leg.ruin(t);
      this.ruinBar = t;
      value = this.#purse.cash;
    }
    this.equity[t] = value;
  }
}
