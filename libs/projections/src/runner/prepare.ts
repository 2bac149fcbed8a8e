import type { EventStore } from '@strategy-builder/event-store';
import type { ReadDatabase } from '../database/read-database.js';
import { createRunnerTables, type ReadModelState } from '../database/runner-tables.js';
import type { ReadModel } from '../read-model.js';
import { signatureOf } from './read-model-states.js';
import { buildTables } from './rebuild.js';

/**
 * Makes the tables fit this version of the product and this log: what is missing, has another shape or comes
 * from another log is built anew. A table that no read model claims is left alone: a newer version beside this one
 * may keep it. Returns the position from which the feed is to be followed.
 */
export async function prepareTables(
  database: ReadDatabase,
  log: EventStore,
  models: readonly ReadModel[],
): Promise<string | null> {
  await createRunnerTables(database.write, database.differences);
  if ((await staleModels(database, log, models)).length > 0) {
    await database.bulk(async () => {
      // Asked again: another process that started at the same time may have built them while this one waited.
      const stale = await staleModels(database, log, models);
      if (stale.length > 0) await buildTables({ database, log, models: stale });
    });
  }
  const states = await database.write.selectFrom('read_models').select(['name', 'position']).execute();
  return states
    .filter(({ name }) => models.some((model) => model.name === name))
    .map(({ position }) => position)
    .reduce((a, b) => (a === null || b === null ? null : log.comparePositions(a, b) <= 0 ? a : b));
}

async function staleModels(
  database: ReadDatabase,
  log: EventStore,
  models: readonly ReadModel[],
): Promise<ReadModel[]> {
  const states = await database.write.selectFrom('read_models').selectAll().execute();
  const fits = await fitsLog(log);
  return models.filter((model) => {
    const state = states.find(({ name }) => name === model.name);
    return state === undefined || state.signature !== signatureOf(model) || !fits(state);
  });
}

/** Rows fit a log that begins with the same event and is at least as long. */
async function fitsLog(log: EventStore): Promise<(state: ReadModelState) => boolean> {
  const head = await log.head();
  let origin = '';
  for await (const first of log.readAll(null)) {
    origin = first.id;
    break;
  }
  return ({ position, origin: of }) =>
    position === null || (of === origin && head !== null && log.comparePositions(position, head) <= 0);
}
