import {
  type Flow,
  type FlowNode,
  findKind,
  inputPortsInFlow,
  outputPorts,
  topologicalOrder,
} from '@strategy-builder/domain';
import { parameterFacts } from '../canvas/node-summary.js';

/** A node as the list tells it. */
export interface OutlineRow {
  readonly node: FlowNode;
  readonly kind: string;
  /** Parameters that the formula does not show, in words. */
  readonly values: string;
  readonly inputs: readonly {
    readonly port: string;
    readonly from?: {
      readonly edge: string;
      readonly node: string;
      readonly label: string;
      readonly port?: string;
    };
  }[];
  readonly feeds: readonly { readonly edge: string; readonly node: string; readonly label: string }[];
}

/** The strategy as rows: what is read comes before what reads it. */
export function outlineRows(flow: Flow): readonly OutlineRow[] {
  const edges = Object.values(flow.edges);
  return topologicalOrder(flow).map((id) => {
    const node = flow.nodes[id]!;
    return {
      node,
      kind: findKind(node.type, node.kind)?.title ?? node.kind,
      values: parameterFacts(node)
        .map(({ title, text }) => (text.startsWith(title) ? text : `${title} ${text}`))
        .join(', '),
      inputs: inputPortsInFlow(flow, node).map(({ name }) => {
        const edge = edges.find((one) => one.target === id && one.targetPort === name);
        const source = edge && flow.nodes[edge.source];
        if (!edge || !source) return { port: name };
        const several = outputPorts(source).length > 1;
        return {
          port: name,
          from: {
            edge: edge.id,
            node: source.id,
            label: source.label,
            ...(several ? { port: edge.sourcePort } : {}),
          },
        };
      }),
      feeds: edges
        .filter((edge) => edge.source === id && Object.hasOwn(flow.nodes, edge.target))
        .map((edge) => ({ edge: edge.id, node: edge.target, label: flow.nodes[edge.target]!.label })),
    };
  });
}
