import { type StoredFlowRecord, verifyLog } from '@strategy-builder/collab';
import { fold } from '@strategy-builder/domain';
import {
  type EventStore,
  type NewEvent,
  RevisionConflict,
  type StoredEvent,
} from '@strategy-builder/event-store';
import { z } from 'zod';
import { newId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import { inTodaysShape } from '../store/todays-shape.js';
import { asFlowRecord, flowStream } from './flow-log.js';

const format = 'strategy-builder.flow/1';
const text = z.string().max(4_000);

const exportedEvent = z.strictObject({
  id: z.string(),
  type: text,
  schemaVersion: z.int().min(1),
  data: z.unknown(),
  metadata: z.looseObject({
    actor: z.strictObject({ kind: z.enum(['user', 'agent', 'system']), id: text, name: text }),
    commandId: text,
    correlationId: text,
    at: z.iso.datetime(),
    turn: z.strictObject({ id: text, index: z.int().min(0), size: z.int().min(1) }),
  }),
  update: z.base64().optional(),
});

/** One flow with its whole history, as a file. */
export const flowFile = z.strictObject({
  format: z.literal(format),
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  name: text,
  events: z.array(exportedEvent).min(1).max(1_000_000),
});
export type FlowFile = z.output<typeof flowFile>;

/** Reads a flow's stream into a file that replays to the same revision and state. */
export async function exportFlow(store: EventStore, id: string, name: string): Promise<FlowFile> {
  const events: FlowFile['events'] = [];
  for await (const { stream, revision, position, update, ...event } of store.read(flowStream(id))) {
    events.push({
      ...(event as unknown as FlowFile['events'][number]),
      ...(update && { update: Buffer.from(update).toString('base64') }),
    });
  }
  return { format, id, name, events };
}

/**
 * Takes a file in: folds and rebuilds it apart first, and appends it only when both agree. Ids are new, people are
 * marked as imported: nobody here did these things. When the file's flow id is taken, the flow gets a new one.
 */
export async function importFlow(
  store: EventStore,
  file: FlowFile,
): Promise<{ id: string; revision: number }> {
  const events = inQuarantine(file.events.map(importedEvent));
  await check(events);
  const id = (await store.revision(flowStream(file.id))) === 0 ? file.id : freshId(file.id);
  try {
    const { revision } = await store.append(
      flowStream(id),
      'none',
      events.map(({ stream, revision, position, ...event }) => event),
    );
    return { id, revision };
  } catch (error) {
    if (!(error instanceof RevisionConflict)) throw error;
    throw new Problem(409, 'flow-exists', `The flow "${id}" was made at this moment. Import again.`);
  }
}

function importedEvent({ update, metadata, ...event }: FlowFile['events'][number]): NewEvent {
  const { actor } = metadata;
  return {
    ...event,
    id: newId(),
    metadata: {
      ...metadata,
      actor: { ...actor, id: `imported:${actor.id}`, name: `${actor.name} (imported)` },
    },
    ...(update !== undefined && { update: Buffer.from(update, 'base64') }),
  };
}

/** As a stream of its own, in today's shapes; a file may be older than this version of the product, and must not be newer. */
function inQuarantine(events: readonly NewEvent[]): StoredEvent[] {
  try {
    return events.map((event, index) =>
      inTodaysShape({
        ...event,
        stream: 'flow-quarantine',
        revision: index + 1,
        position: String(index + 1),
      }),
    );
  } catch (error) {
    throw new Problem(422, 'import-newer', (error as Error).message);
  }
}

async function check(events: readonly StoredEvent[]): Promise<void> {
  const records = events.map(asFlowRecord);
  if (records[0]?.type !== 'FlowCreated' || fold(records) === null) {
    throw new Problem(422, 'import-invalid', 'The file does not begin with the creation of a flow.');
  }
  const difference = await firstDifference(records);
  if (difference) throw new Problem(422, 'import-invalid', `The file contradicts itself: ${difference}`);
}

async function firstDifference(records: readonly StoredFlowRecord[]): Promise<string | undefined> {
  try {
    const verdict = await verifyLog(records);
    return verdict === null ? undefined : `${verdict.reason} at revision ${verdict.revision} ${verdict.path}`;
  } catch (error) {
    return (error as Error).message;
  }
}

function freshId(id: string): string {
  return `${id.slice(0, 50).replace(/-+$/, '')}-${newId().slice(-6)}`;
}
