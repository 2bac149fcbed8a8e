import {
  Backoff,
  type EventStore,
  type StoredEvent,
  UnreadableEvent,
  type Unsubscribe,
} from '@strategy-builder/event-store';
import type { Kysely } from 'kysely';
import type { ReadDatabase } from '../database/read-database.js';
import type { ParkedEvent } from '../database/runner-tables.js';
import type { ReadModel } from '../read-model.js';
import { allReadModels, type ReadTables } from '../read-models.js';
import { LiveTables, ReadModelReplaced } from './live-tables.js';
import { type ParkedStream, parkedStreamList } from './parked-streams.js';
import { prepareTables } from './prepare.js';
import { parkedStreams } from './read-model-states.js';
import { type Rebuilt, rebuildReadModels } from './rebuild.js';
import { WaitingReaders } from './waiting-readers.js';

export interface ReadModelRunnerOptions {
  readonly database: ReadDatabase;
  /** Gives events in their newest shape, whatever shape they are stored in. */
  readonly log: EventStore;
  readonly models?: readonly ReadModel[];
  /** Hears what a person should know, when it happens: to be written into the server's log. */
  readonly tell?: (news: RunnerNews) => void;
}

export type RunnerNews =
  | { readonly what: 'parked'; readonly event: ParkedEvent }
  | { readonly what: 'retrying' | 'failed'; readonly error: Error };

/** What the runner does now. `failed` is final: the error names what a person must put right. */
export type RunnerState =
  | { readonly state: 'running' }
  | { readonly state: 'retrying'; readonly error: Error }
  | { readonly state: 'failed'; readonly error: Error }
  | { readonly state: 'stopped' };

export type RunnerHealth = RunnerState & {
  readonly position: string | null;
  /** Events of the log that are not in the tables yet; stops counting at `lagLimit`. */
  readonly lag: number;
  readonly parked: readonly ParkedStream[];
};

export const lagLimit = 10_000;
/** Applying a batch stops everything else in the process for some milliseconds. */
const batchSize = 100;
/**
 * After a small batch the runner rests, so that many small appends become one transaction: each costs the
 * process about as much as several edits of a flow. Whoever waits for a position ends the rest.
 */
const restMilliseconds = 50;
const smallBatch = 50;
const firstRetryMilliseconds = 50;
const lastRetryMilliseconds = 5_000;

/** Keeps the read models' tables at the end of the log, in this process. */
export class ReadModelRunner {
  #state: RunnerState = { state: 'running' };
  #unsubscribe: Unsubscribe | null = null;
  readonly #backoff = new Backoff(firstRetryMilliseconds, lastRetryMilliseconds);
  readonly #stopping = new AbortController();
  readonly #live: LiveTables;
  readonly #readers: WaitingReaders;

  private constructor(
    private readonly options: Required<ReadModelRunnerOptions>,
    private position: string | null,
  ) {
    const compare = (a: string, b: string) => options.log.comparePositions(a, b);
    this.#live = new LiveTables(options.database, options.models, compare);
    this.#readers = new WaitingReaders(compare);
  }

  /** Builds what is missing or out of shape, which may take a while, then follows the log from the checkpoint. */
  static async start({
    database,
    log,
    models = allReadModels,
    tell = () => {},
  }: ReadModelRunnerOptions): Promise<ReadModelRunner> {
    const position = await prepareTables(database, log, models);
    const runner = new ReadModelRunner({ database, log, models, tell }, position);
    await runner.retryParked();
    runner.#follow();
    return runner;
  }

  /** The tables, for queries. Readers see whole batches. */
  get tables(): Kysely<ReadTables> {
    return this.options.database.read;
  }

