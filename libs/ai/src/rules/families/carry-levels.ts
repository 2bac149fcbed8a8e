import type { Lexeme } from '../lex/lexeme.js';
import { barsIn } from '../lex/timeframes.js';
import { ownFunding } from '../parse/read-markets.js';
import {
  arithmetic,
  type Condition,
  compare,
  cross,
  indicatorSeries,
  numberSeries,
  type Series,
} from '../request/expression.js';

/** When a carry is opened and closed, by the funding rate. */
export interface CarryLevels {
  readonly enter: Condition | null;
  readonly exit: Condition | null;
  /** A rate for a year was named. */
  readonly yearly: boolean;
  readonly rest: readonly Lexeme[];
}

interface Level {
  readonly role: 'enter' | 'exit';
  readonly above: boolean;
  readonly value: number;
  readonly yearly: boolean | null;
  /** "Turns negative": at the bar where it does. */
  readonly turns: boolean;
  /** At the level itself too. */
  readonly inclusive?: boolean;
}

/** Payments of funding in a year, one every eight hours. */
const paymentsAYear = 3 * 365;

/** `when funding is above 0.03%, exit when it turns negative`, `annualised > 15%, close below 5%`: taken out of a request. */
export function takeCarryLevels(told: readonly Lexeme[], text: string): CarryLevels {
  const { bars, rest: lexemes } = takeAverage(told);
  const levels: Level[] = [];
  const rest: Lexeme[] = [];
  let role: Level['role'] = 'enter';
  let above: boolean | null = null;
  let inclusive = false;
  let turns = false;
  for (let at = 0; at < lexemes.length; at++) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) continue;
    const next = lexemes[at + 1];
    const leaves =
      (lexeme.is === 'action' && lexeme.action.startsWith('exit')) ||
      (lexeme.is === 'verb' && lexeme.verb === 'close');
    if (leaves) {
      role = 'exit';
      above = false;
      inclusive = false;
      continue;
    }
    if (lexeme.is === 'side') {
      above = lexeme.direction === 'above';
      ({ inclusive } = lexeme);
    } else if (lexeme.is === 'compare') {
      above = lexeme.op.startsWith('>');
      inclusive = lexeme.op.endsWith('=');
    } else if (lexeme.is === 'verb' && lexeme.verb === 'turn') turns = true;
    else if (lexeme.is === 'pattern' && (lexeme.pattern === 'negative' || lexeme.pattern === 'positive'))
      levels.push({ role, above: lexeme.pattern === 'positive', value: 0, yearly: false, turns });
    else if (isRate(lexeme, levels, role) && (above !== null || boundBehind(next) !== null)) {
      const bound = boundBehind(next);
      const up = bound === null ? above === true : bound === 'or-more';
      const yearly = spanOfRate(lexemes, at, text);
      const told = { role, above: up, value: lexeme.value, yearly, turns: false };
      levels.push({ ...told, inclusive: inclusive || bound !== null });
      above = role === 'exit' ? false : null;
      inclusive = false;
      if (bound !== null) at++;
    } else if (lexeme.is !== 'otherwise' && !ofFunding(lexeme, next)) rest.push(lexeme);
  }
  const enter = levels.find((level) => level.role === 'enter');
  const exit = levels.find((level) => level.role === 'exit') ?? endOf(enter, told, text);
  if (enter === undefined && exit === undefined)
    return { enter: null, exit: null, yearly: false, rest: lexemes };
  // A rate without a span is told like the one that has one.
  const usual = levels.find(({ yearly, value }) => yearly !== null && value !== 0)?.yearly ?? false;
  const conditionOf = (level: Level | undefined): Condition | null =>
    level === undefined ? null : onFunding(level, level.yearly ?? usual, bars);
  return {
    enter: conditionOf(enter),
    exit: conditionOf(exit),
    yearly: levels.some((level) => level.value !== 0 && (level.yearly ?? usual)),
    rest: rest.filter((lexeme, at) => !leadsNowhere(lexeme, rest[at + 1])),
  };
}

/** "The 7-day average funding", "average funding over the last 3 days": over how many payments; null for each by itself. */
function takeAverage(lexemes: readonly Lexeme[]): {
  readonly bars: number | null;
  readonly rest: readonly Lexeme[];
} {
  const funding = lexemes.findIndex(({ is }) => is === 'funding');
  const near = (at: number): boolean => Math.abs(at - funding) <= 3;
  const average = lexemes.findIndex(
    (lexeme, at) =>
      near(at) &&
      (lexeme.is === 'average' || (lexeme.is === 'indicator' && ['sma', 'ma'].includes(lexeme.name))),
  );
  const span = lexemes.findIndex((lexeme, at) => near(at) && lexeme.is === 'duration');
  const length = lexemes[span];
  if (funding < 0 || average < 0 || length?.is !== 'duration') return { bars: null, rest: lexemes };
  const taken = new Set([average, span]);
  for (const at of [span - 1, average - 1, average + 1]) {
    const lexeme = lexemes[at];
    if (lexeme?.is === 'mark' && ['last', 'of'].includes(lexeme.mark)) taken.add(at);
    if (lexeme?.is === 'side' && at === span - 1) taken.add(at);
  }
  return {
    bars: barsIn(length.value, length.unit, '8h', 'every-day'),
    rest: lexemes.filter((_, at) => !taken.has(at)),
  };
}

