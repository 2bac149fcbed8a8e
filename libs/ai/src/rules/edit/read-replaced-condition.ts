import { readCondition } from '../parse/read-condition.js';
import { Reader } from '../parse/reader.js';
import type { EditClause } from './edit-clause.js';
import type { EditWord } from './edit-word.js';

/** `swap the stochastic for CCI above 100`, `replace the RSI with price above the 200 SMA`: a condition for another one. */
export function readReplacedCondition(clause: EditClause): EditWord | null {
  if (!clause.does('replace', 'change') && !clause.says('swap', 'switch', 'exchange')) return null;
  const at = clause.placeOf('with', 'by', 'for', 'to');
  if (at < 1) return null;
  const [old, wanted] = [clause.part(0, at), clause.part(at + 1)];
  const [on, ...others] = old.indicators;
  const plain = !old.has('number', 'side', 'compare', 'duration', 'head', 'action');
  if (on === undefined || others.length > 0 || !plain) return null;
  if (!wanted.has('side', 'compare', 'verb') || wanted.has('action', 'head')) return null;
  const reader = new Reader(wanted.lexemes, wanted.text);
  const condition = readCondition(reader);
  return condition === null || reader.peek() !== undefined
    ? null
    : { is: 'replace-condition', on, condition };
}
