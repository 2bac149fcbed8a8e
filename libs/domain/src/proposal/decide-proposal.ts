import { withFollowingLabels } from '../catalogue/automatic-names.js';
import type { Change } from '../flow/change-sets/change-set.js';
import { changesBetween } from '../flow/change-sets/changes-between.js';
import type { FlowCommand } from '../flow/commands.js';
import { decideAll, type RefusalAt } from '../flow/decide.js';
import type { DecisionContext } from '../flow/decision.js';
import { fold } from '../flow/evolve.js';
import type { Flow } from '../flow/state.js';
import type { ProposalOutcome, ProposalParts } from './events.js';
import { makeRoom } from './make-room.js';
import { namedParts, type Part, partsOf } from './parts.js';
import { isOpen, outcomeOf, type Proposal, type Settled } from './proposal.js';
import { canGo, type PartOutlook, type Rehearsal, rehearse } from './rehearse.js';

/** Every reason for which a decision on a proposal is refused. The words are part of the REST contract. */
export type ProposalRefusalCode =
  | 'proposal-not-found'
  | 'proposal-closed'
  | 'proposal-part-not-found'
  | 'proposal-part-settled'
  | 'edge-needs-nodes'
  | 'nothing-to-accept';

export interface ProposalRefusal {
  readonly refused: true;
  readonly code: ProposalRefusalCode;
  readonly detail: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What somebody decides on; with nothing named it is all that still waits. */
export interface WantedParts {
  readonly nodes?: readonly string[] | undefined;
  readonly edges?: readonly string[] | undefined;
  readonly flow?: boolean | undefined;
}

/** A part that can't be accepted now, and why. */
export interface LeftPart {
  readonly key: string;
  readonly why: string;
}

export interface Acceptance {
  readonly commands: readonly FlowCommand[];
  readonly parts: ProposalParts;
  readonly renamed: Readonly<Record<string, string>>;
  /** What others had changed since and what stays of it, in sentences. */
  readonly kept: readonly string[];
  readonly left: readonly LeftPart[];
  readonly outcome: ProposalOutcome;
}

/** What a plan would change, decided on this flow: ids and ports are fixed from here on. */
export function proposedChanges(
  commands: readonly FlowCommand[],
  flow: Flow,
  context: DecisionContext,
): readonly Change[] | RefusalAt {
  const decided = decideAll(commands, flow, context);
  if ('refused' in decided) return decided;
  const after = fold(decided, flow);
  return after === null ? [] : changesBetween(flow, after);
}

/** All that still waits for a decision, as it would come to in the flow as it is now. */
export function rehearseOpen(proposal: Proposal, flow: Flow, context: DecisionContext): Rehearsal {
  const open = [...partsOf(proposal.changes).values()].filter(({ key }) => !proposal.settled.has(key));
  return rehearseIn(open, proposal, flow, context, false);
}

/**
 * Takes parts over into the flow as it is now. Edges come by themselves with the nodes that they hang on. What others
 * changed since stays, unless `overwrite` says otherwise; what can't go is named and stays open.
 */
export function acceptProposal(
  proposal: Proposal | undefined,
  wanted: WantedParts & { readonly overwrite?: boolean | undefined },
  flow: Flow,
  context: DecisionContext,
): Acceptance | ProposalRefusal {
  const chosen = choose(proposal, wanted, 'accepted');
  if ('refused' in chosen) return chosen;
  const { asked, parts, states } = chosen;
  const accepted = (key: string): boolean => states.get(key) === 'accepted' || keys.has(key);
  const keys = new Set(asked);
  // What hangs on an accepted part comes with it, and what hangs on that.
  spread(parts, states, keys, ({ needs, follows }) => needs.every(accepted) && follows.some(accepted));
  const going = [...parts.values()].filter(({ key }) => keys.has(key) && !states.has(key));
  const unable = going.find(({ what, needs }) => what === 'edge' && !needs.every(accepted));
  if (unable) return needsNodes(unable, accepted);

  const { commands, outlooks, renamed } = rehearseIn(
    going,
    proposal!,
    flow,
    context,
    wanted.overwrite ?? false,
  );
  const done = going.filter(({ key }) => canGo(outlooks.get(key)));
  const left = going.flatMap(({ key }) => reasonOf(key, outlooks.get(key)));
  if (done.length === 0) {
    const detail = left.map(({ why }) => why).join(' ') || 'There is nothing left to accept.';
    return refuse('nothing-to-accept', detail, { left });
  }
  const kept = done.flatMap(({ key }) => {
    const outlook = outlooks.get(key);
    return outlook?.stands === 'partly' ? [outlook.why] : [];
  });
  const after = new Map(states);
  for (const { key } of done) after.set(key, 'accepted');
  const fresh = Object.fromEntries(
    Object.entries(renamed).filter(([id]) => !Object.hasOwn(proposal!.renamed, id)),
  );
  return {
    ...{ commands, left, kept, renamed: fresh, parts: namedParts(done) },
    outcome: outcomeOf(proposal!.changes, after),
  };
}

/** Sets parts aside for good, and the edges that can't go without them. */
export function rejectProposal(
  proposal: Proposal | undefined,
  wanted: WantedParts,
): { readonly parts: ProposalParts; readonly outcome: ProposalOutcome } | ProposalRefusal {
  const chosen = choose(proposal, wanted, 'rejected');
  if ('refused' in chosen) return chosen;
  const { asked, parts, states } = chosen;
  const rejected = (key: string): boolean => states.get(key) === 'rejected' || keys.has(key);
  const keys = new Set(asked);
  spread(
    parts,
    states,
    keys,
    ({ needs, follows }) => needs.some(rejected) || (follows.length > 0 && follows.every(rejected)),
  );
  const gone = [...parts.values()].filter(({ key }) => keys.has(key) && !states.has(key));
  const after = new Map(states);
  for (const { key } of gone) after.set(key, 'rejected');
  return { parts: namedParts(gone), outcome: outcomeOf(proposal!.changes, after) };
}

/**
 * Other changes for a proposal: what it would come to, and these commands after that. What is settled, and what can't
 * go at present, stays as it is.
 */
export function amendProposal(
  proposal: Proposal | undefined,
  commands: readonly FlowCommand[],
  flow: Flow,
  context: DecisionContext,
): readonly Change[] | ProposalRefusal | RefusalAt {
  if (proposal === undefined) return notFound();
  if (!isOpen(proposal)) return closed(proposal);
  const { flow: proposed, outlooks } = rehearseOpen(proposal, flow, context);
  const decided = decideAll(withFollowingLabels(commands, proposed), proposed, context);
  if ('refused' in decided) return decided;
  const changes = changesBetween(flow, fold(decided, proposed) ?? flow);
  const settled = [...partsOf(changes).keys()].find((key) => proposal.settled.has(key));
  if (settled !== undefined) {
    const detail = 'That part is decided already; change it on the canvas.';
    return refuse('proposal-part-settled', detail, { part: settled });
  }
  const stays = (key: string): boolean => proposal.settled.has(key) || !canGo(outlooks.get(key));
  const kept = [...partsOf(proposal.changes).values()].filter(({ key }) => stays(key));
  const fresh = [...partsOf(changes).values()].filter(({ key }) => !kept.some((part) => part.key === key));
  return [...kept, ...fresh].flatMap((part) => part.changes);
}

function rehearseIn(
  parts: readonly Part[],
  proposal: Proposal,
  flow: Flow,
  context: DecisionContext,
  overwrite: boolean,
): Rehearsal {
  const accepted = [...proposal.settled].filter(([, { state }]) => state === 'accepted').map(([key]) => key);
  return rehearse(parts, {
    ...{ flow, context, overwrite, renamed: proposal.renamed },
    accepted: new Set(accepted),
    shift: makeRoom(proposal, flow),
  });
}

/** Adds the keys of open parts of which this is true, until there is none more. */
function spread(
  parts: ReadonlyMap<string, Part>,
  states: ReadonlyMap<string, Settled['state']>,
  keys: Set<string>,
  joins: (part: Part) => boolean,
): void {
  for (let size = -1; size !== keys.size; ) {
    size = keys.size;
    for (const part of parts.values()) if (!states.has(part.key) && joins(part)) keys.add(part.key);
  }
}

interface Chosen {
  /** Keys of the parts that were named, or of all that wait. */
  readonly asked: ReadonlySet<string>;
  readonly parts: ReadonlyMap<string, Part>;
  readonly states: ReadonlyMap<string, Settled['state']>;
}

function choose(
  proposal: Proposal | undefined,
  wanted: WantedParts,
  state: Settled['state'],
): Chosen | ProposalRefusal {
  if (proposal === undefined) return notFound();
  if (!isOpen(proposal)) return closed(proposal);
  const parts = partsOf(proposal.changes);
  const states = new Map([...proposal.settled].map(([key, settled]) => [key, settled.state]));
  const named = [
    ...(wanted.nodes ?? []).map((id) => `node/${id}`),
    ...(wanted.edges ?? []).map((id) => `edge/${id}`),
    ...(wanted.flow ? ['flow'] : []),
  ];
  const unknown = named.find((key) => !parts.has(key));
  if (unknown !== undefined) {
    const detail = `This proposal has no ${unknown.replace('/', " '")}${unknown.includes('/') ? "'" : ''}.`;
    return refuse('proposal-part-not-found', detail, { parts: [...parts.keys()] });
  }
  const other = named.find((key) => states.has(key) && states.get(key) !== state);
  if (other !== undefined) {
    const { by, at, state: before } = proposal.settled.get(other)!;
    const detail = `${by.name} has ${before} that part already.`;
    return refuse('proposal-part-settled', detail, { part: other, by, at });
  }
  const isAll = wanted.nodes === undefined && wanted.edges === undefined && !wanted.flow;
  const asked = isAll ? [...parts.keys()].filter((key) => !states.has(key)) : named;
  return { asked: new Set(asked), parts, states };
}

function reasonOf(key: string, outlook: PartOutlook | undefined): LeftPart[] {
  return outlook && 'why' in outlook && !canGo(outlook) ? [{ key, why: outlook.why }] : [];
}

function needsNodes({ id, needs }: Part, accepted: (key: string) => boolean): ProposalRefusal {
  const missing = needs.filter((key) => !accepted(key)).map((key) => key.slice(key.indexOf('/') + 1));
  const detail = `The edge '${id}' goes only with both its ends: accept ${missing.join(' and ')} too.`;
  return refuse('edge-needs-nodes', detail, { edge: id, nodes: missing });
}

function notFound(): ProposalRefusal {
  return refuse('proposal-not-found', 'There is no such proposal for this flow.');
}

function closed({ outcome }: Proposal): ProposalRefusal {
  const how = outcome === 'partly' ? 'decided on part by part' : outcome;
  return refuse('proposal-closed', `All of this proposal has been ${how} already.`, { outcome });
}

function refuse(
  code: ProposalRefusalCode,
  detail: string,
  facts: Readonly<Record<string, unknown>> = {},
): ProposalRefusal {
  return { refused: true, code, detail, facts };
}
