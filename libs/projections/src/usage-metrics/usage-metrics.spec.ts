import { expect, it } from 'vitest';
import { flowCreated, messageSent, nodeAdded, recorded, refused } from '../testing/events.js';
import { rowsOf } from '../testing/rows-of.js';
import { usageMetrics } from './usage-metrics.js';

it('counts kinds, refusals, commands, replies, translations and simulations by day', () => {
  const events = [
    ...recorded('flow-a', flowCreated(), nodeAdded('r1'), nodeAdded('r2'), nodeAdded('s1', 'sma'), refused),
    ...recorded(
      'chat-a',
      messageSent('/add-node function RSI'),
      messageSent('buy BTC when RSI crosses above 70'),
      messageSent('Done.', 'agent'),
    ),
    ...recorded('translation-a', {
      type: 'TranslationFinished',
      data: {
        translationId: 't1',
        flowId: 'a',
        request: 'buy BTC',
        planner: 'claude',
        model: 'claude-sonnet-4-5',
        usage: { input: 800, output: 200 },
        durationMs: 1200.4,
        outcome: { status: 'done' },
        assumptions: [],
        plan: [],
      },
    }),
    ...recorded(
      'simulation-1',
      { type: 'SimulationRequested', data: { flowId: 'a', flowRevision: 4, datasets: {}, settings: {} } },
      {
        type: 'SimulationFinished',
        data: { flowId: 'a', metrics: {}, tradeCount: 0, resultHash: 'x', durationMs: 20 },
      },
    ),
  ];
  const day = '2026-01-31';
  expect(rowsOf(usageMetrics, events)).toEqual(
    expect.arrayContaining([
      { day, subject: 'event', name: 'NodeAdded', count: 3, total: 0 },
      { day, subject: 'node-kind', name: 'rsi', count: 2, total: 0 },
      { day, subject: 'node-kind', name: 'sma', count: 1, total: 0 },
      { day, subject: 'refusal', name: 'graph-would-cycle', count: 1, total: 0 },
      { day, subject: 'chat-command', name: '/add-node', count: 1, total: 0 },
      { day, subject: 'chat-command', name: 'sentence', count: 1, total: 0 },
      { day, subject: 'chat-reply', name: 'done', count: 1, total: 0 },
      { day, subject: 'translation', name: 'done', count: 1, total: 1200 },
      { day, subject: 'tokens-in', name: 'claude-sonnet-4-5', count: 1, total: 800 },
      { day, subject: 'tokens-out', name: 'claude-sonnet-4-5', count: 1, total: 200 },
      { day, subject: 'simulation', name: 'finished', count: 1, total: 20 },
    ]),
  );
});
