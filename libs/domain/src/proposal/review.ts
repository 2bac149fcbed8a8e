import { propertyOf } from '../flow/change-sets/changes-of.js';
import { findEdge, findNode } from '../flow/lookup.js';
import type { Flow, FlowEdge, FlowNode, Value } from '../flow/state.js';
import { rehearseOpen } from './decide-proposal.js';
import { type Part, partsOf } from './parts.js';
import type { Proposal, Settled } from './proposal.js';
import type { PartOutlook } from './rehearse.js';

/** A property that a proposal would change, against its value now. */
export interface PropertyDifference {
  /** `label`, `formula`, `params.period`. */
  readonly key: string;
  readonly before: Value | undefined;
  readonly after: Value;
}

/** A part of a proposal as a reader sees it now. */
export interface ReviewedPart extends Pick<Part, 'key' | 'what' | 'id' | 'change' | 'needs' | 'follows'> {
  readonly label: string;
  /** Of a part that still waits: what accepting it would come to. */
  readonly outlook?: PartOutlook;
  readonly settled?: Settled;
  readonly node?: FlowNode;
  readonly edge?: FlowEdge;
  /** Of a changed node, or of the strategy's name and description. */
  readonly properties: readonly PropertyDifference[];
}

/**
 * The difference between the flow as it is now and as it would be. Nodes stand where they would be put, under the ids
 * that they would get.
 */
export function reviewProposal(proposal: Proposal, flow: Flow, maxNodes: number): readonly ReviewedPart[] {
  const { outlooks, renamed, flow: after } = rehearseOpen(proposal, flow, { maxNodes });
  const idOf = (id: string): string => renamed[id] ?? id;
  return [...partsOf(proposal.changes).values()].map((part): ReviewedPart => {
    const { changes, ...ties } = part;
    const settled = proposal.settled.get(part.key);
    const outlook = outlooks.get(part.key);
    const [first] = changes;
    const node = part.what === 'node' ? nodeOf(part, idOf(part.id), flow, after) : undefined;
    const planned = first?.what === 'edge' ? (first.after ?? first.before) : null;
    const edge = planned && {
      ...(findEdge(flow, planned.id) ?? planned),
      ...{ source: idOf(planned.source), target: idOf(planned.target) },
    };
    return {
      ...ties,
      // A node is called what it is called now.
      label: labelOf(
        part,
        findNode(flow, idOf(part.id)) ?? node,
        edge,
        (id) => findNode(after, id) ?? findNode(flow, id),
      ),
      ...(settled ? { settled } : outlook && { outlook }),
      ...(node && { node }),
      ...(edge && { edge }),
      properties: settled ? [] : differencesOf(part, flow),
    };
  });
}

function nodeOf({ change, changes }: Part, id: string, flow: Flow, after: Flow): FlowNode | undefined {
  const [first] = changes;
  const planned = first?.what === 'node' ? (first.after ?? first.before ?? undefined) : undefined;
  if (change === 'removed') return findNode(flow, id) ?? planned;
  return findNode(after, id) ?? findNode(flow, id) ?? planned;
}

function labelOf(
  { what, id }: Part,
  node: FlowNode | undefined,
  edge: FlowEdge | null | undefined,
  find: (id: string) => FlowNode | undefined,
): string {
  if (what === 'flow') return 'Name and description';
  if (what === 'node') return node?.label ?? id;
  if (edge) return `${find(edge.source)?.label ?? edge.source} to ${find(edge.target)?.label ?? edge.target}`;
  return id;
}

function differencesOf({ changes }: Part, flow: Flow): readonly PropertyDifference[] {
  return changes.flatMap((change): PropertyDifference[] => {
    if (change.what === 'flow') return [{ key: change.key, before: flow[change.key], after: change.after }];
    if (change.what !== 'property') return [];
    return [{ key: change.key, before: propertyOf(flow, change.id, change.key), after: change.after }];
  });
}
