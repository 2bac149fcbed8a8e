import {
  arithmetic,
  field,
  type IndicatorSeries,
  indicatorSeries,
  numberSeries,
  type Series,
  type Span,
  scaled,
} from '../request/expression.js';
import { lineMeant } from './line-meant.js';
import { startsPredicate } from './predicate-start.js';
import { isBarSize, lengthOf, readIndicator, readOutput, unitTimeframe } from './read-indicator.js';
import { countOf, isAverage } from './read-parameters.js';
import { isOpeningPrice, readAverage, readExtreme } from './read-prices.js';
import { readBase } from './read-series.js';
import { type LexemeOf, type Reader } from './reader.js';
import { onBarsOf, withOrigin } from './series-origin.js';

export function readNumbered(reader: Reader, lexeme: LexemeOf<'number'>, depth: number): Series | null {
  const { value, unit } = lexeme;
  // "1.5R" measures a position, no series.
  if (unit === 'reward') return null;
  reader.at++;
  const indicator = reader.peekIs('indicator');
  const speed = reader.peekIs('speed');
  if (unit === 'plain' && lexeme.whole && speed !== null && reader.peekIs('indicator', 1) !== null) {
    reader.at++;
    return readNumberedIndicator(reader, value);
  }
  if (unit === 'plain' && indicator !== null) return readNumberedIndicator(reader, value);
  // "its 20 average"
  if (unit === 'plain' && lexeme.whole && value > 1 && reader.peekIs('average') !== null)
    return readAverage(reader, { ...lexeme, is: 'duration', unit: 'bar', timeframe: null }, depth);
  const listed = unit === 'plain' ? reader.tryRead(() => readListedFirst(reader, value)) : null;
  if (listed !== null) return listed;
  if (unit === 'percent') return readPercent(reader, value, depth);
  if (unit === 'deviations') return readDeviations(reader, value, depth);
  const average =
    unit === 'plain' && lexeme.whole && value > 1 ? readAverageOver(reader, lexeme, depth) : null;
  if (average !== null) return average;
  const letter = unit === 'plain' && isTimesLetter(reader);
  if (unit === 'times' || letter || (unit === 'plain' && reader.isMark('times'))) {
    return (
      reader.tryRead(() => {
        if (letter) reader.at++;
        reader.takeMark('times');
        reader.takeMark('of');
        const inner = readBase(reader, depth + 1);
        return inner === null || inner.kind === 'number' ? null : scaled(inner, value);
      }) ?? numberSeries(value)
    );
  }
  return numberSeries(value);
}

/** `volume > its 20 average`, `the 20 volume average`: a bare number of bars. */
function readAverageOver(reader: Reader, lexeme: LexemeOf<'number'>, depth: number): Series | null {
  const behind = reader.peekIs('field') === null ? 0 : 1;
  if (reader.peekIs('average', behind) === null) return null;
  return reader.tryRead(() => {
    reader.at--;
    return readMeasured(reader, { ...lexeme, is: 'duration', unit: 'bar', timeframe: null }, depth);
  });
}

/** The x of `volume > 1.8 x SMA(volume, 48)`, which elsewhere is short for "crosses". */
function isTimesLetter(reader: Reader): boolean {
  const letter = reader.peekIs('verb');
  const before = reader.peek(-2);
  return (
    letter !== null &&
    reader.text.slice(letter.from, letter.to).toLowerCase() === 'x' &&
    (before?.is === 'compare' || before?.is === 'side' || before?.is === 'verb') &&
    reader.peekIs('side', 1) === null &&
    reader.peekIs('number', 1) === null
  );
}

function readNumberedIndicator(reader: Reader, value: number): Series | null {
  const indicator = reader.peekIs('indicator');
  if (indicator === null) return null;
  // "2 ATR" is a distance, "14 ATR" a length.
  const distance = indicator.name === 'atr' && (value < 7 || !Number.isInteger(value));
  if (distance) {
    const inner = readIndicator(reader, 'atr', []);
    const far = scaled(inner, value);
    return readDistanceFrom(reader, far) ?? far;
  }
  if (!Number.isInteger(value) || value < 1) return numberSeries(value);
  // "20 VWAP" is one that rolls; of what takes no number, none may be dropped.
  if (indicator.name === 'vwap')
    return { ...readIndicator(reader, 'vwap', []), name: 'rolling_vwap', params: [value] };
  if (countOf(indicator.name) === 0) return null;
  return readIndicator(reader, indicator.name, [value]);
}

/** `the 10,3 supertrend`, `12/26/9 MACD`: all numbers stand before the name. */
function readListedFirst(reader: Reader, first: number): Series | null {
  const numbers = [first];
  while (numbers.length < 4 && reader.takeMark('comma', 'slash')) {
    const number = reader.take('number');
    if (number?.unit !== 'plain') return null;
    numbers.push(number.value);
  }
  const indicator = reader.peekIs('indicator');
  if (indicator === null || isAverage(indicator.name) || numbers.length < 2) return null;
  return numbers.length > countOf(indicator.name) ? null : readIndicator(reader, indicator.name, numbers);
}

/** `2 ATR above the 20 EMA`. */
function readDistanceFrom(reader: Reader, distance: Series): Series | null {
  return reader.tryRead(() => {
    const side = reader.take('side');
    if (side === null) return null;
    const from = readBase(reader, 1);
    if (from === null) return null;
    return arithmetic(side.direction === 'above' ? '+' : '-', from, distance);
  });
}

