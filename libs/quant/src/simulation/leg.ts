import type { Bars } from '@strategy-builder/language';
import type { Account } from './account.js';
import { fundingMarks, fundingRate } from './funding.js';
import type { PositionRules, PriceDistance } from './position-rules.js';
import { type ExitReason, TradeLog } from './trade-log.js';

/** Signals per bar: 1 is yes, anything else (0, not available) is no. Directions that are never traded may share one column of zeros. */
export interface SignalColumns {
  readonly enterLong: Float64Array;
  readonly exitLong: Float64Array;
  readonly enterShort: Float64Array;
  readonly exitShort: Float64Array;
}

type Side = 1 | -1;

/** What all legs of a simulation share. */
export interface Purse {
  cash: number;
}

/** What a leg may spend when it enters: equity at that moment, and the notional that others already hold. */
export interface Means {
  readonly equity: number;
  readonly held: number;
}

/**
 * One asset's orders, fills and position, by `simulationRules`. A bar passes in three moments, so that several legs can
 * share one purse: `leave` at the open, `enter`, and `endBar` for what happens inside the bar.
 */
export class Leg {
  readonly trades = new TradeLog();
  /** Entries that asked for more than the account allows. */
  reducedEntries = 0;
  /** What slippage has cost, in quote currency; it is part of the prices of the trades. */
  slippagePaid = 0;
  /** Units held, negative when short. */
  units = 0;
  /** The tighter of the fixed and the trailing stop. */
  stop = 0;
  target = 0;
  /** Most favourable price since the entry that the trailing stop knows of; out of reach without one. */
  best = 0;
  /** First bar at whose open the position has been held for long enough. */
  timeExit = Infinity;
  /** Side of the entry order in the market; 0 without one. */
  orderSide: Side | 0 = 0;

  readonly #purse: Purse;
  readonly #bars: Bars;
  readonly #signals: SignalColumns;
  readonly #rules: PositionRules;
  readonly #leverage: number;
  readonly #fee: number;
  readonly #slippage: number;
  readonly #funding: number;

  /** True on the bar inside which a limit entry has filled. */
  #filledInside = false;
  #fixedStop = 0;
  /** Absolute distance of the trailing stop, when it is not a percentage. */
  #trailDistance = 0;
  /** Bar whose close decided the order. */
  #orderBar = -1;

  constructor(bars: Bars, signals: SignalColumns, rules: PositionRules, account: Account, purse: Purse) {
    this.#bars = bars;
    this.#signals = signals;
    this.#rules = rules;
    this.#leverage = account.leverage;
    this.#fee = account.feeBps / 10_000;
    this.#slippage = account.slippageBps / 10_000;
    this.#funding = fundingRate(rules.perpetual, account);
    this.#purse = purse;
  }

  /** First moment of bar t: what was decided at the last close ends a position at the open, and so does a gap. */
  leave(t: number): void {
    this.#filledInside = false;
    this.#fund(t);
    this.#decide(t - 1, t);
    this.#gap(t);
  }

  /** Last moment of bar t: stops and targets inside it, and what the trailing stop learns. */
  endBar(t: number): void {
    this.#inside(t);
    this.#follow(t);
  }

  /** Rule funding: what was held at the last close pays for the marks up to this open. */
  #fund(t: number): void {
    if (this.#funding === 0 || this.units === 0) return;
    const { time, close } = this.#bars;
    const marks = fundingMarks(time[t - 1]!, time[t]!);
    const paid = marks * this.#funding * this.units * close[t - 1]!;
    this.#purse.cash -= paid;
    const last = this.trades.length - 1;
    this.trades.funding[last] = this.trades.funding[last]! + paid;
  }

