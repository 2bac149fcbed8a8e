import type { Direction, IndicatorName } from '../lexicon/meaning.js';
import { type Condition, cross, indicatorSeries } from '../request/expression.js';
import { startsPredicate } from './predicate-start.js';
import { isAverage, listedIn } from './read-parameters.js';
import type { Reader } from './reader.js';

interface Pair {
  readonly fast: number;
  readonly slow: number;
  readonly fastName: IndicatorName;
  readonly slowName: IndicatorName;
}

/**
 * Two averages that cross: `9/21 EMA cross`, `the 50 and 200 day SMA cross`, `EMA 9/21 crossover`, `golden cross 50/200`,
 * `20 EMA / 50 EMA bullish cross`. Without a direction the side of the rule decides.
 */
export function readAveragePair(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const named = reader.tryRead(() => readNamedCross(reader));
    if (named !== null) return named;
    const pattern = reader.peekIs('pattern');
    const early =
      pattern !== null && (pattern.pattern === 'bullish-cross' || pattern.pattern === 'bearish-cross')
        ? reader.take('pattern')
        : null;
    const crossFirst =
      early === null &&
      reader.isVerb('cross') &&
      (reader.isMark('of', 1) || reader.isMark('between', 1) || reader.peekIs('indicator', 1) !== null)
        ? reader.take('verb')
        : null;
    if (early !== null || crossFirst !== null) reader.takeMark('of', 'on', 'between', 'in');
    const headed =
      early === null && crossFirst === null ? reader.tryRead(() => readHeadedPair(reader)) : null;
    if (headed !== null) return crossOf(reader, headed, directionOf(reader));
    const over = crossFirst === null ? null : readPairOver(reader);
    if (over !== null) return crossOf(reader, over.pair, over.direction);
    const pair = readPair(reader);
    if (pair === null) return null;
    const { direction, crossing } = readCrossWords(reader);
    if (!crossing && early === null && crossFirst === null) return null;
    const way =
      early?.pattern === 'bullish-cross' ? 'above' : early?.pattern === 'bearish-cross' ? 'below' : direction;
    return crossOf(reader, pair, way ?? directionOf(reader));
  });
}

function directionOf(reader: Reader): Direction {
  reader.note(
    'direction',
    `"Crosses" is read as ${reader.bias === 'down' ? 'crosses below' : 'crosses above'}.`,
  );
  return reader.bias === 'down' ? 'below' : 'above';
}

function crossOf(reader: Reader, pair: Pair, direction: Direction): Condition {
  const left = indicatorSeries(pair.fastName, [pair.fast]);
  const right = indicatorSeries(pair.slowName, [pair.slow]);
  reader.subject = left;
  reader.crossed = { left, right };
  reader.lengths.set(pair.fast, pair.fastName).set(pair.slow, pair.slowName);
  return cross(left, direction, right);
}

/** `moving average crossover (10 and 50)`, `EMA cross 9/21`. */
function readHeadedPair(reader: Reader): Pair | null {
  const name = readAverageName(reader);
  if (name === null || !reader.isVerb('cross')) return null;
  reader.at++;
  const open = reader.takeMark('open');
  reader.takeMark('of', 'with', 'colon');
  const pair = readPair(reader, true);
  if (pair === null || (open && !reader.isMark('close', -1) && !reader.takeMark('close'))) return null;
  return { ...pair, fastName: name, slowName: name };
}

/** Golden and death crosses, with other lengths than 50 and 200 when they are named. */
function readNamedCross(reader: Reader): Condition | null {
  const pattern = reader.peekIs('pattern');
  const before = pattern === null ? reader.tryRead(() => readPair(reader)) : null;
  const named = reader.peekIs('pattern');
  if (named === null || (named.pattern !== 'golden-cross' && named.pattern !== 'death-cross')) return null;
  reader.at++;
  const after =
    before ??
    reader.tryRead(() => {
      const open = reader.takeMark('open');
      reader.takeMark('of', 'on', 'with', 'between', 'colon');
      const pair = readPair(reader, true);
      if (pair === null || (open && !reader.takeMark('close'))) return null;
      return pair;
    });
  // "golden cross 20/100 EMA = long, death cross = short": of the same two.
  const known = after ?? pairCrossed(reader);
  const pair = known ?? { fast: 50, slow: 200, fastName: 'sma', slowName: 'sma' };
  if (known === null)
    reader.note('period', 'The cross is that of the 50 and 200 bar simple moving averages.');
  return crossOf(reader, pair, named.pattern === 'golden-cross' ? 'above' : 'below');
}

