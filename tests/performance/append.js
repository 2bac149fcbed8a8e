// Appending and reading events, each acknowledged only when it is on the disk: our stores beside Emmett's, in turns,
// on the same disk and the same PostgreSQL.
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openPostgresStore, openSqliteStore } from '@strategy-builder/event-store';
import { startTemporaryPostgres } from '@strategy-builder/event-store/testing';
import { emmettOnPostgres, emmettOnSqlite } from './append-peers.js';

const rounds = 5;
const roundMilliseconds = 1000;
const writers = 32;
const streamLength = 10_000;

/** @typedef {{ work: string, ours: string, peer: string, ratio: string, goal: string }} Row */
/** What a store must do to take part: `append` one event at a revision, `read` a stream and count it.
 * @typedef {{ append(stream: string, revision: number, count: number): Promise<unknown>, read(stream: string): Promise<number>, close(): Promise<void> }} Contestant */

/** @returns {Promise<Row[]>} */
export async function run() {
  const directory = mkdtempSync(join(tmpdir(), 'append-'));
  const postgres = await startTemporaryPostgres();
  try {
    const load = loadavg()[0]?.toFixed(1);
    process.stdout.write(
      `  a commit here costs ${syncMicroseconds(directory)} µs of fdatasync, load ${load}\n`,
    );
    const sqlite = ours(openSqliteStore({ directory }));
    const onPostgres = ours(await openPostgresStore({ connectionString: postgres.url }));
    return [
      ...(await compare('SQLite', sqlite, await emmettOnSqlite(join(directory, 'emmett.db')), {
        concurrent: '≥ 40,000/s',
        sequential: '≥ 5,000/s',
        read: '≥ 180,000/s',
      })),
      ...(await compare('PostgreSQL', onPostgres, await emmettOnPostgres(postgres.url), {
        concurrent: '≥ 20,000/s',
        sequential: '≥ 2,200/s',
        read: '≥ 180,000/s',
      })),
    ];
  } finally {
    await postgres.stop();
    rmSync(directory, { recursive: true });
  }
}

/**
 * @param {string} database
 * @param {Contestant} us
 * @param {Contestant | string} peer or why it does not take part
 * @param {{ concurrent: string, sequential: string, read: string }} goals
 * @returns {Promise<Row[]>}
 */
async function compare(database, us, peer, goals) {
  const works = [
    {
      work: `append, ${writers} concurrent writers, ${database}`,
      goal: goals.concurrent,
      measure: concurrently,
    },
    { work: `append, sequential, ${database}`, goal: goals.sequential, measure: sequentially },
    {
      work: `read a stream of ${streamLength.toLocaleString('en')} events, ${database}`,
      goal: goals.read,
      measure: reading,
    },
  ];
  try {
    const rows = [];
    for (const { work, goal, measure } of works) {
      const [mine, theirs] = await inTurns(measure, us, peer);
      rows.push({
        work,
        ours: rate(mine),
        peer: typeof theirs === 'number' ? `Emmett ${rate(theirs)}` : `Emmett: ${theirs}`,
        ratio: typeof theirs === 'number' ? (mine / theirs).toFixed(1) : '',
        goal,
      });
    }
    return rows;
  } finally {
    await us.close();
    if (typeof peer !== 'string') await peer.close();
  }
}

/**
 * Medians of rounds in turns, so that a slow moment of the machine meets both.
 * @param {(store: Contestant, round: number) => Promise<number>} measure
 * @param {Contestant} us
 * @param {Contestant | string} peer
 * @returns {Promise<[number, number | string]>}
 */
async function inTurns(measure, us, peer) {
  const mine = [];
  const theirs = [];
  /** @type {string | undefined} */
  let failure = typeof peer === 'string' ? peer : undefined;
  for (let round = 0; round < rounds; round += 1) {
    mine.push(await measure(us, round));
    if (typeof peer === 'string' || failure) continue;
    try {
      theirs.push(await quietly(() => measure(peer, round)));
    } catch (error) {
      failure = `fails (${error instanceof Error ? error.message : String(error)})`;
    }
  }
  return [median(mine), failure ?? median(theirs)];
}

