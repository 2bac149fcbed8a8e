import type { EventStore, StoredEvent } from '@strategy-builder/event-store';
import type { CompiledQuery } from 'kysely';
import type { ReadDatabase } from '../database/read-database.js';
import { createRunnerTables, type ParkedEvent } from '../database/runner-tables.js';
import { TableSql } from '../database/table-sql.js';
import type { ReadModel } from '../read-model.js';
import { allReadModels } from '../read-models.js';
import { type Executor, FoldedTable } from './folded-table.js';
import { lockStates, signatureOf, storeParked } from './read-model-states.js';

/** Small enough that whoever shares the process and the database hardly notices. */
const batchSize = 500;
/** Rows of an unfinished table stay in memory until there are this many: nobody else reads or writes them. */
const rowsInMemory = 20_000;

export interface RebuildOptions {
  readonly database: ReadDatabase;
  readonly log: Pick<EventStore, 'readAll'>;
  readonly models?: readonly ReadModel[];
}

export interface Rebuilt {
  readonly events: number;
  readonly milliseconds: number;
}

/**
 * Builds the tables anew beside the live ones, from the first event of the log, and puts them in their place
 * in one transaction that first applies what was written meanwhile. Readers and writers go on until then.
 * Also runs in a process of its own beside a running server. Nothing is kept of an attempt that fails.
 */
export async function rebuildReadModels({
  database,
  log,
  models = allReadModels,
}: RebuildOptions): Promise<Rebuilt> {
  await createRunnerTables(database.write, database.differences);
  return database.bulk(() => buildTables({ database, log, models }));
}

/** The same, for whoever is the one that builds already (`ReadDatabase.bulk`). */
export async function buildTables({ database, log, models }: Required<RebuildOptions>): Promise<Rebuilt> {
  const started = performance.now();
  const shadow = await Shadow.create(database, log, models);
  try {
    // Each pass takes less time than the one before, unless writers are faster than it; the swap does the rest.
    let before: number;
    let applied = Number.POSITIVE_INFINITY;
    do {
      before = applied;
      applied = await shadow.catchUp();
    } while (applied > batchSize && applied < before);
    await shadow.swap();
  } catch (error) {
    await shadow.drop();
    throw error;
  }
  return { events: shadow.ordinal, milliseconds: performance.now() - started };
}

class Shadow {
  ordinal = 0;
  #origin = '';
  #position: string | null = null;
  readonly #parked: ParkedEvent[] = [];
  readonly #waiting: ReadonlyMap<string, Set<string>>;

  private constructor(
    private readonly database: ReadDatabase,
    private readonly feed: Pick<EventStore, 'readAll'>,
    private readonly tables: readonly { readonly table: FoldedTable; readonly generation: number }[],
  ) {
    this.#waiting = new Map(tables.map(({ table }) => [table.model.name, new Set<string>()]));
  }

  static async create(
    database: ReadDatabase,
    feed: Pick<EventStore, 'readAll'>,
    models: readonly ReadModel[],
  ): Promise<Shadow> {
    const tables = await database.write.transaction().execute(async (tx) => {
      const states = await lockStates(tx, database.differences);
      const created = models.map((model) => {
        const generation = (states.get(model.name)?.generation ?? 0) + 1;
        const table = new FoldedTable(model, `${model.name}_g${generation}`, database.differences, true);
        return { table, generation };
      });
      for (const { table } of created) {
        await tx.executeQuery(table.sql.drop());
        await tx.executeQuery(table.sql.create());
      }
      return created;
    });
    return new Shadow(database, feed, tables);
  }

  /** Applies what the log holds beyond the shadow; returns how many events that were. */
  async catchUp(): Promise<number> {
    const before = this.ordinal;
    // A batch is read and folded while the one before it is being written: both sides have work all the time.
    let written: Promise<void> = Promise.resolve();
    for await (const batch of batches(this.feed.readAll(this.#position))) {
      if (this.tables.some(({ table }) => !table.complete)) await written;
      const writes = await this.#fold(this.database.write, batch);
      await written;
      written = this.database.write.transaction().execute((tx) => run(tx, writes));
      written.catch(() => {}); // Heard of where it is waited for.
      await new Promise((resolve) => setImmediate(resolve));
    }
    await written;
    return this.ordinal - before;
  }

  async swap(): Promise<void> {
    // Made last: building an index at once is cheaper than keeping it row by row.
    for (const { table, generation } of this.tables) {
      await this.database.write.transaction().execute((tx) => run(tx, table.takeEvolved()));
      for (const query of table.sql.createIndexes(table.model.name, generation)) {
        await this.database.write.executeQuery(query);
      }
    }
    await this.database.write.transaction().execute(async (tx) => {
      await lockStates(tx, this.database.differences);
      for await (const batch of batches(this.feed.readAll(this.#position))) {
        await run(tx, await this.#fold(tx, batch));
      }
      for (const { table, generation } of this.tables) {
        const { model } = table;
        await run(tx, table.takeEvolved());
        await tx.deleteFrom('parked_events').where('read_model', '=', model.name).execute();
        await tx.deleteFrom('read_models').where('name', '=', model.name).execute();
        await tx
          .insertInto('read_models')
          .values({
            name: model.name,
            signature: signatureOf(model),
            origin: this.#origin,
            position: this.#position,
            ordinal: this.ordinal,
            generation,
            batches: 0,
          })
          .execute();
      }
      await storeParked(tx, this.#parked);
      // Readers wait from the first table that is dropped: everything that takes time is done before.
      for (const { table } of this.tables) {
        const { model } = table;
        await tx.executeQuery(new TableSql(model.name, model, this.database.differences).drop());
        await tx.executeQuery(table.sql.renameTo(model.name));
      }
    });
  }

  async drop(): Promise<void> {
    for (const { table } of this.tables) await this.database.write.executeQuery(table.sql.drop());
  }

  /** Folds a batch into all tables; returns what is to be written of it. */
  async #fold(db: Executor, batch: readonly StoredEvent[]): Promise<CompiledQuery[]> {
    if (this.#position === null) this.#origin = batch[0]!.id;
    const events = batch.map((event, index) => ({ event, ordinal: this.ordinal + index + 1 }));
    const writes: CompiledQuery[] = [];
    for (const { table } of this.tables) {
      const waiting = this.#waiting.get(table.model.name)!;
      await table.load(db, events);
      for (const event of table.fold(events, waiting)) {
        waiting.add(event.stream);
        this.#parked.push(event);
      }
      writes.push(...table.takeInserts());
      if (table.rowsInMemory > rowsInMemory) {
        writes.push(...table.takeEvolved());
        table.forget();
      }
    }
    this.ordinal += batch.length;
    this.#position = batch.at(-1)!.position;
    return writes;
  }
}

async function run(db: Executor, queries: readonly CompiledQuery[]): Promise<void> {
  for (const query of queries) await db.executeQuery(query);
}

async function* batches(events: AsyncIterable<StoredEvent>): AsyncGenerator<readonly StoredEvent[]> {
  let batch: StoredEvent[] = [];
  for await (const event of events) {
    batch.push(event);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
