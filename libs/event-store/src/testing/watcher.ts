import type { EventStore, StoredEvent, Subscription, Unsubscribe } from '../port.js';

/** A subscriber that keeps what it gets, and lets a test wait for it. */
export class Watcher {
  readonly events: StoredEvent[] = [];
  readonly batches: number[] = [];
  failure: Error | undefined;
  private readonly unsubscribe: Unsubscribe;
  private waiting: { done: () => boolean; resolve: () => void; reject: (error: Error) => void }[] = [];

  constructor(
    store: EventStore,
    from: Subscription['from'],
    options: { batchSize?: number; onBatch?: (events: readonly StoredEvent[]) => void | Promise<void> } = {},
  ) {
    this.unsubscribe = store.subscribe({
      from,
      ...(options.batchSize === undefined ? {} : { batchSize: options.batchSize }),
      handle: async (events) => {
        await options.onBatch?.(events);
        this.events.push(...events);
        this.batches.push(events.length);
        this.check();
      },
      failed: (error) => {
        this.failure = error;
        this.check();
      },
    });
  }

  /** Resolves when `count` events have come; rejects when the subscription fails before. */
  untilCount(count: number): Promise<void> {
    return this.until(() => this.events.length >= count);
  }

  /** Resolves when the event has come. */
  untilSeen(id: string): Promise<void> {
    return this.until(() => this.events.some((event) => event.id === id));
  }

  untilFailed(): Promise<void> {
    return this.until(() => this.failure !== undefined, true);
  }

  stop(): Promise<void> {
    return this.unsubscribe();
  }

  private until(done: () => boolean, failureExpected = false): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ done, resolve, reject: failureExpected ? () => {} : reject });
      this.check();
    });
  }

  private check(): void {
    this.waiting = this.waiting.filter(({ done, resolve, reject }) => {
      if (done()) resolve();
      else if (this.failure) reject(this.failure);
      else return true;
      return false;
    });
  }
}
