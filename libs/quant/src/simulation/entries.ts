import type { Bars } from '@strategy-builder/language';
import type { Costs, CostsByOrder } from './costs.js';
import { EntriesOfDay } from './entries-of-day.js';
import { EntryOrder, limitFill, stopFill } from './entry-order.js';
import type { Holding } from './holding.js';
import { distanceAt, type Grid, passes, type Side, tightestStop } from './lot.js';
import { columnsOf, type PositionRules } from './position-rules.js';
import { type ClosedTrades, type Sizing, wantedUnits } from './sizing.js';

/** What a leg may spend when it enters: the equity at the open of the bar, and what is left of equity × leverage. */
export interface Means {
  readonly atOpen: number;
  room(): number;
}

/** The order of a leg that is to enter: when there may be one, when it fills, for how much, and the lots that come of it. */
export class Entries {
  /** The entry in the market. */
  order: EntryOrder | null = null;
  /** Entries that asked for more than the account allows. */
  reduced = 0;

  /** What `order` is when there is one. */
  readonly #only = new EntryOrder();
  readonly #bars: Bars;
  readonly #rules: PositionRules;
  readonly #costs: Costs;
  readonly #holding: Holding;
  readonly #sizing: Sizing;
  readonly #day: EntriesOfDay;
  /** What distances and sizes are measured with: without a value above zero in each of them nothing is decided. */
  readonly #measures: readonly Float64Array[];
  #count = 0;

  constructor(
    bars: Bars,
    rules: PositionRules,
    costs: CostsByOrder,
    holding: Holding,
    closed: ClosedTrades,
    volatilities: readonly Float64Array[],
  ) {
    this.#bars = bars;
    this.#rules = rules;
    this.#holding = holding;
    this.#sizing = { equity: 0.5, price: 0.5, stop: 0.5, decided: -1, closed, volatilities };
    this.#day = new EntriesOfDay(bars.time, rules.maxTradesPerDay);
    this.#costs = rules.entry.kind === 'limit' || rules.entry.kind === 'grid' ? costs.limit : costs.market;
    this.#measures = columnsOf(rules);
  }

  /** What the close of a bar has decided takes the place of what waits; nothing does where a distance has no value. */
  decide(side: Side, decided: number): void {
    this.order = this.#isKnown(decided) ? this.#only.become(side, decided, this.#rules) : null;
  }

