import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import { unsupportedReasons } from '../answers/unsupported-reasons.js';
import type { Lexeme } from '../lex/lexeme.js';
import { readCalendar } from '../parse/read-calendar.js';
import { readCondition } from '../parse/read-condition.js';
import { readRequest } from '../parse/read-request.js';
import { Reader } from '../parse/reader.js';
import { planLegs } from '../plan-legs.js';
import {
  type Condition,
  compare,
  field,
  joined,
  numberSeries,
  previous,
  seriesOf,
} from '../request/expression.js';
import type { ReadingNote, SizeMode, StrategyRequest } from '../request/strategy-request.js';
import { grounded } from '../settle/ground.js';
import { type SettledStrategy, settle } from '../settle/settle.js';
import { scheduleOf } from './schedule.js';

/** As many entries as the catalogue's pyramiding allows: purchases pile up. */
const mostPurchases = 1_000;

/** `DCA $100 into BTC every week`, `buy $50 of ETH every Monday`: buying by the calendar; null for anything else. */
export function planNamedPurchases(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  const named = lexemes.some((lexeme) => lexeme.is === 'unsupported' && lexeme.what === 'dca');
  if (lexemes.some((lexeme) => lexeme.is === 'unsupported' && lexeme.what === 'value-averaging'))
    return { status: 'refused', reason: unsupportedReasons['value-averaging'] };
  const told = withSchedule(lexemes, named);
  if (sellsByCalendar(told, named)) return cannotSellParts(told);
  const { extra, rest: regular } = takeExtra(told, lexemes, text);
  if (!named && !buysByCalendar(regular, text)) return null;
  const unclear = oftenAs(told, text);
  if (unclear !== null) return unclear;
  const { amount, schedule, timeframe, rest, notes } = takeApart(regular, text);
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
  return planPurchases(request, flow, extra);
}

/** "Sell 0.5 ETH every week": regular sales of a part, and no purchase that they would end. */
function sellsByCalendar(lexemes: readonly Lexeme[], named: boolean): boolean {
  const trades = lexemes.flatMap((lexeme) => (lexeme.is === 'action' ? [lexeme.action] : []));
  const onlySells = trades.length > 0 && trades.every((action) => action === 'sell' || action === 'exit');
  const other = lexemes.some(({ is }) => is === 'indicator' || is === 'pattern' || is === 'level-verb');
  const parts = lexemes.some(
    (lexeme, at) =>
      lexeme.is === 'part' ||
      (lexeme.is === 'number' && (lexeme.unit === 'money' || lexeme.unit === 'percent')) ||
      (lexeme.is === 'number' && lexemes[at + 1]?.is === 'asset'),
  );
  const due = lexemes.some(({ is }, at) => isSchedule(is) || everyFewHours(lexemes, at));
  // "DCA $200 a month into SPY and sell everything when ..." buys.
  const sale = lexemes.findIndex((lexeme) => lexeme.is === 'action');
  if (lexemes.slice(0, Math.max(0, sale)).some(({ is }) => is === 'number')) return false;
  return onlySells && parts && due && (named || !other);
}

/** A simulation begins without a holding, and a sale closes the whole position: said instead of built the wrong way round. */
function cannotSellParts(lexemes: readonly Lexeme[]): Plan {
  const asset = lexemes.find((lexeme) => lexeme.is === 'asset');
  const market = asset?.is === 'asset' ? asset.symbol : 'BTC';
  return {
    status: 'clarify',
    question:
      'Regular sales of a part cannot be built: a simulation begins with cash and without a holding, and a way out closes the whole position. Under which condition is it bought, and when is all of it sold?',
    choices: [
      `Buy ${market} on the first trading day of the month, sell on the 15th`,
      `Buy ${market} when RSI falls below 30, sell when it rises above 70`,
    ],
  };
}

