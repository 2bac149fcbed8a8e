import type { OutputRef } from '@strategy-builder/language';

/** What other code gives for one output on one bar; true and false count as 1 and 0, nothing is na. */
export type Cell = number | boolean | string | null | undefined;

/**
 * Holds what other code gives to the compiled program, on every bar. A value may differ by `tolerance` times itself, or,
 * `nearUsual`, times what is usual in its series: whoever adds in another order keeps the error of two averages that
 * nearly cancel.
 */
export function expectSame(
  cell: (bar: number, output: number) => Cell,
  length: number,
  expected: readonly Float64Array[],
  outputs: readonly OutputRef[],
  { tolerance = 1e-9, nearUsual = true }: { tolerance?: number; nearUsual?: boolean } = {},
): void {
  expected.forEach((column, index) => {
    const name = `${outputs[index]?.node}.${outputs[index]?.output}`;
    if (length !== column.length) throw new Error(`${name}: ${length} bars instead of ${column.length}`);
    const usual = nearUsual ? medianSize(column) : 0;
    column.forEach((value, bar) => {
      const given = cell(bar, index) ?? null;
      const got = given === null || given === '' ? Number.NaN : Number(given);
      const same = Number.isNaN(value)
        ? Number.isNaN(got)
        : Math.abs(got - value) <= tolerance * Math.max(Math.abs(value), Math.abs(got), usual);
      if (!same) throw new Error(`${name}, bar ${bar}: ${given} there, ${value} compiled`);
    });
  });
}

function medianSize(column: Float64Array): number {
  const sizes = column
    .filter((value) => !Number.isNaN(value))
    .map(Math.abs)
    .sort();
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}

/** How many values of all columns are known. */
export function knownIn(columns: readonly Float64Array[]): number {
  return columns.reduce((sum, column) => sum + column.filter((value) => !Number.isNaN(value)).length, 0);
}
