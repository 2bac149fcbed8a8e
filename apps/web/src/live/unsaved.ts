import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';

const syncStep1 = 0;

/**
 * Knows whether every edit of this page is stored. The server echoes an edit once it is durable, so an edit is unsaved
 * until a frame shows its clock (or, for a pure deletion, a delete set) coming back.
 */
export class UnsavedEdits {
  private storedClock = 0;
  private ownClock = 0;
  private deletionWaits = false;

  constructor(private readonly doc: Y.Doc) {}

  /** This page made an edit. */
  edited(): void {
    const clock = Y.getState(this.doc.store, this.doc.clientID);
    if (clock === this.ownClock) this.deletionWaits = true;
    this.ownClock = clock;
  }

  /** A sync frame arrived; `decoder` stands behind the message type and is not moved. */
  received(decoder: decoding.Decoder): void {
    if (!this.any()) return;
    const reader = decoding.clone(decoder);
    const step = decoding.readVarUint(reader);
    const payload = decoding.readVarUint8Array(reader);
    if (step === syncStep1) {
      this.stored(Y.decodeStateVector(payload).get(this.doc.clientID));
      return;
    }
    this.stored(Y.parseUpdateMeta(payload).to.get(this.doc.clientID));
    if (this.deletionWaits && Y.decodeUpdate(payload).ds.clients.size > 0) this.deletionWaits = false;
  }

  any(): boolean {
    return this.deletionWaits || this.storedClock < this.ownClock;
  }

  private stored(clock: number | undefined): void {
    if (clock !== undefined) this.storedClock = Math.max(this.storedClock, clock);
  }
}
