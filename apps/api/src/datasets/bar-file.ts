import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bars } from '@strategy-builder/language';

const columns = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;

/**
 * Bars as bytes: the six columns one after the other, each a little-endian float64 a bar. The hash of these bytes names
 * the file and stands in the event, so the same bars are stored once and never change.
 */
export function encodeBars(bars: Bars): Uint8Array {
  const rows = bars.time.length;
  const all = new Float64Array(rows * columns.length);
  columns.forEach((column, index) => {
    all.set(bars[column], index * rows);
  });
  return new Uint8Array(all.buffer);
}

export function decodeBars(bytes: Uint8Array): Bars {
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const rows = aligned.byteLength / 8 / columns.length;
  const column = (index: number) =>
    new Float64Array(aligned.buffer, aligned.byteOffset + index * rows * 8, rows);
  return {
    time: column(0),
    open: column(1),
    high: column(2),
    low: column(3),
    close: column(4),
    volume: column(5),
  };
}

export function barsHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Writes the bars under their hash; complete or not at all. */
export async function writeBarFile(directory: string, bars: Bars): Promise<string> {
  const bytes = encodeBars(bars);
  const hash = barsHash(bytes);
  await mkdir(directory, { recursive: true });
  const partial = join(directory, `${hash}.${process.pid}.partial`);
  await writeFile(partial, bytes, { flush: true });
  await rename(partial, barFilePath(directory, hash));
  return hash;
}

/** @throws when the file is missing or its bytes are not those that were imported. */
export async function readBarFile(directory: string, hash: string): Promise<Bars> {
  const bytes = await readFile(barFilePath(directory, hash));
  if (barsHash(bytes) !== hash) throw new Error(`The market data file ${hash} is damaged: import it again.`);
  return decodeBars(bytes);
}

function barFilePath(directory: string, hash: string): string {
  return join(directory, `${hash}.bars`);
}
