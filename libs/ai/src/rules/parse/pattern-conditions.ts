import type { Pattern } from '../lexicon/meaning.js';
import {
  arithmetic,
  type Condition,
  compare,
  cross,
  field,
  indicatorSeries,
  joined,
  numberSeries,
  previous,
  type Series,
  type Span,
} from '../request/expression.js';
import { readParameters } from './read-parameters.js';
import { readSeries, readSpan, scaled } from './read-series.js';
import type { Reader } from './reader.js';

const open = field('open');
const close = field('close');
const high = field('high');
const low = field('low');
const body: Series = { kind: 'absolute', of: arithmetic('-', close, open) };
const range = arithmetic('-', high, low);

/** Candle shapes by their usual definitions (Nison, Japanese Candlestick Charting Techniques, 1991). */
const candleShapes: Readonly<Partial<Record<Pattern, Condition>>> = {
  green: compare(close, '>', open),
  red: compare(close, '<', open),
  'bullish-engulfing': joined('all', [
    compare(previous(close), '<', previous(open)),
    compare(close, '>', previous(open)),
    compare(open, '<=', previous(close)),
  ]),
  'bearish-engulfing': joined('all', [
    compare(previous(close), '>', previous(open)),
    compare(close, '<', previous(open)),
    compare(open, '>=', previous(close)),
  ]),
  hammer: joined('all', [
    compare(arithmetic('-', { kind: 'written', formula: 'min(open, close)' }, low), '>=', scaled(body, 2)),
    compare(arithmetic('-', high, { kind: 'written', formula: 'max(open, close)' }), '<=', body),
  ]),
  'shooting-star': joined('all', [
    compare(arithmetic('-', high, { kind: 'written', formula: 'max(open, close)' }), '>=', scaled(body, 2)),
    compare(arithmetic('-', { kind: 'written', formula: 'min(open, close)' }, low), '<=', body),
  ]),
  doji: compare(body, '<=', scaled(range, 0.1)),
  'inside-bar': joined('all', [compare(high, '<', previous(high)), compare(low, '>', previous(low))]),
  'outside-bar': joined('all', [compare(high, '>', previous(high)), compare(low, '<', previous(low))]),
};

/** Conditions that are named instead of compared: candle shapes, crosses, breakouts, trends. */
export function patternCondition(reader: Reader): Condition | null {
  const counted = countedCandles(reader) ?? sizedMove(reader);
  if (counted !== null) return counted;
  const lexeme = reader.take('pattern');
  if (lexeme === null) return null;
  const { pattern } = lexeme;
  const shape = candleShapes[pattern];
  if (shape !== undefined) {
    reader.take('candle');
    return rowBehind(reader, shape);
  }
  switch (pattern) {
    case 'bullish-cross':
    case 'bearish-cross': {
      reader.takeMark('of', 'on', 'in');
      return crossOfIndicator(reader, pattern === 'bullish-cross' ? 'above' : 'below');
    }
    case 'bullish':
    case 'bearish': {
      const indicator = reader.peekIs('indicator');
      if (indicator === null) return null;
      if (reader.isVerb('cross', 1)) {
        const crossing = crossOfIndicator(reader, pattern === 'bullish' ? 'above' : 'below');
        if (reader.isVerb('cross')) reader.at++;
        return crossing;
      }
      const series = readSeries(reader);
      return series === null ? null : moodOf(series, pattern);
    }
    case 'oversold':
    case 'overbought': {
      reader.takeMark('on', 'of', 'in');
      const series = reader.peekIs('indicator') !== null ? readSeries(reader) : null;
      const subject = series ?? oscillatorSubject(reader) ?? indicatorSeries('rsi');
      return extremeLevel(reader, subject, pattern);
    }
    case 'gap-up':
    case 'gap-down':
      return gap(reader, pattern === 'gap-up');
    case 'uptrend':
    case 'downtrend': {
      reader.note(
        'trend',
        `A ${pattern} is read as a close ${pattern === 'uptrend' ? 'above' : 'below'} the 200 bar simple moving average.`,
      );
      return compare(close, pattern === 'uptrend' ? '>' : '<', indicatorSeries('sma', [200]));
    }
    case 'squeeze': {
      reader.note('squeeze', 'A squeeze is read as Bollinger Bands inside the Keltner channel.');
      const bands = (output: string): Series => indicatorSeries('bollinger', [], output);
      const channel = (output: string): Series => indicatorSeries('keltner', [], output);
      return joined('all', [
        compare(bands('upper'), '<', channel('upper')),
        compare(bands('lower'), '>', channel('lower')),
      ]);
    }
    case 'breakout':
    case 'breakdown':
    case 'new-high':
    case 'new-low':
      return breakout(reader, pattern === 'breakout' || pattern === 'new-high');
    case 'spike': {
      reader.note('volume', 'A volume spike is read as twice the 20 bar average volume or more.');
      return compare(
        field('volume'),
        '>=',
        scaled({ ...indicatorSeries('sma', [20]), of: field('volume') }, 2),
      );
    }
    default:
      return null;
  }
}

