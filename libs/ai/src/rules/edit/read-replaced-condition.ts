import { readCondition } from '../parse/read-condition.js';
import { Reader } from '../parse/reader.js';
import { field } from '../request/expression.js';
import type { EditClause } from './edit-clause.js';
import type { EditWord } from './edit-word.js';

/** `swap the stochastic for CCI above 100`, `replace the RSI with price above the 200 SMA`: a condition for another one. */
export function readReplacedCondition(clause: EditClause): EditWord | null {
  const parts = partsOf(clause);
  if (parts === null) return null;
  const [old, wanted] = parts;
  const [on, ...others] = old.indicators;
  const plain = !old.has('number', 'side', 'compare', 'duration', 'head', 'action');
  if (on === undefined || others.length > 0 || !plain) return null;
  if (!wanted.has('side', 'compare', 'verb') || wanted.has('action', 'head')) return null;
  const reader = new Reader(wanted.lexemes, wanted.text);
  reader.subject = field('close');
  const condition = readCondition(reader);
  return condition === null || reader.peek() !== undefined
    ? null
    : { is: 'replace-condition', on, condition };
}

/** What goes and what comes: "replace X with Y", "a trend filter instead of X: Y". */
function partsOf(clause: EditClause): readonly [EditClause, EditClause] | null {
  const instead = clause.placeOf('instead');
  const colon = clause.placeOf('colon');
  if (instead !== -1 && colon > instead + 1) return [clause.part(instead + 1, colon), clause.part(colon + 1)];
  if (!clause.does('replace', 'change') && !clause.says('swap', 'switch', 'exchange')) return null;
  const at = clause.placeOf('with', 'by', 'for', 'to');
  return at < 1 ? null : [clause.part(0, at), clause.part(at + 1)];
}
