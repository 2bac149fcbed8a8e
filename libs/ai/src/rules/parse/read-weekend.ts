import type { StrategyRequest } from '../request/strategy-request.js';
import type { Reader } from './reader.js';

/** Links between what is not held and the weekend. */
const links = ['ago', 'for', 'within', 'in', 'by', 'on', 'at', 'last', 'of', 'to'] as const;

/**
 * Nothing is held over a weekend: `flat before the weekend`, `never hold over the weekend`, `no weekend exposure`, `close
 * everything for the weekend`. "No trades on weekends" only keeps entries out, and is read as a condition.
 */
export function readWeekend(reader: Reader, request: StrategyRequest): boolean {
  if (!namesDays(reader)) return false;
  return (
    reader.tryRead(() => {
      const from = reader.at;
      const leaves = leavesPosition(reader);
      const forbids = !leaves && reader.takeMark('not');
      if (!leaves && !forbids) return null;
      let held = leaves;
      let over = false;
      for (let step = 0; step < 6 && reader.peekIs('weekdays') === null; step++) {
        if (holds(reader)) held = true;
        else if (reader.peekIs('head')?.head === 'per-trade') over = held = true;
        else if (reader.isVerb('be')) held = true;
        else if (reader.peekIs('side') !== null || isOver(reader)) over = true;
        else if (reader.takeMark(...links)) {
          over ||= leaves || (held && isOver(reader, -1));
          continue;
        } else if (reader.peekIs('head')?.head !== 'equity') return null;
        reader.at++;
      }
      const days = takeDays(reader);
      if (days === null || days.length !== 2 || !days.includes(6) || !days.includes(7)) return null;
      // "no weekend exposure", "no weekend holds"
      if (forbids && !over) {
        if (!holds(reader) && !['exposure', 'risk', 'holds', 'gaps'].includes(word(reader))) return null;
        reader.at++;
      } else if (!held && !over) return null;
      if (!reader.atClauseEnd() && reader.peek()?.is !== 'mark') return null;
      request.flatOverWeekend ??= reader.words(from, reader.at - 1);
      return true;
    }) ?? false
  );
}

/** Whether days of the week are named within the words that may lead to a weekend. */
function namesDays(reader: Reader): boolean {
  for (let ahead = 1; ahead < 10; ahead++) if (reader.peekIs('weekdays', ahead) !== null) return true;
  return false;
}

/** `hold it over the weekend`, `keep positions through the weekend`: what a position is anyway, and no time to enter. */
export function readHeldOverWeekend(reader: Reader): boolean {
  if (!namesDays(reader)) return false;
  const held = reader.tryRead(() => {
    while (reader.takeMark('then', 'and', 'comma'));
    const keeps =
      holds(reader) ||
      reader.peekIs('edit')?.edit === 'keep' ||
      reader.peekIs('unsupported')?.what === 'carry';
    if (!keeps) return null;
    reader.at++;
    for (let step = 0; step < 4; step++) {
      const named = reader.peekIs('asset') !== null || reader.isMark('it') || holds(reader);
      if (!named) break;
      reader.at++;
    }
    const over = reader.peekIs('side') !== null || isOver(reader);
    if (!over) return null;
    reader.at++;
    const days = takeDays(reader);
    if (days?.length !== 2 || !days.includes(6) || !days.includes(7)) return null;
    return reader.atClauseEnd() || reader.peek()?.is === 'mark' ? true : null;
  });
  return held !== null;
}

/** `the weekend`, `Saturdays or Sundays`. */
function takeDays(reader: Reader): readonly number[] | null {
  const first = reader.take('weekdays');
  if (first === null) return null;
  const second = reader.tryRead(() =>
    reader.takeMark('or', 'and', 'slash') ? reader.take('weekdays') : null,
  );
  return [...first.days, ...(second?.days ?? [])];
}

function leavesPosition(reader: Reader): boolean {
  const action = reader.peekIs('action')?.action;
  const leaves = action === 'exit' || action === 'exit-long' || action === 'exit-short';
  if (leaves) reader.at++;
  return leaves;
}

function holds(reader: Reader): boolean {
  return (
    reader.isVerb('stay') ||
    reader.isAction('enter') ||
    reader.isAction('long') ||
    reader.isAction('short') ||
    [
      'positions',
      'position',
      'trades',
      'exposure',
      'carry',
      'carried',
      'carrying',
      'anything',
      'leave',
      'keep',
    ].includes(word(reader))
  );
}

function isOver(reader: Reader, ahead = 0): boolean {
  const at = reader.at + ahead;
  return ['through', 'thru', 'across', 'during', 'around', 'into'].includes(
    reader.words(at, at).toLowerCase(),
  );
}

function word(reader: Reader): string {
  return reader.peekIs('unknown')?.word.toLowerCase() ?? '';
}
