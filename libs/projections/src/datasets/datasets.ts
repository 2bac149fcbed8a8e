import { integer, integerOrNull, type ReadModel, readModel, text, textOrNull } from '../read-model.js';
import { recordOf, subjectOf } from '../records/streams.js';

export type DatasetRow = {
  readonly dataset_id: string;
  readonly name: string;
  readonly symbol: string;
  readonly exchange: string | null;
  readonly timeframe: string;
  readonly bar_count: number;
  readonly first_bar: string;
  readonly last_bar: string;
  readonly hash: string;
  /** JSON array of sentences. */
  readonly warnings: string;
  readonly source: string;
  readonly funding_rates: number | null;
  readonly imported_at: string;
  readonly imported_by: string;
};

/** One row for each set of market data. */
export const datasets: ReadModel = readModel<DatasetRow>({
  name: 'datasets',
  version: 2,
  table: {
    columns: {
      dataset_id: text,
      name: text,
      symbol: text,
      exchange: textOrNull,
      timeframe: text,
      bar_count: integer,
      first_bar: text,
      last_bar: text,
      hash: text,
      warnings: text,
      source: text,
      funding_rates: integerOrNull,
      imported_at: text,
      imported_by: text,
    },
    key: ['dataset_id'],
    indexes: [['hash']],
  },
  changes(event) {
    const record = recordOf('dataset', event);
    if (record?.type !== 'DatasetImported') return [];
    const { data, metadata } = record;
    const row: DatasetRow = {
      dataset_id: subjectOf(event.stream),
      name: data.name,
      symbol: data.symbol,
      exchange: data.exchange ?? null,
      timeframe: data.timeframe,
      bar_count: data.rows,
      first_bar: data.from,
      last_bar: data.to,
      hash: data.hash,
      warnings: JSON.stringify(data.warnings),
      source: data.source,
      funding_rates: data.fundingRates ?? null,
      imported_at: metadata.at,
      imported_by: metadata.actor.id,
    };
    return [{ key: [row.dataset_id], evolve: () => row }];
  },
});
