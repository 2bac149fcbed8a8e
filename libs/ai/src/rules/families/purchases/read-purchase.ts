import type { Lexeme } from '../../lex/lexeme.js';
import { readCalendar } from '../../parse/read-calendar.js';
import { readCondition } from '../../parse/read-condition.js';
import { Reader } from '../../parse/reader.js';
import { type Condition, joined } from '../../request/expression.js';
import type { ReadingNote, SizeMode } from '../../request/strategy-request.js';
import { everyFewHours, isSchedule } from './schedules.js';

/** What is bought, and when. */
export interface Purchase {
  readonly amount: { readonly mode: SizeMode; readonly value: number } | null;
  readonly schedule: Condition | null;
  /** Under which nothing more is bought. */
  readonly until: Condition | null;
  readonly timeframe: string | null;
  readonly notes: readonly ReadingNote[];
  /** Everything else: markets, filters, ways out. */
  readonly rest: readonly Lexeme[];
}

const daysOfMonth: readonly Lexeme['is'][] = ['nth-day', 'nth-weekday', 'month-start', 'month-end'];

export function readPurchase(lexemes: readonly Lexeme[], text: string): Purchase {
  const reader = new Reader(lexemes, text);
  const rest: Lexeme[] = [];
  let amount: Purchase['amount'] = null;
  let schedule: Condition | null = null;
  let timeframe: string | null = null;
  let until: Condition | null = null;
  let buys = true;
  let monthly = false;
  while (reader.peek() !== undefined) {
    const lexeme = reader.peek();
    if (lexeme === undefined) break;
    const starts = isSchedule(lexeme.is);
    const links = lexeme.is === 'mark' && ['on', 'at', 'per'].includes(lexeme.mark);
    // "150 a month ..., on the 5th": the day says when in the month.
    const sharper = monthly && daysOfMonth.includes(lexeme.is);
    if (schedule === null) monthly = lexeme.is === 'every' && lexeme.every === 'month';
    const due = schedule === null || sharper;
    const times = due && buys && (starts || links) ? readCalendar(reader) : null;
    if (times !== null) {
      schedule = joined('all', [times, ...[readCalendar(reader)].filter((one) => one !== null)]);
      continue;
    }
    if (everyFewHours(lexemes, reader.at)) {
      const duration = lexemes[reader.at + 1];
      timeframe = duration?.is === 'duration' ? duration.timeframe : null;
      reader.at += 2;
      continue;
    }
    const end = reader.tryRead(() => readEnd(reader));
    if (end !== null) {
      until = end;
      continue;
    }
    if (lexeme.is === 'action' && lexeme.action !== 'buy') buys = false;
    const coins = lexeme.is === 'number' && lexeme.unit === 'plain' && isOfAsset(reader);
    if (amount === null && lexeme.is === 'number' && (lexeme.unit === 'money' || coins)) {
      amount = { mode: coins ? 'fixed_units' : 'fixed_notional', value: lexeme.value };
      const said = text.slice(lexeme.from, lexeme.to);
      if (/€|£|₹|eur|gbp|chf|inr|brl|reais|rupee|franken|zł|pln/i.test(said))
        reader.note('currency', `"${said}" is ${lexeme.value} in the currency that the market is quoted in.`);
      const before = rest[rest.length - 1];
      if (before?.is === 'mark' && ['of', 'for'].includes(before.mark)) rest.pop();
      reader.at++;
      // "$50 each time"
      if (reader.isMark('when') && reader.text.slice(reader.peek()?.from, reader.peek()?.to).includes('time'))
        reader.at++;
      continue;
    }
    const spent =
      (lexeme.is === 'unsupported' && lexeme.what === 'dca') ||
      (lexeme.is === 'action' && lexeme.action === 'buy');
    if (!spent) rest.push(lexeme);
    reader.at++;
  }
  return { amount, schedule, until, timeframe, notes: reader.notes, rest };
}

/** `0.01 BTC`. */
function isOfAsset(reader: Reader): boolean {
  return reader.peekIs('asset', 1) !== null;
}

/** "... until the price is over 120k, then stop". */
function readEnd(reader: Reader): Condition | null {
  if (!reader.takeMark('until')) return null;
  const condition = readCondition(reader);
  if (condition === null) return null;
  reader.tryRead(() => {
    while (reader.takeMark('comma', 'then', 'and'));
    const stops = reader.peekIs('head')?.head === 'stop';
    if (!stops) return null;
    reader.at++;
    return reader.atClauseEnd() ? true : null;
  });
  reader.note(
    'purchases',
    'Purchases are made while that does not hold, and begin again when it no longer does.',
  );
  return condition;
}
