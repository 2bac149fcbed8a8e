import type { Lexeme } from '../lex/lexeme.js';
import { isMark } from '../lex/marks.js';
import { barsIn } from '../lex/timeframes.js';
import { tradingDays } from '../lexicon/tickers.js';

/** Over how many bars volatility is measured, and what to say of it. */
export interface VolatilityAsked {
  readonly period: number;
  readonly note: string;
}

/**
 * `below the realised volatility of 30 days`, `above 60-day realised volatility`: the length that is told beside it. Where
 * only implied volatility is spoken of, realised volatility of a usual length stands in its place.
 */
export function volatilityAsked(
  lexemes: readonly Lexeme[],
  timeframe: string,
  symbol: string,
): VolatilityAsked {
  const at = lexemes.findIndex(
    (lexeme) => lexeme.is === 'indicator' && lexeme.name === 'realised_volatility',
  );
  const span = at < 0 ? null : spanBeside(lexemes, at);
  const period =
    span === null || span.is === 'number'
      ? (span?.value ?? 20)
      : barsIn(span.value, span.unit, timeframe, tradingDays(symbol));
  const measured = `Realised volatility over ${period} bars, for a year`;
  if (at < 0) return { period, note: `${measured}, stands where implied volatility would.` };
  return {
    period,
    note: span === null ? `${measured}: no length was named.` : `${measured}, as it was named.`,
  };
}

type Span = Extract<Lexeme, { readonly is: 'duration' | 'number' }>;

/** A length right before volatility, or behind it: "of 30 days", "over 45 days", "(20)". */
function spanBeside(lexemes: readonly Lexeme[], at: number): Span | null {
  const before = lexemes[at - 1];
  if (before?.is === 'duration') return before;
  let place = at + 1;
  const bracket = isMark(lexemes[place], 'open');
  while (lexemes[place]?.is === 'side' || isMark(lexemes[place], 'of', 'for', 'in', 'last', 'open')) place++;
  const behind = lexemes[place];
  if (behind?.is === 'duration') return behind;
  const counts = behind?.is === 'number' && behind.unit === 'plain' && behind.whole && behind.value > 1;
  return counts && bracket ? behind : null;
}
