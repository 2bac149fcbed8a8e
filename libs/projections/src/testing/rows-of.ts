import type { StoredEvent } from '@strategy-builder/event-store';
import type { AnyRow, ReadModel } from '../read-model.js';

/** The rows of a read model after these events, by pure folding. */
export function rowsOf(model: ReadModel, events: readonly StoredEvent[]): AnyRow[] {
  const rows = new Map<string, AnyRow>();
  for (const [index, event] of events.entries()) {
    for (const change of model.changes(event, index + 1)) {
      if ('insert' in change) rows.set(String(index), change.insert);
      else {
        const key = change.key.join('/');
        const row = change.evolve(rows.get(key) ?? null);
        if (row === null) rows.delete(key);
        else rows.set(key, row);
      }
    }
  }
  return [...rows.values()];
}
