import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type FlowEvent,
  flowEventTypes,
  fold,
  type ReviewEvent,
  type RobustnessEvent,
  type TemplateEvent,
  type TranslationEvent,
} from '@strategy-builder/domain';
import { upcast } from '@strategy-builder/event-migrations';
import { openSqliteStore, readThrough, type StoredEvent } from '@strategy-builder/event-store';
import { auditEntries, openSqliteReadDatabase, ReadModelRunner } from '@strategy-builder/projections';
import { expect, it } from 'vitest';

const samples = new URL('../../event-migrations/samples/', import.meta.url);
const events = readdirSync(samples)
  .map((name) => JSON.parse(readFileSync(new URL(name, samples), 'utf8')) as StoredEvent)
  .sort((a, b) => a.revision - b.revision);

/** The compiler asks for a line here (for those of a flow, in the domain) when an event type is new; then it needs a sample, too. */
const translationEventTypes: Record<TranslationEvent['type'], true> = {
  TranslationFinished: true,
  ProposalMade: true,
  ProposalAmended: true,
  ProposalAccepted: true,
  ProposalRejected: true,
};

const reviewEventTypes: Record<ReviewEvent['type'], true> = {
  ReviewRequested: true,
  ReviewApproved: true,
  ReviewChangesAsked: true,
};

const robustnessEventTypes: Record<RobustnessEvent['type'], true> = {
  RobustnessRequested: true,
  RobustnessFinished: true,
  RobustnessFailed: true,
};

const templateEventTypes: Record<TemplateEvent['type'], true> = {
  TemplateSaved: true,
  TemplateRemoved: true,
};

it('there is a sample of every event of a flow, its translations, its reviews and robustness checks, and of a template', () => {
  const types = Object.keys({
    ...flowEventTypes,
    ...translationEventTypes,
    ...reviewEventTypes,
    ...robustnessEventTypes,
    ...templateEventTypes,
  });
  expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(types));
});

it('every sample ever written folds into a flow', () => {
  const flow = events.filter(({ stream }) => stream.startsWith('flow-')).map((event) => upcast(event));
  const after = (types: readonly string[]) =>
    fold(flow.filter(({ type }) => types.includes(type)) as unknown as FlowEvent[]);
  expect(after(['FlowCreated', 'NodeAdded', 'NodeEdited', 'NodeMoved', 'FormulaSet'])).toMatchObject({
    name: 'Momentum',
    nodes: { rsi_14: { label: 'RSI 21', params: { period: 21 }, formula: 'rsi(typical, period)' } },
  });
  expect(after(flow.map(({ type }) => type))).toMatchObject({ archived: true, nodes: {} });
});

it('every sample ever written goes into the read models, and none is parked', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'event-samples-'));
  const log = openSqliteStore({ directory });
  const database = openSqliteReadDatabase(join(directory, 'read.db'));
  try {
    for (const { stream, revision: _, position: __, ...event } of events)
      await log.append(stream, 'any', [event]);
    const runner = await ReadModelRunner.start({ database, log: readThrough(log, upcast) });
    await runner.catchUp();
    expect(await runner.health()).toMatchObject({ state: 'running', parked: [], lag: 0 });
    expect(await auditEntries(runner.tables, { limit: 1000 })).toHaveLength(events.length);
    for (const [table, rows] of [
      ['strategy_flows', 1],
      ['translation_history', 2],
      ['chat_messages', 1],
      ['simulations', 1],
      ['robustness_checks', 1],
      ['datasets', 1],
      ['strategy_modules', 1],
    ] as const) {
      expect(await runner.tables.selectFrom(table).selectAll().execute(), table).toHaveLength(rows);
    }
    await runner.stop();
  } finally {
    await database.close();
    await log.close();
    rmSync(directory, { recursive: true });
  }
});
