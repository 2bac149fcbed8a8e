import type { BarField, IndicatorName } from '../lexicon/meaning.js';
import {
  arithmetic,
  field,
  type IndicatorSeries,
  indicatorSeries,
  mapSeries,
  numberSeries,
  previous,
  type Series,
  type Span,
} from '../request/expression.js';
import { startsPredicate } from './predicate-start.js';
import { countOf, isAverage, readParameters } from './read-parameters.js';
import type { LexemeOf, Reader } from './reader.js';

const deepest = 24;
/** Series inside series: an average of an RSI of a ratio is three. */
const deepestNesting = 5;

/** Reads a number on each bar: an indicator, a price, a level, or arithmetic over them. Null when none stands here. */
export function readSeries(reader: Reader, depth = 0): Series | null {
  if (depth > deepest) return null;
  let left = readPrimary(reader, depth);
  if (left === null) return null;
  for (let step = 0; step < 8; step++) {
    const longer = readOperator(reader, left, depth);
    if (longer === null) break;
    left = longer;
  }
  return left;
}

function readOperator(reader: Reader, left: Series, depth: number): Series | null {
  return reader.tryRead(() => {
    if (reader.takeMark('plus')) return withRight(reader, '+', left, depth, true);
    if (reader.takeMark('minus')) return withRight(reader, '-', left, depth, true);
    if (reader.takeMark('times')) return withRight(reader, '*', left, depth, false);
    if (left.kind !== 'number' && reader.takeMark('slash')) return withRight(reader, '/', left, depth, false);
    return null;
  });
}

function withRight(
  reader: Reader,
  op: '+' | '-' | '*' | '/',
  left: Series,
  depth: number,
  distance: boolean,
): Series | null {
  const percent = reader.peekIs('number');
  if (distance && percent?.unit === 'percent') {
    reader.at++;
    const factor = op === '+' ? 1 + percent.value / 100 : 1 - percent.value / 100;
    return scaled(left, factor);
  }
  const right = readPrimary(reader, depth + 1);
  return right === null ? null : arithmetic(op, left, right);
}

export function scaled(series: Series, factor: number): Series {
  return arithmetic('*', series, numberSeries(Number(factor.toPrecision(12))));
}

/** Puts a market or a bar size on every price and indicator that has none of its own. */
export function withOrigin(
  series: Series,
  origin: { readonly asset?: string; readonly timeframe?: string },
): Series {
  return mapSeries(series, (part) => {
    if (part.kind !== 'field' && part.kind !== 'indicator') return part;
    return {
      ...part,
      asset: part.asset ?? origin.asset ?? null,
      timeframe: part.timeframe ?? origin.timeframe ?? null,
    };
  });
}

function readPrimary(reader: Reader, depth: number): Series | null {
  const series = reader.tryRead(() => readBase(reader, depth));
  if (series === null) return null;
  return readPostfix(reader, series);
}

function readBase(reader: Reader, depth: number): Series | null {
  if (reader.nesting >= deepestNesting) return null;
  reader.nesting++;
  const series = readBareSeries(reader, depth);
  reader.nesting--;
  return series;
}

