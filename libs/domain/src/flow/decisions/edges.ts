import { wouldCycle } from '../../graph/would-cycle.js';
import type { ConnectNodes, DisconnectNodes } from '../commands.js';
import type { Decision } from '../decision.js';
import { edgesInto, findEdge, findNode } from '../lookup.js';
import { checkId, freeName } from '../names.js';
import { refuse } from '../refusals.js';
import type { Flow, FlowEdge } from '../state.js';
import { choosePorts } from './choose-ports.js';
import { nodeNotFound } from './nodes.js';

export function connectNodes(command: ConnectNodes, flow: Flow): Decision {
  const source = findNode(flow, command.source);
  if (!source) return nodeNotFound(flow, command.source);
  const target = findNode(flow, command.target);
  if (!target) return nodeNotFound(flow, command.target);
  const refusal = checkId(command.id);
  if (refusal) return refusal;
  if (source === target) {
    return refuse('graph-would-cycle', `'${source.id}' can't be connected to itself.`, { source: source.id });
  }
  const present = edgesInto(flow, target.id);
  if (present.some((edge) => isAskedFor(edge, command))) return [];

  const ports = choosePorts(source, target, present, command);
  if (ports.impossible) return ports.impossible;
  if (wouldCycle(flow, source.id, target.id)) {
    const detail = `'${target.id}' already leads to '${source.id}': an edge back would make a circle.`;
    return refuse('graph-would-cycle', detail, { source: source.id, target: target.id });
  }
  if (ports.refusal) return ports.refusal;

  if (command.id !== undefined && findEdge(flow, command.id)) {
    return refuse('id-taken', `There is another edge '${command.id}' already; choose another id.`, {
      id: command.id,
    });
  }
  const id =
    command.id ??
    freeName(`${source.id}_to_${target.id}`.slice(0, 64), (name) => findEdge(flow, name) !== undefined);
  const { sourcePort, targetPort } = ports;
  return [
    { type: 'NodesConnected', data: { id, source: source.id, sourcePort, target: target.id, targetPort } },
  ];
}

export function disconnectNodes({ id }: DisconnectNodes, flow: Flow): Decision {
  if (!findEdge(flow, id)) return refuse('edge-not-found', `There is no edge '${id}'.`, { id });
  return [{ type: 'NodesDisconnected', data: { id } }];
}

function isAskedFor(edge: FlowEdge, { source, sourcePort, targetPort }: ConnectNodes): boolean {
  return (
    edge.source === source &&
    (sourcePort === undefined || sourcePort === edge.sourcePort) &&
    (targetPort === undefined || targetPort === edge.targetPort)
  );
}
