import { setImmediate as nextTurn } from 'node:timers/promises';
import { type AppendOutcome, type EncodedAppend, encodeAppend } from './encoded-append.js';
import { StoreUnavailable } from './errors.js';
import { GroupCommit } from './group-commit.js';
import { PageSize } from './page-size.js';
import { type NextEvents, pagedEvents, readingAhead } from './paged-events.js';
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
} from './port.js';
import { type NextPage, type Page, runSubscription, type Wakeup } from './subscription-loop.js';

const mostEventsOfAPage = 512;

type Soon<Value> = Value | Promise<Value>;

/** A stretch of the feed. */
export interface FeedPage extends Page {
  /** Everything up to here was looked at. */
  readonly position: number;
}

/**
 * A log in a SQL database, where positions are the numbers 1, 2, 3… in the order of the commits. All methods
 * throw StoreUnavailable when the database does not answer as it should.
 */
export interface SqlLog {
  /** Stores a batch in one transaction. Null in a log that was opened for reading. */
  readonly store: ((appends: readonly EncodedAppend[]) => Soon<AppendOutcome[]>) | null;
  /** Whether pages come from another process, so that it pays to ask for the next one early. */
  readonly remote: boolean;
  /** Events of a stream after a revision. */
  stream(stream: string, after: number, limit: number): Soon<Page>;
  /** Events of the feed after a position, and not after `end` (null: the present end). */
  feed(after: number, end: number | null, filter: FeedFilter | undefined, limit: number): Soon<FeedPage>;
  revision(stream: string): Soon<number>;
  /** Position of the last event; 0 in an empty log. */
  head(): Soon<number>;
  /** Closes connections and frees locks. */
  release(): Soon<void>;
}

/** The event store over a SQL log: what the SQL adapters have in common. */
export class SqlEventStore implements EventStore {
  private readonly commits: GroupCommit | null;
  private readonly subscriptions = new Set<Unsubscribe>();
  /** Subscriptions that are still asking where the end is: what is appended after they asked must wait. */
  private readonly findingTheEnd = new Set<Promise<unknown>>();
  private closing: Promise<void> | undefined;
  private released = false;

  /**
   * @param wakeup is told by the log when others have appended; this store tells it about its own appends.
   * @param announce tells the others.
   */
  constructor(
    private readonly log: SqlLog,
    private readonly wakeup: Wakeup,
    announce: () => void = () => {},
  ) {
    const { store } = log;
    this.commits =
      store &&
      new GroupCommit(
        async (appends) => {
          if (this.findingTheEnd.size > 0) await Promise.allSettled(this.findingTheEnd);
          return store(appends);
        },
        () => {
          wakeup.tell();
          announce();
        },
      );
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
    beside?: readonly Beside[],
  ): Promise<Appended> {
    if (!this.commits) throw new StoreUnavailable('This store was opened for reading only');
    return this.commits.append(encodeAppend(stream, expected, events, beside));
  }

  read(stream: string, range: { after?: number; limit?: number } = {}): AsyncIterable<StoredEvent> {
    return pagedEvents(() => {
      const size = new PageSize(mostEventsOfAPage);
      let after = range.after ?? 0;
      let left = range.limit ?? Number.POSITIVE_INFINITY;
      return this.inOrder(async () => {
        if (left <= 0) return null;
        const page = await this.openLog().stream(stream, after, Math.min(size.next, left));
        left = page.atEnd ? 0 : left - page.events.length;
        after = page.events.at(-1)?.revision ?? after;
        size.adapt(page.bytes);
        await nextTurn();
        return page.events.length > 0 ? page.events : null;
      });
    });
  }

  async revision(stream: string): Promise<number> {
    return this.openLog().revision(stream);
  }

  readAll(after: string | null, filter?: FeedFilter): AsyncIterable<StoredEvent> {
    return pagedEvents(() => {
      const size = new PageSize(mostEventsOfAPage);
      let position = parsePosition(after);
      let end: number | undefined;
      return this.inOrder(async () => {
        end ??= await this.openLog().head();
        while (position < end) {
          const page = await this.openLog().feed(position, end, filter, size.next);
          position = page.position;
          size.adapt(page.bytes);
          await nextTurn();
          if (page.events.length > 0) return page.events;
        }
        return null;
      });
    });
  }

  async head(): Promise<string | null> {
    const head = await this.openLog().head();
    return head === 0 ? null : String(head);
  }

  async count(after: string | null, most: number): Promise<number> {
    const behind = (await this.openLog().head()) - parsePosition(after);
    return Math.max(0, Math.min(behind, most));
  }

  comparePositions(a: string, b: string): number {
    return parsePosition(a) - parsePosition(b);
  }

  subscribe(subscription: Subscription): Unsubscribe {
    if (this.closing) {
      queueMicrotask(() => subscription.failed(new StoreUnavailable('The store is closed')));
      return async () => {};
    }
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
    await Promise.all([...this.subscriptions].map((unsubscribe) => unsubscribe()));
    this.released = true;
    await this.log.release();
  }

  private async pagesOf(from: Subscription['from']): Promise<NextPage> {
    if ('stream' in from) {
      const { stream } = from;
      let after = from.after === 'end' ? await this.untilKnown(this.openLog().revision(stream)) : from.after;
      return async (limit) => {
        const page = await this.openLog().stream(stream, after, limit);
        after = page.events.at(-1)?.revision ?? after;
        return page;
      };
    }
    const { all, filter } = from;
    let position = all === 'end' ? await this.untilKnown(this.openLog().head()) : parsePosition(all);
    return async (limit) => {
      const page = await this.openLog().feed(position, null, filter, limit);
      position = page.position;
      return page;
    };
  }

  private async untilKnown(end: Soon<number>): Promise<number> {
    if (typeof end === 'number') return end;
    this.findingTheEnd.add(end);
    try {
      return await end;
    } finally {
      this.findingTheEnd.delete(end);
    }
  }

  private inOrder(ask: () => Promise<readonly StoredEvent[] | null>): NextEvents {
    return this.log.remote ? readingAhead(ask) : ask;
  }

  private openLog(): SqlLog {
    if (this.released) throw new StoreUnavailable('The store is closed');
    return this.log;
  }
}

function parsePosition(position: string | null): number {
  if (position === null) return 0;
  if (!/^\d{1,15}$/.test(position)) throw new RangeError(`"${position}" is no position of this store`);
  return Number(position);
}
