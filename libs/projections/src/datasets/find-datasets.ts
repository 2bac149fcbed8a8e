import type { DatasetImported } from '@strategy-builder/domain';
import type { Kysely } from 'kysely';
import type { ReadTables } from '../read-models.js';
import { parsed } from '../records/json-column.js';
import type { DatasetRow } from './datasets.js';

export type Dataset = DatasetImported['data'] & {
  readonly id: string;
  readonly importedAt: string;
  readonly importedBy: string;
};

/** All datasets, newest first. */
export async function listDatasets(db: Kysely<ReadTables>): Promise<Dataset[]> {
  const rows = await db
    .selectFrom('datasets')
    .selectAll()
    .orderBy('imported_at', 'desc')
    .orderBy('dataset_id')
    .execute();
  return rows.map(fromRow);
}

/** Undefined when there is none with this id. */
export async function findDataset(db: Kysely<ReadTables>, id: string): Promise<Dataset | undefined> {
  const row = await db.selectFrom('datasets').selectAll().where('dataset_id', '=', id).executeTakeFirst();
  return row && fromRow(row);
}

function fromRow(row: DatasetRow): Dataset {
  return {
    id: row.dataset_id,
    name: row.name,
    symbol: row.symbol,
    ...(row.exchange === null ? {} : { exchange: row.exchange }),
    timeframe: row.timeframe,
    rows: row.bar_count,
    from: row.first_bar,
    to: row.last_bar,
    hash: row.hash,
    warnings: parsed<string[]>(row.warnings),
    source: row.source,
    ...(row.funding_rates === null ? {} : { fundingRates: row.funding_rates }),
    importedAt: row.imported_at,
    importedBy: row.imported_by,
  };
}
