import { edgesFrom, findNode, nodesOf } from '../lookup.js';
import type { FlowProblem } from '../problem.js';
import type { Flow, FlowNode } from '../state.js';

/** The way of the signals: from one strategy through its risk nodes to the market. */
export interface Chain {
  readonly strategy: FlowNode;
  /** In the order in which signals pass them. */
  readonly risk: readonly FlowNode[];
  readonly execution: FlowNode | null;
}

/** One chain, or what keeps its strategy from having one. */
export type FoundChain = { readonly chain: Chain | null; readonly problems: readonly FlowProblem[] };

/**
 * The flow's chains, one a strategy, by the strategies' ids. Beside strategies that reach the market, one that does not
 * is a draft and is left out.
 */
export function findChains(flow: Flow): readonly FoundChain[] {
  const strategies = nodesOf(flow).filter(({ type }) => type === 'strategy');
  if (strategies.length === 0) {
    const message = 'Add a strategy node: it says when to enter and when to leave.';
    return [{ chain: null, problems: [{ code: 'no-strategy', severity: 'error', message }] }];
  }
  const followed = strategies.map((strategy) => follow(flow, strategy));
  const executed = followed.filter(({ chain, problems }) => problems.length > 0 || chain?.execution);
  return executed.length > 0 ? executed : followed;
}

function follow(flow: Flow, strategy: FlowNode): FoundChain {
  const risk: FlowNode[] = [];
  const passed = new Set([strategy.id]);
  let last = strategy;
  for (;;) {
    const next = edgesFrom(flow, last.id).flatMap(({ target }) => findNode(flow, target) ?? []);
    const [node, ...branches] = next;
    if (node === undefined || passed.has(node.id))
      return { chain: { strategy, risk, execution: null }, problems: [] };
    if (branches.length > 0) {
      const names = next.map(({ id }) => id).join(', ');
      const message = `The signals of '${last.id}' go to ${names}; put them one after the other, since one order can go only one way.`;
      return {
        chain: null,
        problems: [{ code: 'chain-branches', severity: 'error', nodeId: last.id, message }],
      };
    }
    if (node.type === 'execution') return { chain: { strategy, risk, execution: node }, problems: [] };
    risk.push(node);
    passed.add(node.id);
    last = node;
  }
}
