import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bars } from '@strategy-builder/language';
import { writeWhole } from '../platform/write-whole.js';
import { decodeBars, encodeBars } from './compact-bars.js';

/**
 * The name of bars: a hash over their columns as float64, the funding rates last where there are any, whatever way the
 * file writes them. It stands in the event, so the same bars are stored once and never change.
 */
export function barsHash({ time, open, high, low, close, volume, funding }: Bars): string {
  const hash = createHash('sha256');
  for (const column of [time, open, high, low, close, volume]) hash.update(column);
  if (funding !== undefined) hash.update(oneNan(funding));
  return hash.digest('hex');
}

/** There are many bit patterns that are not a number; what is hashed has one. */
function oneNan(values: Float64Array): Float64Array {
  return values.map((value) => (Number.isNaN(value) ? Number.NaN : value));
}

/** Writes the bars under their hash; complete or not at all. */
export async function writeBarFile(directory: string, bars: Bars): Promise<string> {
  const hash = barsHash(bars);
  await writeWhole(barFilePath(directory, hash), encodeBars(bars));
  return hash;
}

/** @throws when the file is missing or its bars are not those that were imported. */
export async function readBarFile(directory: string, hash: string): Promise<Bars> {
  const bytes = await readFile(barFilePath(directory, hash));
  const bars = whole(bytes);
  if (bars === null || barsHash(bars) !== hash) {
    throw new Error(`The market data file ${hash} is damaged: import it again.`);
  }
  return bars;
}

/** Bytes that can't even be read are as damaged as bars with another hash. */
function whole(bytes: Uint8Array): Bars | null {
  try {
    return decodeBars(bytes);
  } catch {
    return null;
  }
}

function barFilePath(directory: string, hash: string): string {
  return join(directory, `${hash}.bars`);
}
