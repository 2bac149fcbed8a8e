import type { FlowEvent } from '@strategy-builder/domain';
import type { EventStore, NewEvent } from '@strategy-builder/event-store';
import { scale, seeds } from '@strategy-builder/event-store/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listFlows } from '../strategy-flows/list-flows.js';
import { flowCreated, messageSent, newEvent, nodeAdded, nodeMoved, refused } from '../testing/events.js';
import { allRows, until, Workplace } from '../testing/workplace.js';
import type { ReadModelRunner } from './read-model-runner.js';
import { rebuildReadModels } from './rebuild.js';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

/** mulberry32: a small generator whose whole state is the seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** Appends events of all kinds, some of them poison, at random to a few streams. */
class RandomWriter {
  readonly #revisions = new Map<string, number>();
  readonly random: (below: number) => number;
  appended = 0;

  constructor(
    seed: number,
    private readonly log: EventStore,
  ) {
    this.random = randomFrom(seed);
  }

  async append(): Promise<void> {
    const stream = ['flow-a', 'flow-b', 'flow-c', 'chat-a', 'simulation-x'][this.random(5)]!;
    const revision = this.#revisions.get(stream) ?? 0;
    const events = Array.from({ length: 1 + this.random(6) }, (_, index) =>
      this.#event(stream, revision + index === 0),
    );
    this.#revisions.set(stream, revision + events.length);
    this.appended += events.length;
    await this.log.append(stream, revision, events);
  }

  /** All at once: the store writes them in the order of the calls. */
  async appendMany(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.append()));
  }

  #event(stream: string, first: boolean): NewEvent {
    const actor = ['ada', 'bob'][this.random(2)]!;
    if (stream === 'chat-a') return newEvent(messageSent(`/help ${this.random(9)}`), actor);
    if (stream === 'simulation-x') return this.#simulationEvent(first);
    if (first) return newEvent(flowCreated(stream), actor);
    const node = `n${this.random(6)}`;
    const choices: FlowEvent[] = [
      nodeAdded(node),
      nodeMoved(node, this.random(1000)),
      { type: 'NodeEdited', data: { id: node, params: { period: this.random(50) } } },
      { type: 'NodeRemoved', data: { id: node } },
      { type: 'CodeEdited', data: { id: node, delta: [{ insert: `line ${this.random(100)}\n` }] } },
      { type: 'FlowRenamed', data: { name: `name ${this.random(100)}` } },
      refused,
    ];
    if (this.random(60) === 0) return newEvent({ type: 'NodeMoved', data: { id: node } } as FlowEvent, actor);
    return newEvent(choices[this.random(choices.length)]!, actor);
  }

  #simulationEvent(first: boolean): NewEvent {
    if (first) {
      const data = { flowId: 'a', flowRevision: 1, datasets: {}, settings: { cash: this.random(10) } };
      return newEvent({ type: 'SimulationRequested', data });
    }
    return newEvent({ type: 'SimulationFailed', data: { flowId: 'a', code: 'cancelled', detail: '' } });
  }
}

