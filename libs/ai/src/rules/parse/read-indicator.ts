import { findKind } from '@strategy-builder/domain';
import { kindOf } from '../build/indicator-nodes.js';
import { dailyBarsIn } from '../lex/timeframes.js';
import { type IndicatorName } from '../lexicon/meaning.js';
import { tradingDays } from '../lexicon/tickers.js';
import {
  arithmetic,
  field,
  type IndicatorSeries,
  indicatorSeries,
  numberSeries,
  type Series,
} from '../request/expression.js';
import { startsPredicate } from './predicate-start.js';
import { isOnPriceScale } from './price-scale.js';
import { readCorrelation } from './read-correlation.js';
import { endsCondition } from './read-operand.js';
import { countOf, isAverage, readParameters } from './read-parameters.js';
import { readRatio } from './read-prices.js';
import { deepest, readBase } from './read-series.js';
import { isOver, readTimeframe } from './read-time.js';
import { type LexemeOf, type Reader } from './reader.js';

/** Width of the bands in percent of the middle. */
export function readBandMeasure(reader: Reader, lexeme: LexemeOf<'output'>): Series | null {
  if (lexeme.output !== 'width') return null;
  reader.at++;
  const params = readParameters(
    reader,
    'bollinger',
    reader.indicator?.name === 'bollinger' ? reader.indicator.params : [],
  );
  const line = (output: string): Series => indicatorSeries('bollinger', params, output);
  const width = arithmetic('-', line('upper'), line('lower'));
  reader.note('band-width', 'Band width is measured in percent of the middle band.');
  return arithmetic('*', arithmetic('/', width, line('middle')), numberSeries(100));
}

/** A "fast" or "slow" average without a length of its own. */
export function speedParams(reader: Reader, speed: 'fast' | 'slow'): readonly (number | null)[] {
  const length = speed === 'fast' ? 20 : 50;
  reader.note('period', `The ${speed} average takes ${length} bars.`);
  return [length];
}

/** Weeks, months and years as lengths: months and years have no bars of their own and are counted in daily ones. */
export function lengthOf(reader: Reader, lexeme: LexemeOf<'duration'>): number {
  if (lexeme.unit !== 'month' && lexeme.unit !== 'year') return lexeme.value;
  const bars = Math.round(dailyBarsIn(lexeme.value, lexeme.unit, tradingDays(reader.markets[0])));
  reader.note('period', `${lexeme.value} ${lexeme.unit}s are read as ${bars} daily bars.`);
  return bars;
}

export const unitTimeframe = {
  minute: '1m',
  hour: '1h',
  day: '1d',
  week: '1w',
  month: '1d',
  year: '1d',
} as const;

export function readIndicator(
  reader: Reader,
  name: IndicatorName,
  params: readonly (number | null)[],
): IndicatorSeries {
  reader.take('indicator');
  return readIndicatorFrom(reader, name, params);
}

