import { describe, expect, it } from 'vitest';
import type { CheckpointOf } from '../testing/model/model-reader.js';
import { runStoreModel } from '../testing/model/store-model.js';
import { seeds } from '../testing/scale.js';
import { openSqliteStore } from './open-sqlite-store.js';

async function run(seed: number, checkpointOf?: CheckpointOf): Promise<number> {
  const store = openSqliteStore({ path: ':memory:' });
  try {
    const stores = [store, store];
    return await runStoreModel({
      seed,
      stores,
      stepsOfWriter: 60,
      ...(checkpointOf ? { checkpointOf } : {}),
    });
  } finally {
    await store.close();
  }
}

describe('random writers and readers on SQLite', () => {
  it.each(seeds(8))('keep every promise (seed %i)', async (seed) => {
    expect(await run(seed)).toBeGreaterThan(40);
  });

  const faults: Record<string, CheckpointOf> = {
    'is one event ahead': (handled) => {
      const last = handled.at(-1)?.position;
      return last === undefined ? null : String(Number(last) + 1);
    },
    'is one event behind': (handled) => handled.at(-2)?.position ?? null,
  };
  it.each(Object.entries(faults))('catch a checkpoint that %s', async (_, fault) => {
    await expect(run(1, fault)).rejects.toThrow(/seed 1: reader/);
  });
});
