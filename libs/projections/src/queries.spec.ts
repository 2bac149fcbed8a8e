import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  auditEntries,
  conversation,
  findDataset,
  findSimulation,
  listDatasets,
  listFlows,
  listWholeFlows,
  type ReadModelRunner,
  simulationsOfFlow,
  summaryOf,
  type TranslationFilter,
  translationBatches,
  translations,
  usageCounts,
} from './index.js';
import { flowCreated, messageSent, newEvent, nodeAdded, refused } from './testing/events.js';
import { Workplace } from './testing/workplace.js';

const place = new Workplace();
let runner: ReadModelRunner;

const translated = (translationId: string, flowId: string) => ({
  type: 'TranslationFinished' as const,
  data: {
    translationId,
    flowId,
    request: 'buy BTC when RSI crosses above 70',
    planner: 'rules',
    durationMs: 3.5,
    outcome: { status: 'done' as const },
    assumptions: [{ about: 'period', text: '14-period RSI', nodeId: 'rsi_14', param: 'period' }],
    plan: [{ type: 'RemoveNode' as const, id: 'rsi_14' }],
    commandId: 'c1',
  },
});
const askedBack = {
  type: 'TranslationFinished' as const,
  data: {
    ...translated('t3', 'b').data,
    model: 'claude-sonnet-4-5',
    usage: { input: 800, output: 200, cachedRead: 512, cachedWrite: 16 },
    cost: 0.0042,
    outcome: { status: 'clarify' as const, question: 'Which coin?' },
  },
};
const datasetImported = {
  type: 'DatasetImported' as const,
  data: {
    name: 'btc.csv',
    symbol: 'BTC/USDT',
    timeframe: '1d',
    rows: 1461,
    from: '2017-08-17T00:00:00.000Z',
    to: '2021-08-16T00:00:00.000Z',
    hash: '2c26b46b',
    warnings: ['1 duplicate row was left out'],
    source: 'file',
  },
};

beforeAll(async () => {
  const { log } = place;
  runner = await place.runner();
  await log.append('flow-a', 'none', [newEvent(flowCreated('First')), newEvent(nodeAdded('rsi_14'))]);
  await log.append('flow-b', 'none', [newEvent(flowCreated('Second'), 'bob'), newEvent(refused, 'bob')]);
  await log.append('flow-b', 2, [newEvent({ type: 'FlowArchived', data: {} }, 'bob')]);
  await log.append('chat-a', 'none', [
    newEvent(messageSent('hello', 'user', 's1')),
    newEvent(messageSent('Good day.', 'agent', 's1')),
    newEvent(messageSent('a NUL \0 in it', 'user', 's2')),
  ]);
  await log.append('translation-a', 'none', [
    newEvent(translated('t1', 'a')),
    newEvent(translated('t2', 'a')),
  ]);
  await log.append('translation-b', 'none', [newEvent(askedBack)]);
  await log.append('simulation-1', 'none', [
    newEvent({
      type: 'SimulationRequested',
      data: { flowId: 'a', flowRevision: 2, datasets: { btc: 'd1' }, settings: { cash: 10000 } },
    }),
    newEvent({
      type: 'SimulationFinished',
      data: {
        flowId: 'a',
        metrics: { sharpe: 1.25, profitFactor: null },
        tradeCount: 3,
        resultHash: 'abc',
        durationMs: 12.5,
      },
    }),
  ]);
  await log.append('simulation-2', 'none', [
    newEvent({
      type: 'SimulationRequested',
      data: { flowId: 'a', flowRevision: 2, datasets: {}, settings: {} },
    }),
    newEvent({ type: 'SimulationFailed', data: { flowId: 'a', code: 'dataset-gap', detail: 'A gap.' } }),
  ]);
  await log.append('dataset-d2', 'none', [
    newEvent({ ...datasetImported, data: { ...datasetImported.data, fundingRates: 1_095 } }),
  ]);
  const { position } = await log.append('dataset-d1', 'none', [newEvent(datasetImported)]);
  await runner.waitFor(position);
});
afterAll(() => place.remove());

