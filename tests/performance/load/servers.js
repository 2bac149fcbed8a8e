// The servers under load, each in a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startProduct } from '../../fixtures/product.js';

const peers = fileURLToPath(new URL('../peers', import.meta.url));

/**
 * @typedef {object} Served
 * @property {import('./canvas-client.js').Target} target
 * @property {(room: string, nodes: number) => Promise<void>} prepare makes a flow with nodes n_0, n_1, …
 * @property {() => number} cpuSeconds
 * @property {() => Promise<void>} stop
 */

/** The product with its log on SQLite (or `databaseUrl`), every edit stored before it is shown. @param {Record<string, string>} [env] @returns {Promise<Served>} */
export async function serveProduct(env = {}) {
  const product = await startProduct({
    env: {
      MAX_CONCURRENT_USERS: '10000',
      MAX_NODES_PER_STRATEGY: '100000',
      MAX_EDITS_PER_SECOND: '100000',
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  return {
    target: {
      name: 'Strategy Builder',
      url: (room) => `ws://127.0.0.1:${product.port}/collab/${room}`,
      prefix: () => null,
    },
    prepare: (room, nodes) => prepareFlow(product.origin, room, nodes),
    cpuSeconds: () => cpuSeconds(product.pid),
    async stop() {
      await product.stop();
      product.removeData();
    },
  };
}

/** Hocuspocus with its storage off: documents live in memory only. @returns {Promise<Served>} */
export async function serveHocuspocus() {
  const child = await startPeer('hocuspocus-server.js');
  return {
    ...child,
    target: { name: 'Hocuspocus', url: () => `ws://127.0.0.1:${child.port}/`, prefix: (room) => room },
  };
}

/** y-websocket's server, in memory. @returns {Promise<Served>} */
export async function serveYWebsocket() {
  const child = await startPeer('y-websocket-server.js');
  return {
    ...child,
    target: {
      name: 'y-websocket-server',
      url: (room) => `ws://127.0.0.1:${child.port}/${room}`,
      prefix: () => null,
    },
  };
}

/** @param {string} origin @param {string} room @param {number} nodes */
async function prepareFlow(origin, room, nodes) {
  await post(`${origin}/api/flows`, { id: room, name: room });
  for (let first = 0; first < nodes; first += 500) {
    const commands = Array.from({ length: Math.min(500, nodes - first) }, (_, index) => ({
      type: 'AddNode',
      id: `n_${first + index}`,
      nodeType: 'function',
      kind: 'sma',
      params: { period: 20 },
      position: { x: ((first + index) % 50) * 260, y: Math.floor((first + index) / 50) * 140 },
    }));
    await post(`${origin}/api/flows/${room}/commands`, commands);
  }
}

/** @param {string} url @param {unknown} body */
async function post(url, body) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
}

/** @param {string} script */
async function startPeer(script) {
  const child = spawn(process.execPath, [script], { cwd: peers, stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const [line] = await once(createInterface(child.stdout), 'line');
  const port = Number(line);
  return {
    port,
    prepare: async (/** @type {string} */ room, /** @type {number} */ nodes) => {
      const answer = await fetch(`http://127.0.0.1:${port + 1}/${room}/${nodes}`, { method: 'POST' });
      if (!answer.ok) throw new Error(`${script}: ${await answer.text()}`);
    },
    cpuSeconds: () => cpuSeconds(/** @type {number} */ (child.pid)),
    async stop() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Seconds of processor time a process has used (user and system), from /proc. @param {number} pid */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
