import type { Lexeme } from '../lex/lexeme.js';
import type { TimeUnit } from '../lexicon/meaning.js';
import type { Rule, StrategyRequest } from '../request/strategy-request.js';
import { skipMost } from './read-most.js';
import { isOpeningPrice } from './read-prices.js';
import type { Reader } from './reader.js';

/** `exit after 10 bars`, `sell after 3 days`. */
export function readTimedExit(reader: Reader, request: StrategyRequest, act: Rule['act']): boolean {
  if (act === 'enter') return false;
  return (
    reader.tryRead(() => {
      reader.take('asset');
      const age = readAge(reader);
      if (age !== null) {
        request.timeExit = { is: 'given', value: age };
        return true;
      }
      const nth = readNthBar(reader);
      if (nth !== null) {
        request.timeExit = { is: 'given', value: nth };
        return true;
      }
      if (readNextBar(reader, request)) {
        request.timeExit = { is: 'given', value: { value: 1, unit: 'bar' } };
        return true;
      }
      const later = reader.isMark('after') || reader.isMark('in');
      const linked = reader.takeMark('after', 'at', 'in');
      if (!linked) return null;
      reader.takeMark('last');
      const duration = reader.take('duration') ?? (later ? takeOneUnit(reader) : null);
      if (duration === null) return null;
      // "sell at a new 90 day high"
      if (['extreme', 'indicator', 'pattern', 'field', 'output'].includes(reader.peek()?.is ?? 'mark'))
        return null;
      request.timeExit = { is: 'given', value: { value: duration.value, unit: duration.unit } };
      return true;
    }) ?? false
  );
}

/** `a week`, `an hour`: one of them. */
function takeOneUnit(reader: Reader): { readonly value: number; readonly unit: TimeUnit } | null {
  const unit = reader.take('unit')?.unit ?? reader.take('every')?.every;
  return unit === undefined || unit === 'quarter' ? null : { value: 1, unit };
}

/** `the next day`, `at the close of the next day`, `at the following day's close`: one bar later. */
function readNextBar(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      while (reader.takeMark('at', 'on', 'in'));
      const price = takeOpenOrClose(reader);
      if (price && !reader.takeMark('of')) return null;
      const next = reader.peekIs('future');
      const following =
        next === null &&
        reader.isMark('after') &&
        (reader.peekIs('unit', 1) !== null || reader.peekIs('candle', 1) !== null) &&
        wordsOf(reader, reader.peek()).startsWith('following');
      if (next !== null && wordsOf(reader, next).startsWith('next')) {
        reader.at++;
        request.nextBarExits++;
      } else if (following) reader.at += 2;
      else return null;
      reader.takeMark('at', 'on');
      takeOpenOrClose(reader);
      return true;
    }) ?? false
  );
}

/** `at the close of the third day`, `on the fifth bar`: counted from the entry. */
function readNthBar(reader: Reader): { readonly value: number; readonly unit: TimeUnit } | null {
  return reader.tryRead(() => {
    while (reader.takeMark('at', 'on', 'in', 'after'));
    if (takeOpenOrClose(reader) && !reader.takeMark('of')) return null;
    const value = ordinals.indexOf(reader.take('unknown')?.word.toLowerCase() ?? '') + 2;
    const unit = reader.take('unit') ?? reader.take('candle');
    if (value < 2 || unit === null || reader.isMark('of')) return null;
    return { value, unit: unit.is === 'unit' ? unit.unit : 'bar' };
  });
}

const ordinals: readonly string[] = [
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

function takeOpenOrClose(reader: Reader): boolean {
  if (!reader.isVerb('close') && !isOpeningPrice(reader)) return false;
  reader.at++;
  return true;
}

function wordsOf(reader: Reader, lexeme: Lexeme | undefined): string {
  return lexeme === undefined ? '' : reader.text.slice(lexeme.from, lexeme.to).toLowerCase();
}

/**
 * "if still in the trade after 32 bars", "that has been open for 20 bars", "when the trade is older than 3 days": how
 * long a position has been held. Nothing else may stand between: an age of a condition is none of the position.
 */
export function readAge(reader: Reader): { readonly value: number; readonly unit: TimeUnit } | null {
  return reader.tryRead(() => {
    reader.takeMark('when');
    let held = false;
    for (let step = 0; step < 6; step++) {
      if (reader.isVerb('stay') || reader.isAction('enter') || reader.isMark('in')) held = true;
      else if (reader.peekIs('unknown') !== null) held ||= isOld(reader);
      else if (!reader.isVerb('be') && !reader.isMark('it') && !reader.isMark('on')) break;
      reader.at++;
    }
    if (!held || !(reader.takeMark('after', 'for', 'than') || reader.peekIs('compare')?.op === '>'))
      return null;
    if (reader.peekIs('compare') !== null) reader.at++;
    reader.takeMark('last', 'than');
    const duration = reader.take('duration');
    return duration === null ||
      !(reader.peek() === undefined || reader.peek()?.is === 'mark' || reader.peek()?.is === 'action')
      ? null
      : { value: duration.value, unit: duration.unit };
  });
}

function readSpanBehindAfter(reader: Reader): { readonly value: number; readonly unit: TimeUnit } | null {
  reader.at++;
  const duration = reader.take('duration');
  return duration === null ? null : { value: duration.value, unit: duration.unit };
}

function isOld(reader: Reader): boolean {
  const word = reader.peekIs('unknown')?.word.toLowerCase();
  return word === 'older' || word === 'longer' || word === 'alive';
}

/** "if still in the trade after 32 bars, close it", "after 10 bars exit": the way out stands behind. */
export function readAgedExit(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const age = reader.isMark('after')
        ? readSpanBehindAfter(reader)
        : reader.isMark('when')
          ? readAge(reader)
          : null;
      if (age === null) return null;
      reader.takeMark('comma', 'then');
      const out = reader.take('action')?.action;
      if (out !== 'exit' && out !== 'sell' && out !== 'exit-long' && out !== 'exit-short') return null;
      reader.takeMark('it');
      if (reader.peek() !== undefined && reader.peek()?.is !== 'mark') return null;
      request.timeExit = { is: 'given', value: age };
      return true;
    }) ?? false
  );
}

/** `at most`, `max`, `up to`, `no more than`. */
function saysMost(reader: Reader): boolean {
  const { at } = reader;
  skipMost(reader);
  return reader.at > at;
}

/** "or after 10 bars", "hold 5 days". */
export function readTimeExit(reader: Reader, request: StrategyRequest, last: Rule['act'] | null): boolean {
  return (
    reader.tryRead(() => {
      // "No trades 15 minutes around the open" holds nothing.
      const held = reader.isVerb('stay') && !reader.isMark('not', -1);
      if (held) reader.at++;
      // "hold at most 3 days" says so wherever it stands.
      const limited = held && saysMost(reader);
      // "Hold 5 candles, then close" before anything is bought.
      const first = held && reader.peekIs('duration') !== null && reader.peek(1)?.is === 'mark';
      if (!limited && !first && last === null) return null;
      // "..., or 5 days later"
      const later =
        !held && reader.isMark('or') && reader.peekIs('duration', 1) !== null && reader.atClauseEnd(2);
      if (later && last !== 'enter') reader.at++;
      else if (!limited && !held && (!reader.takeMark('after') || last === 'enter')) return null;
      reader.takeMark('for');
      const duration = reader.take('duration');
      if (duration === null) return null;
      request.timeExit = { is: 'given', value: { value: duration.value, unit: duration.unit } };
      return true;
    }) ?? false
  );
}
