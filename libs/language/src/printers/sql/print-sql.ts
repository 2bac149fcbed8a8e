import { assemble } from '../../ir/assemble.js';
import type { OutputRef, ProgramResult, ProgramSource } from '../../program.js';
import { attempt } from '../../refusal.js';
import { plainLines } from '../plain-lines.js';
import { refusedPython, refusePrinting } from '../refusals.js';
import { type Dialect, dialects, type SqlDialect } from './dialect.js';
import { quoted, SqlNames } from './names.js';
import { indented, Query } from './query.js';

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
    const needed = graph.needed(results);
    if (needed.some((value) => graph.operation(value).op === 'sample'))
      refusePrinting('sql', 'longer-timeframe');
    const names = new SqlNames();
    const bars = new Bars(source.bars, names, dialects[dialect]);
    const query = new Query(graph, names, dialects[dialect], (operation) => bars.column(operation), results);
    const keys = outputKeys(outputs);
    const { tables, select } = query.print(
      results.map((value, index) => ({ value, name: quoted(keys[index] ?? 'value') })),
    );
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
  bars: Bars,
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

/** The tables with bars, and the columns that the program reads of them. */
class Bars {
  readonly tables: readonly string[];
  private readonly used = new Map<string, { readonly name: string; readonly text: string }>();

  constructor(
    private readonly ids: readonly string[],
    private readonly names: SqlNames,
    private readonly dialect: Dialect,
  ) {
    this.tables = ids.length === 1 ? ['bars'] : ids.map((id) => names.take(`bars_${id}`));
  }

  column({ bars, column }: { readonly bars: string; readonly column: string }): string {
    const key = JSON.stringify([bars, column]);
    const known = this.used.get(key);
    if (known !== undefined) return known.name;
    const table = this.tables[this.ids.indexOf(bars)] ?? 'bars';
    const isTime = column === 'time';
    const wish = isTime ? 'opened_at' : this.ids.length === 1 ? column : `${bars}_${column}`;
    const source = `${table}.${column}`;
    const name = this.names.take(wish);
    this.used.set(key, {
      name,
      text: isTime ? this.dialect.milliseconds(source) : this.dialect.price(source),
    });
    return name;
  }

  print(): string {
    const [first = 'bars', ...others] = this.tables;
    const columns = [...this.used.values()].map(({ name, text }) => `${text} AS ${name}`);
    const select = [
      'SELECT',
      ['ROW_NUMBER() OVER (ORDER BY %.time) - 1 AS n'.replace('%', first), `${first}.time`, ...columns]
        .map((text) => `  ${text}`)
        .join(',\n'),
      `FROM ${first}`,
      ...others.map((table) => `JOIN ${table} ON ${table}.time = ${first}.time`),
    ].join('\n');
    return `bar AS (\n${indented(select)}\n)`;
  }
}
