import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bars } from '@strategy-builder/language';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barsHash, readBarFile, writeBarFile } from './bar-file.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bars-'));
});
afterAll(() => rm(directory, { recursive: true }));

const column = (...values: number[]) => Float64Array.from(values);
const bars: Bars = {
  time: column(0, 60_000),
  open: column(1.25, 1.5),
  high: column(2, 2.25),
  low: column(1, 1.25),
  close: column(1.5, 2),
  volume: column(10, 0.1 + 0.2),
};

it('finds bars again under the hash of their values', async () => {
  const hash = await writeBarFile(directory, bars);
  expect(hash).toBe(barsHash(bars));
  expect(await readBarFile(directory, hash)).toEqual(bars);
});

it('keeps funding rates and their holes, under another hash than the same bars without', async () => {
  const funded = { ...bars, funding: column(Number.NaN, -0.0001) };
  const hash = await writeBarFile(directory, funded);
  expect(hash).not.toBe(barsHash(bars));
  expect(hash).not.toBe(barsHash({ ...bars, funding: column(-0.0001, Number.NaN) }));
  expect(await readBarFile(directory, hash)).toEqual(funded);
});

it('names bars without funding as it always did', () => {
  expect(barsHash(bars)).toBe('347ede15e98c82bce9540c91c76378b54aff345485c764306ad923ffaf237899');
});

it.each([
  ['one bit of a price is another', (bytes: Buffer) => (bytes[bytes.length - 30]! ^= 1)],
  ['its first line is no header', (bytes: Buffer) => (bytes[0] = 0x21)],
  [
    'it says another number of rows',
    (bytes: Buffer) => bytes.set(Buffer.from('9'), bytes.indexOf('"rows":2') + 7),
  ],
])('refuses a file when %s', async (_, damage) => {
  const hash = await writeBarFile(directory, bars);
  const path = join(directory, `${hash}.bars`);
  const bytes = await readFile(path);
  damage(bytes);
  await writeFile(path, bytes);
  await expect(readBarFile(directory, hash)).rejects.toThrow('damaged');
});
