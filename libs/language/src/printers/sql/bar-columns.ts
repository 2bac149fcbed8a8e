import type { Operation } from '../../ir/operation.js';
import type { Dialect } from './dialect.js';
import type { SqlNames } from './names.js';
import { indented } from './query.js';

export type BarColumn = Extract<Operation, { op: 'column' }>['column'];

/** The tables with bars, and the columns that the program reads of them. */
export class BarColumns {
  readonly tables: readonly string[];
  private readonly used = new Map<string, { readonly name: string; readonly text: string }>();

  constructor(
    private readonly ids: readonly string[],
    private readonly names: SqlNames,
    private readonly dialect: Dialect,
  ) {
    this.tables = ids.length === 1 ? ['bars'] : ids.map((id) => names.take(`bars_${id}`));
  }

  /** The name of a series in the table `bar`. */
  column({ bars, column }: { readonly bars: string; readonly column: BarColumn }): string {
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

  /** The table `bar`: every bar that all inputs have, numbered from 0 in the order of time. */
  print(): string {
    const [first = 'bars', ...others] = this.tables;
    const columns = [...this.used.values()].map(({ name, text }) => `${text} AS ${name}`);
    const select = [
      'SELECT',
      [`ROW_NUMBER() OVER (ORDER BY ${first}.time) - 1 AS n`, `${first}.time`, ...columns]
        .map((text) => `  ${text}`)
        .join(',\n'),
      `FROM ${first}`,
      ...others.map((table) => `JOIN ${table} ON ${table}.time = ${first}.time`),
    ].join('\n');
    return `bar AS (\n${indented(select)}\n)`;
  }
}
