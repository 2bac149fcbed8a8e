import { join } from 'node:path';
import type { DatasetImported } from '@strategy-builder/domain';
import { type Actor, type EventStore, RevisionConflict } from '@strategy-builder/event-store';
import { type Bars, tiles, timeframeLength } from '@strategy-builder/language';
import { listDatasets } from '@strategy-builder/projections';
import type { SyntheticModel, SyntheticOptions } from '@strategy-builder/quant';
import { Problem } from '../platform/problem.js';
import type { Work } from '../platform/work.js';
import { recordFact } from '../store/record-fact.js';
import type { Storage } from '../store/storage.js';
import { readBarFile } from './bar-file.js';
import type { ImportResult } from './import-worker.js';
import type { MadeBarsTask } from './made-bars-worker.js';
import type { StoredSeries } from './stored-series.js';

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
    return this.offer(about, series, actor);
  }

  /** Bars of an invented market; they are marked as such wherever they are listed. @throws Problem `bars-not-made` */
  async invent(
    symbol: string,
    model: SyntheticModel,
    options: SyntheticOptions,
    actor: Actor,
  ): Promise<Dataset> {
    const series = await this.make({ make: 'synthetic', directory: this.directory, model, options });
    const about = {
      symbol,
      name: `Synthetic ${marketNames[model.model]}, seed ${options.seed}`,
      source: 'synthetic',
    };
    const warnings = [`Synthetic: no market ever had these prices.`, ...series.warnings];
    return this.offer(about, { ...series, warnings }, actor);
  }

  /** Longer bars of a data set, as a data set of their own. @throws Problem `dataset-not-found`, `timeframe-not-whole`, `bars-not-made` */
  async lengthen(id: string, timeframe: string, actor: Actor): Promise<Dataset> {
    const { symbol, exchange, source, name, hash, timeframe: own, warnings: known } = await this.find(id);
    const [step, ownStep] = [timeframeLength(timeframe) ?? 0, timeframeLength(own) ?? 0];
    if (ownStep === 0 || step <= ownStep || !tiles(ownStep, step)) {
      throw new Problem(
        422,
        'timeframe-not-whole',
        `Bars of ${timeframe} are not made of whole bars of ${own}. Choose a longer timeframe that is a multiple of ${own}.`,
      );
    }
    const series = await this.make({ make: 'longer', directory: this.directory, hash, step });
    const about = {
      symbol,
      ...(exchange !== undefined && { exchange }),
      name: `${name}, made of ${own} bars`,
      source,
    };
    const warnings = [...known, ...series.warnings];
    return this.offer(about, { ...series, timeframe, warnings }, actor);
  }

  /** Newest first; `after` is the position of a write that the answer must hold. */
  async list(after?: string): Promise<Dataset[]> {
    return listDatasets(await this.storage.tables(after));
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

  private async make(task: MadeBarsTask): Promise<StoredSeries> {
    const made = await this.work.run<StoredSeries | string>(
      new URL('./made-bars-worker.js', import.meta.url),
      { ...task },
    );
    if (typeof made !== 'string') return made;
    throw new Problem(422, 'bars-not-made', `No bars were made: ${made}.`);
  }

  /** Bars that are stored, as a data set; the same bars again are the one that is there. */
  async offer(
    about: Pick<FactData, 'name' | 'symbol' | 'exchange' | 'source'>,
    series: StoredSeries,
    actor: Actor,
  ): Promise<Dataset> {
    const id = datasetId(about.symbol, about.exchange, series.timeframe, series.hash);
    const dataset: Dataset = { id, ...about, ...series };
    await this.record(dataset, actor);
    return dataset;
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

const marketNames = {
  gbm: 'random walk',
  jump: 'market with jumps',
  regime: 'market of two regimes',
  book: 'order book',
} as const;

/** Readable and the same for the same bars: `btc-usdt-1d-1f3a9c02`. */
function datasetId(symbol: string, exchange: string | undefined, timeframe: string, hash: string): string {
  return [symbol, exchange, timeframe, hash.slice(0, 8)]
    .filter((part) => part !== undefined)
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '');
}
