import { Random } from '@strategy-builder/collab/testing';
import { describe, expect, it } from 'vitest';
import { DecidedDesk, RoomDesk } from './shared-desk.js';
import { runShared } from './shared-steps.js';

// More, or others, by hand: RUNS=5000 FIRST_SEED=1000 npx vitest run --project whole tests/convergence/shared-undo.test.ts
const runs = Number(process.env.RUNS ?? 40);
const firstSeed = Number(process.env.FIRST_SEED ?? 1);
const seeds = Array.from({ length: runs }, (_, index) => firstSeed + index);
const length = 120;
const tally = new Map<string, number>();
const seen = { undo: 0, undoOfAnother: 0, redo: 0, kept: 0 };

describe('two people and the agent edit, undo, redo, propose, accept and reject in any order', () => {
  it.each(seeds)('nobody takes back what another did, decided one by one, with seed %i', async (seed) => {
    const { mistakes, did } = await runShared(new DecidedDesk(), new Random(seed), length, tally);
    expect(mistakes, `seed ${seed} did:\n${did.join('\n')}`).toEqual([]);
  });

  it.each(seeds)('and in the room, whose documents and log stay one, with seed %i', async (seed) => {
    const desk = await RoomDesk.open(seed);
    const { mistakes, did, oracle } = await runShared(desk, desk.network.random, length, tally);
    expect(mistakes, `seed ${seed} did:\n${did.join('\n')}`).toEqual([]);
    expect(desk.network.differences(), `seed ${seed}`).toEqual([]);
    for (const what of Object.keys(seen) as (keyof typeof seen)[]) seen[what] += oracle.seen[what];
  });

  it('the same seed does the same again', async () => {
    const [first, second] = [await RoomDesk.open(7), await RoomDesk.open(7)];
    for (const desk of [first, second]) await runShared(desk, desk.network.random, length, new Map());
    expect(first.network.log.records).toEqual(second.network.log.records);
  });
});

describe('these runs', () => {
  const expected = ['undo done', 'undo refused', 'redo done', 'any done', 'there and back done', 'propose'];
  it.each([
    ...expected,
    'accept',
    'accept in part',
    'accept nothing-to-accept',
    'reject',
    'amend',
  ])('really did "%s"', (what) => {
    expect(tally.get(what) ?? 0, JSON.stringify([...tally])).toBeGreaterThan(0);
  });

  it('really took back own steps and those of others, around what had been changed since', () => {
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(10);
  });

  async function mistakesWith(
    ...[tamper, mutations]: [ConstructorParameters<typeof DecidedDesk>[0], object?]
  ) {
    const found: string[] = [];
    for (const seed of seeds)
      found.push(
        ...(await runShared(new DecidedDesk(tamper), new Random(seed), length, new Map(), mutations))
          .mistakes,
      );
    return found.join('\n');
  }

  it('find an undo that does not see what was written since', async () => {
    const forgetful = await mistakesWith(({ changes }) => ({
      changes: changes.map(({ change }) => ({ change })),
    }));
    expect(forgetful).toMatch(/took set-\d+ back, and at/);
  });

  it('find an undo that does not see who has gone on with an added node', async () => {
    const careless = await mistakesWith(({ changes }) => ({
      changes: changes.map(({ usedBy: _, ...change }) => change),
    }));
    expect(careless).toMatch(/took set-\d+ back, and at/);
  });

  it("find an undo of whatever came last, and a proposal that writes over people's edits", async () => {
    expect(await mistakesWith(undefined, { undoesAnybodys: true })).toContain('is offered to');
    expect(await mistakesWith(undefined, { overwrites: true })).toContain('wrote over what was changed');
  });
});
