import type { Bars } from '@strategy-builder/language';
import type { Account } from './account.js';
import { type CostsByOrder, costsOf } from './costs.js';
import { Entries, type Means } from './entries.js';
import { chargedRate, type Funding, fundingOf } from './funding.js';
import { Holding, type Purse } from './holding.js';
import { type Lot, passes, reaches, type Side, tightestStop } from './lot.js';
import type { PositionRules } from './position-rules.js';
import { ClosedTrades } from './sizing.js';
import type { ExitReason, TradeLog } from './trade-log.js';

/** Signals per bar: 1 is yes, anything else (0, `unknownByte`) is no. Directions that are never traded may share one column of zeros. */
export interface SignalColumns {
  readonly enterLong: Uint8Array;
  readonly exitLong: Uint8Array;
  readonly enterShort: Uint8Array;
  readonly exitShort: Uint8Array;
}

/** What a leg is made of. */
export interface LegParts {
  readonly bars: Bars;
  readonly signals: SignalColumns;
  readonly rules: PositionRules;
}

/**
 * One asset's decisions and exits, by `simulationRules`; `Entries` is the order that enters, `Holding` what has come of
 * it. A bar passes in three moments, so that several legs can share one purse: `leave` at the open, `enter`, and `endBar`
 * for what happens inside the bar.
 */
export class Leg {
  readonly holding: Holding;
  readonly entries: Entries;
  /** What holding pays; null where that is nothing. */
  readonly funding: Funding | null;

  readonly #bars: Bars;
  readonly #signals: SignalColumns;
  readonly #rules: PositionRules;
  readonly #costs: CostsByOrder;
  readonly #fundingFactor: number;
  readonly #closed = new ClosedTrades();
  /** First bar whose close may decide an entry again: rule cooldown. */
  #coolUntil = 0;

  constructor(
    { bars, signals, rules }: LegParts,
    account: Account,
    purse: Purse,
    volatilities: readonly Float64Array[],
  ) {
    this.#bars = bars;
    this.#signals = signals;
    this.#rules = rules;
    this.#costs = costsOf(account, rules.venue, bars.volume);
    this.#fundingFactor = account.fundingFactor;
    this.funding = fundingOf(bars, rules.perpetual, account);
    this.holding = new Holding(purse, rules.leverage);
    this.entries = new Entries(bars, rules, this.#costs, this.holding, this.#closed, volatilities);
  }

  get trades(): TradeLog {
    return this.holding.trades;
  }

  /** Entries that asked for more than the account allows. */
  get reducedEntries(): number {
    return this.entries.reduced;
  }

  /** What slippage has cost, in quote currency; it is part of the prices of the trades. */
  get slippagePaid(): number {
    return this.#costs.market.slippagePaid;
  }

  /** First moment of bar t: what was decided at the last close ends lots at the open, and so does a gap. `halted`: no entry is decided. */
  leave(t: number, halted = false): void {
    const { holding } = this;
    if (this.funding !== null && holding.units !== 0) this.#fund(t, this.funding);
    this.#decide(t - 1, t, halted);
    if (holding.units !== 0) this.#gap(t);
  }

  /** Second moment of bar t: the order in the market fills or waits. */
  enter(t: number, means: Means): void {
    this.entries.fill(t, means);
  }

  /** Last moment of bar t: stops and targets inside it, and what the trailing stops learn. */
  endBar(t: number): void {
    if (this.holding.units === 0) return;
    this.#inside(t);
    if (this.#rules.trailingStop !== null) this.#follow(t);
  }

  /** Rules daily-loss-limit and kill-switch: gives up its orders and leaves at the open of bar t. */
  abandon(t: number, reason: ExitReason): void {
    this.entries.order = null;
    this.#leaveAll(t, this.#bars.open[t]!, reason);
  }

  /** Rule ruin: ends the position at the close of bar t. */
  ruin(t: number): void {
    this.#leaveAll(t, this.#bars.close[t]!, 'ruin');
  }

  /** Values open trades at the close of bar t. */
  mark(t: number): void {
    this.holding.mark(this.#bars.close[t]!);
  }

  /** Rules funding and funding-series: what was held at the last close pays up to this open. */
  #fund(t: number, { rates }: Funding): void {
    const rate = rates[t]!;
    if (rate === 0) return;
    const charged = chargedRate(rate, this.holding.units, this.#fundingFactor);
    this.holding.payFunding(charged, this.#bars.close[t - 1]!);
  }

  /** Rules next-open, reversal, time-exit, exit-beats-entry, long-and-short, one-position, pyramiding, cooldown, limit-replaced. */
  #decide(decided: number, t: number, halted: boolean): void {
    const { enterLong, exitLong, enterShort, exitShort } = this.#signals;
    const { holding, entries } = this;
    const deaf = halted || decided < this.#coolUntil;
    const wantsLong = !deaf && enterLong[decided] === 1 && exitLong[decided] !== 1;
    const wantsShort = !deaf && enterShort[decided] === 1 && exitShort[decided] !== 1;
    const wanted: Side | 0 = wantsLong === wantsShort ? 0 : wantsLong ? 1 : -1;
    const held: Side | 0 = holding.units === 0 ? 0 : holding.side;
    const enters = wanted !== 0 && (wanted !== held || entries.mayAdd(wanted, decided));
    if (held !== 0) {
      const open = this.#bars.open[t]!;
      if (wanted === -held) this.#leaveAll(t, open, 'reversal');
      else if ((held > 0 ? exitLong : exitShort)[decided] === 1) this.#leaveAll(t, open, 'signal');
      else if (t >= holding.timeExit)
        for (const lot of [...holding.lots])
          if (t >= lot.timeExit) this.#market(lot, t, open, 'time_exit', false);
    }
    const { order } = entries;
    if (order !== null && (order.side > 0 ? exitLong : exitShort)[decided] === 1) entries.order = null;
    if (enters) entries.decide(wanted, decided);
  }

  /** Rules gap-stop and target-through, for a bar that opens beyond them. */
  #gap(t: number): void {
    const { holding } = this;
    const open = this.#bars.open[t]!;
    const { side } = holding;
    while (holding.units !== 0 && reaches(open, holding.stop, side)) this.#stopNearest(t, open, side);
    if (holding.units === 0 || !passes(open, holding.target, side)) return;
    for (const lot of holding.byTarget()) if (passes(open, lot.target, side)) this.#takeProfit(lot, t, open);
  }

  /** Rules stop-first, ambiguous, gap-stop, target-through and target-after-limit. */
  #inside(t: number): void {
    const { holding } = this;
    const { high, low } = this.#bars;
    const { side } = holding;
    const worst = side > 0 ? low[t]! : high[t]!;
    const best = side > 0 ? high[t]! : low[t]!;
    while (holding.units !== 0 && reaches(worst, holding.stop, side)) this.#stopNearest(t, null, side, best);
    if (holding.units === 0 || !passes(best, holding.target, side)) return;
    for (const lot of holding.byTarget())
      if (lot.insideBar !== t && passes(best, lot.target, side)) this.#takeProfit(lot, t, lot.target);
  }

  /** Ends at its stop the lot whose stop is nearest, or all lots where the liquidation is: at a gap at its open, else at the stop. */
  #stopNearest(t: number, gap: number | null, side: Side, best = Number.NaN): void {
    const { stop: level, liquidation, lots } = this.holding;
    const { open } = this.#bars;
    const liquidated = level === liquidation;
    const hit = liquidated ? [...lots] : lots.filter((lot) => lot.stop === level).slice(0, 1);
    for (const lot of hit) {
      const opensBeyond = lot.insideBar !== t && reaches(open[t]!, level, side);
      const ambiguous = gap === null && lot.insideBar !== t && passes(best, lot.target, side);
      const reason = liquidated ? 'liquidation' : lot.stop === lot.fixedStop ? 'stop_loss' : 'trailing_stop';
      this.#market(lot, t, gap ?? (opensBeyond ? open[t]! : level), reason, ambiguous);
    }
    if (liquidated) this.entries.order = null;
  }

