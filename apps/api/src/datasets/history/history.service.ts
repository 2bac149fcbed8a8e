import { join } from 'node:path';
import { timeframeLength } from '@strategy-builder/language';
import type { Caller } from '../../flows/flows.service.js';
import { newId } from '../../platform/ids.js';
import { Problem } from '../../platform/problem.js';
import { Work } from '../../platform/work.js';
import { maxRows } from '../csv-bars.js';
import type { Dataset, DatasetsService } from '../datasets.service.js';
import type { HistoryResult, HistoryTask } from './history-worker.js';
import { type Venue, venues } from './venues.js';

export interface HistoryRequest {
  readonly exchange: Venue;
  readonly symbol: string;
  readonly timeframe: string;
  /** Unix milliseconds. */
  readonly from: number;
  readonly to: number;
}

export type HistoryState =
  | { readonly status: 'running'; readonly progress: number }
  | { readonly status: 'done'; readonly progress: 1; readonly dataset: Dataset }
  | {
      readonly status: 'failed' | 'cancelled';
      readonly progress: number;
      readonly error: { readonly code: string; readonly detail: string };
    };

interface Job {
  readonly abort: AbortController;
  state: HistoryState;
}

/** Jobs that are over and still told of. */
const rememberedJobs = 200;

/**
 * Fetches the history of exchanges: one series at a time, so that their limits are kept. What is under way is known to this process
 * only; after a restart a new request goes on with the pages that are on the disk.
 */
export class HistoryService {
  private readonly jobs = new Map<string, Job>();
  private readonly work = new Work(1, 0);

  constructor(
    private readonly datasets: DatasetsService,
    private readonly dataDirectory: string,
  ) {}

  /** Starts. @throws Problem `period-empty`, `too-many-bars` */
  request(caller: Caller, request: HistoryRequest): string {
    const { exchange, symbol, timeframe, from, to } = request;
    const step = timeframeLength(timeframe) as number;
    const now = Date.now();
    if (from > Math.min(to, now - step)) {
      throw new Problem(422, 'period-empty', `No bar of ${timeframe} has opened and closed in this period.`);
    }
    const rows = Math.floor((Math.min(to, now) - from) / step) + 1;
    if (rows > maxRows) {
      throw new Problem(
        422,
        'too-many-bars',
        `${rows} bars are more than ${maxRows}. Choose a shorter period or a longer timeframe.`,
      );
    }
    const id = newId();
    const job: Job = { abort: new AbortController(), state: { status: 'running', progress: 0 } };
    this.jobs.set(id, job);
    const task: HistoryTask = {
      venue: exchange,
      symbol,
      timeframe,
      wanted: { from, to, step, now },
      directory: this.datasets.directory,
      pages: join(this.dataDirectory, 'history'),
    };
    void this.run(caller, job, task).catch((error: Error) => {
      const aborted = job.abort.signal.aborted;
      job.state = {
        status: aborted ? 'cancelled' : 'failed',
        progress: job.state.progress,
        error: aborted
          ? { code: 'cancelled', detail: 'Cancelled. What was fetched is kept.' }
          : { code: 'history-failed', detail: error.message },
      };
    });
    this.forget();
    return id;
  }

  /** @throws Problem `history-not-found` */
  find(id: string): HistoryState {
    return this.job(id).state;
  }

  /** Ends a running job; the pages it has fetched stay. @throws Problem `history-not-found` */
  cancel(id: string): void {
    this.job(id).abort.abort();
  }

  private job(id: string): Job {
    const job = this.jobs.get(id);
    if (job) return job;
    throw new Problem(
      404,
      'history-not-found',
      'This server knows no such request. Ask again: what was fetched before is kept.',
    );
  }

  private async run({ actor }: Caller, job: Job, task: HistoryTask): Promise<void> {
    const result = await this.work.run<HistoryResult>(
      new URL('./history-worker.js', import.meta.url),
      { ...task },
      {
        signal: job.abort.signal,
        onProgress: (progress) => {
          job.state = { status: 'running', progress };
        },
      },
    );
    if (!result.ok) {
      const { code, detail } = result;
      job.state = { status: 'failed', progress: job.state.progress, error: { code, detail } };
      return;
    }
    const { ok: _, ...series } = result;
    const { title } = venues[task.venue];
    const about = {
      symbol: task.symbol,
      exchange: task.venue,
      name: `${title} ${task.symbol} ${task.timeframe}`,
      source: 'exchange',
    };
    const dataset = await this.datasets.offer(about, series, actor);
    job.state = { status: 'done', progress: 1, dataset };
  }

  private forget(): void {
    for (const [id, { state }] of this.jobs) {
      if (this.jobs.size <= rememberedJobs) return;
      if (state.status !== 'running') this.jobs.delete(id);
    }
  }
}
