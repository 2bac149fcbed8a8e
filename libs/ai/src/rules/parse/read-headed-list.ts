import { isMark } from '../lex/marks.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { ordersBehind } from './clauses.js';
import { type ListSense, readCondition } from './read-condition.js';
import { readLimit } from './read-limits.js';
import { endsCondition } from './read-operand.js';
import { readReachedLevel } from './read-reached.js';
import { readSetting } from './read-settings.js';
import { readTimeExit } from './read-time-exit.js';
import type { Reader } from './reader.js';
import type { RuleBook } from './rule-book.js';
import { setBias, type Trade } from './trade.js';

/** How many lines of a list must hold: "any of these gets me in:", "entry (all must be true):". */
export function readListSense(reader: Reader, action: number): ListSense | null {
  const before = reader.lexemes[action - 1];
  if (before?.is === 'mark' && (before.mark === 'any' || before.mark === 'all')) return before.mark;
  return reader.tryRead(() => {
    reader.takeMark('open', 'comma');
    reader.takeMark('when');
    const sense: ListSense = reader.isMark('any') || reader.isMark('either') ? 'any' : 'all';
    if (!reader.takeMark('any', 'either', 'all', 'both')) return null;
    for (let step = 0; step < 4; step++) {
      if (reader.peekIs('verb') === null && reader.peekIs('unknown') === null && !reader.isMark('of')) break;
      reader.at++;
    }
    reader.takeMark('close');
    return reader.isMark('colon') || reader.isMark('newline') ? sense : null;
  });
}

/** A list under a headline: `Entry:` followed by lines. Entries need all lines, exits any of them. */
export function readHeadedList(
  reader: Reader,
  request: StrategyRequest,
  rules: RuleBook,
  trade: Trade,
  said: ListSense | null,
): void {
  let found = false;
  let sense = said ?? (trade.act === 'enter' ? 'all' : 'any');
  /** "any of: A, B": how the items of one line belong together. */
  let listed: ListSense | null = null;
  for (let step = 0; step < 40; step++) {
    const from = reader.at;
    let bulleted = false;
    while (reader.takeMark('newline', 'bullet', 'comma', 'and') || (found && takeSemicolon(reader)))
      bulleted = true;
    if (reader.takeMark('or')) sense = 'any';
    if (reader.isMark('any')) {
      reader.at++;
      reader.takeMark('of');
      reader.takeMark('colon');
      sense = 'any';
      listed = 'any';
      continue;
    }
    if (reader.isMark('all')) {
      reader.at++;
      reader.takeMark('of');
      sense = 'all';
      continue;
    }
    if (found && !bulleted) {
      reader.at = from;
      break;
    }
    const condition = reader.tryRead(() => {
      setBias(reader, trade);
      while (reader.takeMark('when', 'colon'));
      const known = readCondition(reader, 0, said ?? listed ?? 'all');
      if (known !== null || trade.act === 'enter') return known;
      // "EXIT: BB middle"
      reader.takeMark('at', 'on');
      const reached = readReachedLevel(reader);
      return reached !== null && endsCondition(reader) ? reached : null;
    });
    // "Fade it: when RSI > 70 go short; when RSI < 30 go long": what the headline says, each rule says for itself.
    if (condition !== null && !found && ordersBehind(reader)) {
      reader.at = from;
      rules.awaiting = null;
      return;
    }
    if (condition !== null) {
      rules.addRule(trade, condition, sense);
      rules.awaiting = null;
      found = true;
      continue;
    }
    if (
      readLimit(reader, request) ||
      readSetting(reader, request) ||
      readTimeExit(reader, request, rules.lastTrade?.act ?? null) ||
      (trade.act !== 'enter' && readBareTime(reader, request))
    )
      continue;
    if (trade.act === 'enter' && !found && reader.peekIs('mirror') !== null) {
      // "Short: the opposite"
      reader.at++;
      request.mirrored = true;
      request.bareActions.push(trade);
      rules.awaiting = null;
      return;
    }
    if (trade.act !== 'enter' && reader.peekIs('mirror') !== null) {
      reader.at++;
      request.mirrored = true;
      rules.awaiting = null;
      continue;
    }
    reader.at = from;
    break;
  }
  if (!found) reader.takeMark('newline');
}

/** "Exit: RSI > 70, 15 bars": an item that is only a time. */
function readBareTime(reader: Reader, request: StrategyRequest): boolean {
  const duration = reader.peekIs('duration');
  if (duration === null || !(reader.atClauseEnd(1) || isMark(reader.peek(1), 'bullet', 'comma', 'or')))
    return false;
  reader.at++;
  request.timeExit = { is: 'given', value: { value: duration.value, unit: duration.unit } };
  return true;
}

/** "RSI < 25; close < lower band; hammer": items of a list, as long as another one follows. */
function takeSemicolon(reader: Reader): boolean {
  const mark = reader.peekIs('mark');
  if (mark?.mark !== 'stop' || reader.text[mark.from] !== ';' || reader.peekIs('action', 1) !== null)
    return false;
  reader.at++;
  return true;
}
