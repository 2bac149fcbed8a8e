import { UnreadableEvent } from './errors.js';
import type { EventStore, StoredEvent } from './port.js';

/** Makes of a stored event what readers are to see. It throws when it can't: no reader then gets past that event. */
export type ReadEvent = (event: StoredEvent) => StoredEvent;

/**
 * The store, with each event that is read or followed going through `read` first; what is appended stays as it is.
 * Where `read` throws, reading ends with UnreadableEvent and a subscription fails with it: nothing is skipped.
 */
export function readThrough(store: EventStore, read: ReadEvent): EventStore {
  const readable = (event: StoredEvent): StoredEvent => {
    try {
      return read(event);
    } catch (error) {
      throw new UnreadableEvent(event, error as Error);
    }
  };
  return {
    append: (stream, expected, events, beside) => store.append(stream, expected, events, beside),
    read: (stream, range) => mapped(store.read(stream, range), readable),
    revision: (stream) => store.revision(stream),
    readAll: (after, filter) => mapped(store.readAll(after, filter), readable),
    head: () => store.head(),
    count: (after, most) => store.count(after, most),
    comparePositions: (a, b) => store.comparePositions(a, b),
    subscribe: (subscription) =>
      store.subscribe({
        ...subscription,
        handle: (events) => subscription.handle(events.map(readable)),
        failed: (error) => subscription.failed(error),
      }),
    close: () => store.close(),
  };
}

/** (An async generator would await every event once more.) */
function mapped(events: AsyncIterable<StoredEvent>, map: ReadEvent): AsyncIterable<StoredEvent> {
  return {
    [Symbol.asyncIterator]() {
      const source = events[Symbol.asyncIterator]();
      return {
        async next() {
          const result = await source.next();
          return result.done ? result : { done: false, value: map(result.value) };
        },
        async return() {
          await source.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}
