import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readCsvBars } from './csv-bars.js';

/** Bars of so many hours, each with the given cell behind its volume. */
function csv(hours: number, cells: readonly string[], name = 'funding'): string {
  const rows = cells.map((cell, row) => {
    const time = new Date(Date.UTC(2024, 0, 1) + row * hours * 3_600_000).toISOString();
    return `${time},10,12,9,11,5,${cell}`;
  });
  return [`time,open,high,low,close,volume,${name}`, ...rows].join('\n');
}

const read = (text: string) => readCsvBars(Readable.from([text]));
const none = Number.NaN;

describe('the funding column of a CSV', () => {
  it.each([
    'funding',
    'Funding',
    'FUNDING_RATE',
  ])('is read as "%s", an empty cell as no rate', async (name) => {
    const { bars, warnings } = await read(csv(8, ['', '0.0001', '-0.00025', '', '0', '1e-5'], name));
    expect(bars.funding).toEqual(Float64Array.of(none, 0.0001, -0.00025, none, 0, 1e-5));
    expect(warnings).toEqual([]);
  });

  it('may be left out: the bars then have none', async () => {
    const { bars } = await read(csv(8, ['1', '2'], 'trades'));
    expect(bars).not.toHaveProperty('funding');
  });

  it('stays with its rows where they are sorted, and equal rows with a hole are one', async () => {
    const [header, first, second, third] = csv(8, ['', '0.0001', '']).split('\n');
    const { bars, warnings } = await read([header, third, first, third, second].join('\n'));
    expect(bars.funding).toEqual(Float64Array.of(none, 0.0001, none));
    expect(warnings).toEqual(['rows were not in order of time; they were sorted', '1 repeated row left out']);
  });

  it('makes different bars of rows at one time with different rates', async () => {
    const [header, first, second] = csv(8, ['', '0.0001']).split('\n');
    const other = second?.replace('0.0001', '');
    await expect(read([header, first, second, other].join('\n'))).rejects.toThrow('two different bars');
  });

  it.each([
    ['abc', 'Line 3: "abc" is no number (column funding)'],
    ['0.01%', 'Line 3: "0.01%" is no number (column funding)'],
    ['NaN', 'Line 3: "NaN" is no number (column funding)'],
    ['Infinity', 'Line 3: "Infinity" is no number (column funding)'],
    ['"=1+1"', 'Line 3: "=1+1" is no number (column funding)'],
    ['1', 'Line 3: a funding rate of 1 would take the whole position'],
    ['-1.5', 'Line 3: a funding rate of -1.5 would take the whole position'],
  ])('stops the import at its line with %s', async (cell, message) => {
    await expect(read(csv(8, ['0.0001', cell, '']))).rejects.toThrow(message);
  });

  it('may not stand there twice', async () => {
    const text = csv(8, ['0.1,0.1', '0.1,0.1'], 'funding,funding_rate');
    await expect(read(text)).rejects.toThrow('Line 1: both a column funding and a column funding_rate');
  });

  it('is warned about with a rate in every row of bars shorter than 8 hours', async () => {
    const warning = expect.stringContaining('in every row of bars shorter than 8 hours');
    const full = ['0.0001', '0.0001', '0.0001'];
    expect((await read(csv(1, full))).warnings).toEqual([warning]);
    expect((await read(csv(8, full))).warnings).toEqual([]);
    expect((await read(csv(1, [...full, '']))).warnings).toEqual([]);
  });

  it('is warned about where rates look like percents', async () => {
    const { warnings } = await read(csv(8, ['0.01', '-0.01']));
    expect(warnings).toEqual([expect.stringContaining('funding rates of 1 % a payment on average')]);
  });

  it('counts as none where every cell is empty, and says so', async () => {
    const { bars, warnings } = await read(csv(8, ['', '']));
    expect(bars).not.toHaveProperty('funding');
    expect(warnings).toEqual(['the funding column is empty: no rate is known']);
  });
});
