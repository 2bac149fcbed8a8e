import type { Action, SettingHead } from '../lexicon/meaning.js';
import {
  type Condition,
  compare,
  field,
  indicatorSeries,
  mapCondition,
  type Series,
  seriesOf,
} from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { readsOnlyClock } from '../settle/clock-conditions.js';
import { leaveClause, startsSentence } from './clauses.js';
import { readCalendar } from './read-calendar.js';
import { readCondition } from './read-condition.js';
import { readTimeframe } from './read-time.js';
import type { Reader } from './reader.js';
import type { RuleBook } from './rule-book.js';
import { withOrigin } from './series-origin.js';

/** `only if <condition>`, `unless <condition>`: what must hold beside the entry's own condition. */
export function readFilter(
  reader: Reader,
  request: StrategyRequest,
  rules: RuleBook,
  negated: boolean,
): boolean {
  const from = reader.at;
  const acts = actsInSentence(reader, from);
  const begins = startsSentence(reader) || acts.length === 0;
  const comma = reader.isMark('comma', -1);
  const condition = reader.tryRead(() => {
    reader.at++;
    while (reader.takeMark('when', 'only'));
    return readCondition(reader);
  });
  if (condition === null) {
    if (negated) {
      leaveClause(reader);
      return true;
    }
    return false;
  }
  if (rules.awaiting !== null && !negated) {
    // "buy only if ..." beside rules that are there narrows them, as "only buy if ..." does.
    rules.only = true;
    rules.give(condition, reader.at);
    rules.only = false;
    return true;
  }
  const filter: Condition = negated ? { kind: 'not', of: condition } : condition;
  const last = rules.lastTrade;
  // "Flat at 15:50, only if close > SMA 200": nobody stays in at the end of the day under a condition.
  const timed = request.rules[request.rules.length - 1];
  const timing = comma && timed !== undefined && readsOnlyClock(timed.condition);
  // "long when ..., get out when ..., only if ADX > 20": of the whole rule, whose entry stands in the same sentence.
  const aside = timing || (comma && !negated && acts.some((act) => entering.has(act)));
  if (last !== null && last.act !== 'enter' && !aside && !begins) {
    // "Sell after a week, unless ...": a time or a distance has no condition that could be narrowed.
    if (timed === undefined || timed.act === 'enter')
      reader.leave(reader.words(from, reader.at - 1), 'condition');
    else rules.narrowLastRule(filter);
    return true;
  }
  rules.addFilter({ side: begins ? null : (last?.side ?? null), condition: filter });
  return true;
}

/** What is done in the sentence so far: "Don't trade at night, only Tuesday to Friday" does nothing that could be narrowed. */
function actsInSentence(reader: Reader, from: number): readonly Action[] {
  const acts: Action[] = [];
  for (let at = from - 1; at >= 0; at--) {
    const lexeme = reader.lexemes[at];
    if (lexeme?.is === 'mark' && ['stop', 'newline', 'bullet'].includes(lexeme.mark)) break;
    if (lexeme?.is === 'action') acts.push(lexeme.action);
    else if (lexeme?.is === 'verb' && lexeme.verb === 'close') acts.push('exit');
    else if (lexeme?.is === 'head') acts.push('exit');
  }
  return acts;
}

const entering: ReadonlySet<Action> = new Set(['buy', 'long', 'short', 'enter']);

/** `trend filter: price above the 200 EMA`. */
export function readNamedFilter(reader: Reader, rules: RuleBook, timeframe: string | null = null): boolean {
  const condition = reader.tryRead(() => {
    reader.at++;
    while (reader.takeMark('colon', 'when', 'with', 'only', 'of', 'comma') || reader.isVerb('be')) {
      if (reader.isVerb('be')) reader.at++;
    }
    return readCondition(reader);
  });
  if (condition === null) return false;
  // "Weekly trend filter, price above the 30 week SMA": the price of the week as well.
  const sized = seriesOf(condition).some(
    (part) => 'timeframe' in part && part.timeframe !== null && part.timeframe !== timeframe,
  );
  const onBars = (series: Series): Series =>
    timeframe === null ? series : withOrigin(series, { timeframe });
  rules.addFilter({ side: null, condition: sized ? condition : mapCondition(condition, onBars) });
  return true;
}

