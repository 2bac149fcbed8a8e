import { isBreak } from '../lex/marks.js';
import type { Condition } from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { clauseStart, isClauseBreak } from './clauses.js';
import { readCondition } from './read-condition.js';
import { readReachedLevel } from './read-reached.js';
import type { Reader } from './reader.js';
import type { RuleBook } from './rule-book.js';
import { setBias } from './trade.js';

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
      !labelsSetting(reader, to + 1) &&
      reader.lexemes[to + 1]?.is !== 'action')
  )
    to++;
  reader.leave(reader.words(from, to), lexeme.what);
  for (let at = from; at <= to; at++) reader.named.add(at);
  keepPlaces(reader, from, to);
  reader.at = to + 1;
  return true;
}

/** "Liquidation guard: stop 7%": what stands behind the label is a setting by itself. */
function labelsSetting(reader: Reader, at: number): boolean {
  const [colon, head] = [reader.lexemes[at], reader.lexemes[at + 1]];
  return colon?.is === 'mark' && colon.mark === 'colon' && head?.is === 'head';
}

/** "Vortex crossover on BTC 4h": what cannot be built still says where. */
function keepPlaces(reader: Reader, from: number, to: number): void {
  for (let at = from; at <= to; at++) {
    const lexeme = reader.lexemes[at];
    const { asset, timeframe } = reader.aside;
    if (lexeme?.is === 'asset') reader.aside = { asset: asset ?? lexeme.symbol, timeframe };
    const size = lexeme?.is === 'timeframe' || lexeme?.is === 'duration' ? lexeme.timeframe : null;
    const before = reader.lexemes[at - 1];
    // "Rebalance weekly" says how often, not on which bars.
    const howOften = before?.is === 'unsupported' && before.what === 'rebalancing';
    if (size !== null && before?.is !== 'mark' && !howOften)
      reader.aside = { asset, timeframe: timeframe ?? size };
  }
}

/** "Reduce size by half when VIX > 30", "double it when RSI < 20": another size under a condition. */
export function leaveConditionalSize(reader: Reader, rules: RuleBook): boolean {
  const edit = reader.peekIs('edit')?.edit;
  const changes =
    edit !== undefined && ['decrease', 'increase', 'double', 'halve', 'tighten', 'widen'].includes(edit);
  if (!changes && !multipliesSize(reader)) return false;
  if (leaveSizeBehindCondition(reader, rules)) return true;
  let to = reader.at;
  // "... then raise size by 50%"
  let when = changes && reader.peekIs('head', 1)?.head === 'size' && reader.isMark('by', 2);
  for (; reader.lexemes[to] !== undefined && to - reader.at < 25; to++) {
    const lexeme = reader.lexemes[to];
    if (lexeme?.is === 'mark' && ['stop', 'newline', 'comma'].includes(lexeme.mark)) break;
    when ||= lexeme?.is === 'mark' && (lexeme.mark === 'when' || lexeme.mark === 'after');
    when ||= changes && lexeme?.is === 'weekdays';
  }
  if (!when) return false;
  reader.leave(reader.words(reader.at, to - 1), 'not-understood');
  reader.at = to;
  return true;
}

/** "When VIX closes above 30 cut my exposure to 25%, back to 100% once ...": the condition is that of another size. */
function leaveSizeBehindCondition(reader: Reader, rules: RuleBook): boolean {
  const { pending } = rules;
  if (pending === null || pending.to < reader.at - 3) return false;
  let sized = false;
  let to = reader.at;
  for (; reader.lexemes[to] !== undefined && to - reader.at < 25; to++) {
    const [lexeme, next, amount] = reader.lexemes.slice(to, to + 3);
    if (isBreak(lexeme)) break;
    const back = next?.is === 'mark' && next.mark === 'to' && amount?.is === 'number';
    if (lexeme?.is === 'mark' && lexeme.mark === 'comma' && !back) break;
    sized ||= lexeme?.is === 'unknown' && sizes.has(lexeme.word.toLowerCase()) && to < reader.at + 4;
    sized ||= lexeme?.is === 'head' && lexeme.head === 'size' && to < reader.at + 4;
  }
  if (!sized) return false;
  reader.leave(reader.words(pending.from, to - 1), 'scaling');
  for (let at = pending.from; at < to; at++) reader.named.add(at);
  rules.pending = null;
  reader.at = to;
  return true;
}

