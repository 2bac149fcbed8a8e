import { createRequire } from 'node:module';
import { type Bars, printSql, type SqlDialect } from '@strategy-builder/language';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import {
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '../../libs/event-store/src/testing/temporary-postgres.js';
import type { GoldenProgram } from './programs.js';
import { expectSame } from './same.js';

interface SqliteStatement {
  raw(): SqliteStatement;
  all(): (number | null)[][];
  run(...values: unknown[]): void;
}
interface Sqlite {
  exec(text: string): void;
  prepare(text: string): SqliteStatement;
  close(): void;
}
const Database = createRequire(import.meta.url)('libsql') as new (path: string) => Sqlite;

const columns = ['open', 'high', 'low', 'close', 'volume'] as const;

/** A database that holds the bars of each input as a table and answers a query with its outputs, column by column. */
export interface Desk {
  readonly dialect: SqlDialect;
  load(table: string, bars: Bars): Promise<void>;
  ask(query: string): Promise<(number | boolean | null)[][]>;
  /** Runs the program as a query and holds it to what the compiled program gave. */
  expectSame(program: GoldenProgram, expected: readonly Float64Array[], tolerance?: number): Promise<void>;
}

/** Both databases, for the tests of one file. */
export function startDesks(): readonly Desk[] {
  const sqlite = new Database(':memory:');
  afterAll(() => sqlite.close());
  const sqliteDesk = desk({
    dialect: 'sqlite',
    async load(table, bars) {
      sqlite.exec(`DROP TABLE IF EXISTS ${table}`);
      sqlite.exec(
        `CREATE TABLE ${table} (time INTEGER, ${columns.map((name) => `${name} REAL`).join(', ')})`,
      );
      const insert = sqlite.prepare(`INSERT INTO ${table} VALUES (?, ?, ?, ?, ?, ?)`);
      sqlite.exec('BEGIN');
      bars.time.forEach((time, bar) => {
        insert.run(time, ...columns.map((name) => known(bars[name][bar])));
      });
      sqlite.exec('COMMIT');
    },
    async ask(query) {
      return sqlite.prepare(query).raw().all();
    },
  });

  let server: TemporaryPostgres;
  let client: pg.Client;
  beforeAll(async () => {
    server = await startTemporaryPostgres();
    client = new pg.Client(server.url);
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await server?.stop();
  });
  const postgresDesk = desk({
    dialect: 'postgresql',
    async load(table, bars) {
      await client.query(`DROP TABLE IF EXISTS ${table}`);
      const list = columns.map((name) => `${name} double precision`).join(', ');
      await client.query(`CREATE TABLE ${table} (time bigint, ${list})`);
      const values = [bars.time, ...columns.map((name) => bars[name])].map((column) =>
        Array.from(column, known),
      );
      const types = ['bigint', ...columns.map(() => 'float8')].map(
        (type, index) => `$${index + 1}::${type}[]`,
      );
      await client.query(`INSERT INTO ${table} SELECT * FROM unnest(${types.join(', ')})`, values);
    },
    async ask(query) {
      return (await client.query({ text: query, rowMode: 'array' })).rows;
    },
  });
  return [sqliteDesk, postgresDesk];
}

function desk(database: Omit<Desk, 'expectSame'>): Desk {
  return {
    ...database,
    async expectSame({ source, outputs }, expected, tolerance) {
      const about = { title: 'Golden', description: 'Compared value by value with the compiled program.' };
      const printed = printSql(source, outputs, about, database.dialect);
      if (!printed.ok) throw new Error(`${printed.node}: ${printed.error.message}`);
      const rows = await database.ask(printed.value);
      expectSame((bar, output) => rows[bar]?.[output + 1], rows.length, expected, outputs, {
        ...(tolerance !== undefined && { tolerance }),
      });
    },
  };
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
