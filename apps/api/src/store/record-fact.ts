import { currentVersion } from '@strategy-builder/event-migrations';
import type { Actor, Appended, EventStore, ExpectedRevision, NewEvent } from '@strategy-builder/event-store';
import { newId } from '../platform/ids.js';

/** Under whose name and in which context a fact is recorded. */
export interface FactContext {
  readonly actor: Actor;
  readonly sessionId?: string;
  readonly correlationId?: string;
  readonly causationId?: string;
}

export interface Fact {
  readonly type: string;
  readonly data: unknown;
}

/** Appends one fact to a stream that is not a flow's: flows change only through their room. */
export function recordFact(
  store: EventStore,
  stream: string,
  expected: ExpectedRevision,
  fact: Fact,
  context: FactContext,
): Promise<Appended> {
  return recordFacts(store, stream, expected, [fact], context);
}

/** The same for several facts, all or none. */
export async function recordFacts(
  store: EventStore,
  stream: string,
  expected: ExpectedRevision,
  facts: readonly Fact[],
  context: FactContext,
): Promise<Appended> {
  return store.append(stream, expected, eventsOf(facts, context));
}

/** The facts as events that can be appended. */
export function eventsOf(facts: readonly Fact[], context: FactContext): NewEvent[] {
  const commandId = newId();
  const at = new Date().toISOString();
  return facts.map(({ type, data }, index) => ({
    id: index === 0 ? commandId : newId(),
    type,
    schemaVersion: currentVersion(type),
    data,
    metadata: { correlationId: commandId, ...context, commandId, at },
  }));
}
