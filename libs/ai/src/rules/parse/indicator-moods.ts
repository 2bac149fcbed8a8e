import {
  type Condition,
  compare,
  cross,
  field,
  indicatorSeries,
  numberSeries,
  type Series,
} from '../request/expression.js';
import { close } from './candle-shapes.js';
import { readParameters } from './read-parameters.js';
import { type Reader } from './reader.js';

export function oscillatorSubject(reader: Reader): Series | null {
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
  stoch_rsi: { oversold: 20, overbought: 80 },
};

export function isOscillator(name: string): boolean {
  return levels[name] !== undefined;
}

/** Oversold and overbought by an oscillator's usual levels, or by the level that is named: "oversold (25)". */
export function extremeLevel(reader: Reader, series: Series, which: 'oversold' | 'overbought'): Condition {
  const name = series.kind === 'indicator' ? series.name : 'rsi';
  const standard = (levels[name] ?? levels.rsi)?.[which] ?? 30;
  const stated = reader.tryRead(() => {
    const open = reader.takeMark('open');
    const relation = reader.take('side') !== null || reader.take('compare') !== null;
    // "oversold 25", "overbought at 75"
    const linked = !open && !relation && reader.takeMark('at', 'of', 'colon');
    const bare = reader.peekIs('number');
    if (!open && !relation && (bare?.unit !== 'plain' || (!linked && reader.peekIs('head', 1) !== null)))
      return null;
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
    case 'heikin_ashi':
      return compare({ ...series, output: 'ha_close' }, op, { ...series, output: 'ha_open' });
    case 'stoch_rsi':
      return compare({ ...series, output: 'k' }, op, { ...series, output: 'd' });
    case 'aroon':
      return compare({ ...series, output: 'up' }, op, { ...series, output: 'down' });
    case 'cci':
    case 'ppo':
    case 'trix':
    case 'linreg_slope':
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
    case 'stoch_rsi':
      return cross({ ...series, output: 'k' }, direction, { ...series, output: 'd' });
    case 'aroon':
      return cross({ ...series, output: 'up' }, direction, { ...series, output: 'down' });
    case 'adx':
      return cross({ ...series, output: 'plus_di' }, direction, { ...series, output: 'minus_di' });
    case 'ichimoku':
      return cross({ ...series, output: 'tenkan' }, direction, { ...series, output: 'kijun' });
    case 'supertrend':
      return cross({ ...series, output: 'direction' }, direction, numberSeries(0));
    case 'parabolic_sar':
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

export function crossOfIndicator(reader: Reader, direction: 'above' | 'below'): Condition | null {
  const indicator = reader.take('indicator');
  const subject = reader.subject;
  if (indicator === null) return subject === null ? null : ownCross(subject, direction);
  const series = indicatorSeries(indicator.name, readParameters(reader, indicator.name, []));
  reader.indicator = series;
  reader.subject = series;
  return ownCross(series, direction);
}

/** Whether charts draw it in green and red: "when it turns red" is said of no other line. */
export function isColoured(series: Series): boolean {
  return (
    series.kind === 'indicator' &&
    (series.output === 'histogram' ||
      ['supertrend', 'heikin_ashi', 'macd', 'parabolic_sar', 'ichimoku'].includes(series.name))
  );
}
