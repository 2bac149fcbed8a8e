import type { Kysely } from 'kysely';
import type { ReadTables } from '../read-models.js';
import type { UsageSubject } from './usage-metrics.js';

export interface UsageCount {
  readonly subject: UsageSubject;
  readonly name: string;
  readonly count: number;
  /** Tokens or milliseconds, where the subject measures them; else 0. */
  readonly total: number;
}

/** Sums over the days `from` to `to` (`2026-01-31`, inclusive; left out: all), the most frequent of each subject first. */
export async function usageCounts(
  db: Kysely<ReadTables>,
  { from, to }: { from?: string; to?: string } = {},
): Promise<UsageCount[]> {
  const rows = await db
    .selectFrom('usage_metrics')
    .select((eb) => ['subject', 'name', eb.fn.sum('count').as('count'), eb.fn.sum('total').as('total')])
    .$if(from !== undefined, (q) => q.where('day', '>=', from ?? ''))
    .$if(to !== undefined, (q) => q.where('day', '<=', to ?? ''))
    .groupBy(['subject', 'name'])
    .orderBy('subject')
    .orderBy('count', 'desc')
    .orderBy('name')
    .execute();
  return rows.map(({ subject, name, count, total }) => ({
    subject: subject as UsageSubject,
    name,
    count: Number(count),
    total: Number(total),
  }));
}
