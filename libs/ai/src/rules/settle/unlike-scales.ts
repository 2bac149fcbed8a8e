import { isOnOwnScale, isOnPriceScale } from '../parse/price-scale.js';
import type { Condition, Series } from '../request/expression.js';

/** What a series is measured in, as people say it. */
type Scale = 'a price' | 'a distance' | 'a volume' | 'an oscillator';

/**
 * A price beside a distance, a volume or an oscillator: "the close is above ATR". Such a comparison holds on every bar
 * or on none, and is a misreading where nobody wrote it. A sentence for people; null when nothing speaks against it.
 */
export function unlikeScales(condition: Condition): string | null {
  switch (condition.kind) {
    case 'compare':
    case 'cross': {
      const [left, right] = [scaleOf(condition.left), scaleOf(condition.right)];
      if (left === null || right === null || left === right) return null;
      const asked =
        left === 'a distance' || right === 'a distance'
          ? 'From which line or price is the distance measured?'
          : 'Which line or level was meant?';
      return `${left[0]?.toUpperCase()}${left.slice(1)} is compared with ${right}, which says nothing. ${asked}`;
    }
    case 'all':
    case 'any':
    case 'count':
      for (const term of condition.terms) {
        const found = unlikeScales(term);
        if (found !== null) return found;
      }
      return null;
    case 'not':
    case 'streak':
    case 'within':
      return unlikeScales(condition.of);
    default:
      return null;
  }
}

/** Null where a series has no scale that is known: numbers, returns, differences, other outputs of a band. */
function scaleOf(series: Series): Scale | null {
  switch (series.kind) {
    case 'field':
      if (series.asset !== null) return null;
      return series.field === 'volume' ? 'a volume' : 'a price';
    case 'indicator':
      if (series.name === 'atr') return 'a distance';
      if (series.output !== null && !drawnOverPrices.has(series.output)) return null;
      if (isOnPriceScale(series)) return 'a price';
      if (series.of !== null) return scaleOf(series.of);
      return isOnOwnScale(series) ? 'an oscillator' : null;
    case 'previous':
    case 'extreme':
      return scaleOf(series.of);
    case 'arithmetic':
      // "ATR above 2% of the price": a small part of a price is a distance.
      if (series.op === '*' && series.right.kind === 'number' && Math.abs(series.right.value) < 0.5)
        return null;
      if (series.right.kind === 'number') return scaleOf(series.left);
      return isOnPriceScale(series) ? 'a price' : null;
    default:
      return null;
  }
}

const drawnOverPrices: ReadonlySet<string> = new Set(['upper', 'middle', 'lower']);
