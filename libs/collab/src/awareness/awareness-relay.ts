import type { Author } from '../room-api.js';
import { type AwarenessEntry, awarenessFrame } from '../wire/protocol.js';

interface Presence<Owner> {
  readonly owner: Owner;
  readonly entry: AwarenessEntry;
}

/** Longest state of one client, in characters: a cursor, a selection, a drag. */
const longestState = 16_384;

/**
 * Who is here, relayed by client id and clock: one id per connection, the newest state of each, names from the
 * session. A state is checked to be JSON, because a stock client throws on anything else, and is otherwise opaque.
 */
export class AwarenessRelay<Owner extends { readonly author: Author }> {
  private readonly present = new Map<number, Presence<Owner>>();
  private readonly idOf = new Map<Owner, number>();
  private readonly changed = new Map<number, AwarenessEntry>();

  /** Takes in what a connection says about itself; what it says about others is an echo and passed over. */
  receive(owner: Owner, entries: readonly AwarenessEntry[]): void {
    for (const entry of entries) {
      if (!this.isOwn(owner, entry)) continue;
      const known = this.present.get(entry.client);
      if (entry.state === 'null') {
        if (known !== undefined && known.entry.clock <= entry.clock) this.remove(entry.client, entry);
        continue;
      }
      if (known !== undefined && known.entry.clock >= entry.clock && known.owner === owner) continue;
      const state = stamp(entry.state, owner.author);
      if (state === undefined) continue;
      const stamped = { client: entry.client, clock: entry.clock, state };
      this.present.set(entry.client, { owner, entry: stamped });
      this.idOf.set(owner, entry.client);
      this.changed.set(entry.client, stamped);
    }
  }

  left(owner: Owner): void {
    const client = this.idOf.get(owner);
    this.idOf.delete(owner);
    const known = client === undefined ? undefined : this.present.get(client);
    // A connection that took over the id keeps it.
    if (known?.owner === owner) this.remove(known.entry.client, { ...known.entry, state: 'null' });
  }

  /** What changed since the last call, in one frame; undefined when nothing did. */
  takeChanges(): Uint8Array | undefined {
    if (this.changed.size === 0) return undefined;
    const frame = awarenessFrame([...this.changed.values()]);
    this.changed.clear();
    return frame;
  }

  hasChanges(): boolean {
    return this.changed.size > 0;
  }

  /** Everybody who is here now, in one frame. */
  everybody(): Uint8Array {
    return awarenessFrame([...this.present.values()].map(({ entry }) => entry));
  }

  private remove(client: number, entry: AwarenessEntry): void {
    this.present.delete(client);
    this.changed.set(client, { ...entry, state: 'null' });
  }

  private isOwn(owner: Owner, { client, clock }: AwarenessEntry): boolean {
    const own = this.idOf.get(owner);
    if (own !== undefined) return own === client;
    const known = this.present.get(client);
    if (known === undefined) return true;
    // The same person again, before the old connection is known to be dead. An echo never has a newer clock.
    return known.owner.author.actor.id === owner.author.actor.id && clock > known.entry.clock;
  }
}

/** A state with the session's user in place of its own; undefined when it is no JSON object. */
function stamp(state: string, { actor }: Author): string | undefined {
  if (state.length > longestState) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(state);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const claimed = 'user' in parsed ? (parsed.user as { color?: unknown } | null) : null;
  const color =
    typeof claimed?.color === 'string' && /^#[0-9a-f]{6}$/i.test(claimed.color) ? claimed.color : undefined;
  const user = JSON.stringify({ id: actor.id, name: actor.name, kind: actor.kind, ...(color && { color }) });
  // Of two members with one name JSON keeps the last: no need to write the whole state again.
  const open = state.slice(0, state.lastIndexOf('}'));
  return `${open}${Object.keys(parsed).length > 0 ? ',' : ''}"user":${user}}`;
}
