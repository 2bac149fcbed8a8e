import type { Flow, Position } from '@strategy-builder/domain';
import type { Peers } from '../presence/peers.js';

/** How long a dropped node waits at its last place for the drop to arrive through the document. */
const patience = 1_000;

interface Held {
  readonly at: Position;
  /** Where the flow had it when the drag was last seen. */
  readonly from: Position | undefined;
  readonly since: number;
  readonly dropped: boolean;
}

/**
 * Where the others hold nodes right now. A presence arrives faster than the stored drop, so a node that was let go
 * stays at its last place until the flow has moved it, or patience ends: no jump back and forth.
 */
export class HeldNodes {
  private held = new Map<string, Held>();

  /** @returns places by node id; asks again after `waitFor` milliseconds when a drop is still awaited. */
  update(
    peers: Peers,
    flow: Flow,
    now: number,
  ): { places: Record<string, Position>; waitFor: number | null } {
    const next = new Map<string, Held>();
    for (const peer of peers) {
      for (const [id, at] of Object.entries(peer.dragging ?? {})) {
        next.set(id, { at, from: flow.nodes[id]?.position, since: now, dropped: false });
      }
    }
    for (const [id, held] of this.held) {
      if (next.has(id)) continue;
      const since = held.dropped ? held.since : now;
      const arrived = flow.nodes[id]?.position !== held.from;
      if (!arrived && now - since < patience) next.set(id, { ...held, since, dropped: true });
    }
    this.held = next;
    const waits = [...next.values()]
      .filter((held) => held.dropped)
      .map((held) => held.since + patience - now);
    return {
      places: Object.fromEntries([...next].map(([id, held]) => [id, held.at])),
      waitFor: waits.length > 0 ? Math.max(0, Math.min(...waits)) : null,
    };
  }
}
