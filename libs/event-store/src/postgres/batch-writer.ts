import { setTimeout as pause } from 'node:timers/promises';
import type { ClientBase, Pool, PoolClient } from 'pg';
import { type BatchPlan, type LogState, planBatch } from '../batch-plan.js';
import type { AppendOutcome, EncodedAppend, StoredPlace } from '../encoded-append.js';
import { RevisionConflict } from '../errors.js';
import { isUniqueViolation, unavailable } from './connection.js';

interface StoredBatch extends Pick<BatchPlan, 'ends'> {
  readonly outcomes: AppendOutcome[];
}

/** Streams whose revision is kept in memory. */
const mostRevisions = 50_000;
/** Milliseconds. A server that restarts is away for a moment; writers wait that long before they hear of it. */
const pausesBeforeGivingUp = [50, 200, 500, 1000, 1500];

/**
 * Stores batches of appends, each in one transaction. The usual batch is one round trip: it is planned on the
 * revisions that its callers name or that this process remembers, and the database proves them right. When it
 * does not, or when the answer was lost, the batch is planned anew on what the log holds, under the lock.
 */
export class BatchWriter {
  private revisions = new Map<string, number>();
  private readonly appendText: string;

  constructor(
    private readonly pool: Pool,
    private readonly schema: string,
    private readonly lockKey: string,
  ) {
    this.appendText = `SELECT ${schema}.append_events($1, $2, $3, $4, $5, $6, $7, $8, $9) AS before`;
  }

  /** @throws StoreUnavailable when the database could not be reached for some time, or refused to write. */
  async store(appends: readonly EncodedAppend[]): Promise<AppendOutcome[]> {
    const { outcomes, ends } = (await this.storeAsAssumed(appends)) ?? (await this.storeUnderLock(appends));
    this.remember(appends, outcomes, ends);
    return outcomes;
  }

  private async storeAsAssumed(appends: readonly EncodedAppend[]): Promise<StoredBatch | null> {
    const state: LogState = { revision: (stream) => this.revisions.get(stream), place: () => undefined };
    const plan = planBatch(appends, state, false);
    if (!plan) return null;
    try {
      const before = await this.insert(this.pool, plan);
      return before === null ? null : { outcomes: plan.outcomes(before), ends: plan.ends };
    } catch {
      // A known id, a stream that went on, or a lost answer: what is in the log now decides.
      return null;
    }
  }

  private async storeUnderLock(appends: readonly EncodedAppend[]): Promise<StoredBatch> {
    for (const milliseconds of [...pausesBeforeGivingUp, null]) {
      try {
        return await this.inTransaction(async (client) => {
          await client.query('SELECT pg_advisory_xact_lock($1)', [this.lockKey]);
          const plan = planBatch(appends, await this.readState(client, appends), true);
          const before = plan && (await this.insert(client, plan));
          if (!plan || before === null) throw new Error('The log changed under its lock');
          return { outcomes: plan.outcomes(before), ends: plan.ends };
        });
      } catch (error) {
        if (milliseconds === null || isUniqueViolation(error)) {
          this.revisions.clear();
          throw unavailable('The event log cannot be written', error);
        }
        await pause(milliseconds);
      }
    }
    throw new Error('unreachable');
  }

  /** @returns the position before the inserted events; null when the plan's starting revisions are not there. */
  private async insert(client: Pool | ClientBase, plan: BatchPlan): Promise<number | null> {
    const starts = [...plan.starts].filter(([, revision]) => revision > 0);
    const lines = (texts: readonly string[]): string => texts.join('\n');
    const { events } = plan;
    const { rows } = await client.query<{ before: string | null }>({
      name: `append ${this.schema}`,
      text: this.appendText,
      values: [
        this.lockKey,
        lines(starts.map(([stream]) => stream)),
        `{${starts.map(([, revision]) => revision).join(',')}}`,
        lines(events.map(({ stream }) => stream)),
        `{${events.map(({ revision }) => revision).join(',')}}`,
        `{${events.map(({ event }) => event.id).join(',')}}`,
        lines(events.map(({ event }) => event.type)),
        lines(events.map(({ event }) => event.record)),
        `{${events.map(({ event: { update } }) => (update ? `"\\\\x${hexadecimal(update)}"` : 'NULL')).join(',')}}`,
      ],
    });
    const before = rows[0]?.before;
    return before == null ? null : Number(before);
  }

  private async readState(client: ClientBase, appends: readonly EncodedAppend[]): Promise<LogState> {
    const all = appends.flatMap((append) => [append, ...append.beside]);
    const streams = [...new Set(all.map((append) => append.stream))];
    const ids = all.flatMap((append) => append.events.map((event) => event.id));
    const heads = await client.query<{ stream: string; revision: number }>(
      `SELECT stream, (SELECT max(revision) FROM ${this.schema}.events WHERE events.stream = wanted.stream) AS revision
       FROM unnest($1::text[]) AS wanted (stream)`,
      [streams],
    );
    const known = await client.query<StoredPlace & { id: string }>(
      `SELECT id, stream, revision, position FROM ${this.schema}.events WHERE id = ANY ($1::uuid[])`,
      [ids],
    );
    const revisions = new Map(heads.rows.map(({ stream, revision }) => [stream, revision ?? 0]));
    const places = new Map(known.rows.map(({ id, ...place }) => [id, place]));
    return { revision: (stream) => revisions.get(stream), place: (id) => places.get(id) };
  }

  private async inTransaction<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      const result = await work(client);
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      // Closing the connection rolls back and frees the lock, whatever state it is in.
      client.release(true);
      throw error;
    }
  }

  private remember(
    appends: readonly EncodedAppend[],
    outcomes: readonly AppendOutcome[],
    ends: BatchPlan['ends'],
  ): void {
    if (this.revisions.size > mostRevisions) this.revisions.clear();
    for (const [stream, revision] of ends) this.revisions.set(stream, revision);
    appends.forEach(({ stream }, index) => {
      const outcome = outcomes[index];
      const revision = outcome instanceof RevisionConflict ? outcome.actual : outcome?.revision;
      // A repeated append is answered with an old revision.
      if (revision !== undefined && revision > (this.revisions.get(stream) ?? 0)) {
        this.revisions.set(stream, revision);
      }
    });
  }
}

function hexadecimal(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
