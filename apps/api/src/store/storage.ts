import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import {
  type EventStore,
  openKurrentDbStore,
  openPostgresStore,
  openSqliteStore,
  readThrough,
} from '@strategy-builder/event-store';
import {
  openPostgresReadDatabase,
  openSqliteReadDatabase,
  type ParkedStream,
  type ReadDatabase,
  ReadModelRunner,
  type ReadTables,
  type RunnerNews,
} from '@strategy-builder/projections';
import type { Kysely } from 'kysely';
import { type Config, ConfigError } from '../config/config.js';
import { Problem } from '../platform/problem.js';
import { inTodaysShape } from './todays-shape.js';

/** How long a reader waits for a position that the log does not hold yet. */
const mostMillisecondsAhead = 2_000;

export interface StorageState {
  readonly ready: boolean;
  readonly detail: string;
  /** Events that the read models have not taken in yet. */
  readonly lag: number;
  /** Streams that a read model could not follow past an event. */
  readonly parked: number;
  /** Which they are, and why; the first of them. */
  readonly parkedStreams: readonly ParkedStream[];
}

const mostParkedShown = 100;
const logger = new Logger('read-models');

function tellPeople(news: RunnerNews): void {
  if (news.what === 'parked') {
    logger.error(
      parkedWords(news.event.read_model, { ...news.event, eventId: news.event.event_id }, news.event.error),
    );
  } else {
    logger.error(`The read models are ${news.what}: ${news.error.message}`);
  }
}

function parkedWords(
  readModel: string,
  { stream, revision, eventId, type }: Pick<ParkedStream, 'stream' | 'revision' | 'eventId' | 'type'>,
  error: string | null,
): string {
  return `${readModel} can't take the event ${eventId} (${stream}, revision ${revision}, ${type}): ${error}. What follows it in this stream waits; README of libs/projections says how to go on`;
}

/** The log and the read models that follow it: opened together, closed together. */
export class Storage {
  private constructor(
    readonly store: EventStore,
    readonly runner: ReadModelRunner,
    private readonly database: ReadDatabase,
  ) {}

  /** Opens what the configuration names and brings the read models up to the log. @throws StoreInUse, StoreUnavailable */
  static async open(config: Config): Promise<Storage> {
    mkdirSync(config.dataDirectory, { recursive: true });
    const store = await openLog(config);
    const database = openReadDatabase(config);
    const runner = await ReadModelRunner.start({ database, log: store, tell: tellPeople });
    for (const parked of (await runner.health()).parked) {
      logger.error(parkedWords(parked.readModel, parked, parked.error));
    }
    return new Storage(store, runner, database);
  }

  /**
   * The read models' tables, after everything that is in the log now: whoever wrote reads its own write. `after` is a
   * position that an earlier answer named; the log of another process may be a moment behind it.
   * @throws Problem `invalid-position`, `position-ahead`; ReadModelsBehind
   */
  async tables(after?: string): Promise<Kysely<ReadTables>> {
    if (after !== undefined) await this.reach(after);
    await this.runner.catchUp();
    return this.runner.tables;
  }

  private async reach(position: string): Promise<void> {
    try {
      this.store.comparePositions(position, position);
    } catch {
      throw new Problem(422, 'invalid-position', `"${position}" is no position of this log.`);
    }
    try {
      await this.runner.waitFor(position, mostMillisecondsAhead);
    } catch (error) {
      const head = await this.store.head();
      if (head !== null && this.store.comparePositions(position, head) <= 0) throw error;
      throw new Problem(
        422,
        'position-ahead',
        `The log does not hold the position ${position}${head === null ? '' : `; it ends at ${head}`}.`,
      );
    }
  }

  async state(): Promise<StorageState> {
    const health = await this.runner.health();
    const ready = health.state === 'running' || health.state === 'retrying';
    return {
      ready,
      detail: 'error' in health ? health.error.message : health.state,
      lag: health.lag,
      parked: health.parked.length,
      parkedStreams: health.parked.slice(0, mostParkedShown),
    };
  }

  async close(): Promise<void> {
    await this.runner.stop();
    await this.store.close();
    await this.database.close();
  }
}

/**
 * The event log that the configuration names, its events in today's shapes; `readOnly` works beside a running server.
 * @throws ConfigError
 */
export async function openLog(config: Config, readOnly = false): Promise<EventStore> {
  return readThrough(await openStoredLog(config, readOnly), inTodaysShape);
}

async function openStoredLog(config: Config, readOnly: boolean): Promise<EventStore> {
  const { databaseUrl, dataDirectory, eventStoreUrl } = config;
  if (eventStoreUrl !== undefined) return openStore(eventStoreUrl, readOnly);
  if (databaseUrl === undefined) return openSqliteStore({ directory: dataDirectory, readOnly });
  return openStore(databaseUrl, readOnly);
}

/** A store by its address, its events as they are stored: `postgres://…`, `esdb://…`, `kurrentdb://…`, or the path of a SQLite file. @throws ConfigError */
export async function openStore(address: string, readOnly: boolean): Promise<EventStore> {
  if (isEventStore(address)) {
    return openKurrentDbStore({ connectionString: address }).catch((error: unknown) => {
      throw error instanceof RangeError ? new ConfigError(`EVENTSTORE_URL: ${error.message}`) : error;
    });
  }
  if (isPostgres(address)) return openPostgresStore({ connectionString: address });
  return openSqliteStore({ path: address, readOnly });
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
export function openReadDatabase({ databaseUrl, dataDirectory }: Config): ReadDatabase {
  if (databaseUrl !== undefined && isPostgres(databaseUrl)) {
    return openPostgresReadDatabase({ connectionString: databaseUrl });
  }
  mkdirSync(dataDirectory, { recursive: true });
  return openSqliteReadDatabase(join(dataDirectory, 'read.db'));
}
