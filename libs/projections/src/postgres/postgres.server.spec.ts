import { startTemporaryPostgres, type TemporaryPostgres } from '@strategy-builder/event-store/testing';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { flowCreated, newEvent, nodeAdded } from '../testing/events.js';
import { CompiledRunner } from '../testing/killed-runner.js';
import { allRows, placeReadModelsIn, Workplace } from '../testing/workplace.js';
import { openPostgresReadDatabase } from './open-postgres.js';

const server: TemporaryPostgres = await startTemporaryPostgres();
placeReadModelsIn(server.url);
afterAll(async () => {
  placeReadModelsIn(null);
  await server.stop();
});

describe('on PostgreSQL', () => {
  describe('queries', async () => {
    await import('../queries.spec.js');
  });
  describe('the runner', async () => {
    await import('../runner/read-model-runner.spec.js');
  });
  describe('parked streams', async () => {
    await import('../runner/parked-streams.spec.js');
  });
  describe('rebuilding', async () => {
    await import('../runner/rebuild.spec.js');
  });

  describe('a killed runner', async () => {
    await import('../runner/killed-runner.spec.js');
  });

  it('a runner that is killed in the middle of a batch leaves nothing of it; the next one gives the rows of a rebuild', {
    timeout: 60_000,
  }, async () => {
    const place = new Workplace();
    const compiled = await CompiledRunner.compile();
    const admin = new pg.Client({ connectionString: server.url });
    await admin.connect();
    const stuck = async (): Promise<number | undefined> => {
      const { rows } = await admin.query<{ pid: number }>(
        `select pid from pg_locks where relation = 'usage_metrics'::regclass and not granted`,
      );
      return rows[0]?.pid;
    };
    const connected = async (pid: number): Promise<boolean> =>
      (await admin.query('select from pg_stat_activity where pid = $1', [pid])).rowCount === 1;
    try {
      const first = await place.runner();
      await place.log.append('flow-a', 'none', [newEvent(flowCreated()), newEvent(nodeAdded('n1'))]);
      await first.catchUp();
      await first.stop();
      const before = await allRows(place.database());
      await place.log.append('flow-a', 2, [newEvent(nodeAdded('n2')), newEvent(nodeAdded('n3'))]);
      await place.log.append('flow-b', 'none', [newEvent(flowCreated())]);

      // The last table of a batch is held: all others are written, and nothing is committed.
      await admin.query('begin; lock table usage_metrics in share mode');
      await compiled.runUntil(place.folder, async () => {
        while ((await stuck()) === undefined);
      });
      const pid = (await stuck()) ?? 0;
      expect(pid).toBeGreaterThan(0);
      await admin.query('commit');
      while (await connected(pid));
      expect(await allRows(place.database())).toEqual(before);

      const next = await place.runner();
      await next.catchUp(30_000);
      const live = await allRows(place.database());
      expect(live.audit_log!.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5]);
      expect(live.usage_metrics!.find(({ name }) => name === 'NodeAdded')).toMatchObject({ count: 3 });
      await next.rebuild();
      expect(await allRows(place.database())).toEqual(live);
    } finally {
      compiled.remove();
      await admin.end();
      await place.remove();
    }
  });

  it('two processes that start at once on an empty database build one set of tables, and both follow', async () => {
    const place = new Workplace();
    try {
      await place.log.append('flow-a', 'none', [newEvent(flowCreated()), newEvent(nodeAdded('n1'))]);
      const runners = await Promise.all([place.runner(), place.runner()]);
      await place.log.append('flow-a', 2, [newEvent(nodeAdded('n2'))]);
      for (const runner of runners) await runner.catchUp();
      const rows = await allRows(place.database());
      expect(rows.audit_log).toHaveLength(3);
      expect(rows.strategy_flows).toMatchObject([{ node_count: 2, revision: 3 }]);
    } finally {
      await place.remove();
    }
  });

  it('a reader cannot write', async () => {
    const database = openPostgresReadDatabase({ connectionString: server.url });
    const attempt = database.read.schema.createTable('mine').addColumn('a', 'text').execute();
    await expect(attempt).rejects.toThrow('read-only');
    await database.close();
  });

  it('goes on by itself when the server is killed and comes back, and holds every event once', async () => {
    const place = new Workplace();
    try {
      const runner = await place.runner();
      await place.log.append('flow-a', 'none', [newEvent(flowCreated())]);
      await runner.catchUp();
      await server.crash();
      await place.log.append('flow-a', 1, [newEvent(nodeAdded('n1'))]);
      await server.start();
      await runner.catchUp(20_000);
      expect((await allRows(place.database())).audit_log).toHaveLength(2);
    } finally {
      await place.remove();
    }
  }, 60_000);
});
