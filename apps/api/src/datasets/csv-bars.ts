import type { Readable } from 'node:stream';
import type { Bars } from '@strategy-builder/language';
import { usualStep } from '@strategy-builder/quant';
import { CsvError, parse } from 'csv-parse';

export const maxRows = 10_000_000;
const eightHours = 8 * 3_600_000;
/** Rates are seldom a tenth of this; those written as percents are about this large. */
const largeRate = 0.005;

/** What makes a file unusable; `line` is where to look, counted from 1 with the header. */
export class CsvProblem extends Error {
  override readonly name = 'CsvProblem';
  constructor(
    message: string,
    readonly line?: number,
  ) {
    super(line === undefined ? message : `Line ${line}: ${message}`);
  }
}

export interface ImportedBars {
  readonly bars: Bars;
  /** What was mended or left out. */
  readonly warnings: readonly string[];
}

const priceColumns = ['open', 'high', 'low', 'close'] as const;
const columnNames = ['time', ...priceColumns, 'volume', 'funding'] as const;
type ColumnName = (typeof columnNames)[number];
const otherNames: Partial<Record<ColumnName, readonly string[]>> = {
  time: ['timestamp', 'date'],
  funding: ['funding_rate'],
};
const optionalColumns: readonly ColumnName[] = ['volume', 'funding'];

/**
 * Reads bars from a CSV with a header: `time`, `timestamp` or `date`, then open, high, low, close, volume in any order
 * and case, and the `funding` (or `funding_rate`) of a perpetual, a fraction where one is paid and empty elsewhere. What
 * can be told safely is mended and reported (order, repeated rows, rows with an empty cell left out); what can't (text in
 * a number column, two different bars at one time) stops the import at its line.
 * @throws CsvProblem
 */
export async function readCsvBars(input: Readable): Promise<ImportedBars> {
  let rows = new GrowingColumns(columnNames.length);
  const warnings: string[] = [];
  const emptyLines: number[] = [];
  let positions: Record<ColumnName, number> | undefined;

  const parser = input.pipe(
    parse({
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
      max_record_size: 65_536,
    }),
  );
  input.on('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      if (!positions) {
        positions = readHeader(record, warnings);
        rows = new GrowingColumns(positions.funding < 0 ? columnNames.length - 1 : columnNames.length);
        continue;
      }
      if (rows.length >= maxRows)
        throw new CsvProblem(`more than ${maxRows} rows; split the file`, info.lines);
      const values = readRow(record, positions, info.lines);
      if (values === 'incomplete') emptyLines.push(info.lines);
      else rows.push(values);
    }
  } catch (error) {
    if (error instanceof CsvError) throw new CsvProblem(error.message);
    throw error;
  }

  if (!positions) throw new CsvProblem('the file is empty; the first line must name the columns');
  if (emptyLines.length > 0) {
    warnings.push(
      `${count(emptyLines.length, 'row')} with an empty cell left out: ${places('line', emptyLines)}`,
    );
  }
  const bars = inOrder(rows, warnings);
  if (bars.time.length < 2) throw new CsvProblem('fewer than two usable rows');
  return { bars: withRates(bars, warnings), warnings };
}

function readHeader(header: readonly string[], warnings: string[]): Record<ColumnName, number> {
  const names = header.map((name) => name.toLowerCase());
  const find = (name: ColumnName) =>
    names.findIndex((candidate) => candidate === name || otherNames[name]?.includes(candidate));
  const positions = Object.fromEntries(columnNames.map((name) => [name, find(name)])) as Record<
    ColumnName,
    number
  >;
  const missing = columnNames.filter((name) => !optionalColumns.includes(name) && positions[name] < 0);
  if (missing.length > 0) {
    throw new CsvProblem(
      `no column ${missing.map((name) => (name === 'time' ? 'time, timestamp or date' : name)).join(', ')} in the header (${header.slice(0, 12).join(', ')})`,
      1,
    );
  }
  if (names.includes('funding') && names.includes('funding_rate'))
    throw new CsvProblem('both a column funding and a column funding_rate; keep one', 1);
  if (positions.volume < 0) warnings.push('no volume column: volume is 0 in every bar');
  return positions;
}

/** One row's numbers, or `incomplete` when a cell is empty that may not be. */
function readRow(
  record: readonly string[],
  positions: Record<ColumnName, number>,
  line: number,
): number[] | 'incomplete' {
  const cell = (name: ColumnName) => record[positions[name]] ?? '';
  const values: number[] = [];
  for (const name of columnNames) {
    if (name === 'volume' && positions.volume < 0) {
      values.push(0);
      continue;
    }
    const text = cell(name);
    if (name === 'funding') {
      if (positions.funding >= 0) values.push(readRate(text, line));
      continue;
    }
    if (text === '') return 'incomplete';
    const value = name === 'time' ? readTime(text) : Number(text);
    if (!Number.isFinite(value))
      throw new CsvProblem(
        `"${text.slice(0, 40)}" is no ${name === 'time' ? 'time' : 'number'} (column ${name})`,
        line,
      );
    values.push(value);
  }
  checkBar(values, line);
  return values;
}

