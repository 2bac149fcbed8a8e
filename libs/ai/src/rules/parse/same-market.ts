import type { IndicatorName } from '../lexicon/meaning.js';
import type { Series } from '../request/expression.js';
import { marketOf } from '../request/market.js';
import { isAverage } from './read-parameters.js';
import { withOrigin } from './read-series.js';

/** Lines that lie where the price lies. */
const beside: ReadonlySet<IndicatorName> = new Set([
  'bollinger',
  'donchian',
  'keltner',
  'vwap',
  'session_vwap',
  'rolling_vwap',
  'supertrend',
  'ichimoku',
  'parabolic_sar',
  'linreg',
  'pivot_points',
]);

/** `BTC is above its 200 day average`: what a price is compared with belongs to the same market, unless it names another. */
export function onSameMarket(subject: Series, level: Series): Series {
  const asset = priceMarketOf(subject);
  return asset === null || !liesBesidePrices(level) ? level : withOrigin(level, { asset });
}

/** The other market that a price, or an average of it, is of. */
function priceMarketOf(series: Series): string | null {
  if (!liesBesidePrices(series)) return null;
  if (series.kind === 'previous' || series.kind === 'extreme') return priceMarketOf(series.of);
  if (series.kind === 'arithmetic') return priceMarketOf(series.left);
  const asset = series.kind === 'field' || series.kind === 'indicator' ? series.asset : null;
  return asset === null || marketOf(asset).kind === 'funding' ? null : asset;
}

function liesBesidePrices(series: Series): boolean {
  switch (series.kind) {
    case 'field':
      return series.field !== 'volume';
    case 'indicator':
      return series.of === null && (isAverage(series.name) || beside.has(series.name));
    case 'previous':
    case 'extreme':
      return liesBesidePrices(series.of);
    case 'arithmetic':
      return liesBesidePrices(series.left) || liesBesidePrices(series.right);
    default:
      return false;
  }
}
