import { runStorm, type Tally } from '@strategy-builder/collab/testing';
import { afterAll, describe, expect, it } from 'vitest';

// More, or others, by hand: STORMS=5000 FIRST_SEED=1000 npx vitest run --project whole tests/convergence/storm.test.ts
const storms = Number(process.env.STORMS ?? 400);
const firstSeed = Number(process.env.FIRST_SEED ?? 1);
const length = 300;
const tally: Tally = new Map();

afterAll(() => {
  if (process.env.STORMS === undefined) return;
  const lines = [...tally].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, times]) => `${what}: ${times}`);
  console.log(lines.join('\n'));
});

describe('random concurrent editors', () => {
  it.each(
    Array.from({ length: storms }, (_, index) => firstSeed + index),
  )('[M1][M2][T1] converge, and log and document say the same after every append, with seed %i', async (seed) => {
    const { differences, operations } = await runStorm(seed, length, tally);
    expect(differences, `seed ${seed} did:\n${operations.join('\n')}`).toEqual([]);
  });
});

describe('the storms', () => {
  const expected = [
    ...['FlowRenamed', 'NodeAdded', 'NodeEdited', 'NodeMoved', 'NodeRemoved', 'FormulaSet', 'CodeEdited'],
    ...['NodesConnected', 'NodesDisconnected', 'RevisionRestored', 'ChangeRefused', 'CanvasSynchronised'],
    ...['command accepted', 'command refused', 'command conflict', 'command key-reused'],
    ...['notice: events', 'notice: refused', 'notice: overtaken'],
    ...['closed: 4400', 'closed: 4403'],
    ...['append refused by the store', 'append stored, answer lost', 'another writer', 'kill'],
    ...[
      'swap frames',
      'repeat a frame',
      'truncate a frame',
      'forge a client id',
      'slow reader',
      'disconnect',
    ],
    ...[
      'node-not-found',
      'invalid-value',
      'graph-would-cycle',
      'unknown-parameter',
      'parameter-out-of-range',
    ].map((code) => `refused: ${code}`),
    ...['an odd value under a key', 'an odd node', 'an odd edge', 'a root that no flow has'].map(
      (it) => `hostile: ${it}`,
    ),
  ];
  it.each(expected)('really exercised "%s"', (what) => {
    expect(tally.get(what) ?? 0).toBeGreaterThan(0);
  });
});
