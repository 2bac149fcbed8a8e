import { Worker } from 'node:worker_threads';

/** One program in the box: what it is given to read, and how much of everything it may use. */
export interface BoxTask {
  readonly module: WebAssembly.Module;
  readonly program: string;
  readonly header: Uint8Array;
  readonly length: number;
  readonly columns: readonly Float64Array[];
  /** Numbers in one answer. */
  readonly outputs: number;
  readonly seed: number;
  readonly outputBytes: number;
}

/** How the interpreter ended; `report` is what the program itself said was wrong. */
export interface BoxEnd {
  /** One column for each output. */
  readonly columns: readonly Float64Array[];
  readonly count: number;
  readonly report: string | undefined;
  readonly printed: string;
  readonly printedCut: boolean;
  readonly exitCode: number;
  readonly crash: string | undefined;
}

export type BoxOutcome =
  | { readonly status: 'ended'; readonly end: BoxEnd }
  | { readonly status: 'cancelled' }
  /** `bars` is how many had been handed over. */
  | { readonly status: 'too-slow'; readonly bars: number }
  | { readonly status: 'stopped'; readonly detail: string };

export interface BoxWatch {
  /** Counted from when the interpreter is up and asks for its task. */
  readonly timeLimitMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Longest that the interpreter may take to begin; until then nothing of a user's has run. */
const startLimitMs = 60_000;

/** Runs a program in a thread of its own, and ends the thread when time is up or nobody wants the answer any more. */
export function runWorker(task: BoxTask, { timeLimitMs, signal, onProgress }: BoxWatch): Promise<BoxOutcome> {
  if (signal?.aborted) return Promise.resolve({ status: 'cancelled' });
  const shown = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('./python-worker.js', import.meta.url), {
    workerData: { ...task, shown },
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    stdout: true,
    stderr: true,
  });
  return new Promise((resolve) => {
    let finished = false;
    const finish = (outcome: BoxOutcome): void => {
      if (finished) return;
      finished = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      void worker.terminate().then(() => resolve(outcome));
    };
    const cancel = (): void => finish({ status: 'cancelled' });
    const late = (): void => finish({ status: 'too-slow', bars: shown[0] ?? 0 });
    let timer = setTimeout(late, startLimitMs);
    signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (message: { started?: true; progress?: number; ended?: BoxEnd }) => {
      if (message.started && !finished) {
        clearTimeout(timer);
        timer = setTimeout(late, timeLimitMs);
      }
      if (message.progress !== undefined) onProgress?.(message.progress);
      if (message.ended) finish({ status: 'ended', end: message.ended });
    });
    worker.on('error', (error) => finish({ status: 'stopped', detail: error.message }));
    worker.on('exit', () => finish({ status: 'stopped', detail: 'The thread ended without an answer' }));
  });
}
