import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, openSqliteStore, type ReadEvent, readThrough } from '@strategy-builder/event-store';
import { CompiledQuery } from 'kysely';
import type { ReadDatabase } from '../database/read-database.js';
import { openPostgresReadDatabase } from '../postgres/open-postgres.js';
import type { AnyRow, ReadModel } from '../read-model.js';
import { allReadModels } from '../read-models.js';
import { ReadModelRunner, type RunnerNews } from '../runner/read-model-runner.js';
import { openSqliteReadDatabase } from '../sqlite/open-sqlite.js';

/** Where the read models of every workplace lie: in a file of its own, or in the tables of one PostgreSQL, in turns. */
let postgresUrl: string | null = null;
export function placeReadModelsIn(url: string | null): void {
  postgresUrl = url;
}
export function placeOfReadModels(): string | null {
  return postgresUrl;
}

/** A log and a database of read models in a folder of their own, and whatever was opened on them. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'read-models-'));
  readonly log: EventStore = openSqliteStore({ directory: this.folder });
  readonly #runners: ReadModelRunner[] = [];
  readonly #databases: ReadDatabase[] = [];

  database(): ReadDatabase {
    const database =
      postgresUrl === null
        ? openSqliteReadDatabase(join(this.folder, 'read.db'))
        : openPostgresReadDatabase({ connectionString: postgresUrl });
    this.#databases.push(database);
    return database;
  }

  async runner({
    models = allReadModels,
    log = this.log,
    database = this.database(),
    tell = () => {},
  }: {
    models?: readonly ReadModel[];
    log?: EventStore;
    database?: ReadDatabase;
    tell?: (news: RunnerNews) => void;
  } = {}): Promise<ReadModelRunner> {
    const runner = await ReadModelRunner.start({ database, log, models, tell });
    this.#runners.push(runner);
    return runner;
  }

  /** The log as `read` makes its events. */
  reading(read: ReadEvent): EventStore {
    return readThrough(this.log, read);
  }

  async remove(): Promise<void> {
    for (const runner of this.#runners) await runner.stop();
    const [database] = this.#databases;
    if (postgresUrl !== null && database !== undefined) {
      for (const statement of ['drop schema public cascade', 'create schema public']) {
        await database.write.executeQuery(CompiledQuery.raw(statement));
      }
    }
    for (const database of this.#databases) await database.close();
    await this.log.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Every row of every table, in the order of its key. */
export async function allRows(
  database: ReadDatabase,
  models: readonly ReadModel[] = allReadModels,
): Promise<Record<string, AnyRow[]>> {
  const tables: Record<string, AnyRow[]> = {};
  for (const { name, table } of models) {
    let query = database.read.selectFrom(name as 'usage_metrics').selectAll();
    for (const column of table.key) query = query.orderBy(column as 'day');
    tables[name] = (await query.execute()) as unknown as AnyRow[];
  }
  return tables;
}

/** Waits until the condition holds. @throws when it does not within five seconds. */
export async function until(what: string, condition: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + 5_000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Not within 5 seconds: ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
