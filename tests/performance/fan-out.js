// Edits from one person to all others, stored before they are shown, beside servers that keep documents in memory only.
import { performance } from 'node:perf_hooks';
import { CanvasClient } from './load/canvas-client.js';
import { measureEditing } from './load/editing.js';
import { serveHocuspocus, serveProduct, serveYWebsocket } from './load/servers.js';
import { median, ms, quantile, whole } from './load/statistics.js';

const rounds = 3;

/** @typedef {{ work: string, ours: string, peer: string, ratio: string, goal: string }} Row */

/** @returns {Promise<Row[]>} */
export async function run() {
  return [
    ...(await fanOut(
      '50 editors × 5 edits/s in one flow',
      { flows: 1, peopleInEach: 50, editsPerSecond: 5, seconds: 6 },
      'p50 ≤ Hocuspocus + 0.5 ms, p99 ≤ its p99',
    )),
    ...(await fanOut(
      '500 editors over 50 flows, 1 edit/s each',
      { flows: 50, peopleInEach: 10, editsPerSecond: 1, seconds: 6 },
      'p50 ≤ Hocuspocus + 0.5 ms, p99 ≤ 20 ms',
    )),
    ...(await cursors()),
    ...(await joins()),
    ...(await saturation()),
  ];
}

/**
 * @param {string} work @param {Parameters<typeof measureEditing>[1]} load @param {string} goal
 * @returns {Promise<Row[]>}
 */
async function fanOut(work, load, goal) {
  const results = await inTurn([serveProduct, serveHocuspocus, serveYWebsocket], (served) =>
    measureEditing(served, load),
  );
  const [ours, hocuspocus, yWebsocket] = results.map((rounds) => ({
    p50: median(rounds.map((one) => one.p50)),
    p99: median(rounds.map((one) => one.p99)),
    lost: rounds.reduce((sum, one) => sum + one.expected - one.delivered, 0),
  }));
  if (!ours || !hocuspocus || !yWebsocket) return [];
  const show = (/** @type {{ p50: number, p99: number, lost: number }} */ one) =>
    `${ms(one.p50)} / ${ms(one.p99)}${one.lost ? `, ${whole(one.lost)} lost` : ''}`;
  return [
    {
      work: `${work}, p50 / p99`,
      ours: show(ours),
      peer: `Hocuspocus ${show(hocuspocus)}`,
      ratio: ratio(ours.p50, hocuspocus.p50),
      goal,
    },
    {
      work: '',
      ours: '',
      peer: `y-websocket-server ${show(yWebsocket)}`,
      ratio: ratio(ours.p50, yWebsocket.p50),
      goal: '',
    },
  ];
}

/** @returns {Promise<Row[]>} */
async function cursors() {
  const load = /** @type {const} */ ({
    flows: 1,
    peopleInEach: 100,
    editsPerSecond: 20,
    seconds: 5,
    act: 'cursor',
  });
  const results = await inTurn([serveProduct, serveHocuspocus], async (served) => {
    const before = served.cpuSeconds();
    const measured = await measureEditing(served, load);
    return { ...measured, cpu: served.cpuSeconds() - before };
  });
  const [ours, hocuspocus] = results.map((rounds) => ({
    p99: median(rounds.map((one) => one.p99)),
    cpu: median(rounds.map((one) => one.cpu)),
    rate: median(rounds.map((one) => one.delivered / load.seconds)),
  }));
  if (!ours || !hocuspocus) return [];
  const show = (/** @type {{ p99: number, cpu: number, rate: number }} */ one) =>
    `${whole(one.rate)}/s, p99 ${ms(one.p99)}, ${one.cpu.toFixed(1)} s CPU`;
  return [
    {
      work: 'cursors, 100 people × 20/s in one flow',
      ours: show(ours),
      peer: `Hocuspocus ${show(hocuspocus)}`,
      ratio: `CPU ${ratio(ours.cpu, hocuspocus.cpu)}`,
      goal: '198,000 deliveries/s, p99 < 8 ms, half of the CPU',
    },
  ];
}

/** @returns {Promise<Row[]>} */
async function joins() {
  const people = 200;
  const results = await inTurn([serveProduct, serveHocuspocus], async (served) => {
    const room = `joined-${Math.random().toString(36).slice(2, 8)}`;
    await served.prepare(room, 5_000);
    const first = new CanvasClient(served.target, room);
    await first.synced;
    const start = performance.now();
    const clients = Array.from(
      { length: people },
      () => new CanvasClient(served.target, room, { keepDocument: false }),
    );
    const waits = await Promise.all(clients.map(async (client) => Number(await client.synced) - start));
    for (const client of [first, ...clients]) client.close();
    return quantile(waits, 0.99);
  });
  const [ours, hocuspocus] = results.map((rounds) => median(rounds));
  if (ours === undefined || hocuspocus === undefined) return [];
  return [
    {
      work: '200 people join a flow of 5,000 nodes at once, p99 until the whole document has arrived',
      ours: ms(ours),
      peer: `Hocuspocus ${ms(hocuspocus)}`,
      ratio: ratio(ours, hocuspocus),
      goal: '< 350 ms',
    },
  ];
}

/** The highest rate at which p99 stays within 100 ms and nothing is lost. @returns {Promise<Row[]>} */
async function saturation() {
  const found = [];
  for (const serve of [serveProduct, serveHocuspocus]) {
    const served = await serve();
    let best = 0;
    for (let editsPerSecond = 20; editsPerSecond <= 640; editsPerSecond = Math.ceil(editsPerSecond * 1.3)) {
      const measured = await measureEditing(served, {
        flows: 1,
        peopleInEach: 50,
        editsPerSecond,
        seconds: 3,
      });
      if (measured.p99 > 100 || measured.delivered < measured.expected) break;
      best = measured.perSecond;
    }
    found.push(best);
    await served.stop();
  }
  const [ours = Number.NaN, hocuspocus = Number.NaN] = found;
  return [
    {
      work: 'edits/s at saturation (p99 ≤ 100 ms), 50 people in one flow; the load shares the two cores',
      ours: `${whole(ours)}/s`,
      peer: `Hocuspocus ${whole(hocuspocus)}/s`,
      ratio: ratio(ours, hocuspocus),
      goal: '≥ 1.25 ×',
    },
  ];
}

/**
 * Measures the servers turn by turn, several rounds, so that a noisy minute hits all alike.
 * @template T
 * @param {(() => Promise<import('./load/servers.js').Served>)[]} serves
 * @param {(served: import('./load/servers.js').Served) => Promise<T>} measure
 * @returns {Promise<T[][]>}
 */
async function inTurn(serves, measure) {
  /** @type {T[][]} */
  const results = serves.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, serve] of serves.entries()) {
      const served = await serve();
      try {
        results[index]?.push(await measure(served));
      } finally {
        await served.stop();
      }
    }
  }
  return results;
}

/** @param {number} ours @param {number} theirs */
function ratio(ours, theirs) {
  return `${(ours / theirs).toFixed(2)} ×`;
}
