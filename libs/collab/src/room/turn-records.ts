import type { FlowRecord, RecordMetadata } from '../log.js';
import type { Turn, TurnEntry } from './turn.js';

/** The records of a turn, as one append: the update and the new client ids ride on the last of them. */
export function recordsOf(turn: Turn, turnId: string, at: string, newId: () => string): FlowRecord[] {
  const size = turn.entries.length;
  const { update } = turn.change;
  return turn.entries.map((entry, index) => {
    const isLast = index === size - 1;
    const metadata: RecordMetadata = {
      ...metadataOf(entry),
      at,
      turn: { id: turnId, index, size },
      ...(isLast && turn.claims.size > 0 && { clients: Object.fromEntries(turn.claims) }),
    };
    return { ...entry.event, id: newId(), metadata, ...(isLast && update !== null && { update }) };
  });
}

function metadataOf({ author, request, commandId }: TurnEntry): Omit<RecordMetadata, 'at' | 'turn'> {
  const isKeyed = request?.commandId !== undefined;
  return {
    actor: author.actor,
    ...(author.sessionId !== undefined && { sessionId: author.sessionId }),
    commandId,
    correlationId: request?.correlationId ?? commandId,
    ...(request?.causationId !== undefined && { causationId: request.causationId }),
    // Only a request with a key of its own is looked for again.
    ...(isKeyed && { requestHash: request?.requestHash ?? '' }),
  };
}
