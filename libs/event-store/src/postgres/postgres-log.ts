import type { Pool } from 'pg';
import { decodeEvent, type EncodedAppend } from '../encoded-append.js';
import type { FeedFilter } from '../port.js';
import type { FeedPage, SqlLog } from '../sql-event-store.js';
import type { Page } from '../subscription-loop.js';
import type { BatchWriter } from './batch-writer.js';
import { unavailable } from './connection.js';

type StreamRow = [revision: number, position: string, record: string, update: Buffer | null];
type FeedRow = [...StreamRow, stream: string];
type FeedRowAndEnd = [last: string, ...FeedRow] | [last: string, revision: null];

/** Positions that one filtered page looks at, at most. */
const widestScan = 5000;

/** The log in PostgreSQL. Each page is one statement, so it sees one state of the log. */
export class PostgresLog implements SqlLog {
  readonly remote = true;
  private readonly events: string;

  constructor(
    private readonly pool: Pool,
    schema: string,
    private readonly writer: BatchWriter,
    readonly release: () => Promise<void>,
  ) {
    this.events = `${schema}.events`;
  }

  readonly store = (appends: readonly EncodedAppend[]) => this.writer.store(appends);

  async stream(stream: string, after: number, limit: number): Promise<Page> {
    const rows = await this.query<StreamRow>(
      'stream',
      `SELECT revision, position, record, crdt_update FROM ${this.events}
       WHERE stream = $1 AND revision > $2 ORDER BY revision LIMIT $3`,
      [stream, after, limit],
    );
    return { ...decode(rows, () => stream), atEnd: rows.length < limit };
  }

  async feed(
    after: number,
    end: number | null,
    filter: FeedFilter | undefined,
    limit: number,
  ): Promise<FeedPage> {
    // The end is read in the same statement: both come from one state of the log.
    const rows = await this.query<FeedRowAndEnd>(
      'feed',
      `SELECT scan.last, page.* FROM (
         SELECT least(coalesce(max(position), 0), $2::bigint, CASE WHEN $4::text[] IS NULL AND $5::text[] IS NULL
           THEN NULL ELSE $1::bigint + ${widestScan} END) AS last FROM ${this.events}
       ) AS scan LEFT JOIN LATERAL (
         SELECT revision, position, record, crdt_update, stream FROM ${this.events}
         WHERE position > $1 AND position <= scan.last
           AND ($4::text[] IS NULL OR EXISTS (SELECT FROM unnest($4::text[]) AS prefix WHERE starts_with(stream, prefix)))
           AND ($5::text[] IS NULL OR type = ANY ($5::text[]))
         ORDER BY position LIMIT $3
       ) AS page ON true`,
      [after, end, limit, filter?.streamPrefixes ?? null, filter?.types ?? null],
    );
    const found = rows.flatMap(([, ...row]) => (row[0] === null ? [] : [row as FeedRow]));
    const full = found.length === limit;
    const scanned = Number(rows[0]?.[0] ?? after);
    const position = full ? Number(found.at(-1)?.[1]) : Math.max(after, scanned);
    return { ...decode(found, (row) => row[4]), position, atEnd: !full && scanned < after + widestScan };
  }

  async revision(stream: string): Promise<number> {
    const [row] = await this.query<[number | null]>(
      'revision',
      `SELECT max(revision) FROM ${this.events} WHERE stream = $1`,
      [stream],
    );
    return row?.[0] ?? 0;
  }

  async head(): Promise<number> {
    const [row] = await this.query<[string | null]>('head', `SELECT max(position) FROM ${this.events}`, []);
    return Number(row?.[0] ?? 0);
  }

  private async query<Result extends unknown[]>(
    name: string,
    text: string,
    values: unknown[],
  ): Promise<Result[]> {
    try {
      const { rows } = await this.pool.query<Result>({
        name: `${name} ${this.events}`,
        text,
        values,
        rowMode: 'array',
      });
      return rows;
    } catch (error) {
      throw unavailable('The event log cannot be read', error);
    }
  }
}

function decode<Row extends StreamRow | FeedRow>(
  rows: readonly Row[],
  streamOf: (row: Row) => string,
): Pick<Page, 'events' | 'bytes'> {
  let bytes = 0;
  const events = rows.map((row) => {
    const [revision, position, record, update] = row;
    bytes += record.length + (update?.length ?? 0);
    return decodeEvent(record, streamOf(row), revision, position, update);
  });
  return { events, bytes };
}
