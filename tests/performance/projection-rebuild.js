// All read models built anew from a log of 200,000 events: read, folded, written, indexed, swapped in.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresStore, openSqliteStore } from '@strategy-builder/event-store';
import { startTemporaryPostgres } from '@strategy-builder/event-store/testing';
import {
  openPostgresReadDatabase,
  openSqliteReadDatabase,
  ReadModelRunner,
} from '@strategy-builder/projections';

const total = 200_000;
const flows = 40;
const eventsOfTurn = 10;
const rounds = 3;

/** Log and read models in one place. @typedef {{ work: string, ours: string, peer: string, ratio: string, goal: string }} Row */

/** @returns {Promise<Row[]>} */
export async function run() {
  const directory = mkdtempSync(join(tmpdir(), 'projection-rebuild-'));
  const postgres = await startTemporaryPostgres();
  try {
    const onSqlite = await measure(
      'SQLite',
      openSqliteStore({ directory }),
      openSqliteReadDatabase(join(directory, 'read.db')),
    );
    const onPostgres = await measure(
      'PostgreSQL',
      await openPostgresStore({ connectionString: postgres.url }),
      openPostgresReadDatabase({ connectionString: postgres.url }),
    );
    return [onSqlite, onPostgres];
  } finally {
    await postgres.stop();
    rmSync(directory, { recursive: true });
  }
}

/**
 * @param {string} where
 * @param {import('@strategy-builder/event-store').EventStore} log
 * @param {import('@strategy-builder/projections').ReadDatabase} database
 * @returns {Promise<Row>}
 */
async function measure(where, log, database) {
  try {
    await fill(log);
    const runner = await ReadModelRunner.start({ database, log });
    const reading = performance.now();
    for await (const _event of log.readAll(null));
    const readRate = total / ((performance.now() - reading) / 1000);
    const rates = [];
    for (let round = 0; round < rounds; round += 1) {
      const { events, milliseconds } = await runner.rebuild();
      rates.push(events / (milliseconds / 1000));
    }
    await runner.stop();
    return {
      work: `projection rebuild, all tables, ${total.toLocaleString('en')} events, ${where} (best of ${rounds})`,
      ours: `${Math.round(Math.max(...rates)).toLocaleString('en')} events/s`,
      peer: `reading alone ${Math.round(readRate).toLocaleString('en')} events/s`,
      ratio: (Math.max(...rates) / readRate).toFixed(2),
      goal: '≥ 50,000 events/s',
    };
  } finally {
    await database.close();
    await log.close();
  }
}

/** @param {import('@strategy-builder/event-store').EventStore} log */
async function fill(log) {
  const changes = changesOfFlows();
  for (let turn = 0; turn * eventsOfTurn < total; turn += flows) {
    await Promise.all(
      Array.from({ length: Math.min(flows, total / eventsOfTurn - turn) }, (_, flow) => {
        const events = Array.from({ length: eventsOfTurn }, () => changes(flow));
        return log.append(`flow-${flow}`, (turn / flows) * eventsOfTurn, events);
      }),
    );
  }
}

/** What people do on a canvas: mostly dragging and turning parameters of some dozens of nodes. */
function changesOfFlows() {
  const nodes = Array.from({ length: flows }, () => 0);
  const created = new Set();
  let made = 0;
  /** @param {number} flow */
  return (flow) => {
    made += 1;
    const clock = (1_767_225_600_000 + made * 20).toString(16).padStart(12, '0');
    const id = `${clock.slice(0, 8)}-${clock.slice(8)}-7000-8000-${made.toString(16).padStart(12, '0')}`;
    const count = nodes[flow] ?? 0;
    const node = `rsi_${made % Math.max(count, 1)}`;
    const [type, data] = !created.has(flow)
      ? ['FlowCreated', { name: `Flow ${flow}`, description: '', founder: flow }]
      : count < 20 || (made % 97 === 0 && count < 100)
        ? ['NodeAdded', nodeOf(`rsi_${count}`)]
        : made % 20 < 11
          ? ['NodeMoved', { id: node, position: { x: made % 1900, y: made % 1000 } }]
          : made % 20 < 17
            ? ['NodeEdited', { id: node, params: { period: made % 99 } }]
            : made % 20 < 19
              ? ['CanvasSynchronised', {}]
              : [
                  'ChangeRefused',
                  { code: 'graph-would-cycle', detail: 'It would close a cycle.', command: 'ConnectNodes' },
                ];
    created.add(flow);
    if (type === 'NodeAdded') nodes[flow] = count + 1;
    const actor = { kind: /** @type {const} */ ('user'), id: `user-${made % 9}`, name: 'Ada' };
    const at = new Date(1_767_225_600_000 + made * 20).toISOString();
    const metadata = { actor, sessionId: `session-${made % 9}`, commandId: id, correlationId: id, at };
    return { id, type: String(type), schemaVersion: 1, data, metadata };
  };
}

/** @param {string} id */
function nodeOf(id) {
  const params = { period: 14 };
  const position = { x: 100, y: 100 };
  return {
    id,
    type: 'function',
    kind: 'rsi',
    label: id,
    description: 'An indicator',
    position,
    params,
    formula: 'rsi(close, period)',
  };
}
