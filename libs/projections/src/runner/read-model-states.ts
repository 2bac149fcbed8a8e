import { createHash } from 'node:crypto';
import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { SqlDifferences } from '../database/read-database.js';
import type { ParkedEvent, ReadModelState, RunnerTables } from '../database/runner-tables.js';
import type { ReadModel } from '../read-model.js';

/** Changes with the table or with the version of the fold: rows under another signature are somebody else's. */
export function signatureOf(model: ReadModel): string {
  const shape = JSON.stringify([model.version, model.table.columns, model.table.key, model.table.indexes]);
  return `${model.version}-${createHash('sha256').update(shape).digest('hex').slice(0, 16)}`;
}

/**
 * Reads the states for a change of rows. Being a write, it makes every other writer wait until this
 * transaction ends, in this process and in others: so each event is applied by exactly one of them.
 */
export async function lockStates(
  tx: Transaction<RunnerTables>,
  { lockWriters }: SqlDifferences,
): Promise<Map<string, ReadModelState>> {
  if (lockWriters !== null) await tx.executeQuery(CompiledQuery.raw(lockWriters));
  const states = await tx
    .updateTable('read_models')
    .set((eb) => ({ batches: eb('batches', '+', 1) }))
    .returningAll()
    .execute();
  return new Map(states.map((state) => [state.name, state]));
}

/** Stores how far the read models are, beside their rows. Nearly always they are at one place: one statement. */
export async function moveStates(
  tx: Transaction<RunnerTables>,
  states: readonly ReadModelState[],
): Promise<void> {
  let rest = states;
  while (rest[0] !== undefined) {
    const { position, ordinal, origin } = rest[0];
    const isThere = (state: ReadModelState) => state.ordinal === ordinal && state.origin === origin;
    const names = rest.filter(isThere).map(({ name }) => name);
    await tx
      .updateTable('read_models')
      .set({ position, ordinal, origin })
      .where('name', 'in', names)
      .execute();
    rest = rest.filter((state) => !isThere(state));
  }
}

/** The streams that wait, by read model. */
export async function parkedStreams(db: Kysely<RunnerTables>): Promise<Map<string, Set<string>>> {
  const rows = await db.selectFrom('parked_events').select(['read_model', 'stream']).distinct().execute();
  const streams = new Map<string, Set<string>>();
  for (const { read_model, stream } of rows) {
    const of = streams.get(read_model) ?? new Set();
    streams.set(read_model, of.add(stream));
  }
  return streams;
}

/** Rows of one statement. A rebuild may park many thousands at once. */
const parkedRows = 200;

export async function storeParked(tx: Kysely<RunnerTables>, events: readonly ParkedEvent[]): Promise<void> {
  for (let first = 0; first < events.length; first += parkedRows) {
    await tx
      .insertInto('parked_events')
      .values(events.slice(first, first + parkedRows))
      .execute();
  }
}
