import type { CalendarTongue } from '../lexicon/foreign-calendar.js';
import { beforeHours, clockWords, hoursWithH, numberWordsOf } from '../lexicon/foreign-numbers.js';
import type { Token } from '../scan/token.js';

/** Puts numbers in words and times of day of another language into digits: "drei", "9 Uhr", "à 17h30", "a las 9". */
export function inDigits(tokens: readonly Token[], tongue: CalendarTongue): readonly Token[] {
  const words = numberWordsOf(tongue);
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    const time = timeAt(tokens, at, tongue);
    if (time !== null) {
      // "um 9 Uhr", "o 18:00": at, and not by how much.
      const before = out[out.length - 1];
      if (before?.kind === 'word' && introducing.has(before.norm))
        out[out.length - 1] = { ...before, norm: 'at' };
      out.push(...time.tokens);
      at += time.length - 1;
      continue;
    }
    const value = token.kind === 'word' ? words.get(token.norm) : undefined;
    if (value === undefined || token.kind !== 'word') {
      out.push(token);
      continue;
    }
    out.push({ ...token, kind: 'number', norm: String(value), value });
  }
  return out;
}

/** What introduces a time and says by how much elsewhere. */
const introducing: ReadonlySet<string> = new Set(['um', 'om', 'o', 'godzinie', 'gegen', 'alle']);

/** A time of day as `9:30`, with how many tokens it took. */
function timeAt(
  tokens: readonly Token[],
  at: number,
  tongue: CalendarTongue,
): { readonly tokens: readonly Token[]; readonly length: number } | null {
  const hour = tokens[at];
  if (hour?.kind !== 'number' || !Number.isInteger(hour.value) || hour.value < 0 || hour.value > 24)
    return null;
  const [unit, minutes] = tokens.slice(at + 1, at + 3);
  const introduced = isIntroduced(tokens, at, tongue);
  // "18:00" as it stands
  if (
    unit?.kind === 'symbol' &&
    unit.norm === ':' &&
    unit.glued &&
    minutes?.kind === 'number' &&
    minutes.glued
  )
    return { tokens: [hour, unit, minutes], length: 3 };
  if (unit?.kind === 'word' && unit.norm === 'h' && hoursWithH.has(tongue)) {
    const exact = minutes?.kind === 'number' && minutes.glued && minutes.value < 60 ? minutes : null;
    // "en 4h" are bars; "9h30" is a time wherever it stands.
    if (exact === null && !introduced) return null;
    return { tokens: clock(hour, exact), length: exact === null ? 2 : 3 };
  }
  if (unit?.kind === 'word' && clockWords[tongue]?.has(unit.norm) === true) {
    if (tongue === 'nl' && !introduced) return null;
    const exact = minutes?.kind === 'number' && minutes.value < 60 && tongue === 'de' ? minutes : null;
    return { tokens: clock(hour, exact), length: exact === null ? 2 : 3 };
  }
  // "17:30 Uhr"
  const sure = introduced && !(tongue === 'fr' || tongue === 'pt') && !measures(unit);
  return sure && hour.text.length <= 2 ? { tokens: clock(hour, null), length: 1 } : null;
}

/** A unit behind the number makes it something else: "um 5 %", "le 2 medie". */
function measures(behind: Token | undefined): boolean {
  if (behind === undefined || behind.kind === 'newline') return false;
  if (behind.kind === 'symbol')
    return behind.norm === '%' || behind.norm === ':' || behind.norm === '$' || behind.norm === '€';
  return behind.kind === 'number' || !followers.has(behind.norm);
}

/** Words that may follow an hour that has no unit. */
const followers: ReadonlySet<string> = new Set([
  ...'y e a und en i hasta bis tot do de di kaufen verkaufen kopen compra comprar compro'.split(' '),
  ...'vende vender vendi vendo vendere comprare kup sprzedaj cada ogni alle las utc am pm'.split(' '),
  ...'h horas ore'.split(' '),
]);

function isIntroduced(tokens: readonly Token[], at: number, tongue: CalendarTongue): boolean {
  return (beforeHours[tongue] ?? []).some((words) =>
    words.every((word, place) => tokens[at - words.length + place]?.norm === word),
  );
}

function clock(hour: Token, minutes: Token | null): readonly Token[] {
  const { from, glued } = hour;
  const to = minutes?.to ?? hour.to;
  const number = (value: number, first: boolean): Token => ({
    kind: 'number',
    text: String(value),
    norm: String(value),
    value,
    from,
    to,
    glued: first ? glued : true,
  });
  return [
    number(hour.kind === 'number' ? hour.value : 0, true),
    { kind: 'symbol', text: ':', norm: ':', from, to, glued: true },
    number(minutes?.kind === 'number' ? minutes.value : 0, false),
  ];
}
