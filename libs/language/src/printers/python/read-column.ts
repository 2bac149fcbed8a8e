import type { Column } from '../../columns.js';

/** A column of a bar in Python. */
export function readColumn(bar: string, column: Column): string {
  return column === 'time' ? `float(${bar}.time)` : `${bar}.${column}`;
}
