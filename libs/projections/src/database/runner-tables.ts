import { type Kysely, sql } from 'kysely';
import type { SqlDifferences } from './read-database.js';

/** How far a read model is, and for which shape of it its table was built. */
export type ReadModelState = {
  readonly name: string;
  readonly signature: string;
  /** Id of the first event of the log that the rows come from: another log makes them worthless. */
  readonly origin: string;
  /** Position of the last event that was applied; null before the first. */
  readonly position: string | null;
  /** How many events of the feed that is. */
  readonly ordinal: number;
  /** Grows with each rebuild: names of tables and indexes under construction carry it. */
  readonly generation: number;
  readonly batches: number;
};

/** An event that a read model could not take, or one behind it in the same stream. */
export type ParkedEvent = {
  readonly read_model: string;
  readonly ordinal: number;
  readonly stream: string;
  readonly revision: number;
  readonly event_id: string;
  readonly type: string;
  /** Of the poison event, what went wrong; null for those that wait behind it. */
  readonly error: string | null;
  readonly parked_at: string;
};

export interface RunnerTables {
  read_models: ReadModelState;
  parked_events: ParkedEvent;
}

/** Creates the runner's own tables where they are missing. Repeatable, and by several processes at once. */
export async function createRunnerTables(
  db: Kysely<RunnerTables>,
  { columnTypes, lockWriters }: SqlDifferences,
): Promise<void> {
  const text = sql.raw(columnTypes.text);
  const integer = sql.raw(columnTypes.integer);
  await db.transaction().execute(async (tx) => {
    if (lockWriters !== null) await sql.raw(lockWriters).execute(tx);
    await sql`create table if not exists read_models (
      name ${text} primary key, signature ${text} not null, origin ${text} not null, position ${text},
      ordinal ${integer} not null, generation ${integer} not null, batches ${integer} not null)`.execute(tx);
    await sql`create table if not exists parked_events (
      read_model ${text} not null, ordinal ${integer} not null, stream ${text} not null,
      revision ${integer} not null, event_id ${text} not null, type ${text} not null, error ${text},
      parked_at ${text} not null, primary key (read_model, ordinal))`.execute(tx);
  });
}
