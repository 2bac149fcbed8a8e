import type { Expression } from '@strategy-builder/language';
import { askForDays, daysOfSchedules, isUndated } from '../../families/purchases/questions.js';
import { variationsBehind } from '../../families/purchases/read-variations.js';
import { scheduleOf } from '../../families/schedule.js';
import type { Lexeme } from '../../lex/lexeme.js';
import { readCalendar } from '../../parse/read-calendar.js';
import { Reader } from '../../parse/reader.js';
import { type Condition, compare, numberSeries, seriesOf } from '../../request/expression.js';
import { saysAny, spokenIn } from '../../scan/spoken.js';
import { type Applied, done, unclear } from '../applied.js';
import type { FlowEditor } from '../flow-editor.js';
import { visit } from '../rule-lines.js';
import { andTerms, isCalendar, joinedAll } from '../terms.js';
import type { FamilyEdit } from './family-edit.js';
import { applyVariation } from './purchase-variation.js';

/** Whether a flow buys by the calendar: purchases of a fixed amount that pile up. */
function buysByCalendar(editor: FlowEditor): boolean {
  const line = editor.ruleLines.get('enter_long');
  const size = editor.riskNode('position_size')?.params.mode;
  return (
    line !== undefined &&
    andTerms(line).some(isCalendar) &&
    editor.riskNode('pyramiding') !== null &&
    (size === 'fixed_notional' || size === 'fixed_units') &&
    editor.legs.length === 1
  );
}

interface PurchaseWords {
  /** Rules and settings are told as well: a bare number is theirs. */
  readonly told: boolean;
  amount: number | null;
  factor: number | null;
  days: Condition | null;
  hours: Condition | null;
}

/** `make it 150 and on Thursdays`, `at 8am instead`, `monthly`, for a flow of regular purchases. */
export function readPurchaseEdit(
  editor: FlowEditor,
  lexemes: readonly Lexeme[],
  text: string,
): FamilyEdit | null {
  if (!buysByCalendar(editor)) return null;
  const dated = lexemes.some(({ is }) => is === 'weekdays' || is === 'nth-day' || is === 'month-start');
  if (!dated && isUndated(lexemes))
    return { taken: lexemes, apply: () => unclear(askForDays, daysOfSchedules) };
  const present = editor.riskNode('position_size')?.params.value;
  const usual = typeof present === 'number' ? present : 0;
  const { variations, rest } = variationsBehind(lexemes, text, -1, usual);
  const [found, ...more] = variations;
  // What is not bought under a condition is told as any filter is.
  if (found === undefined || more.length > 0 || found.amount === 0) return readWords(editor, lexemes, text);
  const whole = readWords(editor, rest, text);
  // "Make it 150 and double it when ...": twice what it becomes.
  const amount = whole?.amount ?? usual;
  const [variation = found] = variationsBehind(lexemes, text, -1, amount).variations;
  const others = new Set(rest);
  return {
    taken: [...lexemes.filter((lexeme) => !others.has(lexeme)), ...(whole?.taken ?? [])],
    apply: () => {
      const first = whole?.apply();
      return first?.is === 'unclear' ? first : applyVariation(editor, variation);
    },
  };
}

function readWords(
  editor: FlowEditor,
  lexemes: readonly Lexeme[],
  text: string,
): (FamilyEdit & { readonly amount: number | null }) | null {
  // Conditions, stops and ways out are told as for any strategy.
  const told = lexemes.some(({ is }) => blocking.includes(is));
  const words: PurchaseWords = { told, amount: null, factor: null, days: null, hours: null };
  const most = mostPurchases(lexemes, text);
  if (most !== null) return { amount: null, taken: lexemes, apply: () => limitPurchases(editor, most) };
  const taken: Lexeme[] = [];
  const reader = new Reader(lexemes, text);
  let start = 0;
  while (reader.peek() !== undefined) {
    const at = reader.at;
    if (readPart(reader, words)) taken.push(...lexemes.slice(start, reader.at));
    else reader.at = at + 1;
    const lexeme = lexemes[reader.at - 1];
    const parts = lexeme?.is === 'mark' && ['comma', 'stop', 'newline', 'and'].includes(lexeme.mark);
    if (parts || taken[taken.length - 1] === lexeme) start = reader.at;
    if (!parts && lexeme !== undefined && blocking.includes(lexeme.is)) start = lexemes.length;
  }
  if ([words.amount, words.factor, words.days, words.hours].every((value) => value === null)) return null;
  return { amount: words.amount, taken, apply: () => applyPurchase(editor, words) };
}

