import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../../planner.js';
import { unsupportedReasons } from '../../answers/unsupported-reasons.js';
import type { Lexeme } from '../../lex/lexeme.js';
import { readRequest } from '../../parse/read-request.js';
import { Reader } from '../../parse/reader.js';
import { planLegs } from '../../plan-legs.js';
import { type Condition, compare, field, joined, numberSeries, seriesOf } from '../../request/expression.js';
import type { ReadingNote, StrategyRequest } from '../../request/strategy-request.js';
import { choosesAmong } from '../rotation/read-chosen.js';
import { readShares } from '../weights/read-shares.js';
import { withMoney, withoutTotal } from './amounts.js';
import { marketOfAmount } from './market-of-amount.js';
import { type Bought, type Purchases, purchaseLegs } from './purchase-legs.js';
import { cannotSellParts, oftenAs, sellsByCalendar } from './questions.js';
import { readPurchase } from './read-purchase.js';
import { takeVariations } from './read-variations.js';
import { isSchedule, withSchedule } from './schedules.js';
import { buysByCalendar } from './what-buys.js';

/** `DCA $100 into BTC every week`, `buy $50 of ETH every Monday`: buying by the calendar; null for anything else. */
export function planNamedPurchases(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  const named = lexemes.some((lexeme) => lexeme.is === 'unsupported' && lexeme.what === 'dca');
  if (lexemes.some((lexeme) => lexeme.is === 'unsupported' && lexeme.what === 'value-averaging'))
    return { status: 'refused', reason: unsupportedReasons['value-averaging'] };
  if (choosesAmong(lexemes) || buysBelow(lexemes, text)) return null;
  const told = withoutTotal(withMoney(withSchedule(lexemes, named)));
  if (sellsByCalendar(told, named)) return cannotSellParts(told);
  const parts = partsOf(sharedOut(told, text)).map((part) => takeVariations(part, text));
  if (!named && !parts.some(({ rest }) => buysByCalendar(rest, text))) return null;
  const unclear = oftenAs(told, text);
  if (unclear !== null) return unclear;
  const read = parts.map(({ rest, variations }) => ({ variations, ...readPurchase(rest, text) }));
  const schedule = read.find((part) => part.schedule !== null)?.schedule ?? (named ? null : always);
  // "1000 a month: 700 in VWCE, 300 in AGG, always on the 5th": the day of all of them.
  const last = read[read.length - 1];
  const sharper =
    read.length > 1 && isDayOfAll(parts.map(({ rest }) => rest)) ? (last?.schedule ?? null) : null;
  const purchases = read.map(
    (part): Purchases => ({
      request: requestOf(
        part,
        sharper ?? part.schedule ?? (part.timeframe === null ? schedule : always),
        text,
      ),
      variations: part.variations,
    }),
  );
  return planOf(purchases, flow, sharesInWords(told, text));
}

/** "DCA bot, 5 safety orders": bought again below the first purchase, and not by the calendar. */
function buysBelow(lexemes: readonly Lexeme[], text: string): boolean {
  const word = (lexeme: Lexeme | undefined): string =>
    lexeme === undefined ? '' : text.slice(lexeme.from, lexeme.to).toLowerCase();
  return lexemes.some((lexeme, at) => word(lexeme) === 'safety' && word(lexemes[at + 1]).startsWith('order'));
}

/** A day of the month behind the last amount, where the others only say every month, or nothing. */
function isDayOfAll(parts: readonly (readonly Lexeme[])[]): boolean {
  const last = parts[parts.length - 1] ?? [];
  const others = parts.slice(0, -1).flat();
  const named = others.filter(({ is }) => isSchedule(is));
  return (
    last.some(({ is }) => ['nth-day', 'month-start', 'month-end', 'nth-weekday'].includes(is)) &&
    named.every((lexeme) => lexeme.is === 'every' && lexeme.every === 'month')
  );
}

/** Buying by the calendar alone, as any request may come to it. */
export function planPurchases(request: StrategyRequest, flow: Flow): Plan | null {
  return planOf([{ request, variations: [] }], flow);
}

