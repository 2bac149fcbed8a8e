import type { Lexeme } from '../lex/lexeme.js';
import { dailyBarsIn, minutesIn, timeframeMinutes } from '../lex/timeframes.js';
import type { TimeUnit } from '../lexicon/meaning.js';
import type { Written } from './written.js';

/**
 * Whether a number of a text is written in a plan as it stands or in another form: a percentage as a factor, weeks as days,
 * hours as bars of what is traded, a time as the minute of a day, a multiple of the risk as a distance.
 */
export function isNumberWritten(lexemes: readonly Lexeme[], at: number, written: Written): boolean {
  const lexeme = lexemes[at];
  const isWritten = (value: number): boolean => written.hasNumber(value);
  switch (lexeme?.is) {
    case 'number': {
      const { value, unit } = lexeme;
      if (isWritten(value) || [value / 100, 1 + value / 100, 1 - value / 100].some(isWritten)) return true;
      const risk = lexemes[at + 1];
      const ofRisk = unit === 'times' && risk?.is === 'head' && risk.head === 'risk';
      if (unit === 'reward' || ofRisk) return written.hasRatio(value);
      // "0.75 of equity"
      if (unit === 'plain' && value < 1 && isWritten(Number((value * 100).toPrecision(12)))) return true;
      if (isHour(lexemes, at)) return timesOfDay(value, 0, lexemes).some(isWritten);
      if (unit === 'plain' && countsMarkets(lexemes, at, value)) return true;
      return isRank(lexemes, at) && isWritten(marketsIn(lexemes) - value);
    }
    case 'duration':
      if (lexeme.timeframe !== null && written.timeframes.includes(lexeme.timeframe)) return true;
      return (
        isWritten(lexeme.value) ||
        // "Two days ago" on bars of an hour: one day before the last one that has closed.
        (isAgo(lexemes[at + 1]) && isWritten(lexeme.value - 1)) ||
        durationForms(lexeme.value, lexeme.unit, written.timeframes).some(isWritten)
      );
    case 'proportion': {
      const { left, right } = lexeme;
      return timesOfDay(left, right, lexemes).some(isWritten) || (left > 0 && written.hasRatio(right / left));
    }
    default:
      return true;
  }
}

/** A length in bars of what is traded and read, and in trading days. */
function durationForms(value: number, unit: TimeUnit, timeframes: readonly string[]): readonly number[] {
  const minutes = minutesIn(value, unit);
  if (minutes === null) return [];
  const bars = timeframes.map((timeframe) => minutes / timeframeMinutes(timeframe));
  return [...bars, Math.round(dailyBarsIn(value, unit, 'weekdays'))];
}

/** "The best 4": whoever beats all but three of the others is among them. */
function isRank(lexemes: readonly Lexeme[], at: number): boolean {
  const bottom = lexemes[at - 1]?.is === 'extreme' && lexemes.some(({ is }) => is === 'ranked');
  return bottom || lexemes[at - 1]?.is === 'ranked' || lexemes[at + 1]?.is === 'ranked';
}

/** "The best of the three": how many markets are named, of which one may be what is held instead. */
function countsMarkets(lexemes: readonly Lexeme[], at: number, value: number): boolean {
  const of = lexemes[at - 1];
  const next = lexemes[at + 1];
  if (of?.is !== 'mark' || of.mark !== 'of' || lexemes[at - 2]?.is !== 'ranked') return false;
  if (next !== undefined && next.is !== 'mark') return false;
  return [0, 1].includes(marketsIn(lexemes) - value);
}

function marketsIn(lexemes: readonly Lexeme[]): number {
  return new Set(lexemes.flatMap((lexeme) => (lexeme.is === 'asset' ? [lexeme.symbol] : []))).size;
}

/** "8am", "9-11 am", "16 London time": a number that the words behind it make a time. */
function isHour(lexemes: readonly Lexeme[], at: number): boolean {
  const [next, other, last] = lexemes.slice(at + 1, at + 4);
  if (isTime(next) || isOutAt(lexemes, at)) return true;
  const ranges = next?.is === 'mark' && ['slash', 'to', 'until', 'and'].includes(next.mark);
  return ranges && (other?.is === 'proportion' || (other?.is === 'number' && isTime(last)));
}

/** "Always flat at 12": a way out at an hour that nothing else tells. */
function isOutAt(lexemes: readonly Lexeme[], at: number): boolean {
  const [out, link] = [lexemes[at - 2], lexemes[at - 1]];
  return out?.is === 'action' && link?.is === 'mark' && ['at', 'by', 'ago'].includes(link.mark);
}

function isAgo(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'mark' && lexeme.mark === 'ago';
}

function isTime(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'half-of-day' || lexeme?.is === 'zone';
}

/** The minute of the day and its hour, before and after noon: on the clock of a city, in UTC, or so far from it as is told. */
function timesOfDay(hour: number, minute: number, lexemes: readonly Lexeme[]): readonly number[] {
  const ahead = lexemes.flatMap((lexeme) =>
    lexeme.is === 'zone' && typeof lexeme.clock === 'number' ? [lexeme.clock] : [],
  );
  return [0, ...ahead].flatMap((offset) =>
    [0, 720].flatMap((half) => {
      const time = (hour * 60 + minute + half - offset + 2_880) % 1_440;
      return [time, Math.floor(time / 60)];
    }),
  );
}
