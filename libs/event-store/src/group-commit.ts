import { setImmediate } from 'node:timers';
import type { AppendOutcome, EncodedAppend } from './encoded-append.js';
import { RevisionConflict, StoreUnavailable } from './errors.js';
import type { Appended } from './port.js';

interface Waiting {
  readonly append: EncodedAppend;
  resolve(appended: Appended): void;
  reject(error: Error): void;
}

/** Stores a batch in one transaction: one outcome for each append, or a rejection when none of them is known to be stored. */
export type CommitBatch = (appends: readonly EncodedAppend[]) => AppendOutcome[] | Promise<AppendOutcome[]>;

/** Bounds of one transaction, so that a flood of appends does not hold up everybody else's work. */
const mostEvents = 512;
const mostBytes = 4 * 1024 * 1024;

/**
 * The one writer of a process: whatever is appended, to any stream, while a batch is being committed (or in
 * the same turn of the event loop) goes into the next one, so that all of them share one fsync.
 */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private running = false;
  private closed = false;
  private drained: (() => void)[] = [];

  /** @param stored is called after each batch that was committed, before its callers go on. */
  constructor(
    private readonly commit: CommitBatch,
    private readonly stored: () => void,
  ) {}

  append(append: EncodedAppend): Promise<Appended> {
    if (this.closed) return Promise.reject(new StoreUnavailable('The store is closed'));
    return new Promise((resolve, reject) => {
      this.waiting.push({ append, resolve, reject });
      if (this.running) return;
      this.running = true;
      setImmediate(() => void this.run());
    });
  }

  /** Takes no further appends; resolves when those already taken are answered. */
  close(): Promise<void> {
    this.closed = true;
    if (!this.running) return Promise.resolve();
    return new Promise((resolve) => this.drained.push(resolve));
  }

  private async run(): Promise<void> {
    const batch = this.takeBatch();
    try {
      const outcomes = await this.commit(batch.map((one) => one.append));
      this.stored();
      batch.forEach((one, index) => {
        const outcome = outcomes[index];
        if (outcome === undefined) one.reject(new StoreUnavailable('The batch was answered incompletely'));
        else if (outcome instanceof RevisionConflict) one.reject(outcome);
        else one.resolve(outcome);
      });
    } catch (error) {
      for (const one of batch) one.reject(error instanceof Error ? error : new Error(String(error)));
    }
    if (this.waiting.length > 0) {
      setImmediate(() => void this.run());
      return;
    }
    this.running = false;
    for (const resolve of this.drained.splice(0)) resolve();
  }

  private takeBatch(): Waiting[] {
    let events = 0;
    let bytes = 0;
    let count = 0;
    for (const { append } of this.waiting) {
      events += append.events.length;
      for (const other of append.beside) events += other.events.length;
      bytes += append.bytes;
      if (count > 0 && (events > mostEvents || bytes > mostBytes)) break;
      count += 1;
    }
    if (count === this.waiting.length) {
      const all = this.waiting;
      this.waiting = [];
      return all;
    }
    return this.waiting.splice(0, count);
  }
}
