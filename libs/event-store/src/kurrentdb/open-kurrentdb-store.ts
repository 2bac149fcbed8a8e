import type { EventStore } from '../port.js';
import { CallLimit, connect, type KurrentDbStoreOptions, unavailable } from './connection.js';
import { KurrentDbEventStore } from './kurrentdb-event-store.js';
import { LogReader } from './log-reader.js';
import { StreamWriter } from './stream-writer.js';

/**
 * Opens the event store on an EventStoreDB or KurrentDB server (22.6 or newer), through the official client. The
 * end of the log is read first: that shows that the server answers and that we may read, and warms the
 * connection up.
 * @throws StoreUnavailable when the server cannot be reached or refuses us; RangeError for an address that is none.
 */
export async function openKurrentDbStore(options: KurrentDbStoreOptions): Promise<EventStore> {
  const client = connect(options);
  const limit = new CallLimit();
  const reader = new LogReader(client, limit);
  const release = async (): Promise<void> => {
    await client.dispose();
    // The client never closes its channel; a socket would stay open as long as the process runs.
    const { getChannel } = client as unknown as { getChannel(): Promise<{ close(): void }> };
    await getChannel().then(
      (channel) => channel.close(),
      () => {},
    );
  };
  try {
    await reader.end();
  } catch (error) {
    await release();
    throw unavailable('Cannot open the event log', error);
  }
  return new KurrentDbEventStore(client, reader, new StreamWriter(client, reader, limit), release);
}