/** The rest of an indicator whose name has been read: numbers, line, and what it is computed on. */
export function readIndicatorFrom(
  reader: Reader,
  name: IndicatorName,
  params: readonly (number | null)[],
): IndicatorSeries {
  const related = name === 'correlation' ? readCorrelation(reader, params) : null;
  if (related !== null) {
    reader.indicator = related;
    return related;
  }
  const call = params.length === 0 ? readCall(reader, name) : null;
  if (call !== null) {
    reader.indicator = call;
    return call;
  }
  let series: IndicatorSeries =
    (params.length === 0 ? readSizedOnBars(reader, name) : null) ??
    indicatorSeries(name, readParameters(reader, name, params));
  series = withSpokenLength(reader, series);
  const output = reader.peekIs('output');
  // "close < BB lower (20, 2.5)": no comparison, as nothing it could compare with follows.
  const middle = reader.peekIs('unknown')?.word.toLowerCase() ?? '';
  if (
    output === null &&
    belongs('middle', name) &&
    ['mid', 'midline', 'midpoint', 'median'].includes(middle)
  ) {
    reader.at++;
    series = { ...series, output: 'middle' };
  }
  if (output === null && belongs('lower', name) && saysLower(reader)) {
    reader.at++;
    series = { ...series, output: 'lower', params: readParameters(reader, name, series.params) };
  }
  // "der MACD seine Signallinie nach oben kreuzt": two lines that meet, not one.
  if (output !== null && output.owned !== true && goesWith(output, name)) {
    reader.at++;
    series = { ...series, output: output.output, params: readParameters(reader, name, series.params) };
  }
  const edge = reader.peekIs('extreme');
  if (edge !== null && series.output === null && name === 'donchian') {
    reader.at++;
    series = { ...series, output: edge.extreme === 'high' ? 'upper' : 'lower' };
  }
  const letter = name === 'stochastic' || name === 'stoch_rsi' ? takeLetter(reader) : null;
  if (letter !== null) series = { ...series, output: letter };
  const of = readOf(reader);
  if (of !== null && of.kind === 'field' && of.asset !== null) series = { ...series, asset: of.asset };
  else if (of !== null && !(of.kind === 'field' && of.field === 'close')) series = { ...series, of };
  // "Bollinger Bands(20, 2) of the ratio of XAU to XAG middle band"
  const line = of !== null && series.output === null ? reader.peekIs('output') : null;
  if (line !== null && ['upper', 'lower', 'middle'].includes(line.output) && goesWith(line, name)) {
    reader.at++;
    series = { ...series, output: line.output };
  }
  // "%B of the Bollinger Bands (20, 2)"
  if (name === 'bollinger_percent_b' && of?.kind === 'indicator' && of.name === 'bollinger')
    series = { ...series, of: null, params: of.params };
  // "z-score of the price (20)"
  if (series.params.length === 0 && of !== null) {
    series = { ...series, params: readParameters(reader, name, []) };
    series = withSpokenLength(reader, series);
  }
  if (name === 'zscore' && series.params.length === 0) series = againstAverage(reader, series);
  series = onNamedBars(reader, series);
  const [length] = series.params;
  if (isAverage(name) && length !== undefined && length !== null) reader.lengths.set(length, name);
  if (isOnPriceScale(series))
    reader.lines = [...reader.lines.filter((one) => !sameLine(one, series)), series].slice(-2);
  const remembered = { ...series, output: null };
  reader.indicator = remembered;
  if (belongs('upper', name)) reader.bands = remembered;
  return series;
}

/** The word "lower" with neither a series nor a number behind it that it could compare with. */
function saysLower(reader: Reader): boolean {
  const lower = reader.peekIs('compare') ?? reader.peekIs('way') ?? reader.peekIs('edit');
  if (lower === null || reader.text.slice(lower.from, lower.to).toLowerCase() !== 'lower') return false;
  const next = reader.peek(1);
  if (next?.is === 'verb') return next.verb === 'hit';
  return next === undefined || next.is === 'mark' || next.is === 'action' || next.is === 'head';
}

/** The K and D of `stoch(14,3,3) K crosses above D`, which are units and letters elsewhere. */
export function takeLetter(reader: Reader): 'k' | 'd' | null {
  const lexeme = reader.peek();
  if (lexeme === undefined || (lexeme.is !== 'unknown' && lexeme.is !== 'unit')) return null;
  const word = reader.text.slice(lexeme.from, lexeme.to);
  if (word !== 'K' && word !== 'D') return null;
  reader.at++;
  return word === 'K' ? 'k' : 'd';
}

/** `rsi(EURUSD)`, `sma(SPY, 200)`: the market stands inside the parentheses, which are open. */
function readMarketInside(reader: Reader, name: IndicatorName): IndicatorSeries | null {
  return reader.tryRead(() => {
    const asset = reader.take('asset')?.symbol;
    const numbers: number[] = [];
    while (reader.takeMark('comma')) {
      const number = reader.take('number') ?? reader.take('duration');
      if (number === null) return null;
      numbers.push(number.value);
    }
    if (asset === undefined || numbers.length > countOf(name) || !reader.takeMark('close')) return null;
    return { ...indicatorSeries(name, numbers), asset };
  });
}

/** `SMA(volume, 20)`, `ema(rsi(14), 9)`: the source stands inside the parentheses. */
function readCall(reader: Reader, name: IndicatorName): IndicatorSeries | null {
  return reader.tryRead(() => {
    if (!reader.takeMark('open')) return null;
    const market = readMarketInside(reader, name);
    if (market !== null) return market;
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
    if (output === null || !goesWith(output, name)) return series;
    reader.at++;
    return { ...series, output: output.output };
  });
}

/** "A moving average of 50", "a Donchian channel of 30". */
function takesBareLength(name: IndicatorName): boolean {
  return isAverage(name) || name === 'donchian';
}

