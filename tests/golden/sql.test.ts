import { type Bars, describeFormula, indicators, printFormula, printSql } from '@strategy-builder/language';
import { copyOfBars } from '@strategy-builder/quant';
import { describe, expect, it } from 'vitest';
import { RandomFormula } from '../../libs/language/src/testing/random-formula.js';
import { seededBars, seededRandom } from '../../libs/language/src/testing/seeded-bars.js';
import {
  compiled,
  type GoldenProgram,
  longerPair,
  programOfKind,
  programs,
  randomTimeframes,
  timeframePrograms,
} from './programs.js';
import { startDesks } from './run-sql.js';
import { knownIn } from './same.js';
import { others, readBars, skipped, sp500 } from './series.js';

const desks = startDesks();

/** Enough bars for every warm-up; SQL is the slowest printer. */
const series = [
  copyOfBars(readBars(sp500), 1_000),
  ...others.slice(0, 2).map((file) => copyOfBars(readBars(file), 500)),
];
describe.each(desks)(`$dialect gives what the compiled program gives${skipped}`, (desk) => {
  it.each(
    series.map((_, index) => index),
  )('for every entry of the catalogue, on series %i', async (index) => {
    const bars = series[index] as Bars;
    await desk.load('bars', bars);
    for (const kind of indicators) {
      const program = programOfKind(kind);
      const expected = compiled(program.source, program.outputs, { index: bars });
      await desk.expectSame(program, expected);
      for (const column of expected)
        expect(column.filter((value) => !Number.isNaN(value)).length, kind.kind).toBeGreaterThan(
          column.length / 2,
        );
    }
  });

  it.each(Object.keys(programs))('for the whole program %s, on every series', async (name) => {
    const program = programs[name] as GoldenProgram;
    for (const bars of series) {
      // The second input of a pair: the same market with its bars in another order of columns.
      const other = { ...bars, close: bars.open, open: bars.close };
      await desk.load('bars', bars);
      await desk.load('bars_index', bars);
      await desk.load('bars_other', other);
      const expected = compiled(program.source, program.outputs, { index: bars, other });
      await desk.expectSame(program, expected);
    }
  });

  it('for programs of several timeframes, on every series', async () => {
    for (const [index, bars] of series.entries()) {
      const program = timeframePrograms[index === 2 ? '1h' : '1d'] as GoldenProgram;
      await desk.load('bars', bars);
      const expected = compiled(program.source, program.outputs, { index: bars });
      for (const column of expected) expect(column.some((value) => !Number.isNaN(value))).toBe(true);
      await desk.expectSame(program, expected);
    }
  });

  it('for longer bars of two inputs that are read together', async () => {
    const bars = series[0] as Bars;
    const other = { ...bars, close: bars.open, open: bars.close };
    await desk.load('bars_a', bars);
    await desk.load('bars_b', other);
    const expected = compiled(longerPair.source, longerPair.outputs, { a: bars, b: other });
    expect(knownIn(expected)).toBeGreaterThan(2_000);
    await desk.expectSame(longerPair, expected);
  });

  it('for random formulas of several timeframes, also where bars are missing', async () => {
    let compared = 0;
    let refused = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const { text, program, bars } = randomTimeframes(seed);
      // Rounding decides these comparisons, and SQL rounds otherwise.
      if (/floor|==|!=|zscore/.test(text)) continue;
      const about = { title: 'Golden', description: '' };
      const printed = printSql(program.source, program.outputs, about, desk.dialect);
      if (!printed.ok) {
        expect(printed.error.refusal, `seed ${seed}: ${text}`).toBe('window-in-recurrence');
        refused++;
        continue;
      }
      await desk.load('bars', bars);
      const expected = compiled(program.source, program.outputs, { bars });
      await desk.expectSame(program, expected, 1e-7).catch((error: Error) => {
        throw new Error(`seed ${seed}: ${error.message}\n${text}\n${printed.value}`);
      });
      compared += knownIn(expected);
    }
    expect(compared).toBeGreaterThan(5_000);
    expect(refused).toBeLessThan(10);
  });

  it('for random formulas on bars with holes: NULL is na everywhere', async () => {
    let compared = 0;
    let refused = 0;
    for (let seed = 1; seed <= 120; seed++) {
      const text = printFormula(new RandomFormula(seededRandom(seed)).formula(3));
      // Rounding decides these comparisons, and SQL rounds otherwise.
      if (/floor|==|!=|zscore/.test(text)) continue;
      const bars = seededBars(60, seed, seed % 3 === 0 ? 0.05 : 0);
      const shape = describeFormula(text, []);
      if (!shape.ok) throw new Error(`seed ${seed}: ${shape.error.message}`);
      const program: GoldenProgram = {
        source: {
          bars: ['bars'],
          nodes: [{ id: 'n', formula: text, params: {}, inputs: { bars: { from: 'bars', id: 'bars' } } }],
        },
        outputs: shape.value.outputs.map(({ name }) => ({ node: 'n', output: name })),
      };
      const printed = printSql(
        program.source,
        program.outputs,
        { title: 'Golden', description: '' },
        desk.dialect,
      );
      if (!printed.ok) {
        expect(printed.error.refusal, `seed ${seed}: ${text}`).toBe('window-in-recurrence');
        refused++;
        continue;
      }
      await desk.load('bars', bars);
      const expected = compiled(program.source, program.outputs, { bars });
      try {
        await desk.expectSame(program, expected, 1e-7);
      } catch (error) {
        throw new Error(`seed ${seed}: ${(error as Error).message}\n${text}\n${printed.value}`);
      }
      compared += knownIn(expected);
    }
    expect(compared).toBeGreaterThan(2_000);
    expect(refused).toBeLessThan(20);
  });
});
