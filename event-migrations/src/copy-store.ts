import { sameJson } from './same-json.js';
import type { RecordedEvent } from './upcaster.js';
import { type Difference, verifyCopy } from './verify-copy.js';

/** An event as every store of the product gives it. */
export interface StoredRecord extends RecordedEvent {
  readonly position: string;
  readonly metadata: { readonly turn?: { readonly id: string } };
  readonly update?: Uint8Array;
}

/** What copying needs of the store that is read. The product's event stores all fit. */
export interface CopySource<Event extends StoredRecord> {
  readAll(after: string | null): AsyncIterable<Event>;
}

/** What copying needs of the store that is written. */
export interface CopyTarget<Event extends StoredRecord> extends CopySource<Event> {
  revision(stream: string): Promise<number>;
  append(
    stream: string,
    expected: 'none' | number,
    events: readonly Omit<Event, 'stream' | 'revision' | 'position'>[],
  ): Promise<unknown>;
}

/** What may change on the way: an event stays one event, with its id, its place and its metadata. */
export type Transform<Event extends StoredRecord> = (
  event: Event,
) => Pick<RecordedEvent, 'type' | 'schemaVersion' | 'data'>;

/** How the events of one type change, with the first of them as an example. */
export interface ChangedType {
  readonly type: string;
  readonly count: number;
  readonly example: {
    readonly id: string;
    readonly stream: string;
    readonly revision: number;
    readonly before: Pick<RecordedEvent, 'type' | 'schemaVersion' | 'data'>;
    readonly after: Pick<RecordedEvent, 'type' | 'schemaVersion' | 'data'>;
  };
}

export interface CopyReport {
  readonly events: number;
  readonly streams: number;
  /** Written now; in a dry run, what would be. */
  readonly copied: number;
  /** Written by an earlier run that was broken off. */
  readonly alreadyThere: number;
  readonly changed: readonly ChangedType[];
  /** What a second reading of both stores found; empty after a good copy. Null in a dry run: there is no copy to read. */
  readonly differences: readonly Difference[] | null;
}

/** An append ends at the end of a turn; a few turns of one stream share one, until it has this many events or bytes of updates. */
const eventsOfAppend = 200;
const bytesOfAppend = 262_144;

/**
 * Copies every event of one store into another, in the order of the feed, each through `transform`. Ids,
 * revisions, metadata and updates stay. The copy can be broken off at any moment and begun again; what is
 * written to the source meanwhile comes along. Then both stores are read once more and compared.
 */
export async function copyStore<Event extends StoredRecord>(
  from: CopySource<Event>,
  to: CopyTarget<Event>,
  transform: Transform<Event>,
  { dryRun }: { readonly dryRun: boolean },
): Promise<CopyReport> {
  const copy = new Copy(to, transform, dryRun);
  let position: string | null = null;
  let found: boolean;
  do {
    found = false;
    for await (const event of from.readAll(position)) {
      await copy.take(event);
      position = event.position;
      found = true;
    }
    await copy.write();
  } while (found && !dryRun);
  return { ...copy.report(), differences: dryRun ? null : await verifyCopy(from, to, transform) };
}

class Copy<Event extends StoredRecord> {
  #events = 0;
  #copied = 0;
  #bytes = 0;
  #waiting: Event[] = [];
  /** Revision in the target before this run, by stream. */
  readonly #there = new Map<string, number>();
  readonly #changed = new Map<string, ChangedType>();

  constructor(
    private readonly to: CopyTarget<Event>,
    private readonly transform: Transform<Event>,
    private readonly dryRun: boolean,
  ) {}

  async take(event: Event): Promise<void> {
    this.#events += 1;
    let there = this.#there.get(event.stream);
    if (there === undefined) {
      there = await this.to.revision(event.stream);
      this.#there.set(event.stream, there);
    }
    const copy = this.#transformed(event);
    if (event.revision <= there) return;
    if (this.#endsBefore(event)) await this.write();
    this.#waiting.push(copy);
    this.#bytes += event.update?.byteLength ?? 0;
    this.#copied += 1;
  }

  async write(): Promise<void> {
    const [first] = this.#waiting;
    if (first !== undefined && !this.dryRun) {
      const events = this.#waiting.map(({ stream, revision, position, ...event }) => event);
      await this.to.append(first.stream, first.revision === 1 ? 'none' : first.revision - 1, events);
    }
    this.#waiting = [];
    this.#bytes = 0;
  }

  report(): Omit<CopyReport, 'differences'> {
    return {
      events: this.#events,
      streams: this.#there.size,
      copied: this.#copied,
      alreadyThere: this.#events - this.#copied,
      changed: [...this.#changed.values()],
    };
  }

  #endsBefore(event: Event): boolean {
    const last = this.#waiting.at(-1);
    if (last === undefined) return false;
    if (last.stream !== event.stream) return true;
    const { turn } = event.metadata;
    if (turn !== undefined && turn.id === last.metadata.turn?.id) return false;
    return this.#waiting.length >= eventsOfAppend || this.#bytes >= bytesOfAppend;
  }

  #transformed(event: Event): Event {
    const { type, schemaVersion, data } = this.transform(event);
    const changed =
      type !== event.type || schemaVersion !== event.schemaVersion || !sameJson(data, event.data);
    if (!changed) return event;
    const known = this.#changed.get(event.type);
    const { id, stream, revision } = event;
    this.#changed.set(event.type, {
      type: event.type,
      count: (known?.count ?? 0) + 1,
      example: known?.example ?? {
        id,
        stream,
        revision,
        before: { type: event.type, schemaVersion: event.schemaVersion, data: event.data },
        after: { type, schemaVersion, data },
      },
    });
    return { ...event, type, schemaVersion, data };
  }
}
