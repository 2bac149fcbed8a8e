import { textDelta } from '@strategy-builder/domain';
import * as Y from 'yjs';

/** Brings a Yjs text to `want` by the smallest single replacement, and clears what is no plain text. */
export function mirrorText(transaction: Y.Transaction, text: Y.Text, want: string): boolean {
  let isChanged = false;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || item.content instanceof Y.ContentString) continue;
    item.delete(transaction);
    isChanged = true;
  }
  const delta = textDelta(text.toString(), want);
  if (delta.length > 0) text.applyDelta([...delta]);
  return isChanged || delta.length > 0;
}
