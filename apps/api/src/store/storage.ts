import { mkdirSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import type { EventStore } from '@strategy-builder/event-store';
import type { ParkedStream, ReadDatabase, ReadTables, RunnerNews } from '@strategy-builder/projections';
import type { Kysely } from 'kysely';
import { Problem } from '../platform/problem.js';
import { openLog, openReadDatabase, type StorePlaces } from './open-stores.js';
import { ReadModelsThread } from './read-models-thread.js';

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
    private readonly readModels: ReadModelsThread,
    private readonly database: ReadDatabase,
  ) {}

  /** Opens what the configuration names and brings the read models up to the log. @throws StoreInUse, StoreUnavailable */
  static async open(places: StorePlaces): Promise<Storage> {
    mkdirSync(places.dataDirectory, { recursive: true });
    const store = await openLog(places);
    const readModels = await ReadModelsThread.start(places, tellPeople);
    for (const parked of (await readModels.health()).parked) {
      logger.error(parkedWords(parked.readModel, parked, parked.error));
    }
    return new Storage(store, readModels, openReadDatabase(places));
  }

  /**
   * The read models' tables, after everything that is in the log now: whoever wrote reads its own write. `after` is a
   * position that an earlier answer named; the log of another process may be a moment behind it.
   * @throws Problem `invalid-position`, `position-ahead`; ReadModelsBehind
   */
  async tables(after?: string): Promise<Kysely<ReadTables>> {
    if (after !== undefined) await this.reach(after);
    const head = await this.store.head();
    if (head !== null) await this.readModels.waitFor(head);
    return this.database.read;
  }

  private async reach(position: string): Promise<void> {
    try {
      this.store.comparePositions(position, position);
    } catch {
      throw new Problem(422, 'invalid-position', `"${position}" is no position of this log.`);
    }
    try {
      await this.readModels.waitFor(position, mostMillisecondsAhead);
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
    const health = await this.readModels.health();
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
    await this.readModels.stop();
    await this.store.close();
    await this.database.close();
  }
}
