import { describe, expect, it } from 'vitest';
import { drawdowns, longestDrawdown, maxDrawdown } from './drawdown.js';

describe('drawdowns', () => {
  it('run from the last close at a high to the first one at it again', () => {
    expect(drawdowns(100, [100, 90, 80, 95, 100, 100, 120, 60])).toEqual([
      { peak: 0, valley: 2, end: 4, recovered: true, depth: 1 - 80 / 100 },
      { peak: 6, valley: 7, end: 7, recovered: false, depth: 0.5 },
    ]);
  });

  it('count the starting value as a high', () => {
    expect(drawdowns(100, [90, 101])).toEqual([
      { peak: -1, valley: 0, end: 1, recovered: true, depth: 1 - 90 / 100 },
    ]);
    expect(maxDrawdown(100, [90, 101])).toBeCloseTo(0.1, 12);
  });

  it('are none on a curve that only rises', () => {
    expect(drawdowns(1, [1, 1, 2, 3])).toEqual([]);
    expect(maxDrawdown(1, [1, 1, 2, 3])).toBe(0);
  });

  it.each([
    [[5, 4, 6, 5, 4, 5, 7]],
    [[4, 6, 5, 5, 5]],
    [[1, 2, 2, 3]],
    [[4]],
    [[]],
  ])('have a longest one, found without listing them: %j', (equity) => {
    const time = equity.map((_, i) => i * i);
    const listed = drawdowns(5, equity).map(({ peak, end }) => time[end]! - time[Math.max(peak, 0)]!);
    expect(longestDrawdown(5, equity, time)).toBe(Math.max(0, ...listed));
  });

  it('are one row each of the example in vectorbt get_drawdowns_nb (columns 2 and 4 of its docstring)', () => {
    expect(drawdowns(5, [5, 4, 3, 2, 1])).toMatchObject([{ peak: 0, valley: 4, end: 4, recovered: false }]);
    expect(drawdowns(3, [3, 2, 1, 2, 3])).toMatchObject([{ peak: 0, valley: 2, end: 4, recovered: true }]);
  });
});
