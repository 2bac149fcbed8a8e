import type { Condition } from '../request/expression.js';
import type { Side, StrategyRequest } from '../request/strategy-request.js';

/** A price at which positions are opened, and on which side. */
export interface EntryPrice {
  readonly price: number;
  readonly side: Side;
}

/** The price that the only entry waits for: "buy ADA at 0.40", "long when BTC breaks above 60000"; null without one. */
export function priceOfEntry({ rules }: StrategyRequest): EntryPrice | null {
  const entries = rules.filter(({ act }) => act === 'enter');
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) return null;
  const price = priceIn(entry.condition);
  return price === null ? null : { price, side: entry.side ?? 'long' };
}

function priceIn(condition: Condition): number | null {
  if (condition.kind === 'all') {
    const prices = condition.terms.flatMap((term) => priceIn(term) ?? []);
    return prices.length === 1 ? (prices[0] ?? null) : null;
  }
  if (condition.kind !== 'compare' && condition.kind !== 'cross') return null;
  const { left, right } = condition;
  const priced = left.kind === 'field' && left.field !== 'volume' && right.kind === 'number';
  return priced && right.value > 0 ? right.value : null;
}

/** How far a price lies from that of the entry, in percent, where it is a gain; null where it is none. */
export function gainTo(target: number, { price, side }: EntryPrice): number | null {
  const gain = (side === 'long' ? target / price - 1 : 1 - target / price) * 100;
  return gain > 0 && gain < 1_000 ? Number(gain.toPrecision(6)) : null;
}
