import type { LogReader } from './log-reader.js';

interface Tail {
  revision: number;
  /** Revisions of the newest ids, oldest first. */
  readonly ids: Map<string, number>;
}

/** Of a stream: an id that is repeated after more events than that is only noticed at its own revision. */
const mostIds = 512;
const mostBytesToLoad = 4 * 1024 * 1024;
const mostStreams = 1000;

/** Revisions and newest event ids of the streams that are being written. */
export class StreamTails {
  private readonly tails = new Map<string, Tail>();

  constructor(private readonly reader: LogReader) {}

  revision(stream: string): number | undefined {
    return this.tails.get(stream)?.revision;
  }

  /** Revision at which one of the newest events stands. */
  place(stream: string, id: string): number | undefined {
    return this.tails.get(stream)?.ids.get(id);
  }

  /** Reads it from the server. @returns the stream's revision */
  async refresh(stream: string): Promise<number> {
    const events = await this.reader.newest(stream, mostIds, mostBytesToLoad);
    const revision = events[0]?.revision ?? 0;
    this.keep(stream, {
      revision,
      ids: new Map(events.reverse().map((event) => [event.id, event.revision])),
    });
    return revision;
  }

  /** Events were appended after `revision`. */
  grow(stream: string, revision: number, events: readonly { readonly id: string }[]): void {
    const tail = this.tails.get(stream) ?? { revision, ids: new Map<string, number>() };
    events.forEach(({ id }, index) => {
      tail.ids.set(id, revision + index + 1);
    });
    tail.revision = revision + events.length;
    for (const id of tail.ids.keys()) {
      if (tail.ids.size <= mostIds) break;
      tail.ids.delete(id);
    }
    this.keep(stream, tail);
  }

  forget(stream: string): void {
    this.tails.delete(stream);
  }

  /** The stream that was not written for the longest time makes room. */
  private keep(stream: string, tail: Tail): void {
    this.tails.delete(stream);
    this.tails.set(stream, tail);
    for (const oldest of this.tails.keys()) {
      if (this.tails.size <= mostStreams) break;
      this.tails.delete(oldest);
    }
  }
}
