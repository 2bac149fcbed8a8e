/** Long work under an id: its progress, who waits for news of it, and how to end it. */
export interface Job {
  readonly signal: AbortSignal;
  /** Between 0 and 1. */
  progress(fraction: number): void;
}

interface Running {
  readonly abort: AbortController;
  progress: number;
  readonly watchers: Set<() => void>;
}

/** Work that goes on after the request that began it was answered. */
export class Jobs {
  private readonly running = new Map<string, Running>();

  /** Begins unless it runs already; `work` takes care of its own failures. `onProgress` also hears of the end, as null. */
  start(id: string, work: (job: Job) => Promise<void>, onProgress: (fraction: number | null) => void): void {
    if (this.running.has(id)) return;
    const running: Running = { abort: new AbortController(), progress: 0, watchers: new Set() };
    this.running.set(id, running);
    const job: Job = {
      signal: running.abort.signal,
      progress: (fraction) => {
        running.progress = fraction;
        for (const changed of running.watchers) changed();
        onProgress(fraction);
      },
    };
    void work(job).finally(() => {
      this.running.delete(id);
      for (const changed of running.watchers) changed();
      onProgress(null);
    });
  }

  /** Undefined when nothing runs under this id. */
  progressOf(id: string): number | undefined {
    return this.running.get(id)?.progress;
  }

  /**
   * What `read` finds of a job in the log, and its progress while it runs. Read again when it ended meanwhile: what it
   * came to stands there by then.
   */
  async look<Found extends { readonly ended: unknown }>(
    id: string,
    read: () => Promise<Found>,
  ): Promise<Found & { readonly progress: number | undefined }> {
    const ran = this.progressOf(id) !== undefined;
    const found = await read();
    const progress = this.progressOf(id);
    return { ...(ran && !found.ended && progress === undefined ? await read() : found), progress };
  }

  /** Ends what runs; what has ended stays as it is. */
  cancel(id: string): void {
    this.running.get(id)?.abort.abort();
  }

  /** Resolves at the next progress or the end of what runs; at once when nothing does. */
  changed(id: string, signal: AbortSignal): Promise<void> {
    const running = this.running.get(id);
    if (!running || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const heard = () => {
        running.watchers.delete(heard);
        signal.removeEventListener('abort', heard);
        resolve();
      };
      running.watchers.add(heard);
      signal.addEventListener('abort', heard);
    });
  }
}

/** How work without a result stands. */
export function withoutResult({ code, detail }: { readonly code: string; readonly detail: string }) {
  const status = code === 'cancelled' ? ('cancelled' as const) : ('failed' as const);
  return { status, progress: 1, error: { code, detail } };
}
