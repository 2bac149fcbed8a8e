import type { EventStore } from '@strategy-builder/event-store';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listFlows } from '../strategy-flows/list-flows.js';
import { strategyFlows } from '../strategy-flows/strategy-flows.js';
import { flowCreated, newEvent, nodeAdded, nodeMoved } from '../testing/events.js';
import { allRows, until, Workplace } from '../testing/workplace.js';
import { usageCounts } from '../usage-metrics/usage-counts.js';
import { usageMetrics } from '../usage-metrics/usage-metrics.js';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

/** The log with one of its functions replaced. */
const logWith = (changed: Partial<EventStore>): EventStore =>
  new Proxy(place.log, {
    get: (log, name) => {
      const own = changed[name as keyof EventStore];
      if (own !== undefined) return own;
      const value = Reflect.get(log, name) as unknown;
      return typeof value === 'function' ? value.bind(log) : value;
    },
  });

const moves = (count: number) => Array.from({ length: count }, (_, x) => newEvent(nodeMoved('rsi_14', x)));

it('lets a caller read its own write', async () => {
  const runner = await place.runner();
  for (let revision = 1; revision <= 20; revision += 1) {
    const event = revision === 1 ? flowCreated() : nodeAdded(`n${revision}`);
    const { position } = await place.log.append('flow-a', revision - 1, [newEvent(event)]);
    await runner.waitFor(position);
    expect(await listFlows(runner.tables)).toMatchObject([{ id: 'a', revision, nodeCount: revision - 1 }]);
  }
});

it('gives up waiting after the given time, and at once when it is stopped', async () => {
  const runner = await place.runner({ log: logWith({ subscribe: () => async () => {} }) });
  const { position } = await place.log.append('flow-a', 'none', [newEvent(flowCreated())]);
  await expect(runner.waitFor(position, 20)).rejects.toThrow('was not reached in 20 ms');
  const waiting = runner.waitFor(position);
  const outcome = expect(waiting).rejects.toThrow('stopped');
  await runner.stop();
  await outcome;
  await expect(runner.waitFor(position)).rejects.toThrow('stopped');
});

it('tells its lag in events', async () => {
  const runner = await place.runner({ log: logWith({ subscribe: () => async () => {} }) });
  expect(await runner.health()).toMatchObject({ state: 'running', lag: 0, position: null });
  await place.log.append('flow-a', 'none', [newEvent(flowCreated()), newEvent(nodeAdded('rsi_14'))]);
  expect(await runner.health()).toMatchObject({ lag: 2 });
});

it('goes on from its checkpoint after a restart', async () => {
  const first = await place.runner();
  await place.log.append('flow-a', 'none', [newEvent(flowCreated()), ...moves(600)]);
  await first.catchUp();
  await first.stop();
  await place.log.append('flow-a', 601, moves(600));
  const read: number[] = [];
  const second = await place.runner({
    log: place.reading((event) => {
      read.push(event.revision);
      return event;
    }),
  });
  await second.catchUp();
  // The first one, to see that it is the same log.
  expect(read).toEqual([1, ...Array.from({ length: 600 }, (_, index) => 602 + index)]);
  expect(await usageCounts(second.tables)).toContainEqual({
    subject: 'event',
    name: 'NodeMoved',
    count: 1200,
    total: 0,
  });
});

it('applies nothing twice when the feed delivers a batch again', async () => {
  const runner = await place.runner({
    log: logWith({
      subscribe: (subscription) =>
        place.log.subscribe({
          ...subscription,
          async handle(events) {
            await subscription.handle(events);
            await subscription.handle(events.slice(-1));
            await subscription.handle(events);
          },
        }),
    }),
  });
  await place.log.append('flow-a', 'none', [newEvent(flowCreated()), ...moves(30)]);
  await runner.catchUp();
  await place.log.append('flow-a', 31, moves(5));
  await runner.catchUp();
  await runner.stop();
  const { usage_metrics, audit_log } = await allRows(place.database());
  expect(usage_metrics).toMatchObject([
    { name: 'FlowCreated', count: 1 },
    { name: 'NodeMoved', count: 35 },
  ]);
  expect(audit_log!.map(({ ordinal }) => ordinal)).toEqual(
    Array.from({ length: 36 }, (_, index) => index + 1),
  );
});

it('applies nothing twice when two runners share one database', async () => {
  const runners = [await place.runner(), await place.runner()];
  let revision = 0;
  for (const size of [1, 7, 1, 300, 2]) {
    ({ revision } = await place.log.append('flow-a', revision, moves(size)));
  }
  for (const runner of runners) await runner.catchUp();
  const { usage_metrics, audit_log } = await allRows(place.database());
  expect(usage_metrics).toMatchObject([{ name: 'NodeMoved', count: 311 }]);
  expect(audit_log).toHaveLength(311);
});

it('leaves neither rows nor checkpoint of a batch that was broken off, and takes it in later', async () => {
  const database = place.database();
  const runner = await place.runner({ database });
  await place.log.append('flow-a', 'none', [newEvent(flowCreated())]);
  await runner.catchUp();
  // The last statement of a batch fails twice: the disk is full for a while.
  let failures = 0;
  const broken = place.database();
  const original = broken.write.transaction.bind(broken.write);
  broken.write.transaction = () => {
    const builder = original();
    const execute = builder.execute.bind(builder);
    builder.execute = (work) =>
      execute(async (tx) => {
        const result = await work(tx);
        if (failures-- > 0) throw new Error('The disk is full');
        return result;
      });
    return builder;
  };
  await runner.stop();
  const second = await place.runner({ database: broken });
  failures = 2;
  await place.log.append('flow-a', 1, moves(3));
  await until('the runner says that it retries', async () => (await second.health()).state === 'retrying');
  expect((await allRows(database)).audit_log).toHaveLength(1);
  await second.catchUp();
  expect(await second.health()).toMatchObject({ state: 'running', lag: 0 });
  expect((await allRows(database)).usage_metrics).toMatchObject([
    { name: 'FlowCreated', count: 1 },
    { name: 'NodeMoved', count: 3 },
  ]);
});

