import { EventStoreDBClient, type ResolvedEvent, StreamNotFoundError } from '@eventstore/db-client';
import { StoreUnavailable } from '../errors.js';

export interface KurrentDbStoreOptions {
  /** `esdb://` or `kurrentdb://`, with `+discover` for a cluster; TLS and credentials as the official client reads them. */
  readonly connectionString: string;
}

/** Below the 100 that a server allows on one connection, so that subscriptions have room beside them. */
const mostCallsAtOnce = 64;
/** Milliseconds without a further event after which a read is given up. */
const patience = 10_000;

/** @throws RangeError for an address that the official client does not understand; it never repeats a password. */
export function connect({ connectionString }: KurrentDbStoreOptions): EventStoreDBClient {
  const address = connectionString.replace(/^kurrentdb(\+discover)?:\/\//, 'esdb$1://');
  let client: EventStoreDBClient;
  try {
    client = EventStoreDBClient.connectionString(address);
  } catch (cause) {
    throw new RangeError(
      'The address of the event store cannot be read: esdb://user:password@host:2113?tls=true',
      {
        cause,
      },
    );
  }
  // Its batch call has no deadline, and one table of callers for all connections of the process: an error on
  // one of them forgets everybody's callers, and the next answer ends the process. One call an append has neither.
  Object.assign(client, { supports: async () => false });
  return client;
}

/** At most so many calls at once; the others wait in their order. */
export class CallLimit {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  async run<Result>(call: () => Promise<Result>): Promise<Result> {
    if (this.running >= mostCallsAtOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      return await call();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

/** A stream of the official client, as far as it is used here. */
interface Reading {
  on(event: string, listener: (argument: unknown) => void): unknown;
  cancel(): Promise<void>;
}

/**
 * Everything that a read answers with, until `enough` says so. A stream that does not exist is empty.
 * @throws StoreUnavailable when the server fails or falls silent
 */
export function collectRead(
  reading: Reading,
  enough: (events: readonly ResolvedEvent[]) => boolean = () => false,
): Promise<ResolvedEvent[]> {
  return new Promise((resolve, reject) => {
    const events: ResolvedEvent[] = [];
    const silent = setTimeout(() => fail(new Error('no answer in time')), patience);
    const finish = (act: () => void, cancel: boolean): void => {
      clearTimeout(silent);
      if (cancel) void reading.cancel().catch(() => {});
      act();
    };
    const fail = (error: unknown): void => {
      if (error instanceof StreamNotFoundError) finish(() => resolve([]), false);
      else finish(() => reject(unavailable('The event log cannot be read', error)), true);
    };
    // Stays for good: the client reports errors of streams that nobody reads any more.
    reading.on('error', fail);
    reading.on('end', () => finish(() => resolve(events), false));
    reading.on('data', (event: unknown) => {
      silent.refresh();
      events.push(event as ResolvedEvent);
      if (enough(events)) finish(() => resolve(events), true);
    });
  });
}

export function unavailable(what: string, error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  const why = error instanceof Error ? error.message || error.name : String(error);
  return new StoreUnavailable(`${what}: ${why}`, { cause: error });
}
