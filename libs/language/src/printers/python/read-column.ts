import type { Column } from '../../columns.js';

/** A column of a bar in Python. */
export function readColumn(bar: string, column: Column): string {
  return column === 'day' ? `float(${bar}.time // 86_400_000)` : `${bar}.${column}`;
}
