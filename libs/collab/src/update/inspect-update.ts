import * as Y from 'yjs';

type StructStore = Y.Doc['store'];
export type Struct = Y.Item | Y.GC | Y.Skip;

/** New structs of one client: clocks from `from` up to, not including, `to`. */
export interface ClockRange {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What an update would do to a document, found out without touching it. `missing`: it builds on structs that the
 * document lacks. `broken`: no Yjs client writes this.
 */
export type Inspection =
  | {
      readonly verdict: 'fits';
      readonly ranges: readonly ClockRange[];
      readonly structs: readonly Struct[];
      /** Whether it deletes or overwrites what came after `before`, the state in which the turn began. */
      readonly isOnTop: boolean;
    }
  | { readonly verdict: 'missing'; readonly clients: readonly number[] }
  | { readonly verdict: 'broken'; readonly reason: string };

/** Clocks and client ids that real documents never exceed; beyond, numbers would lose precision. */
const largestClock = 0x7fff_ffff;
const largestClient = 0xffff_ffff;

/** Whether an update says nothing at all: the answer of a client that has nothing new. */
export function isEmptyUpdate(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0;
}

/**
 * Decodes an update and compares it with what the document knows. `Y.applyUpdate` alone is no test: it throws in the
 * middle of a truncated update when part of it is in already.
 */
export function inspectUpdate(
  store: StructStore,
  update: Uint8Array,
  before: ReadonlyMap<number, number>,
): Inspection {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    return { verdict: 'broken', reason: 'the update cannot be decoded' };
  }
  const structs = decoded.structs as Struct[];
  const reach = new Map<number, number>();
  let isMissing = false;
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (client > largestClient || clock + struct.length > largestClock || struct.length < 1) {
      return { verdict: 'broken', reason: 'a clock is out of range' };
    }
    const known = reach.get(client) ?? Y.getState(store, client);
    // A Skip stands for structs that its author left out.
    if (struct instanceof Y.Skip || clock > known) isMissing = true;
    else reach.set(client, Math.max(known, clock + struct.length));
  }
  const unknown = structs.filter(({ id, length }) => id.clock + length > Y.getState(store, id.client));
  const clients = [...new Set(unknown.map(({ id }) => id.client))];
  const missing: Inspection = { verdict: 'missing', clients };
  if (isMissing) return missing;
  const stateOf = (client: number): number => reach.get(client) ?? Y.getState(store, client);
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    for (const id of [struct.origin, struct.rightOrigin, struct.parent]) {
      if (!(id instanceof Y.ID)) continue;
      if (id.client === struct.id.client && id.clock >= struct.id.clock) {
        return { verdict: 'broken', reason: 'a struct builds on a later one' };
      }
      if (id.clock >= stateOf(id.client)) return missing;
    }
  }
  let isOnTop = false;
  for (const [client, deletions] of decoded.ds.clients) {
    const known = Y.getState(store, client);
    for (const { clock, len } of deletions) {
      if (clock + len > stateOf(client)) return missing;
      if (Math.max(clock, before.get(client) ?? 0) < Math.min(clock + len, known)) isOnTop = true;
    }
  }
  const ranges = clients.map((client) => ({ client, from: Y.getState(store, client), to: stateOf(client) }));
  return { verdict: 'fits', ranges, structs, isOnTop };
}
