import type { Flow, FlowEdge, FlowNode } from '@strategy-builder/domain';

/** A flow as REST shows it. */
export interface FlowView {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly revision: number;
  readonly archived: boolean;
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}

export function flowView(id: string, flow: Flow, revision: number): FlowView {
  return {
    id,
    name: flow.name,
    description: flow.description,
    revision,
    archived: flow.archived,
    nodes: Object.values(flow.nodes),
    edges: Object.values(flow.edges),
  };
}