  /** Rules trailing-previous and target-after-limit: what the next bar's trailing stops know. */
  #follow(t: number): void {
    const { holding } = this;
    const { high, low, close } = this.#bars;
    const { side } = holding;
    let moved = false;
    for (const lot of holding.lots) {
      const extreme = lot.insideBar === t ? close[t]! : side > 0 ? high[t]! : low[t]!;
      if (!passes(extreme, lot.best, side)) continue;
      lot.best = extreme;
      lot.stop = tightestStop(this.#rules.trailingStop, side, lot.fixedStop, extreme, lot.trailDistance);
      moved = true;
    }
    if (moved) holding.refresh();
  }

  #leaveAll(t: number, price: number, reason: ExitReason): void {
    const { lots } = this.holding;
    while (lots.length > 0) this.#market(lots[0]!, t, price, reason, false);
  }

  /** Ends a lot by a market order. */
  #market(lot: Lot, t: number, price: number, reason: ExitReason, ambiguous: boolean): void {
    const { entries } = this;
    const slipped = this.#costs.market.slip(price, lot.units > 0 ? -1 : 1, Math.abs(lot.units), t);
    if (lot.grid !== null && entries.order?.from === lot.grid.from) entries.order = null;
    this.#close(lot, t, slipped, this.#costs.market.rate, reason, ambiguous);
  }

  /** Ends a lot by its limit order; the level of a grid that it came from waits again. */
  #takeProfit(lot: Lot, t: number, price: number): void {
    this.#close(lot, t, price, this.#costs.limit.rate, 'take_profit', false);
    const { grid } = lot;
    if (grid !== null && !this.holding.lots.some((other) => other.grid === grid))
      grid.from[grid.level] = t + 1;
  }

  #close(lot: Lot, t: number, price: number, rate: number, reason: ExitReason, ambiguous: boolean): void {
    const { holding } = this;
    holding.close(lot, t, price, rate, reason, ambiguous);
    if (this.#rules.size.mode === 'kelly') this.#closed.add(holding.trades.returnOf(lot.trade));
    if (holding.units === 0) this.#wentFlat(t);
  }

  /** Rules cooldown and twap: what follows when nothing is held any more. */
  #wentFlat(t: number): void {
    const { entries } = this;
    const { cooldown } = this.#rules;
    if (entries.order !== null && entries.order.entry >= 0) entries.order = null;
    if (cooldown === null || (cooldown.after === 'loss' && !(this.holding.profit < 0))) return;
    this.#coolUntil = t + cooldown.bars;
  }
}
