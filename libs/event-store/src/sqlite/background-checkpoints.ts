import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

const everyMilliseconds = 1_000;

/** For the connection that commits: it moves pages itself only when the thread for it can't keep up. In pages. */
export const rareCheckpoints = 'pragma wal_autocheckpoint = 20000';

/** Text, so that it runs alike from sources and compiled. */
const program = `
  const { parentPort, workerData } = require('node:worker_threads');
  const Database = require(workerData.driver);
  const database = new Database(workerData.path);
  parentPort.on('message', (order) => {
    if (order === 'checkpoint') {
      database.pragma('wal_checkpoint(passive)');
      parentPort.postMessage('done');
    } else {
      database.close();
      parentPort.close();
    }
  });`;

/**
 * Moves what was committed from the write-ahead log into the file once a second, in a thread of its own: that
 * waits for the disk, and in the thread of the commits it would stop everything for some 50 ms each time.
 * `passive` makes nobody wait. The thread starts with the first second's end and keeps no process alive.
 */
export class BackgroundCheckpoints {
  readonly #driver = createRequire(import.meta.url).resolve('libsql');
  readonly #timer = setInterval(() => this.#checkpoint(), everyMilliseconds).unref();
  #worker: Worker | null = null;
  #busy = false;

  constructor(private readonly path: string) {}

  async end(): Promise<void> {
    clearInterval(this.#timer);
    const worker = this.#worker;
    if (worker === null) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.ref();
    worker.postMessage('end');
    await ended;
  }

  #checkpoint(): void {
    if (this.#busy) return;
    this.#busy = true;
    this.#worker ??= this.#start();
    this.#worker.postMessage('checkpoint');
  }

  #start(): Worker {
    const worker = new Worker(program, {
      eval: true,
      workerData: { driver: this.#driver, path: this.path },
    });
    worker.unref();
    worker.on('message', () => {
      this.#busy = false;
    });
    // A checkpoint that failed (the disk is full) is tried again; what is wrong, the next commits say.
    worker.on('error', () => {});
    worker.on('exit', () => {
      this.#worker = null;
      this.#busy = false;
    });
    return worker;
  }
}