/** "Every two weeks", "twice a month": times that no calendar of bars tells; asked for instead of taken for another. */
function oftenAs(lexemes: readonly Lexeme[], text: string): Plan | null {
  const counted = lexemes.find((lexeme, at) => {
    const [next, behind] = lexemes.slice(at + 1, at + 3);
    const often = lexeme.is === 'multiple' || (lexeme.is === 'number' && lexeme.unit === 'times');
    if (often && next?.is === 'every') return true;
    const per = lexeme.is === 'mark' && lexeme.mark === 'per';
    if (per && next?.is === 'duration' && ['week', 'day', 'month'].includes(next.unit) && next.value !== 1)
      return true;
    return per && next?.is === 'unknown' && next.word === 'other' && behind?.is === 'unit';
  });
  const fortnight = lexemes.find(
    (lexeme) => lexeme.is === 'unknown' && /^(biweekly|fortnightly|fortnight)$/i.test(lexeme.word),
  );
  const found = counted ?? fortnight;
  if (found === undefined) return null;
  const asset = lexemes.find((lexeme) => lexeme.is === 'asset');
  const market = asset?.is === 'asset' ? asset.symbol : 'BTC';
  const money = lexemes.find((lexeme) => lexeme.is === 'number' && lexeme.unit === 'money');
  const amount = money === undefined ? '$100' : text.slice(money.from, money.to);
  return {
    status: 'clarify',
    question: 'A schedule needs days that a calendar tells. On which should it buy?',
    choices: [
      `Buy ${amount} of ${market} every week`,
      `Buy ${amount} of ${market} on the 1st and 15th of every month`,
      `Buy ${amount} of ${market} every month`,
    ],
  };
}

/** What is bought on top of the regular amount under a condition: "double it when RSI is below 30", "and $30 if …". */
interface Extra {
  readonly value: number;
  readonly condition: Condition;
}

/** Takes a purchase under a condition of its own out of a request. */
function takeExtra(
  lexemes: readonly Lexeme[],
  heard: readonly Lexeme[],
  text: string,
): { readonly extra: Extra | null; readonly rest: readonly Lexeme[] } {
  const none = { extra: null, rest: lexemes };
  const first = lexemes.findIndex((lexeme) => lexeme.is === 'number' && lexeme.unit === 'money');
  const usual = lexemes[first];
  if (usual?.is !== 'number') return none;
  for (let at = first + 1; at < lexemes.length; at++) {
    const lexeme = lexemes[at];
    const doubles =
      (lexeme?.is === 'edit' && lexeme.edit === 'double') ||
      (lexeme?.is === 'multiple' && lexeme.factor === 2);
    const other = lexeme?.is === 'number' && lexeme.unit === 'money';
    if (lexeme === undefined || !(doubles || other)) continue;
    let from = at;
    while (from > first + 1 && !breaks(lexemes[from - 1])) from--;
    const more = text.slice(lexemes[from]?.from, lexeme.from);
    let when = at + 1;
    while (when < lexemes.length && !breaks(lexemes[when]) && !isWhen(lexemes[when])) when++;
    if (!isWhen(lexemes[when])) return none;
    const reader = new Reader(heard, text);
    reader.at = when + 1;
    const condition = readCondition(reader);
    if (condition === null) return none;
    // Dutch "... onder de hoogste koers staat"
    reader.skipBe();
    const onTop = /\b(extra|additional|another|more|further|zusatzlich|supplementaires?)\b/i.test(more);
    const value = doubles || !other ? usual.value : onTop ? lexeme.value : lexeme.value - usual.value;
    if (value <= 0) return none;
    let begin = from;
    while (begin > first + 1 && breaks(lexemes[begin - 1])) begin--;
    return { extra: { value, condition }, rest: [...lexemes.slice(0, begin), ...lexemes.slice(reader.at)] };
  }
  return none;
}

function breaks(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'mark' && ['comma', 'and', 'stop', 'newline'].includes(lexeme.mark);
}

function isWhen(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'mark' && lexeme.mark === 'when';
}

