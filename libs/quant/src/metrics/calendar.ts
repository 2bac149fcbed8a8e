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

/**
 * The last value of each run of times with the same period: what pandas calls `resample(...).last().dropna()`. Times
 * ascend, so the end of a run is looked for in growing strides and then between the last two.
 */
export function lastOfEach(
  time: Float64Array,
  values: Float64Array,
  periodOf: (time: number) => number,
): { readonly time: Float64Array; readonly values: Float64Array } {
  const ends: number[] = [];
  for (let first = 0; first < time.length; first = ends[ends.length - 1]! + 1) {
    const period = periodOf(time[first]!);
    let inside = first;
    let beyond = first + 1;
    while (beyond < time.length && periodOf(time[beyond]!) === period) {
      inside = beyond;
      beyond += beyond - first;
    }
    beyond = Math.min(beyond, time.length);
    while (beyond - inside > 1) {
      const middle = (inside + beyond) >> 1;
      if (periodOf(time[middle]!) === period) inside = middle;
      else beyond = middle;
    }
    ends.push(inside);
  }
  return {
    time: Float64Array.from(ends, (i) => time[i]!),
    values: Float64Array.from(ends, (i) => values[i]!),
  };
}
