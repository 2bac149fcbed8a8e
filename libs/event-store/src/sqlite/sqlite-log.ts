import type { AppendOutcome, EncodedAppend } from '../encoded-append.js';
import type { FeedFilter } from '../port.js';
import type { FeedPage, SqlLog } from '../sql-event-store.js';
import type { Page } from '../subscription-loop.js';
import type { BatchWriter } from './batch-writer.js';
import { unavailable } from './connection.js';
import type { LogReader } from './log-reader.js';

/** The log in one SQLite file. Everything here is synchronous: a page, or a batch with its fsync. */
export class SqliteLog implements SqlLog {
  readonly remote = false;
  readonly store: ((appends: readonly EncodedAppend[]) => AppendOutcome[]) | null;

  constructor(
    private readonly reader: LogReader,
    writer: BatchWriter | null,
    readonly release: () => void | Promise<void>,
  ) {
    this.store = writer && ((appends) => writer.store(appends));
  }

  stream(stream: string, after: number, limit: number): Page {
    return reading(() => this.reader.stream(stream, after, limit));
  }

  feed(after: number, end: number | null, filter: FeedFilter | undefined, limit: number): FeedPage {
    return reading(() => this.reader.feed(after, end, filter, limit));
  }

  revision(stream: string): number {
    return reading(() => this.reader.revision(stream));
  }

  head(): number {
    return reading(() => this.reader.head());
  }
}

function reading<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw unavailable('The event log cannot be read', error);
  }
}
