import { startTemporaryPostgres, type TemporaryPostgres } from '@strategy-builder/event-store/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { flowCreated, newEvent, nodeAdded } from '../testing/events.js';
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
