import { expect, it } from 'vitest';
import { heatOf } from './heat.js';

it('values on both sides of zero are coloured by their distance from it', () => {
  const heat = heatOf([-1, 0, null, 2]);
  expect([-1, 0, 1, 2].map(heat)).toEqual([-0.5, 0, 0.5, 1]);
});

it('values on one side of zero are coloured by their place among each other', () => {
  expect([10, 15, 20].map(heatOf([10, 20, 15]))).toEqual([0, 0.5, 1]);
  expect([-10, -20].map(heatOf([-10, -20]))).toEqual([0, -1]);
});

it('equal values have no colour', () => {
  expect(heatOf([3, 3])(3)).toBe(0);
});
