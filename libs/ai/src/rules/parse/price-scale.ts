import type { IndicatorName } from '../lexicon/meaning.js';
import type { Series } from '../request/expression.js';
import { isAverage } from './read-parameters.js';

/** Indicators beside averages that are drawn over prices; all others have a scale of their own. */
const overPrices: ReadonlySet<IndicatorName> = new Set([
  'bollinger',
  'keltner',
  'donchian',
  'vwap',
  'session_vwap',
  'rolling_vwap',
  'supertrend',
  'ichimoku',
  'parabolic_sar',
  'heikin_ashi',
  'linreg',
  'pivot_points',
]);

/** Indicators between bounds or in units of their own, which no price can be added to. */
const onOwnScale: ReadonlySet<IndicatorName> = new Set([
  'rsi',
  'mfi',
  'cci',
  'adx',
  'stochastic',
  'stoch_rsi',
  'williams_r',
  'zscore',
  'obv',
  'aroon',
  'roc',
  'percent_rank',
]);

/** Volumes and oscillators. */
export function isOnOwnScale(series: Series): boolean {
  if (series.kind === 'field') return series.field === 'volume';
  if (series.kind !== 'indicator') return false;
  return series.of === null ? onOwnScale.has(series.name) : isOnOwnScale(series.of);
}

/** Whether a series is measured in prices, so that a high of it may be the bar's high. */
export function isOnPriceScale(series: Series): boolean {
  switch (series.kind) {
    case 'field':
      return series.field !== 'volume';
    case 'indicator':
      return (
        (isAverage(series.name) || overPrices.has(series.name)) &&
        (series.of === null || isOnPriceScale(series.of))
      );
    case 'previous':
    case 'extreme':
      return isOnPriceScale(series.of);
    case 'arithmetic':
      // The distance or ratio of two prices is no price.
      if (series.op === '-' || series.op === '/')
        return isOnPriceScale(series.left) && !isOnPriceScale(series.right);
      return isOnPriceScale(series.left);
    default:
      return false;
  }
}

/** "OBV makes a 20-bar high", "volume above its 50 bar high": the highest of what is spoken of, not of the price. */
export function ofItsOwn(subject: Series, level: Series): Series {
  if (subject.kind === 'number' || subject.kind === 'written' || isOnPriceScale(subject)) return level;
  if (level.kind === 'previous') return { ...level, of: ofItsOwn(subject, level.of) };
  if (level.kind === 'arithmetic' && level.right.kind === 'number')
    return { ...level, left: ofItsOwn(subject, level.left) };
  const unsaid =
    level.kind === 'extreme' &&
    level.of.kind === 'field' &&
    level.of.field === level.extreme &&
    level.span !== null;
  return unsaid ? { ...level, of: subject } : level;
}
