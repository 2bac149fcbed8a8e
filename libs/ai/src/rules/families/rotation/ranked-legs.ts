import { ownFunding } from '../../parse/read-markets.js';
import { withOrigin } from '../../parse/series-origin.js';
import { type Condition, compare, joined, numberSeries, type Series } from '../../request/expression.js';
import { marketKey } from '../../request/market.js';
import type { Chosen, Escape } from './ranking.js';

/** That so few others are ahead of a market that it is among those to hold. */
export function inFront(
  asset: string,
  assets: readonly string[],
  { count, best }: Chosen,
  by: Series,
  positive: boolean,
): Condition {
  const own = measureOf(by, asset);
  const ahead = assets
    .filter((other) => other !== asset)
    .map((other) => compare(own, best ? '>' : '<', measureOf(by, other)));
  const least = ahead.length - (count ?? 1) + 1;
  const among: Condition =
    least === ahead.length ? joined('all', ahead) : { kind: 'count', least, terms: ahead };
  return positive ? joined('all', [among, compare(own, '>', numberSeries(0))]) : among;
}

/** That nothing bars a market from being held. */
export function unbarred(asset: string, escapes: readonly Escape[], by: Series): readonly Condition[] {
  return escapes.map(({ barrier }) =>
    barrier.is === 'hurdle'
      ? compare(measureOf(by, asset), '>', levelOf(barrier.above, by))
      : negated(barrier.when),
  );
}

/** That everything is barred, so that the refuge is held in place of the one that is ranked best. */
export function barred(assets: readonly string[], { barrier }: Escape, by: Series): Condition {
  if (barrier.is === 'away') return barrier.when;
  const level = levelOf(barrier.above, by);
  return joined(
    'all',
    assets.map((asset) => compare(measureOf(by, asset), '<=', level)),
  );
}

function negated(condition: Condition): Condition {
  return condition.kind === 'not' ? condition.of : { kind: 'not', of: condition };
}

function levelOf(above: number | string, by: Series): Series {
  return typeof above === 'number' ? numberSeries(above) : measureOf(by, above);
}

/** The measure of one market: its funding rates are a series of their own. */
function measureOf(by: Series, asset: string): Series {
  return by.kind === 'field' && by.asset === ownFunding
    ? { ...by, asset: marketKey({ symbol: asset, venue: null, kind: 'funding' }) }
    : withOrigin(by, { asset });
}
