/** A series with null for na: the slow and obvious counterpart of what the compiled program does incrementally. */
export type Slow = readonly (number | null)[];

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

export function combine(a: Slow, b: Slow, work: (x: number, y: number) => number): Slow {
  return a.map((x, bar) => {
    const y = b[bar] ?? null;
    return x === null || y === null ? null : finite(work(x, y));
  });
}

export function each(a: Slow, work: (x: number) => number): Slow {
  return a.map((x) => (x === null ? null : finite(work(x))));
}

export function previous(a: Slow, bars: number): Slow {
  return a.map((_, bar) => (bar < bars ? null : (a[bar - bars] ?? null)));
}

/** Applies `work` to the last `length` values of every bar, oldest first; na when one of them is. */
export function windows(a: Slow, length: number, work: (values: number[]) => number): Slow {
  return a.map((_, bar) => {
    if (bar + 1 < length) return null;
    const values = a.slice(bar + 1 - length, bar + 1).filter((value) => value !== null);
    return values.length < length ? null : finite(work(values));
  });
}

export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
export const mean = (values: readonly number[]): number => total(values) / values.length;
export const variance = (values: readonly number[]): number => {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 2));
};
export const meanDeviation = (values: readonly number[]): number => {
  const middle = mean(values);
  return mean(values.map((value) => Math.abs(value - middle)));
};
export const weighted = (values: readonly number[]): number =>
  total(values.map((value, index) => value * (index + 1))) / ((values.length * (values.length + 1)) / 2);

export function covariance(a: Slow, b: Slow, length: number): Slow {
  return a.map((_, bar) => {
    const xs = a.slice(Math.max(0, bar + 1 - length), bar + 1).filter((value) => value !== null);
    const ys = b.slice(Math.max(0, bar + 1 - length), bar + 1).filter((value) => value !== null);
    if (xs.length < length || ys.length < length) return null;
    return mean(xs.map((x, index) => (x - mean(xs)) * ((ys[index] ?? 0) - mean(ys))));
  });
}

/** Smoothing with a seed: the mean of `length` values after `skip`; bars without a value are passed over. */
export function smooth(
  a: Slow,
  length: number,
  skip: number,
  step: (before: number, x: number) => number,
): Slow {
  const known: number[] = [];
  let state = 0;
  return a.map((x) => {
    if (x === null) return null;
    known.push(x);
    if (known.length < length + skip) return null;
    state = known.length === length + skip ? mean(known.slice(skip)) : step(state, x);
    return finite(state);
  });
}

export const ema = (a: Slow, length: number, skip = 0): Slow =>
  smooth(a, length, skip, (before, x) => before + (x - before) * (2 / (length + 1)));
export const wilder = (a: Slow, length: number): Slow =>
  smooth(a, length, 0, (before, x) => (before * (length - 1) + x) / length);
