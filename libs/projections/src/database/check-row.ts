import type { AnyRow, Column, ColumnValue } from '../read-model.js';

export type NamedColumns = readonly (readonly [name: string, column: Column])[];

/**
 * Throws when the database would refuse the row: the event that made it is then the one to blame, not its
 * whole batch. `before` is the row that it replaces, which was good.
 */
export function checkRow(row: AnyRow, before: AnyRow | null, columns: NamedColumns): void {
  for (let index = 0; index < columns.length; index += 1) {
    const [name, column] = columns[index]!;
    const value = row[name];
    if (before !== null && value === before[name]) continue;
    if (!fits(value, column)) {
      throw new TypeError(
        `Column ${name} takes ${column.type}${column.nullable ? ' or null' : ''}: ${value}`,
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