/** `stop at 50 buys`, `never more than 24 purchases`, `max 12 orders`: how many there are in all; null for no such limit. */
function mostPurchases(lexemes: readonly Lexeme[], text: string): number | null {
  for (const [at, lexeme] of lexemes.entries()) {
    const next = lexemes[at + 1];
    if (lexeme.is !== 'number' || lexeme.unit !== 'plain' || !lexeme.whole || next === undefined) continue;
    if (!counts.has(text.slice(next.from, next.to).toLowerCase())) continue;
    const before = spokenIn(text.slice(0, lexeme.from));
    if (saysAny(before.slice(-5), ...limits)) return lexeme.value;
  }
  return null;
}

const counts: ReadonlySet<string> = new Set(
  'buys purchases entries orders times installments instalments'.split(' '),
);
const limits: readonly string[] = [
  ...['at most', 'more than', 'max', 'maximum', 'maximum of', 'up to', 'only', 'limit'],
  ...['stop at', 'stop after', 'quit after', 'end after', 'halt after', 'no more'],
];

/** `stop at 50 buys` */
function limitPurchases(editor: FlowEditor, most: number): Applied {
  editor.setRisk('pyramiding', { max_entries: most });
  editor.done.push(`At most ${most} purchases are made.`);
  return done;
}

/** Words of rules and settings: what stands with them is not of the schedule. */
const blocking: readonly Lexeme['is'][] = ['indicator', 'head', 'side', 'compare', 'field'];

function readPart(reader: Reader, words: PurchaseWords): boolean {
  const lexeme = reader.peek();
  if (lexeme === undefined) return false;
  if (isReplaced(reader)) {
    // "... instead of Mondays": what was.
    reader.at++;
    if (reader.takeMark('to')) return true;
    if (reader.tryRead(() => readCalendar(reader)) === null) reader.at++;
    return true;
  }
  if (lexeme.is === 'timeframe') {
    const every = ({ '1d': 'day', '1w': 'week', '1M': 'month' } as const)[
      lexeme.timeframe as '1d' | '1w' | '1M'
    ];
    const next = reader.peek(1);
    if (every === undefined || next?.is === 'chart' || next?.is === 'candle') return false;
    reader.at++;
    words.days ??= scheduleOf(every);
    return true;
  }
  const starts =
    ['every', 'month-start', 'month-end', 'weekdays'].includes(lexeme.is) ||
    (lexeme.is === 'mark' && ['on', 'at', 'per', 'to'].includes(lexeme.mark));
  if (starts) {
    const at = reader.at;
    if (lexeme.is === 'mark' && lexeme.mark === 'to') reader.at++;
    const times = reader.tryRead(() => readCalendar(reader));
    if (times !== null) {
      if (isOfHours(times)) words.hours ??= times;
      // "Twice a week, Monday and Thursday": the days say more.
      else
        words.days = reader.lexemes.slice(at, reader.at).some(({ is }) => is === 'weekdays')
          ? times
          : (words.days ?? times);
      return true;
    }
    const day = reader.tryRead(() => readDayOfMonth(reader));
    if (day !== null) {
      words.days ??= day;
      return true;
    }
    reader.at = at;
  }
  // "5th instead of the 15th"
  const day = lexeme.is === 'number' ? dayAt(reader) : null;
  if (day !== null) {
    words.days ??= compare({ kind: 'clock', of: 'day_of_month' }, '==', numberSeries(day));
    return true;
  }
  if (
    lexeme.is === 'number' &&
    (lexeme.unit === 'money' ||
      (lexeme.unit === 'plain' && (!words.told || madeSo(reader)) && isAmount(reader)))
  ) {
    words.amount ??= lexeme.value;
    reader.at++;
    return true;
  }
  const factor =
    lexeme.is === 'multiple'
      ? lexeme.factor
      : lexeme.is !== 'edit'
        ? null
        : lexeme.edit === 'double'
          ? 2
          : lexeme.edit === 'halve'
            ? 0.5
            : null;
  // "Twice a week" says how often.
  const behind = reader.text.slice(lexeme.to, lexeme.to + 12);
  if (factor === null || reader.peekIs('head', 1)?.head === 'stop' || /^ (a|per|every|each) /.test(behind))
    return false;
  words.factor ??= factor;
  reader.at = Math.min(reader.at + 2, reader.lexemes.length);
  return true;
}