/** A purchase at fixed times and no word of any other condition. */
function buysByCalendar(lexemes: readonly Lexeme[], text: string): boolean {
  const schedules = lexemes.some(({ is }, at) => isSchedule(is) || everyFewHours(lexemes, at));
  const buys = lexemes.some((lexeme) => lexeme.is === 'action' && lexeme.action === 'buy');
  const amount = lexemes.some((lexeme) => lexeme.is === 'number' && lexeme.unit === 'money');
  const other = lexemes.some(({ is }) =>
    ['indicator', 'pattern', 'compare', 'side', 'verb', 'extreme', 'level-verb', 'head'].includes(is),
  );
  const trades = lexemes.filter((lexeme) => lexeme.is === 'action').length;
  if (!schedules || !buys || trades !== 1) return false;
  return other ? repeats(lexemes, text) && sizes(lexemes) : amount;
}

/** "Every Monday buy $100 if ...": said to come again and again, and of an amount; "on Mondays when" is a rule. */
function repeats(lexemes: readonly Lexeme[], text: string): boolean {
  return lexemes.some(
    (lexeme, at) =>
      lexeme.is === 'every' ||
      everyFewHours(lexemes, at) ||
      (isSchedule(lexeme.is) &&
        /\b(every|each)\b/i.test(text.slice(lexemes[at - 1]?.from ?? lexeme.from, lexeme.to))),
  );
}

function sizes(lexemes: readonly Lexeme[]): boolean {
  return lexemes.some(
    (lexeme, at) =>
      lexeme.is === 'number' &&
      (lexeme.unit === 'money' || (lexeme.unit === 'plain' && lexemes[at + 1]?.is === 'asset')),
  );
}

function isSchedule(is: Lexeme['is']): boolean {
  return ['every', 'month-start', 'month-end', 'weekdays', 'nth-day', 'nth-weekday'].includes(is);
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
    const starts = isSchedule(lexeme.is);
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
      const said = text.slice(lexeme.from, lexeme.to);
      if (/€|£|₹|eur|gbp|chf|inr|brl|reais|rupee|franken/i.test(said))
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
  return { amount, schedule, timeframe, notes: reader.notes, rest };
}

/** `0.01 BTC`. */
function isOfAsset(reader: Reader): boolean {
  return reader.peekIs('asset', 1) !== null;
}

/** Buying by the calendar: each purchase adds to the position; what the request leaves open is stated. */
export function planPurchases(request: StrategyRequest, flow: Flow, extra: Extra | null = null): Plan | null {
  const notes = [...request.notes];
  const buying = request.rules.some(({ act }) => act === 'enter');
  const rules = request.rules.map((rule) =>
    rule.act === 'enter' ? { ...rule, condition: onceOf(rule.condition) } : rule,
  );
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
  const legs = [strategy, ...(extra === null ? [] : [onTop(strategy, extra)])];
  if (extra !== null)
    notes.push({
      about: 'purchases',
      text: `What is bought on top is a strategy of its own: ${extra.value} more at the same times under its condition.`,
    });
  return planLegs(
    legs,
    { title: request.name ?? `Regular purchases of ${strategy.symbol}`, notes, left: request.left },
    flow,
  );
}

/** The purchases again, of another amount, under one more condition. */
function onTop(strategy: SettledStrategy, extra: Extra): SettledStrategy {
  const { enter_long: buy } = strategy.lines;
  const more = grounded(extra.condition, strategy);
  return {
    ...strategy,
    size: { mode: 'fixed_notional', value: extra.value },
    lines: { ...strategy.lines, enter_long: buy === undefined ? more : joined('all', [buy, more]) },
    assumed: [],
    ambiguity: null,
  };
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

/** "From the 28th on" holds for days; a purchase is due on the first of them. */
function onceOf(condition: Condition): Condition {
  const due = seriesOf(condition).some(({ kind }) => kind === 'previous');
  if (due) return condition;
  if (condition.kind === 'all' || condition.kind === 'any')
    return { ...condition, terms: condition.terms.map(onceOf) };
  const lasts =
    condition.kind === 'compare' &&
    condition.op === '>=' &&
    condition.left.kind === 'clock' &&
    condition.left.of === 'day_of_month';
  if (!lasts) return condition;
  return joined('all', [condition, compare(previous(condition.left), '<', condition.right)]);
}

/** True on every bar. */
const always = compare(field('close'), '>', numberSeries(0));
