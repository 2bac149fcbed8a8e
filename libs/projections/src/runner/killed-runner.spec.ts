import { afterAll, beforeAll, expect, it } from 'vitest';
import { flowCreated, newEvent, nodeAdded, nodeMoved } from '../testing/events.js';
import { CompiledRunner } from '../testing/killed-runner.js';
import { allRows, Workplace } from '../testing/workplace.js';

let place: Workplace;
beforeAll(() => {
  place = new Workplace();
});
afterAll(() => place.remove());

it('a runner that is killed again and again goes on from its checkpoint: nothing lost, nothing twice', {
  timeout: 60_000,
}, async () => {
  const compiled = await CompiledRunner.compile();
  try {
    // The tables exist before the log grows, so that the process follows it batch by batch.
    await (await place.runner()).stop();
    const flows = 8;
    const moves = 1200;
    for (let flow = 0; flow < flows; flow += 1) {
      const events = Array.from({ length: moves }, (_, x) => newEvent(nodeMoved('n1', x)));
      await place.log.append(`flow-${flow}`, 'none', [
        newEvent(flowCreated()),
        newEvent(nodeAdded('n1')),
        ...events,
      ]);
    }
    const database = place.database();
    const positions: number[] = [];
    for (const events of [300, 700, 1300, 2600]) {
      await compiled.runUntilKilled(place.folder, events);
      const { audit_log } = await allRows(database);
      positions.push(audit_log!.length);
    }
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(positions.at(-1)).toBeGreaterThan(positions[0]!);
    expect(positions.at(-1)).toBeLessThan(flows * (moves + 2));

    const runner = await place.runner({ database });
    await runner.catchUp();
    const live = await allRows(database);
    expect(live.audit_log).toHaveLength(flows * (moves + 2));
    expect(
      live.usage_metrics!.find(({ subject, name }) => subject === 'event' && name === 'NodeMoved'),
    ).toMatchObject({
      count: flows * moves,
    });
    await runner.rebuild();
    expect(await allRows(database)).toEqual(live);
  } finally {
    compiled.remove();
  }
});
