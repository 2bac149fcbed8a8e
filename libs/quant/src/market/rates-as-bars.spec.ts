import { expect, it } from 'vitest';
import { BarCheck } from '../simulation/check-bars.js';
import { flatBars } from '../testing/bars.js';
import { ratesAsBars } from './rates-as-bars.js';

const no = Number.NaN;

it('rates as bars stand at the last rate that was paid, and begin with the first', () => {
  const bars = flatBars([10, 11, 12, 13, 14]);
  const rates = ratesAsBars({ ...bars, funding: Float64Array.of(no, -0.001, no, 0.002, no) });
  expect(rates?.close).toEqual(Float64Array.of(-0.001, -0.001, 0.002, 0.002));
  expect(rates?.time).toEqual(bars.time.slice(1));
  expect(ratesAsBars(bars)).toBeNull();
  expect(ratesAsBars({ ...bars, funding: new Float64Array(5).fill(no) })).toBeNull();
});

it('bars of rates may lie below zero, bars of prices may not', () => {
  const rates = ratesAsBars({ ...flatBars([1, 1]), funding: Float64Array.of(-0.001, 0.002) });
  if (rates === null) throw new Error('no rates');
  expect(new BarCheck(rates, true).pass(0, 2)).toBeNull();
  expect(new BarCheck(rates).pass(0, 2)).toEqual({ code: 'price-not-positive', bar: 0 });
});
