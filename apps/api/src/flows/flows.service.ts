import { createHash } from 'node:crypto';
import type { CommandOutcome, Room, StoredFlowRecord } from '@strategy-builder/collab';
import { type CreateFlow, type Flow, type FlowCommand, fold } from '@strategy-builder/domain';
import { currentVersion } from '@strategy-builder/event-migrations';
import type { Actor, Beside, EventStore } from '@strategy-builder/event-store';
import { newClientId, newId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import type { Session } from '../sessions/sessions.js';
import { asFlowRecord, flowStream } from './flow-log.js';
import type { FlowRooms } from './flow-rooms.js';

/** Who wants something, and under which idempotency key. */
export interface Caller {
  readonly actor: Actor;
  readonly sessionId?: string;
  readonly idempotencyKey?: string;
  readonly correlationId?: string;
  readonly causationId?: string;
}

export function callerOf(session: Session, idempotencyKey?: string): Caller {
  return { actor: session.actor, sessionId: session.id, ...(idempotencyKey && { idempotencyKey }) };
}

/** An event as the answer to its command shows it; where it stands in the feed, the answer says for all. */
export type AnsweredEvent = StoredFlowRecord extends infer Event
  ? Event extends StoredFlowRecord
    ? Omit<Event, 'position' | 'update'>
    : never
  : never;

export interface Stored {
  readonly revision: number;
  readonly position: string;
  readonly events: readonly AnsweredEvent[];
}

/** Requests about flows, turned into commands for their rooms and answers from what was stored. */
export class FlowsService {
  constructor(
    private readonly rooms: FlowRooms,
    private readonly store: EventStore,
  ) {}

  async create(
    caller: Caller,
    wanted: { id?: string; name: string; description?: string; origin?: NonNullable<CreateFlow['origin']> },
  ): Promise<{ id: string } & Stored> {
    const id = wanted.id ?? readableId(wanted.name);
    const room = await this.rooms.open(id);
    const outcome = await room.execute({
      author: caller,
      commands: [
        {
          type: 'CreateFlow',
          name: wanted.name,
          description: wanted.description ?? '',
          founder: newClientId(),
          ...(wanted.origin && { origin: wanted.origin }),
        },
      ],
    });
    return { id, ...stored(outcome) };
  }

  /** The room and flow of an id. @throws Problem `flow-not-found` */
  async existing(id: string): Promise<{ room: Room; flow: Flow; revision: number; position: string | null }> {
    const room = await this.rooms.open(id);
    const { flow, revision, position } = room.current();
    if (!flow) throw flowNotFound(id);
    return { room, flow, revision, position };
  }

  async execute(
    caller: Caller,
    id: string,
    commands: readonly FlowCommand[],
    expectedRevision?: number,
    /** What other streams are to keep of the events, in the same append; never asked when there are none. */
    beside?: (events: readonly AnsweredEvent[]) => readonly Beside[],
  ): Promise<Stored> {
    const { room } = await this.existing(id);
    const key = caller.idempotencyKey;
    const outcome = await room.execute({
      author: caller,
      commands,
      ...(key && { commandId: key, requestHash: hashOf({ commands, expectedRevision }) }),
      ...(caller.correlationId && { correlationId: caller.correlationId }),
      ...(caller.causationId && { causationId: caller.causationId }),
      ...(expectedRevision !== undefined && { expectedRevision }),
      ...(beside && { beside: (events) => beside(events.map(answeredEvent)) }),
    });
    return stored(outcome);
  }

  /** The flow as it was right after revision `revision`, from the log alone. */
  async atRevision(id: string, revision: number): Promise<Flow> {
    const { revision: last } = await this.existing(id);
    if (revision < 1 || revision > last) {
      throw new Problem(404, 'revision-not-found', `The flow has revisions 1 to ${last}.`, { last });
    }
    const events: StoredFlowRecord[] = [];
    for await (const event of this.store.read(flowStream(id), { limit: revision }))
      events.push(asFlowRecord(event));
    const flow = fold(events);
    if (!flow) throw flowNotFound(id);
    return flow;
  }

  async events(
    id: string,
    after: number,
    limit: number,
  ): Promise<{ events: StoredFlowRecord[]; next?: number }> {
    const { revision: last } = await this.existing(id);
    const events: StoredFlowRecord[] = [];
    for await (const event of this.store.read(flowStream(id), { after, limit }))
      events.push(asFlowRecord(event));
    const end = events.at(-1)?.revision ?? after;
    return { events, ...(end < last && { next: end }) };
  }
}

/** An outcome of the room as an answer, or the problem it is. */
export function stored(outcome: CommandOutcome): Stored {
  switch (outcome.outcome) {
    case 'accepted':
      return {
        revision: outcome.revision,
        position: outcome.position,
        events: outcome.events.map(answeredEvent),
      };
    case 'conflict':
      throw new Problem(
        409,
        'revision-conflict',
        `The flow is at revision ${outcome.actual}: read it again, then decide.`,
        {
          actual: outcome.actual,
        },
      );
    case 'key-reused':
      throw new Problem(
        422,
        'idempotency-key-reused',
        'This Idempotency-Key was used for another request. Choose a new one.',
      );
    case 'refused': {
      const { code, detail, facts } = outcome.refusal;
      const status = code === 'flow-not-found' ? 404 : code === 'flow-exists' ? 409 : 422;
      throw new Problem(status, code, detail, { ...facts, index: outcome.index, revision: outcome.revision });
    }
  }
}

/** The same for a first answer and for one that is read from the log again. */
function answeredEvent({ id, type, revision, data, metadata }: StoredFlowRecord): AnsweredEvent {
  return {
    id,
    type,
    schemaVersion: currentVersion(type),
    revision,
    data,
    metadata,
  } as unknown as AnsweredEvent;
}

function flowNotFound(id: string): Problem {
  return new Problem(
    404,
    'flow-not-found',
    `There is no flow "${id}". GET /api/flows lists those there are.`,
  );
}

function hashOf(request: unknown): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('base64url');
}

/** A readable id: a name and a few letters that make it unique. */
export function readableId(name: string): string {
  const words = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40);
  const tail = newId().slice(-6);
  return `${words}-${tail}`.replace(/^-+/, '');
}
