import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { CanvasClient } from './canvas-client.js';

/**
 * @typedef {object} Editing
 * @property {number} p50 milliseconds from an edit's write to its arrival at another client
 * @property {number} p99
 * @property {number} sent
 * @property {number} delivered
 * @property {number} expected deliveries that should have come
 * @property {number} perSecond edits a second that were really written
 */

/**
 * Several people edit nodes of their own at a steady rate; every arrival at every other person is timed.
 * @param {import('./servers.js').Served} served
 * @param {{ flows: number, peopleInEach: number, editsPerSecond: number, seconds: number, act?: 'edit' | 'cursor' }} load
 * @returns {Promise<Editing>}
 */
export async function measureEditing(served, { flows, peopleInEach, editsPerSecond, seconds, act = 'edit' }) {
  /** @type {number[]} */
  const sentAt = [];
  /** @type {CanvasClient[]} */
  const authors = [];
  const latencies = new Float64Array(Math.ceil(flows * peopleInEach ** 2 * editsPerSecond * (seconds + 2)));
  let delivered = 0;

  const people = [];
  for (let flow = 0; flow < flows; flow += 1) {
    const room = `load-${act}-${peopleInEach}-${editsPerSecond}-${flow}-${Math.random().toString(36).slice(2, 8)}`;
    await served.prepare(room, peopleInEach);
    for (let person = 0; person < peopleInEach; person += 1) {
      /** @type {CanvasClient} */
      const client = new CanvasClient(served.target, room, {
        arrived(sequence, at) {
          if (authors[sequence] === client || sentAt[sequence] === undefined) return;
          latencies[delivered] = at - sentAt[sequence];
          delivered += 1;
        },
      });
      people.push({ client, node: `n_${person}` });
    }
  }
  await Promise.all(people.map(({ client }) => client.synced));

  const start = performance.now();
  const interval = 1_000 / editsPerSecond;
  await Promise.all(
    people.map(async ({ client, node }, index) => {
      const phase = (index / people.length) * interval;
      for (let edit = 0; edit < editsPerSecond * seconds; edit += 1) {
        const wait = start + phase + edit * interval - performance.now();
        if (wait > 0) await sleep(wait);
        else if (edit % 16 === 0) await sleep(0);
        const sequence = sentAt.length;
        authors.push(client);
        sentAt.push(performance.now());
        if (act === 'edit') client.edit(node, sequence);
        else client.cursor(sequence);
      }
    }),
  );
  const writing = performance.now() - start;
  const expected = sentAt.length * (peopleInEach - 1);
  const giveUp = performance.now() + 10_000;
  for (let before = -1; delivered < expected && delivered !== before && performance.now() < giveUp; ) {
    before = delivered;
    await sleep(500);
  }
  const closed = people.filter(({ client }) => client.closed);
  for (const { client } of people) client.close();
  if (closed.length > 0)
    throw new Error(
      `${served.target.name} closed ${closed.length} connections: ${JSON.stringify(closed[0]?.client.closed)}`,
    );
  const arrived = latencies.subarray(0, delivered).sort();
  return {
    p50: arrived[Math.floor(delivered * 0.5)] ?? Number.NaN,
    p99: arrived[Math.floor(delivered * 0.99)] ?? Number.NaN,
    sent: sentAt.length,
    delivered,
    expected,
    perSecond: sentAt.length / (writing / 1_000),
  };
}