const sizes: ReadonlySet<string> = new Set([
  'exposure',
  'position',
  'allocation',
  'holding',
  'holdings',
  'weight',
]);

/** "Double the position", "triple it". */
function multipliesSize(reader: Reader): boolean {
  if (reader.peekIs('multiple') === null || !isClauseBreak(reader, reader.at - 1)) return false;
  const word = reader.peekIs('unknown', 1)?.word.toLowerCase() ?? '';
  return (
    ['position', 'bet', 'stake', 'exposure', 'trade'].includes(word) ||
    reader.peekIs('head', 1)?.head === 'size' ||
    reader.isMark('it', 1)
  );
}

/** "Add 2% more each time price drops another 3%": more of what is held, under conditions of its own. */
export function leaveAdding(reader: Reader): boolean {
  if (reader.peekIs('edit')?.edit !== 'add') return false;
  let to = reader.at;
  let more = false;
  for (; reader.lexemes[to] !== undefined && to - reader.at < 30; to++) {
    const lexeme = reader.lexemes[to];
    if (lexeme?.is === 'mark' && ['stop', 'newline'].includes(lexeme.mark)) break;
    const next = reader.lexemes[to + 1]?.is;
    if (lexeme?.is === 'mark' && lexeme.mark === 'comma' && next !== 'extreme' && next !== 'compare') break;
    const text = reader.text.slice(lexeme?.from, lexeme?.to).toLowerCase();
    if (to < reader.at + 4 && (text === 'more' || text === 'another')) more = true;
    if (lexeme?.is === 'part') more = true;
    // "Add 1/2 unit"
    if (lexeme?.is === 'head' && lexeme.head === 'unit-of-asset' && to < reader.at + 5) more = true;
    // "Add 1 unit per 1N"
    const step = lexeme?.is === 'mark' && (lexeme.mark === 'per' || lexeme.mark === 'when');
    if (step && to < reader.at + 6) more = true;
  }
  if (!more) return false;
  reader.leave(reader.words(reader.at, to - 1), 'scaling');
  reader.at = to;
  return true;
}

/**
 * "Sell half at 4%, the rest when ...": what is left after the steps goes under a condition. A part that is sold under
 * a condition of its own is not in the catalogue: it is named with all of its words.
 */
export function readRestOrLeave(reader: Reader, request: StrategyRequest, rules: RuleBook): void {
  const side = rules.lastTrade?.side ?? null;
  const stepped = request.limits.some(({ kind }) => kind === 'take_profit_ladder');
  const rest = reader.tryRead((): Condition | 'mirror' | null => {
    reader.at++;
    while (reader.takeMark('of', 'it'));
    if (!stepped) return null;
    const linked = reader.takeMark('when', 'until');
    if (!linked && !reader.takeMark('on', 'at')) return null;
    // "The rest on the opposite cross"
    if (reader.take('mirror') !== null) {
      if (reader.isVerb('cross') || reader.peekIs('unknown') !== null) reader.at++;
      request.mirrored = true;
      return reader.atClauseEnd() || reader.isMark('comma') ? 'mirror' : null;
    }
    if (!linked && reader.peekIs('number') !== null) return null;
    setBias(reader, { act: 'exit', side });
    return readCondition(reader) ?? (linked ? null : readReachedLevel(reader));
  });
  if (rest === 'mirror') return;
  if (rest !== null) {
    rules.addRule({ act: 'exit', side }, rest);
    return;
  }
  const from = reader.at;
  while (
    !reader.atClauseEnd() &&
    (reader.at === from ||
      (reader.peekIs('action') === null && !(reader.isMark('comma') && reader.peekIs('head', 1) !== null)))
  )
    reader.at++;
  reader.leave(reader.words(from, reader.at - 1), 'scaling');
}
