import type { Params, RobustnessCheck } from '@strategy-builder/domain';
import type { Kysely } from 'kysely';
import type { ReadTables } from '../read-models.js';
import { parsed } from '../records/json-column.js';

/** A robustness check as the log knows it; its result follows from flow, data, settings and options. */
export interface RequestedCheck {
  readonly id: string;
  readonly flowId: string;
  readonly flowRevision: number;
  readonly check: RobustnessCheck;
  readonly status: 'requested' | 'finished' | 'failed';
  readonly datasets: Readonly<Record<string, string>>;
  readonly settings: Params;
  readonly options: Readonly<Record<string, unknown>>;
  readonly requestedAt: string;
  readonly requestedBy: string;
}

/** The robustness checks of a flow, newest first. */
export async function robustnessChecksOfFlow(
  db: Kysely<ReadTables>,
  flowId: string,
): Promise<RequestedCheck[]> {
  const rows = await db
    .selectFrom('robustness_checks')
    .selectAll()
    .where('flow_id', '=', flowId)
    .orderBy('requested_at', 'desc')
    .orderBy('check_id')
    .execute();
  return rows.map((row) => ({
    id: row.check_id,
    flowId: row.flow_id,
    flowRevision: row.flow_revision,
    check: row.kind as RobustnessCheck,
    status: row.status as RequestedCheck['status'],
    datasets: parsed<Record<string, string>>(row.datasets),
    settings: parsed<Params>(row.settings),
    options: parsed<Record<string, unknown>>(row.options),
    requestedAt: row.requested_at,
    requestedBy: row.requested_by,
  }));
}

/** How often somebody looked at a result of a flow before choosing: what a good result must be measured against. */
export interface Trials {
  /** Simulations with different results. */
  readonly simulations: number;
  /** Sets of parameters in sweeps and walk-forwards with different results. */
  readonly swept: number;
  /** Of the annual Sharpe ratios of all of them; null with fewer than two. */
  readonly sharpeVariance: number | null;
}

/**
 * The trials of a flow. The same result twice is one trial: repeating a run is no further attempt.
 */
export async function trialsOfFlow(db: Kysely<ReadTables>, flowId: string): Promise<Trials> {
  const simulations = await db
    .selectFrom('simulations')
    .select(['result_hash', 'metrics'])
    .where('flow_id', '=', flowId)
    .where('status', '=', 'finished')
    .execute();
  const sweeps = await db
    .selectFrom('robustness_checks')
    .select(['result_hash', 'trials', 'sharpes'])
    .where('flow_id', '=', flowId)
    .where('status', '=', 'finished')
    .where('trials', '>', 0)
    .execute();
  const different = new Map(simulations.map((row) => [row.result_hash, row]));
  const differentSweeps = new Map(sweeps.map((row) => [row.result_hash, row]));
  const samples: Sample[] = [];
  for (const { metrics } of different.values()) {
    const { sharpe } = parsed<Record<string, number | null>>(metrics ?? '{}');
    if (typeof sharpe === 'number') samples.push({ count: 1, mean: sharpe, variance: 0 });
  }
  for (const { sharpes } of differentSweeps.values()) {
    const sample = parsed<Sample | null>(sharpes ?? 'null');
    if (sample) samples.push(sample);
  }
  return {
    simulations: different.size,
    swept: [...differentSweeps.values()].reduce((sum, { trials }) => sum + (trials ?? 0), 0),
    sharpeVariance: pooledVariance(samples),
  };
}

interface Sample {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
}

/** The sample variance of several samples taken together. */
function pooledVariance(samples: readonly Sample[]): number | null {
  const count = samples.reduce((sum, sample) => sum + sample.count, 0);
  if (count < 2) return null;
  const mean = samples.reduce((sum, sample) => sum + sample.count * sample.mean, 0) / count;
  const squares = samples.reduce(
    (sum, sample) => sum + (sample.count - 1) * sample.variance + sample.count * (sample.mean - mean) ** 2,
    0,
  );
  return squares / (count - 1);
}
