import { type Comparison, type Direction, type IndicatorName } from '../lexicon/meaning.js';
import { indicatorSeries, numberSeries, type Series, scaled } from '../request/expression.js';
import { closedBar, readBarBefore, startsBarBefore } from './bar-before.js';
import { beforeThisBar } from './breakouts.js';
import { lineMeant } from './line-meant.js';
import { startsPredicate } from './predicate-start.js';
import { isOnPriceScale, ofItsOwn } from './price-scale.js';
import { isBarSize, takeLetter } from './read-indicator.js';
import { isAverage } from './read-parameters.js';
import { readSeries } from './read-series.js';
import { type LexemeOf, type Reader } from './reader.js';

/** Two averages that are compared are those whose cross is meant later on. */
export function rememberPair(reader: Reader, left: Series, right: Series): void {
  const averages =
    left.kind === 'indicator' && right.kind === 'indicator' && isAverage(left.name) && isAverage(right.name);
  if (averages) reader.crossed = { left, right };
}

/** In a comparison that could otherwise never be true, a highest high means that of the bars before. */
export function beyond(right: Series, op: Comparison): Series {
  const upward =
    (op === '>' || op === '>=') &&
    ((right.kind === 'extreme' && right.extreme === 'high') || isBand(right, 'upper'));
  const downward =
    (op === '<' || op === '<=') &&
    ((right.kind === 'extreme' && right.extreme === 'low') || isBand(right, 'lower'));
  return upward || downward ? beforeThisBar(right) : right;
}

function isBand(series: Series, output: string): boolean {
  return series.kind === 'indicator' && series.name === 'donchian' && series.output === output;
}

/** The right side of a comparison; a MACD or a band stands for the line that is compared with. */
export function readOperand(reader: Reader, subject: Series): Series | null {
  const meant = reader.isMark('it') ? lineMeant(reader, subject) : null;
  if (meant !== null) {
    reader.at++;
    return meant;
  }
  // Spanish "la media de 9 cruza la de 21"
  if (subject.kind === 'indicator' && isAverage(subject.name) && reader.isMark('of')) {
    const length = reader.peekIs('number', 1);
    if (reader.peekIs('duration', 1) !== null) reader.at++;
    if (length?.unit === 'plain' && length.whole && reader.peekIs('indicator', 2) === null) reader.at++;
  }
  if (subject.kind === 'indicator' && subject.name.startsWith('stoch')) {
    const letter = takeLetter(reader);
    if (letter !== null) return { ...subject, output: letter };
  }
  const earlier = reader.tryRead((): Series | null => {
    // "higher than it was 10 bars ago": beside itself.
    reader.takeMark('it');
    reader.skipBe();
    const week = reader.take('every')?.every;
    const one = week === undefined || week === 'quarter' ? null : ({ value: 1, unit: week } as const);
    const duration = one ?? reader.take('duration');
    if (duration === null || !reader.takeMark('ago') || subject.kind === 'number') return null;
    return { kind: 'previous', of: subject, span: { value: duration.value, unit: duration.unit } };
  });
  if (earlier !== null) return earlier;
  const before = startsBarBefore(reader) ? reader.tryRead(() => readItselfBefore(reader, subject)) : null;
  if (before !== null) return before;
  const owned = reader.peek()?.owned === true || reader.peek(1)?.owned === true;
  const number = reader.peekIs('number');
  const level = readDeclared(reader, subject) ?? readSeries(reader) ?? readNamelessAverage(reader, subject);
  if (level === null) return null;
  if (number !== null && level.kind === 'number' && isNoLevel(reader, number.unit, subject)) return null;
  if (number?.unit === 'percent' && level.kind === 'number' && isShare(subject))
    return numberSeries(Number((level.value / 100).toPrecision(12)));
  if (subject.kind === 'field' && level.kind === 'indicator' && isOnPriceScale(level))
    reader.priced.add(level.name);
  const own = owned || computedOn(subject) ? averageOf(subject, level) : null;
  if (own?.kind === 'indicator' && own.name === 'bollinger') {
    reader.bands = { ...own, output: null };
    reader.indicator = reader.bands;
  }
  if (own !== null) return own;
  if (level.kind !== 'number' && level.kind !== 'indicator') return ofItsOwn(subject, level);
  const average =
    subject.kind === 'indicator' && level.kind === 'number'
      ? lengthAsAverage(reader, subject, level.value)
      : null;
  return average ?? level;
}

