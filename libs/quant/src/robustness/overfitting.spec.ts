import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../statistics/normal.js';
import { seededRandom } from '../statistics/random.js';
import { deflatedSharpe, expectedBestSharpe } from './deflated-sharpe.js';
import { probabilityOfOverfitting, stretchesOf } from './overfitting.js';
import { minimumTrackRecord, probabilisticSharpe } from './probabilistic-sharpe.js';

const annual = (sharpe: number, periods: number) => sharpe / Math.sqrt(periods);
const normal = { skewness: 0, kurtosis: 3 };

describe('the probabilistic Sharpe ratio', () => {
  it("is 0.982 for 24 normal months of 1.59 a year, and 0.913 with skewness −2.448 and kurtosis 10.164 (Bailey and López de Prado 2012, the paper's hedge fund)", () => {
    const estimate = { sharpe: annual(1.59, 12), count: 24 };
    expect(probabilisticSharpe({ ...estimate, ...normal })).toBeCloseTo(0.982, 3);
    expect(probabilisticSharpe({ ...estimate, skewness: -2.448, kurtosis: 10.164 })).toBeCloseTo(0.913, 2);
  });

  it('needs 2.73 years of days, 2.83 of weeks or 3.24 of months to tell a Sharpe ratio of 2 from 1 at 95 % (same paper)', () => {
    const years = (periods: number) =>
      minimumTrackRecord({ sharpe: annual(2, periods), ...normal }, annual(1, periods), 0.95) / periods;
    expect(years(252)).toBeCloseTo(2.73, 2);
    expect(years(52)).toBeCloseTo(2.83, 2);
    expect(years(12)).toBeCloseTo(3.24, 2);
    expect(minimumTrackRecord({ sharpe: 0.1, ...normal }, 0.1, 0.95)).toBe(Infinity);
  });
});

describe('the deflated Sharpe ratio', () => {
  it('expects 0.1132 a day of the best of 100 trials with a variance of 1/2 a year, and believes 2.5 a year to 0.9004 (Bailey and López de Prado 2014, numerical example)', () => {
    const variance = 1 / 2 / 250;
    expect(expectedBestSharpe(100, variance)).toBeCloseTo(0.1132, 4);
    const estimate = { sharpe: annual(2.5, 250), count: 1250, skewness: -3, kurtosis: 10 };
    expect(deflatedSharpe(estimate, 100, variance)).toBeCloseTo(0.9004, 4);
  });

  it('believes the same less with every further trial, and a single one as much as the probabilistic ratio', () => {
    const estimate = { sharpe: 0.1, count: 500, ...normal };
    const believed = [1, 10, 100, 1000].map((trials) => deflatedSharpe(estimate, trials, 0.002));
    expect(believed).toEqual([...believed].sort((a, b) => b - a));
    expect(believed[0]).toBe(probabilisticSharpe(estimate));
  });
});

const overfitting = (returns: readonly Float64Array[], stretches: number) =>
  probabilityOfOverfitting(returns.map((own) => stretchesOf(own, stretches)));

describe('the probability of overfitting', () => {
  it('is 0 when one strategy is the best at all times', () => {
    const returns = [0.001, 0.002, 0.01].map((drift) =>
      Float64Array.from({ length: 160 }, (_, t) => drift + (t % 2 ? 0.01 : -0.01)),
    );
    expect(overfitting(returns, 8)).toMatchObject({ probability: 0, splits: 70 });
  });

  it('is 1 when whatever is good in one half is bad in the other, worked out by hand for two stretches', () => {
    const wave = (first: number, second: number) =>
      Float64Array.from({ length: 40 }, (_, t) => (t < 20 ? first : second) + (t % 2 ? 0.01 : -0.01));
    const estimate = overfitting([wave(0.02, -0.02), wave(-0.02, 0.02), wave(0, 0)], 2);
    expect(estimate.probability).toBe(1);
    expect(estimate.chosenSharpe).toBeCloseTo(-2, 6);
    expect(estimate.splits).toBe(2);
  });

  it('is near one half for strategies without skill (50 sets of 20 random ones, seed 7)', () => {
    const random = seededRandom(7);
    const sets = Array.from({ length: 50 }, () =>
      overfitting(
        Array.from({ length: 20 }, () =>
          Float64Array.from({ length: 240 }, () => normalQuantile(random() * 0.999_998 + 1e-6)),
        ),
        8,
      ),
    );
    const mean = sets.reduce((sum, { probability }) => sum + probability, 0) / sets.length;
    expect(mean).toBeGreaterThan(0.4);
    expect(mean).toBeLessThan(0.6);
    expect(new Set(sets.map(({ splits }) => splits))).toEqual(new Set([70]));
  });

  it('refuses a single strategy and an odd number of stretches', () => {
    expect(() => overfitting([new Float64Array(10)], 16)).toThrow(RangeError);
    expect(() => overfitting([new Float64Array(10), new Float64Array(10)], 3)).toThrow(RangeError);
  });
});
