import { setTimeout as pause } from 'node:timers/promises';
import {
  AccessDeniedError,
  type AppendExpectedRevision,
  type EventStoreDBClient,
  MaxAppendSizeExceededError,
  NO_STREAM,
  StreamDeletedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import {
  type AppendOutcome,
  answerToKnownIds,
  type EncodedAppend,
  meetsExpectation,
  type StoredPlace,
} from '../encoded-append.js';
import { EventTooLarge, RevisionConflict } from '../errors.js';
import type { Appended } from '../port.js';
import { type CallLimit, unavailable } from './connection.js';
import { formatPosition, toServer } from './event-encoding.js';
import type { LogReader } from './log-reader.js';
import { StreamTails } from './stream-tails.js';

/** Milliseconds. A server that restarts is away for a moment; writers wait that long before they hear of it. */
const pausesBeforeGivingUp = [50, 200, 500, 1000, 1500];
/** gRPC's code for a message larger than the server takes. */
const resourceExhausted = 8;

/**
 * Appends to the streams, one append of a stream at a time. Whatever revision its caller expects, the server is
 * asked to append at one exact revision, which alone makes a repeated append exact there; and before that, the
 * newest ids of the stream are compared, which the server does not do.
 */
export class StreamWriter {
  private readonly tails: StreamTails;
  private readonly queues = new Map<string, Promise<unknown>>();

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly reader: LogReader,
    private readonly limit: CallLimit,
  ) {
    this.tails = new StreamTails(reader);
  }

  /** @throws RevisionConflict, EventTooLarge, StoreUnavailable */
  async append(append: EncodedAppend): Promise<Appended> {
    const { stream } = append;
    const before = this.queues.get(stream) ?? Promise.resolve();
    const outcome = before.then(() => this.settle(append));
    const settled = outcome.catch(() => {});
    this.queues.set(stream, settled);
    void settled.then(() => {
      if (this.queues.get(stream) === settled) this.queues.delete(stream);
    });
    const answer = await outcome;
    if (answer instanceof RevisionConflict) throw answer;
    return answer;
  }

  /** Resolves when everything that was taken is answered. */
  async drained(): Promise<void> {
    while (this.queues.size > 0) await Promise.all(this.queues.values());
  }

  private async settle(append: EncodedAppend): Promise<AppendOutcome> {
    let attempt = 0;
    for (;;) {
      try {
        const outcome = await this.attempt(append, attempt > 0);
        if (outcome) return outcome;
      } catch (error) {
        // Nobody knows whether it was stored: the stream's tail is read before it is tried again.
        this.tails.forget(append.stream);
        if (error instanceof EventTooLarge) throw error;
        const milliseconds = isFinal(error) ? undefined : pausesBeforeGivingUp[attempt];
        if (milliseconds === undefined) throw unavailable('The event log cannot be written', error);
        await pause(milliseconds);
      }
      attempt += 1;
    }
  }

  /** Null when somebody else has written in between: then it is decided again. */
  private async attempt(append: EncodedAppend, again: boolean): Promise<AppendOutcome | null> {
    const { stream, expected } = append;
    const isFirst = expected === 'none' || expected === 0;
    let revision = this.tails.revision(stream) ?? (isFirst && !again ? 0 : undefined);
    if (revision === undefined || !meetsExpectation(expected, revision)) {
      revision = await this.tails.refresh(stream);
    }
    if (append.events.some(({ id }) => this.tails.place(stream, id) !== undefined)) {
      return this.answerToKnown(append, (id) => this.tails.place(stream, id), revision);
    }
    if (!meetsExpectation(expected, revision)) return this.refuseOrRepeat(append, revision);
    const appended = await this.appendAt(append, revision);
    if (appended === null) {
      await this.tails.refresh(stream);
      return null;
    }
    this.tails.grow(stream, revision, append.events);
    return appended;
  }

  /** An append at an earlier revision may be a repeat of one that was stored there long ago. */
  private async refuseOrRepeat(append: EncodedAppend, actual: number): Promise<AppendOutcome> {
    const from = append.expected === 'none' ? 0 : append.expected;
    if (typeof from !== 'number' || from >= actual) {
      return new RevisionConflict(append.stream, append.expected, actual);
    }
    const { events } = await this.reader.stream(append.stream, from, append.events.length);
    const places = new Map(events.map(({ id, revision }) => [id, revision]));
    return this.answerToKnown(append, (id) => places.get(id), actual);
  }

  private async answerToKnown(
    append: EncodedAppend,
    revisionOf: (id: string) => number | undefined,
    actual: number,
  ): Promise<AppendOutcome> {
    const places = append.events.map(({ id }): StoredPlace | undefined => {
      const revision = revisionOf(id);
      return revision === undefined ? undefined : { stream: append.stream, revision, position: '' };
    });
    const outcome = answerToKnownIds(append, places, actual);
    if (outcome instanceof RevisionConflict) return outcome;
    return this.placeOf(append.stream, outcome.revision);
  }

  /** Null when the stream is not at that revision. */
  private async appendAt(append: EncodedAppend, revision: number): Promise<Appended | null> {
    const expectedRevision: AppendExpectedRevision = revision === 0 ? NO_STREAM : BigInt(revision - 1);
    const end = revision + append.events.length;
    try {
      const result = await this.limit.run(() =>
        this.client.appendToStream(append.stream, append.events.map(toServer), {
          expectedRevision,
          requiresLeader: true,
        }),
      );
      if (!result.success) return null;
      // An answer to a repeated append need not carry its place.
      if (!result.position) return this.placeOf(append.stream, end);
      return { revision: end, position: formatPosition(result.position) };
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) return null;
      if (isTooLarge(error)) {
        throw new EventTooLarge(
          `An append of ${append.events.length} events and ${append.bytes} bytes to ${append.stream} exceeds what the server takes (its MaxAppendSize)`,
          { cause: error },
        );
      }
      throw error;
    }
  }

  private async placeOf(stream: string, revision: number): Promise<Appended> {
    const { events } = await this.reader.stream(stream, revision - 1, 1);
    const [event] = events;
    if (!event) throw new Error(`Stream ${stream} lost its event ${revision}`);
    return { revision, position: event.position };
  }
}

function isFinal(error: unknown): boolean {
  return error instanceof AccessDeniedError || error instanceof StreamDeletedError;
}

function isTooLarge(error: unknown): boolean {
  if (error instanceof MaxAppendSizeExceededError) return true;
  return (error as { code?: unknown }).code === resourceExhausted && /larger|size/i.test(String(error));
}
