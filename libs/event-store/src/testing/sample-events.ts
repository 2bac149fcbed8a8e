import { randomUUID } from 'node:crypto';
import type { NewEvent, StoredEvent } from '../port.js';

/** A valid event; `data` tells it from others in a failing test's output. */
export function sampleEvent(data: unknown = {}, more: Partial<NewEvent> = {}): NewEvent {
  return {
    id: randomUUID(),
    type: 'NodeMoved',
    schemaVersion: 1,
    data,
    metadata: {
      actor: { kind: 'user', id: 'ada', name: 'Ada' },
      commandId: randomUUID(),
      correlationId: randomUUID(),
      at: '2026-01-02T03:04:05.678Z',
    },
    ...more,
  };
}

/** `count` valid events, numbered from `first` in their data. */
export function sampleEvents(count: number, first = 1): NewEvent[] {
  return Array.from({ length: count }, (_, index) => sampleEvent({ number: first + index }));
}

export async function collect(events: AsyncIterable<StoredEvent>): Promise<StoredEvent[]> {
  const all: StoredEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** The written part of stored events, to compare with what was appended. */
export function asWritten(events: readonly StoredEvent[]): NewEvent[] {
  return events.map(({ stream: _stream, revision: _revision, position: _position, ...written }) => written);
}

export function ids(events: readonly { readonly id: string }[]): string[] {
  return events.map((event) => event.id);
}
