import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  auditEntries,
  type ReadModelRunner,
  robustnessChecksOfFlow,
  trialsOfFlow,
  usageCounts,
} from '../index.js';
import { newEvent } from '../testing/events.js';
import { Workplace } from '../testing/workplace.js';

const place = new Workplace();
let runner: ReadModelRunner;

const simulated = (sharpe: number | null, resultHash: string) => [
  newEvent({
    type: 'SimulationRequested' as const,
    data: { flowId: 'a', flowRevision: 2, datasets: {}, settings: {} },
  }),
  newEvent({
    type: 'SimulationFinished' as const,
    data: { flowId: 'a', metrics: { sharpe }, tradeCount: 3, resultHash, durationMs: 1 },
  }),
];
const requested = newEvent({
  type: 'RobustnessRequested',
  data: {
    flowId: 'a',
    flowRevision: 2,
    datasets: { btc: 'd1' },
    settings: { cash: 10_000 },
    check: 'sweep',
    options: { axes: [{ node: 'rsi_14', parameter: 'period', values: [7, 14] }] },
  },
});
const swept = (resultHash: string) =>
  newEvent({
    type: 'RobustnessFinished',
    data: {
      flowId: 'a',
      check: 'sweep',
      trials: 4,
      // Of 1, 2, 3 and one without a value.
      sharpes: { count: 3, mean: 2, variance: 1 },
      resultHash,
      durationMs: 20,
    },
  });

beforeAll(async () => {
  runner = await place.runner();
  const { log } = place;
  await log.append('simulation-1', 'none', simulated(4, 'x'));
  await log.append('simulation-2', 'none', simulated(5, 'y'));
  await log.append('simulation-3', 'none', simulated(4, 'x'));
  await log.append('simulation-4', 'none', simulated(null, 'z'));
  await log.append('robustness-1', 'none', [requested, swept('s')]);
  await log.append('robustness-2', 'none', [
    newEvent({ ...requested, type: 'RobustnessRequested', data: requested.data as never }),
    newEvent({ type: 'RobustnessFailed', data: { flowId: 'a', code: 'cancelled', detail: 'Cancelled.' } }),
  ]);
  const { position } = await log.append('robustness-3', 'none', [
    newEvent({ ...requested, type: 'RobustnessRequested', data: requested.data as never }),
    swept('s'),
  ]);
  await runner.waitFor(position);
});
afterAll(() => place.remove());

describe('robustness checks', () => {
  it('of a flow are listed newest first, with what was asked', async () => {
    const checks = await robustnessChecksOfFlow(runner.tables, 'a');
    expect(checks.map(({ id, status }) => [id, status])).toEqual([
      ['3', 'finished'],
      ['2', 'failed'],
      ['1', 'finished'],
    ]);
    expect(checks[0]).toMatchObject({ check: 'sweep', options: { axes: [{ node: 'rsi_14' }] } });
    expect(await robustnessChecksOfFlow(runner.tables, 'b')).toEqual([]);
  });

  it('stand in the audit of their flow and in the usage', async () => {
    const entries = await auditEntries(runner.tables, { flowId: 'a', type: 'RobustnessFinished', limit: 10 });
    expect(entries).toHaveLength(2);
    const counts = await usageCounts(runner.tables, {});
    expect(counts).toContainEqual({ subject: 'robustness', name: 'sweep', count: 2, total: 40 });
    expect(counts).toContainEqual({ subject: 'robustness', name: 'cancelled', count: 1, total: 0 });
  });
});

describe('the trials of a flow', () => {
  it('count every different result once, and spread as all of their Sharpe ratios together', async () => {
    // Sharpe ratios 4, 5, 1, 2, 3: mean 3, squares 10, over 4.
    expect(await trialsOfFlow(runner.tables, 'a')).toEqual({ simulations: 3, swept: 4, sharpeVariance: 2.5 });
  });

  it('are none where nothing was tried', async () => {
    expect(await trialsOfFlow(runner.tables, 'b')).toEqual({
      simulations: 0,
      swept: 0,
      sharpeVariance: null,
    });
  });
});
