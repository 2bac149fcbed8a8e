import { writeSync } from 'node:fs';
import type { EventStore } from '../port.js';
import { ids, sampleEvents } from './sample-events.js';

/** Runs in a process of its own. Writes synchronously, so that a report is out before the next step. */
export async function appendForEver(store: EventStore, stream: string): Promise<never> {
  for (let revision = 0; ; revision += 3) {
    const events = sampleEvents(3, revision + 1);
    writeSync(1, `begin ${ids(events).join(' ')}\n`);
    await store.append(stream, revision, events);
    writeSync(1, 'stored\n');
  }
}
