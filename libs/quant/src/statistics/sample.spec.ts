import { describe, expect, it } from 'vitest';
import { maxDrawdown } from '../metrics/drawdown.js';
import { baconMonthly } from '../testing/held-metrics.js';
import { finite, moments, momentsOfReturns, returnsFrom } from './sample.js';

/** Equity that has these returns from 1. */
function wealthOf(returns: readonly number[]): Float64Array {
  let wealth = 1;
  return Float64Array.from(returns, (r) => (wealth *= 1 + r));
}

describe('samples', () => {
  it("agree with R PerformanceAnalytics 2.1.0 on Bacon's portfolio (values of QuantStats' tests/data/reference_values.json)", () => {
    const { mean, deviation, downside } = moments(returnsFrom(1, wealthOf(baconMonthly)));
    expect(deviation * Math.sqrt(12)).toBeCloseTo(0.13700015867969229, 12);
    expect((mean / deviation) * Math.sqrt(12)).toBeCloseTo(0.7883202548144859, 12);
    expect((mean / downside) * Math.sqrt(12)).toBeCloseTo(1.3592165786838633, 12);
    expect(maxDrawdown(1, wealthOf(baconMonthly))).toBeCloseTo(0.144672955739218, 12);
  });

  it('are not available when too small', () => {
    expect(moments([]).mean).toBeNaN();
    expect(moments([1]).deviation).toBeNaN();
  });

  it('give readers null for what is not finite', () => {
    expect([finite(Number.NaN), finite(Infinity), finite(-Infinity), finite(-0), finite(1.5)]).toEqual([
      null,
      null,
      null,
      0,
      1.5,
    ]);
  });

  it('are the same bit for bit with and without a column of the returns', () => {
    const wealth = wealthOf(baconMonthly);
    expect(momentsOfReturns(1.02, wealth)).toEqual(moments(returnsFrom(1.02, wealth)));
  });
});
