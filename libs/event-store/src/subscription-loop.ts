import { setImmediate as nextTurn } from 'node:timers/promises';
import { Backoff } from './backoff.js';
import { StoreUnavailable } from './errors.js';
import { PageSize } from './page-size.js';
import type { StoredEvent, Subscription, Unsubscribe } from './port.js';

/** A stretch of a stream or of the feed. */
export interface Page {
  readonly events: readonly StoredEvent[];
  /** Nothing more was stored when the page was read. */
  readonly atEnd: boolean;
  /** Of the payloads, roughly. */
  readonly bytes: number;
}

/** Tells waiting readers that something was appended; counts, so that a word said before they wait is not lost. */
export class Wakeup {
  private count = 0;
  private waiters: (() => void)[] = [];

  get seen(): number {
    return this.count;
  }

  tell(): void {
    this.count += 1;
    for (const wake of this.waiters.splice(0)) wake();
  }

  /** Resolves at the first word after `seen`. */
  after(seen: number): Promise<void> {
    if (this.count !== seen) return Promise.resolve();
    return new Promise((resolve) => this.waiters.push(resolve));
  }
}

/** Reads on from where the page before ended. */
export type NextPage = (limit: number) => Page | Promise<Page>;

const shortestPause = 50;
const longestPause = 5000;

/**
 * Feeds a subscription page by page, and waits for `wakeup` at the end. `open` is called before this returns,
 * since "from the end" means the end at the moment of subscribing.
 *
 * A store that is unavailable is asked again, at growing intervals and for ever. A handler that throws ends the
 * subscription, since going on would skip events.
 */
export function runSubscription(
  subscription: Subscription,
  open: () => Promise<NextPage>,
  wakeup: Wakeup,
): Unsubscribe {
  const size = new PageSize(subscription.batchSize ?? 256);
  let stopped = false;
  let interrupt = (): void => {};

  const pause = (begin: (resume: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      interrupt = resolve;
      if (stopped) resolve();
      else begin(resolve);
    });

  /** Null when the subscription was stopped meanwhile. */
  const persistently = async <Result>(ask: () => Result | Promise<Result>): Promise<Result | null> => {
    const backoff = new Backoff(shortestPause, longestPause);
    while (!stopped) {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
      }
      await pause((resume) => setTimeout(resume, backoff.next()).unref());
    }
    return null;
  };

  const deliver = async (): Promise<void> => {
    const nextPage = await persistently(open);
    while (nextPage) {
      const { seen } = wakeup;
      const page = await persistently(() => nextPage(size.next));
      if (!page || stopped) return;
      size.adapt(page.bytes);
      if (page.events.length > 0) await subscription.handle(page.events);
      if (stopped) return;
      if (page.atEnd) await pause((resume) => void wakeup.after(seen).then(resume));
      else await nextTurn();
    }
  };
  const done = deliver().catch((error: unknown) => {
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
