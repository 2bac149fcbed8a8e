import type { Connection } from './connection.js';

/** The tail that readers scan. Longer ones make the writer cheaper and a read of a small stream dearer. */
const longestTail = 1024;
/** Streams whose revision is kept in memory. */
const mostRevisions = 50_000;

/** Knows where each stream ends, and brings `stream_index` up to date from time to time (see schema.ts). */
export class StreamIndex {
  private revisions = new Map<string, number>();
  private tail = 0;
  /** Every stream of the tail is among the known revisions: what is unknown needs no look through it. */
  private isTailKnown = false;
  private readonly indexedRevision;
  private readonly tailRevision;
  private readonly copyTail;
  private readonly moveEnd;

  constructor(connection: Connection) {
    this.indexedRevision = connection.prepare(
      'SELECT max(revision) AS revision FROM stream_index WHERE stream = ?',
    );
    this.tailRevision = connection.prepare(
      `SELECT max(revision) AS revision FROM events
       WHERE position > (SELECT position FROM stream_index_end) AND stream = ?`,
    );
    this.copyTail = connection.prepare(
      `INSERT INTO stream_index SELECT stream, revision, position FROM events
       WHERE position > (SELECT position FROM stream_index_end) ORDER BY stream, revision`,
    );
    this.moveEnd = connection.prepare(
      'UPDATE stream_index_end SET position = (SELECT ifnull(max(position), 0) FROM events)',
    );
  }

  revision(stream: string): number {
    const known = this.revisions.get(stream);
    if (known !== undefined) return known;
    const inTail = this.isTailKnown ? null : maximum(this.tailRevision.get([stream]));
    const revision = inTail ?? maximum(this.indexedRevision.get([stream])) ?? 0;
    this.keep(stream, revision);
    return revision;
  }

  /** `count` events were inserted, and their streams now end there. */
  grown(ends: ReadonlyMap<string, number>, count: number): void {
    for (const [stream, revision] of ends) this.keep(stream, revision);
    this.tail += count;
  }

  /** Inside the writer's transaction: covers the tail when it has become long, or at once when `now`. */
  catchUp(now = false): void {
    if (this.tail < longestTail && !now) return;
    this.copyTail.run();
    this.moveEnd.run();
    this.tail = 0;
    this.isTailKnown = true;
  }

  /** After a failed transaction nothing remembered is certain. */
  forget(): void {
    this.forgetRevisions();
    this.tail = longestTail;
  }

  private keep(stream: string, revision: number): void {
    if (this.revisions.size >= mostRevisions && !this.revisions.has(stream)) this.forgetRevisions();
    this.revisions.set(stream, revision);
  }

  private forgetRevisions(): void {
    this.revisions.clear();
    this.isTailKnown = false;
  }
}

function maximum(row: unknown): number | null {
  return (row as { revision: number | null }).revision;
}
