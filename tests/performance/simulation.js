// RSI(14) + SMA 10/30 on 1,000,000 one-minute bars in one thread: the whole simulation (compile, signals, fills, fees,
// equity) beside libraries that compute the three indicators only.
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { simulate, simulationResult } from '@strategy-builder/quant';
import * as indicatorts from './peers/node_modules/indicatorts/dist/esm/index.js';
import technicalindicators from './peers/node_modules/technicalindicators/dist/index.js';
import * as tradingSignals from './peers/node_modules/trading-signals/dist/index.js';
import { oneMinuteBars } from './simulation-bars.js';

const length = 1_000_000;
const rounds = 7;

/** @typedef {{ work: string, ours: string, peer: string, ratio: string, goal: string }} Row */

/** @type {import('@strategy-builder/domain').StrategyProgram} */
const program = {
  source: {
    bars: ['btc'],
    nodes: [
      {
        id: 'rsi_14',
        formula: 'rsi(close, period)',
        params: { period: 14 },
        inputs: { bars: { from: 'bars', id: 'btc' } },
      },
      {
        id: 'fast',
        formula: 'sma(close, period)',
        params: { period: 10 },
        inputs: { bars: { from: 'bars', id: 'btc' } },
      },
      {
        id: 'slow',
        formula: 'sma(close, period)',
        params: { period: 30 },
        inputs: { bars: { from: 'bars', id: 'btc' } },
      },
      {
        id: 'rules',
        formula:
          'enter_long = crosses_above(fast, slow) and rsi_14 < 70\nexit_long = crosses_below(fast, slow) or rsi_14 > 80',
        params: {},
        inputs: {
          rsi_14: { from: 'node', id: 'rsi_14', output: 'value' },
          fast: { from: 'node', id: 'fast', output: 'value' },
          slow: { from: 'node', id: 'slow', output: 'value' },
        },
      },
    ],
  },
  data: [{ node: 'btc', symbol: 'SYNTHETIC', exchange: 'synthetic', timeframe: '1m', market: 'spot' }],
  traded: 'btc',
  strategy: 'rules',
  signals: {
    enter_long: { node: 'rules', output: 'enter_long' },
    exit_long: { node: 'rules', output: 'exit_long' },
  },
  risk: [],
  execution: { kind: 'market', node: null },
};

/** @returns {Promise<Row[]>} */
export async function run() {
  const bars = oneMinuteBars(length, 20_240_601);
  const closes = Array.from(bars.close);
  // Bars that have been simulated are not checked again; as a new object they are, like those just loaded.
  const loaded = () => ({ btc: { ...bars } });
  const contenders = {
    ours: () => finish(simulate(program, loaded(), { account: { feeBps: 10 } })).trades.length,
    oursWithResult: () =>
      simulationResult(finish(simulate(program, loaded(), { account: { feeBps: 10 } }))).trades.length,
    indicatorts: () =>
      indicatorts.rsi(closes, { period: 14 }).length +
      indicatorts.sma(closes, { period: 10 }).length +
      indicatorts.sma(closes, { period: 30 }).length,
    'trading-signals': () => streamed(closes),
    technicalindicators: () =>
      technicalindicators.RSI.calculate({ period: 14, values: closes }).length +
      technicalindicators.SMA.calculate({ period: 10, values: closes }).length +
      technicalindicators.SMA.calculate({ period: 30, values: closes }).length,
  };
  const rate = inTurn(contenders);
  const million = (/** @type {number} */ perSecond) => `${(perSecond / 1e6).toFixed(1)} M bars/s`;
  const beside = (
    /** @type {'indicatorts' | 'trading-signals' | 'technicalindicators'} */ peer,
    /** @type {string} */ goal,
  ) => ({
    work: '',
    ours: '',
    peer: `${peer} ${million(rate[peer])} (indicators only)`,
    ratio: `${(rate.ours / rate[peer]).toFixed(1)} ×`,
    goal,
  });
  const [first, ...others] = [
    beside('indicatorts', '≥ 2 ×'),
    beside('trading-signals', ''),
    beside('technicalindicators', '≥ 15 ×'),
  ];
  return [
    {
      ...first,
      work: 'simulate RSI(14) + SMA 10/30 with fees and equity, 1,000,000 bars, one thread',
      ours: million(rate.ours),
      goal: `≥ 20 M bars/s, ${first.goal}`,
    },
    ...others,
    {
      work: 'the same with metrics, trades and the equity curve for a page',
      ours: million(rate.oursWithResult),
      peer: '',
      ratio: '',
      goal: '',
    },
    await sweepOnTwoThreads(),
  ];
}

/** Fast and slow length of the averages, 1,000 pairs over 100,000 bars, half of them in each of two threads. @returns {Promise<Row>} */
async function sweepOnTwoThreads() {
  const axes = [
    { node: 'fast', parameter: 'period', values: Array.from({ length: 20 }, (_, i) => 5 + i) },
    { node: 'slow', parameter: 'period', values: Array.from({ length: 50 }, (_, i) => 30 + 2 * i) },
  ];
  const data = { program, axes, length: 100_000, seed: 7 };
  const workers = [
    { part: 0, parts: 2 },
    { part: 1, parts: 2 },
  ].map(
    (half) =>
      new Worker(new URL('./simulation-sweep-worker.js', import.meta.url), {
        workerData: { ...data, ...half },
      }),
  );
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const before = performance.now();
  const points = await Promise.all(
    workers.map(async (worker) => {
      const counted = once(worker, 'message');
      worker.postMessage('go');
      return Number((await counted)[0]);
    }),
  );
  const seconds = (performance.now() - before) / 1000;
  if (points.reduce((sum, count) => sum + count, 0) !== 1_000) throw new Error('The sweep left points out');
  return {
    work: 'sweep of 1,000 parameter pairs × 100,000 bars with metrics, two threads',
    ours: `${seconds.toFixed(1)} s`,
    peer: '',
    ratio: '',
    goal: '< 10 s',
  };
}

/**
 * Bars a second of each contender: the median of rounds in which all of them take turns, after two to warm up. A turn is
 * as many runs as begin within a quarter of a second, so that one that is done sooner is not left to a single moment of
 * a busy machine, and each pays for the collection of its own garbage.
 */
function inTurn(/** @type {Record<string, () => number>} */ contenders) {
  /** @type {Record<string, number[]>} */
  const rates = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = -2; round < rounds; round++)
    for (const [name, work] of Object.entries(contenders)) {
      const before = performance.now();
      let runs = 0;
      let taken = 0;
      while (taken < 250) {
        if (!(work() > 0)) throw new Error(`${name} computed nothing`);
        runs++;
        taken = performance.now() - before;
      }
      if (round >= 0) rates[name].push(((runs * length) / taken) * 1000);
    }
  return Object.fromEntries(
    Object.entries(rates).map(([name, all]) => [name, all.sort((a, b) => a - b)[rounds >> 1]]),
  );
}

/** @param {import('@strategy-builder/quant').SimulationOutcome} outcome */
function finish(outcome) {
  if (outcome.status !== 'done') throw new Error(`The simulation was not done: ${JSON.stringify(outcome)}`);
  return outcome.run;
}

/** @param {number[]} closes */
function streamed(closes) {
  const rsi = new tradingSignals.RSI(14);
  const fast = new tradingSignals.SMA(10);
  const slow = new tradingSignals.SMA(30);
  let available = 0;
  for (const close of closes) {
    fast.add(close);
    slow.add(close);
    if (rsi.add(close) !== null) available++;
  }
  return available;
}
