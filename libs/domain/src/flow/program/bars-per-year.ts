import type { Params } from '../state.js';

const minutesOf: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1_440, w: 10_080 };

/** Trading days in a year, and minutes in such a day, of markets that close; all others never do. */
const hours: Readonly<Record<string, { readonly days: number; readonly minutes: number }>> = {
  stock: { days: 252, minutes: 390 },
  index: { days: 252, minutes: 390 },
  forex: { days: 260, minutes: 1_440 },
};

/** How many bars a year has, for annualising: `{timeframe: '1h', market: 'spot'}` has 8,766, a daily stock 252. */
export function barsPerYear({ timeframe, market }: Params): number {
  const text = String(timeframe);
  const minutes = Number(text.slice(0, -1)) * (minutesOf[text.slice(-1)] ?? Number.NaN);
  const open = hours[String(market)];
  if (open === undefined) return (365.25 * 1_440) / minutes;
  if (minutes >= 10_080) return (365.25 * 1_440) / minutes;
  return minutes >= 1_440 ? open.days / (minutes / 1_440) : (open.days * open.minutes) / minutes;
}
