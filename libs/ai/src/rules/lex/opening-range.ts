import type { CityClock } from '../lexicon/city-clocks.js';
import type { Lexeme } from './lexeme.js';
import { isMark } from './marks.js';

/** What was told of the first minutes of a day so far. */
interface Told {
  minutes: number | null;
  clock: CityClock | null;
  opens: number | null;
}

/**
 * "The high of the first 30 minutes", "a 15 minute opening range", "buy a break of its high": one word for the high or
 * low of the first minutes of a day, whichever way round it is said.
 */
export function openingRanges(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const told: Told = { minutes: null, clock: null, opens: null };
  const first = lexemes.findIndex((_, at) => isFirst(lexemes, at, text) || isNamed(lexemes[at], text));
  if (first < 0 || !lexemes.some((lexeme) => lexeme.is === 'extreme' || isNamed(lexeme, text)))
    return lexemes;
  // The length may be told behind the first mention.
  for (let at = first; at < lexemes.length; at++) rangeAt(lexemes, at, text, told);
  const out: Lexeme[] = [];
  let seen = false;
  for (let at = 0; at < lexemes.length; at++) {
    const lexeme = lexemes[at] as Lexeme;
    const whole = rangeAt(lexemes, at, text, told);
    if (whole !== null) {
      seen = true;
      const { extreme, end, breaks } = whole;
      const { from } = lexeme;
      const to = lexemes[end - 1]?.to ?? lexeme.to;
      if (breaks) out.push({ is: 'pattern', pattern: 'breakout', from, to, glued: false });
      out.push({ is: 'opening-range', extreme, ...told, from, to, glued: false });
      at = end - 1;
      continue;
    }
    const again = seen ? rangeAgain(lexemes, at, text) : null;
    if (again === null) {
      out.push(lexeme);
      continue;
    }
    const { from } = lexeme;
    const to = lexemes[at + again.length - 1]?.to ?? lexeme.to;
    out.push({ is: 'opening-range', extreme: again.extreme, ...told, from, to, glued: false });
    at += again.length - 1;
  }
  return seen ? withoutDeclarations(out) : lexemes;
}

/** "ORB on NQ: first 15 minutes range": what the words name is told where its high and low are. */
function withoutDeclarations(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  if (!lexemes.some((lexeme) => lexeme.is === 'opening-range' && lexeme.extreme !== null)) return lexemes;
  return lexemes.flatMap((lexeme, at): readonly Lexeme[] => {
    if (lexeme.is !== 'opening-range' || lexeme.extreme !== null) return [lexeme];
    const before = lexemes[at - 1];
    const stands =
      before?.is === 'side' || before?.is === 'pattern' || (before?.is === 'verb' && before.verb === 'break');
    if (stands) return [lexeme];
    // "After the 9:30 open": New York's, and so are the other times.
    if (lexeme.opens !== 570 || lexeme.clock !== null) return [];
    const { from, to } = lexeme;
    return [{ is: 'zone', name: 'New York time', clock: 'new_york_minute', from, to, glued: false }];
  });
}

/** A range with its length and its side, beginning at a word; null when none does. */
function rangeAt(
  lexemes: readonly Lexeme[],
  from: number,
  text: string,
  told: Told,
): { readonly extreme: 'high' | 'low' | null; readonly end: number; readonly breaks: boolean } | null {
  let at = from;
  let extreme: 'high' | 'low' | null = null;
  const leading = lexemes[at];
  if (leading?.is === 'extreme' && (isMark(lexemes[at + 1], 'of') || isMark(lexemes[at + 1], 'in'))) {
    extreme = leading.extreme;
    at += 2;
  }
  let found = false;
  let breaks = false;
  const length = minutesOf(lexemes[at]);
  if (length !== null && (isFirst(lexemes, at, text) || isNamed(lexemes[at + 1], text))) {
    told.minutes = length;
    found = isFirst(lexemes, at, text);
    at++;
  }
  const named = lexemes[at];
  if (named !== undefined && isNamed(named, text)) {
    found = true;
    breaks = /breakout$/i.test(text.slice(named.from, named.to));
    at++;
    const open = isMark(lexemes[at], 'open') ? 1 : 0;
    const of = isMark(lexemes[at], 'of') ? 1 : 0;
    const behind = minutesOf(lexemes[at + open + of]);
    if (behind !== null && (open + of > 0 || isFirst(lexemes, at, text))) {
      told.minutes = behind;
      at += open + of + 1;
      if (open > 0 && isMark(lexemes[at], 'close')) at++;
    }
  }
  if (!found) return null;
  const ranged = isNoun(lexemes[at]) && lexemes[at]?.is === 'unknown';
  while (isNoun(lexemes[at])) at++;
  at = readStart(lexemes, at, told);
  const last = lexemes[at];
  if (extreme === null && last?.is === 'extreme') {
    extreme = last.extreme;
    at++;
  }
  while (isNoun(lexemes[at]) || isDayOf(lexemes, at)) at += isNoun(lexemes[at]) ? 1 : 2;
  // "No entry in the first 30 minutes": a time, no range.
  if (extreme === null && !ranged && !(named !== undefined && isNamed(named, text))) return null;
  return { extreme, end: at, breaks: breaks && extreme === null };
}

