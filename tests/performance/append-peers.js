// Emmett's event stores as contestants of append.js. Each is loaded only if it was installed and can start.
import { movedNode } from './append.js';

/** @typedef {import('./append.js').Contestant} Contestant */

const peers = new URL('./peers/node_modules/@event-driven-io/', import.meta.url);

/** @param {string} fileName @returns {Promise<Contestant | string>} */
export async function emmettOnSqlite(fileName) {
  try {
    const { getSQLiteEventStore } = await import(new URL('emmett-sqlite/dist/index.js', peers).href);
    return await contestant(getSQLiteEventStore({ fileName }), async () => {});
  } catch (error) {
    return `not installed (${messageOf(error)})`;
  }
}

/** @param {string} url @returns {Promise<Contestant | string>} */
export async function emmettOnPostgres(url) {
  try {
    const { getPostgreSQLEventStore } = await import(new URL('emmett-postgresql/dist/index.js', peers).href);
    const { endAllPools } = await import(new URL('dumbo/dist/index.js', peers).href);
    const store = getPostgreSQLEventStore(url);
    return await contestant(store, async () => {
      await store.close();
      // Its pool counts users and stays open past `close` when an append had failed.
      await endAllPools();
    });
  } catch (error) {
    return `not installed (${messageOf(error)})`;
  }
}

/**
 * Appends once before it is measured, so that the tables are there.
 * @param {{ appendToStream: Function, readStream: Function }} store
 * @param {() => Promise<void>} close
 * @returns {Promise<Contestant>}
 */
async function contestant(store, close) {
  /** @type {Contestant['append']} */
  const append = (stream, revision, count) =>
    store.appendToStream(
      stream,
      Array.from({ length: count }, () => {
        const { type, data, metadata } = movedNode();
        return { type, data, metadata };
      }),
      { expectedStreamVersion: revision === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(revision) },
    );
  await append('flow-first', 0, 1);
  return {
    append,
    async read(stream) {
      const { events } = await store.readStream(stream);
      return events.length;
    },
    close,
  };
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
