import { openKurrentDbStore, type StoredEvent } from '@strategy-builder/event-store';
import { runStoreModel, seeds } from '@strategy-builder/event-store/testing';
import { describe, expect, it } from 'vitest';
import { FakeEventStore } from './server/fake-server.js';

const mishaps = ['lose', 'storeAndTimeOut', 'timeOut', 'unavailable', 'notLeader', 'storeLate'] as const;

interface Planted {
  readonly server?: (server: FakeEventStore) => void;
  readonly checkpointOf?: (handled: readonly StoredEvent[]) => string | null;
}

async function run(seed: number, planted: Planted = {}): Promise<number> {
  const server = await new FakeEventStore().start();
  planted.server?.(server);
  const stores = await Promise.all(
    [1, 2].map(() => openKurrentDbStore({ connectionString: server.address })),
  );
  try {
    return await runStoreModel({
      seed,
      stores,
      stepsOfWriter: 30,
      ...(planted.checkpointOf && { checkpointOf: planted.checkpointOf }),
      disturb: async (random) => {
        // A few requests later, so that the disturbances keep pace with the work.
        const next = server.requests.length + 5 + random.below(20);
        await Promise.race([
          server.until(() => server.requests.length >= next),
          new Promise((resolve) => setTimeout(resolve, 50)),
        ]);
        if (random.chance(0.3)) return `${server.dropSubscriptions()} subscriptions drop`;
        if (random.chance(0.2)) {
          server.storeTheLate();
          return 'what was late is stored';
        }
        // On a slow machine they would pile up until no append goes through at its first attempt.
        if (server.mishaps.length > 0) return 'an append is still to meet the mishap before';
        const mishap = random.one(mishaps);
        server.mishaps.push(mishap);
        return `the next append meets: ${mishap}`;
      },
    });
  } finally {
    server.mishaps.length = 0;
    await Promise.all(stores.map((store) => store.close()));
    server.stop();
  }
}

const mutants: Record<string, Planted> = {
  'the server does not compare revisions': {
    server: ({ log }) => {
      log.faults.ignoresExpectedRevision = true;
    },
  },
  'the server acknowledges what it has not stored': {
    server: ({ log }) => {
      log.faults.forgetsEveryTenth = true;
    },
  },
  'subscriptions leave out an event now and then': {
    server: ({ feeding }) => {
      feeding.skipEvery = 15;
    },
  },
  'a reader’s checkpoint is one event early': { checkpointOf: (handled) => handled.at(-2)?.position ?? null },
};

describe('random writers, dying readers and a misbehaving server', () => {
  // Most of a run is waiting, and each has a server of its own.
  it.concurrent.each(seeds(2))('keep every promise (seed %i)', { timeout: 240_000 }, async (seed) => {
    expect(await run(seed)).toBeGreaterThan(30);
  });

  it.each(Object.entries(mutants))('find out when %s', { timeout: 240_000 }, async (_, planted) => {
    const tried = [1, 2, 3, 4, 5, 6];
    for (const seed of tried) {
      const outcome = await run(seed, planted).catch((error: Error) => error);
      if (outcome instanceof Error) {
        expect(outcome.name).toBe('ModelViolation');
        return;
      }
    }
    expect.fail(`no violation with the seeds ${tried.join(', ')}`);
  });
});
