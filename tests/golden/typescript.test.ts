import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indicators, printFormula } from '@strategy-builder/language';
import { copyOfBars } from '@strategy-builder/quant';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
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
import { expectSameInTypeScript, typeScriptOf } from './run-typescript.js';
import { knownIn } from './same.js';
import { others, readBars, skipped, sp500 } from './series.js';

const folder = mkdtempSync(join(tmpdir(), 'golden-typescript-'));
afterAll(() => rmSync(folder, { recursive: true }));

const series = [sp500, ...others.slice(0, 3)].map((file) => copyOfBars(readBars(file), 2_000));

describe(`generated TypeScript gives what the compiled program gives${skipped}`, () => {
  it('for every entry of the catalogue, on every series', async () => {
    for (const kind of indicators) {
      const program = programOfKind(kind);
      for (const bars of series) {
        const expected = compiled(program.source, program.outputs, { index: bars });
        await expectSameInTypeScript(program, [bars], expected);
        for (const column of expected)
          expect(column.filter((value) => !Number.isNaN(value)).length, kind.kind).toBeGreaterThan(
            column.length / 2,
          );
      }
    }
  });

  it.each(Object.keys(programs))('for the whole program %s, on every series', async (name) => {
    const program = programs[name] as GoldenProgram;
    for (const bars of series) {
      const other = { ...bars, close: bars.open, open: bars.close };
      const inputs = program.source.bars.length === 1 ? [bars] : [bars, other];
      const expected = compiled(program.source, program.outputs, { index: bars, other });
      await expectSameInTypeScript(program, inputs, expected);
    }
  });

  it('for programs of several timeframes, on every series', async () => {
    for (const [index, bars] of series.entries()) {
      const program = timeframePrograms[index === 2 ? '1h' : '1d'] as GoldenProgram;
      const expected = compiled(program.source, program.outputs, { index: bars });
      await expectSameInTypeScript(program, [bars], expected);
    }
  });

  it('for longer bars of two inputs that are read together', async () => {
    const [bars] = series;
    if (bars === undefined) throw new Error('no series');
    const other = { ...bars, close: bars.open, open: bars.close };
    const expected = compiled(longerPair.source, longerPair.outputs, { a: bars, b: other });
    expect(knownIn(expected)).toBeGreaterThan(3_000);
    await expectSameInTypeScript(longerPair, [bars, other], expected);
  });

  it('for random formulas of several timeframes on bars with holes', async () => {
    let compared = 0;
    for (let seed = 1; seed <= 120; seed++) {
      const { text, program, bars } = randomTimeframes(seed);
      if (/floor|==|!=|zscore/.test(text)) continue;
      const expected = compiled(program.source, program.outputs, { bars });
      await expectSameInTypeScript(program, [bars], expected).catch((error: Error) => {
        throw new Error(`seed ${seed}: ${error.message}\n${text}`);
      });
      compared += knownIn(expected);
    }
    expect(compared).toBeGreaterThan(10_000);
  });

  it('for random formulas on bars with holes', async () => {
    let compared = 0;
    for (let seed = 1; seed <= 120; seed++) {
      const formula = new RandomFormula(seededRandom(seed)).formula(3);
      const text = printFormula(formula);
      if (/floor|==|!=|zscore/.test(text)) continue;
      const bars = seededBars(60, seed, seed % 3 === 0 ? 0.05 : 0);
      const names = formula.kind === 'lines' ? formula.lines.map(({ name }) => name) : ['value'];
      const program: GoldenProgram = {
        source: {
          bars: ['bars'],
          nodes: [{ id: 'n', formula: text, params: {}, inputs: { bars: { from: 'bars', id: 'bars' } } }],
        },
        outputs: names.map((output) => ({ node: 'n', output })),
      };
      const expected = compiled(program.source, program.outputs, { bars });
      try {
        await expectSameInTypeScript(program, [bars], expected);
      } catch (error) {
        throw new Error(`seed ${seed}: ${(error as Error).message}\n${text}`);
      }
      compared += knownIn(expected);
    }
    expect(compared).toBeGreaterThan(2_000);
  });
});

describe('generated TypeScript', () => {
  it('compiles under every strict option, with nothing unused and whatever its texts say', () => {
    mkdirSync(folder, { recursive: true });
    const hostile = '*/ throw new Error("out"); /* \n\u2028 */';
    const all = [
      ...indicators.map((kind) => typeScriptOf(programOfKind(kind))),
      ...Object.values({ ...programs, ...timeframePrograms }).map((program) =>
        typeScriptOf(program, hostile),
      ),
    ];
    const files = all.map((source, index) => {
      const file = join(folder, `module_${index}.ts`);
      writeFileSync(file, source);
      return file;
    });
    const program = ts.createProgram(files, {
      strict: true,
      noUncheckedIndexedAccess: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      noImplicitReturns: true,
      exactOptionalPropertyTypes: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ES2022,
      lib: ['lib.es2022.d.ts'],
      types: [],
      noEmit: true,
    });
    const found = ts.getPreEmitDiagnostics(program).map(({ messageText, file, start }) => {
      const line = file?.text.slice(0, start).split('\n').length ?? 0;
      return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
    expect(found).toEqual([]);
  });
});
