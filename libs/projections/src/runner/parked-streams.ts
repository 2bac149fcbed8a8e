import type { Kysely } from 'kysely';
import type { RunnerTables } from '../database/runner-tables.js';

/** A stream that a read model can't follow: everything of it from the poison event on is missing in that table. */
export interface ParkedStream {
  readonly readModel: string;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly error: string;
  readonly since: string;
  /** How many events wait, the poison event included. */
  readonly waiting: number;
}

/** Of the named read models; another version of the product may keep others. */
export async function parkedStreamList(
  db: Kysely<RunnerTables>,
  readModels: readonly string[],
): Promise<ParkedStream[]> {
  const counts = await db
    .selectFrom('parked_events')
    .select((eb) => ['read_model', 'stream', eb.fn.countAll<number>().as('waiting')])
    .where('read_model', 'in', readModels)
    .groupBy(['read_model', 'stream'])
    .execute();
  const poison = await db
    .selectFrom('parked_events')
    .selectAll()
    .where('error', 'is not', null)
    .where('read_model', 'in', readModels)
    .orderBy('ordinal')
    .execute();
  return poison.map((event) => ({
    readModel: event.read_model,
    stream: event.stream,
    revision: event.revision,
    eventId: event.event_id,
    type: event.type,
    error: event.error ?? '',
    since: event.parked_at,
    waiting: Number(
      counts.find((of) => of.read_model === event.read_model && of.stream === event.stream)?.waiting ?? 1,
    ),
  }));
}
