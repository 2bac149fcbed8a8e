import type { Refusal } from '@strategy-builder/domain';
import type { StoredFlowRecord } from '../log.js';

/** How a request with an idempotency key came out, as far as a retry needs it. */
export interface LedgerEntry {
  readonly requestHash: string;
  /** First and last revision of its events; both are the present revision when nothing had to change. */
  readonly from: number;
  readonly to: number;
  readonly refused?: { readonly refusal: Refusal; readonly index: number };
}

/** The idempotency keys of one flow, per actor. Filled from the log, so a restart forgets none. */
export class CommandLedger {
  private readonly entries = new Map<string, LedgerEntry>();

  find(actorId: string, commandId: string): LedgerEntry | undefined {
    return this.entries.get(keyOf(actorId, commandId));
  }

  add(actorId: string, commandId: string, entry: LedgerEntry): void {
    this.entries.set(keyOf(actorId, commandId), entry);
  }

  /** Learns from a stored event; only events of requests with a key carry a hash. */
  learn(record: StoredFlowRecord): void {
    const { actor, commandId, requestHash } = record.metadata;
    if (requestHash === undefined) return;
    const known = this.find(actor.id, commandId);
    const refused = record.type === 'ChangeRefused' ? { refused: refusedBefore(record.data) } : {};
    this.add(actor.id, commandId, {
      requestHash,
      from: known?.from ?? record.revision,
      to: record.revision,
      ...refused,
    });
  }
}

function refusedBefore({ code, detail }: { code: string; detail: string }): {
  refusal: Refusal;
  index: number;
} {
  return { refusal: { refused: true, code: code as Refusal['code'], detail, facts: {} }, index: 0 };
}

function keyOf(actorId: string, commandId: string): string {
  return `${commandId}\n${actorId}`;
}