describe('the questions of the api', () => {
  it('list the flows, archived ones too, the one changed last first', async () => {
    expect(await listFlows(runner.tables)).toMatchObject([
      { id: 'b', name: 'Second', archived: true, revision: 3, nodeCount: 0, changedBy: { id: 'bob' } },
      { id: 'a', name: 'First', archived: false, revision: 2, nodeCount: 1, createdBy: { name: 'ADA' } },
    ]);
  });

  it('list them with the nodes and edges that stand', async () => {
    const [second, first] = await listWholeFlows(runner.tables);
    expect(first).toMatchObject({
      id: 'a',
      nodes: [
        { id: 'rsi_14', params: { period: 14 }, position: { x: 10, y: 20 }, formula: 'rsi(close, period)' },
      ],
      edges: [],
    });
    expect(second).toMatchObject({ id: 'b', nodes: [], edges: [] });
  });

  it('give the conversation of a flow, of one session or of all', async () => {
    const all = await conversation(runner.tables, { flowId: 'a', limit: 10 });
    expect(all.map(({ from, text }) => `${from}: ${text}`)).toEqual([
      'user: hello',
      'agent: Good day.',
      'user: a NUL \ufffd in it',
    ]);
    expect(all[1]).toMatchObject({ status: 'done', data: { nodes: ['rsi_14'] } });
    expect(await conversation(runner.tables, { flowId: 'a', sessionId: 's2', limit: 10 })).toHaveLength(1);
    expect(await conversation(runner.tables, { flowId: 'a', limit: 2 })).toEqual(all.slice(1));
  });

  it('give the translations of a flow or of all, newest first, as they were recorded', async () => {
    const { outcome, ...data } = translated('t2', 'a').data;
    const own = await translations(runner.tables, { flowId: 'a', limit: 10 });
    expect(own.map(({ translationId }) => translationId)).toEqual(['t2', 't1']);
    expect(own[0]).toEqual({
      ...data,
      sequence: own[0]!.sequence,
      outcome: outcome.status,
      inputTokens: 0,
      outputTokens: 0,
      at: own[0]!.at,
      actor: { id: 'ada', name: 'ADA' },
    });
    expect(await translations(runner.tables, { limit: 10 })).toHaveLength(3);
  });

  it('give the translations that fit a filter, page by page, and sum them up alike', async () => {
    const { tables } = runner;
    const idsOf = async (filter: TranslationFilter, limit = 10) =>
      (await translations(tables, { ...filter, limit })).map(({ translationId }) => translationId);
    expect(await idsOf({ outcome: 'done' })).toEqual(['t2', 't1']);
    expect(await idsOf({ planner: 'claude' })).toEqual([]);
    expect(await idsOf({ text: 'WHICH coin' })).toEqual(['t3']);
    expect(await idsOf({ text: '%' })).toEqual([]);
    const [newest] = await translations(tables, { limit: 1 });
    expect(newest?.translationId).toBe('t3');
    expect(await idsOf({ before: newest!.sequence }, 1)).toEqual(['t2']);
    const batches: string[][] = [];
    for await (const batch of translationBatches(tables, { text: 'rsi' }, 1))
      batches.push(batch.map(({ translationId }) => translationId));
    expect(batches).toEqual([['t3'], ['t2'], ['t1']]);
    expect(await summaryOf(translationBatches(tables, {}))).toMatchObject({
      ...{ requests: 3, succeeded: 2, successRate: 2 / 3, latency: { p50: 3.5, p99: 3.5 }, cost: 0.0042 },
      tokens: { input: 800, output: 200, cachedRead: 512 },
      commands: [{ name: 'RemoveNode', count: 3 }],
      failures: [{ translationId: 't3', flowId: 'b', detail: 'Which coin?' }],
    });
  });

  it('tell tokens, cost and words of a translation in flat members', async () => {
    const [asked] = await translations(runner.tables, { flowId: 'b', limit: 1 });
    expect(asked).toMatchObject({
      inputTokens: 800,
      outputTokens: 200,
      cachedReadTokens: 512,
      cachedWriteTokens: 16,
      cost: 0.0042,
      outcome: 'clarify',
      detail: 'Which coin?',
    });
  });

  it('find simulations with their metrics or their error', async () => {
    expect(await findSimulation(runner.tables, '1')).toMatchObject({
      status: 'finished',
      metrics: { sharpe: 1.25, profitFactor: null },
      settings: { cash: 10000 },
    });
    expect((await simulationsOfFlow(runner.tables, 'a')).map(({ id, status }) => [id, status])).toEqual([
      ['2', 'failed'],
      ['1', 'finished'],
    ]);
    expect(await findSimulation(runner.tables, 'nowhere')).toBeUndefined();
  });

  it('find datasets as they were imported', async () => {
    const dataset = (await listDatasets(runner.tables)).find(({ id }) => id === 'd1');
    expect(dataset).toMatchObject({ id: 'd1', ...datasetImported.data });
    expect(await findDataset(runner.tables, 'd1')).toEqual(dataset);
    expect(dataset).not.toHaveProperty('fundingRates');
    expect(await findDataset(runner.tables, 'nothing')).toBeUndefined();
  });

  it('say of a data set how many funding rates it carries', async () => {
    expect(await findDataset(runner.tables, 'd2')).toMatchObject({ id: 'd2', fundingRates: 1_095 });
  });

  it('sum up the usage, of all days or of some', async () => {
    const counts = await usageCounts(runner.tables, { from: '2026-01-31' });
    expect(counts).toContainEqual({ subject: 'simulation', name: 'dataset-gap', count: 1, total: 0 });
    expect(counts.find(({ subject }) => subject === 'event')).toMatchObject({
      name: 'ChatMessageSent',
      count: 3,
    });
    expect(await usageCounts(runner.tables, { to: '2026-01-30' })).toEqual([]);
  });
});

