import { StoreUnavailable } from '../errors.js';
import type { Connection } from './connection.js';

/**
 * `record` is the event as JSON; `id` and `type` stand beside it for the unique index and for filters.
 *
 * `stream_index` finds the events of a stream. It lags behind: `stream_index_end` is the last position that
 * it covers, and what comes later is found by scanning that short tail of `events`. Were every insert to
 * enter it at once, 32 writers on 32 streams would dirty 32 more pages in each commit, which costs more than
 * everything else in the commit together.
 */
const version1 = `
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    record TEXT NOT NULL,
    crdt_update BLOB
  );
  CREATE UNIQUE INDEX events_id ON events (id);
  CREATE TABLE stream_index (
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (stream, revision)
  ) WITHOUT ROWID;
  CREATE TABLE stream_index_end (position INTEGER NOT NULL);
  INSERT INTO stream_index_end VALUES (0);
`;

const migrations: readonly string[] = [version1];

/** Brings the file to the present schema, one transaction a step. */
export function migrate(connection: Connection): void {
  for (let version = schemaVersion(connection); version < migrations.length; version += 1) {
    connection.exec(`BEGIN IMMEDIATE; ${migrations[version]}; PRAGMA user_version = ${version + 1}; COMMIT`);
  }
}

/** @throws StoreUnavailable for a file of a newer product, or one that holds no events at all. */
export function checkSchema(connection: Connection, path: string): void {
  const version = schemaVersion(connection);
  if (version > migrations.length) {
    throw new StoreUnavailable(
      `${path} was written by a newer version (schema ${version}, known ${migrations.length})`,
    );
  }
}

/** @throws StoreUnavailable */
export function requireSchema(connection: Connection, path: string): void {
  checkSchema(connection, path);
  if (schemaVersion(connection) < migrations.length) {
    throw new StoreUnavailable(`${path} holds no event log of this version: start the server on it once`);
  }
}

function schemaVersion(connection: Connection): number {
  const [row] = connection.pragma('user_version') as { user_version: number }[];
  return row?.user_version ?? 0;
}
