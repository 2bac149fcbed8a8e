import type { AnyRow, Column } from '../read-model.js';

export type NamedColumns = readonly (readonly [name: string, column: Column])[];

/**
 * Throws when the database would refuse the row: the event that made it is then the one to blame, not its
 * whole batch.
 */
export function checkRow(row: AnyRow, columns: NamedColumns): void {
  for (const [name, { type, nullable }] of columns) {
    const value = row[name];
    if (value === null) {
      if (!nullable) throw new TypeError(`Column ${name} has no value`);
    } else if (type === 'text') {
      if (typeof value !== 'string') throw new TypeError(`Column ${name} is no text: ${typeof value}`);
    } else if (type === 'integer') {
      if (!Number.isSafeInteger(value)) throw new TypeError(`Column ${name} is no integer: ${value}`);
    } else if (!Number.isFinite(value)) throw new TypeError(`Column ${name} is no finite number: ${value}`);
  }
}
