import type { TimeUnit } from '../lexicon/meaning.js';

const minutesOf: Readonly<Record<string, number>> = {
  '1m': 1,
  '3m': 3,
  '5m': 5,
  '15m': 15,
  '30m': 30,
  '1h': 60,
  '2h': 120,
  '4h': 240,
  '6h': 360,
  '8h': 480,
  '12h': 720,
  '1d': 1_440,
  '3d': 4_320,
  '1w': 10_080,
};

const minutesOfUnit: Readonly<Partial<Record<TimeUnit, number>>> = {
  minute: 1,
  hour: 60,
  day: 1_440,
  week: 10_080,
  month: 43_200,
  year: 525_600,
};

/** Length of a bar in minutes; a day for a name that is not known. */
export function timeframeMinutes(timeframe: string): number {
  return minutesOf[timeframe] ?? 1_440;
}

/** Whether there are bars of that size. */
export function hasBars(timeframe: string): boolean {
  return minutesOf[timeframe] !== undefined;
}

/** The timeframe with bars of exactly this length: `4 hours` is `4h`, `60 minutes` is `1h`; null when there is none. */
export function timeframeOf(value: number, unit: TimeUnit): string | null {
  const minutes = minutesOfUnit[unit];
  if (minutes === undefined) return null;
  for (const [name, length] of Object.entries(minutesOf)) if (length === value * minutes) return name;
  return null;
}

/** How long a duration lasts in minutes; null for bars, whose length is not known. */
export function minutesIn(value: number, unit: TimeUnit): number | null {
  const minutes = minutesOfUnit[unit];
  return minutes === undefined ? null : value * minutes;
}

/** The nearest timeframes that are shorter and longer. */
export function timeframesAround(minutes: number): readonly string[] {
  const shorter = Object.keys(minutesOf).filter((name) => timeframeMinutes(name) < minutes);
  const longer = Object.keys(minutesOf).find((name) => timeframeMinutes(name) > minutes);
  return [...shorter.slice(-1), ...(longer === undefined ? [] : [longer])];
}

/** On which days a market trades: coins on all of them, the rest on weekdays. */
export type TradingDays = 'every-day' | 'weekdays';

/** Trading days of a week, a month and a year, as they are counted for exchanges that close at weekends. */
const weekdaysOf: Readonly<Partial<Record<TimeUnit, number>>> = { day: 1, week: 5, month: 21, year: 252 };

/** How many daily bars a duration lasts; 52 weeks, and a half or a quarter of them, are a year and its parts. */
export function dailyBarsIn(value: number, unit: TimeUnit, days: TradingDays): number {
  const yearly = unit === 'week' && value % 13 === 0;
  if (days === 'weekdays' && yearly) return (value / 52) * 252;
  const all = (minutesOfUnit[unit] ?? 1_440) / 1_440;
  return value * (days === 'weekdays' ? (weekdaysOf[unit] ?? all) : all);
}

/** How many bars of a timeframe a duration lasts, at least one; bars are bars. */
export function barsIn(
  value: number,
  unit: TimeUnit,
  timeframe: string,
  days: TradingDays = 'every-day',
): number {
  const minutes = minutesOfUnit[unit];
  if (minutes === undefined) return Math.max(1, Math.round(value));
  const lasts =
    timeframe === '1d' ? dailyBarsIn(value, unit, days) : (value * minutes) / timeframeMinutes(timeframe);
  return Math.max(1, Math.round(lasts));
}
