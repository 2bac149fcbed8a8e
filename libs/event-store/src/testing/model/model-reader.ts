import type { EventStore, FeedFilter, StoredEvent } from '../../port.js';
import type { SeededRandom } from '../seeded-random.js';

/** Where a reader that stops and starts again goes on. Wrong ones are planted to see that they are found. */
export type CheckpointOf = (handled: readonly StoredEvent[]) => string | null;

export const lastHandled: CheckpointOf = (handled) => handled.at(-1)?.position ?? null;

/** What there is to be read, once everything is written. */
export interface FeedEnd {
  readonly position: string;
  readonly count: number;
}

/**
 * Follows the feed, and dies and starts again at random, until it has come to `end`, which is known
 * when all writers have finished, or has got more than there is.
 */
export async function readAtRandom(
  store: EventStore,
  random: SeededRandom,
  filter: FeedFilter,
  end: Promise<FeedEnd>,
  checkpointOf: CheckpointOf,
): Promise<StoredEvent[]> {
  const handled: StoredEvent[] = [];
  let last: FeedEnd | undefined;
  let abandoned = false;
  end.then(
    (found) => {
      last = found;
    },
    () => {
      abandoned = true;
    },
  );
  const reached = (): boolean => {
    if (!last) return false;
    const checkpoint = checkpointOf(handled);
    if (handled.length > last.count) return true;
    return checkpoint !== null && store.comparePositions(checkpoint, last.position) >= 0;
  };
  while (!reached() && !abandoned) {
    await oneLife(store, filter, checkpointOf(handled), random, end, handled, reached);
  }
  return handled;
}

/** One subscription, which ends after some events, or when everything was read. */
function oneLife(
  store: EventStore,
  filter: FeedFilter,
  from: string | null,
  random: SeededRandom,
  end: Promise<FeedEnd>,
  handled: StoredEvent[],
  reached: () => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = 1 + random.below(20);
    const unsubscribe = store.subscribe({
      from: { all: from, filter },
      batchSize: 1 + random.below(5),
      handle(events) {
        for (const event of events) {
          // It may die in the middle of a batch: what comes after is handled in the next life.
          if (left <= 0) break;
          handled.push(event);
          left -= 1;
        }
        if (left <= 0 || reached()) die();
      },
      failed: reject,
    });
    // Resolved in another turn: a handler must not wait for its own end.
    const die = (): void => {
      left = 0;
      setImmediate(() => void unsubscribe().then(resolve));
    };
    end.then(
      () => {
        if (reached()) die();
      },
      // The writers were given up.
      () => die(),
    );
  });
}
