import { automaticLabel } from '../catalogue/automatic-names.js';
import { findKind } from '../catalogue/catalogue.js';
import { completeParams } from '../catalogue/parameters.js';
import type { Flow, FlowEdge, FlowNode, NodeType, Params } from '../flow/state.js';

/** A flow of these nodes and edges, named `Test`. */
export function flowWith(...parts: ReadonlyArray<FlowNode | FlowEdge>): Flow {
  const isEdge = (part: FlowNode | FlowEdge): part is FlowEdge => 'source' in part;
  const byId = <T extends { readonly id: string }>(items: readonly T[]): Record<string, T> =>
    Object.fromEntries(items.map((item) => [item.id, item]));
  return {
    name: 'Test',
    description: '',
    archived: false,
    nodes: byId(parts.filter((part): part is FlowNode => !isEdge(part))),
    edges: byId(parts.filter(isEdge)),
  };
}

/** A node as `AddNode` would complete it: `node('rsi_14', 'function', 'rsi', { params: { period: 14 } })`. */
export function node(id: string, type: NodeType, kind: string, given: Partial<FlowNode> = {}): FlowNode {
  const entry = findKind(type, kind);
  if (!entry) throw new Error(`The catalogue has no ${type} kind '${kind}'`);
  const params: Params = completeParams(entry, given.params ?? {});
  const formula = given.formula ?? entry.formula;
  const code = given.code ?? entry.code;
  return {
    ...{ id, type, kind, label: automaticLabel(entry, params), description: '', position: { x: 0, y: 0 } },
    ...given,
    params,
    ...(formula !== undefined && { formula }),
    ...(code !== undefined && { code }),
  };
}

export function price(id: string, params: Params = {}): FlowNode {
  return node(id, 'data', 'price', { params });
}

/** A custom function node. */
export function custom(id: string, formula = 'close'): FlowNode {
  return node(id, 'function', 'custom', { formula });
}

/** A Python node with `on_bar` of these lines, or with the code of a fresh one. */
export function python(id: string, code?: string, params: Params = {}): FlowNode {
  return node(id, 'function', 'python', { params, ...(code !== undefined && { code }) });
}

export function rules(id: string, formula = ''): FlowNode {
  return node(id, 'strategy', 'rules', { formula });
}

/** An edge between two ports, called `<from>_to_<to>`: `edge('rsi_14.value', 'rules.rsi_14')`. */
export function edge(from: string, to: string, id?: string): FlowEdge {
  const [source = '', sourcePort = ''] = from.split('.');
  const [target = '', targetPort = ''] = to.split('.');
  return { id: id ?? `${source}_to_${target}`, source, sourcePort, target, targetPort };
}

/** A whole momentum strategy: price → RSI → rules → size → stop → market. */
export function momentumFlow(): Flow {
  return flowWith(
    price('btc_price', { symbol: 'BTC/USDT' }),
    node('rsi_14', 'function', 'rsi', { params: { period: 14 } }),
    rules('entry_rules', 'enter_long = crosses_above(rsi_14, 70)\nexit_long = rsi_14 < 50'),
    node('position_size', 'risk', 'position_size'),
    node('stop_loss', 'risk', 'stop_loss'),
    node('market', 'execution', 'market'),
    edge('btc_price.bars', 'rsi_14.bars'),
    edge('rsi_14.value', 'entry_rules.rsi_14'),
    edge('entry_rules.signals', 'position_size.signals'),
    edge('position_size.signals', 'stop_loss.signals'),
    edge('stop_loss.signals', 'market.signals'),
  );
}
