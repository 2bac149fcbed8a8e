// The log of the fake server: one list in memory, with the rules by which the real server judges an append.
import { randomUUID } from 'node:crypto';

/**
 * @typedef {object} LoggedEvent
 * @property {string} id
 * @property {string} stream
 * @property {number} revision from 0
 * @property {bigint} position
 * @property {string} type
 * @property {string} contentType
 * @property {Uint8Array} data
 * @property {Uint8Array} metadata
 *
 * @typedef {object} Proposed
 * @property {string} id
 * @property {string} type
 * @property {string} contentType
 * @property {Uint8Array} data
 * @property {Uint8Array} metadata
 *
 * @typedef {'any' | 'none' | 'exists' | number} Expected a number is the revision of the last event, from 0
 * @typedef {{ kind: 'stored', revision: number, position: bigint }
 *   | { kind: 'repeated', revision: number, position: bigint }
 *   | { kind: 'wrong', current: number }} Verdict
 */

export class MemoryLog {
  /** @type {LoggedEvent[]} */
  events = [];
  /** @type {Map<string, LoggedEvent[]>} */
  streams = new Map();
  /** Faults that a test plants, to see that they are found. */
  faults = { ignoresExpectedRevision: false, storesRepeatsAgain: false, forgetsEveryTenth: false };
  #position = 1000n;
  #appends = 0;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  constructor() {
    this.#write('$settings', [ownOfTheServer('$settings')]);
  }

  /** @param {string} stream */
  revision(stream) {
    return (this.streams.get(stream)?.length ?? 0) - 1;
  }

  /**
   * Where an append is judged as the real server does: an exact revision that has passed is a repeat when the same
   * ids stand there; a revision that fits is not compared with any ids.
   * @param {string} stream
   * @param {Expected} expected
   * @param {readonly Proposed[]} proposed
   * @returns {Verdict}
   */
  append(stream, expected, proposed) {
    const current = this.revision(stream);
    const wanted = expected === 'none' ? -1 : expected;
    if (typeof wanted === 'number' && wanted < current && !this.faults.storesRepeatsAgain) {
      const there = this.streams.get(stream) ?? [];
      if (proposed.every(({ id }, index) => there[wanted + 1 + index]?.id === id)) {
        const last = /** @type {LoggedEvent} */ (there[wanted + proposed.length]);
        return { kind: 'repeated', revision: last.revision, position: last.position };
      }
    }
    const fits = wanted === 'any' || (wanted === 'exists' ? current >= 0 : wanted === current);
    if (!fits && !this.faults.ignoresExpectedRevision) return { kind: 'wrong', current };
    this.#appends += 1;
    if (this.faults.forgetsEveryTenth && this.#appends % 10 === 0) {
      this.#position += 1000n;
      return { kind: 'stored', revision: current + proposed.length, position: this.#position };
    }
    const last = this.#write(stream, proposed);
    // A real log is full of the server's own events.
    if (this.#appends % 3 === 0) this.#write('$stats-127.0.0.1:2113', [ownOfTheServer('$statsCollected')]);
    for (const listener of this.#listeners) listener();
    return { kind: 'stored', revision: last.revision, position: last.position };
  }

  /** @param {string} stream */
  delete(stream) {
    this.streams.delete(stream);
    this.events = this.events.filter((event) => event.stream !== stream);
  }

  /** @param {() => void} listener @returns {() => void} */
  onAppend(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Index of the first event behind a position. @param {bigint} position */
  indexAfter(position) {
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {LoggedEvent} */ (this.events[middle]).position <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** @param {string} stream @param {readonly Proposed[]} proposed */
  #write(stream, proposed) {
    const inStream = this.streams.get(stream) ?? [];
    this.streams.set(stream, inStream);
    for (const event of proposed) {
      // Positions are places in a file of bytes: they have gaps.
      this.#position += BigInt(100 + event.data.length + event.metadata.length);
      const logged = { ...event, stream, revision: inStream.length, position: this.#position };
      inStream.push(logged);
      this.events.push(logged);
    }
    return /** @type {LoggedEvent} */ (inStream.at(-1));
  }
}

/** @param {string} type @returns {Proposed} */
function ownOfTheServer(type) {
  const data = new TextEncoder().encode('{"of":"the server"}');
  return { id: randomUUID(), type, contentType: 'application/json', data, metadata: new Uint8Array() };
}
