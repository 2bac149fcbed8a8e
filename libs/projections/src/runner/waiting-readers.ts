/** The read models did not reach the position in time, or will not. */
export class ReadModelsBehind extends Error {
  override readonly name = 'ReadModelsBehind';
}

interface Waiting {
  readonly position: string;
  reached(): void;
  failed(error: ReadModelsBehind): void;
}

/** Callers who want to read what they have just written. */
export class WaitingReaders {
  readonly #waiting = new Set<Waiting>();
  #wake = () => {};

  constructor(private readonly comparePositions: (a: string, b: string) => number) {}

  /** @throws ReadModelsBehind after the given time. */
  wait(position: string, timeoutMilliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        this.#waiting.delete(waiting);
      };
      const waiting: Waiting = {
        position,
        reached: () => {
          end();
          resolve();
        },
        failed: (error) => {
          end();
          reject(error);
        },
      };
      const timer = setTimeout(() => {
        waiting.failed(
          new ReadModelsBehind(`Position ${position} was not reached in ${timeoutMilliseconds} ms`),
        );
      }, timeoutMilliseconds);
      this.#waiting.add(waiting);
      this.#wake();
    });
  }

  reached(position: string): void {
    for (const waiting of this.#waiting) {
      if (this.comparePositions(waiting.position, position) <= 0) waiting.reached();
    }
  }

  /** Resolves after the given time, or as soon as somebody waits. */
  async quiet(milliseconds: number): Promise<void> {
    if (this.#waiting.size > 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  fail(reason: string): void {
    this.#wake();
    for (const waiting of this.#waiting) waiting.failed(new ReadModelsBehind(reason));
  }
}
