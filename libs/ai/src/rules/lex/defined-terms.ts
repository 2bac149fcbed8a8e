import type { Lexeme } from './lexeme.js';
import { endsItem, isMark } from './marks.js';

/** A word of the request's own, and what it stands for. */
interface Definition {
  readonly name: readonly string[];
  /** The name as it reads for the opposite: "the trend is down" beside "the trend is up". */
  readonly opposite: readonly string[] | null;
  readonly meaning: readonly Lexeme[];
  /** Its sentence, which says nothing else. */
  readonly from: number;
  readonly to: number;
}

/**
 * "Uptrend means the 50 above the 200. In an uptrend, buy ...", "Bull regime: close above the 200 SMA": what a request
 * defines stands behind each use of the word, in parentheses, and the sentence that defined it goes.
 */
export function definedTerms(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const definitions = definitionsIn(lexemes, text);
  if (definitions.length === 0) return lexemes;
  const words = lexemes.map((lexeme) => wordOf(lexeme, text));
  const out: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; at++) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) continue;
    const own = definitions.find(({ from }) => from === at);
    if (own !== undefined) {
      at = own.to;
      continue;
    }
    const used = useAt(definitions, words, at);
    if (used === null || isMark(lexemes[at + used.length], 'open')) {
      out.push(lexeme);
      continue;
    }
    const { from } = lexeme;
    const to = lexemes[at + used.length - 1]?.to ?? lexeme.to;
    const mark = (name: 'open' | 'close' | 'not'): Lexeme => ({
      is: 'mark',
      mark: name,
      from,
      to,
      glued: false,
    });
    const meant = used.turned ? [mark('not'), mark('open'), ...used.meaning, mark('close')] : used.meaning;
    out.push({ is: 'pattern', pattern: used.turned ? 'downtrend' : 'uptrend', from, to, glued: false });
    out.push(mark('open'), ...meant, mark('close'));
    at += used.length - 1;
  }
  return out;
}

function useAt(
  definitions: readonly Definition[],
  words: readonly string[],
  at: number,
): { readonly meaning: readonly Lexeme[]; readonly turned: boolean; readonly length: number } | null {
  for (const { name, opposite, meaning } of definitions) {
    if (standsAt(name, words, at)) return { meaning, turned: false, length: name.length };
    if (opposite !== null && standsAt(opposite, words, at))
      return { meaning, turned: true, length: opposite.length };
  }
  return null;
}

function standsAt(name: readonly string[], words: readonly string[], at: number): boolean {
  return name.every((word, place) => words[at + place] === word);
}

function definitionsIn(lexemes: readonly Lexeme[], text: string): readonly Definition[] {
  const found: Definition[] = [];
  const words = lexemes.map((lexeme) => wordOf(lexeme, text));
  for (let at = 0; at < lexemes.length && found.length < most; at++) {
    if (at > 0 && !endsItem(lexemes[at - 1]) && !isMark(lexemes[at - 1], 'colon')) continue;
    const one = definitionAt(lexemes, words, at, text);
    if (one === null || !isUsed(one, words)) continue;
    found.push(one);
    at = one.to;
  }
  // What has a definition of its own is not the opposite of another.
  const named = new Set(found.map(({ name }) => name.join(' ')));
  return found.map((one) =>
    one.opposite !== null && named.has(one.opposite.join(' ')) ? { ...one, opposite: null } : one,
  );
}

const most = 6;
const longestName = 4;
/** In words: a longer sentence defines nothing. */
const longestMeaning = 40;

function isUsed({ name, opposite, from, to }: Definition, words: readonly string[]): boolean {
  return words.some(
    (_, at) =>
      (at < from || at > to) &&
      (standsAt(name, words, at) || (opposite !== null && standsAt(opposite, words, at))),
  );
}

function definitionAt(
  lexemes: readonly Lexeme[],
  words: readonly string[],
  start: number,
  text: string,
): Definition | null {
  let at = start;
  const calls = isMark(lexemes[at], 'by') || lexemes[at]?.is === 'question' || isNaming(lexemes[at]);
  if (calls) at++;
  const nameFrom = at;
  let colon = false;
  while (at - nameFrom < longestName && isNameWord(lexemes[at])) {
    // "Bull regime:" is one word with its colon.
    colon = (lexemes[at]?.is === 'filter' && text[(lexemes[at]?.to ?? 0) - 1] === ':') || colon;
    at++;
    if (colon) break;
  }
  const name = words.slice(nameFrom, at);
  if (name.length === 0 || (name.length === 1 && lexemes[nameFrom]?.is === 'filter')) return null;
  const means = definesAt(lexemes, words, at, calls || colon);
  if (means === null) return null;
  let to = means;
  while (to - means <= longestMeaning && to < lexemes.length && !endsItem(lexemes[to])) to++;
  const meaning = lexemes.slice(means, to);
  if (meaning.length > longestMeaning || !meaning.some(says) || meaning.some(acts)) return null;
  return { name, opposite: oppositeOf(name), meaning: withAverages(meaning), from: start, to };
}

