import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyStore, upcast } from '@strategy-builder/event-migrations';
import { type EventStore, type NewEvent, openSqliteStore } from '@strategy-builder/event-store';
import { afterEach, beforeEach, expect, it } from 'vitest';

let directory: string;
let from: EventStore;
let to: EventStore;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'copy-of-a-log-'));
  from = openSqliteStore({ directory: join(directory, 'from') });
  to = openSqliteStore({ directory: join(directory, 'to') });
});
afterEach(async () => {
  await from.close();
  await to.close();
  rmSync(directory, { recursive: true });
});

function turnOf(types: readonly string[]): NewEvent[] {
  const id = randomUUID();
  return types.map((type, index) => ({
    id: randomUUID(),
    type,
    schemaVersion: 1,
    data: { id: 'rsi_14', text: 'é𝄞', position: { x: 0.1, y: -3e-7 } },
    metadata: {
      actor: { kind: 'user', id: 'ada', name: 'Ada' },
      commandId: id,
      correlationId: id,
      at: '2026-01-31T12:00:00.000Z',
      turn: { id, index, size: types.length },
    },
    ...(index === types.length - 1 ? { update: new Uint8Array([1, 2, 3, index]) } : {}),
  }));
}

async function writeTurns(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await from.append(`flow-${n % 4}`, 'any', turnOf(['NodeMoved', 'NodeEdited']));
  }
}

it('is broken off by a lost connection, begun again, and then equal event for event', async () => {
  await writeTurns(60);
  let appends = 0;
  const breaking = {
    readAll: (after: string | null) => to.readAll(after),
    revision: (stream: string) => to.revision(stream),
    append: (stream: string, expected: 'none' | number, events: readonly NewEvent[]) => {
      if (++appends > 25) throw new Error('The connection broke');
      return to.append(stream, expected, events);
    },
  };
  await expect(copyStore(from, breaking, upcast, { dryRun: false })).rejects.toThrow('broke');
  await writeTurns(5);
  expect(await copyStore(from, to, upcast, { dryRun: true })).toMatchObject({ copied: 80, alreadyThere: 50 });
  expect(await copyStore(from, to, upcast, { dryRun: false })).toEqual({
    events: 130,
    streams: 4,
    copied: 80,
    alreadyThere: 50,
    changed: [],
    differences: [],
  });
  expect(await to.revision('flow-0')).toBe(await from.revision('flow-0'));
});

it('into a store that holds something else is refused by its revisions or told by the comparison', async () => {
  await writeTurns(4);
  await to.append('flow-0', 'none', turnOf(['NodeMoved']));
  await to.append('flow-other', 'none', turnOf(['NodeMoved']));
  const { differences } = await copyStore(from, to, upcast, { dryRun: false });
  expect(differences!.length).toBeGreaterThan(0);
});
