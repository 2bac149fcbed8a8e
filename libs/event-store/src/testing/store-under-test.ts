import type { EventStore } from '../port.js';

/** One adapter on data of one test's own. */
export interface StoreUnderTest {
  /** Opens the store. After `close` it may be opened again, and holds the same events. */
  open(): EventStore | Promise<EventStore>;
  /** How another process opens the same data: the tests kill such a process in the middle of its work. */
  readonly inChildProcess: ChildOpener;
  /** Removes the data. The stores that the suite opened are closed by then. */
  remove(): Promise<void>;
}

export interface ChildOpener {
  /** Absolute path of the TypeScript module. */
  readonly module: string;
  /** Its exported function, called with `options`, which must be JSON. Returns the store or a promise of it. */
  readonly function: string;
  readonly options: unknown;
}

export type MakeStoreUnderTest = () => Promise<StoreUnderTest>;