function pairCrossed({ crossed }: Reader): Pair | null {
  if (crossed === null) return null;
  const { left, right } = crossed;
  if (left.kind !== 'indicator' || right.kind !== 'indicator') return null;
  const [fast, slow] = [left.params[0], right.params[0]];
  if (typeof fast !== 'number' || typeof slow !== 'number' || !isAverage(left.name) || !isAverage(right.name))
    return null;
  return { fast, slow, fastName: left.name, slowName: right.name };
}

/** The two averages of `9/21 EMA`, `the 10 and 30 day SMAs`, `EMA 9 and EMA 21`; null when none stand here. */
export function readPair(reader: Reader, bareAllowed = false): Pair | null {
  return reader.tryRead(() => {
    // "RSI 30 and EMA 50": the first number is the oscillator's.
    const owner = reader.peekIs('indicator', -1);
    if (owner !== null && !isAverage(owner.name)) return null;
    const leading = readAverageName(reader);
    // "EMAs of 9 and 21"
    if (leading !== null) reader.takeMark('of', 'with', 'colon');
    const listed = readListed(reader);
    if (listed !== null) {
      const name = leading ?? readAverageName(reader) ?? (bareAllowed ? 'sma' : null);
      return name === null ? null : { ...listed, fastName: name, slowName: name };
    }
    const first = readLength(reader);
    if (first === null) return null;
    const firstName = leading ?? readAverageName(reader);
    if (!reader.takeMark('slash', 'and', 'comma', 'with', 'minus')) return null;
    const repeated = readAverageName(reader);
    const second = readLength(reader);
    if (second === null) return null;
    const secondName = repeated ?? readAverageName(reader) ?? firstName;
    if (secondName === null && firstName === null && !bareAllowed) return null;
    const name = secondName ?? firstName ?? 'sma';
    return { fast: first, slow: second, fastName: firstName ?? name, slowName: name };
  });
}

/** `a cross of the 8 EMA over the 34 EMA`: the word between them says which way. */
function readPairOver(reader: Reader): { readonly pair: Pair; readonly direction: Direction } | null {
  return reader.tryRead(() => {
    const leading = readAverageName(reader);
    const fast = readLength(reader);
    const name = leading ?? readAverageName(reader);
    const side = reader.take('side');
    if (fast === null || side === null) return null;
    const repeated = readAverageName(reader);
    const slow = readLength(reader);
    if (slow === null) return null;
    const slowName = repeated ?? readAverageName(reader) ?? name;
    if (slowName === null) return null;
    return { pair: { fast, slow, fastName: name ?? slowName, slowName }, direction: side.direction };
  });
}

/** `50,200`: two lengths, not fifty thousand. */
function readListed(reader: Reader): { readonly fast: number; readonly slow: number } | null {
  return reader.tryRead(() => {
    const open = reader.takeMark('open');
    const number = reader.take('number');
    if (number?.unit !== 'plain') return null;
    const [fast, slow] = listedIn(reader, number, 2);
    if (fast === undefined || slow === undefined || (open && !reader.takeMark('close'))) return null;
    reader.take('unit');
    return { fast, slow };
  });
}

/** `the 9, 21 and 50 EMAs`: the reader knows them from the start. */
function readLengthsFirst(reader: Reader): true | null {
  let lengths = 0;
  for (let step = 0; step < 6; step++) {
    const length = readLength(reader);
    if (length === null || !reader.declared.has(length)) return null;
    lengths++;
    if (!reader.takeMark('comma', 'slash', 'and')) break;
  }
  return lengths > 2 && readAverageName(reader) !== null && !startsPredicate(reader) ? true : null;
}

/** `SMA: 5, 10, 20`: averages that later words name by their lengths. */
export function readLengthList(reader: Reader): boolean {
  return (
    reader.tryRead(() => readLengthsFirst(reader)) ??
    reader.tryRead(() => {
      // "three EMAs 9, 21 and 55": how many they are.
      const count = reader.peekIs('indicator', 1) === null ? null : reader.take('number');
      const name = readAverageName(reader);
      if (name === null) return null;
      reader.takeMark('colon', 'of', 'with');
      const lengths: number[] = [];
      for (;;) {
        const length = readLength(reader);
        if (length === null) break;
        lengths.push(length);
        if (!reader.takeMark('comma', 'slash', 'and')) break;
      }
      if (count === null ? lengths.length < 3 : lengths.length !== count.value) return null;
      for (const length of lengths) reader.lengths.set(length, name);
      return true;
    }) ??
    false
  );
}