/** Volume above its average of so many bars, 20 where none are named. */
export function volumeIsHigh(length: number | null): Condition {
  const average: Series = { ...indicatorSeries('sma', [length ?? 20]), of: field('volume') };
  return compare(field('volume'), '>', average);
}

/** `with a volume filter`: by itself it asks for more volume than is usual. */
export function readVolumeFilter(reader: Reader, rules: RuleBook): boolean {
  if (reader.peekIs('field')?.field !== 'volume' || reader.peekIs('filter', 1) === null) return false;
  if (!reader.atClauseEnd(2) && !reader.isMark('comma', 2) && !reader.isMark('and', 2)) return false;
  reader.at += 2;
  rules.addFilter({ side: null, condition: volumeIsHigh(null) });
  reader.note('filter', 'A volume filter is read as volume above its average of 20 bars.');
  return true;
}

/** `daily trend filter: price above the 200 EMA`. */
export function readFilterOnBars(reader: Reader, rules: RuleBook): boolean {
  return (
    reader.tryRead(() => {
      const timeframe = readTimeframe(reader);
      return timeframe !== null &&
        reader.peekIs('filter') !== null &&
        readNamedFilter(reader, rules, timeframe)
        ? true
        : null;
    }) ?? false
  );
}

/** "no longs if ...": the word itself says no. */
function keepsOut(reader: Reader): boolean {
  const lexeme = reader.peek();
  if (lexeme === undefined) return false;
  const [first] = reader.text.slice(lexeme.from, lexeme.to).toLowerCase().split(/[\s']/);
  const says = ['no', 'dont', 'don', 'never', 'without', 'nothing', 'not'].includes(first ?? '');
  const links = ['when', 'unless', 'in', 'and'] as const;
  return says && links.some((mark) => reader.isMark(mark, 1));
}

/** "If the EMA is falling no longs": the condition stands before. */
function keepsOutBefore(reader: Reader, rules: RuleBook, side: 'long' | 'short'): boolean {
  const { pending } = rules;
  const lexeme = reader.peek();
  if (pending === null || pending.to !== reader.at - 1 || lexeme === undefined || !reader.atClauseEnd(1))
    return false;
  if (!reader.text.slice(lexeme.from, lexeme.to).toLowerCase().startsWith('no ')) return false;
  reader.at++;
  rules.pending = null;
  rules.addFilter({ side, condition: { kind: 'not', of: pending.condition } });
  return true;
}

function readSideKeptOut(reader: Reader, rules: RuleBook, side: 'long' | 'short'): boolean {
  const condition = reader.tryRead(() => {
    reader.at++;
    const unless = reader.takeMark('unless');
    // "no longs while ..."
    while (reader.takeMark('when', 'in', 'and'));
    const read = readCondition(reader);
    if (read === null) return null;
    return unless ? read : ({ kind: 'not', of: read } as const);
  });
  if (condition === null) return false;
  rules.addFilter({ side, condition });
  return true;
}

/** "longs only above the 200 SMA, shorts only below it": what each side needs, not the only side there is. */
export function readSideFilter(reader: Reader, rules: RuleBook, head: SettingHead): boolean {
  if (head !== 'long-only' && head !== 'short-only') return false;
  const side = head === 'long-only' ? 'long' : 'short';
  if (keepsOutBefore(reader, rules, side === 'long' ? 'short' : 'long')) return true;
  if (keepsOut(reader)) return readSideKeptOut(reader, rules, side === 'long' ? 'short' : 'long');
  const condition = reader.tryRead(() => {
    reader.at++;
    const times =
      reader.isMark('on') || reader.isMark('in') || reader.isMark('at') || reader.isMark('between');
    const calendar =
      times || reader.peekIs('weekdays') !== null ? reader.tryRead(() => readCalendar(reader)) : null;
    if (calendar !== null) return calendar;
    const linked = reader.takeMark('when');
    if (!linked && reader.peekIs('side') === null) return null;
    // "... above the 200 SMA" is said of the price.
    if (!linked) reader.subject = null;
    return readCondition(reader);
  });
  if (condition === null) return false;
  rules.addFilter({ side, condition });
  return true;
}
