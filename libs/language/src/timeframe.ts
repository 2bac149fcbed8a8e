const minute = 60_000;
const day = 1440 * minute;
const week = 7 * day;
const units: Readonly<Record<string, number>> = { m: minute, h: 60 * minute, d: day, w: week };

/** A timeframe such as `15m`, `4h`, `1d` or `1w` in milliseconds; null for anything else, such as a month. */
export function timeframeLength(timeframe: string): number | null {
  const unit = units[timeframe.slice(-1)];
  const count = timeframe.slice(0, -1);
  return unit !== undefined && /^[1-9]\d{0,3}$/.test(count) ? Number(count) * unit : null;
}

/**
 * When bars of a length open, counted from 1970 in UTC: at whole multiples of it; whole weeks on a Monday, for which
 * the first of January 1970 was a Thursday.
 */
export function anchorOf(length: number): number {
  return length % week === 0 ? 4 * day : 0;
}

/** Whether every bar of the longer length consists of whole bars of the shorter one. */
export function tiles(shorter: number, longer: number): boolean {
  return longer % shorter === 0 && (anchorOf(longer) - anchorOf(shorter)) % shorter === 0;
}
