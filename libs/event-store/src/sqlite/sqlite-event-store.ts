import { setImmediate as nextTurn } from 'node:timers/promises';
import { encodeAppend } from '../encoded-append.js';
import { StoreUnavailable } from '../errors.js';
import { GroupCommit } from '../group-commit.js';
import { PageSize } from '../page-size.js';
import { pagedEvents } from '../paged-events.js';
import type {
  Appended,
  EventStore,
  ExpectedRevision,
  FeedFilter,
  NewEvent,
  StoredEvent,
  Subscription,
  Unsubscribe,
} from '../port.js';
import { type NextPage, runSubscription, Wakeup } from '../subscription-loop.js';
import type { BatchWriter } from './batch-writer.js';
import { unavailable } from './connection.js';
import type { LogReader } from './log-reader.js';

const mostEventsOfAPage = 512;
/** How often a store that was opened for reading looks for what another process has written. */
const pollMilliseconds = 100;

export interface SqliteParts {
  readonly reader: LogReader;
  /** Null in a store that was opened for reading. */
  readonly writer: BatchWriter | null;
  /** Closes files and frees the lock. */
  release(): void;
}

/** The event store on one SQLite file. Made by `openSqliteStore`. */
export class SqliteEventStore implements EventStore {
  private readonly wakeup = new Wakeup();
  private readonly commits: GroupCommit | null;
  private readonly subscriptions = new Set<Unsubscribe>();
  private readonly poll: NodeJS.Timeout | undefined;
  private closing: Promise<void> | undefined;
  private released = false;

  constructor(private readonly parts: SqliteParts) {
    const { writer } = parts;
    this.commits =
      writer &&
      new GroupCommit(
        (appends) => writer.store(appends),
        () => this.wakeup.tell(),
      );
    if (!writer) this.poll = setInterval(() => this.wakeup.tell(), pollMilliseconds).unref();
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    if (!this.commits) throw new StoreUnavailable('This store was opened for reading only');
    return this.commits.append(encodeAppend(stream, expected, events));
  }

  read(stream: string, range: { after?: number; limit?: number } = {}): AsyncIterable<StoredEvent> {
    return pagedEvents(() => {
      const size = new PageSize(mostEventsOfAPage);
      let after = range.after ?? 0;
      let left = range.limit ?? Number.POSITIVE_INFINITY;
      return async () => {
        if (left <= 0) return null;
        const page = this.reading((reader) => reader.stream(stream, after, Math.min(size.next, left)));
        left = page.atEnd ? 0 : left - page.events.length;
        after = page.events.at(-1)?.revision ?? after;
        size.adapt(page.bytes);
        await nextTurn();
        return page.events.length > 0 ? page.events : null;
      };
    });
  }

  async revision(stream: string): Promise<number> {
    return this.reading((reader) => reader.revision(stream));
  }

  readAll(after: string | null, filter?: FeedFilter): AsyncIterable<StoredEvent> {
    return pagedEvents(() => {
      const size = new PageSize(mostEventsOfAPage);
      let position = parsePosition(after);
      let end: number | undefined;
      return async () => {
        end ??= this.reading((reader) => reader.head());
        while (position < end) {
          const to = end;
          const page = this.reading((reader) => reader.feed(position, to, filter, size.next));
          position = page.position;
          size.adapt(page.bytes);
          await nextTurn();
          if (page.events.length > 0) return page.events;
        }
        return null;
      };
    });
  }

  async head(): Promise<string | null> {
    const head = this.reading((reader) => reader.head());
    return head === 0 ? null : String(head);
  }

  comparePositions(a: string, b: string): number {
    return parsePosition(a) - parsePosition(b);
  }

  subscribe(subscription: Subscription): Unsubscribe {
    const stop = runSubscription(subscription, () => this.pagesOf(subscription.from), this.wakeup);
    const unsubscribe = (): Promise<void> => {
      this.subscriptions.delete(unsubscribe);
      return stop();
    };
    this.subscriptions.add(unsubscribe);
    return unsubscribe;
  }

  /** Stores what was appended until now, ends the subscriptions, and frees the files. */
  close(): Promise<void> {
    this.closing ??= this.closeOnce();
    return this.closing;
  }

  private async closeOnce(): Promise<void> {
    await this.commits?.close();
    clearInterval(this.poll);
    await Promise.all([...this.subscriptions].map((unsubscribe) => unsubscribe()));
    this.released = true;
    this.parts.release();
  }

  private pagesOf(from: Subscription['from']): NextPage {
    if ('stream' in from) {
      const { stream } = from;
      let after = from.after === 'end' ? this.reading((reader) => reader.revision(stream)) : from.after;
      return (limit) => {
        const page = this.reading((reader) => reader.stream(stream, after, limit));
        after = page.events.at(-1)?.revision ?? after;
        return page;
      };
    }
    let position = from.all === 'end' ? this.reading((reader) => reader.head()) : parsePosition(from.all);
    return (limit) => {
      const page = this.reading((reader) => reader.feed(position, reader.head(), from.filter, limit));
      position = page.position;
      return page;
    };
  }

  private reading<Result>(read: (reader: LogReader) => Result): Result {
    if (this.released) throw new StoreUnavailable('The store is closed');
    try {
      return read(this.parts.reader);
    } catch (error) {
      throw unavailable('The event log cannot be read', error);
    }
  }
}

function parsePosition(position: string | null): number {
  if (position === null) return 0;
  if (!/^\d{1,15}$/.test(position)) throw new RangeError(`"${position}" is no position of this store`);
  return Number(position);
}