function readBareSeries(reader: Reader, depth: number): Series | null {
  const lexeme = reader.peek();
  if (lexeme === undefined || depth > deepest) return null;
  switch (lexeme.is) {
    case 'formula':
      reader.at++;
      return { kind: 'written', formula: lexeme.formula };
    case 'number':
      return readNumbered(reader, lexeme, depth);
    case 'duration':
      return readMeasured(reader, lexeme, depth);
    case 'timeframe': {
      reader.at++;
      reader.take('chart');
      if (reader.peekIs('number') !== null && reader.peekIs('indicator', 1) === null) return null;
      const inner = readBase(reader, depth + 1);
      return inner === null || inner.kind === 'number'
        ? null
        : withOrigin(inner, { timeframe: lexeme.timeframe });
    }
    case 'ratio':
      return readRatio(reader);
    case 'asset': {
      const pair = reader.tryRead(() => readRatio(reader));
      if (pair !== null) return pair;
      reader.at++;
      reader.take('market');
      const inner = reader.tryRead(() => readOwned(reader, depth + 1));
      if (inner !== null) return withOrigin(inner, { asset: lexeme.symbol });
      return startsPredicate(reader) ? withOrigin(field('close'), { asset: lexeme.symbol }) : null;
    }
    case 'indicator':
      return readIndicator(reader, lexeme.name, []);
    case 'output':
      return readBandMeasure(reader, lexeme) ?? readOutput(reader, lexeme);
    case 'field':
      reader.at++;
      return readField(reader, lexeme.field);
    case 'extreme':
      return readExtreme(reader, null, depth);
    case 'average':
      return readAverage(reader, null, depth);
    case 'candle':
      reader.at++;
      if (reader.isVerb('close')) return readBase(reader, depth + 1);
      return readOwned(reader, depth + 1);
    case 'style': {
      // "30-day momentum is positive"
      if (lexeme.style !== 'momentum' || !startsPredicate(reader, 1)) return null;
      reader.at++;
      return indicatorSeries('roc');
    }
    case 'multiple': {
      reader.at++;
      const inner = readBase(reader, depth + 1);
      return inner === null || inner.kind === 'number' ? null : scaled(inner, lexeme.factor);
    }
    case 'speed': {
      const next = reader.peekIs('indicator', 1);
      if (next === null) return null;
      reader.at += 2;
      const series = readIndicatorFrom(reader, next.name, []);
      return series.params.length > 0 ? series : { ...series, params: speedParams(reader, lexeme.speed) };
    }
    case 'verb':
      // "close > sma": the noun; "closes above" has its subject before it.
      if (lexeme.verb !== 'close') return null;
      reader.at++;
      return readField(reader, 'close');
    case 'now': {
      // "today's close"
      const noun = reader.peek(1);
      if (
        noun?.is !== 'field' &&
        noun?.is !== 'extreme' &&
        !(noun?.is === 'verb' && noun.verb === 'close') &&
        !isOpeningPrice(reader, 1)
      )
        return null;
      reader.at++;
      return readBase(reader, depth + 1);
    }
    case 'action':
      if (!isOpeningPrice(reader) || !(startsPredicate(reader, 1) || isOperand(reader))) return null;
      reader.at++;
      return field('open');
    case 'mark':
      return readMarked(reader, lexeme.mark, depth);
    default:
      return null;
  }
}

/** `the ratio`, `ratio of BTC to ETH`, `BTC/ETH ratio`. */
function readRatio(reader: Reader): Series | null {
  const leading = reader.take('ratio') !== null;
  const markets = reader.tryRead(() => {
    if (leading) reader.takeMark('of', 'between', 'on');
    const of = reader.take('asset');
    if (of === null || !reader.takeMark('slash', 'to', 'and', 'with')) return null;
    const to = reader.take('asset');
    return to === null ? null : { of: of.symbol, to: to.symbol };
  });
  const trailing = reader.take('ratio') !== null;
  if (!leading && (markets === null || !(trailing || startsPredicate(reader)))) return null;
  const [of, to] = markets === null ? reader.markets : [markets.of, markets.to];
  return of === undefined || to === undefined ? null : { kind: 'ratio', of, to };
}

/** Whether the word for opening a position is the price at which a bar opens: "open", not "entry". */
export function isOpeningPrice(reader: Reader, ahead = 0): boolean {
  const lexeme = reader.peekIs('action', ahead);
  return (
    lexeme !== null &&
    lexeme.action === 'enter' &&
    reader.text.slice(lexeme.from, lexeme.to).toLowerCase().startsWith('open')
  );
}

/** "price > open": behind a comparison the word can only be the price. */
function isOperand(reader: Reader): boolean {
  const before = reader.peek(-1);
  return before?.is === 'compare' || before?.is === 'side' || before?.is === 'verb';
}

/** Width of the bands in percent of the middle, and the place of the close between them (0 lower, 1 upper). */
function readBandMeasure(reader: Reader, lexeme: LexemeOf<'output'>): Series | null {
  if (lexeme.output !== 'width' && lexeme.output !== 'percent_b') return null;
  reader.at++;
  const params = readParameters(
    reader,
    'bollinger',
    reader.indicator?.name === 'bollinger' ? reader.indicator.params : [],
  );
  const line = (output: string): Series => indicatorSeries('bollinger', params, output);
  const width = arithmetic('-', line('upper'), line('lower'));
  if (lexeme.output === 'percent_b')
    return arithmetic('/', arithmetic('-', field('close'), line('lower')), width);
  reader.note('band-width', 'Band width is measured in percent of the middle band.');
  return arithmetic('*', arithmetic('/', width, line('middle')), numberSeries(100));
}