describe('a rebuild', () => {
  it('gives the same rows while writes go on, and readers see a whole table at every moment', {
    timeout: 60_000 * scale,
  }, async () => {
    const runner = await place.runner();
    const writer = new RandomWriter(7, place.log);
    await writer.appendMany(300 * scale);
    await runner.catchUp(30_000 * scale);

    let rebuilding = true;
    let reads = 0;
    const flows = (await listFlows(runner.tables)).length;
    const reader = (async () => {
      while (rebuilding) {
        expect((await listFlows(runner.tables)).length).toBe(flows);
        reads += 1;
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const before = writer.appended;
    const writing = (async () => {
      while (rebuilding && writer.appended < before + 5_000 * scale) await writer.append();
    })();
    const rebuild = runner.rebuild().finally(() => {
      rebuilding = false;
    });
    await Promise.all([rebuild, reader, writing]);
    await runner.catchUp(30_000 * scale);
    expect(writer.appended).toBeGreaterThan(before);
    expect(reads).toBeGreaterThan(0);

    const live = await allRows(place.database());
    await runner.rebuild();
    expect(await allRows(place.database())).toEqual(live);
  });

  it('of a process beside the server swaps under its feet, and the server goes on', async () => {
    const runner = await place.runner();
    const writer = new RandomWriter(8, place.log);
    await writer.appendMany(100);
    await runner.catchUp(30_000);
    const rebuilt = await rebuildReadModels({ database: place.database(), log: place.log });
    expect(rebuilt.events).toBe(writer.appended);
    await writer.appendMany(100);
    await runner.catchUp(30_000);
    expect(await runner.health()).toMatchObject({ state: 'running', lag: 0 });
    const live = await allRows(place.database());
    await runner.rebuild();
    expect(await allRows(place.database())).toEqual(live);
  });

  it('takes in, at the swap, what the live table got after the last pass', async () => {
    const runner = await place.runner();
    const writer = new RandomWriter(10, place.log);
    await writer.appendMany(50);
    await runner.catchUp(30_000);
    let passes = 0;
    await rebuildReadModels({
      database: place.database(),
      log: {
        async *readAll(after) {
          yield* place.log.readAll(after);
          passes += 1;
          if (passes > 1) return;
          await writer.appendMany(20);
          await runner.catchUp(30_000);
        },
      },
    });
    expect(passes).toBe(2);
    const live = await allRows(place.database());
    expect(live.audit_log).toHaveLength(writer.appended);
    await writer.appendMany(20);
    await runner.catchUp(30_000);
    expect(await runner.health()).toMatchObject({ state: 'running', lag: 0 });
  });

  it('that fails leaves the live tables as they are and nothing behind', async () => {
    const runner = await place.runner();
    const writer = new RandomWriter(9, place.log);
    await writer.appendMany(400);
    await runner.catchUp(30_000);
    const database = place.database();
    const before = await allRows(database);
    let left = 700;
    const failing = rebuildReadModels({
      database,
      log: place.reading((event) => {
        if (left-- === 0) throw new Error('This event is newer');
        return event;
      }),
    });
    await expect(failing).rejects.toThrow('This event is newer');
    expect(await allRows(database)).toEqual(before);
    const tables = await database.read.introspection.getTables();
    expect(tables.filter(({ name }) => name.includes('_g'))).toEqual([]);
  });

  it('waits for another that is under way, of this process or of another database connection', async () => {
    const writer = new RandomWriter(11, place.log);
    await writer.appendMany(300);
    const runner = await place.runner();
    await runner.catchUp(30_000);
    const live = await allRows(place.database());
    const rebuilds = await Promise.all([
      runner.rebuild(),
      runner.rebuild(),
      rebuildReadModels({ database: place.database(), log: place.log }),
    ]);
    expect(rebuilds.map(({ events }) => events)).toEqual([writer.appended, writer.appended, writer.appended]);
    const database = place.database();
    expect(await allRows(database)).toEqual(live);
    const states = await database.readProgress.selectFrom('read_models').selectAll().execute();
    expect(new Set(states.map(({ generation }) => generation))).toEqual(new Set([4]));
    const tables = await database.read.introspection.getTables();
    expect(tables.filter(({ name }) => name.includes('_g'))).toEqual([]);
  });

  it('names a read model that does not exist', async () => {
    const runner = await place.runner();
    expect(() => runner.rebuild(['audit'])).toThrow('There is no read model audit');
  });
});

describe('random writers, restarts and rebuilds', () => {
  it.each([
    ...seeds(2),
    Date.now() % 1_000_000,
  ])('end in the rows of one rebuild from the first event (seed %i)', {
    timeout: 60_000,
  }, async (seed) => {
    const writer = new RandomWriter(seed, place.log);
    const story: string[] = [];
    let runner: ReadModelRunner = await place.runner();
    const steps: Record<string, () => Promise<unknown>> = {
      append: () => writer.append(),
      appendMany: () => writer.appendMany(40),
      restart: async () => {
        await runner.stop();
        runner = await place.runner();
      },
      catchUp: () => runner.catchUp(30_000),
      rebuild: () => runner.rebuild(),
      rebuildOne: () => runner.rebuild(['node_properties']),
      retryParked: () => runner.retryParked(),
    };
    const names = Object.keys(steps);
    try {
      for (let n = 0; n < 40; n += 1) {
        const name = writer.random(2) === 0 ? 'append' : names[writer.random(names.length)]!;
        story.push(name);
        await steps[name]!();
      }
      await runner.catchUp(30_000);
      await until('nothing lags', async () => (await runner.health()).lag === 0);
      const live = await allRows(place.database());
      await runner.rebuild();
      expect(await allRows(place.database())).toEqual(live);
      expect(live.audit_log).toHaveLength(writer.appended);
    } catch (error) {
      throw new Error(`Seed ${seed}: ${story.join(' ')}`, { cause: error });
    }
  });
});
