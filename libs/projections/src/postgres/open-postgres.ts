import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import { bindable } from '../database/bindable.js';
import type { ReadDatabase } from '../database/read-database.js';
import { listsOfArrays } from '../database/row-list.js';
import type { RunnerTables } from '../database/runner-tables.js';
import type { ReadTables } from '../read-models.js';

export interface PostgresReadDatabaseOptions {
  /** `postgres://…`. The tables lie in the first schema of the search path: `public`, unless the address or the role says otherwise. */
  readonly connectionString: string;
  /** Connections of readers at once. Default 8. */
  readonly connections?: number;
}

/** Numbers of advisory locks; one pair for each schema of a database. */
const writersLock = 'pg_advisory_xact_lock(hashtext(current_schema()), 1)';
const buildersLock = 'hashtext(current_schema()), 2';

/**
 * Opens the read models in PostgreSQL. Several processes may have them open. Commits wait for the disk: a server
 * that crashed must not come back with an earlier checkpoint than the runner, which lived on, has seen.
 */
export function openPostgresReadDatabase({
  connectionString,
  connections = 8,
}: PostgresReadDatabaseOptions): ReadDatabase {
  const common = { connectionString, connectionTimeoutMillis: 5_000, keepAlive: true, types: plainNumbers };
  const reading = connect({
    ...common,
    max: connections,
    query_timeout: 30_000,
    application_name: 'read-models reader',
    settings: 'SET default_transaction_read_only = on',
  });
  const writing = connect({
    ...common,
    max: 1,
    application_name: 'read-models writer',
    settings: `SET synchronous_commit = on; SET default_transaction_isolation = 'read committed';
      SET idle_in_transaction_session_timeout = '60s'; SET client_min_messages = warning`,
  });
  const building = connect({
    ...common,
    max: 1,
    application_name: 'read-models rebuild',
    settings: '',
  });
  const read = kyselyOn<ReadTables & RunnerTables>(reading);
  const write = kyselyOn<RunnerTables>(writing);
  return {
    read: read as unknown as Kysely<ReadTables>,
    readProgress: read as unknown as Kysely<RunnerTables>,
    write,
    differences: {
      // Bytes decide the order of texts, as in SQLite, whatever the database's language.
      columnTypes: { ...valueTypes, text: 'text collate "C"' },
      rowLists: listsOfArrays(valueTypes),
      lockWriters: `select ${writersLock}`,
    },
    async bulk(work) {
      const holder = await building.connect();
      try {
        // One rebuild at a time: tables under construction have the same names in every process.
        await holder.query(`select pg_advisory_lock(${buildersLock})`);
        return await work();
      } finally {
        // The connection ends with it, and the lock with the connection.
        holder.release(true);
      }
    },
    async close() {
      await write.destroy();
      await read.destroy();
      await building.end();
    },
  };
}

const valueTypes = { text: 'text', integer: 'bigint', real: 'double precision' } as const;

/** Counts and sums are numbers here, as in SQLite; ours stay far below 2^53. */
const plainNumbers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC
      ? Number
      : pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};

function connect({ settings, ...options }: pg.PoolConfig & { settings: string }): pg.Pool {
  const pool = new pg.Pool({
    ...options,
    // The pool waits for the promise, whatever the type says.
    onConnect: async (client) => {
      // A connection that breaks while it is in use fails its query; it must not end the process besides.
      client.on('error', () => {});
      if (settings !== '') await client.query(settings);
    },
  });
  // A broken idle connection is replaced at the next use.
  pool.on('error', () => {});
  return pool;
}

function kyselyOn<Tables>(pool: pg.Pool): Kysely<Tables> {
  const names = new Map<string, string>();
  const checked: PostgresPool = {
    async connect() {
      const client = await pool.connect();
      return {
        query: ((text: string, parameters: readonly unknown[]) =>
          client.query({ ...named(names, text), values: [...bindable(parameters)] })) as never,
        release: () => client.release(),
      };
    },
    end: () => pool.end(),
  };
  return new Kysely({ dialect: new PostgresDialect({ pool: checked }) });
}

/**
 * The few texts that put rows into tables come again with every batch: each connection parses and plans them once.
 * (What reads is planned each time, for the values that it is asked for.)
 */
function named(names: Map<string, string>, text: string): { text: string; name?: string } {
  if (!text.startsWith('insert into')) return { text };
  const name = names.get(text) ?? `insert ${names.size + 1}`;
  names.set(text, name);
  return { text, name };
}
