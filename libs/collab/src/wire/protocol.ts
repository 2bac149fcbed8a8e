import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

// The y-websocket wire protocol: one message a frame, first its type, then its content.
export const messageType = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, notice: 64 } as const;
const syncType = { stateVector: 0, answer: 1, update: 2 } as const;

/** One client's awareness as it travels: the state is JSON that nobody needs to understand on the way. */
export interface AwarenessEntry {
  readonly client: number;
  readonly clock: number;
  readonly state: string;
}

export type ClientMessage =
  /** "This is what I have": asks for what is missing. */
  | { readonly kind: 'ask'; readonly stateVector: Uint8Array }
  /** New structs; `isAnswer` when they answer the room's own question. */
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly isAnswer: boolean }
  | { readonly kind: 'awareness'; readonly entries: readonly AwarenessEntry[] }
  | { readonly kind: 'query-awareness' }
  | { readonly kind: 'auth' };

/**
 * Reads one frame of a client.
 * @throws Error when it is no message of the protocol.
 */
export function readClientMessage(frame: Uint8Array): ClientMessage {
  const decoder = decoding.createDecoder(frame);
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case messageType.sync:
      return readSync(decoder);
    case messageType.awareness:
      return { kind: 'awareness', entries: readAwareness(decoding.readVarUint8Array(decoder)) };
    case messageType.queryAwareness:
      return { kind: 'query-awareness' };
    case messageType.auth:
      return { kind: 'auth' };
    default:
      throw new Error(`message type ${type} is unknown`);
  }
}

function readSync(decoder: decoding.Decoder): ClientMessage {
  const type = decoding.readVarUint(decoder);
  const content = decoding.readVarUint8Array(decoder);
  switch (type) {
    case syncType.stateVector:
      return { kind: 'ask', stateVector: content };
    case syncType.answer:
      return { kind: 'update', update: content, isAnswer: true };
    case syncType.update:
      return { kind: 'update', update: content, isAnswer: false };
    default:
      throw new Error(`sync message type ${type} is unknown`);
  }
}

/** The entries of an awareness update. */
export function readAwareness(update: Uint8Array): AwarenessEntry[] {
  const decoder = decoding.createDecoder(update);
  const entries: AwarenessEntry[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    entries.push({ client, clock, state: decoding.readVarString(decoder) });
  }
  return entries;
}

export function askFrame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(syncType.stateVector, stateVector);
}

export function answerFrame(update: Uint8Array): Uint8Array {
  return syncFrame(syncType.answer, update);
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(syncType.update, update);
}

function syncFrame(type: number, content: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.sync);
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, content);
  return encoding.toUint8Array(encoder);
}

/** A frame with these entries; with none it only says that the room is alive. */
export function awarenessFrame(entries: readonly AwarenessEntry[]): Uint8Array {
  const content = encoding.createEncoder();
  encoding.writeVarUint(content, entries.length);
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(content, client);
    encoding.writeVarUint(content, clock);
    encoding.writeVarString(content, state);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(content));
  return encoding.toUint8Array(encoder);
}

export function noticeFrame(notice: object): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.notice);
  encoding.writeVarString(encoder, JSON.stringify(notice));
  return encoding.toUint8Array(encoder);
}
