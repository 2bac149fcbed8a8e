import { type Bars, printTypeScript } from '@strategy-builder/language';
import ts from 'typescript';
import type { GoldenProgram } from './programs.js';
import { expectSame } from './same.js';

interface Bar {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}
type Outputs = Readonly<Record<string, number | boolean | null>>;

export function typeScriptOf({ source, outputs }: GoldenProgram, title = 'Golden'): string {
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

/** Runs the program as TypeScript and holds it to what the compiled program gave. */
export async function expectSameInTypeScript(
  program: GoldenProgram,
  bars: readonly Bars[],
  expected: readonly Float64Array[],
): Promise<void> {
  const { outputs } = program;
  const rows = await ran(typeScriptOf(program), bars);
  const isUnique = new Set(outputs.map(({ output }) => output)).size === outputs.length;
  const keys = outputs.map(({ node, output }) => (isUnique ? output : `${node}.${output}`));
  expectSame((bar, output) => rows[bar]?.[keys[output] ?? ''], rows.length, expected, outputs);
}