/** A "fast" or "slow" average without a length of its own. */
function speedParams(reader: Reader, speed: 'fast' | 'slow'): readonly (number | null)[] {
  const length = speed === 'fast' ? 20 : 50;
  reader.note('period', `The ${speed} average takes ${length} bars.`);
  return [length];
}

/** What belongs to a market or a candle: its close, its RSI, its 20-day high. */
function readOwned(reader: Reader, depth: number): Series | null {
  const lexeme = reader.peek();
  if (lexeme === undefined) return null;
  const kinds = [
    'indicator',
    'ratio',
    'field',
    'extreme',
    'average',
    'output',
    'timeframe',
    'duration',
    'speed',
  ];
  if (kinds.includes(lexeme.is)) return readBase(reader, depth);
  if (lexeme.is === 'number' && reader.peekIs('indicator', 1) !== null) return readBase(reader, depth);
  if (lexeme.is === 'verb' && lexeme.verb === 'close' && startsPredicate(reader, 1)) return null;
  if (lexeme.is === 'mark' && lexeme.mark === 'previous') return readBase(reader, depth);
  return null;
}

function readMarked(reader: Reader, mark: string, depth: number): Series | null {
  if (mark === 'open') {
    const parenthesis = reader.parentheses.get(reader.at);
    if (parenthesis === undefined || parenthesis.holdsCondition) return null;
    reader.at++;
    const inner = readSeries(reader, depth + 1);
    return inner !== null && reader.takeMark('close') ? inner : null;
  }
  if (mark === 'it') {
    reader.at++;
    const owned = reader.tryRead(() => readOwned(reader, depth + 1));
    return owned ?? reader.subject ?? field('close');
  }
  if (mark === 'previous' || mark === 'last') return readPrevious(reader, depth);
  return null;
}

/** `previous close`, `yesterday's high`, `the previous day's low`, `the last candle's high`, `previous 20-day high`. */
function readPrevious(reader: Reader, depth: number): Series | null {
  const { mark } = reader.peek() as LexemeOf<'mark'>;
  reader.at++;
  const candle = reader.take('candle') !== null;
  const unit = candle ? null : reader.take('unit');
  if (mark === 'last' && !candle && unit === null) return null;
  const next = reader.peek();
  const isNoun =
    next?.is === 'field' || next?.is === 'extreme' || next?.is === 'indicator' || next?.is === 'duration';
  if (!isNoun && !(next?.is === 'verb' && next.verb === 'close') && next?.is !== 'action') return null;
  const opens = reader.take('action') !== null;
  const inner = opens ? field('open') : readBase(reader, depth + 1);
  if (inner === null) return null;
  const daily = unit?.unit === 'day' || unit?.unit === 'week';
  const origin = unit?.unit === 'week' ? '1w' : '1d';
  return previous(daily ? withOrigin(inner, { timeframe: origin }) : inner);
}

function readNumbered(reader: Reader, lexeme: LexemeOf<'number'>, depth: number): Series | null {
  reader.at++;
  const { value, unit } = lexeme;
  const indicator = reader.peekIs('indicator');
  const speed = reader.peekIs('speed');
  if (unit === 'plain' && lexeme.whole && speed !== null && reader.peekIs('indicator', 1) !== null) {
    reader.at++;
    return readNumberedIndicator(reader, value);
  }
  if (unit === 'plain' && indicator !== null) return readNumberedIndicator(reader, value);
  if (unit === 'percent') return readPercent(reader, value, depth);
  if (unit === 'deviations') return readDeviations(reader, value, depth);
  if (unit === 'times' || (unit === 'plain' && reader.isMark('times'))) {
    return (
      reader.tryRead(() => {
        reader.takeMark('times');
        reader.takeMark('of');
        const inner = readBase(reader, depth + 1);
        return inner === null || inner.kind === 'number' ? null : scaled(inner, value);
      }) ?? numberSeries(value)
    );
  }
  return numberSeries(value);
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
  return readIndicator(reader, indicator.name, countOf(indicator.name) === 0 ? [] : [value]);
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
    const inner = readBase(reader, depth + 1);
    if (inner === null || inner.kind === 'number') return null;
    return scaled(inner, side.direction === 'above' ? 1 + value / 100 : 1 - value / 100);
  });
  return relative ?? numberSeries(value);
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

