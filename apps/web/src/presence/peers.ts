import type { Position } from '@strategy-builder/domain';
import type { Awareness } from 'y-protocols/awareness';
import { createStore, type StoreApi } from 'zustand';

export interface PeerUser {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly kind: 'user' | 'agent' | 'system';
}

/** What one open page shows of itself to the others. */
export interface Presence {
  readonly user: PeerUser;
  readonly cursor: Position | null;
  readonly selection: readonly string[];
  readonly dragging: Readonly<Record<string, Position>> | null;
}

export interface Peer extends Presence {
  readonly clientId: number;
}

/** Everybody else on the canvas. */
export type Peers = readonly Peer[];

/** Reads one foreign presence; whatever is not of the agreed shape counts as absent. */
export function readPeer(clientId: number, state: unknown): Peer | undefined {
  const { user, cursor, selection, dragging } = (state ?? {}) as Record<string, unknown>;
  if (typeof user !== 'object' || user === null) return undefined;
  const { id, name, color, kind } = user as Record<string, unknown>;
  if (typeof name !== 'string') return undefined;
  return {
    clientId,
    user: {
      id: typeof id === 'string' ? id : String(clientId),
      name: name.slice(0, 60),
      color: typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color) ? color : '#64748b',
      kind: kind === 'agent' || kind === 'system' ? kind : 'user',
    },
    cursor: isPosition(cursor) ? cursor : null,
    selection: Array.isArray(selection) ? selection.filter((entry) => typeof entry === 'string') : [],
    dragging: readDragging(dragging),
  };
}

function readDragging(value: unknown): Peer['dragging'] {
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value).filter((entry): entry is [string, Position] => isPosition(entry[1]));
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

function isPosition(value: unknown): value is Position {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y } = value as Record<string, unknown>;
  return Number.isFinite(x) && Number.isFinite(y);
}

/** Follows the awareness, at most once a frame: cursors of a hundred people come in faster than they can be drawn. */
export function followPeers(awareness: Awareness): { store: StoreApi<{ peers: Peers }>; stop: () => void } {
  const store = createStore<{ peers: Peers }>(() => ({ peers: [] }));
  const known = new Map<number, Peer>();
  const waiting = new Set<number>();
  let frame = 0;

  const take = (): void => {
    frame = 0;
    for (const clientId of waiting) {
      const peer = readPeer(clientId, awareness.getStates().get(clientId));
      if (peer) known.set(clientId, keepParts(known.get(clientId), peer));
      else known.delete(clientId);
    }
    waiting.clear();
    store.setState({ peers: [...known.values()] });
  };
  const onChange = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>): void => {
    for (const clientId of [...added, ...updated, ...removed]) {
      if (clientId !== awareness.clientID) waiting.add(clientId);
    }
    if (waiting.size > 0 && frame === 0) frame = requestAnimationFrame(take);
  };
  awareness.on('change', onChange);
  onChange({ added: [...awareness.getStates().keys()], updated: [], removed: [] });
  return {
    store,
    stop: () => {
      cancelAnimationFrame(frame);
      awareness.off('change', onChange);
    },
  };
}

/** A cursor that moves must not redraw what hangs on the selection. */
function keepParts(before: Peer | undefined, now: Peer): Peer {
  if (!before) return now;
  const keep = <K extends 'user' | 'selection' | 'dragging'>(key: K): Peer[K] =>
    JSON.stringify(before[key]) === JSON.stringify(now[key]) ? before[key] : now[key];
  return { ...now, user: keep('user'), selection: keep('selection'), dragging: keep('dragging') };
}

/** One entry for each person, however many pages they have open; the agent comes last. */
export function peopleOf(peers: Peers): readonly PeerUser[] {
  const byId = new Map(peers.map(({ user }) => [user.id, user]));
  return [...byId.values()].sort(
    (a, b) => Number(a.kind === 'agent') - Number(b.kind === 'agent') || a.name.localeCompare(b.name),
  );
}