function readAverageName(reader: Reader): IndicatorName | null {
  const indicator = reader.peekIs('indicator');
  if (indicator === null || !isAverage(indicator.name)) return null;
  reader.at++;
  return indicator.name;
}

function readLength(reader: Reader): number | null {
  reader.tryRead(() => (reader.takeMark('open') && reader.peek()?.is === 'number' ? true : null));
  const number = reader.peekIs('number');
  const duration = reader.peekIs('duration');
  const value =
    number !== null && number.unit === 'plain' && number.whole ? number.value : (duration?.value ?? null);
  if (value === null || value < 1) return null;
  reader.at++;
  reader.takeMark('close');
  reader.take('unit');
  reader.take('period-word');
  return value;
}

/** "cross", "crossover", "cross up", "bullish cross", "cross to the downside". */
function readCrossWords(reader: Reader): {
  readonly direction: Direction | null;
  readonly crossing: boolean;
} {
  const pattern = reader.peekIs('pattern');
  if (pattern !== null && (pattern.pattern === 'bullish-cross' || pattern.pattern === 'bearish-cross')) {
    reader.at++;
    return { direction: pattern.pattern === 'bullish-cross' ? 'above' : 'below', crossing: true };
  }
  const style = reader.peekIs('style');
  if (style?.style === 'crossover') {
    reader.at++;
    return { direction: null, crossing: true };
  }
  if (!reader.isVerb('cross')) return { direction: null, crossing: false };
  reader.at++;
  const way = reader.take('way');
  if (way !== null) return { direction: way.way === 'up' ? 'above' : 'below', crossing: true };
  const side = reader.peekIs('side');
  if (side !== null && reader.atClauseEnd(1)) {
    reader.at++;
    return { direction: side.direction, crossing: true };
  }
  const mood = reader.peekIs('pattern');
  if (mood !== null && (mood.pattern === 'bullish' || mood.pattern === 'bearish')) {
    reader.at++;
    return { direction: mood.pattern === 'bullish' ? 'above' : 'below', crossing: true };
  }
  return { direction: null, crossing: true };
}

/** `the 50 crosses above the 200`, `when 9 crosses above 21 EMA`: bare lengths of averages. */
export function readBareCross(reader: Reader): Condition | null {
  if (reader.peekIs('number') === null && reader.peekIs('duration') === null) return null;
  return reader.tryRead(() => {
    const first = reader.peekIs('number') ?? reader.peekIs('duration');
    if (first === null || (first.is === 'number' && (first.unit !== 'plain' || !first.whole))) return null;
    reader.at++;
    if (
      !reader.isVerb('cross') &&
      !reader.isVerb('rise') &&
      !reader.isVerb('fall') &&
      !reader.isVerb('move') &&
      reader.peekIs('pattern')?.pattern !== 'dip' &&
      !(reader.isVerb('close') && reader.lengths.has(first.value)) &&
      reader.peekIs('side') === null
    )
      return null;
    const dips = reader.peekIs('pattern') !== null && reader.take('pattern') !== null;
    const crossing = dips || (!reader.isVerb('close') && reader.take('verb') !== null);
    if (reader.isVerb('close')) reader.at++;
    const side = reader.take('side');
    const way = side === null ? reader.take('way') : null;
    const leading = readAverageName(reader);
    const second = readLength(reader);
    if (second === null) return null;
    const name =
      leading ??
      readAverageName(reader) ??
      reader.lengths.get(second) ??
      reader.lengths.get(first.value) ??
      null;
    if (name === null && !(crossing && second > first.value)) return null;
    const late = side === null && way === null ? reader.take('way') : null;
    const up =
      side !== null
        ? side.direction === 'above'
        : (way ?? late) !== null
          ? (way ?? late)?.way === 'up'
          : null;
    const direction: Direction = up === null ? directionOf(reader) : up ? 'above' : 'below';
    const average = name ?? 'ma';
    const fast = indicatorSeries(average, [first.value]);
    const slow = indicatorSeries(average, [second]);
    reader.subject = fast;
    if (crossing) {
      reader.crossed = { left: fast, right: slow };
      return cross(fast, direction, slow);
    }
    return { kind: 'compare', op: direction === 'above' ? '>' : '<', left: fast, right: slow };
  });
}
