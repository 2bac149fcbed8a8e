import type { Bars } from '../program.js';

/** TA-Lib's candle patterns as its C code reads, bar by bar with its default settings; from bar 13 on all are known. */
export function slowCandles(bars: Bars): Record<string, Record<string, (bar: number) => boolean>> {
  const { open, high, low, close } = bars;
  const at = (column: Float64Array, bar: number): number => column[bar] ?? Number.NaN;
  const body = (bar: number): number => Math.abs(at(close, bar) - at(open, bar));
  const range = (bar: number): number => at(high, bar) - at(low, bar);
  const colour = (bar: number): number => (at(close, bar) >= at(open, bar) ? 1 : -1);
  const upper = (bar: number): number => at(high, bar) - Math.max(at(close, bar), at(open, bar));
  const lower = (bar: number): number => Math.min(at(close, bar), at(open, bar)) - at(low, bar);
  const average = (of: (bar: number) => number, period: number, factor: number, bar: number): number => {
    let total = 0;
    for (let i = bar - period; i < bar; i++) total += of(i);
    return (factor * total) / period;
  };
  const veryShort = (bar: number): number => average(range, 10, 0.1, bar);
  const near = (bar: number): number => average(range, 5, 0.2, bar);
  const far = (bar: number): number => average(range, 5, 0.6, bar);
  const short = (bar: number): number => average(body, 10, 1, bar);
  /** 1 where white engulfs black, -1 where black engulfs white. */
  const engulfs = (i: number): number => {
    const [o, c, o1, c1] = [at(open, i), at(close, i), at(open, i - 1), at(close, i - 1)];
    if (colour(i) === 1 && colour(i - 1) === -1 && ((c >= o1 && o < c1) || (c > o1 && o <= c1))) return 1;
    if (colour(i) === -1 && colour(i - 1) === 1 && ((o >= c1 && c < o1) || (o > c1 && c <= o1))) return -1;
    return 0;
  };
  return {
    doji: { value: (i) => body(i) <= average(range, 10, 0.1, i) },
    hammer: {
      value: (i) =>
        body(i) < short(i) &&
        lower(i) > body(i) &&
        upper(i) < veryShort(i) &&
        Math.min(at(close, i), at(open, i)) <= at(low, i - 1) + near(i - 1),
    },
    engulfing: { bullish: (i) => engulfs(i) === 1, bearish: (i) => engulfs(i) === -1 },
    three_white_soldiers: {
      value: (i) =>
        [i - 2, i - 1, i].every((one) => colour(one) === 1 && upper(one) < veryShort(one)) &&
        at(close, i) > at(close, i - 1) &&
        at(close, i - 1) > at(close, i - 2) &&
        [i - 1, i].every(
          (one) =>
            at(open, one) > at(open, one - 1) &&
            at(open, one) <= at(close, one - 1) + near(one - 1) &&
            body(one) > body(one - 1) - far(one - 1),
        ) &&
        body(i) > short(i),
    },
    three_black_crows: {
      value: (i) =>
        colour(i - 3) === 1 &&
        [i - 2, i - 1, i].every((one) => colour(one) === -1 && lower(one) < veryShort(one)) &&
        [i - 1, i].every((one) => at(open, one) < at(open, one - 1) && at(open, one) > at(close, one - 1)) &&
        at(high, i - 3) > at(close, i - 2) &&
        at(close, i - 2) > at(close, i - 1) &&
        at(close, i - 1) > at(close, i),
    },
  };
}
