import { expect, it } from 'vitest';
import { summaryOf } from './summary.js';
import type { Translation } from './translations.js';

const translation = (changed: Partial<Translation>): Translation => ({
  sequence: 1,
  translationId: 't',
  flowId: 'a',
  request: 'buy when RSI is below 30',
  planner: 'rules',
  inputTokens: 0,
  outputTokens: 0,
  durationMs: 1,
  outcome: 'done',
  assumptions: [],
  plan: [],
  at: '2026-01-01T00:00:00.000Z',
  actor: { id: 'ada', name: 'Ada' },
  ...changed,
});

it('counts a request as a success when it was done or its proposal was taken, and leaves waiting ones out', async () => {
  const of = (outcome: Translation['outcome']) => translation({ outcome });
  const summary = await summaryOf([
    [of('done'), of('partly')],
    [of('rejected'), of('refused'), of('proposed')],
  ]);
  expect(summary).toMatchObject({ requests: 5, succeeded: 2, successRate: 0.5 });
  expect((await summaryOf([[of('proposed')]])).successRate).toBeNull();
});

it('tells latency by nearest rank: of 1 to 100 ms the 50th, 95th and 99th', async () => {
  const hundred = Array.from({ length: 100 }, (_, i) => translation({ durationMs: 100 - i }));
  const summary = await summaryOf([hundred.slice(0, 30), hundred.slice(30)]);
  expect(summary.latency).toEqual({ p50: 50, p95: 95, p99: 99 });
  expect((await summaryOf([])).latency).toBeNull();
  const three = await summaryOf([[7, 900, 30].map((durationMs) => translation({ durationMs }))]);
  expect(three.latency).toEqual({ p50: 30, p95: 900, p99: 900 });
});

it('counts planned commands and kinds, the commonest first', async () => {
  const add = (kind: string) => ({ type: 'AddNode', nodeType: 'function', kind }) as const;
  const summary = await summaryOf([
    [
      translation({
        plan: [add('rsi'), add('sma'), { type: 'MoveNode', id: 'x', position: { x: 0, y: 0 } }],
      }),
      translation({
        plan: [add('sma')],
        inputTokens: 10,
        outputTokens: 4,
        cost: 0.25,
        model: 'm',
        planner: 'claude',
      }),
    ],
  ]);
  expect(summary.commands).toEqual([
    { name: 'AddNode', count: 3 },
    { name: 'MoveNode', count: 1 },
  ]);
  expect(summary.kinds.map(({ name }) => name)).toEqual(['function · sma', 'function · rsi']);
  expect(summary).toMatchObject({ tokens: { input: 10, output: 4 }, cost: 0.25 });
  expect(summary.planners).toMatchObject([
    { name: 'claude (m)', count: 1, successRate: 1, latency: { p50: 1 } },
    { name: 'rules', count: 1, successRate: 1 },
  ]);
});

it('names a fallback by who answered for whom, counts the reasons, and has it among what to learn from', async () => {
  const fallback = { from: 'claude', reason: 'it took too long' };
  const summary = await summaryOf([
    [translation({ fallback, model: 'm' }), translation({ fallback }), translation({})],
  ]);
  expect(summary.planners.map(({ name, count }) => [name, count])).toEqual([
    ['rules, for claude', 2],
    ['rules', 1],
  ]);
  expect(summary.fallbacks).toEqual([{ name: 'claude: it took too long', count: 2 }]);
  expect(summary.failures).toMatchObject([{ fallback }, { fallback }]);
});

it('counts families of strategies with their success, and leaves out what is of none', async () => {
  const of = (family: 'grid' | 'pairs', outcome: Translation['outcome']) => translation({ family, outcome });
  const summary = await summaryOf([
    [of('grid', 'done'), of('pairs', 'rejected'), of('pairs', 'accepted'), translation({})],
  ]);
  expect(summary.families).toEqual([
    { name: 'pairs', count: 2, succeeded: 1, successRate: 0.5 },
    { name: 'grid', count: 1, succeeded: 1, successRate: 1 },
  ]);
});

it('keeps what was answered to those that came to nothing', async () => {
  const summary = await summaryOf([
    [translation({ outcome: 'refused', detail: 'It needs the future.' }), translation({})],
  ]);
  expect(summary.failures).toMatchObject([{ outcome: 'refused', detail: 'It needs the future.' }]);
});
