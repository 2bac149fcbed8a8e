import type { Change, ChangeAuthor } from '../flow/change-sets/change-set.js';
import type { ProposalEvent, ProposalOutcome } from './events.js';
import { keysOf, partsOf } from './parts.js';

/** What was decided of a part, by whom and when. */
export interface Settled {
  readonly state: 'accepted' | 'rejected';
  readonly by: ChangeAuthor;
  readonly at: string;
}

/** A proposal as it stands after some events. */
export interface Proposal {
  readonly id: string;
  readonly flowId: string;
  readonly translationId: string;
  readonly request: string;
  readonly summary: string;
  readonly flowRevision: number;
  readonly changes: readonly Change[];
  /** Who asked for it. */
  readonly by: ChangeAuthor;
  readonly at: string;
  readonly outcome: ProposalOutcome;
  /** By the key of the part. */
  readonly settled: ReadonlyMap<string, Settled>;
  /** New ids of accepted nodes whose own had been taken. */
  readonly renamed: Readonly<Record<string, string>>;
  /** The change sets that came of it. */
  readonly commandIds: readonly string[];
}

/** The proposal after one more of its events; undefined before it was made. Never refuses: it already happened. */
export function evolveProposal(
  before: Proposal | undefined,
  event: ProposalEvent,
  { actor, at }: { readonly actor: ChangeAuthor; readonly at: string },
): Proposal | undefined {
  switch (event.type) {
    case 'ProposalMade': {
      const { proposalId, ...data } = event.data;
      const nothing = { settled: new Map(), renamed: {}, commandIds: [], outcome: 'proposed' } as const;
      return before ?? { ...data, ...nothing, id: proposalId, by: actor, at };
    }
    case 'ProposalAmended':
      return before && { ...before, changes: event.data.changes };
    case 'ProposalAccepted':
    case 'ProposalRejected': {
      if (before === undefined) return undefined;
      const { data } = event;
      const state = event.type === 'ProposalAccepted' ? 'accepted' : 'rejected';
      const settled = new Map(before.settled);
      for (const key of keysOf(data)) settled.set(key, { state, by: actor, at });
      const { renamed, commandId } = 'renamed' in data || 'commandId' in data ? data : {};
      return {
        ...before,
        settled,
        outcome: data.outcome,
        renamed: { ...before.renamed, ...renamed },
        commandIds: commandId === undefined ? before.commandIds : [...before.commandIds, commandId],
      };
    }
    default:
      event satisfies never;
      return before;
  }
}

/** Whether something of it still waits for a decision. */
export function isOpen({ changes, settled }: Pick<Proposal, 'changes' | 'settled'>): boolean {
  return [...partsOf(changes).keys()].some((key) => !settled.has(key));
}

/** What a proposal has come to when these parts are settled. */
export function outcomeOf(
  changes: readonly Change[],
  states: ReadonlyMap<string, Settled['state']>,
): ProposalOutcome {
  const all = [...partsOf(changes).keys()].map((key) => states.get(key));
  if (all.every((state) => state === 'accepted')) return 'accepted';
  if (all.every((state) => state === 'rejected')) return 'rejected';
  return all.includes('accepted') ? 'partly' : 'proposed';
}
