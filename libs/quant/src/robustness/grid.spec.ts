import { describe, expect, it } from 'vitest';
import { gridOf, plateauOf } from './grid.js';

const axes = [
  { node: 'fast', parameter: 'period', values: [5, 10] },
  { node: 'stop', parameter: 'value', values: [2, 4, 8] },
];

describe('a grid', () => {
  it('has a point for every combination, the last axis fastest', () => {
    expect(gridOf(axes)).toEqual([
      [5, 2],
      [5, 4],
      [5, 8],
      [10, 2],
      [10, 4],
      [10, 8],
    ]);
    expect(gridOf(axes.slice(0, 1))).toEqual([[5], [10]]);
  });
});

describe('a plateau', () => {
  const line = [{ node: 'n', parameter: 'p', values: [1, 2, 3, 4, 5, 6, 7] }];

  it('is where neighbours are good too, not where a peak stands alone; worked out by hand', () => {
    const plateau = plateauOf(line, [0, 9, 0, 5, 6, 5, 1]);
    expect(plateau).toEqual({ best: 1, centre: 4, mean: 16 / 3, positive: 5 / 7 });
  });

  it('takes all eight neighbours of a point on two axes', () => {
    const square = ['a', 'b'].map((node) => ({ node, parameter: 'p', values: [1, 2, 3] }));
    expect(plateauOf(square, [1, 1, 1, 1, 2, 1, 1, 1, -1])).toMatchObject({ centre: 0, mean: 5 / 4 });
  });

  it('does not lean on points that could not be simulated', () => {
    expect(plateauOf(line, [null, 9, null, 5, 6, 5, 1])).toMatchObject({ centre: 4 });
    expect(
      plateauOf(
        line,
        line[0]!.values.map(() => null),
      ),
    ).toBeNull();
  });
});
