import type { ProgramNode } from '@strategy-builder/language';
import { formulaInputs } from '../../graph/ports.js';
import { dataNodesOf, edgesInto, findNode } from '../lookup.js';
import type { FlowProblem } from '../problem.js';
import type { Flow, FlowNode } from '../state.js';
import type { ReadFormulas } from './read-formulas.js';

/** What is bought and sold: the series at the strategy's port `bars`, else the only one that its formulas read. */
export function findTraded(
  flow: Flow,
  strategy: FlowNode,
  read: ReadFormulas,
): { readonly node: FlowNode | null; readonly problems: readonly FlowProblem[] } {
  const connected = edgesInto(flow, strategy.id).find(({ targetPort }) => targetPort === 'bars');
  const named = connected && findNode(flow, connected.source);
  if (named?.type === 'data') return { node: named, problems: [] };
  const [only, ...more] = read.data;
  const nodeId = strategy.id;
  if (only === undefined) {
    const [data, ...several] = dataNodesOf(flow);
    const message = data
      ? `Connect a data node to '${nodeId}': the strategy has no prices to act on.`
      : 'Add a data node and connect it: the strategy has no prices to act on.';
    const problem: FlowProblem = {
      code: 'no-data',
      severity: 'error',
      nodeId,
      message,
      ...(data && several.length === 0 && { fix: connectBars(data, strategy) }),
    };
    return { node: null, problems: [problem] };
  }
  if (more.length > 0) {
    const message = `The strategy reads ${read.data.join(', ')}: connect the one that is to be traded to port 'bars' of '${nodeId}'.`;
    return { node: null, problems: [{ code: 'traded-ambiguous', severity: 'error', nodeId, message }] };
  }
  return { node: findNode(flow, only) ?? null, problems: [] };
}

function connectBars(data: FlowNode, strategy: FlowNode): NonNullable<FlowProblem['fix']> {
  return {
    label: `Connect ${data.label}`,
    commands: [{ type: 'ConnectNodes', source: data.id, target: strategy.id, targetPort: 'bars' }],
  };
}

/** The program's nodes, with the strategy's own prices those of what it trades where no edge says otherwise. */
export function onTraded(
  strategy: FlowNode,
  traded: FlowNode,
  nodes: readonly ProgramNode[],
): readonly ProgramNode[] {
  if (!formulaInputs(strategy).some(({ name }) => name === 'bars')) return nodes;
  return nodes.map((node) =>
    node.id === strategy.id
      ? { ...node, inputs: { bars: { from: 'bars', id: traded.id }, ...node.inputs } }
      : node,
  );
}
