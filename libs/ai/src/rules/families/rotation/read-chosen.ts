import type { Lexeme } from '../../lex/lexeme.js';
import { isMark } from '../../lex/marks.js';
import type { Reader } from '../../parse/reader.js';
import type { Chosen } from './ranking.js';

/** `the three strongest`, `top 2`, `whichever has the higher`, `short the two weakest`, `3 coins with the best`. */
export function readChosen(reader: Reader): Chosen | null {
  const action = reader.peekIs('action')?.action;
  if (action !== undefined) reader.at++;
  // "short the perp with the highest funding"
  if (reader.peekIs('market') !== null && reader.peekIs('ranked', 1) !== null) reader.at++;
  const before = reader.take('number');
  // "Buy the 2 coins out of BTC, ETH and SOL with the highest ..."
  const apart = before === null ? null : reader.tryRead(() => readApart(reader));
  const between = before !== null && apart === null && reader.peekIs('ranked') === null;
  if (between && (reader.peekIs('unknown') !== null || reader.peekIs('head')?.head === 'unit-of-asset'))
    reader.at++;
  if (between) reader.takeMark('with');
  const ranked =
    apart ?? reader.take('ranked') ?? takeHigher(reader) ?? takeBottom(reader, action === 'short');
  if (ranked === null) return null;
  const after = before === null ? reader.take('number') : null;
  const number = before ?? after;
  // "the top 3 coins"
  if (reader.peekIs('head')?.head === 'unit-of-asset') reader.at++;
  if (number !== null && (number.unit !== 'plain' || !number.whole || number.value < 1)) return null;
  reader.takeMark('of');
  const side = action ?? takeSideBehind(reader);
  return {
    count: number?.value ?? null,
    best: ranked.best,
    side: side === 'short' || side === 'reverse' ? 'short' : 'long',
  };
}

/** "Hold BIL if all of them fall, otherwise the best", "else hold the strongest of them". */
export function readOtherwiseChosen(reader: Reader): Chosen | null {
  if (reader.take('otherwise') === null) return null;
  while (reader.takeMark('comma') || reader.isVerb('stay') || reader.isVerb('be'))
    if (reader.peekIs('verb') !== null) reader.at++;
  const chosen = readChosen(reader);
  // "... of them", "of the three": those that were named.
  reader.tryRead(() => {
    reader.takeMark('of');
    const named = reader.take('number') ?? reader.take('unknown');
    const group =
      named?.is === 'number' ? named.unit === 'plain' : /^(them|these|those)$/i.test(named?.word ?? '');
    return named !== null && group && reader.atClauseEnd() ? true : null;
  });
  return chosen;
}

/** "The two weakest short", "weakest one short": what is done with them, unless it begins the next choice. */
function takeSideBehind(reader: Reader): 'long' | 'short' | null {
  reader.skipBe();
  const side = reader.peekIs('action')?.action;
  if (side !== 'short' && side !== 'long') return null;
  const next = reader.peek(1);
  const ends = next === undefined || (next.is === 'mark' && next.mark !== 'of');
  if (!ends) return null;
  reader.at++;
  return side;
}

/** "... sell what falls out of the top 2", "sell the others": what a ranking does anyway. */
export function readDropped(reader: Reader): true | null {
  const action = reader.take('action')?.action;
  if (action !== 'sell' && action !== 'exit') return null;
  if (
    /^(others|rest|losers)$/i.test(reader.peekIs('unknown')?.word ?? '') ||
    reader.peekIs('part')?.share === null
  ) {
    reader.at++;
    return true;
  }
  for (let step = 0; step < 6 && reader.peekIs('ranked') === null; step++) {
    const lexeme = reader.peek();
    if (lexeme === undefined || (lexeme.is === 'mark' && ['comma', 'stop', 'newline'].includes(lexeme.mark)))
      return null;
    reader.at++;
  }
  if (reader.take('ranked') === null || (reader.peekIs('number') === null && !reader.atClauseEnd()))
    return null;
  reader.take('number');
  return true;
}

/** "2 coins out of BTC, ETH and SOL with the highest", "three of SPY, EFA and GLD with ...": a rank behind the markets, which are read where they stand. */
function readApart(reader: Reader): { readonly best: boolean } | null {
  const ranked = rankBehindMarkets(reader.lexemes, reader.at);
  if (ranked === null) return null;
  reader.at++;
  return ranked;
}

/** Whether some of a list of markets are chosen by a rank that stands behind it: how many of them is no amount. */
export function choosesAmong(lexemes: readonly Lexeme[]): boolean {
  return lexemes.some(
    (lexeme, at) =>
      lexeme.is === 'number' && lexeme.unit === 'plain' && rankBehindMarkets(lexemes, at + 1) !== null,
  );
}

/** What the members of a list of markets are called. */
const groups: ReadonlySet<string> = new Set(
  'sectors etfs funds stocks shares names markets assets indices indexes countries bonds commodities currencies pairs'.split(
    ' ',
  ),
);

function rankBehindMarkets(
  lexemes: readonly Lexeme[],
  from: number,
): Extract<Lexeme, { readonly is: 'ranked' }> | null {
  const first = lexemes[from];
  const members = first?.is === 'unknown' && groups.has(first.word.toLowerCase());
  let at = members || (first?.is === 'head' && first.head === 'unit-of-asset') ? from + 1 : from;
  const named = at > from;
  while (isMark(lexemes[at], 'of')) at++;
  if (lexemes[at]?.is !== 'asset' || !(named || isMark(first, 'of'))) return null;
  while (lexemes[at]?.is === 'asset' || isMark(lexemes[at], 'comma', 'and', 'or')) at++;
  const ranked = lexemes[at];
  return ranked?.is === 'ranked' ? ranked : null;
}

/** "With the higher 12-month return", "the lower 60 day volatility": the best or the worst of them. */
function takeHigher(reader: Reader): { readonly best: boolean } | null {
  const way = reader.peekIs('way');
  const measured = ['duration', 'indicator', 'style'].includes(reader.peek(1)?.is ?? 'mark');
  if (way === null || !measured) return null;
  if (!/^(with )?(higher|lower|greater|smaller|better)$/i.test(reader.words(reader.at, reader.at)))
    return null;
  reader.at++;
  return { best: way.way === 'up' };
}

/** "The bottom 2", "short the bottom coin": a price elsewhere, a rank before a number or what is ranked. */
function takeBottom(reader: Reader, short: boolean): { readonly best: boolean } | null {
  const word = reader.peek();
  const named =
    word !== undefined && /^(bottom|worst|losers?|laggards?)$/i.test(reader.text.slice(word.from, word.to));
  const coin =
    short && (reader.peekIs('head', 1)?.head === 'unit-of-asset' || reader.peekIs('unknown', 1) !== null);
  // "Short the bottom one": what is left of it is the rank.
  const alone = short && (reader.peek(1) === undefined || reader.peek(1)?.is === 'mark');
  if (!named || !(coin || alone || reader.peekIs('number', 1) !== null)) return null;
  reader.at++;
  return { best: false };
}