/** A rate as a fraction of notional; an empty cell is not a number: none is paid at this bar. */
function readRate(text: string, line: number): number {
  if (text === '') return Number.NaN;
  const rate = Number(text);
  if (!Number.isFinite(rate))
    throw new CsvProblem(`"${text.slice(0, 40)}" is no number (column funding)`, line);
  if (Math.abs(rate) >= 1)
    throw new CsvProblem(
      `a funding rate of ${rate} would take the whole position: rates are fractions, 0.0001 is one basis point`,
      line,
    );
  return rate;
}

function checkBar(
  [, open = 0, high = 0, low = 0, close = 0, volume = 0]: readonly number[],
  line: number,
): void {
  if (Math.min(open, high, low, close) <= 0) throw new CsvProblem('a price is zero or negative', line);
  if (volume < 0) throw new CsvProblem('the volume is negative', line);
  if (high < low) throw new CsvProblem('the high is below the low', line);
  if (Math.max(open, close) > high || Math.min(open, close) < low) {
    throw new CsvProblem('the open or the close lies outside high and low', line);
  }
}

/** ISO 8601 date or time (UTC unless it says otherwise), or Unix seconds, milliseconds, microseconds. NaN: neither. */
export function readTime(text: string): number {
  if (/^\d{9,17}(\.\d{1,9})?$/.test(text)) {
    const value = Number(text);
    if (value >= 1e14) return value / 1_000;
    return value >= 1e11 ? value : value * 1_000;
  }
  const iso =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?\s?(Z|[+-]\d{2}:?\d{2})?$/i.exec(
      text,
    );
  if (!iso) return Number.NaN;
  const [, date, time = '00:00', zone = 'Z'] = iso;
  return Date.parse(`${date}T${time}${zone.toUpperCase()}`);
}

/** Ascending in time, each time once. Equal rows are one row; different rows at one time are an error. */
function inOrder(rows: GrowingColumns, warnings: string[]): Bars {
  const order = Array.from({ length: rows.length }, (_, row) => row);
  const sorted = order.every((row) => row === 0 || rows.at('time', row - 1) <= rows.at('time', row));
  if (!sorted) {
    order.sort((a, b) => rows.at('time', a) - rows.at('time', b) || a - b);
    warnings.push('rows were not in order of time; they were sorted');
  }
  const kept: number[] = [];
  let repeated = 0;
  for (const row of order) {
    const last = kept.at(-1);
    if (last === undefined || rows.at('time', last) !== rows.at('time', row)) {
      kept.push(row);
    } else if (columnNames.every((name) => Object.is(rows.at(name, last), rows.at(name, row)))) {
      repeated += 1;
    } else {
      throw new CsvProblem(`two different bars at ${new Date(rows.at('time', row)).toISOString()}`);
    }
  }
  if (repeated > 0) warnings.push(`${count(repeated, 'repeated row')} left out`);
  const column = (name: ColumnName) => Float64Array.from(kept, (row) => rows.at(name, row));
  return {
    time: column('time'),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
    ...(rows.width === columnNames.length && { funding: column('funding') }),
  };
}

/** What is odd about funding rates is said, for each is charged as it stands; a column without any is none. */
function withRates({ funding, ...bars }: Bars, warnings: string[]): Bars {
  if (funding === undefined) return bars;
  const rates = funding.filter((rate) => !Number.isNaN(rate));
  if (rates.length === 0) {
    warnings.push('the funding column is empty: no rate is known');
    return bars;
  }
  if (rates.length === funding.length && usualStep(bars.time) < eightHours)
    warnings.push(
      'a funding rate in every row of bars shorter than 8 hours: each is charged; leave the cell empty where none is paid',
    );
  const size = rates.reduce((sum, rate) => sum + Math.abs(rate), 0) / rates.length;
  if (size > largeRate)
    warnings.push(
      `funding rates of ${Number((size * 100).toPrecision(3))} % a payment on average: they are read as fractions, 0.0001 is one basis point`,
    );
  return { ...bars, funding };
}

/** Rows in one growing block of numbers: ten million rows as objects would not fit. */
class GrowingColumns {
  private values: Float64Array;
  length = 0;

  constructor(readonly width: number) {
    this.values = new Float64Array(width * 1_024);
  }

  push(row: readonly number[]): void {
    if ((this.length + 1) * this.width > this.values.length) {
      const larger = new Float64Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values.set(row, this.length * this.width);
    this.length += 1;
  }

  at(name: ColumnName, row: number): number {
    const column = columnNames.indexOf(name);
    return column < this.width ? (this.values[row * this.width + column] as number) : Number.NaN;
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function places(noun: string, numbers: readonly number[]): string {
  const shown = numbers.slice(0, 5).join(', ');
  return `${noun}${numbers.length === 1 ? '' : 's'} ${shown}${numbers.length > 5 ? ', …' : ''}`;
}
