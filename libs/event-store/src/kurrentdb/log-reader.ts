import {
  BACKWARDS,
  END,
  type EventStoreDBClient,
  FORWARDS,
  type ResolvedEvent,
  START,
} from '@eventstore/db-client';
import { StoreUnavailable } from '../errors.js';
import type { StoredEvent } from '../port.js';
import type { Page } from '../subscription-loop.js';
import { type CallLimit, collectRead } from './connection.js';
import { comparePositions, fromServer, type LogPosition } from './event-encoding.js';

/** A stretch of the feed; events of the server and of others are left out. */
export interface FeedPage extends Page {
  /** Everything up to here was looked at. */
  readonly position: LogPosition | null;
}

const headPage = 64;

/** Single reads of the log, always from the leader: whoever was told of an append finds it. */
export class LogReader {
  constructor(
    private readonly client: EventStoreDBClient,
    private readonly limit: CallLimit,
  ) {}

  /** Events of a stream after a revision. @throws StoreUnavailable also when somebody else wrote to it. */
  async stream(stream: string, after: number, limit: number): Promise<Page> {
    const found = await this.limit.run(() =>
      collectRead(
        this.client.readStream(stream, {
          fromRevision: BigInt(after),
          maxCount: limit,
          direction: FORWARDS,
          requiresLeader: true,
        }),
      ),
    );
    const events = found.map(ownEvent);
    return { events, atEnd: found.length < limit, bytes: bytesOf(events) };
  }

  /** The newest events of a stream, newest first: `most`, or fewer when they are heavy. */
  async newest(stream: string, most: number, mostBytes: number): Promise<StoredEvent[]> {
    let bytes = 0;
    const found = await this.limit.run(() =>
      collectRead(
        this.client.readStream(stream, {
          fromRevision: END,
          maxCount: most,
          direction: BACKWARDS,
          requiresLeader: true,
        }),
        (events) => {
          const newest = events.at(-1);
          bytes += newest ? bytesOf([ownEvent(newest)]) : 0;
          return bytes > mostBytes;
        },
      ),
    );
    return found.map(ownEvent);
  }

  async feed(after: LogPosition | null, limit: number): Promise<FeedPage> {
    // A read begins with the event at its position.
    const count = after ? limit + 1 : limit;
    const found = await this.limit.run(() =>
      collectRead(
        this.client.readAll({
          fromPosition: after ?? START,
          maxCount: count,
          direction: FORWARDS,
          requiresLeader: true,
        }),
      ),
    );
    const newer = found.filter((one) => !after || comparePositions(placeOf(one), after) > 0);
    const events = newer.flatMap((one) => (one.event && fromServer(one.event)) ?? []);
    const last = found.at(-1);
    return {
      events,
      atEnd: found.length < count,
      bytes: bytesOf(events),
      position: last ? placeOf(last) : after,
    };
  }

  /** The newest event of our own, and the newest of anybody: where the feed ends. */
  async end(): Promise<{ own: StoredEvent | null; last: LogPosition | null }> {
    let last: LogPosition | null = null;
    let from: LogPosition | null = null;
    for (;;) {
      const fromPosition = from ?? END;
      const found = await this.limit.run(() =>
        collectRead(
          this.client.readAll({
            fromPosition,
            maxCount: headPage,
            direction: BACKWARDS,
            requiresLeader: true,
          }),
        ),
      );
      const [newest] = found;
      if (newest) last ??= placeOf(newest);
      for (const { event } of found) {
        const own = event && fromServer(event);
        if (own) return { own, last };
      }
      const oldest = found.at(-1);
      if (!oldest || found.length < headPage) return { own: null, last };
      from = placeOf(oldest);
    }
  }
}

function ownEvent({ event }: ResolvedEvent): StoredEvent {
  const own = event && fromServer(event);
  if (!own) {
    throw new StoreUnavailable(`Stream ${event?.streamId} has an event that this product did not write`);
  }
  return own;
}

function placeOf({ event, link }: ResolvedEvent): LogPosition {
  const position = (link ?? event)?.position;
  if (!position) throw new StoreUnavailable('The server does not say where its events stand');
  return position;
}

/** Roughly: what is large in an event is its text and its update. */
function bytesOf(events: readonly StoredEvent[]): number {
  let bytes = 0;
  for (const { data, update } of events) {
    bytes += 500 + (update?.byteLength ?? 0);
    if (data !== null && typeof data === 'object')
      for (const value of Object.values(data)) bytes += textLength(value);
  }
  return bytes;
}

function textLength(value: unknown): number {
  return typeof value === 'string' ? value.length : 50;
}
