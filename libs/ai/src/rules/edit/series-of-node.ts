import { findKind } from '@strategy-builder/domain';
import type { DraftNode } from '../build/graph-draft.js';
import type { IndicatorName } from '../lexicon/meaning.js';
import { type IndicatorSeries, indicatorSeries } from '../request/expression.js';

const namedKinds: ReadonlySet<string> = new Set([
  'sma',
  'ema',
  'wma',
  'wilder',
  'dema',
  'tema',
  'hma',
  'rsi',
  'macd',
  'bollinger',
  'atr',
  'roc',
  'momentum',
  'stdev',
  'zscore',
  'stochastic',
  'adx',
  'cci',
  'mfi',
  'williams_r',
  'obv',
  'vwap',
  'donchian',
  'keltner',
  'supertrend',
  'ichimoku',
  'correlation',
  'kama',
  'ppo',
  'trix',
  'stoch_rsi',
  'aroon',
  'parabolic_sar',
  'heikin_ashi',
  'linreg',
  'linreg_slope',
  'bollinger_percent_b',
  'percent_rank',
  'realised_volatility',
  'pivot_points',
  'session_vwap',
  'rolling_vwap',
  'true_range',
]);

/** A function node as a request would name it; null for formulas of one's own. */
export function seriesOfNode(node: DraftNode): IndicatorSeries | null {
  if (!namedKinds.has(node.kind)) return null;
  const kind = findKind('function', node.kind);
  const params = (kind?.params ?? []).map(({ name }) => {
    const value = node.params[name];
    return typeof value === 'number' ? value : null;
  });
  return indicatorSeries(node.kind as IndicatorName, params);
}
