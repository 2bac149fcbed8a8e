import { type DraftNode, GraphDraft } from '../../build/graph-draft.js';

/** A strategy on one market inside a flow, with all nodes that belong to it. */
export interface Leg {
  readonly rules: string;
  readonly symbol: string;
  readonly nodes: ReadonlySet<string>;
}

/**
 * The legs of a flow in their order; null when two of them belong together, so that none can be changed by itself: they
 * share a computation, read each other's prices, or both read prices that neither trades.
 */
export function separateLegs(draft: GraphDraft): readonly Leg[] | null {
  const strategies = [...draft.nodes.values()].filter(({ type }) => type === 'strategy');
  const legs: Leg[] = [];
  for (const { id } of strategies) {
    const symbol = tradedBy(draft, id)?.params.symbol;
    if (typeof symbol !== 'string') return null;
    legs.push({ rules: id, symbol, nodes: belongingTo(draft, id) });
  }
  const apart = legs.every((one, at) => legs.slice(at + 1).every((other) => areApart(draft, one, other)));
  return apart ? legs : null;
}

function areApart(draft: GraphDraft, one: Leg, other: Leg): boolean {
  const shared = [...one.nodes].filter((node) => other.nodes.has(node));
  const traded = [one, other].map(({ rules }) => tradedBy(draft, rules)?.id);
  return (
    shared.length === 0 || (shared.length === 1 && traded[0] !== traded[1] && traded.includes(shared[0]))
  );
}

/** The data node whose bars a strategy trades. */
export function tradedBy(draft: GraphDraft, rules: string): DraftNode | null {
  const bars = draft.edgesInto(rules).find(({ targetPort }) => targetPort === 'bars');
  return bars === undefined ? null : (draft.nodes.get(bars.source) ?? null);
}

/** What a strategy reads, and the chain behind it. */
function belongingTo(draft: GraphDraft, rules: string): ReadonlySet<string> {
  const found = new Set([rules]);
  const read = [rules];
  for (let id = read.pop(); id !== undefined; id = read.pop())
    for (const { source } of draft.edgesInto(id))
      if (!found.has(source)) {
        found.add(source);
        read.push(source);
      }
  const behind = [rules];
  for (let id = behind.pop(); id !== undefined; id = behind.pop())
    for (const { target } of draft.edgesFrom(id))
      if (!found.has(target)) {
        found.add(target);
        behind.push(target);
      }
  return found;
}

/** The symbol without the currency that it is priced in. */
export function baseOf(symbol: string): string {
  return symbol.split(/[/:_-]/)[0] ?? symbol;
}
