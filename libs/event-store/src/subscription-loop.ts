import { setImmediate as nextTurn } from 'node:timers/promises';
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

/**
 * Feeds a subscription page by page, and waits for `wakeup` at the end. `open` is called before this returns,
 * since "from the end" means the end at the moment of subscribing. A handler that throws ends the subscription, since going on would skip events.
 */
export function runSubscription(
  subscription: Subscription,
  open: () => NextPage | Promise<NextPage>,
  wakeup: Wakeup,
): Unsubscribe {
  const size = new PageSize(subscription.batchSize ?? 256);
  let stopped = false;
  let interrupt = (): void => {};
  const wait = (seen: number): Promise<void> =>
    new Promise((resolve) => {
      interrupt = resolve;
      void wakeup.after(seen).then(resolve);
    });

  const deliver = async (): Promise<void> => {
    const nextPage = await open();
    while (!stopped) {
      const seen = wakeup.seen;
      const page = await nextPage(size.next);
      size.adapt(page.bytes);
      if (stopped) return;
      if (page.events.length > 0) await subscription.handle(page.events);
      if (stopped) return;
      if (page.atEnd) await wait(seen);
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
