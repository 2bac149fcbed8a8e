import { describe, expect, it } from 'vitest';
import { normalCdf, normalPdf, normalQuantile } from './normal.js';

describe('the normal distribution', () => {
  it('agrees with tables of 15 digits (Abramowitz and Stegun, table 26.1)', () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(1)).toBeCloseTo(0.841344746068543, 14);
    expect(normalCdf(2)).toBeCloseTo(0.977249868051821, 14);
    expect(normalCdf(3)).toBeCloseTo(0.99865010196837, 13);
    expect(normalCdf(-3)).toBeCloseTo(0.00134989803163, 14);
    expect(normalPdf(1)).toBeCloseTo(0.241970724519143, 14);
  });

  it('has the quantiles everybody knows', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13);
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 13);
    expect(normalQuantile(0.01)).toBeCloseTo(-2.3263478740408408, 13);
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(1.5)]).toEqual([
      -Infinity,
      Infinity,
      Number.NaN,
    ]);
  });

  it('is undone by its quantile, from far in one tail to far in the other', () => {
    for (let z = -7; z <= 5; z += 0.01)
      expect(Math.abs(normalQuantile(normalCdf(z)) - z)).toBeLessThan(Math.abs(z) > 3 ? 1e-9 : 1e-11);
  });
});
