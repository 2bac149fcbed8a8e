import type { TimeUnit } from '../lexicon/meaning.js';
import { previous, type Series } from '../request/expression.js';
import type { Reader } from './reader.js';
import { withOrigin } from './series-origin.js';

/** A bar that has closed before the one that is read. */
export interface BarBefore {
  readonly unit: TimeUnit | null;
  /** The size of that bar where it is named: `the previous 4h candle`. */
  readonly size?: string;
  /** How many bars of that size back: "the day before yesterday" is two. */
  readonly bars?: number;
}

/** "Yesterday" in the languages that are understood. */
const yesterdays = [
  'yesterday',
  'gestern',
  'gestrig',
  'vortag',
  'hier',
  'la veille',
  'ayer',
  'ieri',
  'ontem',
  'gisteren',
  'wczoraj',
];

/** "yesterday's high", German "das Hoch der Vorwoche": the day or the week is told by the word itself. */
export function unitNamed(reader: Reader): 'day' | 'week' | null {
  const lexeme = reader.peek();
  if (lexeme === undefined || !reader.isMark('previous')) return null;
  const said = reader.text.slice(lexeme.from, lexeme.to).toLowerCase();
  if (yesterdays.some((word) => said.startsWith(word))) return 'day';
  return weeks.some((word) => said.includes(word)) ? 'week' : null;
}

/** A week in these languages, inside of "the week before". */
const weeks = ['woche', 'semaine', 'semana', 'settimana', ' week', 'tygodnia'];

/** `4h candle`, `daily bar`. */
export function readSizedCandle(reader: Reader): string | null {
  const size = reader.take('timeframe')?.timeframe ?? reader.take('duration')?.timeframe ?? null;
  const candle = reader.peekIs('candle') !== null || reader.peekIs('unit') !== null;
  if (size === null || !candle) return null;
  reader.at++;
  return size;
}

const barsOfUnit: Readonly<Partial<Record<TimeUnit, string>>> = { hour: '1h', day: '1d', week: '1w' };

/** A price of a bar that has closed: of the day, where one is named, else of the strategy's own bars. */
export function closedBar(reader: Reader, of: Series, bar: BarBefore): Series | null {
  const timeframe = bar.size ?? (bar.unit === null ? undefined : barsOfUnit[bar.unit]);
  if (timeframe === undefined && (bar.unit === 'month' || bar.unit === 'year'))
    return windowBefore(reader, of, bar.unit);
  const named = timeframe === undefined ? of : withOrigin(of, { timeframe });
  return { ...previous(named, bar.bars ?? 1), closed: true };
}

/** "Last month's high": there are no bars of a month, but the highest high of as many days. */
function windowBefore(reader: Reader, of: Series, unit: TimeUnit): Series | null {
  if (of.kind !== 'field' || (of.field !== 'high' && of.field !== 'low')) return null;
  reader.note(
    'window',
    `The ${of.field} of last ${unit} is read as that of a ${unit} of bars before this one: there are no bars of a ${unit}.`,
  );
  return previous({ kind: 'extreme', extreme: of.field, of, span: { value: 1, unit } });
}

/** `the previous candle`, `yesterday`, `the day before`, `two weeks ago`, `last week`: a bar before this one. */
export function readBarBefore(reader: Reader): BarBefore | null {
  if (!startsBarBefore(reader)) return null;
  const { at } = reader;
  const bar = reader.tryRead(() => readFurtherBack(reader) ?? readNextBefore(reader));
  return bar === null ? null : relativeTo(reader, at, bar);
}

/** Whether words for an earlier bar may begin there. */
export function startsBarBefore(reader: Reader): boolean {
  if (reader.isMark('previous') || reader.isMark('last')) return true;
  return ['duration', 'every', 'unit'].includes(reader.peek()?.is ?? 'mark') && reader.isMark('ago', 1);
}

function readNextBefore(reader: Reader): BarBefore | null {
  const named = unitNamed(reader);
  if (named !== null && reader.takeMark('previous')) return { unit: named };
  const last = reader.isMark('last');
  if (!reader.takeMark('previous', 'last')) return null;
  if (reader.take('candle') !== null) return { unit: null };
  const size = reader.tryRead(() => readSizedCandle(reader));
  if (size !== null) return { unit: null, size };
  // "of the prior 3 weeks" is a window.
  if (reader.peekIs('duration') !== null || reader.peekIs('number') !== null) return null;
  const unit = reader.take('unit')?.unit ?? null;
  // "Of the previous 20 days" is a window.
  const counted = reader.peekIs('duration') !== null || reader.peekIs('number') !== null;
  return unit !== null || (!last && !counted) ? { unit } : null;
}

/** `the day before`, `the week before last`, `the day before yesterday`, `two weeks ago`, `3 bars ago`. */
function readFurtherBack(reader: Reader): BarBefore | null {
  return reader.tryRead((): BarBefore | null => {
    const duration = reader.take('duration');
    if (duration !== null) {
      if (!reader.takeMark('ago')) return null;
      if (duration.unit === 'bar') return { unit: null, bars: duration.value };
      return barsOfUnit[duration.unit] === undefined ? null : { unit: duration.unit, bars: duration.value };
    }
    const unit = reader.take('every')?.every ?? reader.take('unit')?.unit ?? null;
    if (unit === null || !reader.takeMark('ago')) return null;
    const further = reader.takeMark('previous', 'last');
    return { unit: unit as TimeUnit, bars: further ? 2 : 1 };
  });
}

/**
 * "Last week's close is above the close of the week before": before that one, and not before this bar. The same word said
 * twice ("yesterday's close above yesterday's open") means the same bar twice.
 */
export function relativeTo(reader: Reader, at: number, bar: BarBefore): BarBefore {
  const word = reader.words(at, at + 1).toLowerCase();
  const relative = /^(?:previous|prior|preceding)\b/.test(word) || /\bbefore\b/.test(word);
  const { earlier } = reader;
  if (!relative || !isCompared(reader, at)) {
    reader.earlier = { at, bar, word };
    return bar;
  }
  if (earlier === null || earlier.at >= at || earlier.word === word) return bar;
  const sameSize = earlier.bar.unit === bar.unit && earlier.bar.size === bar.size;
  return sameSize && isSaidBefore(reader, earlier.at, at)
    ? { ...bar, bars: (earlier.bar.bars ?? 1) + (bar.bars ?? 1) }
    : bar;
}

/** Whether a comparison stands in front, with a price at most between: "above the close of", "higher than". */
function isCompared(reader: Reader, at: number): boolean {
  for (let before = at - 1; before >= at - 4; before--) {
    const lexeme = reader.lexemes[before];
    if (lexeme?.is === 'compare' || lexeme?.is === 'side') return true;
    const part =
      lexeme?.is === 'field' ||
      lexeme?.is === 'extreme' ||
      (lexeme?.is === 'verb' && lexeme.verb === 'close') ||
      (lexeme?.is === 'mark' && (lexeme.mark === 'of' || lexeme.mark === 'than'));
    if (!part) return false;
  }
  return false;
}

/** Whether both stand in one comparison. */
function isSaidBefore(reader: Reader, from: number, to: number): boolean {
  return !reader.lexemes
    .slice(from, to)
    .some(
      (lexeme) =>
        lexeme.is === 'mark' && ['and', 'or', 'comma', 'stop', 'newline', 'when'].includes(lexeme.mark),
    );
}
