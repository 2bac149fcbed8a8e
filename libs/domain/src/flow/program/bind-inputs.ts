import type { Binding } from '@strategy-builder/language';
import type { InputPort } from '../../graph/formula-ports.js';
import { fits, inputPorts, inputPortsInFlow, isPython, outputPorts } from '../../graph/ports.js';
import { wouldCycle } from '../../graph/would-cycle.js';
import { edgesInto, findNode } from '../lookup.js';
import type { FlowProblem } from '../problem.js';
import type { Flow, FlowEdge, FlowNode } from '../state.js';
import { codeProblems } from './python-nodes.js';

/** A formula's or code's inputs with their sources, and what is wrong with them. */
export interface BoundInputs {
  readonly inputs: Readonly<Record<string, Binding>>;
  readonly problems: readonly FlowProblem[];
}

/** Where a function or strategy node's formula takes its ports from. `dataNodes` are all of the flow. */
export function bindInputs(flow: Flow, node: FlowNode, dataNodes: readonly FlowNode[]): BoundInputs {
  const inputs: Record<string, Binding> = {};
  const problems: FlowProblem[] = [...codeProblems(node)];
  // Code may read an input by a name that it makes up: whatever is connected is there.
  const ports = isPython(node) ? inputPortsInFlow(flow, node) : inputPorts(node);
  const present = edgesInto(flow, node.id);
  for (const edge of present) {
    const source = findNode(flow, edge.source);
    const port = ports.find(({ name }) => name === edge.targetPort);
    const problem = source && port ? checkEdge(edge, source, port) : null;
    if (problem) problems.push(problem);
    else if (source && port) {
      inputs[port.name] =
        source.type === 'data'
          ? { from: 'bars', id: source.id }
          : { from: 'node', id: source.id, output: edge.sourcePort };
    }
  }
  const wired = new Set(present.map(({ targetPort }) => targetPort));
  for (const port of ports.filter(({ name }) => !wired.has(name))) {
    if (isNeeded(node, port)) problems.push(unbound(flow, node, port, dataNodes));
  }
  return { inputs, problems };
}

/** The bars port of a strategy says what is traded; that can be told without it when there is only one series. */
function isNeeded(node: FlowNode, port: InputPort): boolean {
  return !(node.type === 'strategy' && port.name === 'bars');
}

function checkEdge(edge: FlowEdge, source: FlowNode, port: InputPort): FlowProblem | null {
  const outputs = outputPorts(source);
  const output = outputs.find(({ name }) => name === edge.sourcePort);
  const base = { severity: 'error', nodeId: edge.target, edgeId: edge.id } as const;
  if (output === undefined) {
    if (port.role === 'selecting' && outputs.some((candidate) => fits(candidate, port))) return null;
    const names = outputs.map(({ name }) => name).join(', ') || 'none';
    const message = `'${source.id}' has no output '${edge.sourcePort}' (any more); it has ${names}. Connect one of them instead.`;
    const fix = { label: 'Remove the edge', commands: [{ type: 'DisconnectNodes', id: edge.id }] } as const;
    return { ...base, code: 'output-missing', message, fix };
  }
  if (fits(output, port)) return null;
  const message = `Port '${port.name}' of '${edge.target}' takes ${port.type}, but '${source.id}' gives ${output.type}.`;
  const fix = { label: 'Remove the edge', commands: [{ type: 'DisconnectNodes', id: edge.id }] } as const;
  return { ...base, code: 'ports-incompatible', message, fix };
}

function unbound(flow: Flow, node: FlowNode, port: InputPort, dataNodes: readonly FlowNode[]): FlowProblem {
  const source = likelySource(flow, node, port, dataNodes);
  const wanted = port.name === 'bars' ? 'Connect a data node' : `Connect something to port '${port.name}'`;
  return {
    code: 'port-unbound',
    severity: 'error',
    nodeId: node.id,
    port: port.name,
    message: `${wanted}: the ${isPython(node) ? 'code' : 'formula'} of '${node.id}' reads it.`,
    ...(source && {
      fix: {
        label: `Connect ${source.label}`,
        commands: [{ type: 'ConnectNodes', source: source.id, target: node.id, targetPort: port.name }],
      },
    }),
  };
}

/** The node that is named like the port, or the only data node there is. */
function likelySource(
  flow: Flow,
  node: FlowNode,
  port: InputPort,
  dataNodes: readonly FlowNode[],
): FlowNode | undefined {
  const candidate = findNode(flow, port.name) ?? (dataNodes.length === 1 ? dataNodes[0] : undefined);
  if (!candidate) return undefined;
  const outputs = outputPorts(candidate).filter((output) => fits(output, port));
  const chosen = outputs.length === 1 || (outputs.length > 1 && port.role === 'selecting');
  return chosen && !wouldCycle(flow, candidate.id, node.id) ? candidate : undefined;
}
