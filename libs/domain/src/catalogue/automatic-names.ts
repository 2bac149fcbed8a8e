import type { FlowCommand } from '../flow/commands.js';
import { findNode } from '../flow/lookup.js';
import { slug } from '../flow/names.js';
import type { Flow, FlowNode, NodeType, Params } from '../flow/state.js';
import { findKind } from './catalogue.js';
import type { CatalogueKind } from './kind.js';

/** What a node without an id is called, before it is made unique: `rsi_14`, `btc_price`, `stop_loss`. */
export function automaticId(kind: CatalogueKind, params: Params): string {
  const words = namesOfType[kind.type](kind, params);
  return slug(words.join('_')) || kind.kind;
}

/** What people read on a node without a label: `RSI 14`, `BTC price`, `Stop loss`. */
export function automaticLabel(kind: CatalogueKind, params: Params): string {
  switch (kind.type) {
    case 'data':
      return namesOfType.data(kind, params).join(' ');
    case 'function':
      return [shortTitle(kind), ...numbers(kind, params)].join(' ');
    case 'strategy':
    case 'risk':
    case 'execution':
      return kind.title;
    default:
      return kind.type satisfies never;
  }
}

/** The label that goes with other parameters: `ETH price` where it was `BTC price`; none where somebody gave it another. */
export function followingLabel(
  node: Pick<FlowNode, 'type' | 'kind' | 'params'> & { readonly label: string | null },
  params: Params,
): string | undefined {
  const kind = findKind(node.type, node.kind);
  if (!kind || node.label !== automaticLabel(kind, node.params)) return undefined;
  const label = automaticLabel(kind, { ...node.params, ...params });
  return label === node.label ? undefined : label;
}

/** The commands, with the labels that follow the parameters they set. */
export function withFollowingLabels(commands: readonly FlowCommand[], flow: Flow): readonly FlowCommand[] {
  return commands.map((command) => {
    if (command.type !== 'EditNode' || !command.params || command.label !== undefined) return command;
    const node = findNode(flow, command.id);
    const label = node && followingLabel(node, command.params);
    return label === undefined ? command : { ...command, label };
  });
}

const kindOnly = (kind: CatalogueKind): string[] => [kind.kind];

const namesOfType: Readonly<Record<NodeType, (kind: CatalogueKind, params: Params) => string[]>> = {
  data: (kind, params) => [baseAsset(params), kind.kind].filter((word) => word !== ''),
  function: (kind, params) => [kind.kind, ...numbers(kind, params)],
  strategy: kindOnly,
  risk: kindOnly,
  execution: kindOnly,
};

/** `BTC` of `BTC/USDT`, `BTC-PERPETUAL`, `BTC`. */
function baseAsset({ symbol }: Params): string {
  return typeof symbol === 'string' ? (symbol.trim().split(/[/:_\s-]/)[0] ?? '') : '';
}

function numbers(kind: CatalogueKind, params: Params): string[] {
  return kind.params
    .map(({ name }) => params[name])
    .filter((value) => typeof value === 'number')
    .map(String);
}

/** Abbreviations are written in capitals: RSI, MACD. */
function shortTitle({ kind, title }: CatalogueKind): string {
  if (kind === 'custom') return title;
  if (kind.length <= 4) return kind.toUpperCase();
  const words = kind.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
