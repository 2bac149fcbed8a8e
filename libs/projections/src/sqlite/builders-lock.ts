import Database from 'libsql';

const pauseMilliseconds = 50;

/**
 * Lets one build tables at a time, of all processes that have the file of the read models open: an exclusive
 * transaction on a file beside it, which the operating system drops with the process, also after kill -9.
 */
export class BuildersLock {
  readonly #path: string;
  /** Of this process, whoever asked last. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(databasePath: string) {
    this.#path = `${databasePath}.building`;
  }

  /** Does the work when nobody else builds; until then it waits, without holding this process up. */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(async () => {
      const release = await this.#hold();
      try {
        return await work();
      } finally {
        release();
      }
    });
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #hold(): Promise<() => void> {
    const file = new Database(this.#path);
    file.exec('pragma busy_timeout = 0');
    for (;;) {
      try {
        file.exec('begin exclusive');
        return () => file.close();
      } catch (error) {
        if (!/\b(busy|locked)\b/i.test(`${(error as { code?: string }).code} ${(error as Error).message}`)) {
          file.close();
          throw error;
        }
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    }
  }
}