/** `3 green candles in a row`, `two consecutive red days`, `three higher closes`. */
function countedCandles(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const number = reader.take('number');
    if (number === null || number.unit !== 'plain' || !number.whole) return null;
    reader.takeMark('row');
    const lexeme = reader.take('pattern');
    if (lexeme === null) return null;
    const rising = lexeme.pattern === 'rising' || lexeme.pattern === 'falling';
    const moving = compare(close, lexeme.pattern === 'rising' ? '>' : '<', previous(close));
    const shape = rising ? moving : candleShapes[lexeme.pattern];
    if (shape === undefined) return null;
    reader.take('candle');
    reader.take('unit');
    reader.takeMark('row');
    return { kind: 'streak', of: shape, span: { value: number.value, unit: 'bar' } };
  });
}

/** `a 5% drop in 1 day`, `3% gain`, `a 10% pullback`. */
function sizedMove(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const number = reader.take('number');
    if (number?.unit !== 'percent') return null;
    const verb = reader.take('verb');
    const pattern = verb === null ? reader.take('pattern') : null;
    const up = verb?.verb === 'rise' || pattern?.pattern === 'rip' || pattern?.pattern === 'spike';
    const down = verb?.verb === 'fall' || pattern?.pattern === 'dip';
    if (!up && !down) return null;
    const asset = reader.tryRead(() => (reader.takeMark('in', 'of', 'on') ? reader.take('asset') : null));
    const of: Series = { kind: 'field', field: 'close', asset: asset?.symbol ?? null, timeframe: null };
    return {
      kind: 'change',
      of,
      direction: up ? 'up' : 'down',
      percent: Math.abs(number.value),
      span: readSpan(reader),
      from: null,
    };
  });
}

function rowBehind(reader: Reader, shape: Condition): Condition {
  const span = reader.tryRead((): Span | null => {
    const number = reader.take('number');
    if (number === null || !number.whole || !reader.takeMark('row')) return null;
    return { value: number.value, unit: 'bar' };
  });
  return span === null ? shape : { kind: 'streak', of: shape, span };
}

function oscillatorSubject(reader: Reader): Series | null {
  const subject = reader.subject;
  if (subject?.kind !== 'indicator') return null;
  return levels[subject.name] === undefined ? null : subject;
}

const levels: Readonly<Record<string, { readonly oversold: number; readonly overbought: number }>> = {
  rsi: { oversold: 30, overbought: 70 },
  stochastic: { oversold: 20, overbought: 80 },
  mfi: { oversold: 20, overbought: 80 },
  cci: { oversold: -100, overbought: 100 },
  williams_r: { oversold: -80, overbought: -20 },
  zscore: { oversold: -2, overbought: 2 },
};

/** Oversold and overbought by an oscillator's usual levels, or by the level that is named: "oversold (25)". */
export function extremeLevel(reader: Reader, series: Series, which: 'oversold' | 'overbought'): Condition {
  const name = series.kind === 'indicator' ? series.name : 'rsi';
  const standard = (levels[name] ?? levels.rsi)?.[which] ?? 30;
  const stated = reader.tryRead(() => {
    const open = reader.takeMark('open');
    const relation = reader.take('side') !== null || reader.take('compare') !== null;
    if (!open && !relation) return null;
    if (reader.peekIs('compare') !== null || reader.peekIs('side') !== null) reader.at++;
    const number = reader.take('number');
    if (number === null || (open && !reader.takeMark('close'))) return null;
    return number.value;
  });
  const level = stated ?? standard;
  if (stated === null)
    reader.note(
      'level',
      `${which === 'oversold' ? 'Oversold' : 'Overbought'} is read as ${which === 'oversold' ? 'below' : 'above'} ${level}.`,
    );
  if (series.kind === 'indicator') reader.subject = series;
  return compare(series, which === 'oversold' ? '<' : '>', numberSeries(level));
}

