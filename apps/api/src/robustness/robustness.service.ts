import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Flow, RobustnessEvent } from '@strategy-builder/domain';
import type { EventStore } from '@strategy-builder/event-store';
import type { SandboxLimits } from '@strategy-builder/sandbox';
import type { DatasetsService } from '../datasets/datasets.service.js';
import type { FlowRooms } from '../flows/flow-rooms.js';
import type { Caller, FlowsService } from '../flows/flows.service.js';
import { strategyOf } from '../flows/program-of.js';
import { newId } from '../platform/ids.js';
import { type Job, Jobs, withoutResult } from '../platform/jobs.js';
import { Problem } from '../platform/problem.js';
import type { Work } from '../platform/work.js';
import { writeWhole } from '../platform/write-whole.js';
import type { ReviewsService } from '../reviews/reviews.service.js';
import { systemActor } from '../sessions/sessions.js';
import { barsOfSettings } from '../simulations/bars-of-settings.js';
import { chooseDatasets } from '../simulations/choose-datasets.js';
import { fundingOf } from '../simulations/funding.js';
import { refuseStrangeVenues } from '../simulations/refuse-venues.js';
import { accountOf, storable } from '../simulations/settings.js';
import { notReviewed, refusalSentence } from '../simulations/simulations.service.js';
import { recordFact } from '../store/record-fact.js';
import { type CheckOptions, type CheckRequest, splitRequest } from './check-request.js';
import { refuseUnknownParameters } from './refuse-unknown-parameters.js';
import { CheckFailed, CheckRefused, runCheck, type SweepRow } from './run-check.js';

type Requested = Extract<RobustnessEvent, { type: 'RobustnessRequested' }>['data'];

interface Parts {
  readonly store: EventStore;
  readonly flows: FlowsService;
  readonly rooms: FlowRooms;
  readonly datasets: DatasetsService;
  readonly reviews: ReviewsService;
  /** What custom Python may use. */
  readonly sandbox: SandboxLimits;
  /** Threads of their own, so that a long sweep keeps no simulation waiting. */
  readonly work: Work;
  readonly dataDirectory: string;
}

/** Robustness checks: what was asked and what came of it are events; results are files that can be made again. */
export class RobustnessService {
  private readonly jobs = new Jobs();
  /** Points of running sweeps, as far as they are known. */
  private readonly rows = new Map<string, SweepRow[]>();
  private readonly directory: string;

  constructor(private readonly parts: Parts) {
    this.directory = join(parts.dataDirectory, 'robustness');
  }

  /**
   * Starts a check of the flow as it is now.
   * @throws Problem `strategy-incomplete`, `dataset-needed`, `dataset-not-found`, `node-not-found`, `parameter-not-found`, `bars-missing`
   */
  async request(
    caller: Caller,
    flowId: string,
    request: CheckRequest,
  ): Promise<{ id: string; warnings: string[] }> {
    const { flow, revision } = await this.parts.flows.existing(flowId);
    const { strategy } = strategyOf(flow);
    const { choice, options } = splitRequest(request);
    if ('axes' in options) refuseUnknownParameters(flow, options.axes);
    const datasets = await chooseDatasets(flow, strategy, choice, (dataset) =>
      this.parts.datasets.find(dataset),
    );
    refuseStrangeVenues(strategy, Object.keys(choice.settings.venueFees));
    const { fundingBps } = await fundingOf(strategy, choice.settings.fundingBps, datasets, (dataset) =>
      this.parts.datasets.find(dataset),
    );
    const python = strategy.legs.flatMap((leg) => leg.python ?? []).map((node) => node.id);
    const unapproved = await this.parts.reviews.unapproved(flowId, flow, [...new Set(python)]);
    const { check, ...others } = options;
    const id = newId();
    const data: Requested = {
      flowId,
      flowRevision: revision,
      datasets,
      settings: storable({ ...choice.settings, fundingBps }),
      check,
      options: others,
      ...(unapproved.length > 0 && { notReviewed: unapproved }),
    };
    await recordFact(
      this.parts.store,
      `robustness-${id}`,
      'none',
      { type: 'RobustnessRequested', data },
      caller,
    );
    this.start(id, flow, data);
    return { id, warnings: unapproved.map(notReviewed) };
  }

