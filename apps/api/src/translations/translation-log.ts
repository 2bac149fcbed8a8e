import { evolveProposal, type Proposal, type TranslationEvent } from '@strategy-builder/domain';
import type { EventStore } from '@strategy-builder/event-store';

/** What is known of a flow's requests in words, folded from its stream `translation-<flowId>`. */
export class TranslationLog {
  /** By id, in the order in which they were made. */
  readonly proposals = new Map<string, Proposal>();
  /** By the change set that came of it: what was asked for. */
  readonly requests = new Map<string, string>();
  private revision = 0;

  constructor(
    private readonly store: EventStore,
    private readonly flowId: string,
  ) {}

  /** Reads what has been stored since. */
  async catchUp(): Promise<void> {
    for await (const stored of this.store.read(translationStream(this.flowId), { after: this.revision })) {
      const event = stored as unknown as TranslationEvent;
      const { actor, at } = stored.metadata;
      if (event.type === 'TranslationFinished') {
        const { commandId, request, outcome } = event.data;
        if (commandId !== undefined && outcome.status === 'done') this.requests.set(commandId, request);
      } else {
        const { proposalId } = event.data;
        const proposal = evolveProposal(this.proposals.get(proposalId), event, { actor, at });
        if (proposal) this.proposals.set(proposalId, proposal);
        for (const commandId of proposal?.commandIds ?? []) this.requests.set(commandId, proposal!.request);
      }
      this.revision = stored.revision;
    }
  }
}

export function translationStream(flowId: string): string {
  return `translation-${flowId}`;
}
