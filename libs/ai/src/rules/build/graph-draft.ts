import {
  type Flow,
  type FlowCommand,
  type FlowEdge,
  type FlowNode,
  freeName,
  layout,
  limits,
  type NodeType,
  type Params,
  sameValue,
} from '@strategy-builder/domain';

/** A node of a draft; `position` is null until the draft is laid out. */
export interface DraftNode {
  readonly id: string;
  readonly type: NodeType;
  readonly kind: string;
  readonly label: string | null;
  readonly description: string;
  readonly params: Params;
  readonly formula: string | null;
}

/** A working copy of a flow's graph: planned on freely, then turned into the commands that lead from one to the other. */
export class GraphDraft {
  readonly nodes = new Map<string, DraftNode>();
  private readonly edges = new Map<string, FlowEdge>();
  /** The same edges by the node at which they end. */
  private readonly into = new Map<string, Map<string, FlowEdge>>();
  private readonly edgeIds = new Set<string>();

  constructor(flow: Flow) {
    for (const node of Object.values(flow.nodes)) {
      this.nodes.set(node.id, {
        id: node.id,
        type: node.type,
        kind: node.kind,
        label: node.label,
        description: node.description,
        params: node.params,
        formula: node.formula ?? null,
      });
    }
    for (const edge of Object.values(flow.edges)) this.addEdge(edgeKey(edge), edge);
  }

  /** Adds a node under `wanted` or the nearest free id, which is returned. */
  add(wanted: string, node: Omit<DraftNode, 'id'>): string {
    const id = freeName(wanted, (name) => this.nodes.has(name));
    this.nodes.set(id, { ...node, id });
    return id;
  }

  change(id: string, changes: Partial<Omit<DraftNode, 'id' | 'type' | 'kind'>>): void {
    const node = this.nodes.get(id);
    if (node !== undefined) this.nodes.set(id, { ...node, ...changes });
  }

  remove(id: string): void {
    this.nodes.delete(id);
    for (const [key, edge] of this.edges)
      if (edge.source === id || edge.target === id) this.removeEdge(key, edge);
  }

  connect(source: string, sourcePort: string, target: string, targetPort: string): void {
    const wanted = `${source}_to_${target}`.slice(0, limits.id);
    const id = freeName(wanted, (name) => this.edgeIds.has(name));
    const edge = { id, source, sourcePort, target, targetPort };
    const own = edgeKey(edge);
    // A port takes one edge.
    for (const [key, other] of this.into.get(target) ?? [])
      if (key !== own && other.targetPort === targetPort) this.removeEdge(key, other);
    if (!this.edges.has(own)) this.addEdge(own, edge);
  }

  disconnect(source: string, target: string, targetPort: string): void {
    for (const [key, edge] of this.into.get(target) ?? []) {
      if (edge.source === source && edge.targetPort === targetPort) this.removeEdge(key, edge);
    }
  }

  private addEdge(key: string, edge: FlowEdge): void {
    this.edges.set(key, edge);
    this.edgeIds.add(edge.id);
    const into = this.into.get(edge.target);
    if (into === undefined) this.into.set(edge.target, new Map([[key, edge]]));
    else into.set(key, edge);
  }

  private removeEdge(key: string, { id, target }: FlowEdge): void {
    this.edges.delete(key);
    this.edgeIds.delete(id);
    this.into.get(target)?.delete(key);
  }

  edgesInto(target: string): readonly FlowEdge[] {
    return [...(this.into.get(target)?.values() ?? [])];
  }

  edgesFrom(source: string): readonly FlowEdge[] {
    return [...this.edges.values()].filter((edge) => edge.source === source);
  }

  /** The commands that turn `flow` into this draft: what goes first, then what is new, then what changes. */
  commandsFrom(flow: Flow): readonly FlowCommand[] {
    const commands: FlowCommand[] = [];
    const known = new Set<string>();
    for (const edge of Object.values(flow.edges)) {
      const key = edgeKey(edge);
      const stays = this.edges.has(key);
      known.add(key);
      const nodesStay = this.nodes.has(edge.source) && this.nodes.has(edge.target);
      if (!stays && nodesStay) commands.push({ type: 'DisconnectNodes', id: edge.id });
    }
    for (const id of Object.keys(flow.nodes))
      if (!this.nodes.has(id)) commands.push({ type: 'RemoveNode', id });
    const positions = this.positions(flow);
    for (const node of this.nodes.values()) {
      if (Object.hasOwn(flow.nodes, node.id)) continue;
      const position = positions[node.id];
      commands.push({
        type: 'AddNode',
        id: node.id,
        nodeType: node.type,
        kind: node.kind,
        ...(node.label !== null && { label: node.label }),
        ...(node.description !== '' && { description: node.description }),
        ...(position !== undefined && { position }),
        params: node.params,
        ...(node.formula !== null && { formula: node.formula }),
      });
    }
    for (const node of this.nodes.values()) {
      const before = Object.hasOwn(flow.nodes, node.id) ? flow.nodes[node.id] : undefined;
      if (before !== undefined) commands.push(...changesOf(before, node));
    }
    for (const [key, edge] of this.edges)
      if (!known.has(key)) commands.push({ type: 'ConnectNodes', ...edge });
    return commands;
  }

  /** A fresh flow is laid out whole; into an existing one new nodes go without moving the others. */
  private positions(flow: Flow): Readonly<Record<string, { readonly x: number; readonly y: number }>> {
    if (Object.keys(flow.nodes).length > 0) return {};
    return layout(this.asFlow(flow));
  }

  /** The draft as a flow, for reading. */
  asFlow(like: Flow): Flow {
    const nodes: Record<string, FlowNode> = {};
    for (const node of this.nodes.values()) {
      nodes[node.id] = {
        id: node.id,
        type: node.type,
        kind: node.kind,
        label: node.label ?? '',
        description: node.description,
        position: { x: 0, y: 0 },
        params: node.params,
        ...(node.formula !== null && { formula: node.formula }),
      };
    }
    const edges = Object.fromEntries([...this.edges.values()].map((edge) => [edge.id, edge]));
    return { ...like, nodes, edges };
  }
}

function changesOf(before: FlowNode, after: DraftNode): readonly FlowCommand[] {
  const commands: FlowCommand[] = [];
  const params: Record<string, Params[string]> = {};
  for (const [name, value] of Object.entries(after.params)) {
    const old = before.params[name];
    if (old === undefined || !sameValue(old, value)) params[name] = value;
  }
  const label = after.label !== null && after.label !== before.label ? after.label : null;
  const description = after.description === before.description ? null : after.description;
  if (Object.keys(params).length > 0 || label !== null || description !== null) {
    commands.push({
      type: 'EditNode',
      id: after.id,
      ...(label !== null && { label }),
      ...(description !== null && { description }),
      ...(Object.keys(params).length > 0 && { params }),
    });
  }
  if (after.formula !== null && after.formula !== (before.formula ?? null)) {
    commands.push({ type: 'SetFormula', id: after.id, formula: after.formula });
  }
  return commands;
}

function edgeKey(edge: Omit<FlowEdge, 'id'>): string {
  return `${edge.source}.${edge.sourcePort}>${edge.target}.${edge.targetPort}`;
}
