import type { Bars } from '@strategy-builder/language';

/**
 * Bars as few bytes, exactly: a first line of JSON that says how each column is written, then the columns one after the
 * other, each padded to 8 bytes, all little-endian. Prices and volumes that are whole numbers of a decimal step (all
 * that a market quotes) are 32-bit counts of it; times at one distance are written as start and distance. What fits
 * neither is a float64, so no value changes. Funding rates, where there are any, are a seventh column; where most bars
 * have none, as the rows that have one and their rates.
 */
interface Header {
  readonly format: 'bars 1';
  readonly rows: number;
  readonly columns: readonly ColumnForm[];
}

type ColumnForm =
  | { readonly form: 'regular'; readonly start: number; readonly step: number }
  /** Value = count / 10^decimals, which IEEE division rounds to the number that the decimal text names. */
  | { readonly form: 'counts'; readonly decimals: number }
  | { readonly form: 'numbers' }
  /** All but so many rows are not a number: their 32-bit indices, padded, then their float64. */
  | { readonly form: 'sparse'; readonly values: number };

export const barColumns = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;
type BarColumn = (typeof barColumns)[number];
const namesInFile = [...barColumns, 'funding'] as const;
const largestCount = 2 ** 31 - 1;
const mostDecimals = 12;

export function encodeBars(bars: Bars): Uint8Array {
  const rows = bars.time.length;
  const columns: ColumnForm[] = barColumns.map((name) => formOf(name, bars[name]));
  if (bars.funding !== undefined) columns.push(formOfRates(bars.funding));
  const header: Header = { format: 'bars 1', rows, columns };
  const line = padded(Buffer.from(`${JSON.stringify(header)}\n`));
  const parts = columns.map((column, index) => bytesOf(column, bars[namesInFile[index]!]!));
  return Buffer.concat([line, ...parts]);
}

/** The bars of `encodeBars`. @throws when the bytes are no such file */
export function decodeBars(bytes: Uint8Array): Bars {
  const end = bytes.indexOf(0x0a);
  const { rows, columns } = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString()) as Header;
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  let at = aligned.byteOffset + roundUp(end + 1);
  const decoded = columns.map((column) => {
    const values = readColumn(column, aligned.buffer, at, rows);
    at += lengthOf(column, rows);
    return values;
  });
  return Object.fromEntries(decoded.map((values, index) => [namesInFile[index], values])) as unknown as Bars;
}

function formOf(name: BarColumn, values: Float64Array): ColumnForm {
  if (name === 'time') {
    const start = values[0] ?? 0;
    const step = (values[1] ?? start) - start;
    // JSON knows no −0.
    if (!Object.is(start, -0) && values.every((value, row) => Object.is(value, start + row * step)))
      return { form: 'regular', start, step };
    return { form: 'numbers' };
  }
  let decimals = 0;
  for (const value of values) {
    while (decimals <= mostDecimals && !isCount(value, decimals)) decimals += 1;
    if (decimals > mostDecimals) return { form: 'numbers' };
  }
  // A value that needs few decimals may be too large in the steps of one that needs many.
  return values.every((value) => isCount(value, decimals))
    ? { form: 'counts', decimals }
    : { form: 'numbers' };
}

function formOfRates(rates: Float64Array): ColumnForm {
  const values = rowsWithRate(rates).length;
  return values * 3 < rates.length * 2 ? { form: 'sparse', values } : { form: 'numbers' };
}

function rowsWithRate(rates: Float64Array): Uint32Array<ArrayBuffer> {
  const rows: number[] = [];
  for (let row = 0; row < rates.length; row += 1) if (!Number.isNaN(rates[row])) rows.push(row);
  return Uint32Array.from(rows);
}

function isCount(value: number, decimals: number): boolean {
  const unit = 10 ** decimals;
  // Adding 0 makes 0 of −0, which no count can hold.
  const count = Math.round(value * unit) + 0;
  return Math.abs(count) <= largestCount && Object.is(count / unit, value);
}

function bytesOf(column: ColumnForm, values: Float64Array): Uint8Array {
  switch (column.form) {
    case 'regular':
      return new Uint8Array(0);
    case 'counts': {
      const unit = 10 ** column.decimals;
      return padded(new Uint8Array(Int32Array.from(values, (value) => Math.round(value * unit)).buffer));
    }
    case 'numbers':
      return new Uint8Array(values.slice().buffer);
    case 'sparse': {
      const rows = rowsWithRate(values);
      const rates = Float64Array.from(rows, (row) => values[row] as number);
      return Buffer.concat([padded(new Uint8Array(rows.buffer)), new Uint8Array(rates.buffer)]);
    }
  }
}

function readColumn(column: ColumnForm, buffer: ArrayBufferLike, at: number, rows: number): Float64Array {
  if (column.form === 'numbers') return new Float64Array(buffer, at, rows);
  const values = new Float64Array(rows);
  if (column.form === 'sparse') {
    const places = new Uint32Array(buffer, at, column.values);
    const rates = new Float64Array(buffer, at + roundUp(column.values * 4), column.values);
    values.fill(Number.NaN);
    places.forEach((row, index) => {
      values[row] = rates[index] as number;
    });
    return values;
  }
  if (column.form === 'regular') {
    for (let row = 0; row < rows; row += 1) values[row] = column.start + row * column.step;
    return values;
  }
  const counts = new Int32Array(buffer, at, rows);
  const unit = 10 ** column.decimals;
  for (let row = 0; row < rows; row += 1) values[row] = (counts[row] as number) / unit;
  return values;
}

function lengthOf(column: ColumnForm, rows: number): number {
  switch (column.form) {
    case 'regular':
      return 0;
    case 'counts':
      return roundUp(rows * 4);
    case 'numbers':
      return rows * 8;
    case 'sparse':
      return roundUp(column.values * 4) + column.values * 8;
  }
}

function roundUp(length: number): number {
  return Math.ceil(length / 8) * 8;
}

function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(roundUp(bytes.length));
  whole.set(bytes);
  return whole;
}
