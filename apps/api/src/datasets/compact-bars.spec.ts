import type { Bars } from '@strategy-builder/language';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBars, encodeBars } from './compact-bars.js';

const columns = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;

function barsOf(rows: number, value: (column: string, row: number) => number): Bars {
  return Object.fromEntries(
    columns.map((column) => [column, Float64Array.from({ length: rows }, (_, row) => value(column, row))]),
  ) as unknown as Bars;
}

function expectSame(read: Bars, written: Bars): void {
  for (const column of columns) {
    expect(read[column].length).toBe(written[column].length);
    const differs = written[column].findIndex((value, row) => !Object.is(value, read[column][row]));
    expect(differs, column).toBe(-1);
  }
}

describe('compact bars', () => {
  it('give back every number to the last bit, whatever it is', () => {
    const number = fc.oneof(fc.double({ noNaN: true }), fc.integer(), fc.constantFrom(-0, 1e300, 0.1 + 0.2));
    const decimal = fc.integer({ min: 0, max: 4_000_000 }).map((count) => count / 100);
    const six = (value: fc.Arbitrary<number>) =>
      fc.array(fc.tuple(value, value, value, value, value, value), { maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(six(number), six(decimal)), (rows) => {
        const bars = barsOf(
          rows.length,
          (column, row) => rows[row]?.[columns.indexOf(column as 'time')] ?? 0,
        );
        expectSame(decodeBars(encodeBars(bars)), bars);
      }),
      {
        numRuns: 2_000,
        examples: [
          [
            [
              [-0, 0, 0, 0, 0, 0],
              [-1, 0, 0, 0, 0, 0],
            ],
          ],
        ],
      },
    );
  });

  it('take 20 bytes a bar where times are regular and prices are quoted in a decimal step, 48 as plain numbers', () => {
    const quoted = barsOf(1_000, (column, row) =>
      column === 'time' ? row * 60_000 : Number((64_000 + row * 0.01).toFixed(2)),
    );
    expect(encodeBars(quoted).length).toBeLessThan(20 * 1_000 + 600);
    const unquoted = barsOf(1_000, (column, row) => (column === 'time' ? row * 60_000 : Math.sqrt(row + 2)));
    expect(encodeBars(unquoted).length).toBeGreaterThan(40 * 1_000);
    expectSame(decodeBars(encodeBars(unquoted)), unquoted);
  });

  it('keep a column whose largest value does not fit the smallest step', () => {
    const bars = barsOf(2, (_, row) => [3e9, 0.000_001][row] as number);
    expectSame(decodeBars(encodeBars(bars)), bars);
  });

  it('read bytes that begin anywhere in their memory', () => {
    const bars = barsOf(3, (_, row) => row + 0.5);
    const bytes = encodeBars(bars);
    const shifted = new Uint8Array(bytes.length + 3).subarray(3);
    shifted.set(bytes);
    expectSame(decodeBars(shifted), bars);
  });

  it('give back funding rates with their holes, and take no bytes for bars without one', () => {
    const prices = barsOf(480, (column, row) => (column === 'time' ? row * 60_000 : 100));
    const rates = (every: number) =>
      Float64Array.from({ length: 480 }, (_, row) => (row % every === 1 ? -0.0001 * row : Number.NaN));
    for (const every of [1, 2, 5, 160, 1_000]) {
      const funding = every === 1 ? rates(2).map((_, row) => row / 1e6) : rates(every);
      const read = decodeBars(encodeBars({ ...prices, funding }));
      expectSame(read, prices);
      expect(read.funding).toEqual(funding);
    }
    const plain = encodeBars(prices).length;
    expect(encodeBars({ ...prices, funding: rates(160) }).length - plain).toBeLessThan(100);
    expect(decodeBars(encodeBars(prices))).not.toHaveProperty('funding');
  });
});
