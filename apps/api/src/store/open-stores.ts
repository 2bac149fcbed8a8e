import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type EventStore,
  openKurrentDbStore,
  openPostgresStore,
  openSqliteStore,
  readThrough,
  type Wakeup,
} from '@strategy-builder/event-store';
import {
  openPostgresReadDatabase,
  openSqliteReadDatabase,
  type ReadDatabase,
} from '@strategy-builder/projections';
import { type Config, ConfigError } from '../config/config.js';
import { inTodaysShape } from './todays-shape.js';

/** Where log and read models are. */
export type StorePlaces = Pick<Config, 'databaseUrl' | 'dataDirectory' | 'eventStoreUrl'>;

/** How a log is opened. */
export interface LogOptions {
  /** Works beside a running server. */
  readonly readOnly: boolean;
  /** Told when something was appended; the other databases tell by themselves. */
  readonly wakeup?: Wakeup;
}

const forWriting: LogOptions = { readOnly: false };

/** The event log that the configuration names, its events in today's shapes. @throws ConfigError */
export async function openLog(places: StorePlaces, options = forWriting): Promise<EventStore> {
  return readThrough(await openStoredLog(places, options), inTodaysShape);
}

async function openStoredLog(places: StorePlaces, options: LogOptions): Promise<EventStore> {
  const { databaseUrl, dataDirectory, eventStoreUrl } = places;
  if (eventStoreUrl !== undefined) return openStore(eventStoreUrl, options);
  if (databaseUrl === undefined) return openSqliteStore({ directory: dataDirectory, ...options });
  return openStore(databaseUrl, options);
}

/** A store by its address, its events as they are stored: `postgres://…`, `esdb://…`, `kurrentdb://…`, or the path of a SQLite file. @throws ConfigError */
export async function openStore(address: string, options = forWriting): Promise<EventStore> {
  if (isEventStore(address)) {
    return openKurrentDbStore({ connectionString: address }).catch((error: unknown) => {
      throw error instanceof RangeError ? new ConfigError(`EVENTSTORE_URL: ${error.message}`) : error;
    });
  }
  if (isPostgres(address)) return openPostgresStore({ connectionString: address });
  return openSqliteStore({ path: address, ...options });
}

function isEventStore(address: string): boolean {
  return /^(esdb|kurrentdb)(\+discover)?:\/\//.test(address);
}

function isPostgres(address: string): boolean {
  return /^postgres(ql)?:\/\//.test(address);
}

/**
 * The read models that the configuration names, whatever the log: tables in the PostgreSQL of DATABASE_URL, else a
 * SQLite file in DATA_DIR. They can be deleted and are built again.
 */
export function openReadDatabase({ databaseUrl, dataDirectory }: StorePlaces): ReadDatabase {
  if (databaseUrl !== undefined && isPostgres(databaseUrl)) {
    return openPostgresReadDatabase({ connectionString: databaseUrl });
  }
  mkdirSync(dataDirectory, { recursive: true });
  return openSqliteReadDatabase(join(dataDirectory, 'read.db'));
}
