import { join } from 'node:path';
import { onTimeframes, type SimulationEvent, type Strategy } from '@strategy-builder/domain';
import type { EventStore } from '@strategy-builder/event-store';
import { decidingRules, type SimulationRefusal } from '@strategy-builder/quant';
import type { SandboxLimits } from '@strategy-builder/sandbox';
import type { DatasetsService } from '../datasets/datasets.service.js';
import type { FlowRooms } from '../flows/flow-rooms.js';
import type { Caller, FlowsService } from '../flows/flows.service.js';
import { strategyOf } from '../flows/program-of.js';
import type { Metrics } from '../health/metrics.js';
import { newId } from '../platform/ids.js';
import { type Job, Jobs, withoutResult } from '../platform/jobs.js';
import { Problem } from '../platform/problem.js';
import type { Work } from '../platform/work.js';
import { sentenceOf } from '../python/python-fault.js';
import type { ReviewsService } from '../reviews/reviews.service.js';
import { systemActor } from '../sessions/sessions.js';
import { recordFact } from '../store/record-fact.js';
import { barsOfSettings } from './bars-of-settings.js';
import { chooseDatasets } from './choose-datasets.js';
import { chosenData } from './chosen-data.js';
import type { ExplainTask, TradeCauses } from './explain-worker.js';
import { fundingNeeded, fundingOf } from './funding.js';
import { refuseStrangeVenues } from './refuse-venues.js';
import { accountOf, type SimulationSettings, storable } from './settings.js';
import { readSimulation } from './simulation-file.js';
import type { SimulationReport, SimulationTask } from './simulation-worker.js';

export interface SimulationRequest {
  /** For a flow with one data node. */
  readonly dataset?: string;
  readonly datasets?: Readonly<Record<string, string>>;
  readonly settings: SimulationSettings;
}

export type SimulationStatus = 'running' | 'done' | 'failed' | 'cancelled';

type Requested = Extract<SimulationEvent, { type: 'SimulationRequested' }>['data'];

interface Parts {
  readonly store: EventStore;
  readonly flows: FlowsService;
  readonly rooms: FlowRooms;
  readonly datasets: DatasetsService;
  readonly work: Work;
  readonly metrics: Metrics;
  readonly dataDirectory: string;
  readonly sandbox: SandboxLimits;
  readonly reviews: ReviewsService;
}

/** Simulations: what was asked and what came of it are events; curves and trades are files that can be made again. */
export class SimulationsService {
  private readonly jobs = new Jobs();
  private readonly directory: string;

  constructor(private readonly parts: Parts) {
    this.directory = join(parts.dataDirectory, 'simulations');
  }

  /** Starts a simulation of the flow as it is now. @throws Problem `strategy-incomplete`, `dataset-needed`, `dataset-not-found`, `node-not-found`, `bars-missing`, `exchange-not-traded` */
  async request(
    caller: Caller,
    flowId: string,
    request: SimulationRequest,
  ): Promise<{ id: string; warnings: string[] }> {
    const { flow, revision } = await this.parts.flows.existing(flowId);
    const { strategy } = strategyOf(flow);
    const datasets = await chooseDatasets(flow, strategy, request, (dataset) =>
      this.parts.datasets.find(dataset),
    );
    refuseStrangeVenues(strategy, Object.keys(request.settings.venueFees));
    const { fundingBps, notes } = await fundingOf(
      strategy,
      request.settings.fundingBps,
      datasets,
      (dataset) => this.parts.datasets.find(dataset),
    );
    const { warnings } = strategyOf(
      flow,
      await chosenData(datasets, request.settings, (id) => this.parts.datasets.find(id)),
    );
    const python = strategy.legs.flatMap((leg) => leg.python ?? []).map((node) => node.id);
    const unapproved = await this.parts.reviews.unapproved(flowId, flow, [...new Set(python)]);
    const id = newId();
    const data: Requested = {
      flowId,
      flowRevision: revision,
      datasets,
      settings: storable({ ...request.settings, fundingBps }),
      ...(unapproved.length > 0 && { notReviewed: unapproved }),
    };
    await recordFact(
      this.parts.store,
      `simulation-${id}`,
      'none',
      { type: 'SimulationRequested', data },
      caller,
    );
    this.start(id, strategy, data);
    return {
      id,
      warnings: [...warnings, ...unapproved.map(notReviewed), ...notes],
    };
  }

