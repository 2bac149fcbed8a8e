import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StoreUnavailable } from '../errors.js';
import type { EventStore } from '../port.js';
import { SqlEventStore } from '../sql-event-store.js';
import { Wakeup } from '../subscription-loop.js';
import { BackgroundCheckpoints, rareCheckpoints } from './background-checkpoints.js';
import { BatchWriter } from './batch-writer.js';
import { type Connection, connect, unavailable } from './connection.js';
import { lockFile } from './file-lock.js';
import { LogReader } from './log-reader.js';
import { checkSchema, migrate, requireSchema } from './schema.js';
import { SqliteLog } from './sqlite-log.js';
import { StreamIndex } from './stream-index.js';

/** Where the log is: a data folder (`log.db` and `lock.db` in it), a file of one's own, or `:memory:`. */
export type SqliteStoreLocation = { readonly directory: string } | { readonly path: string };
export type SqliteStoreOptions = SqliteStoreLocation & {
  /** For commands beside a running server: takes no lock, writes nothing, sees what the server commits. */
  readonly readOnly?: boolean;
  /** Of a store that reads only: whoever knows of an append tells it, and subscribers need not wait for the next look. */
  readonly wakeup?: Wakeup;
};

/** Waiting for another process blocks this one's event loop, so only as long as a checkpoint may take. */
const busyMilliseconds = 250;
/** How often a store that was opened for reading looks for what another process has written. */
const pollMilliseconds = 100;

/**
 * Opens the event store in a SQLite file, and creates it on the first start.
 * @throws StoreInUse when another process has it open for writing; StoreUnavailable when it cannot be opened.
 */
export function openSqliteStore(options: SqliteStoreOptions): EventStore {
  const { log, lock } = filesOf(options);
  return options.readOnly ? openForReading(log, options.wakeup) : openForWriting(log, lock);
}

function filesOf(location: SqliteStoreLocation): { log: string; lock: string | null } {
  if ('directory' in location) {
    return { log: join(location.directory, 'log.db'), lock: join(location.directory, 'lock.db') };
  }
  return { log: location.path, lock: location.path === ':memory:' ? null : `${location.path}.lock` };
}

function openForWriting(log: string, lock: string | null): EventStore {
  if (lock) makeFolder(dirname(log));
  const unlock = lock ? lockFile(lock) : () => {};
  let connection: Connection | undefined;
  try {
    connection = connect(log, busyMilliseconds);
    return writingStore(connection, log, unlock);
  } catch (error) {
    connection?.close();
    unlock();
    throw unavailable(`Cannot open ${log}`, error);
  }
}

function writingStore(connection: Connection, path: string, unlock: () => void): EventStore {
  connection.pragma('journal_mode = WAL');
  // FULL: a commit returns when the write-ahead log is on the disk, so what was acknowledged survives a power cut.
  connection.exec('PRAGMA synchronous = FULL; PRAGMA cache_size = -65536');
  checkSchema(connection, path);
  migrate(connection);
  connection.exec(rareCheckpoints);
  const index = new StreamIndex(connection);
  const catchUp = (): void => {
    connection.exec('BEGIN IMMEDIATE');
    index.catchUp(true);
    connection.exec('COMMIT');
  };
  catchUp();
  const checkpoints = path === ':memory:' ? null : new BackgroundCheckpoints(path);
  const log = new SqliteLog(
    new LogReader(connection, false),
    new BatchWriter(connection, index),
    async () => {
      await checkpoints?.end();
      try {
        catchUp();
        connection.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // Everything acknowledged is in the write-ahead log already; the next start does this.
      }
      connection.close();
      unlock();
    },
  );
  return new SqlEventStore(log, new Wakeup());
}

function openForReading(path: string, wakeup = new Wakeup()): EventStore {
  if (!existsSync(path)) throw new StoreUnavailable(`There is no event log at ${path}`);
  const connection = connect(path, busyMilliseconds);
  try {
    connection.exec('PRAGMA query_only = ON');
    requireSchema(connection, path);
    const poll = setInterval(() => wakeup.tell(), pollMilliseconds).unref();
    const log = new SqliteLog(new LogReader(connection, true), null, () => {
      clearInterval(poll);
      connection.close();
    });
    return new SqlEventStore(log, wakeup);
  } catch (error) {
    connection.close();
    throw unavailable(`Cannot read ${path}`, error);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw unavailable(`Cannot make the folder ${folder}`, error);
  }
}
