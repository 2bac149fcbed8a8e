import type { FlowRecord, RecordMetadata } from '../log.js';
import type { Turn, TurnEntry } from './turn.js';

/** The records of a turn, as one append: the update and the new client ids ride on the last of them. */
export function recordsOf(turn: Turn, turnId: string, at: string, newId: () => string): FlowRecord[] {
  const { entries, claims } = turn;
  const { update } = turn.change;
  const size = entries.length;
  const records: FlowRecord[] = [];
  for (const [index, entry] of entries.entries()) {
    const metadata: Mutable<RecordMetadata> = metadataOf(entry, { id: turnId, index, size }, at);
    // Written key by key: this runs for every edit, and spreading costs as much as the rest of it.
    const record: Mutable<FlowRecord> = {
      type: entry.event.type,
      data: entry.event.data,
      id: newId(),
      metadata,
    } as FlowRecord;
    if (index === size - 1) {
      if (claims.size > 0) metadata.clients = Object.fromEntries(claims);
      if (update !== null) record.update = update;
    }
    records.push(record);
  }
  return records;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function metadataOf(entry: TurnEntry, turn: RecordMetadata['turn'], at: string): Mutable<RecordMetadata> {
  const { author, request, commandId } = entry;
  const metadata: Mutable<RecordMetadata> = {
    actor: author.actor,
    commandId,
    correlationId: request?.correlationId ?? commandId,
    at,
    turn,
  };
  if (author.sessionId !== undefined) metadata.sessionId = author.sessionId;
  if (request?.causationId !== undefined) metadata.causationId = request.causationId;
  // Only a request with a key of its own is looked for again.
  if (request?.commandId !== undefined) metadata.requestHash = request.requestHash ?? '';
  return metadata;
}
