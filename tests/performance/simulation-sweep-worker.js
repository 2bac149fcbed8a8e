// One thread's part of a sweep: every second pair of the grid, from the one given on.
import { parentPort, workerData } from 'node:worker_threads';
import { gridOf, judgeCandidate } from '@strategy-builder/quant';
import { oneMinuteBars } from './simulation-bars.js';

const { program, axes, length, seed, part, parts } = workerData;
const bars = { btc: oneMinuteBars(length, seed) };
parentPort?.postMessage('ready');
parentPort?.once('message', () => {
  let points = 0;
  for (const [index, point] of gridOf(axes).entries()) {
    if (index % parts !== part) continue;
    if ('metrics' in judgeCandidate({ legs: [at(point)] }, bars)) points++;
  }
  parentPort?.postMessage(points);
  parentPort?.close();
});

/** @param {readonly number[]} point */
function at(point) {
  const nodes = program.source.nodes.map((/** @type {{ id: string, params: object }} */ node) => {
    const axis = axes.findIndex((/** @type {{ node: string }} */ one) => one.node === node.id);
    return axis < 0 ? node : { ...node, params: { ...node.params, [axes[axis].parameter]: point[axis] } };
  });
  return { ...program, source: { ...program.source, nodes } };
}