/** `rate of change over 10 bars`, `SMA of 50 days`, `moving average of the last 20 bars`, `SMA (200 days)`. */
function withSpokenLength(reader: Reader, series: IndicatorSeries): IndicatorSeries {
  if (series.params.length > 0 || countOf(series.name) === 0) return series;
  const length = reader.tryRead(() => {
    const open = reader.takeMark('open');
    let linked = open;
    const reached = reader.isMark('at') && (reader.peekIs('duration', 1) !== null || isAverage(series.name));
    if (reached) reader.at++;
    linked ||= reached;
    // French "sa moyenne sur 20 bougies"
    if (isAverage(series.name) && reader.isMark('on') && reader.peekIs('duration', 1)?.unit === 'bar') {
      reader.at++;
      linked = true;
    }
    // "above the upper Keltner channel for 6 bars": how long it lasts.
    const lasts = reader.isMark('for') && standsAsLevel(reader);
    while (reader.takeMark('of', 'last', ...(lasts ? [] : (['for'] as const))) || isOver(reader)) {
      linked = true;
      if (reader.peekIs('side') !== null) reader.at++;
    }
    // "ema 50d"
    const days = reader.peekIs('duration');
    if (!linked && isAverage(series.name) && days !== null && days.unit !== 'bar' && !isBarSize(days))
      return reader.take('duration');
    if (!linked) return null;
    const duration = reader.take('duration');
    if (open) return duration === null || isBarSize(duration) || !reader.takeMark('close') ? null : duration;
    if (duration !== null) return duration;
    const number = reader.peekIs('number');
    const plain = number !== null && number.unit === 'plain' && number.whole && takesBareLength(series.name);
    return plain ? reader.take('number') : null;
  });
  return length === null ? series : withLength(series, length);
}

/** `z-score of price vs the 50 SMA`: how far from that average, in deviations of as many bars. */
function againstAverage(reader: Reader, series: IndicatorSeries): IndicatorSeries {
  const average = reader.tryRead(() => {
    const versus = reader.peekIs('unknown')?.word.toLowerCase();
    if (versus === 'vs' || versus === 'versus' || versus === 'against') reader.at++;
    else if (!reader.takeMark('from', 'to')) return null;
    const read = readBase(reader, deepest - 2);
    return read?.kind === 'indicator' && isAverage(read.name) ? read : null;
  });
  if (average === null) return series;
  return { ...series, params: average.params.slice(0, 1), timeframe: average.timeframe };
}

function sameLine(a: IndicatorSeries, b: IndicatorSeries): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether the indicator before the reader is what something is compared with. */
function standsAsLevel(reader: Reader): boolean {
  for (let ahead = -1; ahead > -6; ahead--) {
    const lexeme = reader.peek(ahead);
    if (lexeme?.is === 'compare' || lexeme?.is === 'side' || lexeme?.is === 'verb') return true;
    if (lexeme?.is !== 'indicator' && lexeme?.is !== 'output' && lexeme?.is !== 'number') return false;
  }
  return false;
}

/** An indicator over a length as it was said: 200 days are days, whatever the strategy's bars. */
export function withLength(
  series: IndicatorSeries,
  length: LexemeOf<'duration'> | LexemeOf<'number'>,
): IndicatorSeries {
  const sized: IndicatorSeries = { ...series, params: [length.value] };
  if (length.is === 'number' || !(length.unit in unitTimeframe)) return sized;
  return { ...sized, timeframe: unitTimeframe[length.unit as keyof typeof unitTimeframe] };
}

/** `RSI(14, 4h)`, `EMA(1d, 50)`: one length, and the bars it is counted in. */
function readSizedOnBars(reader: Reader, name: IndicatorName): IndicatorSeries | null {
  return reader.tryRead(() => {
    if (!reader.takeMark('open')) return null;
    const early = readTimeframe(reader);
    if (early !== null && !reader.takeMark('comma', 'slash')) return null;
    const length = reader.take('number');
    if (
      length?.unit !== 'plain' ||
      !length.whole ||
      (early === null && !reader.takeMark('comma', 'slash', 'on'))
    )
      return null;
    const timeframe = early ?? readTimeframe(reader);
    if (timeframe === null || !reader.takeMark('close')) return null;
    return { ...indicatorSeries(name, [length.value]), timeframe };
  });
}

