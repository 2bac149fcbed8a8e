import type { Bars } from '@strategy-builder/language';
import { dayOf } from '../metrics/calendar.js';
import type { Account } from './account.js';
import { Costs } from './costs.js';
import { EntryOrder, limitFill, stopFill } from './entry-order.js';
import { type Funding, fundingOf } from './funding.js';
import { liquidationPrice } from './liquidation.js';
import { distanceAt, isKnown, Lot, passes, reaches, type Side } from './lot.js';
import type { PositionRules } from './position-rules.js';
import { ClosedTrades, type Sizing, sizeIsKnown, wantedUnits } from './sizing.js';
import { type ExitReason, TradeLog } from './trade-log.js';

/** Signals per bar: 1 is yes, anything else (0, `unknownByte`) is no. Directions that are never traded may share one column of zeros. */
export interface SignalColumns {
  readonly enterLong: Uint8Array;
  readonly exitLong: Uint8Array;
  readonly enterShort: Uint8Array;
  readonly exitShort: Uint8Array;
}

/** What all legs of a simulation share. */
export interface Purse {
  cash: number;
}

/** What a leg may spend when it enters: the equity at the open of the bar, and what is left of equity × leverage. */
export interface Means {
  readonly atOpen: number;
  room(): number;
}

/** What a leg is made of. */
export interface LegParts {
  readonly bars: Bars;
  readonly signals: SignalColumns;
  readonly rules: PositionRules;
}

/**
 * One asset's orders, fills and position, by `simulationRules`. A position is a list of lots, each a trade of its own. A
 * bar passes in three moments, so that several legs can share one purse: `leave` at the open, `enter`, and `endBar` for
 * what happens inside the bar.
 */
export class Leg {
  readonly trades = new TradeLog();
  /** Entries that asked for more than the account allows. */
  reducedEntries = 0;
  /** What slippage has cost, in quote currency; it is part of the prices of the trades. */
  slippagePaid = 0;
  /** Units held, negative when short. */
  units = 0;
  /** The nearest stop, target and trailing extreme of the lots, and the first bar at whose open one is old enough. */
  stop = 0;
  target = 0;
  best = 0;
  timeExit = Infinity;
  /** The entry in the market. */
  order: EntryOrder | null = null;
  /** What holding pays; null where that is nothing. */
  readonly funding: Funding | null;

  /** What `order` is when there is one. */
  readonly #only = new EntryOrder();

  readonly #purse: Purse;
  readonly #bars: Bars;
  readonly #signals: SignalColumns;
  readonly #rules: PositionRules;
  readonly #costs: Costs;
  readonly #closed = new ClosedTrades();
  readonly #sizing: Sizing;

  readonly #lots: Lot[] = [];
  /** Lots that have ended. */
  readonly #spare: Lot[] = [];
  /** Where the position is liquidated; out of reach without leverage. */
  #liquidation = 0;
  #entries = 0;
  /** First bar whose close may decide an entry again: rule cooldown. */
  #coolUntil = 0;
  /** Profit of the lots since the leg was flat. */
  #positionProfit = 0;
  /** The day of the last entry, and how many it had: rule max-trades. */
  #day = -1;
  #entriesOfDay = 0;

  constructor(
    { bars, signals, rules }: LegParts,
    account: Account,
    purse: Purse,
    volatilities: readonly Float64Array[],
  ) {
    this.#bars = bars;
    this.#signals = signals;
    this.#rules = rules;
    this.#costs = new Costs(account, rules.venue, bars.volume);
    this.funding = fundingOf(bars, rules.perpetual, account);
    this.#purse = purse;
    this.#sizing = { equity: 0.5, price: 0.5, stop: 0.5, decided: -1, closed: this.#closed, volatilities };
  }

