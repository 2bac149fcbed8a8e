import type { LexemeTape } from './lexeme-tape.js';

const ordinals: ReadonlyMap<string, number> = new Map([
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['seventh', 7],
]);

const rows: ReadonlySet<string> = new Set(['consecutive', 'straight', 'successive']);

/** "on the second consecutive close above ...", "the 3rd straight red day": so many of them in a row. */
export function nthInARow(tape: LexemeTape): boolean {
  const token = tape.tokens[tape.index];
  if (token === undefined) return false;
  const next = tape.tokens[tape.index + 1];
  const inDigits = token.kind === 'number' && next?.glued === true && /^(nd|rd|th)$/.test(next.norm);
  const length = inDigits ? 2 : 1;
  const value = inDigits ? token.value : ordinals.get(token.norm);
  if (value === undefined || !rows.has(tape.normAt(tape.index + length) ?? '')) return false;
  tape.push({ is: 'number', value, unit: 'plain', whole: true }, length);
  return true;
}
