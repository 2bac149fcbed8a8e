import type { PrimitiveName } from '../functions/primitives.js';
import type { Graph } from './graph.js';
import type { Value } from './operation.js';

/** Adds one call of a primitive. The arguments were checked: lengths are whole numbers in range. */
export function lowerPrimitive(name: PrimitiveName, values: readonly Value[], graph: Graph): Value {
  const [a = 0, b = 0, c = 0] = values;
  switch (name) {
    case 'abs':
    case 'log':
    case 'exp':
    case 'sqrt':
    case 'floor':
      return graph.add({ op: 'math', name, a });
    case 'min':
    case 'max':
      return values
        .slice(1)
        .reduce((best, value) => graph.add({ op: 'extreme', name, a: best, b: value }), a);
    case 'prev':
      return graph.add({ op: 'prev', a, length: lengthOf(b, graph) });
    case 'sum':
    case 'highest':
    case 'lowest':
    case 'wma':
    case 'variance':
    case 'mean_deviation':
    case 'bars_since_highest':
    case 'bars_since_lowest':
    case 'rank':
      return graph.add({ op: 'window', name, a, length: lengthOf(b, graph) });
    case 'covariance':
      return graph.add({ op: 'covariance', a, b, length: lengthOf(c, graph) });
    case 'ema':
      return graph.add({ op: 'ema', a, length: lengthOf(b, graph), skip: 0 });
    case 'ema_after':
      return graph.add({ op: 'ema', a, length: lengthOf(b, graph), skip: lengthOf(c, graph) });
    case 'wilder':
      return graph.add({ op: 'wilder', a, length: lengthOf(b, graph) });
    case 'crosses_above':
      return crosses('>', '<=', a, b, graph);
    case 'crosses_below':
      return crosses('<', '>=', a, b, graph);
  }
}

function crosses(now: '>' | '<', before: '<=' | '>=', one: Value, other: Value, graph: Graph): Value {
  const clock = graph.commonClock([one, other]);
  const [a, b] = [graph.sample(one, clock), graph.sample(other, clock)];
  const beyond = graph.add({ op: 'compare', operator: now, a, b });
  const wasNot = graph.add({ op: 'compare', operator: before, a: lastBar(a, graph), b: lastBar(b, graph) });
  return graph.add({ op: 'both', a: beyond, b: wasNot });
}

/** A constant was on the bar before what it is now; so a threshold needs no warm-up of its own. */
function lastBar(value: Value, graph: Graph): Value {
  return graph.constantAt(value) === null ? graph.add({ op: 'prev', a: value, length: 1 }) : value;
}

function lengthOf(value: Value, graph: Graph): number {
  const length = graph.constantAt(value);
  if (length === null || !Number.isInteger(length))
    throw new Error('the checker lets only whole constant lengths pass');
  return length;
}
