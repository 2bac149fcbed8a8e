import { hasBars, timeframeMinutes } from '../lex/timeframes.js';
import { type TimeUnit } from '../lexicon/meaning.js';
import { type Condition, mapCondition, seriesOf } from '../request/expression.js';
import { type StrategyRequest } from '../request/strategy-request.js';
import { barsOfClock } from './clock-conditions.js';
import { type Lines, type SignalName } from './settle.js';

/** The bars that a request names, anywhere; null when it names none. */
export function timeframeOf(request: StrategyRequest, lines: Lines): string | null {
  if (request.timeframe !== null) return request.timeframe;
  const named = new Set<string>();
  let unit: TimeUnit | null = null;
  for (const line of Object.values(lines)) {
    for (const part of seriesOf(line)) {
      if (
        (part.kind === 'field' || part.kind === 'indicator') &&
        part.timeframe !== null &&
        hasBars(part.timeframe)
      )
        named.add(part.timeframe);
      if (part.kind === 'extreme' && part.span !== null) unit = smaller(unit, part.span.unit);
    }
    for (const span of spansOf(line)) unit = smaller(unit, span.unit);
  }
  const shortest = [...named].sort((a, b) => timeframeMinutes(a) - timeframeMinutes(b))[0];
  if (shortest === '1w' && onlyAsEarlierWeek(request, lines)) return '1d';
  if (shortest !== undefined) return shortest;
  if (unit === 'minute') return '1m';
  return barsOfClock(lines) ?? (unit === 'hour' ? '1h' : null);
}

/**
 * "Closes above last week's high, sell after 5 days": a week is named for one of its prices, which the price of a day is
 * compared with.
 */
function onlyAsEarlierWeek(request: StrategyRequest, lines: Lines): boolean {
  const { timeExit } = request;
  const days = timeExit.is === 'given' && timeExit.value.unit === 'day';
  let weeks = 0;
  let earlier = 0;
  let unplaced = days;
  for (const part of Object.values(lines).flatMap(seriesOf)) {
    if (part.kind === 'field' || part.kind === 'indicator') {
      if (part.timeframe === '1w') weeks++;
      else unplaced = true;
    }
    if (part.kind === 'previous' && part.closed === true) earlier++;
  }
  return unplaced && weeks > 0 && weeks === earlier;
}

/**
 * "4h chart, only when the 1h RSI ...": a strategy runs on the finest bars that are named, since they cannot be made of
 * coarser ones; what names none is read on those that were stated.
 */
export function onFinestBars(
  lines: Lines,
  stated: string | null,
): { readonly timeframe: string; readonly lines: Lines } | null {
  const named = Object.values(lines).flatMap((line) =>
    seriesOf(line).flatMap((part) =>
      (part.kind === 'field' || part.kind === 'indicator') &&
      part.timeframe !== null &&
      hasBars(part.timeframe)
        ? [part.timeframe]
        : [],
    ),
  );
  const [finest] = named.sort((a, b) => timeframeMinutes(a) - timeframeMinutes(b));
  if (stated === null || finest === undefined || timeframeMinutes(finest) >= timeframeMinutes(stated))
    return null;
  const moved: Lines = {};
  for (const [signal, line] of Object.entries(lines) as [SignalName, Condition][])
    moved[signal] = mapCondition(line, (part) =>
      part.kind === 'field' || part.kind === 'indicator'
        ? { ...part, timeframe: part.timeframe ?? stated }
        : part,
    );
  return { timeframe: finest, lines: moved };
}

function smaller(a: TimeUnit | null, b: TimeUnit): TimeUnit | null {
  const order: readonly TimeUnit[] = ['minute', 'hour', 'day', 'week', 'month', 'year'];
  if (!order.includes(b)) return a;
  return a === null || order.indexOf(b) < order.indexOf(a) ? b : a;
}

function spansOf(condition: Condition): readonly { readonly unit: TimeUnit }[] {
  switch (condition.kind) {
    case 'streak':
    case 'within':
      return [condition.span, ...spansOf(condition.of)];
    case 'not':
      return spansOf(condition.of);
    case 'all':
    case 'any':
    case 'count':
      return condition.terms.flatMap(spansOf);
    case 'change':
      return condition.span === null ? [] : [condition.span];
    default:
      return [];
  }
}

/** The only market that the conditions name, when the rules name none themselves. */
export function assetOf(lines: Lines): string | null {
  for (const line of Object.values(lines)) {
    for (const part of seriesOf(line)) {
      if (
        (part.kind === 'field' || part.kind === 'indicator') &&
        part.asset !== null &&
        !part.asset.startsWith('|')
      )
        return part.asset;
      if (part.kind === 'ratio') return part.of;
    }
  }
  return null;
}

/** Names of the strategy's own market and bars fall away from its conditions. */
export function onOwnGround(
  lines: Lines,
  ground: { readonly symbol: string; readonly timeframe: string },
): Lines {
  const own: Lines = {};
  for (const [signal, line] of Object.entries(lines) as [SignalName, Condition][])
    own[signal] = grounded(line, ground);
  return own;
}

export function grounded(
  condition: Condition,
  ground: { readonly symbol: string; readonly timeframe: string },
): Condition {
  return mapCondition(condition, (part) => {
    if (part.kind !== 'field' && part.kind !== 'indicator') return part;
    return {
      ...part,
      asset: part.asset === ground.symbol ? null : ofOwn(part.asset, ground.symbol),
      timeframe: part.timeframe === ground.timeframe ? null : part.timeframe,
    };
  });
}

/** A series of the strategy's own market that is none of its prices, such as its funding rate. */
function ofOwn(asset: string | null, symbol: string): string | null {
  return asset?.startsWith('|') === true ? `${symbol}${asset}` : asset;
}

export function readsRatio(lines: Lines): boolean {
  return Object.values(lines).some((line) =>
    seriesOf(line).some(
      (part) => part.kind === 'ratio' || (part.kind === 'indicator' && part.of?.kind === 'ratio'),
    ),
  );
}
