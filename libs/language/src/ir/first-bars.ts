import { everyBar } from './clock.js';
import type { Graph } from './graph.js';
import { type Operation, operands } from './operation.js';

/**
 * For every operation the first bar on which it has a value, counted in ticks of its clock; infinite for `na` and what
 * depends on it. The `latest` that can be, when the data has no holes: a slower clock has just missed the beginning of
 * a longer bar, and all branches count. Or the `earliest`: the quicker branch is taken, and `false and na` is false.
 */
export function firstBars(graph: Graph, bound: 'latest' | 'earliest' = 'latest'): readonly number[] {
  const bars: number[] = [];
  for (const operation of graph.operations) {
    const inputs = operands(operation).map((value) => bars[value] ?? 0);
    bars.push(
      operation.op === 'sample'
        ? firstSampled(operation, inputs, graph, bound)
        : firstBar(operation, inputs, bound),
    );
  }
  return bars;
}

function firstSampled(
  operation: Extract<Operation, { op: 'sample' }>,
  [tick = 0]: readonly number[],
  graph: Graph,
  bound: 'latest' | 'earliest',
): number {
  const slow = graph.timeframe(graph.clock(operation.a) ?? everyBar);
  const fast = operation.clock === everyBar ? slow.base : graph.timeframe(operation.clock).length;
  const ratio = slow.length / fast;
  return (bound === 'latest' ? ratio - 1 : 0) + (tick + 1) * ratio - 1;
}

function firstBar(operation: Operation, inputs: readonly number[], bound: 'latest' | 'earliest'): number {
  const ready = bound === 'latest' ? Math.max(0, ...inputs) : soonest(operation, inputs);
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
      if (bound === 'earliest') return initial;
      return step <= initial + 1 ? initial : Math.max(initial, step);
    }
    default:
      return ready;
  }
}

function soonest(operation: Operation, inputs: readonly number[]): number {
  const [first = 0, second = 0, third = 0] = inputs;
  if (operation.op === 'and' || operation.op === 'or') return Math.min(first, second);
  return operation.op === 'choose' ? Math.max(first, Math.min(second, third)) : Math.max(0, ...inputs);
}
