import type { Bars } from '@strategy-builder/language';
import type { Account } from './account.js';
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

/**
 * The single-asset simulation, by `simulationRules`. `advance` runs over bars on which nothing can happen in
 * tight loops; every other bar goes through `#step`, whose parts are the rules one by one.
 */
export class SimulationEngine {
  /** Equity at each bar's close; valid up to the last bar that was passed. */
  readonly equity: Float64Array;
  readonly trades = new TradeLog();
  /** Entries that asked for more than the account allows. */
  reducedEntries = 0;
  /** Bar at whose close equity was at or below zero; −1 when that did not happen. */
  ruinBar = -1;

  readonly #bars: Bars;
  readonly #signals: SignalColumns;
  readonly #rules: PositionRules;
  readonly #leverage: number;
  readonly #fee: number;
  readonly #slippage: number;

  #cash: number;
  /** Units held, negative when short. */
  #units = 0;
  /** First bar at whose open the position has been held for long enough. */
  #timeExit = Infinity;
  /** True on the bar inside which a limit entry has filled. */
  #filledInside = false;
  #fixedStop = 0;
  /** The tighter of the fixed and the trailing stop. */
  #stop = 0;
  #target = 0;
  /** Most favourable price since the entry that the trailing stop knows of; out of reach without one. */
  #best = 0;
  /** Absolute distance of the trailing stop, when it is not a percentage. */
  #trailDistance = 0;
  /** Side of the entry order in the market; 0 without one. */
  #orderSide: Side | 0 = 0;
  /** Bar whose close decided the order. */
  #orderBar = -1;

  constructor(bars: Bars, signals: SignalColumns, rules: PositionRules, account: Account) {
    this.#bars = bars;
    this.#signals = signals;
    this.#rules = rules;
    this.#leverage = account.leverage;
    this.#fee = account.feeBps / 10_000;
    this.#slippage = account.slippageBps / 10_000;
    this.#cash = account.cash;
    this.equity = new Float64Array(bars.close.length);
  }

