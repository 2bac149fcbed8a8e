/** The series of a bars input that users may name. `typical` is (high + low + close) / 3. */
export const columnNames = ['open', 'high', 'low', 'close', 'volume', 'typical'] as const;
export type ColumnName = (typeof columnNames)[number];

/** What a program reads from its bars. Only definitions name `time`, the open of the bar in Unix milliseconds. */
export type Column = Exclude<ColumnName, 'typical'> | 'time';

export function isColumnName(name: string): name is ColumnName {
  return (columnNames as readonly string[]).includes(name);
}