  /** What is known of a check; one that a crash interrupted is run again from its request. @throws Problem `check-not-found` */
  async find(id: string) {
    const { requested, ended, progress } = await this.jobs.look(id, () => this.history(id));
    const about = { id, ...requested };
    if (progress !== undefined) return { ...about, status: 'running' as const, progress };
    if (ended?.type === 'RobustnessFailed') return { ...about, ...withoutResult(ended.data) };
    const result = ended && (await this.read(id));
    if (result !== undefined) return { ...about, status: 'done' as const, progress: 1, result };
    this.start(id, await this.parts.flows.atRevision(requested.flowId, requested.flowRevision), requested);
    return { ...about, status: 'running' as const, progress: 0 };
  }

  /** The points of a running sweep that are ready, after the first `after`. */
  rowsAfter(id: string, after: number): readonly SweepRow[] {
    return this.rows.get(id)?.slice(after) ?? [];
  }

  cancel(id: string): void {
    this.jobs.cancel(id);
  }

  changed(id: string, signal: AbortSignal): Promise<void> {
    return this.jobs.changed(id, signal);
  }

  private async history(id: string) {
    let requested: Requested | undefined;
    let ended: Exclude<RobustnessEvent, { type: 'RobustnessRequested' }> | undefined;
    for await (const stored of this.parts.store.read(`robustness-${id}`)) {
      const event = stored as unknown as RobustnessEvent;
      if (event.type === 'RobustnessRequested') requested = event.data;
      else ended = event;
    }
    if (!requested) throw new Problem(404, 'check-not-found', `There is no robustness check "${id}".`);
    return { requested, ended };
  }

  private start(id: string, flow: Flow, requested: Requested): void {
    const { flowId, check } = requested;
    this.jobs.start(
      id,
      (job) =>
        this.run(id, flow, requested, job)
          .catch((error: Error) => this.fail(id, flowId, job.signal.aborted ? cancelled : failureOf(error)))
          .finally(() => this.rows.delete(id)),
      (progress) =>
        void this.parts.rooms.notifyFlow(flowId, {
          kind: 'robustness',
          checkId: id,
          check,
          ...(progress === null ? { progress: 1, ended: true } : { progress }),
        }),
    );
  }

  private async run(id: string, flow: Flow, requested: Requested, job: Job): Promise<void> {
    const started = performance.now();
    const { flowId, check } = requested;
    const rows: SweepRow[] = [];
    this.rows.set(id, rows);
    const { strategy } = strategyOf(flow);
    const period = await barsOfSettings(
      this.parts.datasets,
      requested.datasets,
      requested.settings,
      strategy,
    );
    const report = await runCheck(
      {
        flow: onBars(flow, period.timeframes),
        period,
        account: accountOf(requested.settings),
        sandbox: this.parts.sandbox,
        options: { check, ...requested.options } as CheckOptions,
      },
      { work: this.parts.work, job, onRows: (ready) => rows.push(...ready) },
    );
    const text = JSON.stringify(report.result);
    await writeWhole(this.path(id), text);
    const data = {
      flowId,
      check,
      trials: report.trials,
      sharpes: report.sharpes,
      resultHash: createHash('sha256').update(text).digest('hex'),
      durationMs: performance.now() - started,
    };
    await this.end(id, { type: 'RobustnessFinished', data });
  }

  private async read(id: string): Promise<unknown> {
    try {
      return JSON.parse(await readFile(this.path(id), 'utf8'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  private path(id: string): string {
    return join(this.directory, `${id}.json`);
  }

  private async fail(id: string, flowId: string, failure: Failure): Promise<void> {
    await this.end(id, { type: 'RobustnessFailed', data: { flowId, ...failure } });
  }

  private async end(id: string, event: RobustnessEvent): Promise<void> {
    await recordFact(this.parts.store, `robustness-${id}`, 'exists', event, { actor: systemActor });
  }
}

interface Failure {
  readonly code: string;
  readonly detail: string;
}

const cancelled: Failure = { code: 'cancelled', detail: 'The check was cancelled.' };

function failureOf(error: Error): Failure {
  if (error instanceof CheckFailed) return { code: error.fault.code, detail: error.message };
  if (error instanceof CheckRefused)
    return { code: error.refusal.code, detail: refusalSentence(error.refusal) };
  return { code: 'check-failed', detail: error.message };
}

/** The flow whose data nodes have the timeframes of the bars that were chosen, whatever they ask for. */
function onBars(flow: Flow, timeframes: Readonly<Record<string, string>>): Flow {
  const nodes = { ...flow.nodes };
  for (const [id, timeframe] of Object.entries(timeframes)) {
    const node = nodes[id];
    if (node) nodes[id] = { ...node, params: { ...node.params, timeframe } };
  }
  return { ...flow, nodes };
}
