import { createHash } from 'node:crypto';
import {
  decideReview,
  evolveReviews,
  type Flow,
  type FlowEvent,
  nodesOf,
  type Review,
  type ReviewCommand,
  type ReviewEvent,
  type ReviewedVersion,
  type ReviewStatus,
  type Reviews,
  reviewedVersion,
  standing,
  versionText,
} from '@strategy-builder/domain';
import { type EventStore, RevisionConflict } from '@strategy-builder/event-store';
import { flowStream } from '../flows/flow-log.js';
import type { Caller, FlowsService } from '../flows/flows.service.js';
import { Problem } from '../platform/problem.js';
import { sentenceOf } from '../python/python-fault.js';
import type { PythonTests } from '../python/python-tests.js';
import { recordFacts } from '../store/record-fact.js';

/** Where a node in Python stands. */
export interface NodeReview {
  readonly nodeId: string;
  readonly label: string;
  /** Of its code, parameters and inputs as they are now; a decision names it. */
  readonly hash: string;
  readonly status: ReviewStatus;
  /** The review of this version. */
  readonly review: Review | null;
  /** The last approval, which a change has made void. */
  readonly voided: Review | null;
}

/** Reviews of custom code: decided by people, about one version, kept beside the flow. */
export class ReviewsService {
  constructor(
    private readonly store: EventStore,
    private readonly flows: FlowsService,
    private readonly tests: PythonTests,
    /** Nobody signs in: one person may be all there is. */
    private readonly isLocal: boolean,
  ) {}

  /** All nodes in Python of a flow as they are now. */
  async of(flowId: string): Promise<NodeReview[]> {
    return this.ofFlow(flowId, (await this.flows.existing(flowId)).flow);
  }

  /** All nodes in Python of a flow that was read before, as they were then. */
  async ofFlow(flowId: string, flow: Flow): Promise<NodeReview[]> {
    const { reviews } = await this.read(flowId);
    return nodesOf(flow).flatMap(({ id, label }) => {
      const version = reviewedVersion(flow, id);
      return version ? [{ nodeId: id, label, ...stateOf(reviews, id, version) }] : [];
    });
  }

  /** Nodes among these whose code nobody has approved as it is. */
  async unapproved(flowId: string, flow: Flow, nodes: readonly string[]): Promise<string[]> {
    if (nodes.length === 0) return [];
    const { reviews } = await this.read(flowId);
    return nodes.filter((id) => {
      const version = reviewedVersion(flow, id);
      return version && stateOf(reviews, id, version).status !== 'approved';
    });
  }

  /** @throws Problem `node-not-found`, `no-code`, `code-invalid`, `code-changed`, `not-in-review`, `own-code`, `comment-needed`, `not-a-person` */
  async decide(caller: Caller, command: ReviewCommand): Promise<NodeReview> {
    const { flowId, nodeId } = command;
    const { flow } = await this.flows.existing(flowId);
    const node = Object.hasOwn(flow.nodes, nodeId) ? flow.nodes[nodeId] : undefined;
    if (!node) throw new Problem(404, 'node-not-found', `There is no node "${nodeId}" in this flow.`);
    const version = reviewedVersion(flow, nodeId);
    if (!version)
      throw new Problem(
        422,
        'no-code',
        `${node.label} is not written in Python: there is no code to review.`,
      );
    if (command.action === 'request') await this.refuseBroken(nodeId, version.code);
    const authors = await this.authorsOf(flowId, nodeId);
    const reviews = await this.append(caller, command, version, authors);
    return { nodeId, label: node.label, ...stateOf(reviews, nodeId, version) };
  }

  private async append(
    caller: Caller,
    command: ReviewCommand,
    version: ReviewedVersion,
    authors: readonly string[],
  ): Promise<Reviews> {
    for (;;) {
      const { reviews, revision } = await this.read(command.flowId);
      const { actor, sessionId } = caller;
      const context = { actor, version, hash: hashOf(version), authors, mayApproveOwn: this.isLocal };
      const decision = decideReview(command, reviews, context);
      if ('refused' in decision) {
        const status = decision.code === 'code-changed' ? 409 : decision.code === 'not-a-person' ? 403 : 422;
        throw new Problem(status, decision.code, decision.detail, { hash: context.hash });
      }
      if (decision.length === 0) return reviews;
      try {
        await recordFacts(
          this.store,
          streamOf(command.flowId),
          revision === 0 ? 'none' : revision,
          decision,
          {
            actor,
            ...(sessionId !== undefined && { sessionId }),
          },
        );
        return (await this.read(command.flowId)).reviews;
      } catch (error) {
        // Somebody decided at this moment: what was decided is read, and this order decided again.
        if (!(error instanceof RevisionConflict)) throw error;
      }
    }
  }

  private async refuseBroken(nodeId: string, code: string): Promise<void> {
    const fault = await this.tests.load({ id: nodeId, code });
    if (fault) throw new Problem(422, 'code-invalid', sentenceOf(fault), { line: fault.line });
  }

  private async read(flowId: string): Promise<{ reviews: Reviews; revision: number }> {
    let reviews: Reviews = [];
    let revision = 0;
    for await (const event of this.store.read(streamOf(flowId))) {
      reviews = evolveReviews(reviews, event as unknown as ReviewEvent, event.metadata);
      revision = event.revision;
    }
    return { reviews, revision };
  }

  /** Everybody who wrote code or parameters of the node since it was added, the assistant and those before an import too. */
  private async authorsOf(flowId: string, nodeId: string): Promise<readonly string[]> {
    const authors = new Set<string>();
    for await (const stored of this.store.read(flowStream(flowId))) {
      const event = stored as unknown as FlowEvent;
      if (!('id' in event.data) || event.data.id !== nodeId) continue;
      if (event.type === 'NodeAdded') authors.clear();
      const wrote =
        event.type === 'NodeAdded' ||
        event.type === 'CodeEdited' ||
        (event.type === 'NodeEdited' && event.data.params !== undefined);
      if (wrote) authors.add(stored.metadata.actor.id);
    }
    return [...authors];
  }
}

function stateOf(reviews: Reviews, nodeId: string, version: ReviewedVersion) {
  const hash = hashOf(version);
  return { hash, ...standing(reviews, nodeId, hash) };
}

function hashOf(version: ReviewedVersion): string {
  return createHash('sha256').update(versionText(version)).digest('hex');
}

function streamOf(flowId: string): string {
  return `review-${flowId}`;
}
