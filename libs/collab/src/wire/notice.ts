import type { FlowEvent } from '@strategy-builder/domain';
import * as decoding from 'lib0/decoding';
import { messageType } from './protocol.js';

/** Where on the canvas something happened, as far as it can be told. */
export interface NoticePath {
  readonly node?: string;
  readonly edge?: string;
  readonly key?: string;
  readonly param?: string;
}

/** A change of this client was taken back, and why. */
export interface RefusedNotice {
  readonly kind: 'refused';
  readonly code: string;
  readonly detail: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly path: NoticePath;
  readonly revision: number;
}

/** Somebody wrote the same key at the same time, and that write stands. */
export interface OvertakenNotice {
  readonly kind: 'overtaken';
  readonly path: NoticePath;
  readonly revision: number;
}

/** One stored event, as the page's history shows it. */
export type NoticedEvent = FlowEvent & {
  readonly id: string;
  readonly revision: number;
  readonly at: string;
  readonly commandId: string;
  readonly actor: { readonly kind: 'user' | 'agent' | 'system'; readonly id: string; readonly name: string };
};

/** What has just been stored, up to `revision`. */
export interface EventsNotice {
  readonly kind: 'events';
  readonly revision: number;
  readonly position: string;
  readonly events: readonly NoticedEvent[];
}

/** A message of the conversation, a step of a planner, the progress of a simulation or of a robustness check, or what became of a proposal; their makers define the rest. */
export interface OtherNotice {
  readonly kind: 'chat' | 'working' | 'progress' | 'robustness' | 'proposal';
  readonly [key: string]: unknown;
}

/** What the room tells a page beyond the document: a frame of type 64 that holds JSON. */
export type Notice = RefusedNotice | OvertakenNotice | EventsNotice | OtherNotice;

const kinds: readonly string[] = [
  'refused',
  'overtaken',
  'events',
  'chat',
  'working',
  'progress',
  'robustness',
  'proposal',
] satisfies Notice['kind'][];

/** The notice in a frame, or null when the frame is something else or of a kind that this version does not know. */
export function parseNotice(frame: Uint8Array): Notice | null {
  try {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== messageType.notice) return null;
    return parseNoticeContent(decoding.readVarString(decoder));
  } catch {
    return null;
  }
}

/** The notice in the JSON of a frame, for a message handler that has read the type already. */
export function parseNoticeContent(json: string): Notice | null {
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
  return typeof value.kind === 'string' && kinds.includes(value.kind) ? (value as Notice) : null;
}
