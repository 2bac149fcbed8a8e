import type { Lexeme } from '../../lex/lexeme.js';
import type { LeftOver, ReadingNote } from '../../request/strategy-request.js';

/** A request without what it says of a hedge ratio, which is named instead. */
export interface Unhedged {
  readonly rest: readonly Lexeme[];
  readonly left: readonly LeftOver[];
  readonly notes: readonly ReadingNote[];
}

/**
 * "90 day rolling hedge ratio, enter at 2 standard deviations": the pair stands by the ratio of its prices, the hedge ratio is
 * named. Its length is that of the score where no other is told.
 */
export function takeHedge(lexemes: readonly Lexeme[], text: string): Unhedged {
  const at = lexemes.findIndex((lexeme) => lexeme.is === 'unsupported' && lexeme.what === 'hedge-ratio');
  if (at < 0) return { rest: lexemes, left: [], notes: [] };
  let from = at;
  while (from > 0 && !bounds(lexemes[from - 1])) from--;
  let to = at + 1;
  while (to < lexemes.length && !bounds(lexemes[to])) to++;
  const told = lexemes.slice(from, to);
  const outside = [...lexemes.slice(0, from), ...lexemes.slice(to)];
  const length = told.find(({ is }) => is === 'duration');
  const needed = length !== undefined && !outside.some(isLength);
  const words = text.slice(told[0]?.from, told[told.length - 1]?.to).trim();
  const left: LeftOver[] = [{ text: words, what: 'hedge-ratio' }];
  if (!needed || length === undefined) return { rest: outside, left, notes: [] };
  return {
    rest: [...lexemes.slice(0, from), length, ...lexemes.slice(to)],
    left,
    notes: [
      {
        about: 'period',
        text: `The score is measured over the ${text.slice(length.from, length.to).replaceAll('-', ' ')} that the hedge ratio has: no other length was named.`,
      },
    ],
  };
}

function isLength(lexeme: Lexeme, at: number, lexemes: readonly Lexeme[]): boolean {
  if (lexeme.is === 'number')
    return lexemes[at - 1]?.is === 'period-word' || lexemes[at + 1]?.is === 'period-word';
  const before = lexemes[at - 1];
  return lexeme.is === 'duration' && lexeme.timeframe === null && !(before?.is === 'head');
}

/** Where the words on a hedge ratio end: another clause, a market, or what is done. */
function bounds(lexeme: Lexeme | undefined): boolean {
  if (lexeme === undefined) return true;
  if (lexeme.is === 'mark')
    return ['comma', 'stop', 'newline', 'colon', 'bullet', 'and', 'open', 'close', 'slash'].includes(
      lexeme.mark,
    );
  return (
    ['asset', 'action', 'pairs', 'ratio'].includes(lexeme.is) ||
    /^pairs?$/i.test(lexeme.is === 'unknown' ? lexeme.word : '')
  );
}
