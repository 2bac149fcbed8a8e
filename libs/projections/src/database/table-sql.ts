import { CompiledQuery } from 'kysely';
import type { AnyRow, ColumnValue, ReadModel, Table } from '../read-model.js';
import type { SqlDifferences } from './read-database.js';

// Rows go in by a few statements of fixed text, so that the database prepares each once. (A query
// builder would compile every batch anew: that alone costs more than the insert.)
const chunkSizes = [50, 10, 1] as const;

type Key = readonly string[];

/** The SQL that keeps the table of one read model, live or under construction. */
export class TableSql {
  readonly #columns: readonly string[];
  readonly #table: Table<AnyRow>;
  readonly #texts = new Map<string, string>();

  constructor(
    readonly name: string,
    model: ReadModel,
    private readonly differences: SqlDifferences,
  ) {
    this.#table = model.table;
    this.#columns = Object.keys(model.table.columns);
  }

  create(): CompiledQuery {
    const columns = this.#columns.map((name) => {
      const { type, nullable } = this.#table.columns[name]!;
      return `${quoted(name)} ${this.differences.columnTypes[type]}${nullable ? '' : ' not null'}`;
    });
    const key = this.#table.key.map(quoted).join(', ');
    return CompiledQuery.raw(
      `create table ${quoted(this.name)} (${columns.join(', ')}, primary key (${key}))`,
    );
  }

  /** Index names carry the generation, for they are unique in a database and outlive the renaming of their table. */
  createIndexes(model: string, generation: number): CompiledQuery[] {
    return this.#table.indexes.map((columns) =>
      CompiledQuery.raw(
        `create index ${quoted(`${model}_${columns.join('_')}_g${generation}`)} on ${quoted(this.name)} (${columns.map(quoted).join(', ')})`,
      ),
    );
  }

  drop(): CompiledQuery {
    return CompiledQuery.raw(`drop table if exists ${quoted(this.name)}`);
  }

  renameTo(name: string): CompiledQuery {
    return CompiledQuery.raw(`alter table ${quoted(this.name)} rename to ${quoted(name)}`);
  }

  select(keys: readonly Key[]): CompiledQuery<AnyRow>[] {
    return this.#chunked('select', keys, pushKey, (count) => {
      return `select * from ${quoted(this.name)} where ${this.#keyIn(count)}`;
    }) as CompiledQuery<AnyRow>[];
  }

  delete(keys: readonly Key[]): CompiledQuery[] {
    return this.#chunked('delete', keys, pushKey, (count) => {
      return `delete from ${quoted(this.name)} where ${this.#keyIn(count)}`;
    });
  }

  insert(rows: readonly AnyRow[]): CompiledQuery[] {
    return this.#chunked('insert', rows, this.#pushRow, (count) => this.#insertText(count));
  }

  upsert(rows: readonly AnyRow[]): CompiledQuery[] {
    return this.#chunked('upsert', rows, this.#pushRow, (count) => {
      const others = this.#columns.filter((column) => !this.#table.key.includes(column));
      const set = others.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ');
      return `${this.#insertText(count)} on conflict (${this.#table.key.map(quoted).join(', ')}) do update set ${set}`;
    });
  }

  #insertText(count: number): string {
    return `insert into ${quoted(this.name)} (${this.#columns.map(quoted).join(', ')}) values ${this.#tuples(count, this.#columns.length)}`;
  }

  #keyIn(count: number): string {
    const { key } = this.#table;
    return `(${key.map(quoted).join(', ')}) in (values ${this.#tuples(count, key.length)})`;
  }

  #tuples(count: number, width: number): string {
    const tuple = (start: number) =>
      `(${Array.from({ length: width }, (_, i) => this.differences.parameter(start + i + 1)).join(', ')})`;
    return Array.from({ length: count }, (_, i) => tuple(i * width)).join(', ');
  }

  readonly #pushRow = (values: ColumnValue[], row: AnyRow): void => {
    for (const column of this.#columns) values.push(row[column]!);
  };

  #chunked<Item>(
    kind: string,
    items: readonly Item[],
    push: (values: ColumnValue[], item: Item) => void,
    textFor: (count: number) => string,
  ): CompiledQuery[] {
    const queries: CompiledQuery[] = [];
    let at = 0;
    for (const size of chunkSizes) {
      while (at + size <= items.length) {
        const values: ColumnValue[] = [];
        for (const end = at + size; at < end; at += 1) push(values, items[at]!);
        queries.push(
          CompiledQuery.raw(
            this.#textOf(`${kind} ${size}`, () => textFor(size)),
            values,
          ),
        );
      }
    }
    return queries;
  }

  #textOf(id: string, make: () => string): string {
    const kept = this.#texts.get(id);
    if (kept !== undefined) return kept;
    const text = make();
    this.#texts.set(id, text);
    return text;
  }
}

function pushKey(values: ColumnValue[], key: Key): void {
  values.push(...key);
}

function quoted(name: string): string {
  return `"${name}"`;
}
