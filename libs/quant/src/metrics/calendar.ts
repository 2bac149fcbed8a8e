export const dayInMilliseconds = 86_400_000;
export const yearInMilliseconds = 365.25 * dayInMilliseconds;

/** Days since 1970-01-01 of a time, UTC. */
export function dayOf(time: number): number {
  return Math.floor(time / dayInMilliseconds);
}

/** 0 is Monday, as in pandas. */
export function weekday(time: number): number {
  return (((dayOf(time) + 3) % 7) + 7) % 7;
}

/** The last value of each run of times with the same period: what pandas calls `resample(...).last().dropna()`. */
export function lastOfEach(
  time: Float64Array,
  values: Float64Array,
  periodOf: (time: number) => number,
): { readonly time: Float64Array; readonly values: Float64Array } {
  // Most series have far fewer periods than values, so nothing of their length is made.
  const ends: number[] = [];
  let period = Number.NaN;
  for (let i = 0; i < time.length; i++) {
    const now = periodOf(time[i]!);
    if (now !== period && i > 0) ends.push(i - 1);
    period = now;
  }
  if (time.length > 0) ends.push(time.length - 1);
  return {
    time: Float64Array.from(ends, (i) => time[i]!),
    values: Float64Array.from(ends, (i) => values[i]!),
  };
}