it('subscribes again when the feed ends, from where it was', async () => {
  let subscriptions = 0;
  const runner = await place.runner({
    log: logWith({
      subscribe: (subscription) => {
        subscriptions += 1;
        if (subscriptions > 2) return place.log.subscribe(subscription);
        queueMicrotask(() => subscription.failed(new Error('The server went away')));
        return async () => {};
      },
    }),
  });
  await place.log.append('flow-a', 'none', [newEvent(flowCreated())]);
  await runner.catchUp();
  expect(subscriptions).toBe(3);
  expect(await runner.health()).toMatchObject({ state: 'running', lag: 0 });
});

it('stops loudly at an event that is newer than it can read', async () => {
  const runner = await place.runner({
    log: place.reading((event) => {
      if (event.schemaVersion > 1) throw new Error(`Event ${event.id} is newer`);
      return event;
    }),
  });
  const newer = { ...newEvent(nodeAdded('rsi_14')), schemaVersion: 2 };
  const { position } = await place.log.append('flow-a', 'none', [newEvent(flowCreated())]);
  await runner.waitFor(position);
  const { position: unread } = await place.log.append('flow-a', 1, [newer]);
  await expect(runner.waitFor(unread)).rejects.toThrow(`Event ${newer.id} is newer`);
  const health = await runner.health();
  expect(health).toMatchObject({ state: 'failed', position, lag: 1 });
  expect('error' in health && health.error.message).toContain(newer.id);
  expect(await listFlows(runner.tables)).toMatchObject([{ revision: 1 }]);
});

it('builds a table anew when its version grew, and only that one', async () => {
  const models = [strategyFlows, usageMetrics];
  const first = await place.runner({ models });
  await place.log.append('flow-a', 'none', [newEvent(flowCreated()), ...moves(3)]);
  await first.catchUp();
  await first.stop();
  const louder = { ...strategyFlows, version: 2, changes: shouted(strategyFlows.changes) };
  const second = await place.runner({ models: [louder, usageMetrics] });
  expect(await listFlows(second.tables)).toMatchObject([{ name: 'MOMENTUM', revision: 4 }]);
  const states = await place.database().readProgress.selectFrom('read_models').selectAll().execute();
  expect(states.map(({ name, generation }) => [name, generation])).toEqual(
    expect.arrayContaining([
      ['strategy_flows', 2],
      ['usage_metrics', 1],
    ]),
  );
});

function shouted(changes: typeof strategyFlows.changes): typeof strategyFlows.changes {
  return (event, ordinal) =>
    changes(event, ordinal).map((change) => {
      if ('insert' in change) return change;
      return {
        key: change.key,
        evolve(row) {
          const next = change.evolve(row);
          return next && { ...next, name: String(next.name).toUpperCase() };
        },
      };
    });
}

it('stops an older process when a newer one has taken its table over', async () => {
  const older = await place.runner({ models: [strategyFlows] });
  await place.log.append('flow-a', 'none', [newEvent(flowCreated())]);
  await older.catchUp();
  const newer = await place.runner({ models: [{ ...strategyFlows, version: 2 }] });
  const { position } = await place.log.append('flow-a', 1, moves(1));
  await newer.waitFor(position);
  await expect(older.waitFor(position)).rejects.toThrow('The table strategy_flows is kept for signature 2-');
  expect(await older.health()).toMatchObject({ state: 'failed' });
});

it('builds everything anew when it is put beside another log, and leaves alone the tables that it does not know', async () => {
  const first = await place.runner();
  await place.log.append('flow-a', 'none', [newEvent(flowCreated()), ...moves(3)]);
  await first.catchUp();
  await first.stop();
  const other = new Workplace();
  try {
    await other.log.append('flow-b', 'none', [newEvent(flowCreated('Another')), ...moves(9)]);
    const second = await place.runner({ log: other.log, models: [strategyFlows, usageMetrics] });
    expect(await listFlows(second.tables)).toMatchObject([{ id: 'b', revision: 10 }]);
    expect(await second.tables.selectFrom('audit_log').selectAll().execute()).toHaveLength(4);
    await second.stop();
  } finally {
    await other.remove();
  }
});

it('refuses to bind what the driver could not survive', async () => {
  const runner = await place.runner();
  const query = runner.tables.selectFrom('usage_metrics').selectAll();
  await expect(query.where('day', '=', {} as string).execute()).rejects.toThrow("can't be a parameter");
  expect(await query.where('count', '=', true as unknown as number).execute()).toEqual([]);
});

it('stops rather than skip events when its checkpoint went back under its feet', async () => {
  const runner = await place.runner();
  await place.log.append('flow-a', 'none', [newEvent(flowCreated()), ...moves(3)]);
  await runner.catchUp();
  await place.database().write.updateTable('read_models').set({ position: '2' }).execute();
  const { position } = await place.log.append('flow-a', 4, moves(1));
  await expect(runner.waitFor(position)).rejects.toThrow('went back to 2, before 4');
  expect(await runner.health()).toMatchObject({ state: 'failed', position: '4' });
});
