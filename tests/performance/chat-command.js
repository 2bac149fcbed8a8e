// Chat commands and sentences through the whole server, stored before they are answered: one after the other and two at
// once. Beside them what they can't do without: a bare commit of as many bytes, waited for like theirs, and the planner.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { planByRules } from '@strategy-builder/ai';
import Database from 'libsql';
import { startProduct } from '../fixtures/product.js';
import { median, ms, quantile } from './load/statistics.js';

const times = 300;
const warmUp = 50;
const goal = 'p99 < 20 ms';

/** @returns {Promise<{ work: string, ours: string, peer: string, ratio: string, goal: string }[]>} */
export async function run() {
  const product = await startProduct({ env: { MAX_NODES_PER_STRATEGY: '10000', LOG_LEVEL: 'error' } });
  const post = async (/** @type {string} */ path, /** @type {unknown} */ body) => {
    const response = await fetch(`${product.origin}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(JSON.stringify(answer));
    return answer;
  };
  const say = async (/** @type {string} */ flow, /** @type {string} */ text) => {
    const { status } = await post(`/flows/${flow}/chat`, { text });
    if (status !== 'done') throw new Error(`${text} was ${status}`);
  };
  const command = (/** @type {string} */ flow, /** @type {number} */ index) =>
    say(flow, index % 2 === 0 ? '/add-node function 14-period RSI' : '/list-nodes');
  try {
    for (const id of ['commands', 'at-once']) await post('/flows', { id, name: id });
    const count = times + warmUp;
    for (let index = 0; index < 2 * count; index += 1)
      await post('/flows', { id: `sentence-${index}`, name: 'sentence' });
    const about = (/** @type {number} */ index) => say(`sentence-${index}`, sentence(index));
    return [
      row(
        'chat command, no AI (stored, answered over HTTP)',
        await timed((index) => command('commands', index)),
      ),
      row('chat command, two at once', await timed((index) => command('at-once', index), 2)),
      row('sentence to a whole strategy', await timed(about)),
      row('sentence to a whole strategy, two at once', await timed((index) => about(count + index), 2)),
      row('of it: the rules planner alone', planned(), false),
    ];
  } finally {
    await product.stop();
    product.removeData();
  }
}

/** Beside the time of a bare commit on this disk at this moment: machines, and their load, differ by more than the code. */
function row(
  /** @type {string} */ work,
  /** @type {number[]} */ values,
  /** @type {boolean} */ waits = true,
) {
  const disk = waits ? bareCommits() : null;
  return {
    work,
    ours: shown(values),
    peer: disk ? `bare commit: ${shown(disk)}` : '',
    ratio: disk ? (median(values) / median(disk)).toFixed(1) : '',
    goal: waits ? goal : '',
  };
}

/** @param {number[]} values */
function shown(values) {
  return `p50 ${ms(median(values))}, p99 ${ms(quantile(values, 0.99))}`;
}

/** @param {number} index */
function sentence(index) {
  return `Create a momentum strategy that buys BTC when RSI crosses above ${50 + (index % 40)}`;
}

function planned() {
  const empty = { name: '', description: '', archived: false, nodes: {}, edges: {} };
  const values = [];
  for (let index = -warmUp; index < times; index += 1) {
    const start = performance.now();
    planByRules(sentence(index + warmUp), empty);
    if (index >= 0) values.push(performance.now() - start);
  }
  return values;
}

/** What a sentence writes is some 20 kB; its commit can't be faster than this one of one row. */
function bareCommits() {
  const folder = mkdtempSync(join(tmpdir(), 'chat-command-'));
  const database = new Database(join(folder, 'bare.db'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 20000');
  database.exec('CREATE TABLE rows (record TEXT)');
  const insert = database.prepare('INSERT INTO rows VALUES (?)');
  const record = 'x'.repeat(20_000);
  const values = [];
  for (let index = 0; index < times; index += 1) {
    const start = performance.now();
    insert.run([record]);
    values.push(performance.now() - start);
  }
  database.close();
  rmSync(folder, { recursive: true });
  return values;
}

/**
 * @param {(index: number) => Promise<void>} act
 * @param {number} atOnce
 */
async function timed(act, atOnce = 1) {
  /** @type {number[]} */
  const values = [];
  let next = 0;
  const worker = async () => {
    while (next < times + warmUp) {
      const index = next++;
      const start = performance.now();
      await act(index);
      if (index >= warmUp) values.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return values;
}