/** "Lower than yesterday", "above last week", "higher than the bar before": beside what it was then. */
function readItselfBefore(reader: Reader, subject: Series): Series | null {
  if (subject.kind !== 'field' && subject.kind !== 'indicator' && subject.kind !== 'ratio') return null;
  const bar = readBarBefore(reader);
  if (bar === null || !endsCondition(reader)) return null;
  const priced = subject.kind === 'field' && subject.field !== 'volume';
  if (priced || bar.unit === null || bar.size !== undefined) return closedBar(reader, subject, bar);
  return { kind: 'previous', of: subject, span: { value: bar.bars ?? 1, unit: bar.unit } };
}

/** "Price touches the 21": the average of that length that was listed before, beside what moves with the price. */
function readDeclared(reader: Reader, subject: Series): Series | null {
  const beside =
    subject.kind === 'field'
      ? subject.field !== 'volume'
      : subject.kind === 'indicator' && isAverage(subject.name);
  return beside ? readDeclaredAverage(reader) : null;
}

/** A bare number that is the length of an average the text lists. */
export function readDeclaredAverage(reader: Reader): Series | null {
  const number = reader.peekIs('number');
  const name =
    number?.unit === 'plain' && number.whole
      ? (reader.declared.get(number.value) ?? averageOfThat(reader, number))
      : undefined;
  if (number === null || name === undefined || reader.peekIs('indicator', 1) !== null) return null;
  if (reader.isMark('row', 1) || reader.peekIs('candle', 1) !== null || reader.peekIs('unit', 1) !== null)
    return null;
  reader.at++;
  return indicatorSeries(name, [number.value]);
}

/** "EMA 20, EMA 50 and RSI ... goes back under the 20": the article tells that it was named before. */
function averageOfThat(reader: Reader, { value, from }: LexemeOf<'number'>): IndicatorName | undefined {
  const article = reader.text.slice(Math.max(0, from - 4), from).toLowerCase();
  return article === 'the ' && endsCondition(reader, 1) ? reader.lengths.get(value) : undefined;
}

/** "20% under the all time high", "at most 4 entries": a distance or a count, and no price to compare a price with. */
function isNoLevel(reader: Reader, unit: string, subject: Series): boolean {
  const priced =
    subject.kind === 'field' && subject.field !== 'volume' && subject.asset?.includes('|') !== true;
  if (!priced) return false;
  const counted = /^(entries|trades|positions|adds|buys|orders)$/i.test(reader.words(reader.at, reader.at));
  return counted || (unit === 'percent' && reader.peekIs('side') !== null);
}

/** Whether a series holds shares, so that 40% of it is 0.4. */
function isShare(series: Series): boolean {
  if (series.kind === 'arithmetic' && series.op === '*')
    return isShare(series.left) && !(series.right.kind === 'number' && series.right.value === 100);
  // "ATR / close < 1%"
  if (series.kind === 'arithmetic' && series.op === '/')
    return series.left.kind !== 'number' && series.right.kind !== 'number';
  if (series.kind === 'field') return series.asset?.endsWith('|funding') === true;
  if (series.kind !== 'indicator') return false;
  return series.name.endsWith('_volatility') || series.asset?.endsWith('|funding') === true;
}

