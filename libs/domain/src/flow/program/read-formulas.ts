import type { ProgramNode } from '@strategy-builder/language';
import { topologicalOrder } from '../../graph/topological-order.js';
import { dataNodesOf, findNode } from '../lookup.js';
import type { FlowProblem } from '../problem.js';
import type { Flow, FlowNode } from '../state.js';
import type { PythonNode } from '../strategy-program.js';
import { type BoundInputs, bindInputs } from './bind-inputs.js';
import { pythonNode, stubOf } from './python-nodes.js';

/** One formula and all that it reads, directly or through others. */
export interface ReadFormulas {
  /** In dependency order, the one that was asked for last. */
  readonly nodes: readonly ProgramNode[];
  /** Those of them that are written in Python, whose nodes are stubs; in dependency order. */
  readonly python: readonly PythonNode[];
  /** Ids of the data nodes that some formula reads. */
  readonly data: readonly string[];
  readonly problems: readonly FlowProblem[];
}

/** Binds a node's formula, and those of the functions that it reads. */
export function readFormulas(
  flow: Flow,
  last: FlowNode,
  bind: (flow: Flow, node: FlowNode, dataNodes: readonly FlowNode[]) => BoundInputs = bindInputs,
): ReadFormulas {
  const bound = new Map<string, BoundInputs>();
  const data = new Set<string>();
  const dataNodes = dataNodesOf(flow);
  const waiting = [last.id];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = findNode(flow, id);
    if (!node || bound.has(id)) continue;
    const inputs = bind(flow, node, dataNodes);
    bound.set(id, inputs);
    for (const binding of Object.values(inputs.inputs)) {
      if (binding.from === 'bars') data.add(binding.id);
      else waiting.push(binding.id);
    }
  }
  const order = topologicalOrder(flow).filter((id) => bound.has(id));
  const python = new Map(
    order.flatMap((id) => {
      const node = pythonNode(findNode(flow, id)!, bound.get(id)!.inputs);
      return node === undefined ? [] : [[id, node] as const];
    }),
  );
  return {
    nodes: order.map((id) => {
      const code = python.get(id);
      return code ? stubOf(code) : programNode(findNode(flow, id)!, bound.get(id)!);
    }),
    python: [...python.values()],
    data: [...data].sort(),
    problems: order.flatMap((id) => bound.get(id)!.problems),
  };
}

function programNode(node: FlowNode, { inputs }: BoundInputs): ProgramNode {
  const params = Object.entries(node.params).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return { id: node.id, formula: node.formula ?? '', params: Object.fromEntries(params), inputs };
}
