import { findKind } from '@strategy-builder/domain';
import { kindOf } from '../build/indicator-nodes.js';
import type { Lexeme } from '../lex/lexeme.js';
import type { IndicatorName } from '../lexicon/meaning.js';
import { isDigit } from '../scan/characters.js';
import { averages, isAverage } from './average-names.js';
import { startsPredicate } from './predicate-start.js';

export { isAverage } from './average-names.js';

import type { LexemeOf, Reader } from './reader.js';

const lengthAfterName: ReadonlySet<string> = new Set<string>([
  ...averages,
  'macd',
  'bollinger',
  'atr',
  'donchian',
  'keltner',
  'supertrend',
  'ichimoku',
  'stdev',
  'rolling_vwap',
  'linreg',
]);

/** How many numbers an indicator takes. */
export function countOf(name: IndicatorName): number {
  return findKind('function', kindOf(name))?.params.length ?? 0;
}

/**
 * Reads an indicator's numbers behind its name: `(14)`, ` 14`, `12/26/9`, `with length 21`. A lone number after an
 * oscillator is its length only when a comparison follows (`RSI 14 < 30`); otherwise it is a level (`at RSI 30`).
 */
export function readParameters(
  reader: Reader,
  name: IndicatorName,
  already: readonly (number | null)[],
): (number | null)[] {
  const params = [...already];
  const count = countOf(name);
  if (count === 0) return params;
  if (readInParentheses(reader, name, params, count)) return params;
  if (params.length === 0) readBare(reader, name, params, count);
  if (params.length === 0 && count > 1) readListBehindWith(reader, params, count);
  for (let round = 0; round < 4; round++) if (!readNamed(reader, name, params, count)) break;
  if (name === 'bollinger') readDeviations(reader, params);
  return params;
}

/** `Keltner (20, 1.5)`: two numbers are the length and the multiplier; the length of the range goes unsaid. */
function inPlace(name: IndicatorName, numbers: readonly number[]): readonly (number | null)[] {
  const [length, multiplier] = numbers;
  if (name !== 'keltner' || numbers.length !== 2 || length === undefined || multiplier === undefined)
    return numbers;
  return multiplier < length ? [length, null, multiplier] : numbers;
}

function readInParentheses(
  reader: Reader,
  name: IndicatorName,
  params: (number | null)[],
  count: number,
): boolean {
  return (
    reader.tryRead(() => {
      // "EMA (4h)" says on which bars, "SMA (200 days)" says more than a number.
      if (!reader.takeMark('open') || (measuresTime(reader.peek()) && reader.isMark('close', 1))) return null;
      const numbers: number[] = [];
      for (let step = 0; step < 12; step++) {
        const lexeme = reader.peek();
        if (lexeme === undefined) return null;
        if (reader.takeMark('close')) break;
        reader.at++;
        if (lexeme.is === 'number') numbers.push(...listedIn(reader, lexeme, count - numbers.length));
        else if (lexeme.is === 'duration') numbers.push(lexeme.value);
        else if (lexeme.is === 'mark' && ['comma', 'slash', 'colon', 'and', 'stop'].includes(lexeme.mark))
          continue;
        else if (lexeme.is === 'period-word' || lexeme.is === 'speed' || lexeme.is === 'compare') continue;
        else if (lexeme.is === 'field' || (lexeme.is === 'verb' && lexeme.verb === 'close')) continue;
        else if (lexeme.is === 'output') continue;
        else if (lexeme.is === 'indicator' && (lexeme.name === name || partOf(name, lexeme.name))) continue;
        else if (lexeme.is === 'mark' && lexeme.mark === 'times') continue;
        else if (lexeme.is === 'action') continue;
        else return null;
      }
      if (numbers.length === 0 || numbers.length > count) return null;
      // "20 period bands (2)": what was said stays, the rest follows.
      const said = params.length > 0 && params.length + numbers.length <= count && numbers.length < count;
      if (said) params.push(...numbers);
      else params.splice(0, numbers.length, ...inPlace(name, numbers));
      return true;
    }) ?? false
  );
}

/** What an indicator is made of: `supertrend ATR 10 mult 3`, `Keltner (ema 20, atr 10, 2)`. */
function partOf(name: IndicatorName, part: IndicatorName): boolean {
  if (part === 'stdev') return true;
  if (name === 'supertrend') return part === 'atr';
  return name === 'keltner' && (part === 'atr' || isAverage(part));
}

/** Names of parts before their numbers. */
function skipNames(reader: Reader, name: IndicatorName): void {
  for (let step = 0; step < 2; step++) {
    const part = reader.peekIs('indicator');
    const named = part !== null && partOf(name, part.name) && part.name !== 'stdev';
    const factor = reader.isMark('times') && (name === 'supertrend' || name === 'keltner');
    if ((!named && !factor) || reader.peekIs('number', 1) === null) return;
    reader.at++;
  }
}

function measuresTime(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'timeframe' || (lexeme?.is === 'duration' && lexeme.unit !== 'bar');
}

