import * as Y from 'yjs';
import type { ClockRange } from './inspect-update.js';

/**
 * Calls `visit` with every integrated struct that begins in the range. Inside a transaction a range that was
 * inserted or deleted as a whole begins and ends at struct boundaries.
 */
export function structsInRange(doc: Y.Doc, range: ClockRange, visit: (struct: Y.Item | Y.GC) => void): void {
  const structs = doc.store.clients.get(range.client);
  if (structs === undefined) return;
  for (let index = Y.findIndexSS(structs, range.from); index < structs.length; index++) {
    const struct = structs[index] as Y.Item | Y.GC;
    if (struct.id.clock >= range.to) return;
    visit(struct);
  }
}
