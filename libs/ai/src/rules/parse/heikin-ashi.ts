import { type Condition, indicatorSeries, type Series } from '../request/expression.js';

/** The same condition on Heikin Ashi candles: open against close of a bar, of theirs. */
export function onHeikinAshi(condition: Condition): Condition {
  switch (condition.kind) {
    case 'compare': {
      const { left, right } = condition;
      return isPrice(left) && isPrice(right)
        ? { ...condition, left: smoothed(left), right: smoothed(right) }
        : condition;
    }
    case 'all':
    case 'any':
    case 'count':
      return { ...condition, terms: condition.terms.map(onHeikinAshi) };
    case 'not':
    case 'streak':
    case 'within':
      return { ...condition, of: onHeikinAshi(condition.of) };
    default:
      return condition;
  }
}

/** A price of this bar of the strategy's own market. */
function isPrice(series: Series): series is Extract<Series, { readonly kind: 'field' }> {
  return series.kind === 'field' && series.asset === null && series.field !== 'volume';
}

function smoothed(series: Series): Series {
  if (!isPrice(series)) return series;
  const line = indicatorSeries('heikin_ashi', [], `ha_${series.field}`);
  return { ...line, timeframe: series.timeframe };
}
