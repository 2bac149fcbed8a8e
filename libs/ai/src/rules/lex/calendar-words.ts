import { phraseGaps } from '../lexicon/fillers.js';
import type { Zone } from '../lexicon/meaning.js';
import type { Token } from '../scan/token.js';
import type { LexemeTape } from './lexeme-tape.js';
import { knownPhrase } from './phrases.js';
import { timeframeOf } from './timeframes.js';

/** What may stand behind a day of the month: "the 15th of", "1st and 15th". */
const dateLinks: ReadonlySet<string> = new Set([
  ...['of', 'day', 'and', 'or', '&', ',', '.', 'each', 'every', 'to', 'sell', 'buy', 'for', 'if', 'when'],
]);

const shortDays: Readonly<Record<string, number>> = {
  ...{ mon: 1, tue: 2, tues: 2, wed: 3, thu: 4, thur: 4, thurs: 4, fri: 5, sat: 6, sun: 7 },
};

const shortMonths = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const shortZones: Readonly<Record<string, Pick<Zone, 'name' | 'clock'>>> = {
  et: { name: 'New York time', clock: 'new_york_minute' },
  est: { name: 'EST', clock: -300 },
  ct: { name: 'Chicago time', clock: 'chicago_minute' },
};

/** `1st of the month`, `the 15th`, `3rd trading day`. */
export function ordinal(tape: LexemeTape): boolean {
  if (dayOfMonth(tape)) return true;
  const [number, next] = tape.tokens.slice(tape.index, tape.index + 2);
  if (number?.kind !== 'number' || next?.glued !== true || !/^(st|nd|rd|th)$/.test(next.norm)) return false;
  if (knownPhrase(tape)) return true;
  const [behind, day] = [tape.normAt(tape.index + 2), tape.normAt(tape.index + 3)];
  // "1st target 2%": the targets come in their order.
  if (['target', 'tp', 'take', 'profit'].includes(behind ?? '')) {
    tape.index += 2;
    return true;
  }
  const weekday = tape.vocabulary.phrases.single(behind ?? '');
  if (weekday?.is === 'weekdays' && weekday.days.length === 1 && number.value <= 4) {
    tape.push({ is: 'nth-weekday', nth: number.value, day: weekday.days[0] ?? 1 }, 3);
    return true;
  }
  const trading = (behind === 'trading' || behind === 'business') && day === 'day';
  const listed = trading || behind === undefined || dateLinks.has(behind);
  if (!listed || number.value < 1 || number.value > 31) return false;
  tape.push({ is: 'nth-day', day: number.value, trading }, trading ? 4 : behind === 'day' ? 3 : 2);
  return true;
}

/** Polish `15. dnia miesiąca`: a day of the month that begins with its number. */
export function dayOfMonth(tape: LexemeTape): boolean {
  const dated = tape.vocabulary.phrases.longest((ahead) => tape.normAt(tape.index + ahead), phraseGaps);
  if (dated?.meaning.is !== 'nth-day') return false;
  tape.push(dated.meaning, dated.length);
  return true;
}

/** `H4`, `M15`, `D1`. */
export function timeframeLetterFirst(tape: LexemeTape): boolean {
  const token = tape.tokens[tape.index];
  const number = tape.tokens[tape.index + 1];
  if (token?.kind !== 'word' || number?.kind !== 'number' || !number.glued || token.text.length !== 1)
    return false;
  const unit = ({ m: 'minute', h: 'hour', d: 'day', w: 'week' } as const)[
    token.norm as 'm' | 'h' | 'd' | 'w'
  ];
  if (unit === undefined) return false;
  const timeframe = timeframeOf(number.value, unit);
  if (timeframe === null) return false;
  tape.push({ is: 'timeframe', timeframe }, 2);
  return true;
}

/** `Nov`, `from May to`: months that are other words unless something around them tells the time of year. */
export function monthInShort(tape: LexemeTape, token: Token): boolean {
  const month = shortMonths.indexOf(token.norm.slice(0, 3)) + 1;
  const short = token.norm.length === 3 || token.norm === 'sept';
  if (month === 0 || !short) return false;
  const before = tape.norms[tape.index - 1] ?? '';
  const capital = token.text[0] === token.text[0]?.toUpperCase() && tape.index > 0;
  const linked = ['from', 'in', 'to', 'until', 'till', 'through', 'since', 'of', 'during'].includes(before);
  const listed = tape.lexemes.slice(-2).some(({ is }) => is === 'calendar-month');
  const alone = token.norm === 'mar' || token.norm === 'dec' || token.norm === 'sep';
  if (!(linked || listed || (capital && !alone))) return false;
  tape.push({ is: 'calendar-month', month }, 1);
  return true;
}

/** `Tue-Thu`, `every Fri`: short names of days, which are other words unless something tells. */
export function dayInShort(tape: LexemeTape, token: Token): boolean {
  const day = shortDays[token.norm];
  if (day === undefined) return false;
  const next = tape.tokens[tape.index + 1];
  const [other] = tape.tokens.slice(tape.index + 2, tape.index + 3);
  const ranges =
    (next?.kind === 'symbol' && ['-', '/', ','].includes(next.norm)) ||
    (next?.kind === 'word' && ['to', 'through', 'thru', 'till', 'until'].includes(next.norm));
  const listed = ranges && shortDays[other?.norm ?? ''] !== undefined;
  const before = tape.lexemes.slice(-2).some(({ is }) => is === 'weekdays');
  const linked = ['on', 'every', 'each', 'until', 'to', 'from'].includes(tape.norms[tape.index - 1] ?? '');
  const capital = token.text[0] !== token.text[0]?.toLowerCase();
  if (!(listed || before || (linked && capital))) return false;
  tape.push({ is: 'weekdays', days: [day] }, 1);
  return true;
}

/** `midnight`, `noon`. */
export function twelveOClock(tape: LexemeTape, token: Token): boolean {
  if (token.norm !== 'midnight' && token.norm !== 'noon') return false;
  tape.push({ is: 'proportion', left: token.norm === 'noon' ? 12 : 0, right: 0 }, 1);
  return true;
}

/** `a fortnight`: two weeks. */
export function fortnight(tape: LexemeTape, token: Token): boolean {
  if (token.norm !== 'fortnight') return false;
  tape.push({ is: 'duration', value: 2, unit: 'week', timeframe: null }, 1);
  return true;
}

/** `300 usdt w 10x`: "with", where no weeks are counted. */
export function withInShort(tape: LexemeTape, token: Token): boolean {
  const { before } = tape;
  if (token.norm !== 'w' || (before?.is === 'number' && before.unit === 'plain')) return false;
  if (tape.tokens[tape.index + 1]?.kind !== 'number') return false;
  tape.push({ is: 'mark', mark: 'with' }, 1);
  return true;
}

/** `9:30 ET`: "et" and "est" are words of other tongues, so they count in capitals or behind a time. */
export function zoneInCapitals(tape: LexemeTape, token: Token): boolean {
  const before = tape.before?.is;
  const timed = before === 'proportion' || before === 'half-of-day';
  const capitals = token.text === token.text.toUpperCase();
  // French "entre 9h00 et 17h30"
  if (!capitals && tape.vocabulary.phrases.single(token.norm) !== null) return false;
  const zone = shortZones[capitals || timed ? token.norm : ''];
  if (zone === undefined) return false;
  tape.push({ is: 'zone', ...zone }, 1);
  return true;
}
