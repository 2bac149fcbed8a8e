import type { ResolvedEvent } from '@eventstore/db-client';
import { Backoff } from '../backoff.js';
import { StoreUnavailable } from '../errors.js';
import type { StoredEvent, Subscription, Unsubscribe } from '../port.js';

/** A subscription of the official client, as far as it is used here. */
export interface Link {
  on(event: string, listener: (argument: never) => void): unknown;
  once(event: string, listener: () => void): unknown;
  read(): ResolvedEvent | null;
  unsubscribe(): Promise<void>;
  readonly readableLength: number;
}

/** What is followed: where it begins, how it is subscribed to, and what of it is wanted. */
export interface Course<Place> {
  /** Resolves the place to begin at; asked again while the store is away. */
  begin(): Promise<Place>;
  /** @param checkpoint is told how far the server has looked without finding anything. */
  subscribe(after: Place, checkpoint: (place: Place) => void): Link;
  /** The wanted event, null for one of no interest; and its place. @throws when it cannot be read */
  take(event: ResolvedEvent, after: Place): { event: StoredEvent | null; place: Place };
}

const shortestPause = 50;
const longestPause = 5000;
const largestBatch = 256;

/**
 * Follows a course for ever: subscribes again behind the last event that was handled whenever the subscription
 * drops. A handler that throws ends it, since going on would skip events.
 */
export function follow<Place>(subscription: Subscription, course: Course<Place>): Unsubscribe {
  const batchSize = Math.min(subscription.batchSize ?? largestBatch, largestBatch);
  let stopped = false;
  let interrupt = (): void => {};

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      interrupt = resolve;
      if (stopped) resolve();
      else setTimeout(resolve, milliseconds).unref();
    });

  /** One subscription until it drops. @returns the place to go on from, and whether anything was delivered */
  const oneLink = async (from: Place): Promise<{ place: Place; delivered: boolean }> => {
    let place = from;
    let dropped = false;
    let wake = (): void => {};
    let taken = 0;
    const checkpoints: { place: Place; after: number }[] = [];
    const link = course.subscribe(from, (reached) => {
      // True only once everything that came before it is handled.
      checkpoints.push({ place: reached, after: taken + link.readableLength });
    });
    const drop = (): void => {
      dropped = true;
      wake();
    };
    for (const event of ['error', 'end', 'close']) link.on(event, drop);
    link.on('readable', () => wake());
    try {
      for (;;) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
          interrupt = resolve;
        });
        if (stopped) break;
        const before = taken;
        const events: StoredEvent[] = [];
        let next = place;
        while (events.length < batchSize && !dropped) {
          const resolved = link.read();
          if (!resolved) break;
          taken += 1;
          const one = course.take(resolved, next);
          next = one.place;
          if (one.event) events.push(one.event);
        }
        if (taken > before) {
          if (events.length > 0) await subscription.handle(events);
          place = next;
          continue;
        }
        if (dropped) break;
        await woken;
      }
    } finally {
      void link.unsubscribe().catch(() => {});
    }
    const reached = checkpoints.filter(({ after }) => after <= taken).at(-1);
    return { place: reached && reached.after >= taken ? reached.place : place, delivered: taken > 0 };
  };

  const run = async (): Promise<void> => {
    let place: Place | undefined;
    const backoff = new Backoff(shortestPause, longestPause);
    while (!stopped) {
      try {
        place ??= await course.begin();
        if (stopped) return;
        const ended: { place: Place; delivered: boolean } = await oneLink(place);
        place = ended.place;
        if (ended.delivered) backoff.reset();
      } catch (error) {
        if (place !== undefined || !(error instanceof StoreUnavailable)) throw error;
      }
      await pause(backoff.next());
    }
  };
  const done = run().catch((error: unknown) => {
    if (stopped) return;
    stopped = true;
    subscription.failed(error instanceof Error ? error : new Error(String(error)));
  });

  return () => {
    stopped = true;
    interrupt();
    return done;
  };
}
