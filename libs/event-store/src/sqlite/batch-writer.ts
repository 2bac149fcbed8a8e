import { type BatchPlan, type LogState, type PlannedEvent, planBatch } from '../batch-plan.js';
import type { AppendOutcome, EncodedAppend, StoredPlace } from '../encoded-append.js';
import { type Connection, isUniqueViolation, unavailable } from './connection.js';
import type { StreamIndex } from './stream-index.js';

/** Rows of one INSERT. Most of what a row costs is the call, so many go into one. */
const manyRows = 16;
const row = '(?, ?, ?, ?, ?, ?, ?)';
const insertRows = (rows: number): string =>
  `INSERT INTO events (position, stream, revision, id, type, record, crdt_update)
   VALUES ${Array(rows).fill(row).join(', ')}`;

/** Stores batches of appends, each batch in one transaction. */
export class BatchWriter {
  /** Last position of the log; null when it must be read anew. */
  private position: number | null = null;
  private readonly begin;
  private readonly commit;
  private readonly insertOne;
  private readonly insertMany;
  private readonly removeFrom;
  private readonly placeOf;
  private readonly lastPosition;

  constructor(
    private readonly connection: Connection,
    private readonly index: StreamIndex,
  ) {
    this.begin = connection.prepare('BEGIN IMMEDIATE');
    this.commit = connection.prepare('COMMIT');
    this.insertOne = connection.prepare(insertRows(1));
    this.insertMany = connection.prepare(insertRows(manyRows));
    this.removeFrom = connection.prepare('DELETE FROM events WHERE position > ?');
    this.placeOf = connection.prepare('SELECT stream, revision, position FROM events WHERE id = ?');
    this.lastPosition = connection.prepare('SELECT max(position) AS position FROM events');
  }

  /**
   * @throws StoreUnavailable when the transaction failed. Nothing in memory is believed after that: the next
   * batch reads from the file where the log ends.
   */
  store(appends: readonly EncodedAppend[]): AppendOutcome[] {
    try {
      this.begin.run();
      const before = this.endOfLog();
      const plan = this.storeAsNew(appends, before) ?? this.storeAfterLooking(appends, before);
      this.position = before + plan.events.length;
      this.index.grown(plan.ends, plan.events.length);
      this.index.catchUp();
      this.commit.run();
      return plan.outcomes(before);
    } catch (error) {
      this.position = null;
      this.index.forget();
      this.rollBack();
      throw unavailable('The event log cannot be written', error);
    }
  }

  /** The usual batch has no known id and no conflict. It pays nothing for the search; only an insert that fails tells. */
  private storeAsNew(appends: readonly EncodedAppend[], before: number): BatchPlan | null {
    const plan = planBatch(appends, this.stateOfLog(false), false);
    if (!plan) return null;
    try {
      this.insert(plan.events, before);
      return plan;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      this.removeFrom.run([before]);
      return null;
    }
  }

  private storeAfterLooking(appends: readonly EncodedAppend[], before: number): BatchPlan {
    const plan = planBatch(appends, this.stateOfLog(true), true);
    if (!plan) throw new Error('A batch on a known log was not planned');
    this.insert(plan.events, before);
    return plan;
  }

  private insert(events: readonly PlannedEvent[], before: number): void {
    let index = 0;
    while (index < events.length) {
      const rows = events.length - index >= manyRows ? manyRows : 1;
      const values: unknown[] = [];
      for (const end = index + rows; index < end; index += 1) {
        const { event, stream, revision } = events[index] as PlannedEvent;
        values.push(before + index + 1, stream, revision, event.id, event.type, event.record, event.update);
      }
      (rows === 1 ? this.insertOne : this.insertMany).run(values);
    }
  }

  private stateOfLog(lookForIds: boolean): LogState {
    return {
      revision: (stream) => this.index.revision(stream),
      place: lookForIds ? (id) => this.place(id) : () => undefined,
    };
  }

  private place(id: string): StoredPlace | undefined {
    const found = this.placeOf.get([id]) as
      | (Omit<StoredPlace, 'position'> & { position: number })
      | undefined;
    return found && { stream: found.stream, revision: found.revision, position: String(found.position) };
  }

  private endOfLog(): number {
    if (this.position === null) {
      const last = this.lastPosition.get([]) as { position: number | null };
      this.position = last.position ?? 0;
    }
    return this.position;
  }

  private rollBack(): void {
    try {
      if (this.connection.inTransaction) this.connection.exec('ROLLBACK');
    } catch {
      // The transaction is gone already, or the next BEGIN will say what is wrong.
    }
  }
}
