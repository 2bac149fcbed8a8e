import { CompiledQuery } from 'kysely';
import type { AnyRow, ColumnType, ColumnValue, ReadModel, Table } from '../read-model.js';
import type { SqlDifferences } from './read-database.js';

type Key = readonly string[];

/** The SQL that keeps the table of one read model, live or under construction. */
export class TableSql {
  readonly #columns: readonly string[];
  readonly #table: Table<AnyRow>;

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
    return CompiledQuery.raw(
      `create table ${quoted(this.name)} (${columns.join(', ')}, primary key (${this.#key}))`,
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
    return this.#statements(
      `select * from ${quoted(this.name)} where (${this.#key}) in (`,
      this.#table.key,
      keys,
      ')',
    ) as CompiledQuery<AnyRow>[];
  }

  delete(keys: readonly Key[]): CompiledQuery[] {
    return this.#statements(
      `delete from ${quoted(this.name)} where (${this.#key}) in (`,
      this.#table.key,
      keys,
      ')',
    );
  }

  insert(rows: readonly AnyRow[]): CompiledQuery[] {
    return this.#statements(this.#insertInto, this.#columns, rows.map(this.#valuesOf), '');
  }

  upsert(rows: readonly AnyRow[]): CompiledQuery[] {
    const others = this.#columns.filter((column) => !this.#table.key.includes(column));
    const set = others.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ');
    const onConflict = ` on conflict (${this.#key}) do update set ${set}`;
    return this.#statements(this.#insertInto, this.#columns, rows.map(this.#valuesOf), onConflict);
  }

  get #insertInto(): string {
    return `insert into ${quoted(this.name)} (${this.#columns.map(quoted).join(', ')}) `;
  }

  get #key(): string {
    return this.#table.key.map(quoted).join(', ');
  }

  readonly #valuesOf = (row: AnyRow) => this.#columns.map((column) => row[column]!);

  #statements(
    before: string,
    columns: readonly string[],
    rows: readonly (readonly ColumnValue[])[],
    behind: string,
  ): CompiledQuery[] {
    const types = columns.map((column): ColumnType => this.#table.columns[column]!.type);
    return this.differences
      .rowLists(types, rows)
      .map(({ sql, parameters }) => CompiledQuery.raw(`${before}${sql}${behind}`, [...parameters]));
  }
}

function quoted(name: string): string {
  return `"${name}"`;
}
