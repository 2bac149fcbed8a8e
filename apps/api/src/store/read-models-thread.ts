import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ReadModelsBehind, type RunnerHealth, type RunnerNews } from '@strategy-builder/projections';
import type { StorePlaces } from './open-stores.js';

export type ReadModelsQuestion =
  | {
      readonly what: 'waitFor';
      readonly position: string;
      readonly timeoutMilliseconds?: number | undefined;
    }
  | { readonly what: 'health' }
  | { readonly what: 'stop' };

export type ReadModelsMessage =
  | { readonly isReady: true }
  | { readonly news: RunnerNews }
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly refused: string };

interface Asked {
  resolve(answer: never): void;
  reject(error: Error): void;
}

/**
 * Keeps the read models at the end of the log in a thread of its own: a batch of events takes some milliseconds, and
 * nobody who edits a flow, or waits for an answer in the chat, should wait for them. The thread reads what the log holds.
 */
export class ReadModelsThread {
  private readonly asked = new Map<number, Asked>();
  private questions = 0;
  private ended: Error | null = null;

  private constructor(private readonly worker: Worker) {}

  /** Resolves when what was missing or out of shape is built, which may take a while. @throws why it can't be built */
  static async start(places: StorePlaces, tell: (news: RunnerNews) => void): Promise<ReadModelsThread> {
    const { databaseUrl, dataDirectory, eventStoreUrl } = places;
    const worker = new Worker(new URL('./read-models-worker.js', import.meta.url), {
      workerData: { databaseUrl, dataDirectory, eventStoreUrl },
    });
    const thread = new ReadModelsThread(worker);
    await new Promise<void>((resolve, reject) => {
      let isReady = false;
      worker.on('message', (message: ReadModelsMessage) => {
        if ('isReady' in message) {
          isReady = true;
          resolve();
        } else if ('news' in message) tell(message.news);
        else thread.hear(message);
      });
      worker.on('error', (error: Error) => {
        thread.end(error);
        if (isReady) tell({ what: 'failed', error });
        reject(error);
      });
      worker.on('exit', () => thread.end(new Error('Their thread has ended')));
    });
    return thread;
  }

  /**
   * Resolves when the tables hold every event up to `position`.
   * @throws ReadModelsBehind when that takes longer, or can't happen any more.
   */
  async waitFor(position: string, timeoutMilliseconds?: number): Promise<void> {
    await this.ask({ what: 'waitFor', position, timeoutMilliseconds });
  }

  async health(): Promise<RunnerHealth> {
    if (this.ended) return { state: 'failed', error: this.ended, position: null, lag: 0, parked: [] };
    return this.ask({ what: 'health' });
  }

  /** Ends the batch in hand, and the thread. */
  async stop(): Promise<void> {
    if (this.ended) return;
    const exited = once(this.worker, 'exit');
    await this.ask({ what: 'stop' });
    await exited;
  }

  private ask<Answer>(ask: ReadModelsQuestion): Promise<Answer> {
    if (this.ended) return Promise.reject(new ReadModelsBehind(this.ended.message));
    const id = this.questions++;
    return new Promise((resolve, reject) => {
      this.asked.set(id, { resolve, reject });
      this.worker.postMessage({ id, ask });
    });
  }

  private hear(message: Extract<ReadModelsMessage, { id: number }>): void {
    const asked = this.asked.get(message.id);
    this.asked.delete(message.id);
    if ('refused' in message) asked?.reject(new ReadModelsBehind(message.refused));
    else asked?.resolve(message.answer as never);
  }

  private end(error: Error): void {
    this.ended ??= error;
    for (const { reject } of this.asked.values()) reject(new ReadModelsBehind(this.ended.message));
    this.asked.clear();
  }
}