  /** Passes bars [from, to) without deciding or trading: the warm-up. */
  idle(from: number, to: number): void {
    this.equity.fill(this.#cash, from, to);
  }

  /** Passes bars [from, to), each call from where the last one ended; the bar before `from` may have decided an order. */
  advance(from: number, to: number): void {
    const { high, low, close } = this.#bars;
    const { enterLong, exitLong, enterShort, exitShort } = this.#signals;
    const { equity } = this;
    let t = from;
    if (t === 0 && to > 0) equity[t++] = this.#cash;
    while (t < to && this.ruinBar < 0) {
      // Between two steps nothing but the bar changes, so the loops below read only columns and locals.
      const units = this.#units;
      const cash = this.#cash;
      const stop = this.#stop;
      const target = this.#target;
      const best = this.#best;
      const end = Math.min(to, this.#timeExit);
      if (units === 0) {
        if (this.#orderSide === 0)
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
      if (t >= to) break;
      this.#step(t);
      const value = this.#cash + this.#units * close[t]!;
      equity[t] = value;
      if (value <= 0) this.#ruin(t);
      t++;
    }
    if (t < to) equity.fill(this.#cash, t, to);
    if (this.#units !== 0) this.trades.mark(close[to - 1]!);
  }

  /** One bar, in the order in which things happen inside it. */
  #step(t: number): void {
    this.#decide(t - 1, t);
    this.#gap(t);
    this.#enter(t);
    this.#inside(t);
    this.#follow(t);
  }

  /** Rules next-open, reversal, time-exit, exit-beats-entry, long-and-short, one-position, limit-replaced. */
  #decide(decided: number, t: number): void {
    const { enterLong, exitLong, enterShort, exitShort } = this.#signals;
    const wantsLong = enterLong[decided] === 1 && exitLong[decided] !== 1;
    const wantsShort = enterShort[decided] === 1 && exitShort[decided] !== 1;
    const wanted: Side | 0 = wantsLong === wantsShort ? 0 : wantsLong ? 1 : -1;
    const held = Math.sign(this.#units) as Side | 0;
    if (held !== 0) {
      const exits = (held > 0 ? exitLong : exitShort)[decided] === 1;
      const open = this.#bars.open[t]!;
      if (wanted === -held) this.#close(t, this.#slipped(open, -held as Side), 'reversal', false);
      else if (exits) this.#close(t, this.#slipped(open, -held as Side), 'signal', false);
      else if (t >= this.#timeExit) this.#close(t, this.#slipped(open, -held as Side), 'time_exit', false);
    }
    const ordered = this.#orderSide;
    if (ordered !== 0 && (ordered > 0 ? exitLong : exitShort)[decided] === 1) this.#orderSide = 0;
    if (wanted !== 0 && wanted !== held) {
      this.#orderSide = this.#distancesKnown(decided) ? wanted : 0;
      this.#orderBar = decided;
    }
  }

  /** Rules gap-stop and target-through, for a bar that opens beyond them. */
  #gap(t: number): void {
    if (this.#units === 0) return;
    const open = this.#bars.open[t]!;
    const side: Side = this.#units > 0 ? 1 : -1;
    if (reaches(open, this.#stop, side))
      this.#close(t, this.#slipped(open, -side as Side), this.#stopReason(), false);
    else if (passes(open, this.#target, side)) this.#close(t, open, 'take_profit', false);
  }

  /** Rules next-open and limit-through. */
  #enter(t: number): void {
    const side = this.#orderSide;
    this.#filledInside = false;
    if (side === 0) return;
    const { open, high, low, close } = this.#bars;
    const { entry } = this.#rules;
    if (entry.kind === 'market') {
      this.#open(t, side, this.#slipped(open[t]!, side));
      return;
    }
    const limit = close[this.#orderBar]! * (1 - (side * entry.offsetPercent) / 100);
    if (passes(open[t]!, limit, -side as Side)) this.#open(t, side, open[t]!);
    else if (passes(side > 0 ? low[t]! : high[t]!, limit, -side as Side)) {
      this.#open(t, side, limit);
      this.#filledInside = true;
    } else if (t - this.#orderBar >= entry.bars) this.#orderSide = 0;
  }

  /** Rules stop-first, ambiguous, gap-stop, target-through and target-after-limit. */
  #inside(t: number): void {
    if (this.#units === 0) return;
    const { open, high, low } = this.#bars;
    const side: Side = this.#units > 0 ? 1 : -1;
    const worst = side > 0 ? low[t]! : high[t]!;
    const best = side > 0 ? high[t]! : low[t]!;
    const onTarget = passes(best, this.#target, side) && !this.#filledInside;
    if (reaches(worst, this.#stop, side)) {
      const price = this.#filledInside || !reaches(open[t]!, this.#stop, side) ? this.#stop : open[t]!;
      this.#close(t, this.#slipped(price, -side as Side), this.#stopReason(), onTarget);
    } else if (onTarget) this.#close(t, this.#target, 'take_profit', false);
  }

  /** Rules trailing-previous and target-after-limit: what the next bar's trailing stop knows. */
  #follow(t: number): void {
    if (this.#units === 0 || this.#rules.trailingStop === null) return;
    const { high, low, close } = this.#bars;
    const side: Side = this.#units > 0 ? 1 : -1;
    const extreme = this.#filledInside ? close[t]! : side > 0 ? high[t]! : low[t]!;
    if (passes(extreme, this.#best, side)) {
      this.#best = extreme;
      this.#tighten(side);
    }
  }

  /** Rules size-at-fill, cash-limit, fees and stops-from-fill. */
  #open(t: number, side: Side, price: number): void {
    const { stopLoss, takeProfit, trailingStop, timeExitBars } = this.#rules;
    const decided = this.#orderBar;
    this.#orderSide = 0;
    this.#fixedStop =
      stopLoss === null ? -side * Infinity : price - side * distanceAt(stopLoss, price, decided);
    this.#target =
      takeProfit === null ? side * Infinity : price + side * distanceAt(takeProfit, price, decided);
    this.#best = trailingStop === null ? side * Infinity : price;
    this.#trailDistance = trailingStop === null ? 0 : distanceAt(trailingStop, price, decided);
    this.#tighten(side);
    const quantity = this.#quantity(price);
    if (!(quantity > 0)) return;
    const fee = quantity * price * this.#fee;
    this.#units = side * quantity;
    this.#cash -= this.#units * price + fee;
    this.#timeExit = timeExitBars === null ? Infinity : t + timeExitBars;
    this.trades.enter(side, quantity, t, price, fee);
  }

  #close(t: number, price: number, reason: ExitReason, ambiguous: boolean): void {
    const fee = Math.abs(this.#units) * price * this.#fee;
    this.#cash += this.#units * price - fee;
    this.#units = 0;
    this.#timeExit = Infinity;
    this.trades.exit(t, price, fee, reason, ambiguous);
  }

  #ruin(t: number): void {
    if (this.#units !== 0)
      this.#close(t, this.#slipped(this.#bars.close[t]!, this.#units > 0 ? -1 : 1), 'ruin', false);
    this.equity[t] = this.#cash;
    this.ruinBar = t;
  }

  #quantity(price: number): number {
    const { mode, value } = this.#rules.size;
    const equity = this.#cash;
    const wanted =
      mode === 'percent_equity'
        ? (equity * value) / 100 / price
        : mode === 'percent_risk'
          ? (equity * value) / 100 / Math.abs(price - this.#stop)
          : mode === 'fixed_notional'
            ? value / price
            : value;
    if (wanted * price > equity * this.#leverage * (1 + 1e-12)) this.reducedEntries++;
    return Math.min(wanted, (equity * this.#leverage) / (price * (1 + this.#fee)));
  }

  #tighten(side: Side): void {
    const { trailingStop } = this.#rules;
    this.#stop = this.#fixedStop;
    if (trailingStop === null) return;
    const distance =
      trailingStop.mode === 'percent' ? (this.#best * trailingStop.percent) / 100 : this.#trailDistance;
    const trail = this.#best - side * distance;
    if (passes(trail, this.#fixedStop, side)) this.#stop = trail;
  }

  #stopReason(): ExitReason {
    return this.#stop === this.#fixedStop ? 'stop_loss' : 'trailing_stop';
  }

  #distancesKnown(decided: number): boolean {
    const { stopLoss, takeProfit, trailingStop } = this.#rules;
    return isKnown(stopLoss, decided) && isKnown(takeProfit, decided) && isKnown(trailingStop, decided);
  }

  /** The price of a market order: buys (1) pay more, sells (−1) get less. */
  #slipped(price: number, side: Side): number {
    return price * (1 + side * this.#slippage);
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
