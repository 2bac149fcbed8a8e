import type { IndicatorName } from '../lexicon/meaning.js';
import { candleShapes } from '../parse/candle-shapes.js';
import type { Condition, Series } from '../request/expression.js';

/** Measures of how much a market moves or trades, not of where it goes. */
export const undirectedNames: ReadonlySet<string> = new Set<IndicatorName>([
  'atr',
  'adx',
  'stdev',
  'variance',
  'true_range',
  'realised_volatility',
  'parkinson_volatility',
  'garman_klass_volatility',
]);

/** Whether a series is as high in a rise as in a fall, so that a short needs it just as a long does. */
export function isUndirected(series: Series): boolean {
  switch (series.kind) {
    case 'number':
    case 'absolute':
    case 'clock':
      return true;
    case 'field':
      return series.field === 'volume';
    case 'indicator':
      if (series.of !== null && undirectedNames.has(series.name) === false) return isUndirected(series.of);
      return undirectedNames.has(series.name) && (series.output === null || series.output === 'adx');
    case 'previous':
    case 'extreme':
      return isUndirected(series.of);
    case 'arithmetic':
      if (isUndirected(series.left) && isUndirected(series.right)) return true;
      if (series.op === '-') return isHeight(series.left, series.right);
      // The width of bands in percent of their middle.
      return series.op === '/' && isUndirected(series.left);
    default:
      return false;
  }
}

/** From the low of a bar or channel to its high. */
function isHeight(top: Series, bottom: Series): boolean {
  if (top.kind === 'field' && bottom.kind === 'field') return top.field === 'high' && bottom.field === 'low';
  if (top.kind === 'extreme' && bottom.kind === 'extreme')
    return top.extreme === 'high' && bottom.extreme === 'low';
  if (top.kind !== 'indicator' || bottom.kind !== 'indicator') return false;
  return top.name === bottom.name && top.output === 'upper' && bottom.output === 'lower';
}

/** The candle that says of a top what the given one says of a bottom; null for what is no such candle. */
export function otherCandle(condition: Condition): Condition | null {
  const written = JSON.stringify(condition);
  const { hammer, 'shooting-star': star } = candleShapes;
  if (written === JSON.stringify(hammer)) return star ?? null;
  if (written === JSON.stringify(star)) return hammer ?? null;
  return null;
}