  /**
   * Resolves when the tables hold every event up to `position`: whoever appended it reads its own write.
   * @throws ReadModelsBehind when that takes longer, or can't happen any more.
   */
  async waitFor(position: string, timeoutMilliseconds = 5_000): Promise<void> {
    if (this.position !== null && this.options.log.comparePositions(position, this.position) <= 0) return;
    const wait = this.#readers.wait(position, timeoutMilliseconds);
    if (this.#state.state === 'failed') this.#readers.fail(this.#state.error.message);
    if (this.#state.state === 'stopped') this.#readers.fail('The read models are stopped');
    await wait;
  }

  /** Resolves when the tables hold everything that is in the log now. @throws ReadModelsBehind */
  async catchUp(timeoutMilliseconds?: number): Promise<void> {
    const head = await this.options.log.head();
    if (head !== null) await this.waitFor(head, timeoutMilliseconds);
  }

  async health(): Promise<RunnerHealth> {
    const names = this.options.models.map(({ name }) => name);
    const parked = await parkedStreamList(this.options.database.readProgress, names);
    return { ...this.#state, position: this.position, lag: await this.#lag(), parked };
  }

  /** Builds the named tables anew (all, when none is named) while the present ones go on. */
  rebuild(names: readonly string[] = []): Promise<Rebuilt> {
    const { database, log, models } = this.options;
    const unknown = names.find((name) => !models.some((model) => model.name === name));
    if (unknown !== undefined) throw new Error(`There is no read model ${unknown}`);
    const chosen = names.length === 0 ? models : models.filter((model) => names.includes(model.name));
    return rebuildReadModels({ database, log, models: chosen });
  }

  /** Tries every parked stream once more, in order from its poison event on. */
  async retryParked(): Promise<void> {
    const { database, log } = this.options;
    for (const [model, streams] of await parkedStreams(database.write)) {
      for (const stream of streams) {
        await this.#live.retry(model, stream, (name, after) => log.read(name, { after }));
      }
    }
  }

  /** Ends the batch in hand. The database stays open. */
  async stop(): Promise<void> {
    if (this.#state.state !== 'failed') this.#state = { state: 'stopped' };
    this.#stopping.abort();
    this.#readers.fail('The read models are stopped');
    await this.#unsubscribe?.();
  }

  #follow(): void {
    this.#unsubscribe = this.options.log.subscribe({
      from: { all: this.position },
      batchSize,
      handle: (events) => this.#take(events),
      failed: (error) => void this.#followAgain(error),
    });
  }

  async #followAgain(error: Error): Promise<void> {
    if (this.#ended()) return;
    if (error instanceof UnreadableEvent) {
      this.#fail(error);
      return;
    }
    await this.#pauseAfter(error);
    if (!this.#ended()) this.#follow();
  }

  async #take(events: readonly StoredEvent[]): Promise<void> {
    while (!this.#ended()) {
      try {
        const parked = await this.#live.apply(events, this.position);
        for (const event of parked) if (event.error !== null) this.options.tell({ what: 'parked', event });
        this.#applied(events.at(-1)!.position);
        if (events.length <= smallBatch) await this.#readers.quiet(restMilliseconds);
        return;
      } catch (error) {
        if (error instanceof ReadModelReplaced) throw this.#fail(error);
        // The database is busy or away: nothing was applied, nothing may be skipped.
        await this.#pauseAfter(error as Error);
      }
    }
    throw new Error('The read models are stopped');
  }

  #applied(position: string): void {
    this.position = position;
    this.#backoff.reset();
    if (this.#state.state === 'retrying') this.#state = { state: 'running' };
    this.#readers.reached(position);
  }

  #fail(error: Error): Error {
    this.#state = { state: 'failed', error };
    this.options.tell({ what: 'failed', error });
    this.#readers.fail(error.message);
    return error;
  }

  async #pauseAfter(error: Error): Promise<void> {
    if (this.#ended()) return;
    if (this.#state.state !== 'retrying') this.options.tell({ what: 'retrying', error });
    this.#state = { state: 'retrying', error };
    const { signal } = this.#stopping;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#backoff.next());
      const stop = () => {
        clearTimeout(timer);
        resolve();
      };
      signal.addEventListener('abort', stop, { once: true });
    });
  }

  #ended(): boolean {
    return this.#state.state === 'failed' || this.#state.state === 'stopped';
  }

  #lag(): Promise<number> {
    return this.options.log.count(this.position, lagLimit);
  }
}
