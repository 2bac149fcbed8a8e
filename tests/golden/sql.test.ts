import { createRequire } from 'node:module';
import {
  type Bars,
  describeFormula,
  indicators,
  type OutputRef,
  type ProgramSource,
  printFormula,
  printSql,
  type SqlDialect,
} from '@strategy-builder/language';
import { copyOfBars } from '@strategy-builder/quant';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '../../libs/event-store/src/testing/temporary-postgres.js';
import { RandomFormula } from '../../libs/language/src/testing/random-formula.js';
import { seededBars, seededRandom } from '../../libs/language/src/testing/seeded-bars.js';
import { compiled, type GoldenProgram, programOfKind, programs } from './programs.js';
import { others, readBars, skipped, sp500 } from './series.js';

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

const about = { title: 'Golden', description: 'Compared value by value with the compiled program.' };
const columns = ['open', 'high', 'low', 'close', 'volume'] as const;

/** A database that holds the bars of each input as a table and answers a query with its outputs, column by column. */
interface Desk {
  readonly dialect: SqlDialect;
  load(table: string, bars: Bars): Promise<void>;
  ask(query: string): Promise<(number | boolean | null)[][]>;
}

const sqlite = new Database(':memory:');
afterAll(() => sqlite.close());
const sqliteDesk: Desk = {
  dialect: 'sqlite',
  async load(table, bars) {
    sqlite.exec(`DROP TABLE IF EXISTS ${table}`);
    sqlite.exec(`CREATE TABLE ${table} (time INTEGER, ${columns.map((name) => `${name} REAL`).join(', ')})`);
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
};

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
const postgresDesk: Desk = {
  dialect: 'postgresql',
  async load(table, bars) {
    await client.query(`DROP TABLE IF EXISTS ${table}`);
    const list = columns.map((name) => `${name} double precision`).join(', ');
    await client.query(`CREATE TABLE ${table} (time bigint, ${list})`);
    const values = [bars.time, ...columns.map((name) => bars[name])].map((column) =>
      Array.from(column, known),
    );
    const types = ['bigint', ...columns.map(() => 'float8')].map((type, index) => `$${index + 1}::${type}[]`);
    await client.query(`INSERT INTO ${table} SELECT * FROM unnest(${types.join(', ')})`, values);
  },
  async ask(query) {
    return (await client.query({ text: query, rowMode: 'array' })).rows;
  },
};

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/**
 * SQL adds in another order than the other printers do. So a value may differ by a billionth of itself, or of what is
 * usual in its series: a difference of two averages that nearly cancel keeps the error of the averages.
 */
const billionth = 1e-9;

function expectSame(
  rows: readonly (readonly (number | boolean | null)[])[],
  expected: readonly Float64Array[],
  outputs: readonly OutputRef[],
  tolerance = billionth,
): void {
  expect(rows.length).toBe(expected[0]?.length);
  expected.forEach((column, index) => {
    const sizes = column
      .filter((value) => !Number.isNaN(value))
      .map(Math.abs)
      .sort();
    const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
    column.forEach((value, bar) => {
      const cell = rows[bar]?.[index + 1] ?? null;
      const got = cell === null ? Number.NaN : Number(cell);
      const same = Number.isNaN(value)
        ? Number.isNaN(got)
        : Math.abs(got - value) <= tolerance * Math.max(Math.abs(value), Math.abs(got), usual);
      if (!same)
        throw new Error(
          `${outputs[index]?.node}.${outputs[index]?.output}, bar ${bar}: ${cell} in SQL, ${value} compiled`,
        );
    });
  });
}

function queryOf(
  { source, outputs }: { source: ProgramSource; outputs: readonly OutputRef[] },
  dialect: SqlDialect,
) {
  const printed = printSql(source, outputs, about, dialect);
  if (!printed.ok) throw new Error(`${printed.node}: ${printed.error.message}`);
  return printed.value;
}

/** Enough bars for every warm-up; SQL is the slowest printer. */
const series = [
  copyOfBars(readBars(sp500), 1_000),
  ...others.slice(0, 2).map((file) => copyOfBars(readBars(file), 500)),
];
const desks = [sqliteDesk, postgresDesk];

describe.each(desks)(`$dialect gives what the compiled program gives${skipped}`, (desk) => {
  it.each(
    series.map((_, index) => index),
  )('for every entry of the catalogue, on series %i', async (index) => {
    const bars = series[index] as Bars;
    await desk.load('bars', bars);
    for (const kind of indicators) {
      const program = programOfKind(kind);
      const expected = compiled(program.source, program.outputs, { index: bars });
      expectSame(await desk.ask(queryOf(program, desk.dialect)), expected, program.outputs);
      for (const column of expected)
        expect(column.filter((value) => !Number.isNaN(value)).length, kind.kind).toBeGreaterThan(
          column.length / 2,
        );
    }
  });

  it.each(Object.keys(programs))('for the whole program %s, on every series', async (name) => {
    const program = programs[name] as GoldenProgram;
    for (const bars of series) {
      // The second input of a pair: the same market with its bars in another order of columns.
      const other = { ...bars, close: bars.open, open: bars.close };
      await desk.load('bars', bars);
      await desk.load('bars_index', bars);
      await desk.load('bars_other', other);
      const expected = compiled(program.source, program.outputs, { index: bars, other });
      expectSame(await desk.ask(queryOf(program, desk.dialect)), expected, program.outputs);
    }
  });

  it('for random formulas on bars with holes: NULL is na everywhere', async () => {
    let compared = 0;
    let refused = 0;
    for (let seed = 1; seed <= 120; seed++) {
      const text = printFormula(new RandomFormula(seededRandom(seed)).formula(3));
      // Rounding decides these comparisons, and SQL rounds otherwise.
      if (/floor|==|!=|zscore/.test(text)) continue;
      const bars = seededBars(60, seed, seed % 3 === 0 ? 0.05 : 0);
      const shape = describeFormula(text, []);
      if (!shape.ok) throw new Error(`seed ${seed}: ${shape.error.message}`);
      const program: GoldenProgram = {
        source: {
          bars: ['bars'],
          nodes: [{ id: 'n', formula: text, params: {}, inputs: { bars: { from: 'bars', id: 'bars' } } }],
        },
        outputs: shape.value.outputs.map(({ name }) => ({ node: 'n', output: name })),
      };
      const printed = printSql(program.source, program.outputs, about, desk.dialect);
      if (!printed.ok) {
        expect(printed.error.refusal, `seed ${seed}: ${text}`).toBe('window-in-recurrence');
        refused++;
        continue;
      }
      await desk.load('bars', bars);
      const expected = compiled(program.source, program.outputs, { bars });
      try {
        expectSame(await desk.ask(printed.value), expected, program.outputs, 1e-7);
      } catch (error) {
        throw new Error(`seed ${seed}: ${(error as Error).message}\n${text}\n${printed.value}`);
      }
      compared += expected.reduce(
        (sum, column) => sum + column.filter((value) => !Number.isNaN(value)).length,
        0,
      );
    }
    expect(compared).toBeGreaterThan(2_000);
    expect(refused).toBeLessThan(20);
  });
});
