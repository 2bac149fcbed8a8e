import { assemble } from '../../ir/assemble.js';
import type { OutputRef, ProgramResult, ProgramSource } from '../../program.js';
import { attempt } from '../../refusal.js';
import { plainLines } from '../plain-lines.js';
import { refusedPython } from '../refusals.js';
import { BarColumns } from './bar-columns.js';
import { type Dialect, dialects, type SqlDialect } from './dialect.js';
import { quoted, SqlNames } from './names.js';
import { printClocks } from './print-clocks.js';

/**
 * One SQL query for the program: a row for each bar with its time and the outputs, NULL where they are not available.
 * It reads the table `bars (time, open, high, low, close, volume)`; with several bars inputs one such table for each,
 * named `bars_` and the input, on the times that all of them have. Indicators and signals, never fills.
 */
export function printSql(
  source: ProgramSource,
  outputs: readonly OutputRef[],
  about: { readonly title: string; readonly description: string },
  dialect: SqlDialect,
): ProgramResult<string> {
  const refused = refusedPython('sql', source);
  if (refused) return refused;
  const assembled = assemble(source, outputs);
  if (!assembled.ok) return assembled;
  const { graph, results } = assembled.value;
  const printed = attempt(() => {
    const names = new SqlNames();
    const bars = new BarColumns(source.bars, names, dialects[dialect]);
    const keys = outputKeys(outputs);
    const named = results.map((value, index) => ({ value, name: quoted(keys[index] ?? 'value') }));
    const { tables, select } = printClocks(graph, named, { names, bars, dialect: dialects[dialect] });
    return [
      ...head(about, bars, dialects[dialect]),
      [`WITH RECURSIVE\n${[bars.print(), ...tables].join(',\n')}`, select].join('\n'),
    ].join('\n');
  });
  if (printed.ok) return { ok: true, value: `${printed.value};\n` };
  return { ok: false, node: outputs[0]?.node ?? '', error: printed.error };
}

/** Columns are called like the outputs where that tells them apart. */
function outputKeys(outputs: readonly OutputRef[]): string[] {
  const single = new Set(outputs.map(({ output }) => output)).size === outputs.length;
  return outputs.map(({ node, output }) => (single ? output : `${node}.${output}`));
}

function head(
  about: { readonly title: string; readonly description: string },
  bars: BarColumns,
  dialect: Dialect,
): string[] {
  return [
    about.title,
    about.description,
    `Generated for ${dialect.requirement}.`,
    `Reads ${bars.tables.map((table) => `${table} (time, open, high, low, close, volume)`).join(' and ')}, one row a bar.`,
    'NULL is what is not known: in warm-up, and where a number has no finite value.',
  ]
    .flatMap((text) => plainLines(text, 96))
    .map((line) => `-- ${line}`);
}
