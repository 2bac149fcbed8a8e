import { phraseGaps } from '../lexicon/fillers.js';
import {
  currencySymbols,
  deviationWords,
  moneyWords,
  multiplied,
  percentWords,
  pointWords,
  unitWords,
} from '../lexicon/symbols-and-units.js';
import type { NumberUnit } from './lexeme.js';
import type { LexemeTape } from './lexeme-tape.js';
import { tidy } from './tidy.js';
import { timeframeOf } from './timeframes.js';

/** "Last" between a number and its unit. */
const lastWords: ReadonlySet<string> = new Set([
  'derniers',
  'dernieres',
  'ultimos',
  'ultimas',
  'ultimi',
  'ultime',
  'letzten',
  'laatste',
  'ostatnich',
]);

/** A number with what it counts: `5%`, `$2k`, `30 bps`, `2R`, `1:3`, `4h`. */
export function numberWithUnit(tape: LexemeTape, length: number, value: number, prefix?: NumberUnit): void {
  const at = tape.index;
  let end = tape.index + length;
  let number = value;
  let unit: NumberUnit = prefix ?? 'plain';
  // "2N": turtles call their average true range N.
  if (tape.tokens[end]?.glued === true && tape.tokens[end]?.text === 'N' && prefix === undefined) {
    tape.pushFrom(at, { is: 'number', value: number, unit: 'plain', whole: Number.isInteger(number) }, end);
    const named = tape.lexemes.slice(-4).some((lexeme) => lexeme.is === 'indicator' && lexeme.name === 'atr');
    if (named) tape.index++;
    else tape.push({ is: 'indicator', name: 'atr' }, 1);
    return;
  }
  // German "50er"
  if (tape.tokens[end]?.glued === true && tape.normAt(end) === 'er') end++;
  const next = tape.tokens[end];
  const norm = tape.normAt(end);
  const glued = next?.glued === true;
  if (norm === '%' || (norm !== undefined && percentWords.has(norm))) {
    unit = 'percent';
    end++;
  } else if (
    (norm === 'per' || norm === 'por' || norm === 'pour') &&
    ['cent', 'cento', 'ciento'].includes(tape.normAt(end + 1) ?? '')
  ) {
    unit = 'percent';
    end += 2;
  } else if (norm === 'a' && percentWords.has(tape.normAt(end + 1) ?? '')) {
    unit = 'percent';
    end += 2;
  } else if (norm === 'bps' || norm === 'bp' || (norm === 'basis' && tape.normAt(end + 1) === 'points')) {
    unit = 'percent';
    number /= 100;
    end += norm === 'basis' ? 2 : 1;
  } else if (glued && norm === 'k') {
    number *= 1_000;
    end++;
    // "10k per trade" is money; nobody counts coins in thousands.
    if (tape.normAt(end) === 'per' || tape.normAt(end) === 'each') unit = 'money';
  } else if (
    glued &&
    (next?.text === 'm' || next?.text === 'M') &&
    (!Number.isInteger(number) || isOfVolume(tape))
  ) {
    // No bars last 1.2 minutes, and no timeframe 1.5 months; volume is no stretch of time.
    number *= 1_000_000;
    end++;
  } else if (
    (glued && unit === 'money' && (norm === 'm' || norm === 'mm')) ||
    norm === 'million' ||
    norm === 'mio'
  ) {
    number *= 1_000_000;
    end++;
  } else if (
    norm === 'x' &&
    (glued || multiplied.has(tape.normAt(end + 1) ?? '')) &&
    (!followedByNumber(tape, end + 1) || (glued && startsSpan(tape, end + 1)))
  ) {
    unit = 'times';
    end++;
  } else if (next?.kind === 'word' && (next.text === 'R' || (glued && next.text === 'r'))) {
    unit = 'reward';
    end++;
  } else if (
    norm === ':' &&
    glued &&
    tape.tokens[end + 1]?.kind === 'number' &&
    tape.tokens[end + 1]?.glued === true
  ) {
    const right = tape.tokens[end + 1];
    if (right?.kind === 'number') {
      tape.pushFrom(at, { is: 'proportion', left: number, right: right.value }, end + 2);
      return;
    }
  } else if (norm !== undefined && deviationWords.has(norm)) {
    unit = 'deviations';
    end++;
    while (deviationWords.has(tape.normAt(end) ?? '')) end++;
  } else if (norm === 'standard' && deviationWords.has(tape.normAt(end + 1) ?? '')) {
    unit = 'deviations';
    end += 2;
  } else if (duration(tape, at, number, end)) {
    return;
  }
  if (norm !== undefined && unit === 'plain' && end === tape.index + length && moneyWords.has(norm)) {
    unit = 'money';
    end++;
  } else if (unit === 'plain' && moneyWords.has(tape.normAt(end) ?? '')) {
    unit = 'money';
    end++;
  } else if (unit === 'plain' && currencySymbols.has(tape.normAt(end) ?? '')) {
    unit = 'money';
    end++;
  }
  if (unit === 'plain' && pointWords.has(tape.normAt(end) ?? '')) {
    unit = 'points';
    end++;
  }
  if (unit === 'money' && moneyWords.has(tape.normAt(end) ?? '')) end++;
  tape.pushFrom(at, { is: 'number', value: tidy(number), unit, whole: Number.isInteger(number) }, end);
}