  /** What is known of a simulation; one that a crash interrupted is run again from its request. @throws Problem `simulation-not-found` */
  async find(id: string) {
    const { requested, ended, progress } = await this.jobs.look(id, () => this.history(id));
    const about = {
      id,
      flowId: requested.flowId,
      flowRevision: requested.flowRevision,
      datasets: requested.datasets,
      settings: requested.settings,
      ...(requested.notReviewed && { notReviewed: requested.notReviewed }),
    };
    if (progress !== undefined) return { ...about, status: 'running' as const, progress };
    if (ended?.type === 'SimulationFailed') return { ...about, ...withoutResult(ended.data) };
    const files = ended && (await readSimulation(this.directory, id));
    if (files) return { ...about, status: 'done' as const, progress: 1, result: files };
    await this.runAgain(id, requested);
    return { ...about, status: 'running' as const, progress: 0 };
  }

  /**
   * Some trades of a finished simulation, each with what every node said at the closes that decided it.
   * @throws Problem `simulation-not-found`, `simulation-not-done`
   */
  async explainedTrades(id: string, from: number, limit: number) {
    const found = await this.find(id);
    if (found.status !== 'done') throw simulationNotDone();
    const { trades } = found.result.summary;
    const some = trades.slice(from, from + limit);
    const flow = await this.parts.flows.atRevision(found.flowId, found.flowRevision);
    const { strategy } = strategyOf(flow);
    const period = await barsOfSettings(this.parts.datasets, found.datasets, found.settings, strategy);
    const task: ExplainTask = {
      strategy: onTimeframes(strategy, period.timeframes),
      sandbox: this.parts.sandbox,
      trades: some,
      ...period,
    };
    const causes = await this.parts.work.run<readonly TradeCauses[]>(
      new URL('./explain-worker.js', import.meta.url),
      { ...task },
    );
    return {
      total: trades.length,
      trades: some.map((trade, i) => ({ number: from + i + 1, ...trade, causes: causes[i] as TradeCauses })),
    };
  }

  /** Every rule of simulations, with whether this one had anything to decide by it. @throws Problem as `explainedTrades` */
  async rules(id: string) {
    const found = await this.find(id);
    if (found.status !== 'done') throw simulationNotDone();
    const flow = await this.parts.flows.atRevision(found.flowId, found.flowRevision);
    return decidingRules(
      strategyOf(flow).strategy,
      found.result.summary.legs.map(({ funding }) => funding),
    );
  }

  /** Ends a running simulation; one that has ended stays as it is. */
  cancel(id: string): void {
    this.jobs.cancel(id);
  }

  /** Resolves at the next progress or the end of a running simulation; at once when it does not run. */
  changed(id: string, signal: AbortSignal): Promise<void> {
    return this.jobs.changed(id, signal);
  }

  private async history(id: string) {
    let requested: Requested | undefined;
    let ended: Exclude<SimulationEvent, { type: 'SimulationRequested' }> | undefined;
    for await (const stored of this.parts.store.read(`simulation-${id}`)) {
      const event = stored as unknown as SimulationEvent;
      if (event.type === 'SimulationRequested') requested = event.data;
      else ended = event;
    }
    if (!requested) throw new Problem(404, 'simulation-not-found', `There is no simulation "${id}".`);
    return { requested, ended };
  }

  private async runAgain(id: string, requested: Requested): Promise<void> {
    const flow = await this.parts.flows.atRevision(requested.flowId, requested.flowRevision);
    this.start(id, strategyOf(flow).strategy, requested);
  }

