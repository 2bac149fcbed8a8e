import { BackgroundCheckpoints, rareCheckpoints } from '@strategy-builder/event-store';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement, sql } from 'kysely';
import Database from 'libsql';
import { bindable } from '../database/bindable.js';
import type { ReadDatabase } from '../database/read-database.js';
import { listsOfMarks } from '../database/row-list.js';
import type { RunnerTables } from '../database/runner-tables.js';
import type { ReadTables } from '../read-models.js';
import { BuildersLock } from './builders-lock.js';

/**
 * Opens (or creates) the file of the read models. Its rows can all be made again from the log, so a commit
 * does not wait for the disk: after a power cut it is at an earlier batch, and whole.
 */
export function openSqliteReadDatabase(path: string): ReadDatabase {
  let checkpoints: BackgroundCheckpoints | undefined;
  // Who only reads opens no door for writing, and has nothing to tidy up behind it.
  const write = kyselyOn<RunnerTables>(() => {
    checkpoints = new BackgroundCheckpoints(path);
    return connect(path);
  });
  const read = kyselyOn<ReadTables & RunnerTables>(() => connect(path));
  const builders = new BuildersLock(path);
  return {
    read: read as unknown as Kysely<ReadTables>,
    readProgress: read as unknown as Kysely<RunnerTables>,
    write,
    differences: {
      columnTypes: { text: 'text', integer: 'integer', real: 'real' },
      rowLists: listsOfMarks,
      lockWriters: null,
    },
    bulk: (work) =>
      builders.run(async () => {
        // Nobody waits for this, so it may wait for another process.
        await sql`pragma busy_timeout = 10000`.execute(write);
        try {
          return await work();
        } finally {
          await sql.raw(liveBusyTimeout).execute(write);
        }
      }),
    async close() {
      await checkpoints?.end();
      await write.destroy();
      await read.destroy();
    },
  };
}

/** Waiting for another process stops everything else in this one: the runner rather tries again later. */
const liveBusyTimeout = 'pragma busy_timeout = 20';

function kyselyOn<Tables>(open: () => Database.Database): Kysely<Tables> {
  return new Kysely({ dialect: new SqliteDialect({ database: async () => preparing(open()) }) });
}

function connect(path: string): Database.Database {
  const database = new Database(path);
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = normal');
  database.exec(liveBusyTimeout);
  database.exec(rareCheckpoints);
  database.exec('pragma cache_size = -32768');
  return database;
}

/** Statements that were prepared are kept: Kysely asks for the same few texts again and again. */
const keptStatements = 500;

function preparing(database: Database.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      let statement = statements.get(sql);
      if (statement !== undefined) return statement;
      if (statements.size >= keptStatements) statements.delete(statements.keys().next().value!);
      statement = prepare(database, sql);
      statements.set(sql, statement);
      return statement;
    },
    close() {
      statements.clear();
      database.close();
    },
  };
}

function prepare(database: Database.Database, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(bindable(parameters)),
    run: (parameters) => statement.run(bindable(parameters)),
    iterate: (parameters) => statement.iterate(bindable(parameters)),
  };
}
