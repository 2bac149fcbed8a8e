import type { Token } from '../scan/token.js';
import { dutch } from './dutch.js';
import { englishGrammar } from './english-grammar.js';
import { type CalendarTongue, calendarPhrases } from './foreign-calendar.js';
import { foreignFollowUps } from './foreign-follow-ups.js';
import { numberWordsOf } from './foreign-numbers.js';
import { foreignRanking } from './foreign-ranking.js';
import { foreignRisk } from './foreign-risk.js';
import { french } from './french.js';
import { german } from './german.js';
import { italian } from './italian.js';
import type { PhraseTable } from './phrase-tree.js';
import { polish } from './polish.js';
import { portuguese } from './portuguese.js';
import { spanish } from './spanish.js';

/** Languages whose basics are understood. */
export type Tongue = 'en' | CalendarTongue;

/** Frequent words that no table needs and that give a language away, accents folded. */
const signs: Readonly<Record<CalendarTongue, string>> = {
  de: 'die das den dem des ein eine einen einem eines stunden tage monat woche preis bitte sich im am',
  fr: "le la les des du un une est dessus dessous bougies euros vers par ce cette heures jours mois l' d' j' qu'",
  es: 'el la los las un una del al euros horas dias velas dia esta monedas',
  it: "il lo la gli le un una del della dell' dei euro ore giorni candele l' all' dall'",
  pt: 'o a os as um uma do da ao dos das reais horas dias candles em',
  nl: 'de het een en dagen uur euro zijn haar deze dit',
  pl: 'jest od z na w i za zlotych dni godzin swiec cenie',
};

/** Articles and prepositions of English, beside the words of its grammar. */
const englishSigns = 'the of with price average moving in on at to from for by it is are a an';

/** A language by its words; `mixed` is English with words of another language in it. */
export interface Spoken {
  readonly tongue: Tongue;
  readonly mixed: boolean;
}

/**
 * The language of a request: the one that knows most of the words which English does not know, when they outweigh the
 * words that only English knows.
 */
export function tongueOf(tokens: readonly Token[], knownToEnglish: (word: string) => boolean): Spoken {
  const written = new Set(tokens.flatMap((token) => (token.kind === 'word' ? [token.norm] : [])));
  const foreign = [...written].filter((word) => !knownToEnglish(word));
  let best: CalendarTongue = 'de';
  let most = { foreign: 0, all: 0 };
  for (const tongue of tongues) {
    const words = wordsOf(tongue);
    const count = {
      foreign: foreign.filter((word) => words.has(word)).length,
      all: [...written].filter((word) => words.has(word)).length,
    };
    if (count.foreign < most.foreign || (count.foreign === most.foreign && count.all <= most.all)) continue;
    best = tongue;
    most = count;
  }
  if (most.foreign === 0) return { tongue: 'en', mixed: false };
  const words = wordsOf(best);
  const english = [...written].filter((word) => englishWords().has(word) && !words.has(word)).length;
  if (most.foreign >= english) return { tongue: best, mixed: false };
  return { tongue: most.foreign >= 2 || acts(best, foreign) ? best : 'en', mixed: true };
}

/** A single foreign word counts in an English sentence when it orders something or opens a condition. */
function acts(tongue: CalendarTongue, foreign: readonly string[]): boolean {
  return tables[tongue].some(
    ([pattern, meaning]) =>
      (meaning.is === 'action' || (meaning.is === 'mark' && meaning.mark === 'when')) &&
      !pattern.includes(' ') &&
      pattern.split('|').some((word) => foreign.includes(word)),
  );
}

const wordSets = new Map<CalendarTongue, ReadonlySet<string>>();

function wordsOf(tongue: CalendarTongue): ReadonlySet<string> {
  const known = wordSets.get(tongue);
  if (known !== undefined) return known;
  const words = new Set([
    ...signs[tongue].split(' '),
    ...numberWordsOf(tongue).keys(),
    ...wordsIn(calendarPhrases(tongue)),
    ...wordsIn(tables[tongue]),
    ...wordsIn(foreignRanking[tongue]),
    ...wordsIn(foreignFollowUps[tongue]),
  ]);
  wordSets.set(tongue, words);
  return words;
}

let ofEnglish: ReadonlySet<string> | null = null;

/** Words that hold English sentences together; the terms of traders are the same in every language. */
function englishWords(): ReadonlySet<string> {
  ofEnglish ??= new Set([...englishSigns.split(' '), ...wordsIn(englishGrammar), 'buy', 'sell']);
  return ofEnglish;
}

function wordsIn(table: PhraseTable): readonly string[] {
  return table.flatMap(([pattern]) =>
    pattern.split(/[ |?]/).filter((word) => /[a-z]{2}|^[aeiowyz]$/.test(word)),
  );
}

const tongues: readonly CalendarTongue[] = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'pl'];

const tables: Readonly<Record<Exclude<Tongue, 'en'>, PhraseTable>> = {
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  pt: portuguese,
  nl: dutch,
  pl: polish,
};

/** Phrases of a language beside English; they win where both know a word. */
export function tonguePhrases(tongue: Tongue): readonly PhraseTable[] {
  if (tongue === 'en') return [];
  return [
    calendarPhrases(tongue),
    tables[tongue],
    withCommas(tables[tongue]),
    foreignRanking[tongue],
    foreignFollowUps[tongue],
    foreignRisk[tongue],
  ];
}

/** "No, mejor": a comma may stand behind the first word of what takes something back. */
function withCommas(table: PhraseTable): PhraseTable {
  return table.flatMap(([pattern, meaning]): PhraseTable => {
    const [first, ...rest] = pattern.split(' ');
    if (meaning.is !== 'mark' || meaning.mark !== 'correction' || rest.length === 0) return [];
    return [[[first, ',', ...rest].join(' '), meaning]];
  });
}
