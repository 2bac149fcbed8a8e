import type { FlowEvent } from '@strategy-builder/domain';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nodeProperties } from '../node-properties/node-properties.js';
import type { ReadModel } from '../read-model.js';
import { allReadModels } from '../read-models.js';
import { listFlows } from '../strategy-flows/list-flows.js';
import { flowCreated, newEvent, nodeAdded, nodeMoved } from '../testing/events.js';
import { allRows, Workplace } from '../testing/workplace.js';
import type { RunnerNews } from './read-model-runner.js';
import { rebuildReadModels } from './rebuild.js';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

/** Stored by a faulty version: the node has no place. */
const poison = {
  type: 'NodeAdded',
  data: { id: 'n1', type: 'function', kind: 'rsi' },
} as unknown as FlowEvent;

async function poisonedFlow(): Promise<void> {
  await place.log.append('flow-sick', 'none', [newEvent(flowCreated('Sick')), newEvent(nodeAdded('n0'))]);
  await place.log.append('flow-sick', 2, [
    newEvent(poison),
    newEvent(nodeAdded('n2')),
    newEvent(nodeMoved('n0', 5)),
  ]);
  await place.log.append('flow-well', 'none', [newEvent(flowCreated('Well')), newEvent(nodeAdded('n3'))]);
}

it('parks the stream of a poison event in the table that it poisons, and everything else goes on', async () => {
  const news: RunnerNews[] = [];
  const runner = await place.runner({ tell: (told) => news.push(told) });
  await poisonedFlow();
  await runner.catchUp();
  expect(news).toMatchObject([
    {
      what: 'parked',
      event: { read_model: 'node_properties', stream: 'flow-sick', revision: 3, type: 'NodeAdded' },
    },
  ]);
  const { position } = await place.log.append('flow-sick', 5, [newEvent(nodeMoved('n2', 1))]);
  await runner.waitFor(position);

  const { parked, state, lag } = await runner.health();
  expect({ state, lag }).toEqual({ state: 'running', lag: 0 });
  expect(parked).toMatchObject([
    {
      readModel: 'node_properties',
      stream: 'flow-sick',
      revision: 3,
      type: 'NodeAdded',
      error: expect.stringContaining('TypeError'),
      waiting: 4,
    },
  ]);
  const rows = await allRows(place.database());
  expect(rows.node_properties!.map(({ flow_id, node_id, x }) => [flow_id, node_id, x])).toEqual([
    ['sick', 'n0', 10],
    ['well', 'n3', 10],
  ]);
  expect(rows.audit_log).toHaveLength(8);
  expect(await listFlows(runner.tables)).toMatchObject([
    { id: 'sick', revision: 6 },
    { id: 'well', revision: 2 },
  ]);
});

it('keeps a stream parked over a restart, and a rebuild parks it alike', async () => {
  const first = await place.runner();
  await poisonedFlow();
  await first.catchUp();
  const { parked } = await first.health();
  await first.stop();
  const second = await place.runner();
  const withoutTime = (streams: typeof parked) => streams.map(({ since, ...rest }) => rest);
  expect(withoutTime((await second.health()).parked)).toEqual(withoutTime(parked));
  const before = await allRows(place.database());
  await rebuildReadModels({ database: place.database(), log: place.log });
  expect(await allRows(place.database())).toEqual(before);
  expect(withoutTime((await second.health()).parked)).toEqual(withoutTime(parked));
});

it('parks a long stream, event for event, in the rebuild as in the live table', async () => {
  const runner = await place.runner();
  await poisonedFlow();
  const moves = 901;
  for (let revision = 5; revision < 5 + moves; revision += 53) {
    await place.log.append(
      'flow-sick',
      revision,
      Array.from({ length: 53 }, (_, x) => newEvent(nodeMoved('n0', x))),
    );
  }
  await runner.catchUp();
  const parkedEvents = () =>
    place.database().readProgress.selectFrom('parked_events').selectAll().orderBy('ordinal').execute();
  const withoutTime = (events: Awaited<ReturnType<typeof parkedEvents>>) =>
    events.map(({ parked_at, ...rest }) => rest);
  const live = await parkedEvents();
  expect(live).toHaveLength(3 + moves);
  await runner.rebuild();
  expect(withoutTime(await parkedEvents())).toEqual(withoutTime(live));
});

it('takes in what waited, in order, once the fold can read it; the rows are those of a rebuild', async () => {
  const tolerant: ReadModel = {
    ...nodeProperties,
    changes: (event, ordinal) => {
      const isPoison = event.type === 'NodeAdded' && !('position' in (event.data as object));
      return isPoison ? [] : nodeProperties.changes(event, ordinal);
    },
  };
  const first = await place.runner();
  await poisonedFlow();
  await first.catchUp();
  await first.stop();
  const models = allReadModels.map((model) => (model.name === 'node_properties' ? tolerant : model));
  const second = await place.runner({ models });
  expect((await second.health()).parked).toEqual([]);
  const { position } = await place.log.append('flow-sick', 5, [newEvent(nodeMoved('n2', 77))]);
  await second.waitFor(position);
  const live = await allRows(place.database());
  expect(live.node_properties!.map(({ node_id, x }) => [node_id, x])).toEqual([
    ['n0', 5],
    ['n2', 77],
    ['n3', 10],
  ]);
  await second.rebuild();
  expect(await allRows(place.database())).toEqual(live);
});

it('undoes all that a poison event did to several rows', async () => {
  const halfway: ReadModel = {
    ...nodeProperties,
    changes: (event, ordinal) => [
      ...nodeProperties.changes(event, ordinal),
      ...(event.type === 'NodeMoved' && event.revision === 3
        ? [
            {
              key: ['a', 'n9'],
              evolve() {
                throw new Error('The second row fails');
              },
            },
          ]
        : []),
    ],
  };
  const runner = await place.runner({ models: [halfway] });
  await place.log.append('flow-a', 'none', [
    newEvent(flowCreated()),
    newEvent(nodeAdded('n1')),
    newEvent(nodeMoved('n1', 500)),
  ]);
  await runner.catchUp();
  expect((await allRows(place.database(), [halfway])).node_properties).toMatchObject([
    { node_id: 'n1', x: 10 },
  ]);
  expect((await runner.health()).parked).toMatchObject([
    { revision: 3, error: 'Error: The second row fails' },
  ]);
});