function readBare(reader: Reader, name: IndicatorName, params: (number | null)[], count: number): void {
  reader.tryRead(() => {
    const numbers: number[] = [];
    const glued = reader.peek()?.glued === true;
    let spelled = false;
    for (let step = 0; step < count; step++) {
      skipNames(reader, name);
      const duration = reader.peekIs('duration');
      const number = reader.peekIs('number');
      // "... below the lower band 2 candles in a row": how long, not over how many.
      if (reader.isMark('row', 1)) break;
      if (duration !== null && duration.unit === 'bar') {
        spelled = true;
        numbers.push(duration.value);
      } else if (number !== null && plainLength(number.value, number.unit, step))
        numbers.push(...listedIn(reader, number, count - numbers.length));
      else break;
      reader.at++;
      if (numbers.length >= count) break;
      const joined = reader.isMark('comma') || reader.isMark('slash');
      if (joined && reader.peekIs('number', 1) !== null) reader.at++;
    }
    if (numbers.length === 0) return null;
    const sure =
      glued || spelled || numbers.length > 1 || (lengthAfterName.has(name) && Number.isInteger(numbers[0]));
    // "RSI 70 überschreitet": a level before its verb.
    if (!sure && reader.peekIs('level-verb') !== null) return null;
    // "percent rank 100 of close"
    const ofPrice = reader.isMark('of') && (reader.peekIs('field', 1) !== null || reader.isVerb('close', 1));
    const barsBehind =
      ofPrice || (reader.isMark('open') && measuresTime(reader.peek(1))) || saidOnBars(reader);
    if (!sure && !barsBehind && !startsPredicate(reader) && reader.peek()?.is !== 'period-word') return null;
    reader.take('period-word');
    params.push(...inPlace(name, numbers));
    return true;
  });
}

/** Lengths are whole: `20,2` behind the name of bands is a list, whatever a comma means elsewhere in the text. */
export function listedIn(reader: Reader, lexeme: LexemeOf<'number'>, room: number): readonly number[] {
  const written = reader.text.slice(lexeme.from, lexeme.to).split(',');
  const listed = written.length === 2 && written.every((part) => isWhole(part)) && room > 1;
  return listed && (!lexeme.whole || lexeme.value > longestLength) ? written.map(Number) : [lexeme.value];
}

function isWhole(text: string): boolean {
  return text !== '' && [...text].every((character) => isDigit(character));
}

/** No average is longer: `50,200` are two lengths. */
const longestLength = 5_000;

/** "RSI 14 on the 15m goes over 80": a comparison follows behind the bars. */
function saidOnBars(reader: Reader): boolean {
  // "RSI 2 on QQQ: under 5 -> long"
  if (reader.isMark('on') && reader.peekIs('asset', 1) !== null && reader.isMark('colon', 2)) return true;
  if (!reader.isMark('on') && !reader.isMark('in')) return false;
  const bars = reader.peekIs('timeframe', 1) ?? reader.peekIs('duration', 1);
  const chart = reader.peekIs('chart', 2) !== null ? 3 : 2;
  return bars !== null && bars.timeframe !== null && startsPredicate(reader, chart);
}

/** `MACD with 8, 21, 5`. */
function readListBehindWith(reader: Reader, params: (number | null)[], count: number): void {
  reader.tryRead(() => {
    if (!reader.takeMark('with')) return null;
    const numbers: number[] = [];
    while (numbers.length < count) {
      const number = reader.peekIs('number');
      if (number === null || !plainLength(number.value, number.unit, numbers.length)) break;
      reader.at++;
      numbers.push(...listedIn(reader, number, count - numbers.length));
      if (numbers.length < count && reader.peekIs('number', 1) !== null)
        reader.takeMark('comma', 'slash', 'and');
    }
    if (numbers.length < 2) return null;
    params.push(...numbers);
    return true;
  });
}

function plainLength(value: number, unit: string, step: number): boolean {
  if (unit === 'deviations') return step > 0;
  return (unit === 'plain' || (unit === 'times' && step > 0)) && value > 0;
}

/** `with length 21`, `period = 14`, `fast 8`, `signal 5`, `of 14`. */
function readNamed(reader: Reader, name: IndicatorName, params: (number | null)[], count: number): boolean {
  return (
    reader.tryRead(() => {
      const linked = reader.takeMark('with', 'of', 'comma', 'and', 'at');
      const speed = reader.take('speed');
      const signal =
        speed === null && reader.peekIs('output')?.output === 'signal' ? reader.take('output') : null;
      const length = reader.take('period-word');
      // "with length 10 and multiplier 3"
      const factor = count > 1 && length === null && linked && reader.takeMark('times');
      if (speed === null && signal === null && length === null && !linked) return null;
      // "from 14 to 21": the number that is meant stands last.
      if (reader.isMark('from') && reader.peekIs('number', 1) !== null) reader.at += 2;
      while (reader.takeMark('of', 'to', 'colon', 'at') || reader.peekIs('compare')?.op === '==') {
        if (reader.peekIs('compare') !== null) reader.at++;
      }
      const number = reader.peekIs('number');
      const duration = reader.peekIs('duration');
      const value =
        number !== null && number.unit === 'plain'
          ? number.value
          : duration?.unit === 'bar'
            ? duration.value
            : null;
      if (value === null) return null;
      const named = factor || speed !== null || signal !== null || length !== null || duration !== null;
      const whole = number?.whole === true && isAverage(name) && number.value > 1;
      const linkedLength = reader.isMark('of', -1) || reader.isMark('at', -1);
      if (!named && !(linkedLength && (startsPredicate(reader, 1) || whole))) return null;
      reader.at++;
      if (length === null) reader.take('period-word');
      const place = factor ? count - 1 : signal !== null ? 2 : speed?.speed === 'slow' ? 1 : 0;
      if (params[place] !== undefined && params[place] !== null) return null;
      while (params.length < place) params.push(null);
      params[place] = value;
      return true;
    }) ?? false
  );
}

/** `bollinger bands with 2.5 standard deviations`, `20, 2 std`. */
function readDeviations(reader: Reader, params: (number | null)[]): void {
  reader.tryRead(() => {
    reader.takeMark('with', 'comma', 'and', 'at');
    const number = reader.take('number');
    if (number === null || number.unit !== 'deviations' || params[1] !== undefined) return null;
    if (params.length === 0) params.push(null);
    params.push(number.value);
    return true;
  });
}
