import {
  type AppendOutcome,
  answerToKnownIds,
  type EncodedAppend,
  meetsExpectation,
  type StoredPlace,
} from '../encoded-append.js';
import { type Connection, isUniqueViolation, unavailable } from './connection.js';
import type { StreamIndex } from './stream-index.js';

/** Stores batches of appends, each batch in one transaction. */
export class BatchWriter {
  /** Last position of the log; null when it must be read anew. */
  private position: number | null = null;
  private readonly begin;
  private readonly commit;
  private readonly insert;
  private readonly removeFrom;
  private readonly placeOf;
  private readonly lastPosition;

  constructor(
    private readonly connection: Connection,
    private readonly index: StreamIndex,
  ) {
    this.begin = connection.prepare('BEGIN IMMEDIATE');
    this.commit = connection.prepare('COMMIT');
    this.insert = connection.prepare(
      `INSERT INTO events (position, stream, revision, id, type, record, crdt_update)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.removeFrom = connection.prepare('DELETE FROM events WHERE position >= ?');
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
      const outcomes = appends.map((append) => this.storeOne(append));
      this.index.catchUp();
      this.commit.run();
      return outcomes;
    } catch (error) {
      this.position = null;
      this.index.forget();
      this.rollBack();
      throw unavailable('The event log cannot be written', error);
    }
  }

  /**
   * Inserts first and looks for known ids only when an insert meets one, which costs the usual append nothing.
   * What was inserted until then is deleted again, so that the neighbours in the batch never notice.
   */
  private storeOne(append: EncodedAppend): AppendOutcome {
    const actual = this.index.revision(append.stream);
    if (!meetsExpectation(append.expected, actual)) return this.answerToKnownIds(append, actual);
    const before = this.endOfLog();
    let position = before;
    let revision = actual;
    try {
      for (const event of append.events) {
        position += 1;
        revision += 1;
        this.insert.run(position, append.stream, revision, event.id, event.type, event.record, event.update);
      }
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      if (position > before + 1) this.removeFrom.run(before + 1);
      return this.answerToKnownIds(append, actual);
    }
    this.position = position;
    this.index.grown(append.stream, revision, append.events.length);
    return { revision, position: String(position) };
  }

  private answerToKnownIds(append: EncodedAppend, actual: number): AppendOutcome {
    const places = append.events.map(({ id }) => {
      const row = this.placeOf.get([id]) as
        | (Omit<StoredPlace, 'position'> & { position: number })
        | undefined;
      return row && { stream: row.stream, revision: row.revision, position: String(row.position) };
    });
    return answerToKnownIds(append, places, actual);
  }

  private endOfLog(): number {
    if (this.position === null) {
      const row = this.lastPosition.get([]) as { position: number | null };
      this.position = row.position ?? 0;
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
