import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import type { Lexeme } from '../lex/lexeme.js';
import { readCalendar } from '../parse/read-calendar.js';
import { readRequest } from '../parse/read-request.js';
import { Reader } from '../parse/reader.js';
import { planLegs } from '../plan-legs.js';
import { type Condition, compare, field, joined, numberSeries } from '../request/expression.js';
import type { ReadingNote, SizeMode, StrategyRequest } from '../request/strategy-request.js';
import { settle } from '../settle/settle.js';
import { scheduleOf } from './schedule.js';

/** As many entries as the catalogue's pyramiding allows: purchases pile up. */
const mostPurchases = 1_000;

/** `DCA $100 into BTC every week`, `buy $50 of ETH every Monday`: buying by the calendar; null for anything else. */
export function planNamedPurchases(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  const named = lexemes.some((lexeme) => lexeme.is === 'unsupported' && lexeme.what === 'dca');
  const told = withSchedule(lexemes, named);
  if (!named && !buysByCalendar(told)) return null;
  const { amount, schedule, timeframe, rest, notes } = takeApart(told, text);
  const request = readRequest(new Reader(rest, text));
  const conditions = request.rules.filter(({ act }) => act === 'enter').map(({ condition }) => condition);
  const buy = schedule ?? (named ? null : always);
  request.rules = request.rules.filter(({ act }) => act !== 'enter');
  if (buy !== null)
    request.rules.push({ act: 'enter', side: 'long', condition: joined('all', [buy, ...conditions]) });
  else if (conditions.length > 0)
    request.filters.push({ side: 'long', condition: joined('all', conditions) });
  if (amount !== null) request.size = { is: 'given', value: amount };
  request.timeframe ??= timeframe;
  request.notes.push(...notes);
  request.bareActions = [];
  return planPurchases(request, flow);
}

/** A purchase at fixed times and no word of any other condition. */
function buysByCalendar(lexemes: readonly Lexeme[]): boolean {
  const schedules = lexemes.some(
    ({ is }, at) => is === 'every' || is === 'month-start' || is === 'weekdays' || everyFewHours(lexemes, at),
  );
  const buys = lexemes.some((lexeme) => lexeme.is === 'action' && lexeme.action === 'buy');
  const amount = lexemes.some((lexeme) => lexeme.is === 'number' && lexeme.unit === 'money');
  const other = lexemes.some(({ is }) =>
    ['indicator', 'pattern', 'compare', 'side', 'verb', 'extreme', 'level-verb', 'head'].includes(is),
  );
  const trades = lexemes.filter((lexeme) => lexeme.is === 'action').length;
  return schedules && buys && amount && !other && trades === 1;
}

/** `every 4 hours`: a purchase on each bar of that size. */
function everyFewHours(lexemes: readonly Lexeme[], at: number): boolean {
  const [per, duration] = lexemes.slice(at, at + 2);
  return (
    per?.is === 'mark' && per.mark === 'per' && duration?.is === 'duration' && duration.timeframe !== null
  );
}

interface Purchases {
  readonly amount: { readonly mode: SizeMode; readonly value: number } | null;
  readonly schedule: Condition | null;
  readonly timeframe: string | null;
  readonly notes: readonly ReadingNote[];
  /** Everything else: markets, filters, ways out. */
  readonly rest: readonly Lexeme[];
}

function takeApart(lexemes: readonly Lexeme[], text: string): Purchases {
  const reader = new Reader(lexemes, text);
  const rest: Lexeme[] = [];
  let amount: Purchases['amount'] = null;
  let schedule: Condition | null = null;
  let timeframe: string | null = null;
  let buys = true;
  while (reader.peek() !== undefined) {
    const lexeme = reader.peek();
    if (lexeme === undefined) break;
    const starts = ['every', 'month-start', 'month-end', 'weekdays'].includes(lexeme.is);
    const links = lexeme.is === 'mark' && ['on', 'at', 'per'].includes(lexeme.mark);
    const times = schedule === null && buys && (starts || links) ? readCalendar(reader) : null;
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
    if (lexeme.is === 'action' && lexeme.action !== 'buy') buys = false;
    const coins = lexeme.is === 'number' && lexeme.unit === 'plain' && isOfAsset(reader);
    if (amount === null && lexeme.is === 'number' && (lexeme.unit === 'money' || coins)) {
      amount = { mode: coins ? 'fixed_units' : 'fixed_notional', value: lexeme.value };
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
  return { amount, schedule, timeframe, notes: reader.notes, rest };
}

/** `0.01 BTC`. */
function isOfAsset(reader: Reader): boolean {
  return reader.peekIs('asset', 1) !== null;
}

/** Buying by the calendar: each purchase adds to the position; what the request leaves open is stated. */
export function planPurchases(request: StrategyRequest, flow: Flow): Plan | null {
  const notes = [...request.notes];
  const buying = request.rules.some(({ act }) => act === 'enter');
  const rules = [...request.rules];
  if (!buying) {
    notes.push({
      about: 'schedule',
      text: 'A purchase at the first bar of each week: no schedule was named.',
    });
    rules.push({ act: 'enter', side: 'long', condition: scheduleOf('week') });
  }
  if (request.size.is === 'open')
    notes.push({ about: 'position-size', text: '$100 for each purchase: no amount was named.' });
  notes.push({
    about: 'purchases',
    text: `Purchases stay in the position, ${mostPurchases} of them at most; each takes cash that is there.`,
  });
  const settlement = settle(
    {
      ...request,
      rules,
      notes: [],
      size:
        request.size.is === 'open'
          ? { is: 'given', value: { mode: 'fixed_notional', value: 100 } }
          : request.size,
      stop: request.stop.is === 'open' ? { is: 'none' } : request.stop,
      noExit: !rules.some(({ act }) => act !== 'enter'),
      limits: request.limits.some(({ kind }) => kind === 'pyramiding')
        ? request.limits
        : [...request.limits, { kind: 'pyramiding', params: { max_entries: mostPurchases } }],
      style: null,
    },
    { timeframe: '1d', symbol: 'BTC/USDT' },
  );
  if (settlement.is !== 'settled') return null;
  const { strategy } = settlement;
  return planLegs(
    [strategy],
    { title: request.name ?? `Regular purchases of ${strategy.symbol}`, notes, left: request.left },
    flow,
  );
}

/** In regular purchases "weekly" and "daily" say how often, not on which bars. */
function withSchedule(lexemes: readonly Lexeme[], named: boolean): readonly Lexeme[] {
  if (!named) return lexemes;
  const periods: Readonly<Record<string, 'day' | 'week' | 'month'>> = {
    '1d': 'day',
    '1w': 'week',
    '1M': 'month',
  };
  return lexemes.map((lexeme, at): Lexeme => {
    const next = lexemes[at + 1];
    if (lexeme.is !== 'timeframe' || next?.is === 'chart' || next?.is === 'candle') return lexeme;
    const every = periods[lexeme.timeframe];
    return every === undefined ? lexeme : ({ ...lexeme, is: 'every', every } as Lexeme);
  });
}

/** True on every bar. */
const always = compare(field('close'), '>', numberSeries(0));
