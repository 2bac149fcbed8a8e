// Reads and catch-up subscriptions.
import { randomUUID } from 'node:crypto';
import {
  checkpointResponse,
  confirmationResponse,
  eventResponse,
  notFoundResponse,
  streamName,
} from './messages.js';

/** @typedef {import('./memory-log.js').LoggedEvent} LoggedEvent */
/** @typedef {import('./memory-log.js').MemoryLog} MemoryLog */

/** @param {any} options of a read or of a subscription @returns {(event: LoggedEvent) => boolean} */
function filterOf(options) {
  const filter = options.getFilter();
  if (!filter) return () => true;
  const expression = filter.getStreamIdentifier() ?? filter.getEventType();
  const onStream = filter.hasStreamIdentifier();
  const prefixes = expression.getPrefixList();
  const regex = expression.getRegex() ? new RegExp(expression.getRegex()) : null;
  return (event) => {
    const text = onStream ? event.stream : event.type;
    if (regex) return regex.test(text);
    return prefixes.some((/** @type {string} */ prefix) => text.startsWith(prefix));
  };
}

/** What is to be read: events of a stream or of all, and which of them is the first. @param {MemoryLog} log @param {any} options */
function sourceOf(log, options) {
  if (options.hasStream()) {
    const of = options.getStream();
    const name = streamName(of.getStreamIdentifier());
    return {
      name,
      events: () => log.streams.get(name) ?? [],
      /** Index of the event at the place that was asked for. */
      at: () =>
        of.hasEnd() ? (log.streams.get(name)?.length ?? 0) - 1 : of.hasStart() ? 0 : Number(of.getRevision()),
      after: () =>
        of.hasEnd() ? (log.streams.get(name)?.length ?? 0) : of.hasStart() ? 0 : Number(of.getRevision()) + 1,
    };
  }
  const of = options.getAll();
  const position = () => BigInt(of.getPosition().getCommitPosition());
  return {
    name: null,
    events: () => log.events,
    at: (/** @type {boolean} */ backwards) => {
      if (of.hasEnd()) return log.events.length - 1;
      if (of.hasStart()) return 0;
      // Backwards from a position, the event at it is not included.
      return log.indexAfter(position() - 1n) - (backwards ? 1 : 0);
    },
    after: () => (of.hasEnd() ? log.events.length : of.hasStart() ? 0 : log.indexAfter(position())),
  };
}

/** @param {MemoryLog} log @param {any} call */
export async function answerRead(log, call) {
  const options = call.request.getOptions();
  const source = sourceOf(log, options);
  const backwards = options.getReadDirection() === 1;
  const events = source.events();
  if (source.name !== null && events.length === 0) {
    await write(call, notFoundResponse(source.name));
    call.end();
    return;
  }
  const wanted = filterOf(options);
  let left = Number(options.getCount());
  const step = backwards ? -1 : 1;
  for (let index = source.at(backwards); index >= 0 && index < events.length && left > 0; index += step) {
    const event = /** @type {LoggedEvent} */ (events[index]);
    if (!wanted(event)) continue;
    left -= 1;
    if (call.cancelled || call.destroyed) return;
    await write(call, eventResponse(event));
  }
  call.end();
}

/**
 * Feeds one subscription until it ends.
 * @param {MemoryLog} log
 * @param {any} call
 * @param {{ deliverTwice: boolean, skipEvery: number }} behaviour read again for each event
 */
export async function answerSubscription(log, call, behaviour) {
  const options = call.request.getOptions();
  const source = sourceOf(log, options);
  const wanted = filterOf(options);
  const filter = options.getFilter();
  const window = filter ? filter.getMax() * filter.getCheckpointintervalmultiplier() : 0;
  let wake = () => {};
  const forget = log.onAppend(() => wake());
  let ended = false;
  for (const event of ['cancelled', 'close', 'error', 'finish']) {
    call.on(event, () => {
      ended = true;
      wake();
    });
  }
  // Followed by place, not by index: a deleted stream would shift them.
  let index = source.after();
  let looked = 0;
  let sent = 0;
  await write(call, confirmationResponse(randomUUID()));
  while (!ended) {
    const woken = new Promise((resolve) => {
      wake = () => resolve(undefined);
    });
    const events = source.events();
    if (index >= events.length) {
      await woken;
      continue;
    }
    const event = /** @type {LoggedEvent} */ (events[index]);
    index += 1;
    looked += 1;
    if (wanted(event)) {
      sent += 1;
      if (behaviour.skipEvery > 0 && sent % behaviour.skipEvery === 0) continue;
      await write(call, eventResponse(event));
      if (behaviour.deliverTwice) await write(call, eventResponse(event));
    }
    if (window > 0 && looked % window === 0) await write(call, checkpointResponse(event.position));
  }
  forget();
}

/** @param {any} call @param {any} message */
function write(call, message) {
  if (call.write(message) || call.cancelled || call.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const go = () => {
      for (const event of ['drain', 'cancelled', 'close', 'error']) call.removeListener(event, go);
      resolve(undefined);
    };
    for (const event of ['drain', 'cancelled', 'close', 'error']) call.on(event, go);
  });
}
