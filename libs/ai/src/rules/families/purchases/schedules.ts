import type { Lexeme } from '../../lex/lexeme.js';
import { marketOfAmount } from './market-of-amount.js';

/** In regular purchases "weekly" and "daily" say how often, not on which bars. */
export function withSchedule(lexemes: readonly Lexeme[], named: boolean): readonly Lexeme[] {
  const periods: Readonly<Record<string, 'day' | 'week' | 'month'>> = {
    '1d': 'day',
    '1w': 'week',
    '1M': 'month',
  };
  return lexemes.map((lexeme, at): Lexeme => {
    const next = lexemes[at + 1];
    const before = lexemes[at - 1];
    // "10 dollars a day"
    const per = before?.is === 'number' && before.unit === 'money' && lexeme.is === 'unit';
    if (per && ['day', 'week', 'month', 'year'].includes(lexeme.unit))
      return { ...lexeme, is: 'every', every: lexeme.unit } as Lexeme;
    const ofMeasure =
      before?.is === 'indicator' ||
      (before?.is === 'mark' && before.mark === 'close') ||
      next?.is === 'indicator';
    if (lexeme.is !== 'timeframe' || next?.is === 'chart' || next?.is === 'candle' || ofMeasure)
      return lexeme;
    const spends = next?.is === 'number' && next.unit === 'money';
    if (!named && !spends && !standsAlone(lexemes, at)) return lexeme;
    const every = periods[lexeme.timeframe];
    return every === undefined ? lexeme : ({ ...lexeme, is: 'every', every } as Lexeme);
  });
}

/** "Buy $100 of BTC weekly", "$300 monthly in SPY": nothing behind it that would be read on such bars. */
function standsAlone(lexemes: readonly Lexeme[], at: number): boolean {
  const next = lexemes[at + 1];
  const buys = lexemes
    .slice(0, at)
    .some(
      (lexeme, place) =>
        (lexeme.is === 'action' && lexeme.action === 'buy') || marketOfAmount(lexemes, place) !== null,
    );
  const amount = lexemes.slice(0, at).some(({ is }) => is === 'number');
  // "20 dollars of bitcoin daily, but double when ..."
  const spent = [at - 2, at - 3].some((place) => marketOfAmount(lexemes, place) !== null);
  if (spent && (next === undefined || next.is === 'mark')) return true;
  const ends = next === undefined || (next.is === 'mark' && next.mark !== 'open');
  // "Buy for $500 when RSI is below 30 on daily": the bars of a condition.
  const conditional = lexemes.some((lexeme) => lexeme.is === 'mark' && lexeme.mark === 'when');
  const daily = lexemes[at]?.is === 'timeframe' && lexemes[at].timeframe === '1d';
  return buys && amount && ends && !(daily && conditional);
}

export function isSchedule(is: Lexeme['is']): boolean {
  return ['every', 'month-start', 'month-end', 'weekdays', 'nth-day', 'nth-weekday'].includes(is);
}

/** `every 4 hours`: a purchase on each bar of that size. */
export function everyFewHours(lexemes: readonly Lexeme[], at: number): boolean {
  const [per, duration] = lexemes.slice(at, at + 2);
  return (
    per?.is === 'mark' && per.mark === 'per' && duration?.is === 'duration' && duration.timeframe !== null
  );
}
