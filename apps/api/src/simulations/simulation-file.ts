import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConventionName, ReportedTrade, SimulationWarning, TradeLeg } from '@strategy-builder/quant';
import { writeWhole } from '../platform/write-whole.js';

/** Metrics by one convention: those of the strategy, those of buying and holding at the same costs, and what each is. */
export interface Measured {
  readonly metrics: Readonly<Record<string, number | null>>;
  /** Null when the strategy could never have traded. */
  readonly benchmark: Readonly<Record<string, number | null>> | null;
  readonly conventions: Readonly<Record<string, string>>;
}

/** What a finished simulation keeps: everything but the curves, which lie beside it as numbers. */
export interface SimulationSummary {
  /** Files of another format are made again. */
  readonly format: typeof summaryFormat;
  readonly measured: Readonly<Record<ConventionName, Measured>>;
  /** Ids of the strategy and data node, and symbol, of each leg. */
  readonly legs: readonly {
    readonly strategy: string;
    readonly node: string;
    readonly symbol: string;
    /** Where its data has funding rates: how many, and how often the constant stood in for one that is missing. */
    readonly funding?: { readonly known: number; readonly filled: number };
  }[];
  readonly trades: readonly (ReportedTrade & TradeLeg)[];
  readonly warnings: readonly SimulationWarning[];
}

export const summaryFormat = 2;

/** Columns of equal length, one entry a bar: time in Unix milliseconds, equity, equity of buying and holding. */
export interface Curves {
  readonly time: Float64Array;
  readonly equity: Float64Array;
  readonly buyAndHold: Float64Array;
}

/** Writes both files, complete or not at all; gives the hash of their bytes. */
export async function writeSimulation(
  directory: string,
  id: string,
  summary: SimulationSummary,
  { time, equity, buyAndHold }: Curves,
): Promise<string> {
  const text = JSON.stringify(summary);
  const numbers = new Float64Array(3 * time.length);
  numbers.set(time);
  numbers.set(equity, time.length);
  numbers.set(buyAndHold, 2 * time.length);
  const curves = new Uint8Array(numbers.buffer);
  await writeWhole(join(directory, `${id}.curves`), curves);
  await writeWhole(join(directory, `${id}.json`), text);
  return createHash('sha256').update(text).update(curves).digest('hex');
}

/** Undefined when the simulation's files are not there (deleted, or never finished): it can be run again. */
export async function readSimulation(
  directory: string,
  id: string,
): Promise<{ summary: SimulationSummary; curves: Curves } | undefined> {
  try {
    const text = await readFile(join(directory, `${id}.json`), 'utf8');
    const summary = JSON.parse(text) as SimulationSummary;
    if (summary.format !== summaryFormat) return undefined;
    const bytes = new Uint8Array(await readFile(join(directory, `${id}.curves`))).buffer;
    const length = bytes.byteLength / 8 / 3;
    const column = (index: number) => new Float64Array(bytes, index * length * 8, length);
    return {
      summary,
      curves: { time: column(0), equity: column(1), buyAndHold: column(2) },
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