/** "1.5x 20 bar average": a number apart, with a unit of time. */
function startsSpan(tape: LexemeTape, index: number): boolean {
  return tape.tokens[index]?.glued === false && unitWords[tape.normAt(index + 1) ?? ''] !== undefined;
}

function followedByNumber(tape: LexemeTape, index: number): boolean {
  return tape.tokens[index]?.kind === 'number';
}

/** A number with a unit of time: `14-period`, `4h`, `20 day`. */
function duration(tape: LexemeTape, at: number, value: number, after: number): boolean {
  let end = after;
  if (tape.normAt(end) === '-') end++;
  // "les 20 derniers jours"
  if (lastWords.has(tape.normAt(end) ?? '')) end++;
  // "15 trading days", "10 daily bars"
  if (
    /^(trading|business|working)$/.test(tape.normAt(end) ?? '') &&
    /^(day|days)$/.test(tape.normAt(end + 1) ?? '')
  )
    end++;
  const token = tape.tokens[end];
  const norm = tape.normAt(end);
  if (token === undefined || norm === undefined || token.kind !== 'word') return false;
  // "15M entry" beside "4H": nobody counts fifteen months.
  const months = token.text === 'M' && ![5, 15, 30, 45].includes(value);
  const unit = months ? 'month' : unitWords[norm];
  if (unit === undefined) return false;
  // French "trois bougies rouges": what is counted are candles of a kind.
  const shape = tape.vocabulary.phrases.longest((ahead) => tape.normAt(end + ahead), phraseGaps);
  if (shape?.meaning.is === 'pattern' && shape.length > 1) return false;
  const single = norm.length === 1;
  // "5 m" or "2 d" apart are too short to be trusted as units.
  if (single && !token.glued && norm !== 'h' && norm !== 'd') return false;
  end++;
  const bars = tape.normAt(end);
  if (unit !== 'bar' && bars !== undefined && (bars === 'period' || bars === 'periods')) end++;
  const timeframe = unit === 'bar' ? null : timeframeOf(value, unit);
  tape.pushFrom(at, { is: 'duration', value, unit, timeframe }, end);
  return true;
}

/** "volume is over 1m": what is compared with the number to come is a volume. */
function isOfVolume(tape: LexemeTape): boolean {
  const [subject, comparison] = tape.lexemes
    .slice(-3)
    .filter(({ is }) => is !== 'verb')
    .slice(-2);
  const compares = comparison?.is === 'side' || comparison?.is === 'compare';
  return compares && subject?.is === 'field' && subject.field === 'volume';
}
