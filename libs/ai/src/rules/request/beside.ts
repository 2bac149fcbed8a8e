import { mapSeries, type Series } from './expression.js';

/** The right side of a comparison as it is meant beside its left side: of the same market, in the same measure. */
export function beside(left: Series, right: Series): Series {
  return right.kind === 'number' ? inMeasureOf(left, right) : ofMarketOf(left, right);
}

/** "ATR above 2%": a distance of prices is measured in prices, so the share is one of the price. */
function inMeasureOf(left: Series, right: Extract<Series, { readonly kind: 'number' }>): Series {
  const { value, percent } = right;
  if (percent !== true) return right;
  const number: Series = { kind: 'number', value };
  if (value === 0 || !isDistanceOfPrices(left)) return number;
  const share: Series = { kind: 'number', value: Number((value / 100).toPrecision(12)) };
  const [first] = fieldsOf(left);
  const origin = first ?? { asset: null, timeframe: null };
  const { asset, timeframe } = origin;
  return {
    kind: 'arithmetic',
    op: '*',
    left: { kind: 'field', field: 'close', asset, timeframe },
    right: share,
  };
}

/** Whether a series is how far prices lie apart: an ATR, a deviation, the high less the low. */
function isDistanceOfPrices(series: Series): boolean {
  switch (series.kind) {
    case 'indicator':
      if (series.of !== null && series.of.kind !== 'field') return isDistanceOfPrices(series.of);
      return distances.has(series.name) && (series.of === null || series.of.field !== 'volume');
    case 'previous':
    case 'absolute':
    case 'extreme':
      return isDistanceOfPrices(series.of);
    case 'arithmetic':
      if (series.op === '-') return [series.left, series.right].every(isPrice);
      return series.right.kind === 'number' && isDistanceOfPrices(series.left);
    default:
      return false;
  }
}

const distances: ReadonlySet<string> = new Set(['atr', 'true_range', 'stdev', 'macd', 'momentum']);

function isPrice(series: Series): boolean {
  if (series.kind === 'previous' || series.kind === 'extreme') return isPrice(series.of);
  return series.kind === 'field' && series.field !== 'volume' && series.asset?.includes('|') !== true;
}

/** The prices and indicators a series is made of, with the market and the bars they are of. */
function fieldsOf(
  series: Series,
): readonly Extract<Series, { readonly asset: string | null; readonly timeframe: string | null }>[] {
  const found: Extract<Series, { readonly asset: string | null; readonly timeframe: string | null }>[] = [];
  mapSeries(series, (part) => {
    if (part.kind === 'field' || part.kind === 'indicator') found.push(part);
    return part;
  });
  return found;
}

/** "BTC makes a new 20 day high", "BTC's 50 SMA above the 200 SMA": a market is measured by itself unless another is named. */
function ofMarketOf(left: Series, right: Series): Series {
  const asset = assetOf(left);
  if (asset === null || asset.endsWith('|funding') || right.kind === 'field') return right;
  return mapSeries(right, (part) =>
    ((part.kind === 'indicator' && part.of === null) || part.kind === 'field') && part.asset === null
      ? { ...part, asset }
      : part,
  );
}

/** The market that a series is of, where it is one that was named. */
function assetOf(series: Series): string | null {
  switch (series.kind) {
    case 'field':
    case 'indicator':
      return series.asset;
    case 'previous':
    case 'extreme':
      return assetOf(series.of);
    case 'arithmetic':
      return assetOf(series.left);
    default:
      return null;
  }
}
