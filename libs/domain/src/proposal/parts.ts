import type { Change } from '../flow/change-sets/change-set.js';
import type { FlowEdge } from '../flow/state.js';
import type { ProposalParts } from './events.js';

/** One thing that a proposal would add, change or remove: what a person accepts or rejects. */
export interface Part {
  /** `node/rsi_14`, `edge/btc_to_rsi`, `flow`. */
  readonly key: string;
  readonly what: 'node' | 'edge' | 'flow';
  readonly id: string;
  readonly change: 'added' | 'changed' | 'removed';
  readonly changes: readonly Change[];
  /** Parts without which it can't go: an edge goes only with both its ends. */
  readonly needs: readonly string[];
  /** Parts with any of which it goes by itself: an edge with the node that it hangs on, or with the edge in its place. */
  readonly follows: readonly string[];
}

/** The parts of a proposal by their keys. */
export function partsOf(changes: readonly Change[]): ReadonlyMap<string, Part> {
  const byKey = new Map<string, Change[]>();
  for (const change of changes) {
    const key = keyOf(change);
    byKey.set(key, [...(byKey.get(key) ?? []), change]);
  }
  return new Map(
    [...byKey].map(([key, own]): [string, Part] => {
      const [first] = own as [Change];
      const what = first.what === 'property' ? 'node' : first.what;
      const part = { key, what, id: first.what === 'flow' ? 'flow' : first.id, changes: own } as const;
      return [key, { ...part, change: kindOf(first), ...tiesOf(first, byKey) }];
    }),
  );
}

/** The keys of parts as REST and events name them. */
export function keysOf({ nodes, edges, flow }: ProposalParts): string[] {
  return [...nodes.map((id) => `node/${id}`), ...edges.map((id) => `edge/${id}`), ...(flow ? ['flow'] : [])];
}

/** The same parts as events name them. */
export function namedParts(parts: Iterable<Part>): ProposalParts {
  const all = [...parts];
  const ids = (what: Part['what']): string[] => all.filter((part) => part.what === what).map(({ id }) => id);
  return {
    nodes: ids('node'),
    edges: ids('edge'),
    ...(all.some(({ what }) => what === 'flow') && { flow: true as const }),
  };
}

function keyOf(change: Change): string {
  if (change.what === 'flow') return 'flow';
  return `${change.what === 'property' ? 'node' : change.what}/${change.id}`;
}

function kindOf(change: Change): Part['change'] {
  if (change.what !== 'node' && change.what !== 'edge') return 'changed';
  return change.before === null ? 'added' : change.after === null ? 'removed' : 'changed';
}

type Ties = Pick<Part, 'needs' | 'follows'>;

function tiesOf(change: Change, all: ReadonlyMap<string, readonly Change[]>): Ties {
  if (change.what !== 'edge') return { needs: [], follows: [] };
  const edge = (change.after ?? change.before)!;
  const ends = [...new Set([`node/${edge.source}`, `node/${edge.target}`])].filter((key) =>
    holdsEdges(all.get(key)),
  );
  if (change.after !== null) {
    const ties = ends.length > 0 ? ends : edgesAtPort(all, edge, 'before');
    return { needs: ties, follows: ties };
  }
  const going = ends.filter((key) => all.get(key)?.some((one) => one.what === 'node' && one.after === null));
  if (going.length > 0) return { needs: [], follows: going };
  return { needs: ends, follows: [...ends, ...edgesAtPort(all, edge, 'after')] };
}

/** An end that is only moved keeps its edges. */
function holdsEdges(changes: readonly Change[] | undefined): boolean {
  return changes?.some((change) => change.what !== 'property' || change.key !== 'position') ?? false;
}

/** The edges that leave a port, or take it. */
function edgesAtPort(
  all: ReadonlyMap<string, readonly Change[]>,
  { target, targetPort }: FlowEdge,
  when: 'before' | 'after',
): string[] {
  return [...all].flatMap(([key, [one]]) => {
    const edge = one?.what === 'edge' && (one.before === null || one.after === null) ? one[when] : null;
    return edge?.target === target && edge.targetPort === targetPort ? [key] : [];
  });
}
