import {
  acceptProposal,
  amendProposal,
  type Flow,
  type FlowCommand,
  type LeftPart,
  type Proposal,
  type ProposalEvent,
  type ProposalOutcome,
  type ProposalRefusal,
  type RefusalAt,
  rejectProposal,
  type WantedParts,
} from '@strategy-builder/domain';
import type { EventStore } from '@strategy-builder/event-store';
import type { FlowRooms } from '../flows/flow-rooms.js';
import type { AnsweredEvent, Caller, FlowsService, Stored } from '../flows/flows.service.js';
import { newId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import type { Followed } from '../store/followed.js';
import { recordFact } from '../store/record-fact.js';
import { type TranslationLog, translationStream } from '../translations/translation-log.js';
import { type ProposalView, proposalView } from './proposal-view.js';

/** Tries to accept while others go on editing; each looks at the flow anew. */
const mostTries = 50;

export interface Accepted {
  readonly revision: number;
  /** The change set in the flow; left out when all of it was there already. */
  readonly commandId?: string;
  readonly events: readonly AnsweredEvent[];
  /** What others had changed since and what stayed of it. */
  readonly kept: readonly string[];
  /** Parts that can't be accepted now, and why; they stay open. */
  readonly left: readonly LeftPart[];
  readonly proposal: ProposalView;
}

interface Parts {
  readonly store: EventStore;
  readonly flows: FlowsService;
  readonly rooms: FlowRooms;
  readonly translations: Followed<TranslationLog>;
  readonly maxNodes: number;
}

/** What planners propose and people decide on: facts of the flow's translations; what is accepted goes through the flow's door. */
export class ProposalsService {
  private readonly lines = new Map<string, Promise<unknown>>();

  constructor(private readonly parts: Parts) {}

  /** All proposals for a flow, the newest first. */
  async list(flowId: string): Promise<{ revision: number; proposals: ProposalView[] }> {
    const { flow, revision } = await this.parts.flows.existing(flowId);
    const { proposals } = await this.parts.translations.upToDate(flowId);
    return { revision, proposals: [...proposals.values()].reverse().map((one) => this.view(one, flow)) };
  }

  /** What has become of each, by its id. */
  async outcomes(flowId: string): Promise<ReadonlyMap<string, ProposalOutcome>> {
    const { proposals } = await this.parts.translations.upToDate(flowId);
    return new Map([...proposals].map(([id, { outcome }]) => [id, outcome]));
  }

  /** Takes parts over into the flow as one change set. @throws Problem when nothing of it can be accepted */
  async accept(
    caller: Caller,
    flowId: string,
    id: string,
    wanted: WantedParts & { readonly overwrite?: boolean | undefined },
  ): Promise<Accepted> {
    return this.inLine(flowId, async () => {
      const commandId = newId();
      for (let left = mostTries; ; left--) {
        const { flow, revision } = await this.parts.flows.existing(flowId);
        const proposal = await this.find(flowId, id);
        const decided = acceptProposal(proposal, wanted, flow, this.context);
        if ('refused' in decided) throw problemOf(decided);
        const { commands, kept, renamed, outcome } = decided;
        const stored =
          commands.length === 0
            ? undefined
            : await this.executeAt(revision, caller, flowId, commandId, commands, left > 0);
        if (stored === 'moved') continue;
        const data = {
          ...{ proposalId: id, flowId, translationId: proposal!.translationId, ...decided.parts, outcome },
          ...(stored && { commandId }),
          ...(Object.keys(renamed).length > 0 && { renamed }),
          ...(kept.length > 0 && { kept }),
        };
        const after = await this.record(caller, { type: 'ProposalAccepted', data });
        return {
          revision: stored?.revision ?? revision,
          ...(stored && { commandId }),
          ...{ events: stored?.events ?? [], kept, left: decided.left, proposal: after },
        };
      }
    });
  }

  /** Sets parts aside for good. @throws Problem */
  async reject(
    caller: Caller,
    flowId: string,
    id: string,
    wanted: WantedParts,
  ): Promise<{ revision: number; proposal: ProposalView }> {
    return this.inLine(flowId, async () => {
      const { revision } = await this.parts.flows.existing(flowId);
      const proposal = await this.find(flowId, id);
      const decided = rejectProposal(proposal, wanted);
      if ('refused' in decided) throw problemOf(decided);
      const { parts, outcome } = decided;
      const names = { proposalId: id, flowId, translationId: proposal!.translationId };
      const view = await this.record(caller, {
        type: 'ProposalRejected',
        data: { ...names, ...parts, outcome },
      });
      return { revision, proposal: view };
    });
  }

  /** Changes what waits: another choice for one of its assumptions. @throws Problem */
  async amend(
    caller: Caller,
    flowId: string,
    id: string,
    commands: readonly FlowCommand[],
  ): Promise<{ revision: number; proposal: ProposalView }> {
    return this.inLine(flowId, async () => {
      const { flow, revision } = await this.parts.flows.existing(flowId);
      const proposal = await this.find(flowId, id);
      const changes = amendProposal(proposal, commands, flow, this.context);
      if ('refused' in changes) throw problemOf(changes);
      const names = { proposalId: id, flowId, translationId: proposal!.translationId };
      const view = await this.record(caller, { type: 'ProposalAmended', data: { ...names, changes } });
      return { revision, proposal: view };
    });
  }

  /** Tells everybody on the canvas that a proposal was made; its facts are stored already. */
  async announce(flowId: string, proposalId: string): Promise<void> {
    await this.parts.rooms.notifyFlow(flowId, { kind: 'proposal', proposalId, what: 'ProposalMade' });
  }

  private get context() {
    return { maxNodes: this.parts.maxNodes };
  }

  private async find(flowId: string, id: string): Promise<Proposal | undefined> {
    return (await this.parts.translations.upToDate(flowId)).proposals.get(id);
  }

  private view(proposal: Proposal, flow: Flow): ProposalView {
    return proposalView(proposal, flow, this.parts.maxNodes);
  }

  /** @returns `moved` when the flow has changed since and there is another try */
  private async executeAt(
    revision: number,
    caller: Caller,
    flowId: string,
    commandId: string,
    commands: readonly FlowCommand[],
    mayTryAgain: boolean,
  ): Promise<Stored | 'moved'> {
    try {
      const request = { ...caller, idempotencyKey: commandId };
      return await this.parts.flows.execute(request, flowId, commands, revision);
    } catch (error) {
      if (mayTryAgain && error instanceof Problem && error.code === 'revision-conflict') return 'moved';
      throw error;
    }
  }

  private async record(caller: Caller, event: ProposalEvent): Promise<ProposalView> {
    const { flowId, proposalId } = event.data;
    const { actor, sessionId } = caller;
    await recordFact(this.parts.store, translationStream(flowId), 'exists', event, {
      actor,
      ...(sessionId && { sessionId }),
      ...(caller.correlationId && { correlationId: caller.correlationId }),
    });
    const { flow } = await this.parts.flows.existing(flowId);
    const proposal = (await this.find(flowId, proposalId))!;
    await this.parts.rooms.notifyFlow(flowId, {
      ...{ kind: 'proposal', proposalId, what: event.type, actor, outcome: proposal.outcome },
    });
    return this.view(proposal, flow);
  }

  /** Decisions on a flow's proposals one after the other: each sees what the one before it came to. */
  private inLine<T>(flowId: string, decide: () => Promise<T>): Promise<T> {
    const before = this.lines.get(flowId) ?? Promise.resolve();
    const decided = before.then(decide, decide);
    const settled = decided.then(
      () => undefined,
      () => undefined,
    );
    this.lines.set(flowId, settled);
    void settled.then(() => {
      if (this.lines.get(flowId) === settled) this.lines.delete(flowId);
    });
    return decided;
  }
}

function problemOf({ code, detail, facts }: ProposalRefusal | RefusalAt): Problem {
  const status = code === 'proposal-not-found' ? 404 : code === 'proposal-closed' ? 409 : 422;
  return new Problem(status, code, detail, facts);
}
