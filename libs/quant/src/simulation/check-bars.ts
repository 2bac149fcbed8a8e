import type { Bars } from '@strategy-builder/language';
import { longestRest, usualStep } from './usual-step.js';

/** What is wrong with bars, and where; `bar` counts from 0. */
export type BarFault =
  | { readonly code: 'no-bars' }
  | { readonly code: 'columns-differ' }
  | { readonly code: 'time-not-ascending' | 'price-not-positive' | 'price-outside-bar'; readonly bar: number }
  | { readonly code: 'funding-out-of-range'; readonly bar: number }
  | { readonly code: 'gap'; readonly bar: number; readonly missing: number };

/** A fault and the data node that has it. */
export type BarsRefusal =
  | { readonly code: 'bars'; readonly node: string; readonly fault: BarFault }
  | { readonly code: 'bars-not-aligned'; readonly node: string; readonly bar: number };

/** Steps between bars that are longer than the market rests by itself. `missing` estimates how many bars would fill them. */
export interface Gaps {
  readonly count: number;
  readonly missing: number;
  /** Bar after the longest one; −1 without gaps. */
  readonly longest: number;
  /** The usual step in milliseconds. */
  readonly step: number;
}

/**
 * What was found in bars of prices that were read to their end without a fault. Bars are not changed once they are simulated, so
 * however many candidates are tried on them, they are checked once.
 */
const whole = new WeakMap<Bars, Gaps>();

/** Rules whole-bars and gaps, checked while the bars are read: `pass` takes them in order, in stretches. */
export class BarCheck {
  readonly #bars: Bars;
  /** What all prices lie above. */
  readonly #least: number;
  readonly #known: Gaps | undefined;
  readonly #step: number;
  readonly #rest: number;
  #before = -Infinity;
  #count = 0;
  #missing = 0;
  #longest = -1;
  #longestStep: number;

  /** `rates`: the prices are funding rates, which may be below zero. */
  constructor(bars: Bars, rates = false) {
    this.#bars = bars;
    this.#least = rates ? -1 : 0;
    this.#known = whole.get(bars);
    this.#step = this.#known?.step ?? usualStep(bars.time);
    this.#rest = this.#known === undefined ? longestRest(bars.time, this.#step) : 0;
    this.#longestStep = this.#step;
  }

  /** The first fault in bars [from, to), or null. */
  pass(from: number, to: number): BarFault | null {
    if (this.#known !== undefined) return null;
    const { time, open, high, low, close, funding } = this.#bars;
    const rest = this.#rest;
    const least = this.#least;
    // A step above zero that is usual is no fault and no gap.
    const usual = this.#step > 0 && this.#step < Infinity ? this.#step : Number.NaN;
    let before = this.#before;
    for (let t = from; t < to; t++) {
      // Four bars at a time where nothing is to be said of them: an engine finds out anew for every turn of a loop what
      // kind of column it reads.
      while (
        t + 4 <= to &&
        time[t]! - before === usual &&
        time[t + 1]! - time[t]! === usual &&
        time[t + 2]! - time[t + 1]! === usual &&
        time[t + 3]! - time[t + 2]! === usual &&
        isWhole(open[t]!, high[t]!, low[t]!, close[t]!, least) &&
        isWhole(open[t + 1]!, high[t + 1]!, low[t + 1]!, close[t + 1]!, least) &&
        isWhole(open[t + 2]!, high[t + 2]!, low[t + 2]!, close[t + 2]!, least) &&
        isWhole(open[t + 3]!, high[t + 3]!, low[t + 3]!, close[t + 3]!, least)
      ) {
        before = time[t + 3]!;
        t += 4;
      }
      if (t === to) break;
      const now = time[t]!;
      if (!(now > before && now < Infinity)) return { code: 'time-not-ascending', bar: t };
      if (!isWhole(open[t]!, high[t]!, low[t]!, close[t]!, least)) {
        const prices = [open[t]!, high[t]!, low[t]!, close[t]!];
        const positive = prices.every((price) => price > least && price < Infinity);
        return { code: positive ? 'price-outside-bar' : 'price-not-positive', bar: t };
      }
      if (now - before > rest && t > 0) this.#gap(t, now - before);
      before = now;
    }
    this.#before = before;
    if (funding !== undefined)
      for (let t = from; t < to; t++)
        if (Math.abs(funding[t]!) >= 1) return { code: 'funding-out-of-range', bar: t };
    if (to === time.length && least === 0) whole.set(this.#bars, this.gaps);
    return null;
  }

  get gaps(): Gaps {
    if (this.#known !== undefined) return this.#known;
    return { count: this.#count, missing: this.#missing, longest: this.#longest, step: this.#step };
  }

  #gap(bar: number, taken: number): void {
    this.#count++;
    this.#missing += Math.max(1, Math.round(taken / this.#step) - 1);
    if (taken > this.#longestStep) {
      this.#longestStep = taken;
      this.#longest = bar;
    }
  }
}

/** Rule whole-bars, of the prices of one bar. */
function isWhole(open: number, high: number, low: number, close: number, least: number): boolean {
  return low > least && high < Infinity && open >= low && open <= high && close >= low && close <= high;
}

/** What can be told about columns before reading them: whether there are bars, and equally many everywhere. */
export function faultInShape(bars: Bars): BarFault | null {
  const { time, open, high, low, close, volume, funding = time } = bars;
  if (time.length === 0) return { code: 'no-bars' };
  const same = [open, high, low, close, volume, funding].every((column) => column.length === time.length);
  return same ? null : { code: 'columns-differ' };
}

/** Checks the bars of several nodes while they are read: each by itself, and that all share the times of the first. */
export class BarChecks {
  readonly #time: Float64Array;
  readonly #checks: readonly {
    readonly node: string;
    readonly time: Float64Array;
    readonly check: BarCheck;
  }[];

  /** `rates`: the nodes whose bars hold funding rates. */
  constructor(
    nodes: readonly string[],
    bars: Readonly<Record<string, Bars>>,
    rates: ReadonlySet<string> = new Set(),
  ) {
    this.#checks = nodes.map((node) => ({
      node,
      time: bars[node]!.time,
      check: new BarCheck(bars[node]!, rates.has(node)),
    }));
    this.#time = this.#checks[0]!.time;
  }

  /** The first fault in bars [from, to) of any node, or null. */
  pass(from: number, to: number): BarsRefusal | null {
    for (const { node, time, check } of this.#checks) {
      const fault = check.pass(from, to);
      if (fault !== null) return { code: 'bars', node, fault };
      const bar = time === this.#time ? to : firstDifferent(time, this.#time, from, to);
      if (bar < to) return { code: 'bars-not-aligned', node, bar };
    }
    return null;
  }

  /** Gaps in the times that all nodes share. */
  get gaps(): Gaps {
    return this.#checks[0]!.check.gaps;
  }

  /** What to say where gaps are refused, or null without one. */
  get refusedGaps(): BarsRefusal | null {
    const { count, longest, missing } = this.gaps;
    return count === 0
      ? null
      : { code: 'bars', node: this.#checks[0]!.node, fault: { code: 'gap', bar: longest, missing } };
  }
}

function firstDifferent(a: Float64Array, b: Float64Array, from: number, to: number): number {
  let t = from;
  while (t < to && a[t] === b[t]) t++;
  return t;
}
