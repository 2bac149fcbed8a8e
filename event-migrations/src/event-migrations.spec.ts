import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defineEventMigrations, UnknownSchemaVersion } from './event-migrations.js';
import { currentVersion, upcast, upcasters } from './registry.js';
import type { RecordedEvent, Upcaster } from './upcaster.js';

const renameSide: Upcaster = {
  number: 1,
  type: 'OrderSent',
  from: 1,
  to: 2,
  up: (data) => {
    const { direction, ...rest } = data as { direction: string };
    return { ...rest, side: direction };
  },
};
const countInUnits: Upcaster = {
  number: 2,
  type: 'OrderSent',
  from: 2,
  to: 3,
  up: (data) => ({ ...(data as object), units: 1 }),
};
const event = (schemaVersion: number, data: unknown, type = 'OrderSent'): RecordedEvent => ({
  id: '01939f2e-8a10-7c3e-9b1a-000000000001',
  stream: 'order-7',
  revision: 4,
  type,
  schemaVersion,
  data,
});

describe('reading through event migrations', () => {
  const { upcast: read, currentVersion: current } = defineEventMigrations([renameSide, countInUnits]);

  it('takes an old event through every later step, and leaves the stored one as it is', () => {
    const stored = Object.freeze(event(1, Object.freeze({ direction: 'buy' })));
    expect(read(stored)).toEqual(event(3, { side: 'buy', units: 1 }));
    expect(read(event(2, { side: 'sell' }))).toEqual(event(3, { side: 'sell', units: 1 }));
    expect(stored.data).toEqual({ direction: 'buy' });
  });

  it('gives an event of the newest shape back as the same object', () => {
    const newest = event(3, { side: 'buy', units: 1 });
    expect(read(newest)).toBe(newest);
    const untouched = event(1, {}, 'Other');
    expect(read(untouched)).toBe(untouched);
    expect([current('OrderSent'), current('Other')]).toEqual([3, 1]);
  });

  it.each([4, 0, 1.5])('stops loudly at version %s, with the ids', (version) => {
    const newer = event(version, {});
    expect(() => read(newer)).toThrow(UnknownSchemaVersion);
    expect(() => read(newer)).toThrow(
      /01939f2e-8a10-7c3e-9b1a-000000000001 \(order-7, revision 4\).*up to 3/,
    );
  });
});

describe('the registry of event migrations', () => {
  it.each([
    ['begins with another number than 1', [{ ...renameSide, number: 2 }]],
    ['leaves a number out', [renameSide, { ...countInUnits, number: 3 }]],
    ['leaves a version out', [renameSide, { ...countInUnits, from: 3, to: 4 }]],
    ['jumps over a version', [{ ...renameSide, to: 3 }]],
    ['takes the same step twice', [renameSide, { ...renameSide, number: 2 }]],
  ])('is refused when it %s', (_, wrong) => {
    expect(() => defineEventMigrations(wrong)).toThrow(/Event migration/);
  });
});

describe('the samples', () => {
  const folder = new URL('../samples/', import.meta.url);
  const names = readdirSync(folder);
  const sample = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as RecordedEvent;

  it.each(names)('%s still reads', (name) => {
    const stored = sample(name);
    expect(`${stored.type}.v${stored.schemaVersion}.json`).toBe(name);
    expect(upcast(stored).schemaVersion).toBe(currentVersion(stored.type));
  });

  /** An older shape is never written again: its sample is what the upcaster was made for, and does not change. */
  const frozen: Readonly<Record<string, string>> = {
    'TranslationFinished.v1.json': '158ecbdb7796bdc0',
  };

  it('of older shapes are frozen, each of them', () => {
    const older = names.filter((name) => sample(name).schemaVersion < currentVersion(sample(name).type));
    const hashes = older.map((name) => {
      const bytes = readFileSync(new URL(name, folder));
      return [name, createHash('sha256').update(bytes).digest('hex').slice(0, 16)];
    });
    expect(Object.fromEntries(hashes)).toEqual(frozen);
  });

  it('hold every version that an upcaster takes or makes', () => {
    const needed = upcasters.flatMap(({ type, from, to }) => [
      `${type}.v${from}.json`,
      `${type}.v${to}.json`,
    ]);
    expect(names).toEqual(expect.arrayContaining(needed));
    expect(names.length).toBeGreaterThan(15);
  });

  it('of one type agree about the newest shape: an older one has the same members after its upcasters', () => {
    /** What a newest event may have and an old one never had. */
    const added: Readonly<Record<string, readonly string[]>> = { TranslationFinished: ['cost'] };
    for (const { type, from } of upcasters) {
      const shape = (data: unknown) =>
        Object.keys(data as object)
          .filter((name) => !added[type]?.includes(name))
          .sort();
      const newest = sample(`${type}.v${currentVersion(type)}.json`);
      expect(shape(upcast(sample(`${type}.v${from}.json`)).data)).toEqual(shape(newest.data));
    }
  });
});