/** `loses the 50 day`: among chart readers a bare number of days is a moving average. */
function readNamelessAverage(reader: Reader, subject: Series): Series | null {
  return reader.tryRead(() => {
    const duration = reader.take('duration');
    const price = subject.kind === 'field' && subject.field === 'close';
    // French "croise celle de 50 jours": another average of the same kind.
    if (
      duration !== null &&
      subject.kind === 'indicator' &&
      isAverage(subject.name) &&
      subject.of === null &&
      endsCondition(reader)
    ) {
      reader.lengths.set(duration.value, subject.name);
      return { ...subject, params: [duration.value] };
    }
    if (
      duration === null ||
      !price ||
      (duration.unit !== 'day' && duration.unit !== 'week') ||
      duration.value < 5
    )
      return null;
    if (!endsCondition(reader)) return null;
    reader.note('indicator', `"${duration.value} ${duration.unit}" is read as a simple moving average.`);
    const timeframe = duration.unit === 'day' ? '1d' : '1w';
    return { ...indicatorSeries('ma', [duration.value]), timeframe };
  });
}

/** Whether an average beside it can only be an average of it: an oscillator and an average of prices do not compare. */
export function computedOn(subject: Series): boolean {
  if (subject.kind === 'field') return subject.field === 'volume';
  if (subject.kind === 'ratio') return true;
  return (
    subject.kind === 'indicator' &&
    [
      'rsi',
      'mfi',
      'stochastic',
      'cci',
      'obv',
      'atr',
      'roc',
      'zscore',
      'adx',
      'williams_r',
      'stdev',
      'momentum',
    ].includes(subject.name)
  );
}

/** `RSI above its 9-period SMA`: the average of the subject instead of the price. */
export function averageOf(subject: Series, level: Series): Series | null {
  // "twice its 20 bar moving average"
  if (level.kind === 'arithmetic' && level.right.kind === 'number') {
    const left = averageOf(subject, level.left);
    return left === null ? null : { ...level, left };
  }
  if (level.kind !== 'indicator' || level.of !== null || level.asset !== null) return null;
  // "The ratio falls under its lower Bollinger band"
  const bands = subject.kind === 'ratio' && level.name === 'bollinger';
  if (!isAverage(level.name) && !bands) return null;
  if (subject.kind === 'field' && subject.field !== 'volume') return null;
  if (subject.kind !== 'field' && subject.kind !== 'indicator' && subject.kind !== 'ratio') return null;
  if (subject.kind === 'indicator' && isAverage(subject.name)) return null;
  return { ...level, of: subject };
}

/** `the 50 SMA is above the 200`: a bare number beside an average is the length of another one. */
function lengthAsAverage(reader: Reader, subject: Series, value: number): Series | null {
  if (subject.kind !== 'indicator' || !['ma', 'sma', 'ema', 'wma'].includes(subject.name)) return null;
  const length = subject.params[0];
  if (
    length === null ||
    length === undefined ||
    subject.of !== null ||
    !Number.isInteger(value) ||
    value < 2 ||
    value > 400
  )
    return null;
  const priced = reader.peekIs('number', -1);
  if (priced !== null && priced.unit !== 'plain') return null;
  reader.lengths.set(value, subject.name);
  return { ...subject, params: [value] };
}

export function endsCondition(reader: Reader, ahead = 0): boolean {
  const next = reader.peek(ahead);
  return next === undefined || next.is === 'mark' || next.is === 'action';
}

/** One level, or several that all apply: "above the 50 and 200 SMA", "above both the 20 EMA and VWAP". */
export function readSidedOperand(reader: Reader, subject: Series): readonly Series[] | null {
  const named = readListedAverages(reader);
  if (named !== null) return named;
  const both = reader.takeMark('both');
  if (isCloud(reader)) {
    reader.at++;
    return [indicatorSeries('ichimoku', [], 'senkou_a'), indicatorSeries('ichimoku', [], 'senkou_b')];
  }
  const listed = readListedAverages(reader);
  if (listed !== null) return listed;
  const level = readOperand(reader, subject);
  if (level === null) return null;
  if (!both || !reader.takeMark('and')) return [level];
  const second = readOperand(reader, subject);
  return second === null ? [level] : [level, second];
}

