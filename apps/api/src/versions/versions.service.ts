import {
  type FlowBranched,
  type FlowDifference,
  flowDifference,
  type VersionNamed,
} from '@strategy-builder/domain';
import { auditEntries } from '@strategy-builder/projections';
import type { Caller, FlowsService } from '../flows/flows.service.js';
import { Problem } from '../platform/problem.js';
import type { Storage } from '../store/storage.js';

export interface Version {
  readonly revision: number;
  readonly name: string;
  readonly by: { readonly kind: string; readonly id: string; readonly name: string };
  readonly at: string;
}
export interface Versions {
  /** What the flow is a branch of. */
  readonly origin?: FlowBranched['data'];
  /** Named revisions, the latest first. */
  readonly versions: readonly Version[];
}

const mostNames = 10_000;

/** Names for revisions, what lies between two of them, and new flows that begin at one. */
export class VersionsService {
  constructor(
    private readonly flows: FlowsService,
    private readonly storage: Storage,
  ) {}

  async list(flowId: string): Promise<Versions> {
    await this.flows.existing(flowId);
    const tables = await this.storage.tables();
    const entries = (type: string) => auditEntries(tables, { flowId, type, limit: mostNames });
    const versions = new Map<number, Version>();
    for (const { data, actor, at } of await entries('VersionNamed')) {
      const { revision, name } = data as VersionNamed['data'];
      versions.set(revision, { revision, name, by: actor, at });
    }
    const [branched] = await entries('FlowBranched');
    return {
      ...(branched && { origin: branched.data as FlowBranched['data'] }),
      versions: [...versions.values()].sort((a, b) => b.revision - a.revision),
    };
  }

  /** Gives a revision a name, the present one when none is said. @throws Problem `revision-not-found` */
  async name(caller: Caller, flowId: string, wanted: { revision?: number | undefined; name: string }) {
    const { revision: last } = await this.flows.existing(flowId);
    const { revision = last, name } = wanted;
    if (revision < 1 || revision > last) throw notFound(last);
    const stored = await this.flows.execute(caller, flowId, [{ type: 'NameVersion', revision, name }]);
    return { revision, name: name.trim(), stored: { revision: stored.revision, position: stored.position } };
  }

  /** What `to` has that `from` has not; the present when `to` is left out. */
  async compare(
    flowId: string,
    from: number,
    to: number | undefined,
  ): Promise<{ from: number; to: number } & FlowDifference> {
    const { revision: last } = await this.flows.existing(flowId);
    const [before, after] = [
      await this.flows.atRevision(flowId, from),
      await this.flows.atRevision(flowId, to ?? last),
    ];
    return { from, to: to ?? last, ...flowDifference(before, after) };
  }

  /** A new flow that begins as another one was at a revision, the present one when none is said. */
  async branch(
    caller: Caller,
    flowId: string,
    wanted: { id?: string | undefined; name?: string | undefined; revision?: number | undefined },
  ) {
    const { revision: last } = await this.flows.existing(flowId);
    const revision = wanted.revision ?? last;
    const content = await this.flows.atRevision(flowId, revision);
    const name = wanted.name ?? `${content.name.slice(0, 150)} (branch of r${revision})`;
    const made = await this.flows.create(caller, {
      ...(wanted.id !== undefined && { id: wanted.id }),
      ...{ name, description: content.description, origin: { flowId, revision, content } },
    });
    return { id: made.id, name, revision: made.revision, origin: { flowId, revision } };
  }
}

function notFound(last: number): Problem {
  return new Problem(404, 'revision-not-found', `The flow has revisions 1 to ${last}.`, { last });
}
