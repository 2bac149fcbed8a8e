import { describe, expect, it } from 'vitest';
import { BarCheck } from '../simulation/check-bars.js';
import { type SyntheticModel, syntheticBars } from './synthetic.js';

const hour = 3_600_000;
const years = hour / (365 * 24 * hour);
const options = { seed: 11, bars: 40_000, start: Date.UTC(2024, 0, 1), step: hour, price: 1_000_000 };
const gbm: SyntheticModel = { model: 'gbm', drift: 0.2, volatility: 0.8 };
const jump: SyntheticModel = {
  model: 'jump',
  drift: 0.1,
  volatility: 0.3,
  jumpsPerYear: 400,
  jumpMean: -0.01,
  jumpDeviation: 0.02,
};
const regime: SyntheticModel = {
  model: 'regime',
  calm: { drift: 0.1, volatility: 0.2, days: 30 },
  turbulent: { drift: -0.2, volatility: 1.2, days: 10 },
};

function logReturns(model: SyntheticModel): Float64Array {
  const { open, close } = syntheticBars(model, options);
  return close.map((value, t) => Math.log(value / open[t]!));
}
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const central = (values: Float64Array, power: number) => {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** power));
};

describe('synthetic bars', () => {
  it.each([
    gbm,
    jump,
    regime,
  ])('of model $model are bars that a simulation takes, the same for the same seed', (model) => {
    const short = { ...options, bars: 2_000 };
    const bars = syntheticBars(model, short);
    expect(new BarCheck(bars).pass(0, bars.time.length)).toBeNull();
    expect(syntheticBars(model, short)).toEqual(bars);
    expect(syntheticBars(model, { ...short, seed: 12 }).close).not.toEqual(bars.close);
    expect(bars.open.subarray(1)).toEqual(bars.close.subarray(0, -1));
  });

  it('have the drift and volatility that were asked for, within four standard errors', () => {
    const returns = logReturns(gbm);
    const variance = 0.8 ** 2 * years;
    const error = Math.sqrt(variance / options.bars);
    expect(Math.abs(mean(returns) - (0.2 * years - variance / 2))).toBeLessThan(4 * error);
    expect(Math.abs(central(returns, 2) / variance - 1)).toBeLessThan(4 * Math.sqrt(2 / options.bars));
  });

  it('have the mean range of a Brownian path: sqrt(8/pi) of its deviation (Feller 1951)', () => {
    const { high, low } = syntheticBars({ model: 'gbm', drift: 0, volatility: 0.8 }, options);
    const range = mean(high.map((value, t) => Math.log(value / low[t]!)));
    expect(range / (0.8 * Math.sqrt(years))).toBeCloseTo(Math.sqrt(8 / Math.PI), 1);
  });

  it('with jumps have the fourth cumulant of a compound Poisson process, and the drift of the whole', () => {
    const returns = logReturns(jump);
    const [m, s] = [-0.01, 0.02];
    const rate = 400 * years;
    const variance = 0.3 ** 2 * years + rate * (m * m + s * s);
    expect(central(returns, 2) / variance).toBeCloseTo(1, 1);
    const fourth = rate * (m ** 4 + 6 * m * m * s * s + 3 * s ** 4);
    expect((central(returns, 4) - 3 * central(returns, 2) ** 2) / fourth).toBeCloseTo(1, 0);
    const growth = mean(returns.map((value) => Math.expm1(value)));
    expect(Math.abs(growth - 0.1 * years)).toBeLessThan(4 * Math.sqrt(variance / options.bars));
  });

  it('refuse a drift that no price survives', () => {
    const model: SyntheticModel = { model: 'gbm', drift: 10, volatility: 0.1 };
    expect(() => syntheticBars(model, { ...options, step: 24 * hour })).toThrow('infinity at bar');
    expect(() => syntheticBars({ ...model, drift: -10 }, { ...options, step: 24 * hour })).toThrow(
      'nothing at bar',
    );
  });

  it('in regimes have calm and wild times: large moves follow large ones', () => {
    const squares = logReturns(regime).map((value) => value * value);
    const middle = mean(squares);
    const together = mean(squares.subarray(1).map((value, t) => (value - middle) * (squares[t]! - middle)));
    expect(together / central(squares, 2)).toBeGreaterThan(0.1);
  });
});
