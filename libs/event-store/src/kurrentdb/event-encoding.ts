import type { EventData, JSONType, RecordedEvent } from '@eventstore/db-client';
import type { EncodedEvent } from '../encoded-append.js';
import { StoreUnavailable } from '../errors.js';
import type { EventMetadata, StoredEvent } from '../port.js';

/** The metadata field of an event on the server: what is ours besides type and data. */
interface Envelope {
  readonly schemaVersion: number;
  readonly metadata: EventMetadata;
}

/**
 * An event as the server keeps it: its data as JSON; in its metadata the envelope as JSON, and where there is a
 * CRDT update, one zero byte and the update's bytes after it. (Base64 would cost a third of the size limit; no
 * JSON text contains a zero byte.)
 */
export function toServer(event: EncodedEvent): EventData {
  const { schemaVersion, metadata, data } = JSON.parse(event.record) as Envelope & { data: JSONType };
  const envelope = { schemaVersion, metadata };
  return {
    id: event.id,
    type: event.type,
    contentType: 'application/json',
    data: data as never,
    metadata: event.update ? framed(envelope, event.update) : (envelope as never),
  };
}

function framed(envelope: Envelope, update: Uint8Array): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(envelope));
  const bytes = new Uint8Array(json.length + 1 + update.length);
  bytes.set(json);
  bytes.set(update, json.length + 1);
  return bytes;
}

/** The event, or null for one that this product did not write: of the server itself, or of somebody else. */
export function fromServer(recorded: RecordedEvent): StoredEvent | null {
  if (recorded.streamId.startsWith('$') || !recorded.isJson) return null;
  const { metadata: kept } = recorded as { metadata: unknown };
  const split = kept instanceof Uint8Array ? kept.indexOf(0) : -1;
  const envelope = kept instanceof Uint8Array ? parsed(kept.subarray(0, Math.max(split, 0))) : kept;
  if (!isEnvelope(envelope)) return null;
  return {
    id: recorded.id,
    type: recorded.type,
    schemaVersion: envelope.schemaVersion,
    data: recorded.data,
    metadata: envelope.metadata,
    stream: recorded.streamId,
    revision: Number(recorded.revision) + 1,
    position: positionOf(recorded),
    ...(kept instanceof Uint8Array && { update: kept.slice(split + 1) }),
  };
}

function parsed(json: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(json));
  } catch {
    return null;
  }
}

function isEnvelope(value: unknown): value is Envelope {
  return (
    typeof value === 'object' &&
    value !== null &&
    Number.isSafeInteger((value as Envelope).schemaVersion) &&
    typeof (value as Envelope).metadata === 'object'
  );
}

export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** What servers before 22.6 say of events that are read from a stream. */
const unknownPosition = 0xffffffffffffffffn;

export function positionOf({ position }: { position?: LogPosition | undefined }): string {
  if (!position || position.commit === unknownPosition) {
    throw new StoreUnavailable(
      'The server does not say where its events stand: version 22.6 or newer is needed',
    );
  }
  return formatPosition(position);
}

/** `commit`, or `commit-prepare` where the two differ. */
export function formatPosition({ commit, prepare }: LogPosition): string {
  return commit === prepare ? String(commit) : `${commit}-${prepare}`;
}

export function parsePosition(position: string): LogPosition {
  const match = /^(\d{1,19})(?:-(\d{1,19}))?$/.exec(position);
  if (!match) throw new RangeError(`"${position}" is no position of this store`);
  const commit = BigInt(match[1] as string);
  return { commit, prepare: match[2] === undefined ? commit : BigInt(match[2]) };
}

export function comparePositions(a: LogPosition, b: LogPosition): number {
  if (a.commit !== b.commit) return a.commit < b.commit ? -1 : 1;
  if (a.prepare !== b.prepare) return a.prepare < b.prepare ? -1 : 1;
  return 0;
}