  /** Rule pyramiding. An entry that fills in parts or levels is whole before another begins. */
  mayAdd(side: Side, decided: number): boolean {
    const { pyramiding, entry } = this.#rules;
    const { lots } = this.#holding;
    const last = lots.at(-1);
    if (pyramiding === null || last === undefined || entry.kind === 'grid') return false;
    if (this.order !== null && this.order.entry >= 0) return false;
    if (new Set(lots.map((lot) => lot.entry)).size >= pyramiding.maxEntries) return false;
    const gone = side * (this.#bars.close[decided]! / last.price - 1) * 100;
    if (pyramiding.direction === 'winning') return gone > 0 && gone >= pyramiding.spacingPercent;
    if (pyramiding.direction === 'losing') return gone < 0 && -gone >= pyramiding.spacingPercent;
    return Math.abs(gone) >= pyramiding.spacingPercent;
  }

  /** Rules next-open, limit-through, stop-entry, twap and grid: what the order does on bar t. */
  fill(t: number, means: Means): void {
    const { order } = this;
    if (order === null) return;
    const { entry } = this.#rules;
    const full = this.#day.isFull(t);
    switch (entry.kind) {
      case 'market':
        this.order = null;
        if (!full) this.#whole(t, order, this.#bars.open[t]!, false, means);
        return;
      case 'twap':
        if (full && order.entry < 0) this.order = null;
        else this.#part(t, order, entry.parts, means);
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
        this.#whole(t, order, fill.price, fill.inside, means);
        return;
      }
      case 'grid':
        for (let level = 0; level < order.from.length; level++)
          if (order.from[level]! <= t && !this.#day.isFull(t))
            this.#level(t, order, level, entry.levels, entry.spacingPercent, means);
    }
  }

  /** All of an order at one price. */
  #whole(t: number, order: EntryOrder, at: number, inside: boolean, means: Means): void {
    this.#enter(
      t,
      order,
      at,
      inside,
      this.#wanted(order, this.#costs.worst(at, order.side), means),
      means,
      null,
    );
  }

  /** Rule twap: one part at this open. */
  #part(t: number, order: EntryOrder, parts: number, means: Means): void {
    const open = this.#bars.open[t]!;
    const isFirst = order.entry < 0;
    if (isFirst) order.part = this.#wanted(order, this.#costs.worst(open, order.side), means) / parts;
    const number = this.#count;
    this.#enter(t, order, open, false, order.part, means, null);
    if (isFirst) {
      if (this.#count === number) order.parts = 1;
      else order.entry = number;
    }
    order.parts--;
    if (order.parts === 0) this.order = null;
  }

  /** Rule grid: one level, an equal part of the size. */
  #level(
    t: number,
    order: EntryOrder,
    level: number,
    levels: number,
    spacingPercent: number,
    means: Means,
  ): void {
    const close = this.#bars.close[order.decided]!;
    const at = (steps: number) => close * (1 - (order.side * steps * spacingPercent) / 100);
    const fill = limitFill(this.#bars, t, at(level + 1), order.side);
    if (fill === null) return;
    const units = this.#wanted(order, fill.price, means) / levels;
    const target = this.#rules.takeProfit === null ? at(level) : null;
    const grid = { from: order.from, level, target };
    const before = this.#holding.lots.length;
    this.#enter(t, order, fill.price, fill.inside, units, means, grid);
    if (this.#holding.lots.length > before) order.from[level] = Infinity;
  }

  /** Rules size-at-fill, cash-limit, fees, stops-from-fill and ladder. */
  #enter(
    t: number,
    order: EntryOrder,
    at: number,
    inside: boolean,
    wanted: number,
    means: Means,
    grid: Grid | null,
  ): void {
    const { atOpen } = means;
    if (!(wanted > 0 && atOpen > 0)) return;
    const { takeProfit, trailingStop, stopLoss, timeExitBars, ladder } = this.#rules;
    const { side, decided } = order;
    const costs = this.#costs;
    const { rate } = costs;
    const worst = costs.worst(at, side);
    const room = means.room();
    const most = costs.mostUnits(t);
    if (wanted * worst > room + 1e-9 * atOpen || wanted > most) this.reduced++;
    const measured = costs.atMost(at, side);
    const quantity = Math.min(wanted, room / (measured * (1 + Math.max(rate, 0))), most);
    // What rounding leaves of a room that is used up is no entry.
    if (!(quantity * worst > 1e-12 * atOpen)) return;
    const price = costs.slip(at, side, quantity, t);
    let number = order.entry;
    if (number < 0) {
      number = this.#count++;
      this.#day.count(t);
    }
    const fixedStop =
      stopLoss === null ? -side * Infinity : price - side * distanceAt(stopLoss, price, decided);
    const trailDistance = trailingStop === null ? 0 : distanceAt(trailingStop, price, decided);
    const best = trailingStop === null ? side * Infinity : price;
    const all =
      grid?.target ??
      (takeProfit === null ? side * Infinity : price + side * distanceAt(takeProfit, price, decided));
    const stop = tightestStop(trailingStop, side, fixedStop, best, trailDistance);
    const { lots } = this.#holding;
    const held = lots.length;
    if (ladder.length === 0) this.#holding.open(t, side, quantity, price, rate, decided, all);
    else
      for (const part of this.#parts(quantity, side, price, decided, all))
        this.#holding.open(t, side, part.quantity, price, rate, decided, part.target);
    for (let i = held; i < lots.length; i++) {
      const lot = lots[i]!;
      lot.entry = number;
      lot.insideBar = inside ? t : -1;
      lot.fixedStop = fixedStop;
      lot.trailDistance = trailDistance;
      lot.timeExit = timeExitBars === null ? Infinity : t + timeExitBars;
      lot.grid = grid;
      lot.stop = stop;
      lot.best = best;
    }
    this.#holding.refresh();
  }

  /** Rule ladder: the parts of an entry, each with its target. */
  #parts(quantity: number, side: Side, price: number, decided: number, all: number) {
    const { ladder } = this.#rules;
    const parts = ladder.map(({ distance, sharePercent }) => {
      const target = price + side * distanceAt(distance, price, decided);
      return { quantity: (quantity * sharePercent) / 100, target: passes(target, all, side) ? all : target };
    });
    const left = 100 - ladder.reduce((sum, { sharePercent }) => sum + sharePercent, 0);
    return left > 1e-9 ? [...parts, { quantity: (quantity * left) / 100, target: all }] : parts;
  }

  #wanted({ side, decided }: EntryOrder, price: number, { atOpen }: Means): number {
    const { size } = this.#rules;
    const sizing = this.#sizing;
    sizing.equity = atOpen;
    sizing.price = price;
    sizing.decided = decided;
    if (size.mode === 'percent_risk') sizing.stop = this.#stopAt(side, price, decided);
    return wantedUnits(size, sizing);
  }

  /** The stop of an entry at a price. */
  #stopAt(side: Side, price: number, decided: number): number {
    const { stopLoss, trailingStop } = this.#rules;
    const fixed = stopLoss === null ? -side * Infinity : price - side * distanceAt(stopLoss, price, decided);
    if (trailingStop === null) return fixed;
    return tightestStop(trailingStop, side, fixed, price, distanceAt(trailingStop, price, decided));
  }

  #isKnown(decided: number): boolean {
    for (const column of this.#measures) if (!(column[decided]! > 0)) return false;
    return true;
  }
}
