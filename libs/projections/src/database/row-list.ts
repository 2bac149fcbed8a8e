import type { ColumnType, ColumnValue } from '../read-model.js';

/** Rows as part of a statement: `sql` stands where `values (…), …` may stand. */
export interface RowList {
  readonly sql: string;
  readonly parameters: readonly (ColumnValue | readonly ColumnValue[])[];
}

/** Makes the lists that hold all the rows, in their order. Their texts are few, so that the database prepares each once. */
export type RowLists = (
  types: readonly ColumnType[],
  rows: readonly (readonly ColumnValue[])[],
) => readonly RowList[];

const chunkSizes = [50, 10, 1] as const;

/** A mark for each value, in statements of 50, 10 and single rows. */
export const listsOfMarks: RowLists = (types, rows) => {
  const lists: RowList[] = [];
  let at = 0;
  for (const size of chunkSizes) {
    for (; at + size <= rows.length; at += size) {
      lists.push({ sql: marks(size, types.length), parameters: rows.slice(at, at + size).flat() });
    }
  }
  return lists;
};

const texts = new Map<string, string>();

function marks(rows: number, columns: number): string {
  const id = `${rows} ${columns}`;
  const kept = texts.get(id);
  if (kept !== undefined) return kept;
  const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
  const text = `values ${Array.from({ length: rows }, () => row).join(', ')}`;
  texts.set(id, text);
  return text;
}

/** One array for each column: one text, and few parameters, for any number of rows. PostgreSQL has `unnest`. */
export const listsOfArrays =
  (columnTypes: Readonly<Record<ColumnType, string>>): RowLists =>
  (types, rows) => {
    if (rows.length === 0) return [];
    const arrays = types.map((type, index) => `$${index + 1}::${columnTypes[type]}[]`);
    return [
      {
        sql: `select * from unnest(${arrays.join(', ')})`,
        parameters: types.map((_, column) => rows.map((row) => row[column]!)),
      },
    ];
  };
