import { describe } from 'vitest';
import { appendingContract } from './contract/appending.js';
import { durabilityContract } from './contract/durability.js';
import { useFixture } from './contract/fixture.js';
import { readingContract } from './contract/reading.js';
import { repeatingContract } from './contract/repeating.js';
import { repeatingAnywhereContract } from './contract/repeating-anywhere.js';
import { subscribingContract } from './contract/subscribing.js';
import type { MakeStoreUnderTest } from './store-under-test.js';

/** What every event store promises (`port.ts`). Call it in a spec of the adapter. */
export function eventStoreContract(name: string, make: MakeStoreUnderTest): void {
  describe(name, { timeout: 30_000 }, () => {
    const fixture = useFixture(make);
    appendingContract(fixture);
    repeatingContract(fixture);
    readingContract(fixture);
    subscribingContract(fixture);
    durabilityContract(fixture);
  });
}

/** What SQL stores promise besides, since they know every event id: exact repeats with any expected revision. */
export function sqlEventStoreContract(name: string, make: MakeStoreUnderTest): void {
  eventStoreContract(name, make);
  describe(name, { timeout: 30_000 }, () => repeatingAnywhereContract(useFixture(make)));
}
