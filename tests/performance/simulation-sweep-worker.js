// One thread's half of a sweep: points [from, to) of the grid.
import { parentPort, workerData } from 'node:worker_threads';
import { sweep } from '@strategy-builder/quant';
import { oneMinuteBars } from './simulation-bars.js';

const { program, axes, length, seed, from, to } = workerData;
const bars = oneMinuteBars(length, seed);
parentPort?.postMessage('ready');
parentPort?.once('message', () => {
  let points = 0;
  for (const row of sweep(program, { btc: bars }, axes, { from, to })) if ('metrics' in row) points++;
  parentPort?.postMessage(points);
  parentPort?.close();
});
