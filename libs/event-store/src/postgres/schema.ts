import type { ClientBase } from 'pg';
import { StoreUnavailable } from '../errors.js';

/**
 * One transaction at a time writes to the log: it takes the advisory lock first and then the positions after
 * the last one. So positions have no gaps and become visible in their order, and whoever has read up to a
 * position has seen everything before it for ever. (A sequence would hand out positions that become visible
 * in another order, and a reader would skip the late ones.)
 *
 * `append_events` is one round trip. It is volatile and runs under READ COMMITTED, so each statement in it
 * sees what was committed before the lock was granted. It inserts all or nothing:
 * null when one of `starts` is not there, a unique violation when a stream has gone on or an id is known.
 * Texts come as lines (no name and no JSON text contains a line break), which spares both sides the escaping
 * of array elements.
 */
const version1 = (schema: string): string => `
  CREATE TABLE ${schema}.events (
    position bigint PRIMARY KEY,
    stream text COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    id uuid NOT NULL UNIQUE,
    type text COLLATE "C" NOT NULL,
    record text NOT NULL,
    crdt_update bytea,
    UNIQUE (stream, revision)
  );
  CREATE FUNCTION ${schema}.append_events(
    lock_key bigint, start_streams text, start_revisions integer[],
    streams text, revisions integer[], ids uuid[], types text, records text, updates bytea[]
  ) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $function$
  DECLARE
    before bigint;
  BEGIN
    PERFORM pg_advisory_xact_lock(lock_key);
    IF start_streams <> '' AND (
      SELECT count(*) FROM unnest(string_to_array(start_streams, E'\\n'), start_revisions) AS start (stream, revision)
      JOIN ${schema}.events USING (stream, revision)
    ) <> cardinality(start_revisions) THEN
      RETURN NULL;
    END IF;
    SELECT coalesce(max(position), 0) INTO before FROM ${schema}.events;
    INSERT INTO ${schema}.events (position, stream, revision, id, type, record, crdt_update)
      SELECT before + row.number, row.stream, row.revision, row.id, row.type, row.record, row.crdt_update
      FROM unnest(
        string_to_array(streams, E'\\n'), revisions, ids, string_to_array(types, E'\\n'),
        string_to_array(records, E'\\n'), updates
      ) WITH ORDINALITY AS row (stream, revision, id, type, record, crdt_update, number);
    RETURN before;
  END
  $function$;
`;

const migrations: readonly ((schema: string) => string)[] = [version1];

/**
 * Brings the schema to the present version, each step in its transaction; several processes may start at once.
 * @throws StoreUnavailable for a log of a newer product, or a database that cannot hold every text.
 */
export async function migrate(client: ClientBase, schema: string, lockKey: string): Promise<void> {
  await requireUtf8(client);
  await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
  try {
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await client.query(`CREATE TABLE IF NOT EXISTS ${schema}.migrations (version integer PRIMARY KEY)`);
    const { rows } = await client.query<{ version: number | null }>(
      `SELECT max(version) AS version FROM ${schema}.migrations`,
    );
    const present = rows[0]?.version ?? 0;
    if (present > migrations.length) {
      throw new StoreUnavailable(
        `The event log was written by a newer version (schema ${present}, known ${migrations.length})`,
      );
    }
    for (const [index, migration] of migrations.entries()) {
      if (index < present) continue;
      await client.query(
        `BEGIN; ${migration(schema)}; INSERT INTO ${schema}.migrations VALUES (${index + 1}); COMMIT`,
      );
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [lockKey]);
  }
}

async function requireUtf8(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ server_encoding: string }>('SHOW server_encoding');
  if (rows[0]?.server_encoding !== 'UTF8') {
    throw new StoreUnavailable(`The database must be encoded in UTF8, it is in ${rows[0]?.server_encoding}`);
  }
}