  /** First moment of bar t: what was decided at the last close ends lots at the open, and so does a gap. `halted`: no entry is decided. */
  leave(t: number, halted = false): void {
    this.#fund(t);
    this.#decide(t - 1, t, halted);
    if (this.#lots.length > 0) this.#gap(t);
  }

  /** Second moment of bar t. Rules next-open, limit-through, stop-entry, twap and grid. */
  enter(t: number, means: Means): void {
    const { order } = this;
    if (order === null) return;
    const { entry } = this.#rules;
    const full = this.#dayIsFull(t);
    switch (entry.kind) {
      case 'market':
        this.order = null;
        if (!full) this.#enterAt(t, order, this.#bars.open[t]!, false, means);
        return;
      case 'twap':
        if (full && order.entry < 0) this.order = null;
        else this.#enterPart(t, order, means);
        return;
      case 'limit':
      case 'stop': {
        const close = this.#bars.close[order.decided]!;
        const offset = order.side * entry.offsetPercent;
        const fill = full
          ? null
          : entry.kind === 'limit'
            ? limitFill(this.#bars, t, close * (1 - offset / 100), order.side)
            : stopFill(this.#bars, t, close + (close * offset) / 100, order.side);
        if (fill === null) {
          if (t - order.decided >= entry.bars) this.order = null;
          return;
        }
        this.order = null;
        this.#enterAt(t, order, fill.price, fill.inside, means);
        return;
      }
      case 'grid':
        for (let level = 0; level < order.from.length; level++)
          if (order.from[level]! <= t && !this.#dayIsFull(t)) this.#enterLevel(t, order, level, means);
    }
  }

  /** Last moment of bar t: stops and targets inside it, and what the trailing stops learn. */
  endBar(t: number): void {
    if (this.#lots.length === 0) return;
    this.#inside(t);
    this.#follow(t);
  }

  /** Rules daily-loss-limit and kill-switch: gives up its orders and leaves at the open of bar t. */
  abandon(t: number, reason: ExitReason): void {
    this.order = null;
    this.#leaveAll(t, this.#bars.open[t]!, reason);
  }

  /** Rule ruin: ends the position at the close of bar t. */
  ruin(t: number): void {
    this.#leaveAll(t, this.#bars.close[t]!, 'ruin');
  }

  /** Values open trades at the close of bar t. */
  mark(t: number): void {
    for (const { trade } of this.#lots) this.trades.mark(trade, this.#bars.close[t]!);
  }

  /** Rules funding and funding-series: what was held at the last close pays up to this open. */
  #fund(t: number): void {
    if (this.funding === null || this.#lots.length === 0) return;
    const rate = this.funding.rates[t]!;
    if (rate === 0) return;
    for (const { units, trade } of this.#lots) {
      const paid = rate * units * this.#bars.close[t - 1]!;
      this.#purse.cash -= paid;
      this.trades.funding[trade] = this.trades.funding[trade]! + paid;
    }
  }

  /** Rules next-open, reversal, time-exit, exit-beats-entry, long-and-short, one-position, pyramiding, cooldown, limit-replaced. */
  #decide(decided: number, t: number, halted: boolean): void {
    const { enterLong, exitLong, enterShort, exitShort } = this.#signals;
    const deaf = halted || decided < this.#coolUntil;
    const wantsLong = !deaf && enterLong[decided] === 1 && exitLong[decided] !== 1;
    const wantsShort = !deaf && enterShort[decided] === 1 && exitShort[decided] !== 1;
    const wanted: Side | 0 = wantsLong === wantsShort ? 0 : wantsLong ? 1 : -1;
    const held = Math.sign(this.units) as Side | 0;
    const enters = wanted !== 0 && (wanted !== held || this.#mayAdd(wanted, decided));
    if (held !== 0) {
      const open = this.#bars.open[t]!;
      if (wanted === -held) this.#leaveAll(t, open, 'reversal');
      else if ((held > 0 ? exitLong : exitShort)[decided] === 1) this.#leaveAll(t, open, 'signal');
      else if (t >= this.timeExit)
        for (const lot of [...this.#lots])
          if (t >= lot.timeExit) this.#market(lot, t, open, 'time_exit', false);
    }
    const { order } = this;
    if (order !== null && (order.side > 0 ? exitLong : exitShort)[decided] === 1) this.order = null;
    if (enters) this.order = this.#known(decided) ? this.#only.become(wanted, decided, this.#rules) : null;
  }

  /** Rule pyramiding. An entry that fills in parts or levels is whole before another begins. */
  #mayAdd(side: Side, decided: number): boolean {
    const { pyramiding, entry } = this.#rules;
    const last = this.#lots.at(-1);
    if (pyramiding === null || last === undefined || entry.kind === 'grid') return false;
    if (this.order !== null && this.order.entry >= 0) return false;
    if (new Set(this.#lots.map((lot) => lot.entry)).size >= pyramiding.maxEntries) return false;
    const gone = side * (this.#bars.close[decided]! / last.price - 1) * 100;
    if (pyramiding.direction === 'winning') return gone > 0 && gone >= pyramiding.spacingPercent;
    if (pyramiding.direction === 'losing') return gone < 0 && -gone >= pyramiding.spacingPercent;
    return Math.abs(gone) >= pyramiding.spacingPercent;
  }

  /** Rules gap-stop and target-through, for a bar that opens beyond them. */
  #gap(t: number): void {
    const open = this.#bars.open[t]!;
    const side: Side = this.units > 0 ? 1 : -1;
    while (this.#lots.length > 0 && reaches(open, this.stop, side)) this.#stopNearest(t, open, side);
    if (this.#lots.length === 0 || !passes(open, this.target, side)) return;
    for (const lot of this.#byTarget(side))
      if (passes(open, lot.target, side)) this.#takeProfit(lot, t, open);
  }

  /** Rules stop-first, ambiguous, gap-stop, target-through and target-after-limit. */
  #inside(t: number): void {
    const { high, low } = this.#bars;
    const side: Side = this.units > 0 ? 1 : -1;
    const worst = side > 0 ? low[t]! : high[t]!;
    const best = side > 0 ? high[t]! : low[t]!;
    while (this.#lots.length > 0 && reaches(worst, this.stop, side)) this.#stopNearest(t, null, side, best);
    if (this.#lots.length === 0 || !passes(best, this.target, side)) return;
    for (const lot of this.#byTarget(side))
      if (lot.insideBar !== t && passes(best, lot.target, side)) this.#takeProfit(lot, t, lot.target);
  }

  /** Ends at its stop the lot whose stop is nearest, or all lots where the liquidation is: at a gap at its open, else at the stop. */
  #stopNearest(t: number, gap: number | null, side: Side, best = Number.NaN): void {
    const level = this.stop;
    const { open } = this.#bars;
    const liquidated = level === this.#liquidation;
    const hit = liquidated ? [...this.#lots] : this.#lots.filter((lot) => lot.stop === level).slice(0, 1);
    for (const lot of hit) {
      const opensBeyond = lot.insideBar !== t && reaches(open[t]!, level, side);
      const ambiguous = gap === null && lot.insideBar !== t && passes(best, lot.target, side);
      const reason = liquidated ? 'liquidation' : lot.stop === lot.fixedStop ? 'stop_loss' : 'trailing_stop';
      this.#market(lot, t, gap ?? (opensBeyond ? open[t]! : level), reason, ambiguous);
    }
    if (liquidated) this.order = null;
  }

  #byTarget(side: Side): Lot[] {
    return [...this.#lots].sort((a, b) => (a.target === b.target ? 0 : side * (a.target - b.target)));
  }

  /** Rules trailing-previous and target-after-limit: what the next bar's trailing stops know. */
  #follow(t: number): void {
    if (this.#rules.trailingStop === null || this.#lots.length === 0) return;
    const { high, low, close } = this.#bars;
    const side: Side = this.units > 0 ? 1 : -1;
    let moved = false;
    for (const lot of this.#lots) {
      const extreme = lot.insideBar === t ? close[t]! : side > 0 ? high[t]! : low[t]!;
      if (!passes(extreme, lot.best, side)) continue;
      lot.best = extreme;
      lot.stop = this.#tightest(side, lot.fixedStop, extreme, lot.trailDistance);
      moved = true;
    }
    if (moved) this.#refresh();
  }

  /** Rule twap: one part at this open. */
  #enterPart(t: number, order: EntryOrder, means: Means): void {
    const { entry } = this.#rules;
    const open = this.#bars.open[t]!;
    if (entry.kind !== 'twap') return;
    if (order.entry >= 0) this.#enterAt(t, order, open, false, means, order.part);
    else {
      const units = this.#wanted(order, this.#costs.worst(open, order.side), means) / entry.parts;
      order.part = units;
      const number = this.#entries;
      this.#enterAt(t, order, open, false, means, units);
      if (this.#entries === number) order.parts = 1;
      else order.entry = number;
    }
    order.parts--;
    if (order.parts === 0) this.order = null;
  }

  /** Rule grid: one level, an equal part of the size. */
  #enterLevel(t: number, order: EntryOrder, level: number, means: Means): void {
    const { entry, takeProfit } = this.#rules;
    if (entry.kind !== 'grid') return;
    const close = this.#bars.close[order.decided]!;
    const at = (steps: number) => close * (1 - (order.side * steps * entry.spacingPercent) / 100);
    const fill = limitFill(this.#bars, t, at(level + 1), order.side);
    if (fill === null) return;
    const units = this.#wanted(order, fill.price, means) / entry.levels;
    const target = takeProfit === null ? at(level) : undefined;
    const before = this.#lots.length;
    this.#enterAt(t, order, fill.price, fill.inside, means, units, { from: order.from, level, target });
    if (this.#lots.length > before) order.from[level] = Infinity;
  }

  /** Rules size-at-fill, cash-limit, fees, stops-from-fill and ladder. */
  #enterAt(
    t: number,
    order: EntryOrder,
    at: number,
    inside: boolean,
    means: Means,
    units?: number,
    grid: { from: number[]; level: number; target: number | undefined } | null = null,
  ): void {
    const { entry, takeProfit, trailingStop, stopLoss, timeExitBars, ladder } = this.#rules;
    const { side, decided } = order;
    const taker = entry.kind !== 'limit' && entry.kind !== 'grid';
    const rate = taker ? this.#costs.taker : this.#costs.maker;
    const worst = taker ? this.#costs.worst(at, side) : at;
    const wanted = units ?? this.#wanted(order, worst, means);
    if (!(wanted > 0 && means.atOpen > 0)) return;
    const room = means.room();
    const most = taker ? this.#costs.mostUnits(t) : Infinity;
    if (wanted * worst > room + 1e-9 * means.atOpen || wanted > most) this.reducedEntries++;
    const measured = taker ? this.#costs.atMost(at, side) : at;
    const quantity = Math.min(wanted, room / (measured * (1 + Math.max(rate, 0))), most);
    // What rounding leaves of a room that is used up is no entry.
    if (!(quantity * worst > 1e-12 * means.atOpen)) return;
    const price = taker ? this.#costs.slipped(at, side, quantity, t) : at;
    this.slippagePaid += quantity * Math.abs(price - at);
    const number = order.entry >= 0 ? order.entry : this.#entries++;
    if (order.entry < 0) this.#countEntry(t);
    const fixedStop =
      stopLoss === null ? -side * Infinity : price - side * distanceAt(stopLoss, price, decided);
    const trailDistance = trailingStop === null ? 0 : distanceAt(trailingStop, price, decided);
    const best = trailingStop === null ? side * Infinity : price;
    const all =
      grid?.target ??
      (takeProfit === null ? side * Infinity : price + side * distanceAt(takeProfit, price, decided));
    if (this.#lots.length === 0) this.#positionProfit = 0;
    const stop = this.#tightest(side, fixedStop, best, trailDistance);
    const held = this.#lots.length;
    if (ladder.length === 0) this.#hold(t, side, quantity, price, rate, decided, all);
    else
      for (const part of this.#parts(quantity, side, price, decided, all))
        this.#hold(t, side, part.quantity, price, rate, decided, part.target);
    for (let i = held; i < this.#lots.length; i++) {
      const lot = this.#lots[i]!;
      lot.entry = number;
      lot.insideBar = inside ? t : -1;
      lot.fixedStop = fixedStop;
      lot.trailDistance = trailDistance;
      lot.timeExit = timeExitBars === null ? Infinity : t + timeExitBars;
      lot.grid = grid;
      lot.stop = stop;
      lot.best = best;
    }
    this.#refresh();
  }

  /** Buys or sells what becomes a lot of its own. */
  #hold(
    t: number,
    side: Side,
    quantity: number,
    price: number,
    rate: number,
    decided: number,
    target: number,
  ) {
    const fee = quantity * price * rate;
    const lot = this.#spare.pop() ?? new Lot();
    lot.trade = this.trades.enter(side, quantity, t, price, fee, decided);
    lot.units = side * quantity;
    lot.price = price;
    lot.target = target;
    this.#purse.cash -= lot.units * price + fee;
    this.#lots.push(lot);
  }

  /** Rule ladder: the parts of an entry, each with its target. */
  #parts(quantity: number, side: Side, price: number, decided: number, all: number) {
    const { ladder } = this.#rules;
    if (ladder.length === 0) return [{ quantity, target: all }];
    const parts = ladder.map(({ distance, sharePercent }) => {
      const target = price + side * distanceAt(distance, price, decided);
      return { quantity: (quantity * sharePercent) / 100, target: passes(target, all, side) ? all : target };
    });
    const left = 100 - ladder.reduce((sum, { sharePercent }) => sum + sharePercent, 0);
    return left > 1e-9 ? [...parts, { quantity: (quantity * left) / 100, target: all }] : parts;
  }

  #leaveAll(t: number, price: number, reason: ExitReason): void {
    while (this.#lots.length > 0) this.#market(this.#lots[0]!, t, price, reason, false);
  }

  /** Ends a lot by a market order. */
  #market(lot: Lot, t: number, price: number, reason: ExitReason, ambiguous: boolean): void {
    const quantity = Math.abs(lot.units);
    const slipped = this.#costs.slipped(price, lot.units > 0 ? -1 : 1, quantity, t);
    this.slippagePaid += quantity * Math.abs(slipped - price);
    if (lot.grid !== null && this.order?.from === lot.grid.from) this.order = null;
    this.#close(lot, t, slipped, this.#costs.taker, reason, ambiguous);
  }

  /** Ends a lot by its limit order; the level of a grid that it came from waits again. */
  #takeProfit(lot: Lot, t: number, price: number): void {
    this.#close(lot, t, price, this.#costs.maker, 'take_profit', false);
    const { grid } = lot;
    if (grid !== null && !this.#lots.some((other) => other.grid === grid)) grid.from[grid.level] = t + 1;
  }

  #close(lot: Lot, t: number, price: number, rate: number, reason: ExitReason, ambiguous: boolean): void {
    const fee = Math.abs(lot.units) * price * rate;
    this.#purse.cash += lot.units * price - fee;
    if (this.#lots.length === 1) this.#lots.pop();
    else this.#lots.splice(this.#lots.indexOf(lot), 1);
    this.trades.exit(lot.trade, t, price, fee, reason, ambiguous);
    if (this.#rules.size.mode === 'kelly') this.#closed.add(this.trades.returnOf(lot.trade));
    this.#positionProfit += this.trades.profit[lot.trade]!;
    this.#spare.push(lot);
    this.#refresh();
    if (this.#lots.length === 0) this.#wentFlat(t);
  }

  /** Rules cooldown and twap: what follows when nothing is held any more. */
  #wentFlat(t: number): void {
    const { cooldown } = this.#rules;
    if (this.order !== null && this.order.entry >= 0) this.order = null;
    if (cooldown === null || (cooldown.after === 'loss' && !(this.#positionProfit < 0))) return;
    this.#coolUntil = t + cooldown.bars;
  }

  /** What the lots come to. */
  #refresh(): void {
    const lots = this.#lots;
    const [first] = lots;
    this.units = 0;
    this.timeExit = Infinity;
    if (first === undefined) return;
    const side: Side = first.units > 0 ? 1 : -1;
    this.#liquidation = liquidationPrice(lots, this.#rules.leverage);
    this.stop = this.#liquidation;
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

  #wanted({ side, decided }: EntryOrder, price: number, { atOpen }: Means): number {
    const { size, stopLoss, trailingStop } = this.#rules;
    const fixed = stopLoss === null ? -side * Infinity : price - side * distanceAt(stopLoss, price, decided);
    const trail = trailingStop === null ? 0 : distanceAt(trailingStop, price, decided);
    const stop = this.#tightest(side, fixed, trailingStop === null ? side * Infinity : price, trail);
    const sizing = this.#sizing;
    sizing.equity = atOpen;
    sizing.price = price;
    sizing.stop = stop;
    sizing.decided = decided;
    return wantedUnits(size, sizing);
  }

  #tightest(side: Side, fixedStop: number, best: number, trailDistance: number): number {
    const { trailingStop } = this.#rules;
    if (trailingStop === null) return fixedStop;
    const distance = trailingStop.mode === 'percent' ? (best * trailingStop.percent) / 100 : trailDistance;
    const trail = best - side * distance;
    return passes(trail, fixedStop, side) ? trail : fixedStop;
  }

  #known(decided: number): boolean {
    const { size, stopLoss, takeProfit, trailingStop, ladder } = this.#rules;
    return (
      isKnown(stopLoss, decided) &&
      isKnown(takeProfit, decided) &&
      isKnown(trailingStop, decided) &&
      ladder.every(({ distance }) => isKnown(distance, decided)) &&
      sizeIsKnown(size, decided)
    );
  }

  /** Rule max-trades. */
  #dayIsFull(t: number): boolean {
    const most = this.#rules.maxTradesPerDay;
    return most !== null && this.#dayOf(t) === this.#day && this.#entriesOfDay >= most;
  }

  #countEntry(t: number): void {
    const day = this.#dayOf(t);
    this.#entriesOfDay = day === this.#day ? this.#entriesOfDay + 1 : 1;
    this.#day = day;
  }

  #dayOf(t: number): number {
    return dayOf(this.#bars.time[t]!);
  }
}