function planOf(purchases: readonly Purchases[], flow: Flow, told: readonly ReadingNote[] = []): Plan | null {
  const bought: Bought[] = [];
  for (const one of purchases) {
    const legs = purchaseLegs(one);
    if (legs === null) return null;
    bought.push(legs);
  }
  const notes = [...told, ...bought.flatMap((one) => one.notes)];
  const symbols = [...new Set(bought.flatMap(({ legs }) => legs.map(({ symbol }) => symbol)))];
  const [first] = purchases;
  return planLegs(
    bought.flatMap(({ legs }, place) =>
      place === 0 ? legs : legs.map((leg) => ({ ...leg, assumed: [], ambiguity: null })),
    ),
    {
      title: first?.request.name ?? `Regular purchases of ${symbols.join(', ')}`,
      notes: notes.filter(({ text }, place) => notes.findIndex((note) => note.text === text) === place),
      left: purchases.flatMap(({ request }) => request.left),
    },
    flow,
  );
}

/** A part of the request with its own amount and market: everything but the conditions of its amounts. */
function requestOf(
  part: ReturnType<typeof readPurchase>,
  schedule: Condition | null,
  text: string,
): StrategyRequest {
  const request = readRequest(new Reader(part.rest, text));
  const entries = request.rules.filter(({ act }) => act === 'enter').map(({ condition }) => condition);
  const conditions = part.until === null ? entries : [...entries, { kind: 'not' as const, of: part.until }];
  request.rules = request.rules.filter(({ act }) => act !== 'enter');
  if (schedule !== null)
    request.rules.push({ act: 'enter', side: 'long', condition: joined('all', [schedule, ...conditions]) });
  else if (conditions.length > 0)
    request.filters.push({ side: 'long', condition: joined('all', conditions) });
  if (part.amount !== null) request.size = { is: 'given', value: part.amount };
  request.timeframe ??= part.timeframe;
  if (schedule !== null && namesHour(schedule)) request.timeframe ??= '1h';
  // "Every Wednesday, if it's under its 20 week average": the week is that of the average.
  if (schedule !== null && namesDay(schedule)) request.timeframe ??= '1d';
  request.notes.push(...part.notes);
  request.bareActions = [];
  return request;
}

/** "Every day at 09:00": no bar of a day opens then. */
function namesHour(condition: Condition): boolean {
  const parts = seriesOf(condition).filter((part) => part.kind === 'clock');
  const named = (of: string): boolean => parts.some((part) => part.kind === 'clock' && part.of === of);
  return named('hour') && !named('minute');
}

/** "Every Wednesday", "on the 5th": a day that no longer bar opens on. */
function namesDay(condition: Condition): boolean {
  return seriesOf(condition).some(
    (part) => part.kind === 'clock' && (part.of === 'weekday' || part.of === 'day_of_month'),
  );
}

/** How a regular amount is shared out, for the reader. */
function sharesInWords(lexemes: readonly Lexeme[], text: string): readonly ReadingNote[] {
  const amounts = lexemes.filter((lexeme) => lexeme.is === 'number' && lexeme.unit === 'money');
  const [total] = amounts;
  const found = readShares(lexemes, text);
  if (found === null || amounts.length !== 1 || total?.is !== 'number') return [];
  const words = found.shares.map(({ symbol, share }) => `${share}% in ${symbol}`).join(', ');
  return [{ about: 'purchases', text: `Each purchase of ${total.value} is shared out: ${words}.` }];
}

/** "1,000 a month, 60% VOO and 40% QQQ": an amount for each market. */
function sharedOut(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const amounts = lexemes.filter((lexeme) => lexeme.is === 'number' && lexeme.unit === 'money');
  const [total] = amounts;
  const found = readShares(lexemes, text);
  if (found === null || amounts.length !== 1 || total?.is !== 'number') return lexemes;
  const assets = lexemes.filter((lexeme) => lexeme.is === 'asset');
  const parts = found.shares.flatMap(({ symbol, share }): readonly Lexeme[] => {
    const market = assets.find((lexeme) => lexeme.is === 'asset' && lexeme.symbol === symbol);
    if (market === undefined) return [];
    return [{ ...total, value: Number(((total.value * share) / 100).toPrecision(12)) }, market];
  });
  return [...found.rest.filter((lexeme) => lexeme !== total), ...parts];
}

/** "$50 into ETH every Friday and $50 into SOL every 15th": each amount with a market of its own begins a part. */
function partsOf(lexemes: readonly Lexeme[]): readonly (readonly Lexeme[])[] {
  const starts = lexemes.flatMap((_, at) => (marketOfAmount(lexemes, at) === null ? [] : [at]));
  const markets = new Set(starts.map((at) => marketOfAmount(lexemes, at)));
  if (starts.length < 2 || markets.size !== starts.length) return [lexemes];
  return starts.map((start, place) => lexemes.slice(place === 0 ? 0 : start, starts[place + 1]));
}

/** True on every bar. */
const always = compare(field('close'), '>', numberSeries(0));
