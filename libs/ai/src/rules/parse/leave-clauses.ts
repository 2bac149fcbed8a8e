import type { StrategyRequest } from '../request/strategy-request.js';
import { clauseStart, isClauseBreak } from './clauses.js';
import { readCondition } from './read-condition.js';
import type { Reader } from './reader.js';
import type { RuleBook } from './rule-book.js';
import { setBias } from './trade.js';

function isClauseEnd(reader: Reader, at: number): boolean {
  const lexeme = reader.lexemes[at];
  return lexeme?.is === 'mark' && ['stop', 'newline', 'comma', 'bullet', 'and'].includes(lexeme.mark);
}

/** Names a clause with what no node does: `alert me`, `buy more if RSI < 20`. */
export function readUnsupported(reader: Reader, rules: RuleBook): boolean {
  const lexeme = reader.peekIs('unsupported');
  if (lexeme === null) return false;
  const asked = (lexeme.what === 'scaling' || lexeme.what === 'alerts') && rules.pending !== null;
  const from = asked ? (rules.pending?.from ?? reader.at) : clauseStart(reader, reader.at);
  // "if RSI < 20 buy more": the condition belongs to what cannot be done.
  if (asked) rules.pending = null;
  let to = reader.at;
  // "sell half when RSI hits 80": the condition belongs to what cannot be done.
  const acts = (lexeme.what === 'scaling' || lexeme.what === 'alerts') && rules.awaiting === null;
  while (
    (reader.peek(to - reader.at + 1) !== undefined && acts && reader.isMark('when', to - reader.at + 1)) ||
    (reader.peek(to - reader.at + 1) !== undefined &&
      !isClauseBreak(reader, to + 1) &&
      reader.lexemes[to + 1]?.is !== 'action')
  )
    to++;
  reader.leave(reader.words(from, to), lexeme.what);
  keepPlaces(reader, from, to);
  reader.at = to + 1;
  return true;
}

/** "Vortex crossover on BTC 4h": what cannot be built still says where. */
function keepPlaces(reader: Reader, from: number, to: number): void {
  for (let at = from; at <= to; at++) {
    const lexeme = reader.lexemes[at];
    const { asset, timeframe } = reader.aside;
    if (lexeme?.is === 'asset') reader.aside = { asset: asset ?? lexeme.symbol, timeframe };
    const size = lexeme?.is === 'timeframe' || lexeme?.is === 'duration' ? lexeme.timeframe : null;
    if (size !== null && lexeme?.is !== undefined && reader.lexemes[at - 1]?.is !== 'mark')
      reader.aside = { asset, timeframe: timeframe ?? size };
  }
}

/** "at 1R move the stop to break-even": the whole clause, or its numbers would be read as a target. */
export function leaveBreakEven(reader: Reader): boolean {
  if (!isClauseBreak(reader, reader.at - 1)) return false;
  let to = reader.at;
  let named = false;
  while (reader.lexemes[to] !== undefined && to - reader.at < 30 && !isClauseEnd(reader, to)) {
    const lexeme = reader.lexemes[to];
    if (lexeme?.is === 'unsupported' && lexeme.what === 'break-even') named = true;
    to++;
  }
  if (!named) return false;
  reader.leave(reader.words(reader.at, to - 1), 'break-even');
  reader.at = to;
  return true;
}

/**
 * "Sell half at 4%, the rest when ...": what is left after the steps goes under a condition. A part that is sold under
 * a condition of its own is not in the catalogue: it is named with all of its words.
 */
export function readRestOrLeave(reader: Reader, request: StrategyRequest, rules: RuleBook): boolean {
  const side = rules.lastTrade?.side ?? null;
  const stepped = request.limits.some(({ kind }) => kind === 'take_profit_ladder');
  const rest = reader.tryRead(() => {
    reader.at++;
    while (reader.takeMark('of', 'it'));
    if (!stepped || !reader.takeMark('when')) return null;
    setBias(reader, { act: 'exit', side });
    return readCondition(reader);
  });
  if (rest !== null) {
    rules.addRule({ act: 'exit', side }, rest);
    return true;
  }
  const from = reader.at;
  while (!reader.atClauseEnd() && (reader.at === from || reader.peekIs('action') === null)) reader.at++;
  reader.leave(reader.words(from, reader.at - 1), 'scaling');
  return true;
}
