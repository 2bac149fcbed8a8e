import { buildStrategy, type Flow, tradedVenue } from '@strategy-builder/domain';

/** Exchange and market of each thing that the strategy trades, `binance:perpetual`; none while it is not whole. */
export function tradedVenues(flow: Flow): readonly string[] {
  const built = buildStrategy(flow);
  if (!built.ok) return [];
  return [...new Set(built.strategy.legs.flatMap((leg) => tradedVenue(leg) ?? []))];
}
