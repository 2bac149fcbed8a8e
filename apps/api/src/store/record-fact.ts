import type { Actor, Appended, EventStore, ExpectedRevision } from '@strategy-builder/event-store';
import { newId } from '../platform/ids.js';

/** Under whose name and in which context a fact is recorded. */
export interface FactContext {
  readonly actor: Actor;
  readonly sessionId?: string;
  readonly correlationId?: string;
  readonly causationId?: string;
}

/** Appends one fact to a stream that is not a flow's: flows change only through their room. */
export async function recordFact(
  store: EventStore,
  stream: string,
  expected: ExpectedRevision,
  fact: { readonly type: string; readonly data: unknown },
  context: FactContext,
): Promise<Appended> {
  const id = newId();
  return store.append(stream, expected, [
    {
      id,
      type: fact.type,
      schemaVersion: 1,
      data: fact.data,
      metadata: { correlationId: id, ...context, commandId: id, at: new Date().toISOString() },
    },
  ]);
}
