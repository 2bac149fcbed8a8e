import { decodeEvent } from '../encoded-append.js';
import type { FeedFilter, StoredEvent } from '../port.js';
import type { FeedPage } from '../sql-event-store.js';
import type { Page } from '../subscription-loop.js';
import type { Connection } from './connection.js';

type Row = [
  stream: string,
  revision: number,
  position: number,
  record: string,
  /** Small ones as hexadecimal text, which the driver hands over in half the time of a buffer. */
  update: string | Uint8Array | null,
];

const columns = `events.stream, events.revision, events.position, events.record,
  CASE WHEN length(events.crdt_update) <= 1024 THEN hex(events.crdt_update) ELSE events.crdt_update END`;

/** Positions that one filtered page looks at, at most: bounds the time of a page that finds nothing. */
const widestScan = 4096;

/** Reads pages of streams and of the feed. Each page sees one state of the log. */
export class LogReader {
  private readonly indexed;
  private readonly tail;
  private readonly lastRevision;
  private readonly lastPosition;
  private readonly feeds = new Map<string, ReturnType<Connection['prepare']>>();

  /**
   * @param beside another process writes meanwhile. (In the writer's own process a page is one synchronous
   * moment anyway, and needs no transaction.)
   */
  constructor(
    private readonly connection: Connection,
    private readonly beside: boolean,
  ) {
    this.indexed = connection
      .prepare(
        `SELECT ${columns} FROM stream_index JOIN events USING (position)
         WHERE stream_index.stream = ? AND stream_index.revision > ? ORDER BY stream_index.revision LIMIT ?`,
      )
      .raw();
    this.tail = connection
      .prepare(
        `SELECT ${columns} FROM events
         WHERE position > (SELECT position FROM stream_index_end) AND stream = ? AND revision > ?
         ORDER BY position LIMIT ?`,
      )
      .raw();
    this.lastRevision = connection.prepare(
      `SELECT (SELECT max(revision) FROM events
               WHERE position > (SELECT position FROM stream_index_end) AND stream = ?) AS tail,
              (SELECT max(revision) FROM stream_index WHERE stream = ?) AS indexed`,
    );
    this.lastPosition = connection.prepare('SELECT max(position) AS position FROM events');
  }

  /** Events of a stream after a revision. */
  stream(stream: string, after: number, limit: number): Page {
    if (this.beside) this.connection.exec('BEGIN');
    try {
      return this.streamNow(stream, after, limit);
    } finally {
      if (this.beside) this.connection.exec('COMMIT');
    }
  }

  private streamNow(stream: string, after: number, limit: number): Page {
    const rows = this.indexed.all([stream, after, limit]) as Row[];
    if (rows.length < limit) {
      const last = rows.at(-1)?.[1] ?? after;
      for (const row of this.tail.all([stream, last, limit - rows.length]) as Row[]) rows.push(row);
    }
    return { events: rows.map(decodeRow), atEnd: rows.length < limit, bytes: sizeOf(rows) };
  }

  /** Events of the feed after a position and not after `end` (null: the present end). */
  feed(after: number, end: number | null, filter: FeedFilter | undefined, limit: number): FeedPage {
    const last = end ?? this.head();
    const scanned = filter === undefined ? last : Math.min(last, after + widestScan);
    const { statement, values } = this.feedStatement(filter);
    const rows = statement.all([after, scanned, ...values, limit]) as Row[];
    const position = rows.length < limit ? scanned : (rows.at(-1)?.[2] ?? after);
    return { events: rows.map(decodeRow), position, atEnd: position >= last, bytes: sizeOf(rows) };
  }

  revision(stream: string): number {
    const { tail, indexed } = this.lastRevision.get([stream, stream]) as {
      tail: number | null;
      indexed: number | null;
    };
    return tail ?? indexed ?? 0;
  }

  /** Position of the last event; 0 in an empty log. */
  head(): number {
    return (this.lastPosition.get([]) as { position: number | null }).position ?? 0;
  }

  private feedStatement(filter: FeedFilter = {}) {
    const prefixes = filter.streamPrefixes;
    const types = filter.types;
    const key = `${prefixes?.length ?? ''}/${types?.length ?? ''}`;
    let statement = this.feeds.get(key);
    if (statement === undefined) {
      const conditions = ['position > ?', 'position <= ?'];
      // An empty list lets nothing through, like the other adapters.
      if (prefixes) {
        conditions.push(`(${['0', ...prefixes.map(() => 'substr(stream, 1, length(?)) = ?')].join(' OR ')})`);
      }
      if (types) conditions.push(`type IN (${types.map(() => '?').join(', ')})`);
      statement = this.connection
        .prepare(`SELECT ${columns} FROM events WHERE ${conditions.join(' AND ')} ORDER BY position LIMIT ?`)
        .raw();
      this.feeds.set(key, statement);
    }
    const values = [...(prefixes ?? []).flatMap((prefix) => [prefix, prefix]), ...(types ?? [])];
    return { statement, values };
  }
}

function sizeOf(rows: readonly Row[]): number {
  let bytes = 0;
  for (const row of rows) bytes += row[3].length + (row[4]?.length ?? 0);
  return bytes;
}

function decodeRow([stream, revision, position, record, update]: Row): StoredEvent {
  const bytes = typeof update === 'string' ? Buffer.from(update, 'hex') : update;
  return decodeEvent(record, stream, revision, String(position), bytes);
}
