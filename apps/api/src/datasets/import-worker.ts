import { createReadStream } from 'node:fs';
import { CsvProblem, readCsvBars } from './csv-bars.js';
import { type StoredSeries, storeSeries } from './stored-series.js';

export type ImportResult =
  | ({ readonly ok: true } & StoredSeries)
  | { readonly ok: false; readonly detail: string; readonly line?: number };

/** Reads one CSV file and stores its bars; errors of the file come back as a value. */
export default async function importCsv(task: { path: string; directory: string }): Promise<ImportResult> {
  try {
    const { bars, warnings } = await readCsvBars(createReadStream(task.path));
    return { ok: true, ...(await storeSeries(task.directory, bars, warnings)) };
  } catch (error) {
    if (!(error instanceof CsvProblem)) throw error;
    return { ok: false, detail: error.message, ...(error.line !== undefined && { line: error.line }) };
  }
}