/** `the 20, 50 and 200 SMA`: lengths that share one name. */
export function readListedAverages(reader: Reader): readonly Series[] | null {
  // "price breaks above both": the two lines that were named before.
  const both = reader.tryRead(() => {
    if (!reader.takeMark('both')) return null;
    if (reader.peekIs('indicator') !== null && endsCondition(reader, 1)) reader.at++;
    return reader.lines.length === 2 && endsCondition(reader) ? reader.lines : null;
  });
  if (both !== null) return both;
  return reader.tryRead(() => {
    const lengths: number[] = [];
    // "above all of these: 20, 50, 100, 200 SMA"
    if (reader.takeMark('all')) while (reader.takeMark('of', 'colon') || reader.take('unknown') !== null);
    while (lengths.length < 5) {
      const number = reader.peekIs('number');
      const duration = reader.peekIs('duration');
      // "RSI is below 30 and 1d EMA(50) rises": bars, not a length.
      if (duration !== null && isBarSize(duration)) return null;
      const value =
        number !== null && number.unit === 'plain' && number.whole ? number.value : (duration?.value ?? null);
      if (value === null) return null;
      if (reader.peekIs('indicator', 1) !== null || reader.peekIs('average', 1) !== null) break;
      lengths.push(value);
      reader.at++;
      const comma = reader.takeMark('comma', 'slash');
      if (!reader.takeMark('and') && !comma) return null;
    }
    const last = readSeries(reader);
    if (lengths.length === 0 || last?.kind !== 'indicator' || !isAverage(last.name)) return null;
    // "below 25 and the 100 EMA is rising": what has something said of it is not in the list.
    if (startsPredicate(reader)) return null;
    reader.listed = [...lengths.map((value) => ({ ...last, params: [value] })), last];
    for (const value of lengths) reader.lengths.set(value, last.name);
    return reader.listed;
  });
}

export function isCloud(reader: Reader): boolean {
  const output = reader.peekIs('output');
  return output !== null && output.output === 'cloud';
}

/** `above the SMA by 2%`. */
export function byMargin(reader: Reader, level: Series, direction: Direction): Series {
  const margin = reader.tryRead(() => {
    if (!reader.takeMark('by')) return null;
    const more = reader.peekIs('compare');
    if (more !== null) reader.at++;
    const number = reader.take('number');
    return number?.unit === 'percent' ? number.value : null;
  });
  if (margin === null) return timesLevel(reader, level);
  return scaled(level, direction === 'above' ? 1 + margin / 100 : 1 - margin / 100);
}

/** `bigger than the average volume in 2 times`, `... by a factor of 2`. */
function timesLevel(reader: Reader, level: Series): Series {
  const factor = reader.tryRead(() => {
    if (!reader.takeMark('in', 'by')) return null;
    const number = reader.take('number');
    if (number?.unit === 'times' || (number?.unit === 'plain' && reader.takeMark('times')))
      return number.value;
    return null;
  });
  return factor === null || level.kind === 'number' ? level : scaled(level, factor);
}

/** `above the Bollinger Bands` means the upper one, `below` the lower one. */
export function lineTowards(level: Series, direction: Direction): Series {
  const bands =
    level.kind === 'indicator' &&
    level.output === null &&
    ['bollinger', 'keltner', 'donchian'].includes(level.name);
  return bands ? { ...level, output: direction === 'above' ? 'upper' : 'lower' } : level;
}

/** `MACD crosses above signal`: of an indicator with several lines the one that is meant. */
export function lineOf(subject: Series): Series {
  if (subject.kind !== 'indicator' || subject.output !== null) return subject;
  if (subject.name === 'macd') return { ...subject, output: 'macd' };
  if (subject.name === 'stochastic') return { ...subject, output: 'k' };
  return subject;
}

/** The side on which a level is broken when nobody says so: highs and upper bands upwards, lows and lower bands downwards. */
export function impliedSide(level: Series): Direction | null {
  if (level.kind === 'extreme') return level.extreme === 'high' ? 'above' : 'below';
  if (level.kind === 'field' && level.field === 'high') return 'above';
  if (level.kind === 'field' && level.field === 'low') return 'below';
  if (level.kind === 'previous') return impliedSide(level.of);
  if (level.kind === 'indicator' && level.output === 'upper') return 'above';
  if (level.kind === 'indicator' && level.output === 'lower') return 'below';
  return null;
}