/**
 * Emmett logs each failed append, which would bury the table.
 * @template Result
 * @param {() => Promise<Result>} work
 */
async function quietly(work) {
  const { log, error } = console;
  console.log = console.error = () => {};
  try {
    return await work();
  } finally {
    Object.assign(console, { log, error });
  }
}

/** @param {Contestant} store @param {number} round */
async function concurrently(store, round) {
  const until = performance.now() + roundMilliseconds;
  const start = performance.now();
  const outcomes = await Promise.allSettled(
    Array.from({ length: writers }, async (_, writer) => {
      let revision = 0;
      while (performance.now() < until) {
        await store.append(`flow-concurrent-${round}-${writer}`, revision, 1);
        revision += 1;
      }
      return revision;
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  let appended = 0;
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') throw outcome.reason;
    appended += outcome.value;
  }
  return appended / seconds;
}

/** @param {Contestant} store @param {number} round */
async function sequentially(store, round) {
  const start = performance.now();
  let revision = 0;
  while (performance.now() < start + roundMilliseconds) {
    await store.append(`flow-sequential-${round}`, revision, 1);
    revision += 1;
  }
  return revision / ((performance.now() - start) / 1000);
}

/** @param {Contestant} store @param {number} round */
async function reading(store, round) {
  const stream = 'flow-read';
  if (round === 0) {
    for (let first = 0; first < streamLength; first += 100) await store.append(stream, first, 100);
  }
  // The first times compile the code that does it.
  const rates = [];
  for (let time = 0; time < 5; time += 1) {
    const start = performance.now();
    const count = await store.read(stream);
    if (count !== streamLength) throw new Error(`read ${count} events`);
    rates.push(count / ((performance.now() - start) / 1000));
  }
  return median(rates);
}

let made = 0;

/** An event of a person who drags a node, with a time-ordered id as the room makes them. */
export function movedNode() {
  made += 1;
  const clock = (1_767_225_600_000 + made).toString(16).padStart(12, '0');
  return {
    id: `${clock.slice(0, 8)}-${clock.slice(8)}-7000-8000-${made.toString(16).padStart(12, '0')}`,
    type: 'NodeMoved',
    schemaVersion: 1,
    data: { id: 'rsi_14', position: { x: made % 1900, y: made % 1000 } },
    metadata: {
      actor: { kind: /** @type {const} */ ('user'), id: 'ada', name: 'Ada Lovelace' },
      commandId: '019b7e2d-5c00-7000-8000-000000000000',
      correlationId: '019b7e2d-5c00-7000-8000-000000000000',
      at: '2026-01-01T00:00:00.000Z',
    },
  };
}

/**
 * @param {import('@strategy-builder/event-store').EventStore} store
 * @returns {Contestant}
 */
function ours(store) {
  return {
    append: (stream, revision, count) =>
      store.append(stream, revision, Array.from({ length: count }, movedNode)),
    async read(stream) {
      let count = 0;
      for await (const event of store.read(stream)) if (event.data) count += 1;
      return count;
    },
    close: () => store.close(),
  };
}

/** The disk's own part: its median for what one small commit writes. @param {string} directory */
function syncMicroseconds(directory) {
  const file = openSync(join(directory, 'sync'), 'w');
  const bytes = Buffer.alloc(16_384);
  const times = [];
  for (let time = 0; time < 200; time += 1) {
    const start = performance.now();
    writeSync(file, bytes, 0, bytes.length, (time % 64) * bytes.length);
    fdatasyncSync(file);
    times.push((performance.now() - start) * 1000);
  }
  closeSync(file);
  return Math.round(median(times.slice(64)));
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** @param {number} perSecond */
function rate(perSecond) {
  return `${Math.round(perSecond).toLocaleString('en')}/s`;
}