describe('the audit', () => {
  it('says who did what and when, in the order in which it happened', async () => {
    const entries = await auditEntries(runner.tables, { flowId: 'a', limit: 100 });
    expect(entries.map(({ sequence, type, actor }) => `${sequence} ${type} ${actor.id}`)).toEqual([
      '1 FlowCreated ada',
      '2 NodeAdded ada',
      '6 ChatMessageSent ada',
      '7 ChatMessageSent ada',
      '8 ChatMessageSent ada',
      '9 TranslationFinished ada',
      '10 TranslationFinished ada',
      '12 SimulationRequested ada',
      '13 SimulationFinished ada',
      '14 SimulationRequested ada',
      '15 SimulationFailed ada',
    ]);
  });

  it('says why something was refused', async () => {
    const [refusal, ...others] = await auditEntries(runner.tables, { type: 'ChangeRefused', limit: 10 });
    expect(others).toEqual([]);
    expect(refusal).toMatchObject({
      flowId: 'b',
      actor: { id: 'bob', name: 'BOB', kind: 'user' },
      refusal: { code: 'graph-would-cycle', detail: 'It would close a cycle.', command: 'ConnectNodes' },
    });
  });

  it('goes on after the last entry of a page', async () => {
    const first = await auditEntries(runner.tables, { actor: 'bob', limit: 2 });
    const second = await auditEntries(runner.tables, {
      actor: 'bob',
      after: first.at(-1)!.sequence,
      limit: 2,
    });
    expect([first, second].map((page) => page.map(({ type }) => type))).toEqual([
      ['FlowCreated', 'ChangeRefused'],
      ['FlowArchived'],
    ]);
  });
});