/** What "bullish" says of an indicator: on the side of its line or of zero. Null when it has no such line. */
export function moodOf(series: Series, mood: 'bullish' | 'bearish'): Condition | null {
  const op = mood === 'bullish' ? '>' : '<';
  if (series.kind === 'field') return compare(series, op, field('open'));
  if (series.kind !== 'indicator') return null;
  switch (series.name) {
    case 'macd':
      return series.output === null
        ? compare({ ...series, output: 'macd' }, op, { ...series, output: 'signal' })
        : compare(series, op, numberSeries(0));
    case 'supertrend':
      return compare({ ...series, output: 'direction' }, op, numberSeries(0));
    case 'stochastic':
      return compare({ ...series, output: 'k' }, op, { ...series, output: 'd' });
    case 'adx':
      return compare({ ...series, output: 'plus_di' }, op, { ...series, output: 'minus_di' });
    case 'rsi':
    case 'mfi':
      return compare(series, op, numberSeries(50));
    case 'cci':
    case 'roc':
    case 'momentum':
      return compare(series, op, numberSeries(0));
    case 'ichimoku':
      return compare({ ...series, output: 'tenkan' }, op, { ...series, output: 'kijun' });
    default:
      return compare(close, op, series);
  }
}

/** `MACD crossover`: the indicator's own line and signal. */
export function ownCross(series: Series, direction: 'above' | 'below'): Condition | null {
  if (series.kind !== 'indicator') return null;
  switch (series.name) {
    case 'macd':
      if (series.output === 'histogram') return cross(series, direction, numberSeries(0));
      return cross({ ...series, output: 'macd' }, direction, { ...series, output: 'signal' });
    case 'stochastic':
      return cross({ ...series, output: 'k' }, direction, { ...series, output: 'd' });
    case 'adx':
      return cross({ ...series, output: 'plus_di' }, direction, { ...series, output: 'minus_di' });
    case 'ichimoku':
      return cross({ ...series, output: 'tenkan' }, direction, { ...series, output: 'kijun' });
    case 'supertrend':
      return cross({ ...series, output: 'direction' }, direction, numberSeries(0));
    case 'vwap':
    case 'ma':
    case 'sma':
    case 'ema':
    case 'wma':
      return cross(close, direction, series);
    default:
      return null;
  }
}

function crossOfIndicator(reader: Reader, direction: 'above' | 'below'): Condition | null {
  const indicator = reader.take('indicator');
  const subject = reader.subject;
  if (indicator === null) return subject === null ? null : ownCross(subject, direction);
  const series = indicatorSeries(indicator.name, readParameters(reader, indicator.name, []));
  reader.indicator = series;
  reader.subject = series;
  return ownCross(series, direction);
}

/** `gaps up 3%`; without a size the open is beyond the bar before. */
export function gap(reader: Reader, up: boolean): Condition {
  const size = reader.tryRead(() => {
    reader.takeMark('by', 'of');
    const more = reader.peekIs('compare');
    if (more !== null) reader.at++;
    const number = reader.take('number');
    return number?.unit === 'percent' ? number.value : null;
  });
  const reference = previous(close);
  if (size === null) return up ? compare(open, '>', previous(high)) : compare(open, '<', previous(low));
  return up
    ? compare(open, '>=', scaled(reference, 1 + size / 100))
    : compare(open, '<=', scaled(reference, 1 - size / 100));
}

/** `breakout above the 20-day high`, `new 55 day high`, `breakout of the last 20 bars`. */
function breakout(reader: Reader, up: boolean): Condition | null {
  reader.takeMark('of', 'from', 'on');
  reader.take('side');
  const duration = reader.peekIs('duration');
  const target = reader.tryRead(() => readSeries(reader));
  if (
    target?.kind === 'indicator' &&
    target.output === null &&
    ['bollinger', 'keltner'].includes(target.name)
  ) {
    return cross(close, up ? 'above' : 'below', { ...target, output: up ? 'upper' : 'lower' });
  }
  if (target?.kind === 'indicator' && target.output === null && target.name === 'donchian') {
    return brokenLevel({ ...target, output: up ? 'upper' : 'lower' }, up);
  }
  if (target !== null && target.kind !== 'number') return brokenLevel(target, up);
  if (duration !== null) {
    reader.at++;
    reader.take('pattern');
    return brokenLevel(channel(up, { value: duration.value, unit: duration.unit }), up);
  }
  reader.note(
    'breakout',
    `A ${up ? 'breakout' : 'breakdown'} is read as a close ${up ? 'above the highest high' : 'below the lowest low'} of the 20 bars before.`,
  );
  return brokenLevel(channel(up, { value: 20, unit: 'bar' }), up);
}

function channel(up: boolean, span: Span): Series {
  return { kind: 'extreme', extreme: up ? 'high' : 'low', of: field(up ? 'high' : 'low'), span };
}

/**
 * A close beyond a level. A highest high or lowest low counts the bars before this one: with the present bar inside
 * the window no close could ever be beyond it.
 */
export function brokenLevel(level: Series, up: boolean): Condition {
  return compare(close, up ? '>' : '<', beforeThisBar(level));
}

export function beforeThisBar(level: Series): Series {
  const isWindow = level.kind === 'extreme' && level.span !== null;
  const isChannel = level.kind === 'indicator' && level.name === 'donchian';
  return isWindow || isChannel ? previous(level) : level;
}