/** `5% above the 200 SMA`, `150% of its average volume`; otherwise the bare percentage. */
function readPercent(reader: Reader, value: number, depth: number): Series {
  const relative = reader.tryRead(() => {
    if (reader.takeMark('of')) {
      const inner = readBase(reader, depth + 1);
      return inner === null || inner.kind === 'number' ? null : scaled(inner, value / 100);
    }
    const side = reader.take('side');
    if (side === null) return null;
    const meant = reader.isMark('it') ? lineMeant(reader, reader.subject ?? field('close')) : null;
    if (meant !== null) reader.at++;
    const inner = meant ?? readBase(reader, depth + 1);
    if (inner === null || inner.kind === 'number') return null;
    return scaled(inner, side.direction === 'above' ? 1 + value / 100 : 1 - value / 100);
  });
  return relative ?? { kind: 'number', value, percent: true };
}

/** `2 standard deviations below the 20-day mean` is a Bollinger band. */
function readDeviations(reader: Reader, value: number, depth: number): Series | null {
  return reader.tryRead(() => {
    const side = reader.take('side');
    const way = side === null ? reader.take('way') : null;
    if (side === null && way === null) {
      const bands = reader.peekIs('indicator');
      if (bands?.name !== 'bollinger') return null;
      return readIndicator(reader, 'bollinger', [null, value]);
    }
    reader.takeMark('of', 'from');
    const middle = readBase(reader, depth + 1);
    if (middle?.kind !== 'indicator' || !isAverage(middle.name)) return null;
    const upper = side?.direction === 'above' || way?.way === 'up';
    const period = middle.params[0] ?? null;
    return {
      ...indicatorSeries('bollinger', [period, value], upper ? 'upper' : 'lower'),
      asset: middle.asset,
      timeframe: middle.timeframe,
    };
  });
}

/** What follows a duration: an indicator's length (`14-day RSI`), its bars (`4h RSI`), the span of a high or an average. */
export function readMeasured(reader: Reader, lexeme: LexemeOf<'duration'>, depth: number): Series | null {
  reader.at++;
  const span: Span = { value: lexeme.value, unit: lexeme.unit };
  const timeframe =
    lexeme.unit in unitTimeframe ? unitTimeframe[lexeme.unit as keyof typeof unitTimeframe] : undefined;
  reader.take('chart');
  reader.take('speed');
  // "1h candle closes"
  if (isBarSize(lexeme) && reader.peekIs('candle') !== null && reader.isVerb('close', 1)) reader.at++;
  const next = reader.peek();
  // "The 1w close is above the 1w open": of the same bar; beside another price it would be that of the running one.
  const { subject } = reader;
  const sameBars = subject !== null && 'timeframe' in subject && subject.timeframe === lexeme.timeframe;
  if (sameBars && lexeme.timeframe !== null && isOpeningPrice(reader)) {
    reader.at++;
    return withOrigin(field('open'), { timeframe: lexeme.timeframe });
  }
  if (next?.is === 'extreme') return readExtreme(reader, span, depth);
  if (next?.is === 'edit' && next.edit === 'change' && startsPredicate(reader, 1)) {
    // "24h change": a whole number of days is counted in days.
    reader.at++;
    const days = lexeme.unit === 'hour' && lexeme.value % 24 === 0;
    const change = indicatorSeries('roc', [days ? lexeme.value / 24 : lexeme.value]);
    const own = days ? '1d' : timeframe;
    return own === undefined ? change : withOrigin(change, { timeframe: own });
  }
  if (next?.is === 'style' && next.style === 'momentum') {
    reader.at++;
    const series = indicatorSeries('roc', [lengthOf(reader, lexeme)]);
    return timeframe === undefined ? series : withOrigin(series, { timeframe });
  }
  if (next?.is === 'average') return readAverage(reader, lexeme, depth);
  if (next?.is === 'indicator' || (next?.is === 'output' && next.of !== null)) {
    if (isBarSize(lexeme)) {
      const inner = readBase(reader, depth + 1);
      return inner === null ? null : onBarsOf(reader, inner, lexeme.timeframe ?? '1d');
    }
    const series =
      next.is === 'indicator'
        ? readIndicator(reader, next.name, [lengthOf(reader, lexeme)])
        : readOutput(reader, next, [lexeme.value]);
    if (series === null) return null;
    return timeframe === undefined ? series : withOrigin(series, { timeframe });
  }
  if (
    isBarSize(lexeme) &&
    next !== undefined &&
    ['field', 'number', 'duration', 'output'].includes(next.is)
  ) {
    if (next.is === 'number' && reader.peekIs('indicator', 1) === null) return null;
    const inner = readBase(reader, depth + 1);
    return inner === null ? null : withOrigin(inner, { timeframe: lexeme.timeframe ?? '1d' });
  }
  if (next?.is === 'verb' && next.verb === 'close') {
    reader.at++;
    return isBarSize(lexeme) ? withOrigin(field('close'), { timeframe: lexeme.timeframe ?? '1d' }) : null;
  }
  if (next?.is === 'field') {
    // "20 day volume average"
    reader.at++;
    const average = reader.peek();
    if (average?.is === 'average' || (average?.is === 'indicator' && isAverage(average.name))) {
      reader.at++;
      const name = average.is === 'indicator' ? average.name : 'ma';
      const series: IndicatorSeries = {
        ...indicatorSeries(name, [lexeme.value]),
        of: next.field === 'close' ? null : field(next.field),
      };
      return timeframe === undefined ? series : withOrigin(series, { timeframe });
    }
  }
  return null;
}
