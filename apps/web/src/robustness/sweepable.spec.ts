import { describe, expect, it } from 'vitest';
import { type Sweepable, usualAxis, valuesOfAxis } from './sweepable.js';

const period: Sweepable = {
  node: 'rsi_14',
  parameter: 'period',
  title: 'RSI 14 · Period',
  value: 14,
  integer: true,
  minimum: 2,
  maximum: 1_000,
};

describe('the usual steps of a sweep', () => {
  it('lie around the present value, which is one of them', () => {
    expect(usualAxis(period)).toEqual({ node: 'rsi_14', parameter: 'period', from: 8, to: 28, step: 2 });
    expect(usualAxis({ ...period, value: 200 })).toMatchObject({ from: 100, to: 400, step: 50 });
    expect(usualAxis({ ...period, value: 0.25, integer: false, minimum: 0 })).toMatchObject({
      from: 0.15,
      to: 0.5,
      step: 0.05,
    });
  });

  it('stay inside the limits of the parameter', () => {
    expect(usualAxis({ ...period, value: 2 })).toMatchObject({ from: 2, to: 4, step: 1 });
    expect(usualAxis({ ...period, value: 90, maximum: 100 }).to).toBeLessThanOrEqual(100);
    expect(usualAxis({ ...period, value: 0, integer: false, minimum: 0 }).from).toBe(0);
    expect(usualAxis({ ...period, value: -2, integer: false, minimum: -5, maximum: 5 })).toMatchObject({
      from: -3,
      to: 0,
    });
  });

  it('are counted as the server counts them', () => {
    expect(valuesOfAxis({ ...period, from: 0.1, to: 0.3, step: 0.1 })).toBe(3);
    expect(valuesOfAxis({ ...period, from: 5, to: 5, step: 1 })).toBe(1);
    expect(valuesOfAxis({ ...period, from: 5, to: 4, step: 1 })).toBe(0);
    expect(valuesOfAxis({ ...period, from: 5, to: Number.NaN, step: 1 })).toBe(0);
    expect(valuesOfAxis({ ...period, from: 5, to: 9, step: 0 })).toBe(0);
  });
});
