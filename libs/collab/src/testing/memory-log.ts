import {
  type BesideTurn,
  type FlowLog,
  type FlowRecord,
  LogConflict,
  LogRefusal,
  type StoredFlowRecord,
} from '../log.js';

/** What becomes of an append. `lost-answer`: stored, and the writer never learns it; `stored-alone`: nor is what stood beside it. */
export type AppendFate = 'stored' | 'refused-by-store' | 'lost-answer' | 'stored-alone';

interface PendingAppend {
  readonly expectedRevision: number;
  readonly records: readonly FlowRecord[];
  readonly beside: readonly BesideTurn[];
  resolve(appended: { revision: number; position: string }): void;
  reject(error: Error): void;
}

/** The stream of one flow in memory, whose appends a test may hold back and let fail. */
export class MemoryLog implements FlowLog {
  readonly records: StoredFlowRecord[] = [];
  /** Of other streams, event by event. */
  readonly beside: BesideTurn[] = [];
  /** Appends wait for `release` while true. */
  isHeld = false;
  /** Reads and appends fail while true. */
  isAway = false;
  /** Records with updates above this many bytes are refused for good. */
  largestUpdate = Number.POSITIVE_INFINITY;
  /** Called for each append at the instant that it becomes durable, before its writer learns it. */
  onStored: (records: readonly StoredFlowRecord[]) => void = () => {};
  private readonly pending: PendingAppend[] = [];

  append(
    expectedRevision: number,
    records: readonly FlowRecord[],
    beside: readonly BesideTurn[] = [],
  ): Promise<{ revision: number; position: string }> {
    return new Promise((resolve, reject) => {
      this.pending.push({ expectedRevision, records, beside, resolve, reject });
      if (!this.isHeld) this.release(this.isAway ? 'refused-by-store' : 'stored');
    });
  }

  async *read(after: number): AsyncIterable<StoredFlowRecord> {
    if (this.isAway) throw new Error('the store is away');
    for (const record of this.records.slice(after)) yield structuredCopy(record);
  }

  get hasPending(): boolean {
    return this.pending.length > 0;
  }

  /** Decides the fate of the append in flight. */
  release(fate: AppendFate = 'stored'): void {
    const append = this.pending.shift();
    if (append === undefined) return;
    const { expectedRevision, records, beside, resolve, reject } = append;
    if (fate === 'refused-by-store') return void reject(new Error('the store could not write'));
    const known = this.records.findIndex(({ id }) => id === records.at(-1)?.id);
    if (known >= 0) {
      if (!this.beside.some(({ events }) => events[0]?.id === beside[0]?.events[0]?.id))
        this.beside.push(...beside);
      return void resolve({ revision: known + 1, position: String(known + 1) });
    }
    if (expectedRevision !== this.records.length)
      return void reject(new LogConflict('another writer was first'));
    if (records.some(({ update }) => (update?.length ?? 0) > this.largestUpdate)) {
      reject(new LogRefusal('one of the records is too large'));
      return;
    }
    const first = this.records.length + 1;
    const stored = records.map((record, index) =>
      structuredCopy({
        ...record,
        revision: first + index,
        position: String(first + index),
      }),
    );
    this.records.push(...stored);
    if (fate !== 'stored-alone') this.beside.push(...beside);
    this.onStored(stored);
    const revision = this.records.length;
    if (fate !== 'stored') reject(new Error('the connection to the store broke'));
    else resolve({ revision, position: String(revision) });
  }

  /** Forgets who waits for an append: their process is gone. */
  abandon(): void {
    this.pending.length = 0;
  }
}

/** As a store would give it back: through JSON, its update as other bytes. */
function structuredCopy(record: StoredFlowRecord): StoredFlowRecord {
  const { update, ...rest } = record;
  const copy = JSON.parse(JSON.stringify(rest)) as StoredFlowRecord;
  return update === undefined ? copy : { ...copy, update: update.slice() };
}
