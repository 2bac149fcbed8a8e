import { limits } from '@strategy-builder/domain';
import type { DraftNode, GraphDraft } from '../../build/graph-draft.js';
import { dataNodeName } from '../../build/node-names.js';
import { levelsIn, readRuleLines } from '../rule-lines.js';
import { type Leg, tradedBy } from './leg.js';

const pricePorts: ReadonlySet<string> = new Set(['open', 'high', 'low', 'close']);

/** Prices of its market that a leg's rules are told in: they mean nothing on another market. */
export function pricesIn(draft: GraphDraft, leg: Leg): readonly number[] {
  const lines = readRuleLines(draft.nodes.get(leg.rules)?.formula ?? '');
  const levels = lines === null ? [] : levelsIn(lines);
  return [...new Set(levels.flatMap(({ port, value }) => (pricePorts.has(port ?? '') ? [value] : [])))];
}

/** The same strategy on another market, on nodes of its own beside the present ones. */
export function copyLeg(draft: GraphDraft, leg: Leg, symbol: string): Leg {
  const data = tradedBy(draft, leg.rules);
  const prefix = dataNodeName(symbol).replace(/_price$/, '');
  const oldPrefix = data?.id.replace(/_price$/, '') ?? '';
  const ids = new Map<string, string>();
  const originals = [...draft.nodes.values()].filter(({ id }) => leg.nodes.has(id));
  for (const node of originals) ids.set(node.id, draft.add(nameFor(node), copied(node)));
  for (const [old, id] of ids) {
    const formula = draft.nodes.get(id)?.formula ?? null;
    if (formula !== null) draft.change(id, { formula: renamed(formula) });
    for (const { source, sourcePort, targetPort } of draft.edgesInto(old))
      draft.connect(ids.get(source) ?? source, sourcePort, id, ids.get(targetPort) ?? targetPort);
  }
  return { rules: ids.get(leg.rules) ?? leg.rules, symbol, nodes: new Set(ids.values()) };

  function nameFor({ id, type }: DraftNode): string {
    if (type === 'data' && id === data?.id) return dataNodeName(symbol);
    if (type === 'strategy') return `${prefix}_rules`;
    const own = oldPrefix !== '' && id.startsWith(`${oldPrefix}_`) ? id.slice(oldPrefix.length + 1) : id;
    return `${prefix}_${own}`.slice(0, limits.id);
  }

  function copied(node: DraftNode): Omit<DraftNode, 'id'> {
    if (node.id === data?.id) return { ...node, label: null, params: { ...node.params, symbol } };
    if (node.type === 'strategy') return { ...node, label: `Rules for ${symbol}` };
    return node;
  }

  /** Ports are called like the nodes that they read. */
  function renamed(formula: string): string {
    return formula.replace(/(?<![\w.])[a-z_]\w*/gi, (name) => ids.get(name) ?? name);
  }
}
