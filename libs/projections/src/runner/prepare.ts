import type { EventStore } from '@strategy-builder/event-store';
import { CompiledQuery } from 'kysely';
import type { ReadDatabase } from '../database/read-database.js';
import { createRunnerTables, type ReadModelState } from '../database/runner-tables.js';
import type { ReadModel } from '../read-model.js';
import { signatureOf } from './read-model-states.js';
import { rebuildReadModels } from './rebuild.js';

/**
 * Makes the tables fit this version of the product and this log: what is missing, has another shape or comes
 * from another log is built anew, what no read model claims any more is dropped. Returns the position from which the
 * feed is to be followed.
 */
export async function prepareTables(
  database: ReadDatabase,
  log: EventStore,
  models: readonly ReadModel[],
): Promise<string | null> {
  await createRunnerTables(database.write, database.differences);
  const states = await database.write.selectFrom('read_models').selectAll().execute();
  for (const { name } of states) {
    if (models.some((model) => model.name === name)) continue;
    await database.write.executeQuery(CompiledQuery.raw(`drop table if exists "${name}"`));
    await database.write.deleteFrom('parked_events').where('read_model', '=', name).execute();
    await database.write.deleteFrom('read_models').where('name', '=', name).execute();
  }
  const fits = await fitsLog(log);
  const stale = models.filter((model) => {
    const state = states.find(({ name }) => name === model.name);
    return state === undefined || state.signature !== signatureOf(model) || !fits(state);
  });
  if (stale.length > 0) await rebuildReadModels({ database, log, models: stale });
  const positions = await database.write.selectFrom('read_models').select('position').execute();
  return positions
    .map(({ position }) => position)
    .reduce((a, b) => (a === null || b === null ? null : log.comparePositions(a, b) <= 0 ? a : b));
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
