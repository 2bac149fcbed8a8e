import type { CopySource, StoredRecord, Transform } from './copy-store.js';
import { sameJson } from './same-json.js';

/** A place at which the copy is not what it should be. */
export interface Difference {
  /** Place in the feed, from 1. */
  readonly place: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly what: string;
}

const mostDifferences = 20;

/**
 * Reads both stores from the first event to the last and compares them one by one: order, stream, revision,
 * id, type, data, metadata and update. Stops after 20 differences.
 */
export async function verifyCopy<Event extends StoredRecord>(
  from: CopySource<Event>,
  to: CopySource<Event>,
  transform: Transform<Event>,
): Promise<Difference[]> {
  const differences: Difference[] = [];
  const sources = from.readAll(null)[Symbol.asyncIterator]();
  const copies = to.readAll(null)[Symbol.asyncIterator]();
  try {
    for (let place = 1; differences.length < mostDifferences; place += 1) {
      const [source, copy] = await Promise.all([sources.next(), copies.next()]);
      if (source.done && copy.done) break;
      const { id, stream, revision }: Event = source.done ? copy.value : source.value;
      const note = (what: string) => differences.push({ place, stream, revision, id, what });
      if (source.done) {
        note('is in the copy only');
        break;
      }
      if (copy.done) {
        note('is missing in the copy, and everything behind it');
        break;
      }
      const what = differenceOf({ ...source.value, ...transform(source.value) }, copy.value);
      if (what !== null) note(what);
    }
  } finally {
    await sources.return?.();
    await copies.return?.();
  }
  return differences;
}

function differenceOf(source: StoredRecord, copy: StoredRecord): string | null {
  if (source.id !== copy.id) return `has ${copy.id} in its place`;
  for (const field of ['stream', 'revision', 'type', 'schemaVersion'] as const) {
    if (source[field] !== copy[field]) return `has ${field} ${copy[field]}, not ${source[field]}`;
  }
  if (!sameJson(source.data, copy.data)) return 'has other data';
  if (!sameJson(source.metadata, copy.metadata)) return 'has other metadata';
  return sameBytes(source.update, copy.update) ? null : 'has another update';
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
