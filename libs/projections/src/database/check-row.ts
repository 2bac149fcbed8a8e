import type { AnyRow, Column, ColumnValue, Table } from '../read-model.js';

export interface CheckedColumn extends Column {
  readonly name: string;
}

export function checkedColumns(table: Table<AnyRow>): CheckedColumn[] {
  return Object.entries(table.columns).map(([name, { type, nullable }]) => ({ name, type, nullable }));
}

/**
 * Throws when the database would refuse the row: the event that made it is then the one to blame, not its
 * whole batch. `before` is the row that it replaces, which was good.
 */
export function checkRow(row: AnyRow, before: AnyRow | null, columns: readonly CheckedColumn[]): void {
  for (const column of columns) {
    const value = row[column.name];
    if (typeof value === 'string' && column.type === 'text') continue;
    if (before !== null && value === before[column.name]) continue;
    if (!fits(value, column)) {
      throw new TypeError(
        `Column ${column.name} takes ${column.type}${column.nullable ? ' or null' : ''}: ${value}`,
      );
    }
  }
}

function fits(value: ColumnValue | undefined, { type, nullable }: Column): boolean {
  if (value === null) return nullable;
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'integer':
      return Number.isSafeInteger(value);
    case 'real':
      return Number.isFinite(value);
  }
}
