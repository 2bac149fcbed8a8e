import { ownFunding } from '../../parse/read-markets.js';
import { withOrigin } from '../../parse/series-origin.js';
import {
  type Condition,
  compare,
  joined,
  mapCondition,
  numberSeries,
  type Series,
} from '../../request/expression.js';
import { marketKey } from '../../request/market.js';
import type { Barrier, Chosen, Escape } from './ranking.js';

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
  return escapes.map(({ barrier }) => negated(barredFor(asset, barrier, by)));
}

/** A barrier of all markets together as a condition of its own, now that the markets are known. */
export function withMarkets(wayOut: Escape, assets: readonly string[], by: Series): Escape {
  const { barrier } = wayOut;
  if (barrier.is !== 'together') return wayOut;
  const { every, above, by: own } = barrier;
  const failing = assets.map((asset) => barredFor(asset, { is: 'hurdle', above, by: own }, by));
  return { ...wayOut, barrier: { is: 'away', when: joined(every ? 'all' : 'any', failing) } };
}

/** What is held of the ranked markets, how many places they have, and which of these is asked for, from 1. */
interface Places {
  readonly held: readonly Condition[];
  readonly places: number;
  readonly place: number;
}

/**
 * That so many of the places of what is ranked best stay empty that the refuge takes this one. Under a bar of what is
 * ranked by, the best are barred last: counting the barred will do.
 */
export function vacant(
  assets: readonly string[],
  barrier: Barrier,
  by: Series,
  { held, places, place }: Places,
): Condition {
  if (barrier.is === 'hurdle' && barrier.by === null) {
    const terms = assets.map((asset) => barredFor(asset, barrier, by));
    const least = assets.length - places + place;
    return least === terms.length ? joined('all', terms) : { kind: 'count', least, terms };
  }
  const least = places - place + 1;
  return {
    kind: 'not',
    of: least === 1 ? joined('any', held) : { kind: 'count', least, terms: held },
  };
}

function barredFor(asset: string, barrier: Barrier, by: Series): Condition {
  switch (barrier.is) {
    case 'away':
      return barrier.when;
    case 'failing':
      return mapCondition(barrier.when, (part) => withOrigin(part, { asset }));
    case 'together':
    case 'hurdle': {
      const measure = barrier.by ?? by;
      return compare(measureOf(measure, asset), '<=', levelOf(barrier.above, measure));
    }
  }
}

function negated(condition: Condition): Condition {
  if (condition.kind === 'compare' && condition.op === '<=') return { ...condition, op: '>' };
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
