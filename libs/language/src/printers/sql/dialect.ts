export const sqlDialects = ['postgresql', 'sqlite'] as const;
export type SqlDialect = (typeof sqlDialects)[number];

/** A series that a recurrence reads. */
export interface InputColumn {
  readonly name: string;
  readonly text: string;
  readonly type: 'number' | 'boolean';
}

/**
 * What the dialects say differently. Recurrences step from one bar to the next: SQLite finds the next bar by an index
 * that it builds for the join; PostgreSQL has none on a common table expression and would read all bars for each bar,
 * so there a recurrence reads its series from arrays.
 */
export interface Dialect {
  readonly name: SqlDialect;
  readonly requirement: string;
  /** A price or volume of the table as a double; NULL where it is not a number. */
  price(column: string): string;
  /** The open of the bar in Unix milliseconds. */
  milliseconds(column: string): string;
  /** Population variance and covariance as window functions, and sums that are added up anew for each window. */
  readonly hasExactWindows: boolean;
  /** The numbers from 0 to `length` - 1 as a table `back (k)`. */
  offsets(length: number): string;
  /** The series of a recurrence over all bars, as a table of its own. */
  inputs(name: string, step: string, columns: readonly InputColumn[]): string;
  /** The known values of one series with the numbers of their bars. */
  known(name: string, step: string, text: string): string;
  /** Reads a column of `inputs` for the bar `place`, counted from 0. */
  read(column: Pick<InputColumn, 'name' | 'type'>, place: string): string;
  /** Reads a column of `known` at the place `place`, counted from 1. */
  readKnown(column: 'n' | 'x', place: string): string;
  /** Bar of the known value at a fixed place, counted from 1. */
  firstKnown(inputs: string, place: number): string;
  /** Mean of the known values from one place to another, counted from 1. */
  meanKnown(inputs: string, from: number, to: number): string;
  /** What follows FROM in the recursive part of `rows`, which reads `inputs` at the bar `place`, counted from 0. */
  fromBars(rows: string, inputs: string, place: string): string;
  /** The same for a place among the known values, counted from 1. */
  fromKnown(rows: string, inputs: string, place: string): string;
}

const postgresql: Dialect = {
  name: 'postgresql',
  requirement: 'PostgreSQL 12 or later; time is in Unix milliseconds (bigint)',
  price: (column) => `NULLIF(CAST(${column} AS double precision), 'NaN')`,
  milliseconds: (column) => `CAST(${column} AS double precision)`,
  hasExactWindows: true,
  offsets: (length) => `generate_series(0, ${length - 1}) AS back (k)`,
  inputs: (name, step, columns) =>
    [
      `${name} AS MATERIALIZED (`,
      '  SELECT',
      ...columns.map(({ name: column, text, type }) => {
        const value = type === 'number' ? `COALESCE(${text}, 'NaN')` : text;
        return `    ARRAY_AGG(${value} ORDER BY s.n) AS ${column},`;
      }),
      '    COUNT(*) AS bars',
      `  FROM ${step} AS s`,
      ')',
    ].join('\n'),
  known: (name, step, text) =>
    [
      `${name} AS MATERIALIZED (`,
      '  SELECT',
      '    ARRAY_AGG(s.n ORDER BY s.n) AS n,',
      `    ARRAY_AGG(${text} ORDER BY s.n) AS x,`,
      '    COUNT(*) AS bars',
      `  FROM ${step} AS s`,
      `  WHERE ${text} IS NOT NULL`,
      ')',
    ].join('\n'),
  read: ({ name, type }, place) => {
    const cell = `i.${name}[${place} + 1]`;
    return type === 'number' ? `NULLIF(${cell}, 'NaN')` : cell;
  },
  readKnown: (column, place) => `i.${column}[${place}]`,
  firstKnown: (inputs, place) => `(SELECT n[${place}] FROM ${inputs})`,
  meanKnown: (inputs, from, to) =>
    `(SELECT SUM(x) / ${to - from + 1}.0 FROM UNNEST((SELECT x[${from}:${to}] FROM ${inputs})) AS x)`,
  fromBars: (rows, inputs, place) => `${rows} AS r CROSS JOIN ${inputs} AS i\n  WHERE ${place} < i.bars`,
  fromKnown: (rows, inputs, place) => `${rows} AS r CROSS JOIN ${inputs} AS i\n  WHERE ${place} <= i.bars`,
};

const sqlite: Dialect = {
  name: 'sqlite',
  requirement:
    'SQLite 3.35 or later with its mathematical functions; time is in Unix milliseconds or ISO text',
  price: (column) => `CAST(NULLIF(${column}, '') AS double precision)`,
  milliseconds: (column) =>
    `CASE typeof(${column}) WHEN 'text' THEN strftime('%s', ${column}) * 1000.0 ELSE CAST(${column} AS double precision) END`,
  hasExactWindows: false,
  offsets: (length) =>
    `(WITH counter (k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM counter WHERE k < ${length - 1}) SELECT k FROM counter) AS back`,
  inputs: (name, step, columns) =>
    [
      `${name} AS MATERIALIZED (`,
      `  SELECT s.n, ${columns.map(({ name: column, text }) => `${text} AS ${column}`).join(', ')}`,
      `  FROM ${step} AS s`,
      ')',
    ].join('\n'),
  known: (name, step, text) =>
    [
      `${name} AS MATERIALIZED (`,
      `  SELECT s.n, ${text} AS x, ROW_NUMBER() OVER (ORDER BY s.n) AS k`,
      `  FROM ${step} AS s`,
      `  WHERE ${text} IS NOT NULL`,
      ')',
    ].join('\n'),
  read: ({ name }) => `i.${name}`,
  readKnown: (column) => `i.${column}`,
  firstKnown: (inputs, place) => `(SELECT n FROM ${inputs} WHERE k = ${place})`,
  meanKnown: (inputs, from, to) =>
    `(SELECT SUM(x) / ${to - from + 1}.0 FROM ${inputs} WHERE k BETWEEN ${from} AND ${to})`,
  fromBars: (rows, inputs, place) => `${rows} AS r JOIN ${inputs} AS i ON i.n = ${place}`,
  fromKnown: (rows, inputs, place) => `${rows} AS r JOIN ${inputs} AS i ON i.k = ${place}`,
};

export const dialects: Readonly<Record<SqlDialect, Dialect>> = { postgresql, sqlite };