  private start(id: string, strategy: Strategy, requested: Requested): void {
    const { flowId } = requested;
    this.jobs.start(
      id,
      (job) =>
        this.run(id, strategy, requested, job).catch((error: Error) =>
          this.fail(id, requested, job.signal.aborted ? 'cancelled' : 'simulation-failed', error.message),
        ),
      (progress) =>
        void this.parts.rooms.notifyFlow(flowId, {
          kind: 'progress',
          simulationId: id,
          ...(progress === null ? { progress: 1, ended: true } : { progress }),
        }),
    );
  }

  private async run(id: string, strategy: Strategy, requested: Requested, job: Job): Promise<void> {
    const started = performance.now();
    const period = await barsOfSettings(
      this.parts.datasets,
      requested.datasets,
      requested.settings,
      strategy,
    );
    const task: SimulationTask = {
      id,
      strategy: onTimeframes(strategy, period.timeframes),
      ...period,
      account: accountOf(requested.settings),
      sandbox: this.parts.sandbox,
      resultDirectory: this.directory,
    };
    const report = await this.parts.work.run<SimulationReport>(
      new URL('./simulation-worker.js', import.meta.url),
      { ...task },
      {
        signal: job.signal,
        onProgress: (fraction) => job.progress(fraction),
      },
    );
    if (!report.ok && 'fault' in report)
      return this.fail(id, requested, report.fault.code, sentenceOf(report.fault));
    if (!report.ok) return this.fail(id, requested, report.refusal.code, refusalSentence(report.refusal));
    const { metrics, tradeCount, resultHash } = report;
    const data = {
      flowId: requested.flowId,
      metrics,
      tradeCount,
      resultHash,
      durationMs: performance.now() - started,
    };
    await this.end(id, { type: 'SimulationFinished', data });
    this.parts.metrics.simulations.inc({ outcome: 'done' });
  }

  private async fail(id: string, { flowId }: Requested, code: string, detail: string): Promise<void> {
    this.parts.metrics.simulations.inc({ outcome: code });
    await this.end(id, { type: 'SimulationFailed', data: { flowId, code, detail } });
  }

  private async end(id: string, event: SimulationEvent): Promise<void> {
    await recordFact(this.parts.store, `simulation-${id}`, 'exists', event, { actor: systemActor });
  }
}

export function simulationNotDone(): Problem {
  return new Problem(
    409,
    'simulation-not-done',
    'The simulation has no result yet, or failed: see its status.',
  );
}

/** What to say of custom code that took part in a simulation without an approval. */
export function notReviewed(node: string): string {
  return `The Python of ${node} is not reviewed: it runs in the sandbox, and nobody has approved it as it is.`;
}

/** Why a simulation was refused, and what to do. */
export function refusalSentence(refusal: SimulationRefusal): string {
  switch (refusal.code) {
    case 'formula':
      return `The formula of ${refusal.node} can't run: ${refusal.error.message}`;
    case 'bars':
      return `The bars of ${refusal.node} can't be used: ${refusal.fault.code}${'bar' in refusal.fault ? ` at bar ${refusal.fault.bar}` : ''}. Import corrected data.`;
    case 'bars-missing':
      return `${refusal.node} has no bars in this period. Choose another data set or period.`;
    case 'bars-not-aligned':
      return `The bars of ${refusal.node} have other times than those of the traded asset (bar ${refusal.bar}). Import data with the same times.`;
    case 'code-not-run':
      return `The Python of ${refusal.node} was not run: this kind of run does not carry nodes in Python yet.`;
    case 'account':
      return `${refusal.field} is out of range.`;
    case 'funding-needed':
      return fundingNeeded(refusal.symbol);
    case 'risk-needs-stop':
      return 'Sizing by risk needs a stop: add a stop loss.';
    case 'rule-not-positive':
      return `The values of ${refusal.node} can't be simulated: they must be above zero, a ladder must not leave more than 100 %, a grid must not reach a price of zero, and a margin must be above its maintenance.`;
  }
}
