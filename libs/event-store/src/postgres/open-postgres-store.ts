import type { EventStore } from '../port.js';
import { SqlEventStore } from '../sql-event-store.js';
import { Wakeup } from '../subscription-loop.js';
import { AppendListener } from './append-listener.js';
import { BatchWriter } from './batch-writer.js';
import {
  connectPool,
  listeningClient,
  lockKeyOf,
  type PostgresStoreOptions,
  unavailable,
} from './connection.js';
import { PostgresLog } from './postgres-log.js';
import { migrate } from './schema.js';

/**
 * Opens the event store in PostgreSQL, and creates its tables on the first start. Several processes may have it
 * open, for reading and for writing.
 * @throws StoreUnavailable when the database cannot be reached or does not suit; RangeError for a schema name
 * that is none.
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<EventStore> {
  const schema = options.schema ?? 'event_log';
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(schema)) throw new RangeError(`"${schema}" is no name of a schema`);
  const lockKey = lockKeyOf(schema);
  const pool = connectPool(options);
  try {
    const client = await pool.connect();
    try {
      await migrate(client, schema, lockKey);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw unavailable('Cannot open the event log', error);
  }
  const wakeup = new Wakeup();
  const writer = new BatchWriter(pool, schema, lockKey);
  const log = new PostgresLog(pool, schema, writer, async () => {
    await listener.close();
    await pool.end();
  });
  const listener = new AppendListener(
    () => listeningClient(options),
    `${schema}_appended`,
    () => log.head(),
    wakeup,
  );
  return new SqlEventStore(log, wakeup, () => listener.announce());
}
