// Chat commands and sentences through the whole server, stored before they are answered, one after the other.
import { performance } from 'node:perf_hooks';
import { startProduct } from '../fixtures/product.js';
import { median, ms, quantile } from './load/statistics.js';

const times = 300;

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
  try {
    await post('/flows', { id: 'commands', name: 'commands' });
    const commands = await timed(async (index) => {
      const text = index % 2 === 0 ? '/add-node function 14-period RSI' : '/list-nodes';
      const { status } = await post('/flows/commands/chat', { text });
      if (status !== 'done') throw new Error(`${text} was ${status}`);
    });
    const sentences = await timed(async (index) => {
      await post('/flows', { id: `sentence-${index}`, name: 'sentence' });
      const text = `Create a momentum strategy that buys BTC when RSI crosses above ${50 + (index % 40)}`;
      const { status } = await post(`/flows/sentence-${index}/chat`, { text });
      if (status !== 'done') throw new Error(`${text} was ${status}`);
    });
    const row = (/** @type {string} */ work, /** @type {number[]} */ values) => ({
      work,
      ours: `p50 ${ms(median(values))}, p99 ${ms(quantile(values, 0.99))}`,
      peer: '',
      ratio: '',
      goal: 'p99 < 20 ms',
    });
    return [
      row('chat command, no AI (stored, answered over HTTP)', commands),
      row('new flow and a sentence to a whole strategy (two requests)', sentences),
    ];
  } finally {
    await product.stop();
    product.removeData();
  }
}

/** @param {(index: number) => Promise<void>} act */
async function timed(act) {
  const values = [];
  for (let index = -50; index < times; index += 1) {
    const start = performance.now();
    await act(index + 50);
    if (index >= 0) values.push(performance.now() - start);
  }
  return values;
}
