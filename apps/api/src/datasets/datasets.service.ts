import { join } from 'node:path';
import type { DatasetImported } from '@strategy-builder/domain';
import { type Actor, type EventStore, RevisionConflict } from '@strategy-builder/event-store';
import type { Bars } from '@strategy-builder/language';
import { listDatasets } from '@strategy-builder/projections';
import { Problem } from '../platform/problem.js';
import type { Work } from '../platform/work.js';
import { recordFact } from '../store/record-fact.js';
import type { Storage } from '../store/storage.js';
import { readBarFile } from './bar-file.js';
import type { ImportResult } from './import-worker.js';

type FactData = DatasetImported['data'];
export type Dataset = FactData & { readonly id: string };

/** Market data: bytes are files named by their hash, and the hash is in an event. */
export class DatasetsService {
  readonly directory: string;

  constructor(
    private readonly store: EventStore,
    private readonly storage: Storage,
    private readonly work: Work,
    dataDirectory: string,
  ) {
    this.directory = join(dataDirectory, 'datasets');
  }

  /** Imports a CSV file. The same bars under the same symbol again are the data set that is there. @throws Problem `csv-invalid` */
  async importCsv(
    path: string,
    about: Pick<FactData, 'name' | 'symbol' | 'exchange' | 'source'>,
    actor: Actor,
  ): Promise<Dataset> {
    const result = await this.work.run<ImportResult>(new URL('./import-worker.js', import.meta.url), {
      path,
      directory: this.directory,
    });
    if (!result.ok) {
      throw new Problem(
        422,
        'csv-invalid',
        result.detail,
        result.line === undefined ? {} : { line: result.line },
      );
    }
    const { ok: _, ...series } = result;
    const id = datasetId(about.symbol, about.exchange, series.timeframe, series.hash);
    const dataset: Dataset = { id, ...about, ...series };
    await this.record(dataset, actor);
    return dataset;
  }

  /** Newest first. */
  async list(): Promise<Dataset[]> {
    return listDatasets(await this.storage.tables());
  }

  /** @throws Problem `dataset-not-found` */
  async find(id: string): Promise<Dataset> {
    for await (const event of this.store.read(`dataset-${id}`)) {
      if (event.type === 'DatasetImported') return { id, ...(event.data as FactData) };
    }
    throw new Problem(
      404,
      'dataset-not-found',
      `There is no data set "${id}". GET /api/datasets lists those there are.`,
    );
  }

  async bars(id: string): Promise<Bars> {
    return readBarFile(this.directory, (await this.find(id)).hash);
  }

  /** Recorded once: whoever imports the same bars again finds them there. */
  private async record({ id, ...data }: Dataset, actor: Actor): Promise<void> {
    try {
      await recordFact(this.store, `dataset-${id}`, 'none', { type: 'DatasetImported', data }, { actor });
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
    }
  }
}

/** Readable and the same for the same bars: `btc-usdt-1d-1f3a9c02`. */
function datasetId(symbol: string, exchange: string | undefined, timeframe: string, hash: string): string {
  return [symbol, exchange, timeframe, hash.slice(0, 8)]
    .filter((part) => part !== undefined)
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '');
}
