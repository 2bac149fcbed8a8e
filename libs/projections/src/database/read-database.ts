import type { Kysely } from 'kysely';
import type { ColumnType } from '../read-model.js';
import type { ReadTables } from '../read-models.js';
import type { RowLists } from './row-list.js';
import type { RunnerTables } from './runner-tables.js';

/** All that differs between the databases; everything else is SQL that each of them takes. */
export interface SqlDifferences {
  readonly columnTypes: Readonly<Record<ColumnType, string>>;
  readonly rowLists: RowLists;
  /** Makes every other transaction that changes rows wait until this one ends; null where the first write does so by itself. */
  readonly lockWriters: string | null;
}

/** The database of the read models. Two doors, so that readers see only what is committed and never wait for the writer. */
export interface ReadDatabase {
  readonly read: Kysely<ReadTables>;
  /** The same door, for what the runner says about itself. */
  readonly readProgress: Kysely<RunnerTables>;
  /** For the runner alone: a single connection, its transactions one after the other. */
  readonly write: Kysely<RunnerTables>;
  readonly differences: SqlDifferences;
  /** Runs work that nobody waits for, such as building tables; one at a time, of all processes. It may itself wait for other writers. */
  bulk<Result>(work: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
