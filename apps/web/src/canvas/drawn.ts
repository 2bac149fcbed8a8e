import {
  type Flow,
  type FlowEdge,
  type FlowNode,
  type InputPort,
  inputPortsInFlow,
  outputPorts,
  type Port,
  type PortType,
  type Position,
} from '@strategy-builder/domain';
import type { Edge, Node } from '@xyflow/react';
import { faceOf, type NodeFace } from './node-face.js';
import { type NodeGeometry, nodeGeometry } from './node-geometry.js';

export interface NodeData extends Record<string, unknown> {
  readonly node: FlowNode;
  readonly inputs: readonly InputPort[];
  readonly outputs: readonly Port[];
  readonly face: NodeFace;
  readonly geometry: NodeGeometry;
}
export interface EdgeData extends Record<string, unknown> {
  readonly edge: FlowEdge;
  /** What flows through it; undefined when the source port is gone. */
  readonly carries: PortType | undefined;
}
export type CanvasNode = Node<NodeData, 'strategy'>;
export type CanvasEdge = Edge<EdgeData, 'flow'>;

/**
 * The nodes to draw. An entry keeps its identity while nothing about it changed; a node that somebody drags stays
 * where the drag has it until the drop is in the flow.
 */
export function drawnNodes(
  before: readonly CanvasNode[],
  flow: Flow,
  held: Readonly<Record<string, Position>>,
  wired: Flow = flow,
): CanvasNode[] {
  const known = new Map(before.map((entry) => [entry.id, entry]));
  const intoNode = targetPorts(wired);
  return Object.values(flow.nodes).map((node) => {
    const entry = known.get(node.id);
    const position = entry?.dragging ? entry.position : (held[node.id] ?? node.position);
    const data = dataOf(node, wired, intoNode.get(node.id) ?? '', entry?.data);
    if (entry && entry.data === data && samePlace(entry.position, position)) return entry;
    return {
      ...entry,
      id: node.id,
      type: 'strategy',
      position,
      data,
      ...data.geometry,
      measured: { width: data.geometry.width, height: data.geometry.height },
      ariaLabel: `${node.label}, ${node.type} node`,
    };
  });
}

const portsKey = new WeakMap<NodeData, string>();

function dataOf(node: FlowNode, flow: Flow, edgesKey: string, before: NodeData | undefined): NodeData {
  if (before && before.node === node && portsKey.get(before) === edgesKey) return before;
  const inputs = inputPortsInFlow(flow, node);
  const outputs = outputPorts(node);
  const face = faceOf(node);
  const data: NodeData = { node, inputs, outputs, face, geometry: nodeGeometry(face, inputs, outputs) };
  portsKey.set(data, edgesKey);
  return data;
}

/** For each node the ports that edges reach: when these change, so may its ports. */
function targetPorts(flow: Flow): Map<string, string> {
  const ports = new Map<string, string>();
  for (const { source, sourcePort, target, targetPort } of Object.values(flow.edges)) {
    ports.set(target, `${ports.get(target) ?? ''}${source}.${sourcePort}>${targetPort} `);
  }
  return ports;
}

export function drawnEdges(before: readonly CanvasEdge[], flow: Flow): CanvasEdge[] {
  const known = new Map(before.map((entry) => [entry.id, entry]));
  return Object.values(flow.edges)
    .filter((edge) => Object.hasOwn(flow.nodes, edge.source) && Object.hasOwn(flow.nodes, edge.target))
    .map((edge) => {
      const source = flow.nodes[edge.source]!;
      const carries = outputPorts(source).find((port) => port.name === edge.sourcePort)?.type;
      const entry = known.get(edge.id);
      if (entry?.data && entry.data.edge === edge && entry.data.carries === carries) return entry;
      return {
        ...entry,
        id: edge.id,
        type: 'flow',
        source: edge.source,
        sourceHandle: edge.sourcePort,
        target: edge.target,
        targetHandle: edge.targetPort,
        data: { edge, carries },
        ariaLabel: `From ${source.label} to ${flow.nodes[edge.target]!.label}`,
      };
    });
}

function samePlace(a: Position, b: Position): boolean {
  return a.x === b.x && a.y === b.y;
}