  /** Rules next-open, reversal, time-exit, exit-beats-entry, long-and-short, one-position, limit-replaced. */
  #decide(decided: number, t: number): void {
    const { enterLong, exitLong, enterShort, exitShort } = this.#signals;
    const wantsLong = enterLong[decided] === 1 && exitLong[decided] !== 1;
    const wantsShort = enterShort[decided] === 1 && exitShort[decided] !== 1;
    const wanted: Side | 0 = wantsLong === wantsShort ? 0 : wantsLong ? 1 : -1;
    const held = Math.sign(this.units) as Side | 0;
    if (held !== 0) {
      const exits = (held > 0 ? exitLong : exitShort)[decided] === 1;
      const open = this.#bars.open[t]!;
      if (wanted === -held) this.#close(t, this.#slipped(open, -held as Side), 'reversal', false);
      else if (exits) this.#close(t, this.#slipped(open, -held as Side), 'signal', false);
      else if (t >= this.timeExit) this.#close(t, this.#slipped(open, -held as Side), 'time_exit', false);
    }
    const ordered = this.orderSide;
    if (ordered !== 0 && (ordered > 0 ? exitLong : exitShort)[decided] === 1) this.orderSide = 0;
    if (wanted !== 0 && wanted !== held) {
      this.orderSide = this.#distancesKnown(decided) ? wanted : 0;
      this.#orderBar = decided;
    }
  }

  /** Rules gap-stop and target-through, for a bar that opens beyond them. */
  #gap(t: number): void {
    if (this.units === 0) return;
    const open = this.#bars.open[t]!;
    const side: Side = this.units > 0 ? 1 : -1;
    if (reaches(open, this.stop, side))
      this.#close(t, this.#slipped(open, -side as Side), this.#stopReason(), false);
    else if (passes(open, this.target, side)) this.#close(t, open, 'take_profit', false);
  }

  /** Second moment of bar t. Rules next-open and limit-through. */
  enter(t: number, means: Means): void {
    const side = this.orderSide;
    if (side === 0) return;
    const { open, high, low, close } = this.#bars;
    const { entry } = this.#rules;
    if (entry.kind === 'market') {
      this.#open(t, side, this.#slipped(open[t]!, side), means);
      return;
    }
    const limit = close[this.#orderBar]! * (1 - (side * entry.offsetPercent) / 100);
    if (passes(open[t]!, limit, -side as Side)) this.#open(t, side, open[t]!, means);
    else if (passes(side > 0 ? low[t]! : high[t]!, limit, -side as Side)) {
      this.#open(t, side, limit, means);
      this.#filledInside = true;
    } else if (t - this.#orderBar >= entry.bars) this.orderSide = 0;
  }

  /** Rules stop-first, ambiguous, gap-stop, target-through and target-after-limit. */
  #inside(t: number): void {
    if (this.units === 0) return;
    const { open, high, low } = this.#bars;
    const side: Side = this.units > 0 ? 1 : -1;
    const worst = side > 0 ? low[t]! : high[t]!;
    const best = side > 0 ? high[t]! : low[t]!;
    const onTarget = passes(best, this.target, side) && !this.#filledInside;
    if (reaches(worst, this.stop, side)) {
      const price = reaches(open[t]!, this.stop, side) ? open[t]! : this.stop;
      this.#close(t, this.#slipped(price, -side as Side), this.#stopReason(), onTarget);
    } else if (onTarget) this.#close(t, this.target, 'take_profit', false);
  }

  /** Rules trailing-previous and target-after-limit: what the next bar's trailing stop knows. */
  #follow(t: number): void {
    if (this.units === 0 || this.#rules.trailingStop === null) return;
    const { high, low, close } = this.#bars;
    const side: Side = this.units > 0 ? 1 : -1;
    const extreme = this.#filledInside ? close[t]! : side > 0 ? high[t]! : low[t]!;
    if (passes(extreme, this.best, side)) {
      this.best = extreme;
      this.#tighten(side);
    }
  }

  /** Rules size-at-fill, cash-limit, fees and stops-from-fill. */
  #open(t: number, side: Side, price: number, means: Means): void {
    const { stopLoss, takeProfit, trailingStop, timeExitBars } = this.#rules;
    const decided = this.#orderBar;
    this.orderSide = 0;
    this.#fixedStop =
      stopLoss === null ? -side * Infinity : price - side * distanceAt(stopLoss, price, decided);
    this.target =
      takeProfit === null ? side * Infinity : price + side * distanceAt(takeProfit, price, decided);
    this.best = trailingStop === null ? side * Infinity : price;
    this.#trailDistance = trailingStop === null ? 0 : distanceAt(trailingStop, price, decided);
    this.#tighten(side);
    const quantity = this.#quantity(price, means);
    if (!(quantity > 0)) return;
    const fee = quantity * price * this.#fee;
    this.units = side * quantity;
    this.#purse.cash -= this.units * price + fee;
    this.timeExit = timeExitBars === null ? Infinity : t + timeExitBars;
    if (this.#rules.entry.kind === 'market') this.slippagePaid += quantity * this.#slippedBy(price, side);
    this.trades.enter(side, quantity, t, price, fee, decided);
  }

  #close(t: number, price: number, reason: ExitReason, ambiguous: boolean): void {
    const fee = Math.abs(this.units) * price * this.#fee;
    if (reason !== 'take_profit')
      this.slippagePaid += Math.abs(this.units) * this.#slippedBy(price, this.units > 0 ? -1 : 1);
    this.#purse.cash += this.units * price - fee;
    this.units = 0;
    this.timeExit = Infinity;
    this.trades.exit(this.trades.length - 1, t, price, fee, reason, ambiguous);
  }

  /** Rule ruin: ends the position at the close of bar t. */
  ruin(t: number): void {
    if (this.units !== 0)
      this.#close(t, this.#slipped(this.#bars.close[t]!, this.units > 0 ? -1 : 1), 'ruin', false);
  }

  /** Values an open trade at the close of bar t. */
  mark(t: number): void {
    if (this.units !== 0) this.trades.mark(this.trades.length - 1, this.#bars.close[t]!);
  }

  #quantity(price: number, { equity, held }: Means): number {
    const { mode, value } = this.#rules.size;
    const allowed = equity * this.#leverage - held;
    const wanted =
      mode === 'percent_equity'
        ? (equity * value) / 100 / price
        : mode === 'percent_risk'
          ? (equity * value) / 100 / Math.abs(price - this.stop)
          : mode === 'fixed_notional'
            ? value / price
            : value;
    if (wanted * price > allowed * (1 + 1e-12)) this.reducedEntries++;
    return Math.min(wanted, allowed / (price * (1 + this.#fee)));
  }

  #tighten(side: Side): void {
    const { trailingStop } = this.#rules;
    this.stop = this.#fixedStop;
    if (trailingStop === null) return;
    const distance =
      trailingStop.mode === 'percent' ? (this.best * trailingStop.percent) / 100 : this.#trailDistance;
    const trail = this.best - side * distance;
    if (passes(trail, this.#fixedStop, side)) this.stop = trail;
  }

  #stopReason(): ExitReason {
    return this.stop === this.#fixedStop ? 'stop_loss' : 'trailing_stop';
  }

  #distancesKnown(decided: number): boolean {
    const { stopLoss, takeProfit, trailingStop } = this.#rules;
    return isKnown(stopLoss, decided) && isKnown(takeProfit, decided) && isKnown(trailingStop, decided);
  }

  /** The price of a market order: buys (1) pay more, sells (−1) get less. */
  #slipped(price: number, side: Side): number {
    return price * (1 + side * this.#slippage);
  }

  /** How much of a slipped price is slippage. */
  #slippedBy(price: number, side: Side): number {
    return Math.abs(price - price / (1 + side * this.#slippage));
  }
}

/** Whether a price lies strictly beyond a level in the direction that is good for `side`. */
function passes(price: number, level: number, side: Side): boolean {
  return side > 0 ? price > level : price < level;
}

/** Whether a price is at or beyond a stop of a position of that side. */
function reaches(price: number, stop: number, side: Side): boolean {
  return side > 0 ? price <= stop : price >= stop;
}

function distanceAt(distance: PriceDistance, price: number, decided: number): number {
  return distance.mode === 'percent'
    ? (price * distance.percent) / 100
    : distance.multiple * distance.column[decided]!;
}

function isKnown(distance: PriceDistance | null, decided: number): boolean {
  return distance === null || distance.mode === 'percent' || distance.column[decided]! > 0;
}