function isBarSize(lexeme: LexemeOf<'duration'>): boolean {
  if (lexeme.timeframe === null) return false;
  if (lexeme.unit === 'minute' || lexeme.unit === 'hour') return true;
  return lexeme.value === 1;
}

/** Months and years have no bars of their own: their lengths are counted in days. */
function lengthOf(reader: Reader, lexeme: LexemeOf<'duration'>): number {
  const days = lexeme.unit === 'month' ? 30 : lexeme.unit === 'year' ? 365 : null;
  if (days === null) return lexeme.value;
  reader.note('period', `${lexeme.value} ${lexeme.unit}s are read as ${lexeme.value * days} daily bars.`);
  return lexeme.value * days;
}

const unitTimeframe = { minute: '1m', hour: '1h', day: '1d', week: '1w', month: '1d', year: '1d' } as const;

/** What follows a duration: an indicator's length (`14-day RSI`), its bars (`4h RSI`), the span of a high or an average. */
function readMeasured(reader: Reader, lexeme: LexemeOf<'duration'>, depth: number): Series | null {
  reader.at++;
  const span: Span = { value: lexeme.value, unit: lexeme.unit };
  const timeframe =
    lexeme.unit in unitTimeframe ? unitTimeframe[lexeme.unit as keyof typeof unitTimeframe] : undefined;
  reader.take('chart');
  reader.take('speed');
  const next = reader.peek();
  if (next?.is === 'extreme') return readExtreme(reader, span, depth);
  if (next?.is === 'style' && next.style === 'momentum') {
    reader.at++;
    const series = indicatorSeries('roc', [lengthOf(reader, lexeme)]);
    return timeframe === undefined ? series : withOrigin(series, { timeframe });
  }
  if (next?.is === 'average') return readAverage(reader, lexeme, depth);
  if (next?.is === 'indicator' || (next?.is === 'output' && next.of !== null)) {
    if (isBarSize(lexeme)) {
      const inner = readBase(reader, depth + 1);
      return inner === null ? null : withOrigin(inner, { timeframe: lexeme.timeframe ?? '1d' });
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

function readIndicator(
  reader: Reader,
  name: IndicatorName,
  params: readonly (number | null)[],
): IndicatorSeries {
  reader.take('indicator');
  return readIndicatorFrom(reader, name, params);
}

/** The rest of an indicator whose name has been read: numbers, line, and what it is computed on. */
function readIndicatorFrom(
  reader: Reader,
  name: IndicatorName,
  params: readonly (number | null)[],
): IndicatorSeries {
  const call = params.length === 0 ? readCall(reader, name) : null;
  if (call !== null) {
    reader.indicator = call;
    return call;
  }
  let series: IndicatorSeries = indicatorSeries(name, readParameters(reader, name, params));
  if (series.params.length === 0 && countOf(name) > 0) series = withSpokenLength(reader, series);
  const output = reader.peekIs('output');
  if (output !== null && (output.of === null || output.of === name) && belongs(output.output, name)) {
    reader.at++;
    series = { ...series, output: output.output, params: readParameters(reader, name, series.params) };
  }
  const of = readOf(reader);
  if (of !== null && of.kind === 'field' && of.asset !== null) series = { ...series, asset: of.asset };
  else if (of !== null && !(of.kind === 'field' && of.field === 'close')) series = { ...series, of };
  // "z-score of the price (20)"
  if (series.params.length === 0 && of !== null)
    series = { ...series, params: readParameters(reader, name, []) };
  const remembered = { ...series, output: null };
  reader.indicator = remembered;
  return series;
}

/** `SMA(volume, 20)`, `ema(rsi(14), 9)`: the source stands inside the parentheses. */
function readCall(reader: Reader, name: IndicatorName): IndicatorSeries | null {
  return reader.tryRead(() => {
    if (!reader.takeMark('open')) return null;
    const source = readBase(reader, deepest - 2);
    if (source === null || source.kind === 'number' || !reader.takeMark('comma')) return null;
    const numbers: number[] = [];
    for (let step = 0; step < 6 && !reader.isMark('close'); step++) {
      const lexeme = reader.peek();
      reader.at++;
      if (lexeme?.is === 'number' || lexeme?.is === 'duration') numbers.push(lexeme.value);
      else if (!(lexeme?.is === 'mark' && lexeme.mark === 'comma')) return null;
    }
    if (!reader.takeMark('close') || numbers.length === 0 || numbers.length > countOf(name)) return null;
    const close = source.kind === 'field' && source.field === 'close';
    const series: IndicatorSeries = { ...indicatorSeries(name, numbers), of: close ? null : source };
    const output = reader.peekIs('output');
    if (output === null || (output.of !== null && output.of !== name) || !belongs(output.output, name))
      return series;
    reader.at++;
    return { ...series, output: output.output };
  });
}

/** `rate of change over 10 bars`, `SMA of 50 days`, `moving average of the last 20 bars`. */
function withSpokenLength(reader: Reader, series: IndicatorSeries): IndicatorSeries {
  const length = reader.tryRead(() => {
    let linked = false;
    while (reader.takeMark('of', 'last') || isOver(reader)) {
      linked = true;
      if (reader.peekIs('side') !== null) reader.at++;
    }
    if (!linked) return null;
    const duration = reader.take('duration');
    if (duration !== null) return duration;
    const number = reader.peekIs('number');
    const plain = number !== null && number.unit === 'plain' && number.whole && isAverage(series.name);
    return plain ? reader.take('number') : null;
  });
  if (length === null) return series;
  const sized: IndicatorSeries = { ...series, params: [length.value] };
  if (length.is === 'number' || !(length.unit in unitTimeframe)) return sized;
  return { ...sized, timeframe: unitTimeframe[length.unit as keyof typeof unitTimeframe] };
}

/** `SMA of volume`, `EMA of RSI`, `RSI of BTC`, `RSI on BTC`. */
function readOf(reader: Reader): Series | null {
  return reader.tryRead(() => {
    const on = reader.isMark('on');
    if (!reader.takeMark('of', 'on')) return null;
    const ratio = on
      ? null
      : reader.tryRead(() => (reader.peekIs('asset') === null ? null : readRatio(reader)));
    if (ratio !== null) return ratio;
    const asset = reader.take('asset');
    if (asset !== null)
      return on && !startsPredicate(reader)
        ? null
        : { kind: 'field', field: 'close', asset: asset.symbol, timeframe: null };
    if (on) return null;
    const inner = reader.peek();
    if (inner?.is === 'ratio') return readRatio(reader);
    if (inner?.is === 'field') {
      reader.at++;
      if (inner.field === 'close' && reader.peekIs('ratio') !== null) return readRatio(reader);
      return field(inner.field);
    }
    if (inner?.is === 'verb' && inner.verb === 'close') {
      reader.at++;
      return field('close');
    }
    if (inner?.is === 'indicator') return readBase(reader, deepest - 2);
    return null;
  });
}

const outputsOf: Readonly<Partial<Record<IndicatorName, readonly string[]>>> = {
  macd: ['macd', 'signal', 'histogram'],
  bollinger: ['upper', 'middle', 'lower'],
  keltner: ['upper', 'middle', 'lower'],
  donchian: ['upper', 'middle', 'lower'],
  stochastic: ['k', 'd', 'signal'],
  adx: ['adx', 'plus_di', 'minus_di'],
  supertrend: ['line', 'direction'],
  ichimoku: ['tenkan', 'kijun', 'senkou_a', 'senkou_b', 'cloud'],
};

function belongs(output: string, name: IndicatorName): boolean {
  return outputsOf[name]?.includes(output) ?? false;
}

/** `the upper band`, `the signal line`, `lower Bollinger band (20, 2)`, `the upper band of the Keltner channel`. */
function readOutput(
  reader: Reader,
  lexeme: LexemeOf<'output'>,
  params: readonly (number | null)[] = [],
): IndicatorSeries | null {
  reader.take('output');
  const { output } = lexeme;
  if (output === 'band') return null;
  const named = reader.peekIs('indicator') ?? (reader.isMark('of') ? reader.peekIs('indicator', 1) : null);
  let name = lexeme.of;
  if (named !== null && belongs(output, named.name)) {
    reader.takeMark('of');
    reader.at++;
    name = named.name;
    const again = reader.peekIs('output');
    if (again?.output === 'band') reader.at++;
  }
  const recent = reader.indicator;
  const stated =
    params.length > 0 || (name !== null && countOf(name) > 0)
      ? readParameters(reader, name ?? 'bollinger', params)
      : [];
  if (
    recent !== null &&
    (name === null || name === recent.name) &&
    belongs(output, recent.name) &&
    stated.length === 0
  ) {
    return { ...recent, output: output === 'signal' && recent.name === 'stochastic' ? 'd' : output };
  }
  if (recent?.name === 'stochastic' && output === 'signal') return { ...recent, output: 'd' };
  if (name === null) {
    if (output !== 'upper' && output !== 'lower' && output !== 'middle') return null;
    name = 'bollinger';
    reader.note('indicator', `The ${output} band is read as that of Bollinger Bands.`);
  }
  if (
    name === 'macd' &&
    output === 'signal' &&
    lexeme.of === 'macd' &&
    recent?.name !== 'macd' &&
    named === null
  ) {
    // "signal" by itself is an everyday word; only beside MACD is it a line.
    if (!reader.lexemes.some((other) => other.is === 'indicator' && other.name === 'macd')) return null;
  }
  const series = indicatorSeries(name, stated, output);
  reader.indicator = { ...series, output: null };
  return series;
}

function readField(reader: Reader, name: BarField): Series | null {
  // "price opens above"
  if (name === 'close' && isOpeningPrice(reader) && startsPredicate(reader, 1)) {
    reader.at++;
    return field('open');
  }
  const next = reader.peek();
  if (name === 'close' && next?.is === 'verb' && next.verb === 'close' && !startsPredicate(reader, 1))
    reader.at++;
  // "volume average", "volume MA(20)"
  if (name === 'volume' && (next?.is === 'average' || (next?.is === 'indicator' && isAverage(next.name)))) {
    reader.at++;
    const kind = next.is === 'indicator' ? next.name : 'ma';
    return { ...indicatorSeries(kind, readParameters(reader, kind, [])), of: field('volume') };
  }
  const of = reader.tryRead(() => {
    if (!reader.takeMark('of')) return null;
    const asset = reader.take('asset');
    if (asset !== null) return withOrigin(field(name), { asset: asset.symbol });
    if (reader.takeMark('previous', 'last')) {
      if (reader.take('candle') === null && reader.take('unit') === null) return null;
      return previous(field(name));
    }
    return null;
  });
  return of ?? field(name);
}

/** `20-day high`, `the highest high of the last 20 bars`, `the highest close in 30 days`, or just `the high`. */
function readExtreme(reader: Reader, span: Span | null, _depth: number): Series | null {
  const lexeme = reader.take('extreme');
  if (lexeme === null) return null;
  const again = reader.peekIs('extreme');
  if (again !== null && again.extreme === lexeme.extreme) reader.at++;
  let of: Series = field(lexeme.extreme);
  const source = reader.peek();
  if (source?.is === 'field' && !startsPredicate(reader)) {
    reader.at++;
    of = source.field === 'close' ? field('close') : field(source.field);
  } else if (source?.is === 'verb' && source.verb === 'close' && !startsPredicate(reader, 1)) {
    reader.at++;
    of = field('close');
  }
  const before = span === null ? reader.tryRead(() => readOfPrevious(reader)) : null;
  if (before !== null) return previous(of);
  const stated = span ?? readSpan(reader);
  if (stated === null) return of.kind === 'field' && of.field === lexeme.extreme ? of : null;
  return { kind: 'extreme', extreme: lexeme.extreme, of, span: stated };
}

/** `the high of the previous candle`, `the low of yesterday`. */
function readOfPrevious(reader: Reader): true | null {
  if (!reader.takeMark('of')) return null;
  const last = reader.isMark('last');
  if (!reader.takeMark('previous', 'last')) return null;
  const named = reader.take('candle') !== null || reader.take('unit') !== null;
  return named || !last ? true : null;
}

/** `of the last 20 bars`, `over 20 days`, `in the past week`. */
export function readSpan(reader: Reader): Span | null {
  return reader.tryRead(() => {
    let linked = false;
    while (reader.takeMark('of', 'in', 'last', 'within', 'for', 'at', 'previous', 'from') || isOver(reader)) {
      linked = true;
      if (reader.peekIs('side') !== null) reader.at++;
    }
    if (!linked) return null;
    const duration = reader.take('duration');
    if (duration !== null) return { value: duration.value, unit: duration.unit };
    const number = reader.peekIs('number');
    if (number !== null && number.unit === 'plain' && reader.peekIs('candle', 1) !== null) {
      reader.at += 2;
      return { value: number.value, unit: 'bar' };
    }
    const unit = reader.take('unit');
    return unit === null ? null : { value: 1, unit: unit.unit };
  });
}

/** "over 20 days": the same word as "above". */
function isOver(reader: Reader): boolean {
  const side = reader.peekIs('side');
  return side !== null && side.direction === 'above' && reader.peekIs('duration', 1) !== null;
}

/** `average volume (20)`, `the 20-day average`, `average volume over the last 20 bars`. */
function readAverage(reader: Reader, length: LexemeOf<'duration'> | null, _depth: number): Series | null {
  reader.take('average');
  const ofSome = reader.takeMark('of');
  const mean = length === null && ofSome ? readMean(reader) : null;
  if (mean !== null) return mean;
  const source = reader.peek();
  let of: Series | null = null;
  if (source?.is === 'field') {
    reader.at++;
    of = field(source.field);
  } else if (source?.is === 'indicator' && !isAverage(source.name)) {
    of = readBase(reader, deepest - 2);
  } else if (reader.subject?.kind === 'field' && reader.subject.field !== 'close') {
    of = reader.subject;
  }
  const params: (number | null)[] = length === null ? readParameters(reader, 'ma', []) : [length.value];
  if (params.length === 0) {
    const span = readSpan(reader);
    if (span !== null) params.push(span.value);
  }
  if (length === null && params.length === 0 && of === null) return null;
  const closes = of?.kind === 'field' && of.field === 'close';
  const series: IndicatorSeries = { ...indicatorSeries('ma', params), of: closes ? null : of };
  if (length === null || length.unit === 'bar' || !(length.unit in unitTimeframe)) return series;
  return withOrigin(series, { timeframe: unitTimeframe[length.unit as keyof typeof unitTimeframe] });
}

/** `the average of the 20 EMA and the 50 EMA`: the mean of two lines. */
function readMean(reader: Reader): Series | null {
  return reader.tryRead(() => {
    const left = readBase(reader, deepest - 2);
    if (left?.kind !== 'indicator' || !reader.takeMark('and')) return null;
    const right = readBase(reader, deepest - 2);
    if (right?.kind !== 'indicator') return null;
    return arithmetic('/', arithmetic('+', left, right), numberSeries(2));
  });
}

function readPostfix(reader: Reader, series: Series): Series {
  if (series.kind === 'number') return series;
  const ago = reader.tryRead(() => {
    reader.takeMark('of', 'from');
    const duration = reader.take('duration');
    if (duration === null || !reader.takeMark('ago')) return null;
    return { kind: 'previous', of: series, span: { value: duration.value, unit: duration.unit } } as const;
  });
  if (ago !== null) return ago;
  const bars = reader.tryRead(() => {
    if (!reader.takeMark('on', 'in')) return null;
    const timeframe = readTimeframe(reader);
    return timeframe !== null && startsPredicate(reader) ? withOrigin(series, { timeframe }) : null;
  });
  if (bars !== null) return bars;
  const owner = reader.tryRead(() => {
    if (!reader.takeMark('of', 'on', 'for')) return null;
    const asset = reader.take('asset');
    return asset !== null && startsPredicate(reader) ? withOrigin(series, { asset: asset.symbol }) : null;
  });
  return owner ?? series;
}

/** A bar size: `4h`, `the 15 minute chart`, `daily`, `timeframe 1h`. */
export function readTimeframe(reader: Reader): string | null {
  return reader.tryRead(() => {
    const before = reader.take('chart') !== null;
    if (before) {
      reader.takeMark('of', 'colon', 'to', 'on');
      if (reader.peekIs('compare')?.op === '==') reader.at++;
      reader.skipBe();
    }
    const named = reader.take('timeframe');
    if (named !== null) {
      skipChartWords(reader);
      return named.timeframe;
    }
    const duration = reader.peekIs('duration');
    if (duration === null || duration.timeframe === null) return null;
    reader.at++;
    skipChartWords(reader);
    return duration.timeframe;
  });
}

function skipChartWords(reader: Reader): void {
  while (reader.peekIs('chart') !== null || reader.peekIs('candle') !== null) reader.at++;
}
