import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach } from 'vitest';
import type { EventStore, Subscription } from '../../port.js';
import type { MakeStoreUnderTest, StoreUnderTest } from '../store-under-test.js';
import { Watcher } from '../watcher.js';

/** What each test of the contract works with: a store of its own, and stream names nobody else uses. */
export interface Fixture {
  readonly store: EventStore;
  readonly underTest: StoreUnderTest;
  /** All streams of the test begin like this; on a shared server others are in the feed too. */
  readonly prefix: string;
  /** The end of the feed before the test. From there it is read: a shared server also holds what all others wrote. */
  readonly start: string | null;
  stream(name: string): string;
  watch(from: Subscription['from'], options?: ConstructorParameters<typeof Watcher>[2]): Watcher;
  /** Closes the store and opens it again. */
  reopen(): Promise<EventStore>;
}

export function useFixture(make: MakeStoreUnderTest): Fixture {
  let underTest: StoreUnderTest;
  let store: EventStore;
  let prefix = '';
  let start: string | null = null;
  let watchers: Watcher[] = [];

  beforeEach(async () => {
    prefix = `flow-${randomUUID().slice(0, 8)}-`;
    watchers = [];
    underTest = await make();
    store = await underTest.open();
    start = await store.head();
  });
  afterEach(async () => {
    await Promise.all(watchers.map((watcher) => watcher.stop()));
    await store.close();
    await underTest.remove();
  });

  return {
    get store() {
      return store;
    },
    get underTest() {
      return underTest;
    },
    get prefix() {
      return prefix;
    },
    get start() {
      return start;
    },
    stream: (name) => prefix + name,
    watch(from, options) {
      const watcher = new Watcher(store, from, options);
      watchers.push(watcher);
      return watcher;
    },
    async reopen() {
      await store.close();
      store = await underTest.open();
      return store;
    },
  };
}
