import type { StoredEvent } from './port.js';

/** The next events, at least one of them, or null after the last. */
export type NextEvents = () => readonly StoredEvent[] | null | Promise<readonly StoredEvent[] | null>;

/**
 * Hands out pages event by event. (An async generator does the same in fewer lines, at twice the time an
 * event: it awaits each value that it yields.)
 */
export function pagedEvents(open: () => NextEvents): AsyncIterable<StoredEvent> {
  return {
    [Symbol.asyncIterator]() {
      const nextEvents = open();
      let page: readonly StoredEvent[] = [];
      let index = 0;
      const next = async (): Promise<IteratorResult<StoredEvent, undefined>> => {
        const value = page[index++];
        if (value) return { done: false, value };
        const events = await nextEvents();
        if (!events) return { done: true, value: undefined };
        page = events;
        index = 0;
        return next();
      };
      return { next };
    },
  };
}

/** Asks for the next page while the one before is handled: two machines, or two cores, at work at once. */
export function readingAhead(ask: () => Promise<readonly StoredEvent[] | null>): NextEvents {
  let upcoming: Promise<readonly StoredEvent[] | null> | undefined;
  return async () => {
    const page = await (upcoming ?? ask());
    upcoming = page === null ? undefined : ask();
    // Whoever stops early never asks what became of it.
    upcoming?.catch(() => {});
    return page;
  };
}