/** "Uptrend means 50 above 200": two lengths alone are those of averages. */
function withAverages(meaning: readonly Lexeme[]): readonly Lexeme[] {
  const counts = meaning.filter(({ is }) => is === 'number' || is === 'duration');
  const last = meaning[meaning.length - 1];
  const plain = meaning.every(
    (lexeme) =>
      (lexeme.is === 'number' && lexeme.unit === 'plain') ||
      ['duration', 'side', 'compare'].includes(lexeme.is) ||
      (lexeme.is === 'verb' && lexeme.verb === 'be'),
  );
  if (!plain || counts.length !== 2 || last === undefined || counts[1] !== last) return meaning;
  const { from, to } = last;
  return [...meaning, { is: 'indicator', name: 'ma', from, to, glued: false }];
}

/** Where what a name means begins; null where nothing says that it means something. */
function definesAt(
  lexemes: readonly Lexeme[],
  words: readonly string[],
  from: number,
  said: boolean,
): number | null {
  let at = from;
  let defines = said;
  const takes = (one: boolean): boolean => {
    if (one) at++;
    return one;
  };
  const lexeme = (): Lexeme | undefined => lexemes[at];
  const equals = lexeme()?.is === 'compare' && words[at] === '=';
  if (takes(equals || isMark(lexeme(), 'colon') || defining.has(words[at] ?? ''))) defines = true;
  else if (takes(lexeme()?.is === 'verb' && words[at] === 'is')) {
    if (takes(defining.has(words[at] ?? ''))) defines = true;
    takes(isMark(lexeme(), 'on') || isMark(lexeme(), 'by'));
  }
  if (takes(isMark(lexeme(), 'when'))) defines = true;
  return defines ? at : null;
}

const defining: ReadonlySet<string> = new Set(['means', 'mean', 'defined', 'meaning', '==', ':=']);

/** The other way of a name that has one: up and down, bull and bear. */
function oppositeOf(name: readonly string[]): readonly string[] | null {
  const turned = name.map((word) => opposites[word] ?? word);
  return turned.some((word, place) => word !== name[place]) ? turned : null;
}

const pairs: readonly (readonly [string, string])[] = [
  ['uptrend', 'downtrend'],
  ['is up', 'is down'],
  ['up', 'down'],
  ['bull', 'bear'],
  ['bullish', 'bearish'],
];

const opposites: Readonly<Record<string, string>> = Object.fromEntries(
  pairs.flatMap(([one, other]) => [
    [one, other],
    [other, one],
  ]),
);

/** A word as it is compared: no case, no colon, no plural of a trend. */
function wordOf(lexeme: Lexeme, text: string): string {
  const word = text.slice(lexeme.from, lexeme.to).toLowerCase();
  const bare = word.endsWith(':') && word.length > 1 ? word.slice(0, -1) : word;
  return bare === 'uptrends' || bare === 'downtrends' ? bare.slice(0, -1) : bare;
}

function isNameWord(lexeme: Lexeme | undefined): boolean {
  if (lexeme === undefined) return false;
  if (lexeme.is === 'verb') return lexeme.verb === 'rise' || lexeme.verb === 'fall';
  if (lexeme.is === 'pattern') return ['uptrend', 'downtrend', 'bullish', 'bearish'].includes(lexeme.pattern);
  if (lexeme.is === 'unknown') return !defining.has(lexeme.word.toLowerCase());
  return lexeme.is === 'filter' || lexeme.is === 'style';
}

function isNaming(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'edit' && lexeme.edit === 'rename';
}

function says(lexeme: Lexeme): boolean {
  return lexeme.is === 'compare' || lexeme.is === 'side' || lexeme.is === 'verb' || lexeme.is === 'pattern';
}

function acts(lexeme: Lexeme): boolean {
  return lexeme.is === 'action' || lexeme.is === 'head' || isMark(lexeme, 'when');
}