/** "... after 9:30 New York": when the day begins. */
function readStart(lexemes: readonly Lexeme[], at: number, told: Told): number {
  const [link, time, zone] = lexemes.slice(at, at + 3);
  const linked = isMark(link, 'after') || isMark(link, 'from') || isMark(link, 'at');
  if (!linked || time?.is !== 'proportion') return at;
  const named = zone?.is === 'zone' ? zone.clock : null;
  if (named !== null && typeof named !== 'string') return at;
  told.clock = named;
  told.opens = time.left * 60 + time.right;
  const next = at + (named === null ? 2 : 3);
  const opening = lexemes[next];
  return opening?.is === 'action' && opening.action === 'enter' ? next + 1 : next;
}

/** "Its high", "the range high", "the low of the range": of the range that was named before. */
function rangeAgain(
  lexemes: readonly Lexeme[],
  at: number,
  text: string,
): { readonly extreme: 'high' | 'low'; readonly length: number } | null {
  const [first, second, third] = lexemes.slice(at, at + 3);
  if (first?.is === 'extreme') {
    if (isMark(second, 'of') && isRange(third)) return { extreme: first.extreme, length: 3 };
    const its = wordBefore(first, text) === 'its';
    // "buy above the range high, sell short below the low"
    const the = wordBefore(first, text) === 'the';
    const beside = lexemes[at - 1]?.is === 'side' && (second === undefined || second.is === 'mark');
    return its || first.owned === true || (the && beside) ? { extreme: first.extreme, length: 1 } : null;
  }
  if (isRange(first) && second?.is === 'extreme') return { extreme: second.extreme, length: 2 };
  return null;
}

/** The word that stands right before a lexeme in the text, whether it has a meaning or not. */
function wordBefore({ from }: Lexeme, text: string): string {
  const before = text
    .slice(Math.max(0, from - 12), from)
    .trimEnd()
    .toLowerCase();
  return before.slice(before.lastIndexOf(' ') + 1);
}

function isRange(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'unknown' && ['range', 'or'].includes(lexeme.word.toLowerCase());
}

function isNoun(lexeme: Lexeme | undefined): boolean {
  return (
    lexeme?.is === 'candle' ||
    (lexeme?.is === 'unknown' && ['range', "range's", 'window'].includes(lexeme.word.toLowerCase()))
  );
}

/** "... of the session", "of the day". */
function isDayOf(lexemes: readonly Lexeme[], at: number): boolean {
  const [of, day] = lexemes.slice(at, at + 2);
  if (!isMark(of, 'of')) return false;
  return (
    day?.is === 'session' || (day?.is === 'unit' && day.unit === 'day') || isWord(day, ['session', 'trading'])
  );
}

function isWord(lexeme: Lexeme | undefined, words: readonly string[]): boolean {
  return lexeme?.is === 'unknown' && words.includes(lexeme.word.toLowerCase());
}

function isNamed(lexeme: Lexeme | undefined, text: string): boolean {
  return (
    lexeme?.is === 'unsupported' &&
    lexeme.what === 'calendar' &&
    /^(?:opening range|orb$)/i.test(text.slice(lexeme.from, lexeme.to))
  );
}

/** "First 30 minutes", "opening hour". */
function isFirst(lexemes: readonly Lexeme[], at: number, text: string): boolean {
  const lexeme = lexemes[at];
  if (lexeme === undefined || minutesOf(lexeme) === null) return false;
  const before = text
    .slice(Math.max(0, lexeme.from - 10), lexeme.from)
    .trimEnd()
    .toLowerCase();
  return before.endsWith('first') || before.endsWith('opening');
}

function minutesOf(lexeme: Lexeme | undefined): number | null {
  if (lexeme?.is === 'unit') return lexeme.unit === 'hour' ? 60 : null;
  if (lexeme?.is !== 'duration') return null;
  const minutes = lexeme.unit === 'minute' ? lexeme.value : lexeme.unit === 'hour' ? lexeme.value * 60 : 0;
  return minutes > 0 && minutes <= 240 ? minutes : null;
}
