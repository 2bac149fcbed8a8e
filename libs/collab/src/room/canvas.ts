import type { Flow } from '@strategy-builder/domain';
import * as Y from 'yjs';
import { type Roots, rootsOf } from '../document/shape.js';
import { Places, type SharedType } from '../intent/place.js';
import { type Path, pathOf } from '../intent/touches.js';
import { mirror, type Touched } from '../mirror/mirror.js';
import { structsInRange } from '../update/structs-in-range.js';
import { answerFrame, askFrame } from '../wire/protocol.js';
import { BoundedMap } from './bounded-map.js';

/** Where a change of the document comes from: only what a turn changes is captured and stored, what was read is not. */
export type Origin = { readonly from: 'turn' } | { readonly from: 'replay' };

/** What one turn did to the document. */
export interface DocumentChange {
  /** Everything that was integrated and deleted, as one update; null when nothing was. */
  readonly update: Uint8Array | null;
  /** The document's state vector before. */
  readonly before: ReadonlyMap<number, number>;
}

const remembered = 20_000;
/** Joiners with different states that are answered from memory at one version. */
const sharedAnswers = 16;

/** A flow's Yjs document on the server: one transaction a turn, and the bytes that its joiners share. */
export class Canvas {
  readonly doc: Y.Doc;
  readonly roots: Roots;
  readonly places: Places;
  /** Items that were written or deleted to undo a refused change. */
  private readonly compensations = new BoundedMap<string, true>(remembered);
  /** Where items stood whose container is gone, so that a late edit of them can be answered by name. */
  private readonly graveyard = new BoundedMap<string, Path>(remembered);
  private readonly captured: Uint8Array[] = [];
  private readonly answers = new Map<string, Uint8Array>();
  private stateVector: Uint8Array | undefined;

  constructor(clientId: number) {
    this.doc = new Y.Doc();
    this.doc.clientID = clientId;
    this.roots = rootsOf(this.doc);
    this.places = new Places(this.roots);
    this.doc.on('update', (update: Uint8Array, origin: Origin) => {
      if (origin.from === 'turn') this.captured.push(update);
      this.answers.clear();
      this.stateVector = undefined;
    });
  }

  /** Brings in stored updates, in their order. */
  replay(updates: readonly Uint8Array[]): void {
    const origin: Origin = { from: 'replay' };
    this.doc.transact((transaction) => {
      for (const update of updates) Y.applyUpdate(this.doc, update);
      // Yjs would take a change under its own id for a clash of ids, and cleans up formats in remote changes only.
      transaction.local = true;
    }, origin);
  }

  /** Whether the document waits for structs that it was never given: a stored document never does. */
  isIncomplete(): boolean {
    return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null;
  }

  /** Runs a turn as one transaction. When `work` throws, the document is of no use any more. */
  change(work: (transaction: Y.Transaction) => void): DocumentChange {
    const origin: Origin = { from: 'turn' };
    let before: ReadonlyMap<number, number> = new Map();
    this.captured.length = 0;
    this.doc.transact((transaction) => {
      before = transaction.beforeState;
      work(transaction);
      this.rememberTheDead(transaction);
      transaction.local = true;
    }, origin);
    const [first, ...others] = this.captured;
    if (first === undefined) return { update: null, before };
    return { update: others.length > 0 ? Y.mergeUpdates([first, ...others]) : first, before };
  }

  /** Makes the document equal to the flow where it was touched, and remembers what only was put back. */
  mirror(transaction: Y.Transaction, flow: Flow, touched: Touched, kind: 'compensation' | 'command'): void {
    mirror(transaction, this.roots, flow, touched, (map: SharedType, key: string) => {
      if (kind === 'command') return;
      const item = map._map.get(key);
      if (item !== undefined) this.compensations.set(nameOf(item.lastId), true);
    });
  }

  readonly isCompensation = (item: Y.Item): boolean => this.compensations.has(nameOf(item.lastId));

  readonly memory = (client: number, clock: number): Path | undefined =>
    this.graveyard.get(nameOf({ client, clock }));

  /** The whole state, or what a peer with this state vector lacks; encoded once for all who ask at this version. */
  answer(stateVector: Uint8Array): Uint8Array {
    const key = stateVector.join();
    let frame = this.answers.get(key);
    if (frame === undefined) {
      frame = answerFrame(Y.encodeStateAsUpdate(this.doc, stateVector));
      if (this.answers.size < sharedAnswers) this.answers.set(key, frame);
    }
    return frame;
  }

  /** The question for everything that a client has and the document lacks. */
  ask(): Uint8Array {
    this.stateVector ??= askFrame(Y.encodeStateVector(this.doc));
    return this.stateVector;
  }

  private rememberTheDead(transaction: Y.Transaction): void {
    for (const [client, deletions] of transaction.deleteSet.clients) {
      for (const { clock, len } of deletions) {
        structsInRange(this.doc, { client, from: clock, to: clock + len }, (struct) => {
          if (!(struct instanceof Y.Item) || !(struct.parent as SharedType)._item?.deleted) return;
          const path = pathOf(struct, this.places);
          if (path !== undefined) this.graveyard.set(nameOf(struct.lastId), path);
        });
      }
    }
  }
}

function nameOf({ client, clock }: { client: number; clock: number }): string {
  return `${client}:${clock}`;
}
