import { isMark } from '../lex/marks.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { leaveClause } from './clauses.js';
import { readCalendar, withFurtherTimes } from './read-calendar.js';
import { readCondition } from './read-condition.js';
import { readObject } from './read-place.js';
import type { Reader } from './reader.js';
import type { RuleBook } from './rule-book.js';
import type { Trade } from './trade.js';

/** "don't buy when ...": a condition that keeps out. */
export function readForbiddenTrade(
  reader: Reader,
  request: StrategyRequest,
  rules: RuleBook,
  trade: Trade,
): void {
  readObject(reader, request);
  const from = reader.at;
  const unless = reader.isMark('unless');
  // "no entries between 12:00 and 13:00"
  const condition =
    reader.tryRead(() => {
      const time = readCalendar(reader);
      return time === null ? null : withFurtherTimes(reader, time);
    }) ??
    reader.tryRead(() => {
      // "do not enter while ..."
      const mood = reader.isMark('in') && reader.peekIs('pattern', 1) !== null;
      if (!mood && !reader.takeMark('when', 'unless', 'and', 'after')) return null;
      if (mood) reader.at++;
      return readCondition(reader);
    });
  const spanned = reader.isMark('in') || reader.isMark('for') || reader.isMark('within');
  if (
    condition === null &&
    (spanned || reader.isMark('when') || reader.isMark('ago') || reader.isMark('after'))
  ) {
    // What keeps out was not understood: none of it becomes a rule by itself.
    while (reader.peek() !== undefined && !reader.atClauseEnd() && !reader.isMark('comma')) reader.at++;
    reader.leave(reader.words(from - 2, reader.at - 1), 'condition');
    return;
  }
  if (condition === null) {
    if (trade.side === 'short') request.sides = 'long';
    if (trade.act !== 'enter') {
      request.noExit = true;
      // "Never sell": nobody named a stop, so there is none; "no exit rule" leaves by the usual stop.
      let at = from - 1;
      while (at > 0 && from - at < 5 && !isMark(reader.lexemes[at], 'not')) at--;
      const words = reader.words(at, from - 1);
      if (/^(never|don't|dont|do not) /i.test(words) && (reader.atClauseEnd() || reader.isMark('comma')))
        request.heldForever = words;
    }
    return;
  }
  // "don't buy unless ADX is above 20"
  if (trade.act === 'enter')
    rules.addFilter({ side: trade.side, condition: unless ? condition : { kind: 'not', of: condition } });
  else leaveClause(reader);
}
