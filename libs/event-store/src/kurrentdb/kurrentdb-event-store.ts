import { type EventStoreDBClient, eventTypeFilter, START, streamNameFilter } from '@eventstore/db-client';
import { encodeAppend } from '../encoded-append.js';
import { StoreUnavailable } from '../errors.js';
import { PageSize } from '../page-size.js';
import { pagedEvents, readingAhead } from '../paged-events.js';
import type {
  Appended,
  Beside,
  EventStore,
  ExpectedRevision,
  FeedFilter,
  NewEvent,
  StoredEvent,
  Subscription,
  Unsubscribe,
} from '../port.js';
import { type Course, follow, type Link } from './catch-up.js';
import { unavailable } from './connection.js';
import { comparePositions, fromServer, type LogPosition, parsePosition } from './event-encoding.js';
import type { LogReader } from './log-reader.js';
import type { StreamWriter } from './stream-writer.js';

const mostEventsOfAPage = 512;
/** How many events the server looks through before it says how far it has come. */
const searchWindow = 500;

/** The event store on EventStoreDB or KurrentDB. */
export class KurrentDbEventStore implements EventStore {
  private readonly subscriptions = new Set<Unsubscribe>();
  /** Subscriptions that are still asking where the end is: what is appended after they asked must wait. */
  private readonly findingTheEnd = new Set<Promise<unknown>>();
  private closing: Promise<void> | undefined;
  private released = false;

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly reader: LogReader,
    private readonly writer: StreamWriter,
    private readonly release: () => Promise<void>,
  ) {}

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
    beside?: readonly Beside[],
  ): Promise<Appended> {
    if (this.closing) throw new StoreUnavailable('The store is closed');
    const append = encodeAppend(stream, expected, events, beside);
    if (this.findingTheEnd.size > 0) await Promise.allSettled(this.findingTheEnd);
    const appended = await this.writer.append(append);
    try {
      await Promise.all(append.beside.map((other) => this.writer.append(other)));
    } catch (error) {
      // Whatever it was, the events themselves are stored: no answer may deny that.
      throw unavailable('What stands beside an append was not stored', error);
    }
    return appended;
  }

  read(stream: string, range: { after?: number; limit?: number } = {}): AsyncIterable<StoredEvent> {
    return pagedEvents(() => {
      const size = new PageSize(mostEventsOfAPage);
      let after = range.after ?? 0;
      let left = range.limit ?? Number.POSITIVE_INFINITY;
      return readingAhead(async () => {
        if (left <= 0) return null;
        const page = await this.openReader().stream(stream, after, Math.min(size.next, left));
        left = page.atEnd ? 0 : left - page.events.length;
        after = page.events.at(-1)?.revision ?? after;
        size.adapt(page.bytes);
        return page.events.length > 0 ? page.events : null;
      });
    });
  }

  async revision(stream: string): Promise<number> {
    const [newest] = await this.openReader().newest(stream, 1, 0);
    return newest?.revision ?? 0;
  }

  readAll(after: string | null, filter?: FeedFilter): AsyncIterable<StoredEvent> {
    return pagedEvents(() => {
      const size = new PageSize(mostEventsOfAPage);
      const wanted = filterOf(filter);
      let position = after === null ? null : parsePosition(after);
      let end: LogPosition | null | undefined;
      return readingAhead(async () => {
        end ??= (await this.openReader().end()).last;
        while (end && (!position || comparePositions(position, end) < 0)) {
          const page = await this.openReader().feed(position, size.next);
          const last = end;
          const events = page.events.filter(
            (event) => wanted(event) && comparePositions(parsePosition(event.position), last) <= 0,
          );
          position = page.atEnd ? end : page.position;
          size.adapt(page.bytes);
          if (events.length > 0) return events;
        }
        return null;
      });
    });
  }

  async head(): Promise<string | null> {
    return (await this.openReader().end()).own?.position ?? null;
  }

  async count(after: string | null, most: number): Promise<number> {
    let count = 0;
    for await (const _event of this.readAll(after)) {
      count += 1;
      if (count >= most) break;
    }
    return count;
  }

  comparePositions(a: string, b: string): number {
    return comparePositions(parsePosition(a), parsePosition(b));
  }

  subscribe(subscription: Subscription): Unsubscribe {
    if (this.closing) {
      queueMicrotask(() => subscription.failed(new StoreUnavailable('The store is closed')));
      return async () => {};
    }
    const { from } = subscription;
    const stop =
      'stream' in from
        ? follow(subscription, this.courseOfStream(from.stream, from.after))
        : follow(subscription, this.courseOfFeed(from.all, from.filter));
    const unsubscribe = (): Promise<void> => {
      this.subscriptions.delete(unsubscribe);
      return stop();
    };
    this.subscriptions.add(unsubscribe);
    return unsubscribe;
  }

  /** Stores what was appended until now, ends the subscriptions, and closes the connection. */
  close(): Promise<void> {
    this.closing ??= this.closeOnce();
    return this.closing;
  }

  private async closeOnce(): Promise<void> {
    await Promise.allSettled(this.findingTheEnd);
    await this.writer.drained();
    await Promise.all([...this.subscriptions].map((unsubscribe) => unsubscribe()));
    this.released = true;
    await this.release();
  }

  private courseOfStream(stream: string, after: number | 'end'): Course<number> {
    return {
      begin: () => (after === 'end' ? this.untilKnown(this.revision(stream)) : Promise.resolve(after)),
      subscribe: (revision) =>
        this.client.subscribeToStream(
          stream,
          { fromRevision: revision === 0 ? START : BigInt(revision - 1), requiresLeader: true },
          { highWaterMark: 64 },
        ) as unknown as Link,
      take: ({ event }, before) => {
        const own = event && fromServer(event);
        if (!own) throw new Error(`Stream ${stream} has an event that this product did not write`);
        if (own.revision <= before) return { event: null, place: before };
        if (own.revision > before + 1) throw new Error(`Stream ${stream} lacks its event ${before + 1}`);
        return { event: own, place: own.revision };
      },
    };
  }

  private courseOfFeed(after: string | null, filter?: FeedFilter): Course<LogPosition | null> {
    const wanted = filterOf(filter);
    return {
      begin: async () => {
        if (after === 'end') return (await this.untilKnown(this.openReader().end())).last;
        return after === null ? null : parsePosition(after);
      },
      subscribe: (position, checkpoint) =>
        this.client.subscribeToAll(
          {
            fromPosition: position ?? START,
            requiresLeader: true,
            filter: serverFilter(filter, checkpoint),
          },
          { highWaterMark: 64 },
        ) as unknown as Link,
      take: ({ event, link }, before) => {
        const place = (link ?? event)?.position;
        // A server may send again what it has sent already.
        if (!place || (before && comparePositions(place, before) <= 0)) return { event: null, place: before };
        const own = event && fromServer(event);
        return { event: own && wanted(own) ? own : null, place };
      },
    };
  }

  private async untilKnown<End>(end: Promise<End>): Promise<End> {
    this.findingTheEnd.add(end);
    try {
      return await end;
    } finally {
      this.findingTheEnd.delete(end);
    }
  }

  private openReader(): LogReader {
    if (this.released) throw new StoreUnavailable('The store is closed');
    return this.reader;
  }
}

/** The server knows one condition at a time: the streams' names, or else the types. The rest is done here. */
function serverFilter(filter: FeedFilter | undefined, reached: (place: LogPosition) => void) {
  const options = {
    maxSearchWindow: searchWindow,
    checkpointInterval: 1,
    checkpointReached: (_subscription: unknown, position: LogPosition) => reached(position),
  };
  if (filter?.streamPrefixes) return streamNameFilter({ prefixes: [...filter.streamPrefixes], ...options });
  if (filter?.types) {
    const types = filter.types.map((type) => type.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    return eventTypeFilter({ regex: `^(?:${types.join('|')})$`, ...options });
  }
  return streamNameFilter({ regex: '^[^$]', ...options });
}

function filterOf({ streamPrefixes, types }: FeedFilter = {}): (event: StoredEvent) => boolean {
  return ({ stream, type }) =>
    (!streamPrefixes || streamPrefixes.some((prefix) => stream.startsWith(prefix))) &&
    (!types || types.includes(type));
}
