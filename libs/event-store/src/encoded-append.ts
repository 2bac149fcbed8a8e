import { EventTooLarge, RevisionConflict } from './errors.js';
import type { Appended, Beside, ExpectedRevision, NewEvent, StoredEvent } from './port.js';

/**
 * An event as the SQL adapters store it: one JSON text `{id, type, schemaVersion, data, metadata}`, the CRDT
 * update as bytes. One text costs a reader half of what a column for each field costs.
 */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly record: string;
  readonly update: Uint8Array | null;
}

/** One call of `append`, ready to be stored. */
export interface EncodedAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EncodedEvent[];
  /** What is stored with it and never without it. */
  readonly beside: readonly EncodedAppend[];
  /** Of all payloads together, roughly: text counts one byte a character. */
  readonly bytes: number;
}

/** What became of one append of a batch: an innocent append is stored even when its neighbour is refused. */
export type AppendOutcome = Appended | RevisionConflict;

const largestEventBytes = 16 * 1024 * 1024;
// biome-ignore lint/suspicious/noControlCharactersInRegex: names without them can be put into lines of text.
const name = /^[^\x00-\x1f]{1,256}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Checks and serialises an append before it meets its neighbours in a batch, so that what cannot be stored
 * fails its own caller only.
 * @throws EventTooLarge above 16 MiB an event; TypeError or RangeError for what is no valid append at all.
 */
export function encodeAppend(
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
  beside: readonly Beside[] = [],
): EncodedAppend {
  if (!name.test(stream) || stream.startsWith('$')) {
    throw new RangeError(`"${stream}" is no stream name: 1 to 256 visible characters, not beginning with $`);
  }
  if (typeof expected === 'number' && !(Number.isSafeInteger(expected) && expected >= 0)) {
    throw new RangeError(`Expected revision ${expected} is no count of events`);
  }
  if (events.length === 0) throw new RangeError(`Nothing to append to ${stream}`);
  if (events.length > 1 && new Set(events.map((event) => event.id)).size !== events.length) {
    throw new TypeError(`Two events of one append to ${stream} carry the same id`);
  }
  let bytes = 0;
  const encoded = events.map((event) => {
    const one = encodeEvent(event);
    bytes += sizeOf(one);
    return one;
  });
  const others = beside.map((other) => encodeAppend(other.stream, 'any', other.events));
  for (const other of others) bytes += other.bytes;
  return { stream, expected, events: encoded, beside: others, bytes };
}

function encodeEvent(event: NewEvent): EncodedEvent {
  if (!uuid.test(event.id)) throw new TypeError(`Event id "${event.id}" is no lower-case UUID`);
  const { id, type, schemaVersion, data, metadata } = event;
  // The drivers take the rest on trust: a wrong type here would fail the whole batch, or the process.
  if (typeof type !== 'string' || !name.test(type) || !Number.isSafeInteger(schemaVersion)) {
    throw new TypeError(`Event ${id} needs a type and a whole schema version`);
  }
  if (event.update !== undefined && !(event.update instanceof Uint8Array)) {
    throw new TypeError(`The update of ${type} is no Uint8Array`);
  }
  if (data === undefined || typeof data === 'function' || typeof data === 'symbol') {
    throw new TypeError(`The data of ${type} is no JSON value`);
  }
  const record = JSON.stringify({ id, type, schemaVersion, data, metadata });
  const encoded: EncodedEvent = { id, type, record, update: event.update ?? null };
  const size = sizeOf(encoded);
  if (size > largestEventBytes) {
    throw new EventTooLarge(`${event.type} has ${size} bytes, an event may have ${largestEventBytes}`);
  }
  return encoded;
}

function sizeOf(event: EncodedEvent): number {
  return event.record.length + (event.update?.byteLength ?? 0);
}

/** Whether a stream at revision `actual` is where the writer believed it to be. */
export function meetsExpectation(expected: ExpectedRevision, actual: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'none') return actual === 0;
  if (expected === 'exists') return actual > 0;
  return expected === actual;
}

/** Where an event id already stands in the log. */
export interface StoredPlace {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
}

/**
 * The answer to an append whose ids may have been seen before: the first answer when all of them stand in
 * this order in its stream, otherwise a conflict at `actual`.
 */
export function answerToKnownIds(
  append: EncodedAppend,
  places: readonly (StoredPlace | undefined)[],
  actual: number,
): AppendOutcome {
  const first = places[0];
  const repeated =
    first !== undefined &&
    places.every(
      (place, index) => place?.stream === append.stream && place.revision === first.revision + index,
    );
  const last = places.at(-1);
  if (repeated && last !== undefined) return { revision: last.revision, position: last.position };
  const reason = places.some((place) => place !== undefined)
    ? 'some of its event ids are stored already'
    : undefined;
  return new RevisionConflict(append.stream, append.expected, actual, reason);
}

/** The stored event of a row, whatever its driver. */
export function decodeEvent(
  record: string,
  stream: string,
  revision: number,
  position: string,
  update: Uint8Array | null,
): StoredEvent {
  // Completed in place: this runs for each event ever read, and a copy would take a third of the time.
  const event = JSON.parse(record) as { -readonly [Key in keyof StoredEvent]: StoredEvent[Key] };
  event.stream = stream;
  event.revision = revision;
  event.position = position;
  // Drivers answer with a Buffer; consumers are promised plain bytes.
  if (update) event.update = new Uint8Array(update.buffer, update.byteOffset, update.byteLength);
  return event;
}