function isReplaced(reader: Reader): boolean {
  // "Change daily to weekly"
  const dated = ['weekdays', 'every', 'timeframe'];
  const [here, goal] = [reader.peek(), reader.peek(2)];
  if (reader.isMark('to', 1) && dated.includes(here?.is ?? '') && dated.includes(goal?.is ?? '')) return true;
  const denied = reader.isMark('instead') || reader.isMark('not');
  const old = reader.peek(1);
  return (
    denied &&
    old !== undefined &&
    ['weekdays', 'every', 'timeframe', 'number', 'month-start', 'nth-day', 'proportion'].includes(old.is)
  );
}

/** "on the 15th" */
function readDayOfMonth(reader: Reader): Condition | null {
  if (!reader.takeMark('on', 'to')) return null;
  const number = reader.take('number');
  if (number === null || number.unit !== 'plain' || !number.whole || number.value < 1 || number.value > 28)
    return null;
  const ordinal = /^\s*(st|nd|rd|th)\b/.test(reader.text.slice(number.to));
  const written = /(st|nd|rd|th)$/.test(reader.text.slice(number.from, number.to));
  if (!ordinal && !written) return null;
  return compare({ kind: 'clock', of: 'day_of_month' }, '==', numberSeries(number.value));
}

/** "5th": a number with its ending. */
function dayAt(reader: Reader): number | null {
  const [number, ending] = [reader.peekIs('number'), reader.peekIs('unknown', 1)];
  if (number === null || ending === null || !['st', 'nd', 'rd', 'th'].includes(ending.word)) return null;
  if (!number.whole || number.value < 1 || number.value > 28) return null;
  reader.at += 2;
  return number.value;
}

/** "Make that 100 but only when ...": the amount is told first, whatever is told behind it. */
function madeSo(reader: Reader): boolean {
  const before = reader.text.slice(0, reader.peek()?.from ?? 0);
  return /\b(make|change|set|raise|lower|increase|reduce) (that|it|this)( to)? $/i.test(before);
}

/** "make it 150", "buy 150 instead", "150 not 100": no hour of the day. */
function isAmount(reader: Reader): boolean {
  const before = reader.peek(-1);
  const next = reader.peek(1);
  if (next?.is === 'half-of-day' || next?.is === 'zone' || next?.is === 'grid-level') return false;
  if (before?.is === 'mark' && before.mark === 'at') return false;
  return true;
}

function isOfHours(times: Condition): boolean {
  return seriesOf(times).some(
    (series) => series.kind === 'clock' && (series.of === 'hour' || series.of.endsWith('minute')),
  );
}

function applyPurchase(editor: FlowEditor, words: PurchaseWords): Applied {
  const size = editor.riskNode('position_size');
  const old = size?.params.value;
  const amount =
    words.amount ?? (words.factor !== null && typeof old === 'number' ? old * words.factor : null);
  if (size !== null && amount !== null) {
    editor.setParams(size.id, { value: amount });
    editor.done.push(`Each purchase is ${size.params.mode === 'fixed_notional' ? '$' : ''}${amount}.`);
  }
  if (words.days === null && words.hours === null) return done;
  const line = editor.ruleLines.get('enter_long');
  if (line === undefined) return done;
  const terms = andTerms(line);
  const others = terms.filter((term) => !isCalendar(term));
  const hours = terms.filter((term) => isCalendar(term) && readsHours(term));
  const days = terms.filter((term) => isCalendar(term) && !readsHours(term));
  const newDays = words.days === null ? days : [editor.expressionOf(words.days)];
  const newHours = words.hours === null ? hours : [editor.expressionOf(words.hours)];
  const changed = joinedAll('and', [...newDays, ...newHours, ...others]);
  if (changed === null) return done;
  editor.setLines(new Map(editor.ruleLines).set('enter_long', changed));
  if (words.days !== null) editor.done.push('The days of the purchases are changed.');
  if (words.hours !== null) editor.done.push('The time of the purchases is changed.');
  return done;
}

function readsHours(term: Expression): boolean {
  let found = false;
  visit(term, (part) => {
    if (part.kind === 'call' && (part.name === 'hour' || part.name === 'minute')) found = true;
  });
  return found;
}
