import { everyBar } from './clock.js';
import type { Graph } from './graph.js';
import { type Operation, operands } from './operation.js';

/**
 * For every operation the first bar on which it has a value, counted in ticks of its clock; infinite for `na` and what
 * depends on it. A slower clock is taken to have just missed the beginning of a longer bar, the latest that can be.
 */
export function firstBars(graph: Graph): readonly number[] {
  const bars: number[] = [];
  for (const operation of graph.operations) {
    const inputs = operands(operation).map((value) => bars[value] ?? 0);
    bars.push(
      operation.op === 'sample' ? firstSampled(operation, inputs, graph) : firstBar(operation, inputs),
    );
  }
  return bars;
}

function firstSampled(
  operation: Extract<Operation, { op: 'sample' }>,
  [tick = 0]: readonly number[],
  graph: Graph,
): number {
  const slow = graph.timeframe(graph.clock(operation.a) ?? everyBar);
  const fast = operation.clock === everyBar ? slow.base : graph.timeframe(operation.clock).length;
  const ratio = slow.length / fast;
  return ratio - 1 + (tick + 1) * ratio - 1;
}

function firstBar(operation: Operation, inputs: readonly number[]): number {
  const ready = Math.max(0, ...inputs);
  switch (operation.op) {
    case 'constant':
      return Number.isNaN(operation.value) ? Number.POSITIVE_INFINITY : 0;
    case 'truth':
      return operation.value === null ? Number.POSITIVE_INFINITY : 0;
    case 'prev':
      return ready + operation.length;
    case 'window':
    case 'covariance':
    case 'wilder':
      return ready + operation.length - 1;
    case 'ema':
      return ready + operation.skip + operation.length - 1;
    case 'recur': {
      // `last` counts as known at once, so a step that only looks one bar back does not delay its own start.
      const [initial = 0, step = 0] = inputs;
      return step <= initial + 1 ? initial : Math.max(initial, step);
    }
    default:
      return ready;
  }
}
