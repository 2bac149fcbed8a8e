import { findKind } from '../catalogue/catalogue.js';
import { inputPorts, isPython, takesNewPorts } from '../graph/ports.js';
import { dataNodesOf, edgesInto, edgesOf, findNode, nodesOf } from './lookup.js';
import type { FlowProblem } from './problem.js';
import { bindInputs } from './program/bind-inputs.js';
import { buildStrategy, usedNodes } from './program/build-program.js';
import type { ChosenData } from './program/inspect-strategy.js';
import type { Flow, FlowEdge, FlowNode } from './state.js';

/**
 * Everything that is wrong or unwise in a flow, errors first; what a Problems list and the nodes' badges show. `data` is
 * what a simulation would run on, where it is known.
 */
export function problems(flow: Flow, data?: ChosenData): readonly FlowProblem[] {
  const dataNodes = dataNodesOf(flow);
  const built = buildStrategy(flow, data);
  const used = usedNodes(flow);
  const found = [
    ...(built.ok ? built.warnings : built.problems),
    ...nodesOf(flow).flatMap((node) => nodeProblems(flow, node, used, dataNodes)),
    ...edgesOf(flow).flatMap((edge) => edgeProblems(flow, edge)),
  ];
  return [
    ...found.filter(({ severity }) => severity === 'error'),
    ...found.filter(({ severity }) => severity !== 'error'),
  ];
}

function nodeProblems(
  flow: Flow,
  node: FlowNode,
  used: ReadonlySet<string>,
  dataNodes: readonly FlowNode[],
): readonly FlowProblem[] {
  if (!findKind(node.type, node.kind)) {
    const message = `Nodes of kind '${node.kind}' are not in the catalogue (any more).`;
    return [{ code: 'kind-unknown', severity: 'warning', nodeId: node.id, message }];
  }
  if (used.has(node.id)) return [];
  const inputs = takesNewPorts(node) ? bindInputs(flow, node, dataNodes).problems : [];
  // Nothing depends on this node yet, so nothing of it keeps the strategy from running.
  const mild = inputs.map((problem): FlowProblem => ({ ...problem, severity: 'warning' }));
  if (used.size === 0) return mild;
  const message = `Nothing reads '${node.id}': connect it, or remove it.`;
  return [...mild, { code: 'node-unused', severity: 'warning', nodeId: node.id, message }];
}

function edgeProblems(flow: Flow, edge: FlowEdge): readonly FlowProblem[] {
  const target = findNode(flow, edge.target);
  const base = { severity: 'warning', edgeId: edge.id } as const;
  if (!target || !findNode(flow, edge.source)) {
    const message = `The edge '${edge.id}' hangs on a node that is gone.`;
    return [{ ...base, code: 'edge-dangling', message, fix: removal(edge) }];
  }
  if (inputPorts(target).some(({ name }) => name === edge.targetPort)) return [];
  const port = edge.targetPort;
  const message = takesNewPorts(target)
    ? `The ${isPython(target) ? 'code' : 'formula'} of '${target.id}' does not use its port '${port}'.`
    : `'${target.id}' has no port '${port}' (any more).`;
  const fix = naming(flow, target, port) ?? removal(edge);
  return [{ ...base, code: 'port-unused', nodeId: target.id, port, message, fix }];
}

function removal(edge: FlowEdge): NonNullable<FlowProblem['fix']> {
  return { label: 'Remove the edge', commands: [{ type: 'DisconnectNodes', id: edge.id }] };
}

const bareClose = /(?<![\w.])close(?![\w.@(])/g;

/** An indicator that was given a series instead of prices is probably meant to be computed on that series. */
function naming(flow: Flow, target: FlowNode, port: string): FlowProblem['fix'] | null {
  const { formula } = target;
  if (target.type !== 'function' || formula === undefined || port === 'bars') return null;
  const readsPrices = edgesInto(flow, target.id).some(({ targetPort }) => targetPort === 'bars');
  const named = formula.replace(bareClose, port);
  if (readsPrices || named === formula) return null;
  return {
    label: `Compute it on ${port}`,
    commands: [{ type: 'SetFormula', id: target.id, formula: named }],
  };
}
