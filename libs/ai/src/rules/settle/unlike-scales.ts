import { capital } from '../capital.js';
import { isOnOwnScale, isOnPriceScale } from '../parse/price-scale.js';
import { type Condition, mapTerms, type Series } from '../request/expression.js';

/** What a series is measured in, as people say it. */
type Scale = 'a price' | 'a distance' | 'a volume' | 'an oscillator';

/**
 * A price beside a distance, a volume or an oscillator: "the close is above ATR". Such a comparison holds on every bar
 * or on none, and is a misreading where nobody wrote it. A sentence for people; null when nothing speaks against it.
 */
export function unlikeScales(condition: Condition): string | null {
  let fault: string | null = null;
  mapTerms(condition, (term) => {
    fault ??= term.kind === 'compare' || term.kind === 'cross' ? faultOf(term.left, term.right) : null;
    return term;
  });
  return fault;
}

function faultOf(one: Series, other: Series): string | null {
  const [left, right] = [scaleOf(one), scaleOf(other)];
  if (left === null || right === null || left === right) return null;
  const asked =
    left === 'a distance' || right === 'a distance'
      ? 'From which line or price is the distance measured?'
      : 'Which line or level was meant?';
  return `${capital(left)} is compared with ${right}, which says nothing. ${asked}`;
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
