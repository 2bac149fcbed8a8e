import type { Account } from './account.js';
import { AccountRules } from './account-rules.js';
import type { Means } from './entries.js';
import { nextFundedBar } from './funding.js';
import type { Purse } from './holding.js';
import { Leg, type LegParts } from './leg.js';
import { passQuietBars } from './quiet-bars.js';
import type { TradeLog } from './trade-log.js';

/**
 * The simulation of any number of legs on one account. At an open all legs leave before any enters; then they enter in
 * the order given, sized by the equity at that open, together never above equity × leverage. A single leg runs over bars
 * on which nothing can happen in tight loops.
 */
export class SimulationEngine implements Means {
  readonly legs: readonly Leg[];
  /** Equity at each bar's close; valid up to the last bar that was passed. */
  readonly equity: Float64Array;
  /** Bar at whose close equity was at or below zero; −1 when that did not happen. */
  ruinBar = -1;
  /** Equity at the open of the bar that is traded, after what left there. */
  atOpen = 0;

  readonly #parts: readonly LegParts[];
  readonly #purse: Purse;
  readonly #rules: AccountRules;
  readonly #leverage: number;
  /** The only leg, where nothing but its own levels and signals makes a bar one to look at. */
  readonly #single: LegParts | null;
  #t = 0;

  constructor(parts: readonly LegParts[], account: Account) {
    const rules = parts.map((part) => part.rules);
    const volatilities = rules.flatMap(({ size }) =>
      size.mode === 'inverse_volatility' ? [size.column] : [],
    );
    const { time } = parts[0]!.bars;
    this.#parts = parts;
    this.#purse = { cash: account.cash };
    this.legs = parts.map((part) => new Leg(part, account, this.#purse, volatilities));
    this.#rules = new AccountRules(rules, time, account.cash);
    this.#leverage = leverageOf(rules, account);
    this.equity = new Float64Array(time.length);
    const [only, ...others] = parts;
    const plain = others.length === 0 && !this.#rules.hold && only!.rules.pyramiding === null;
    this.#single = plain ? only! : null;
  }

  /** Trades of the first leg. */
  get trades(): TradeLog {
    return this.legs[0]!.trades;
  }

  /** Entries that asked for more than the account allows. */
  get reducedEntries(): number {
    return this.legs.reduce((sum, leg) => sum + leg.reducedEntries, 0);
  }

  /** What slippage has cost, in quote currency. */
  get slippagePaid(): number {
    return this.legs.reduce((sum, leg) => sum + leg.slippagePaid, 0);
  }

  /** Passes bars [from, to) without deciding or trading: the warm-up. */
  idle(from: number, to: number): void {
    this.equity.fill(this.#purse.cash, from, to);
  }

  /** Passes bars [from, to), each call from where the last one ended; the bar before `from` may have decided an order. */
  advance(from: number, to: number): void {
    const { equity } = this;
    const single = this.#single;
    const leg = this.legs[0]!;
    let t = from;
    if (t === 0 && to > 0) equity[t++] = this.#purse.cash;
    while (t < to && this.ruinBar < 0) {
      if (single !== null && leg.entries.order === null) {
        const { holding, funding } = leg;
        let end = to;
        if (holding.units !== 0) {
          end = Math.min(to, holding.timeExit);
          if (funding !== null) end = nextFundedBar(funding.rates, t, end);
        }
        t = passQuietBars(single.bars, single.signals, holding, this.#purse, equity, t, end);
      }
      if (t < to) this.#step(t++);
    }
    if (t < to) equity.fill(this.#purse.cash, t, to);
    for (const one of this.legs) one.mark(to - 1);
  }

  /** Rule cash-limit: what entries may still cost, all legs together. What this bar's entries have cost is not spent again. */
  room(): number {
    const t = this.#t;
    let worth = this.#purse.cash;
    let held = 0;
    for (let i = 0; i < this.legs.length; i++) {
      const value = this.legs[i]!.holding.units * this.#parts[i]!.bars.open[t]!;
      worth += value;
      held += Math.abs(value);
    }
    return this.atOpen * this.#leverage - held - Math.max(0, this.atOpen - worth);
  }

  #step(t: number): void {
    const { legs } = this;
    const rules = this.#rules;
    const halted = rules.hold && rules.halts(t - 1);
    for (const leg of legs) {
      if (rules.leaves !== null) leg.abandon(t, rules.leaves);
      leg.leave(t, halted);
    }
    let waiting = false;
    for (const leg of legs) waiting ||= leg.entries.order !== null;
    if (waiting) {
      this.#t = t;
      this.atOpen = this.#worthAtOpen(t);
      for (const leg of legs) leg.enter(t, this);
    }
    for (const leg of legs) leg.endBar(t);
    let value = this.#worthAtClose(t);
    if (value <= 0) {
      for (const leg of legs) leg.ruin(t);
      this.ruinBar = t;
      value = this.#purse.cash;
    }
    this.equity[t] = value;
    if (rules.hold) rules.judge(t, value);
  }

  #worthAtOpen(t: number): number {
    let worth = this.#purse.cash;
    for (let i = 0; i < this.legs.length; i++)
      worth += this.legs[i]!.holding.units * this.#parts[i]!.bars.open[t]!;
    return worth;
  }

  #worthAtClose(t: number): number {
    let worth = this.#purse.cash;
    for (let i = 0; i < this.legs.length; i++)
      worth += this.legs[i]!.holding.units * this.#parts[i]!.bars.close[t]!;
    return worth;
  }
}

/** Rule cash-limit: the strictest leverage of all legs that state one, else the account's. */
function leverageOf(rules: readonly LegParts['rules'][], account: Account): number {
  const stated = rules.flatMap(({ leverage }) => leverage?.multiple ?? []);
  return stated.length === 0 ? account.leverage : Math.min(...stated);
}
