import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bars, indicators, printFormula, printTypeScript } from '@strategy-builder/language';
import { copyOfBars } from '@strategy-builder/quant';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { RandomFormula } from '../../libs/language/src/testing/random-formula.js';
import { seededBars, seededRandom } from '../../libs/language/src/testing/seeded-bars.js';
import { compiled, type GoldenProgram, programOfKind, programs } from './programs.js';
import { others, readBars, skipped, sp500 } from './series.js';

const folder = mkdtempSync(join(tmpdir(), 'golden-typescript-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Bar {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}
type Outputs = Readonly<Record<string, number | boolean | null>>;

function printed({ source, outputs }: GoldenProgram, title = 'Golden'): string {
  const module = printTypeScript(source, outputs, { title, description: 'Compared value by value.' });
  if (!module.ok) throw new Error(`${module.node}: ${module.error.message}`);
  return module.value;
}

/** The types are taken away, and the module runs. */
async function ran(source: string, bars: readonly Bars[]): Promise<Outputs[]> {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 },
  });
  const url = `data:text/javascript;base64,${Buffer.from(outputText).toString('base64')}`;
  const { Strategy } = (await import(/* @vite-ignore */ url)) as {
    Strategy: new () => { onBar(...bars: Bar[]): Outputs };
  };
  const strategy = new Strategy();
  return Array.from(bars[0]?.time ?? [], (_, index) =>
    strategy.onBar(...bars.map((one) => barAt(one, index))),
  );
}

function barAt(bars: Bars, index: number): Bar {
  const at = (column: Float64Array): number => column[index] ?? Number.NaN;
  const { time, open, high, low, close, volume } = bars;
  return {
    time: at(time),
    open: at(open),
    high: at(high),
    low: at(low),
    close: at(close),
    volume: at(volume),
  };
}

/** To a billionth of the value, or of what is usual in its series: variances are taken in two passes here. */
function expectSame(
  rows: readonly Outputs[],
  expected: readonly Float64Array[],
  { outputs }: GoldenProgram,
): void {
  expect(rows.length).toBe(expected[0]?.length);
  expected.forEach((column, index) => {
    const isUnique = new Set(outputs.map((one) => one.output)).size === outputs.length;
    const { node, output: name } = outputs[index] ?? { node: '', output: '' };
    const output = isUnique ? name : `${node}.${name}`;
    const sizes = column
      .filter((value) => !Number.isNaN(value))
      .map(Math.abs)
      .sort();
    const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
    column.forEach((value, bar) => {
      const cell = rows[bar]?.[output] ?? null;
      const got = cell === null ? Number.NaN : Number(cell);
      const same = Number.isNaN(value)
        ? Number.isNaN(got)
        : Math.abs(got - value) <= 1e-9 * Math.max(Math.abs(value), Math.abs(got), usual);
      if (!same) throw new Error(`${node}.${name}, bar ${bar}: ${cell}, ${value} compiled`);
    });
  });
}

const series = [sp500, ...others.slice(0, 3)].map((file) => copyOfBars(readBars(file), 2_000));

describe(`generated TypeScript gives what the compiled program gives${skipped}`, () => {
  it('for every entry of the catalogue, on every series', async () => {
    for (const kind of indicators) {
      const program = programOfKind(kind);
      const source = printed(program);
      for (const bars of series) {
        const expected = compiled(program.source, program.outputs, { index: bars });
        expectSame(await ran(source, [bars]), expected, program);
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
      expectSame(await ran(printed(program), inputs), expected, program);
    }
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
        expectSame(await ran(printed(program), [bars]), expected, program);
      } catch (error) {
        throw new Error(`seed ${seed}: ${(error as Error).message}\n${text}`);
      }
      compared += expected.reduce(
        (sum, column) => sum + column.filter((value) => !Number.isNaN(value)).length,
        0,
      );
    }
    expect(compared).toBeGreaterThan(2_000);
  });
});

describe('generated TypeScript', () => {
  it('compiles under every strict option, with nothing unused and whatever its texts say', () => {
    mkdirSync(folder, { recursive: true });
    const hostile = '*/ throw new Error("out"); /* \n\u2028 */';
    const all = [
      ...indicators.map((kind) => printed(programOfKind(kind))),
      ...Object.values(programs).map((program) => printed(program, hostile)),
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
