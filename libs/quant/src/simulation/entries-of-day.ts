import { dayOf } from '../metrics/calendar.js';

/** Rule max-trades: how many entries a leg had on the day of the last one. Without a limit it counts none. */
export class EntriesOfDay {
  readonly #time: Float64Array;
  readonly #most: number | null;
  #day = -1;
  #entries = 0;

  constructor(time: Float64Array, most: number | null) {
    this.#time = time;
    this.#most = most;
  }

  /** Whether the day of bar t has all the entries that it may have. */
  isFull(t: number): boolean {
    return this.#most !== null && this.#entries >= this.#most && dayOf(this.#time[t]!) === this.#day;
  }

  /** Counts an entry on bar t. */
  count(t: number): void {
    if (this.#most === null) return;
    const day = dayOf(this.#time[t]!);
    this.#entries = day === this.#day ? this.#entries + 1 : 1;
    this.#day = day;
  }
}
