/** One number of a flow, named as the canvas names it, and the values that it is to take. */
export interface Axis {
  readonly node: string;
  readonly parameter: string;
  readonly values: readonly number[];
}

/** Every combination of the axes' values, the last axis fastest, each as one value an axis. */
export function gridOf(axes: readonly Axis[]): number[][] {
  return axes.reduce<number[][]>(
    (points, { values }) => points.flatMap((point) => values.map((value) => [...point, value])),
    [[]],
  );
}

/** A point of a grid, as an index into its rows, and what is good about it. */
export interface Plateau {
  /** The point with the highest value. */
  readonly best: number;
  /** The point whose neighbourhood is the best: its own value and those beside it, diagonals included. */
  readonly centre: number;
  /** Mean value of that neighbourhood; a peak alone has a low one. */
  readonly mean: number;
  /** Fraction of points above zero. */
  readonly positive: number;
}

/**
 * Where a value is high and stays high when the parameters move a little. `values` belong to the points of `gridOf`; null
 * has no value and counts as the lowest there is, since a neighbour that cannot be simulated is no support. Null when no
 * point has a value. At the edge of the grid a neighbourhood is only what lies inside.
 */
export function plateauOf(axes: readonly Axis[], values: readonly (number | null)[]): Plateau | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const lowest = Math.min(...known);
  const [rows, columns] = [axes[0]?.values.length ?? 1, axes[1]?.values.length ?? 1];
  let best = -1;
  let centre = -1;
  let highestMean = -Infinity;
  for (const [i, value] of values.entries()) {
    if (value === null) continue;
    if (best === -1 || value > values[best]!) best = i;
    const mean = meanAround(i);
    if (mean > highestMean) [centre, highestMean] = [i, mean];
  }
  return {
    best,
    centre,
    mean: highestMean,
    positive: known.filter((value) => value > 0).length / values.length,
  };

  function meanAround(index: number): number {
    const [row, column] = [Math.floor(index / columns), index % columns];
    let sum = 0;
    let count = 0;
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
      for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
        sum += values[r * columns + c] ?? lowest;
        count++;
      }
    return sum / count;
  }
}
