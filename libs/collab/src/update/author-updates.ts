import type * as Y from 'yjs';
import type { ClockRange, Struct } from './inspect-update.js';

/** What one applied update brought: the clock ranges of its new structs, and by how much the delete set grew. */
export interface Contribution<Author> {
  readonly author: Author;
  readonly inserted: readonly ClockRange[];
  readonly deleted: readonly ClockRange[];
  /** As decoded: after integration a struct under something deleted no longer says what it was. */
  readonly structs: readonly Struct[];
}

/**
 * Runs `apply` inside a running transaction and returns what was deleted by it alone. `transaction.changed` would not
 * do: it names a key once, however many authors wrote it.
 */
export function growthOfDeleteSet(transaction: Y.Transaction, apply: () => void): ClockRange[] {
  const whole = transaction.deleteSet.clients;
  const growth: typeof whole = new Map();
  transaction.deleteSet.clients = growth;
  try {
    apply();
  } finally {
    transaction.deleteSet.clients = whole;
    for (const [client, deletions] of growth) {
      const known = whole.get(client);
      if (known === undefined) whole.set(client, deletions);
      else for (const deletion of deletions) known.push(deletion);
    }
  }
  const ranges: ClockRange[] = [];
  for (const [client, deletions] of growth) {
    for (const { clock, len } of deletions) ranges.push({ client, from: clock, to: clock + len });
  }
  return ranges;
}
