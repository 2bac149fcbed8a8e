/** The five types of node; each has its own kinds, ports and colour. */
export const nodeTypes = ['data', 'function', 'strategy', 'risk', 'execution'] as const;
export type NodeType = (typeof nodeTypes)[number];

/** What an edge carries. `bars` are open, high, low, close, volume; `signals` are entries and exits. */
export type PortType = 'bars' | 'number' | 'boolean' | 'signals';

/** A parameter's value: finite number (−0 is 0), boolean, string without NUL, or a map of them. */
export type Value = number | boolean | string | { readonly [key: string]: Value };
export type Params = Readonly<Record<string, Value>>;

/** Canvas coordinates in pixels at zoom 1, y grows downwards. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

export interface FlowNode {
  readonly id: string;
  readonly type: NodeType;
  readonly kind: string;
  readonly label: string;
  readonly description: string;
  readonly position: Position;
  readonly params: Params;
  readonly formula?: string;
  readonly code?: string;
}

export interface FlowEdge {
  readonly id: string;
  readonly source: string;
  readonly sourcePort: string;
  readonly target: string;
  readonly targetPort: string;
}

/** A strategy as it stands after some events. Key order of the records carries no meaning. */
export interface Flow {
  readonly name: string;
  readonly description: string;
  readonly archived: boolean;
  readonly nodes: Readonly<Record<string, FlowNode>>;
  readonly edges: Readonly<Record<string, FlowEdge>>;
}

/** Before `FlowCreated` there is no flow: `evolve` starts from here, and only `CreateFlow` is decided. */
export const noFlow = null;
export type FlowState = Flow | typeof noFlow;
