import { expect, test } from 'vitest';
import { drawdownOf } from './drawdown.js';

test('the drawdown is the distance below the highest value so far', () => {
  const curve = [
    [1, 100],
    [2, 120],
    [3, 90],
    [4, 121],
  ] as const;
  expect(drawdownOf(curve).map(([, value]) => value)).toEqual([0, 0, -0.25, 0]);
});
