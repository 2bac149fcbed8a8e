import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';

/** Threads for what would keep the event loop from its sockets: simulations, imports, checks. */
export class Work {
  private readonly pool: Piscina;

  /** At most `threads`, of which `warm` are kept ready. */
  constructor(
    readonly threads: number,
    warm = 1,
  ) {
    this.pool = new Piscina({ minThreads: warm, maxThreads: threads, idleTimeout: 60_000 });
  }

  /**
   * Runs a worker module's default function with `task`. Aborting ends its thread at once.
   * `onProgress` hears what the worker posts to the port `task.progress`.
   */
  async run<Result>(
    worker: URL,
    task: Readonly<Record<string, unknown>>,
    options: { signal?: AbortSignal; onProgress?: (fraction: number) => void } = {},
  ): Promise<Result> {
    const { port1, port2 } = new MessageChannel();
    port1.on('message', (fraction: number) => options.onProgress?.(fraction));
    try {
      return await this.pool.run(
        { ...task, progress: port2 },
        { filename: worker.href, transferList: [port2], ...(options.signal && { signal: options.signal }) },
      );
    } finally {
      port1.close();
    }
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }
}
