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
  const times = new Float64Array(time.length);
  const lasts = new Float64Array(time.length);
  let count = 0;
  let period = Number.NaN;
  for (let i = 0; i < time.length; i++) {
    const now = periodOf(time[i]!);
    if (now !== period) {
      period = now;
      count++;
    }
    times[count - 1] = time[i]!;
    lasts[count - 1] = values[i]!;
  }
  return { time: times.subarray(0, count), values: lasts.subarray(0, count) };
}