/** "As long as funding is above 0.005%", "..., otherwise be flat": closed where the level that opens it no longer holds. */
function endOf(enter: Level | undefined, lexemes: readonly Lexeme[], text: string): Level | undefined {
  if (enter === undefined || enter.turns) return undefined;
  const lasts = lexemes.some(
    (lexeme) =>
      lexeme.is === 'otherwise' ||
      (lexeme.is === 'mark' &&
        ['when', 'and'].includes(lexeme.mark) &&
        lastingWords.has(text.slice(lexeme.from, lexeme.to).toLowerCase())),
  );
  return lasts
    ? { ...enter, role: 'exit', above: !enter.above, inclusive: enter.inclusive !== true }
    : undefined;
}

/** Words that say for how long, not only from when. */
const lastingWords = new Set(['as long as', 'so long as', 'for as long as', 'while', 'whilst']);

function onFunding(
  { above, value, turns, inclusive = false }: Level,
  yearly: boolean,
  bars: number | null,
): Condition {
  const funding: Series =
    bars === null
      ? { kind: 'field', field: 'close', asset: ownFunding, timeframe: null }
      : { ...indicatorSeries('sma', [bars]), asset: ownFunding };
  const rate = yearly ? arithmetic('*', funding, numberSeries(paymentsAYear)) : funding;
  if (turns) return cross(rate, above ? 'above' : 'below', numberSeries(value));
  const sign = above ? '>' : '<';
  return compare(rate, inclusive ? `${sign}=` : sign, numberSeries(Number((value / 100).toPrecision(12))));
}

/** "0.03% or more". */
function boundBehind(next: Lexeme | undefined): 'or-more' | 'or-less' | null {
  if (next?.is !== 'mark') return null;
  return next.mark === 'or-more' || next.mark === 'or-less' ? next.mark : null;
}

function isRate(
  lexeme: Lexeme,
  levels: readonly Level[],
  role: Level['role'],
): lexeme is Lexeme & { readonly is: 'number'; readonly value: number } {
  // "Below 0": nothing of a rate is nothing in percent, too.
  const rate = lexeme.is === 'number' && (lexeme.unit === 'percent' || lexeme.value === 0);
  return rate && !levels.some((level) => level.role === role);
}

/** Whether a rate is said to be one of a year; null where no span is said. */
function spanOfRate(lexemes: readonly Lexeme[], at: number, text: string): boolean | null {
  let from = at;
  while (from > 0 && !breaks(lexemes[from - 1])) from--;
  let to = at;
  while (to + 1 < lexemes.length && !breaks(lexemes[to + 1])) to++;
  const words = text.slice(lexemes[from]?.from, lexemes[to + 1]?.from ?? text.length);
  if (/\b(annuali[sz]ed|annual|yearly|apr|apy|per year|a year|per annum|p\.?\s?a\b)/i.test(words))
    return true;
  return /\b(8\s?h|8 hours?|per period|each period|per interval)\b/i.test(words) ? false : null;
}

function breaks(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'mark' && ['comma', 'stop', 'newline', 'and'].includes(lexeme.mark);
}

/** Words around a rate that carry nothing more. */
function ofFunding(lexeme: Lexeme, next: Lexeme | undefined): boolean {
  switch (lexeme.is) {
    case 'funding':
    case 'premium':
      return true;
    case 'verb':
      return ['be', 'turn', 'move', 'fall', 'rise', 'cross'].includes(lexeme.verb);
    case 'duration':
      return lexeme.unit === 'hour' && lexeme.value === 8;
    case 'calendar-month':
      return lexeme.month === 4;
    case 'every':
      return lexeme.every === 'year' || (next?.is === 'market' && next.market === 'future');
    case 'mark':
      return ['when', 'it', 'only'].includes(lexeme.mark) || (lexeme.mark === 'per' && next?.is !== 'leg');
    case 'unknown':
      return /^(annuali[sz]ed|annual|yearly|apr|apy|rate|rates|basis|p|a|pa|annum|back)$/i.test(lexeme.word);
    default:
      return false;
  }
}

/** A comma in front of another or of nothing. */
function leadsNowhere(lexeme: Lexeme, next: Lexeme | undefined): boolean {
  return breaks(lexeme) && (next === undefined || breaks(next));
}
