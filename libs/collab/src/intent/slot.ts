import type * as Y from 'yjs';
import type { SharedType } from './place.js';

/** One write of a key in this turn. */
export interface Write<Author> {
  readonly item: Y.Item;
  readonly author: Author;
}

/** One key of one Yjs map, and everything that happened to it in this turn. */
export interface Slot<Author> {
  readonly map: SharedType;
  readonly key: string;
  readonly writes: Write<Author>[];
  readonly removals: Write<Author>[];
  /** Who changed something inside the value without replacing it. */
  readonly inside: Author[];
}

/** How the writes of one key came out, by Yjs order. */
export interface Outcome<Author> {
  /** The last item of the key, deleted when the key has no value. */
  readonly present: Y.Item | undefined;
  /** Who made it so in this turn; undefined when a state from before outlived this turn's writes. */
  readonly by: Author | undefined;
  /** The newest write of every other author, the one that Yjs orders highest first. */
  readonly losers: readonly Write<Author>[];
}

export function outcomeOf<Author>(slot: Slot<Author>): Outcome<Author> {
  const present = slot.map._map.get(slot.key);
  const [only] = slot.writes;
  if (slot.writes.length === 1 && only !== undefined && only.item === present && !present.deleted) {
    return { present, by: only.author, losers: [] };
  }
  const by = authorOf(slot, present);
  const newest = new Map<Author, Y.Item>();
  for (const { item, author } of slot.writes) if (author !== by) newest.set(author, item);
  const losers = [...newest].map(([author, item]) => ({ item, author }));
  return { present, by, losers: losers.length > 1 ? inYjsOrder(losers, present) : losers };
}

function authorOf<Author>(slot: Slot<Author>, present: Y.Item | undefined): Author | undefined {
  const removal = present?.deleted ? slot.removals.find(({ item }) => item === present) : undefined;
  const write = removal ?? slot.writes.find(({ item }) => item === present);
  return write?.author ?? (present?.deleted ? undefined : slot.inside.at(-1));
}

function inYjsOrder<Author>(writes: readonly Write<Author>[], present: Y.Item | undefined): Write<Author>[] {
  const rank = new Map<Y.Item, number>();
  for (let item = present ?? null; item !== null && rank.size < 10_000; item = item.left)
    rank.set(item, rank.size);
  const rankOf = ({ item }: Write<Author>): number => rank.get(item) ?? rank.size;
  return [...writes].sort((a, b) => rankOf(a) - rankOf(b));
}

/**
 * Client ids whose earlier writes of this key a new item passed over without having seen them: it names as origin
 * what its author saw, and they stand between.
 */
export function overtakenClients(item: Y.Item): number[] {
  const clients = new Set<number>();
  let left = item.left;
  for (let steps = 0; left !== null && steps < 16; steps++) {
    const last = left.lastId;
    if (item.origin !== null && last.client === item.origin.client && last.clock === item.origin.clock) break;
    if (last.client !== item.id.client) clients.add(last.client);
    left = left.left;
  }
  return [...clients];
}