/** `50 EMA (4h)`, `RSI (daily)`, `EMA 50 daily`: the bars it is read on. */
function onNamedBars(reader: Reader, series: IndicatorSeries): IndicatorSeries {
  if (series.timeframe !== null) return series;
  const timeframe = reader.tryRead(() => {
    const open = reader.takeMark('open');
    const size = reader.peekIs('duration');
    if (!open && (series.params.length === 0 || (size !== null && !isBarSize(size)))) return null;
    if (open) reader.takeMark('on', 'at', 'in');
    const named = readTimeframe(reader);
    if (open) return named !== null && reader.takeMark('close') ? named : null;
    return endsCondition(reader) || startsPredicate(reader) ? named : null;
  });
  return timeframe === null ? series : { ...series, timeframe };
}

/** Whether a length of time is the size of a bar: `4h`, `15 minutes`, `1 day`; `24h` and `20 days` are spans. */
export function isBarSize(lexeme: LexemeOf<'duration'>): boolean {
  if (lexeme.timeframe === null) return false;
  if (lexeme.unit === 'minute' || lexeme.unit === 'hour') return lexeme.timeframe !== '1d';
  return lexeme.value === 1;
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
    // "the 34 EMA of the high"
    if (inner?.is === 'extreme') {
      reader.at++;
      return field(inner.extreme);
    }
    if (inner?.is === 'indicator') return readBase(reader, deepest - 2);
    return null;
  });
}

/** Names for a line that the catalogue calls otherwise. */
const otherNames: Readonly<Partial<Record<IndicatorName, readonly string[]>>> = {
  stochastic: ['signal'],
  stoch_rsi: ['signal'],
  ichimoku: ['cloud'],
};

function belongs(output: string, name: IndicatorName): boolean {
  const outputs = findKind('function', kindOf(name))?.outputs ?? [];
  if (otherNames[name]?.includes(output)) return true;
  return outputs.length > 1 && outputs.some((one) => one.name === output);
}

/** "%K" is a line of the stochastic oscillator and of that of an RSI. */
function goesWith({ output, of }: LexemeOf<'output'>, name: IndicatorName): boolean {
  const alike = of === null || of === name || (of === 'stochastic' && name === 'stoch_rsi');
  return alike && belongs(output, name);
}

/** `the lower band (20, 2.5)`: the numbers of the bands that were named before, or of Bollinger's. */
function readBandNumbers(reader: Reader, output: string): IndicatorSeries | null {
  if (!reader.isMark('open') || !belongs(output, 'bollinger')) return null;
  const known = [reader.indicator, reader.bands].find((one) => one !== null && belongs(output, one.name));
  return reader.tryRead(() => {
    const series = known ?? indicatorSeries('bollinger', []);
    const numbers = readParameters(reader, series.name, []);
    return numbers.length < 2 ? null : { ...series, params: numbers, output };
  });
}

/** `20-day Bollinger band` behind "the lower". */
function readSizedBands(reader: Reader, output: string): IndicatorSeries | null {
  return reader.tryRead(() => {
    const numbers: number[] = [];
    for (let step = 0; step < 3; step++) {
      const number = reader.take('number') ?? reader.take('duration');
      if (number === null) break;
      numbers.push(number.value);
      reader.takeMark('comma', 'slash');
    }
    const name = reader.take('indicator')?.name;
    const bands = name === 'bollinger' || name === 'keltner' || name === 'donchian';
    if (!bands || numbers.length === 0 || !belongs(output, name)) return null;
    const series = indicatorSeries(name, readParameters(reader, name, numbers), output);
    reader.indicator = { ...series, output: null };
    reader.bands = reader.indicator;
    return series;
  });
}

/** `the upper band`, `the signal line`, `lower Bollinger band (20, 2)`, `the upper band of the Keltner channel`. */
export function readOutput(
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
  const sized = named === null && params.length === 0 ? readSizedBands(reader, output) : null;
  if (sized !== null) return sized;
  const recent = reader.indicator;
  // "%K" beside a stochastic RSI is a line of that one.
  if (recent?.name === 'stoch_rsi' && name === 'stochastic' && named === null) name = 'stoch_rsi';
  const behind = name === null ? readBandNumbers(reader, output) : null;
  if (behind !== null) {
    const bands = { ...behind, output: null };
    reader.indicator = bands;
    reader.bands = bands;
    return behind;
  }
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
    return { ...recent, output: output === 'signal' && recent.name.startsWith('stoch') ? 'd' : output };
  }
  if (recent?.name.startsWith('stoch') && output === 'signal') return { ...recent, output: 'd' };
  if (name === null && reader.bands !== null && belongs(output, reader.bands.name))
    return { ...reader.bands, output };
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
