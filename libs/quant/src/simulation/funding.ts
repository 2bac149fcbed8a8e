import type { StrategyProgram } from '@strategy-builder/domain';
import { isPerpetual } from '@strategy-builder/domain';
import type { Bars } from '@strategy-builder/language';
import type { Account } from './account.js';
import { usualStep } from './usual-step.js';

const eightHours = 8 * 3_600_000;

/** What holding a perpetual pays, and by what it is known. */
export interface Funding {
  /** What one unit of notional that was held at the last close pays at the open of each bar. */
  readonly rates: Float64Array;
  /** Rates that the data has; 0 where the constant is all there is. */
  readonly known: number;
  /** Times at which the data should have a rate and has none: the constant is charged there. */
  readonly filled: number;
}

/** Whether what a program trades pays funding. */
export function tradesPerpetual({ data, traded }: Pick<StrategyProgram, 'data' | 'traded'>): boolean {
  const source = data.find(({ node }) => node === traded);
  return source !== undefined && isPerpetual(source);
}

/** Rules funding and funding-series. Null where what is traded pays none. */
export function fundingOf(bars: Bars, perpetual: boolean, { fundingBps }: Account): Funding | null {
  if (!perpetual) return null;
  const constant = (fundingBps ?? 0) / 10_000;
  const series = bars.funding === undefined ? null : ofSeries(bars.time, bars.funding, constant);
  if (series !== null && series.known > 0) return series;
  return constant === 0 ? null : { rates: ofConstant(bars.time, constant), known: 0, filled: 0 };
}

/** 00:00, 08:00 and 16:00 UTC, each at the first open that is not before it. */
function ofConstant(time: Float64Array, constant: number): Float64Array {
  const rates = new Float64Array(time.length);
  for (let t = 1; t < time.length; t++)
    rates[t] = (marksUntil(time[t]!, eightHours) - marksUntil(time[t - 1]!, eightHours)) * constant;
  return rates;
}

/**
 * The rates of the data. They stand so far apart as the first ones usually do, at most 8 hours; at a multiple of that,
 * UTC, for which no rate stands less than one distance before and none at the bar that it falls into, one is missing.
 */
function ofSeries(time: Float64Array, series: Float64Array, constant: number): Funding {
  const rates = new Float64Array(time.length);
  const distance = distanceOfRates(time, series);
  const reach = Math.max(distance, usualStep(time));
  let last = Number.isNaN(series[0]!) ? -Infinity : time[0]!;
  let known = Number.isNaN(series[0]!) ? 0 : 1;
  let filled = 0;
  for (let t = 1; t < time.length; t++) {
    const here = !Number.isNaN(series[t]!);
    const begin = Math.max(marksUntil(time[t - 1]!, distance), Math.ceil(last / distance));
    const end = marksUntil(here ? time[t]! - reach : time[t]!, distance);
    const missing = Math.max(0, end - begin);
    rates[t] = (here ? series[t]! : 0) + (missing * constant * distance) / eightHours;
    filled += missing;
    if (!here) continue;
    last = time[t]!;
    known++;
  }
  return { rates, known, filled };
}

/** Usual distance of the first thousand rates, at most 8 hours, which it is where there are fewer than two. */
function distanceOfRates(time: Float64Array, series: Float64Array): number {
  const times: number[] = [];
  for (let t = 0; t < time.length && times.length < 1_000; t++)
    if (!Number.isNaN(series[t]!)) times.push(time[t]!);
  const usual = usualStep(Float64Array.from(times));
  return usual > 0 ? Math.min(usual, eightHours) : eightHours;
}

/** The rate that a position on `side` (its sign) is charged, as `fundingFactor` of the account says. */
export function chargedRate(rate: number, side: number, factor: number): number {
  return rate * (rate * side > 0 ? factor : Math.min(factor, 1));
}

/** Multiples of a distance up to and including a time. */
function marksUntil(time: number, distance: number): number {
  return Math.floor(time / distance);
}

/** The first bar from `from` on, below `to`, at which funding is paid; `to` without one. */
export function nextFundedBar(rates: Float64Array, from: number, to: number): number {
  let t = from;
  while (t < to && rates[t] === 0) t++;
  return t;
}
