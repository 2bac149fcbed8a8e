import { createReadStream } from 'node:fs';
import { writeBarFile } from './bar-file.js';
import { CsvProblem, readCsvBars } from './csv-bars.js';

export type ImportResult =
  | {
      readonly ok: true;
      readonly hash: string;
      readonly rows: number;
      readonly timeframe: string;
      readonly from: string;
      readonly to: string;
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly detail: string; readonly line?: number };

/** Reads one CSV file and stores its bars; errors of the file come back as a value. */
export default async function importCsv(task: { path: string; directory: string }): Promise<ImportResult> {
  try {
    const { bars, timeframe, from, to, warnings } = await readCsvBars(createReadStream(task.path));
    const hash = await writeBarFile(task.directory, bars);
    return { ok: true, hash, rows: bars.time.length, timeframe, from, to, warnings };
  } catch (error) {
    if (!(error instanceof CsvProblem)) throw error;
    return { ok: false, detail: error.message, ...(error.line !== undefined && { line: error.line }) };
  }
}
