import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantileOfSorted, quantilesOf, sorted } from './quantile.js';

describe('quantiles', () => {
  it('are linear between neighbours (numpy.percentile of 1, 2, 3, 4 at 40 is 2.2)', () => {
    expect(quantileOfSorted([1, 2, 3, 4], 0.4)).toBeCloseTo(2.2, 12);
    expect([quantileOfSorted([7], 0.9), quantileOfSorted([], 0.5)]).toEqual([7, Number.NaN]);
  });

  it('are the same with and without sorting', () => {
    const seed = Number(process.env.SEED ?? 65);
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, p) => {
          const ascending = sorted(values);
          expect(quantilesOf(values, [p, 0.95, 0.05])).toEqual(
            [p, 0.95, 0.05].map((q) => quantileOfSorted(ascending, q)),
          );
        },
      ),
      { seed },
    );
    expect(quantilesOf([], [0.5])).toEqual([Number.NaN]);
  });
});
