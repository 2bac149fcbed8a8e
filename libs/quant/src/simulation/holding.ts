import { liquidationPrice } from './liquidation.js';
import { Lot, passes, type Side } from './lot.js';
import type { PositionRules } from './position-rules.js';
import { type ExitReason, TradeLog } from './trade-log.js';

/** What all legs of a simulation share. */
export interface Purse {
  cash: number;
}

/**
 * What a leg holds: a list of lots, each a trade of its own, and what they come to. What a lot costs and brings passes
 * through the purse. Whoever changes the levels of a lot says so by `refresh`.
 */
export class Holding {
  readonly trades = new TradeLog();
  /** In the order of their entries. */
  readonly lots: Lot[] = [];
  /** Units held, negative when short. */
  units = 0;
  /** The nearest stop, target and trailing extreme of the lots, and the first bar at whose open one is old enough. */
  stop = 0;
  target = 0;
  best = 0;
  timeExit = Infinity;
  /** Where the position is liquidated; out of reach without leverage. */
  liquidation = 0;
  /** Profit of the lots that have ended since nothing was held. */
  profit = 0;

  readonly #purse: Purse;
  readonly #leverage: PositionRules['leverage'];
  /** Lots that have ended. */
  readonly #spare: Lot[] = [];

  constructor(purse: Purse, leverage: PositionRules['leverage']) {
    this.#purse = purse;
    this.#leverage = leverage;
  }

  /** Of what is held. */
  get side(): Side {
    return this.units > 0 ? 1 : -1;
  }

  /** Buys or sells short what becomes a lot of its own; its other levels are the caller's to set. */
  open(
    t: number,
    side: Side,
    quantity: number,
    price: number,
    rate: number,
    decided: number,
    target: number,
  ): void {
    if (this.lots.length === 0) this.profit = 0;
    const fee = quantity * price * rate;
    const lot = this.#spare.pop() ?? new Lot();
    lot.trade = this.trades.enter(side, quantity, t, price, fee, decided);
    lot.units = side * quantity;
    lot.price = price;
    lot.target = target;
    this.#purse.cash -= lot.units * price + fee;
    this.lots.push(lot);
  }

  /** Ends a lot. */
  close(lot: Lot, t: number, price: number, rate: number, reason: ExitReason, ambiguous: boolean): void {
    const { lots, trades } = this;
    const fee = Math.abs(lot.units) * price * rate;
    this.#purse.cash += lot.units * price - fee;
    if (lots.length === 1) lots.pop();
    else lots.splice(lots.indexOf(lot), 1);
    trades.exit(lot.trade, t, price, fee, reason, ambiguous);
    this.profit += trades.profit[lot.trade]!;
    this.#spare.push(lot);
    this.refresh();
  }

  /** Pays funding at `rate` on what the lots are worth at a price. */
  payFunding(rate: number, price: number): void {
    for (const { units, trade } of this.lots) {
      const paid = rate * units * price;
      this.#purse.cash -= paid;
      this.trades.funding[trade] = this.trades.funding[trade]! + paid;
    }
  }

  /** Values open trades at a price. */
  mark(price: number): void {
    for (const { trade } of this.lots) this.trades.mark(trade, price);
  }

  /** The lots, those with the nearest targets first. */
  byTarget(): Lot[] {
    const { side } = this;
    return [...this.lots].sort((a, b) => (a.target === b.target ? 0 : side * (a.target - b.target)));
  }

  /** Works out anew what the lots come to. */
  refresh(): void {
    const { lots } = this;
    const first = lots[0];
    this.units = 0;
    this.timeExit = Infinity;
    if (first === undefined) return;
    const side: Side = first.units > 0 ? 1 : -1;
    this.liquidation = this.#leverage === null ? -side * Infinity : liquidationPrice(lots, this.#leverage);
    this.stop = this.liquidation;
    this.target = side * Infinity;
    this.best = side * Infinity;
    for (const lot of lots) {
      this.units += lot.units;
      if (passes(lot.stop, this.stop, side)) this.stop = lot.stop;
      if (passes(this.target, lot.target, side)) this.target = lot.target;
      if (passes(this.best, lot.best, side)) this.best = lot.best;
      if (lot.timeExit < this.timeExit) this.timeExit = lot.timeExit;
    }
  }
}
