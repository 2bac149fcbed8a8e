import { strategyTemplates } from '@strategy-builder/ai';
import {
  type Flow,
  limits,
  nodesOf,
  partsOf,
  placeParts,
  sameFlow,
  type TemplateEvent,
  type TemplateEvidence,
} from '@strategy-builder/domain';
import type { EventStore } from '@strategy-builder/event-store';
import { findTemplate, savedTemplates, simulationsOfFlow, trialsOfFlow } from '@strategy-builder/projections';
import { type Caller, type FlowsService, readableId, type Stored } from '../flows/flows.service.js';
import { Problem } from '../platform/problem.js';
import { readable } from '../simulations/settings.js';
import { recordFact } from '../store/record-fact.js';
import type { Storage } from '../store/storage.js';
import { builtIn, saved, type TemplateView } from './template-view.js';

export interface Wanted {
  readonly name: string;
  readonly description: string;
  readonly flowId: string;
  /** Left out: the whole strategy. */
  readonly nodes?: readonly string[];
}

export interface Used extends Stored {
  readonly flowId: string;
  /** Id in the flow by id in the template. */
  readonly nodes: Readonly<Record<string, string>>;
}

/** Strategies and nodes to begin with: those that are built in, and those that people saved. */
export class TemplatesService {
  constructor(
    private readonly store: EventStore,
    private readonly flows: FlowsService,
    private readonly storage: Storage,
  ) {}

  /** What people saved, newest first, then what is built in. */
  async list(after?: string): Promise<TemplateView[]> {
    const own = await savedTemplates(await this.storage.tables(after));
    return [...own.map(saved), ...strategyTemplates().map(builtIn)];
  }

  /** @throws Problem `flow-not-found`, `node-not-found`, `nothing-to-save` */
  async save(caller: Caller, { name, description, flowId, nodes }: Wanted): Promise<TemplateView> {
    const { flow, revision } = await this.flows.existing(flowId);
    const parts = partsOf(flow, nodes);
    if ('refused' in parts) throw new Problem(422, parts.code, parts.detail, parts.facts);
    const nodeCount = nodesOf(parts).length;
    if (nodeCount === 0) throw new Problem(422, 'nothing-to-save', 'There is no node to save.');
    const kind = nodeCount === nodesOf(flow).length ? 'strategy' : 'node';
    const id = readableId(name);
    const evidence = kind === 'strategy' ? await this.evidence(flowId, flow) : null;
    const data = { name, description, kind, flowId, flowRevision: revision, parts, evidence } as const;
    await this.record(caller, id, 'none', { type: 'TemplateSaved', data });
    return this.find(id);
  }

  /** @throws Problem `template-not-found`; `template-built-in` for one that nobody saved */
  async remove(caller: Caller, id: string): Promise<void> {
    const { origin } = await this.find(id);
    if (origin === 'built-in') {
      throw new Problem(422, 'template-built-in', 'This template comes with the product and stays.');
    }
    await this.record(caller, id, 'exists', { type: 'TemplateRemoved', data: {} });
  }

  /** Puts a template into a flow, as one change set, or into a new one. @throws Problem of the flow's room */
  async use(caller: Caller, id: string, flowId?: string): Promise<Used> {
    const template = await this.find(id);
    const into =
      flowId ??
      (
        await this.flows.create(caller, {
          name: template.name.slice(0, limits.label),
          description: template.description.slice(0, limits.description),
        })
      ).id;
    const { flow } = await this.flows.existing(into);
    const { commands, ids } = placeParts(template, flow);
    return { flowId: into, nodes: ids, ...(await this.flows.execute(caller, into, commands)) };
  }

  private async find(id: string): Promise<TemplateView> {
    const own = await findTemplate(await this.storage.tables(), id);
    if (own) return saved(own);
    const found = strategyTemplates().find((template) => template.id === id);
    if (found) return builtIn(found);
    throw new Problem(
      404,
      'template-not-found',
      `There is no template "${id}". GET /api/templates lists those there are.`,
    );
  }

  private async record(
    { actor, sessionId }: Caller,
    id: string,
    expected: 'none' | 'exists',
    event: TemplateEvent,
  ): Promise<void> {
    await recordFact(this.store, `template-${id}`, expected, event, {
      actor,
      ...(sessionId !== undefined && { sessionId }),
    });
  }

  /** Of the newest simulation, when the flow has only been moved about since. */
  private async evidence(flowId: string, flow: Flow): Promise<TemplateEvidence | null> {
    const tables = await this.storage.tables();
    const newest = (await simulationsOfFlow(tables, flowId)).find(({ status }) => status === 'finished');
    if (newest?.status !== 'finished') return null;
    const simulated = await this.flows.atRevision(flowId, newest.flowRevision);
    if (!sameFlow(unplaced(simulated), unplaced(flow))) return null;
    const { feeBps, slippageBps } = readable(newest.settings);
    const { simulations, swept } = await trialsOfFlow(tables, flowId);
    const { totalReturn = null, maxDrawdown = null, sharpe = null } = newest.metrics;
    return {
      ...{ simulationId: newest.id, datasets: newest.datasets, feeBps, slippageBps },
      ...{ tradeCount: newest.tradeCount, totalReturn, maxDrawdown, sharpe, trials: simulations + swept },
    };
  }
}

/** Name and places say nothing about what a strategy does. */
function unplaced(flow: Flow): Flow {
  const position = { x: 0, y: 0 };
  const nodes = nodesOf(flow).map((node) => [node.id, { ...node, position }]);
  return { ...flow, name: '', description: '', nodes: Object.fromEntries(nodes) };
}
