import type { FlowNode } from '@strategy-builder/domain';
import * as Y from 'yjs';
import { readText } from '../document/values.js';
import { type Intent, unknownShape } from './intent.js';
import type { CodeTouch } from './touches.js';

/**
 * One intent for each author who typed in a node's code in this turn. Each builds on the ones before it, so that
 * every author's event holds that author's change alone.
 */
export function codeIntents<Author>(node: FlowNode, touch: CodeTouch<Author>): Intent<Author>[] {
  const { id } = node;
  const path = { node: id, key: 'code' };
  const authors = [...touch.authors];
  return authors.map((author, index) => {
    const isLast = index === authors.length - 1;
    const text = readText(
      isLast ? touch.text.toString() : textAfter(touch, new Set(authors.slice(0, index + 1))),
    );
    if (text === undefined) return { author, path, wants: unknownShape(path, 'Code is text without NUL.') };
    return { author, path, wants: [{ type: 'EditCode' as const, id, code: text }] };
  });
}

/** The text as it would be if only these authors had typed in this turn. */
function textAfter<Author>(touch: CodeTouch<Author>, authors: ReadonlySet<Author>): string {
  let whole = '';
  for (let item = touch.text._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentString)) continue;
    const insertedBy = touch.inserted.get(item);
    const deletedBy = touch.deleted.get(item);
    const isThere = insertedBy === undefined || authors.has(insertedBy);
    // Deleted in this turn by somebody else: still there for these authors. Deleted before: gone for all.
    const isDeleted = deletedBy !== undefined ? authors.has(deletedBy) : item.deleted;
    if (isThere && !isDeleted) whole += item.content.str;
  }
  return whole;
}
