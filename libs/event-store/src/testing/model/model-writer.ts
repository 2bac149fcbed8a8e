import { RevisionConflict, StoreUnavailable } from '../../errors.js';
import type { Appended, EventStore, ExpectedRevision, NewEvent } from '../../port.js';
import { sampleEvents } from '../sample-events.js';
import type { SeededRandom } from '../seeded-random.js';
import type { Journal, KnownAppend } from './journal.js';

const streams = ['flow-model-a', 'flow-model-b', 'chat-model-c'];

/** Appends at random, as right and as wrong as writers do, and checks each answer against what is known. */
export async function writeAtRandom(
  store: EventStore,
  random: SeededRandom,
  journal: Journal,
  steps: number,
  name: string,
): Promise<void> {
  for (let step = 0; step < steps && !journal.abandoned; step += 1) {
    const known = random.chance(0.15) && journal.appends.length > 0 ? random.one(journal.appends) : undefined;
    if (!known) await appendNew(store, random, journal, name);
    else if (random.chance(0.5)) await appendAgain(store, journal, known, name);
    else await appendHalfKnown(store, random, journal, known, name);
  }
}

async function appendNew(
  store: EventStore,
  random: SeededRandom,
  journal: Journal,
  name: string,
): Promise<void> {
  const stream = random.one(streams);
  const events = sampleEvents(1 + random.below(4));
  const expected = random.one<() => ExpectedRevision | Promise<ExpectedRevision>>([
    () => 'any',
    () => 'exists',
    () => 'none',
    () => journal.leastRevision(stream),
    () => journal.leastRevision(stream) + 1 + random.below(3),
    () => store.revision(stream),
  ]);
  const append: KnownAppend = { stream, events };
  const revision = await patiently(journal, async () => expected());
  const least = journal.leastRevision(stream);
  journal.appends.push(append);
  journal.say(`${name} appends ${events.length} to ${stream} expecting ${revision}`);
  const answer = await answerOf(store, journal, stream, revision, events);
  journal.say(`${name} hears ${describe(answer)}`);
  if (answer instanceof RevisionConflict) {
    if (answer.actual < least) fail(`a conflict at ${answer.actual}, when ${least} was acknowledged before`);
    if (answer.actual === revision) fail(`a conflict at the expected revision ${revision}`);
    return;
  }
  if (answer.revision < least + events.length) fail(`revision ${answer.revision} after ${least}`);
  if (typeof revision === 'number' && !append.overtaken && answer.revision !== revision + events.length) {
    fail(`revision ${answer.revision} of ${events.length} events after ${revision}`);
  }
  journal.acknowledge(append, answer);
}

async function appendAgain(
  store: EventStore,
  journal: Journal,
  known: KnownAppend,
  name: string,
): Promise<void> {
  const before = known.answer;
  if (!before) known.overtaken = true;
  journal.say(`${name} repeats ${known.events.length} to ${known.stream}`);
  const answer = await answerOf(store, journal, known.stream, 'none', known.events);
  journal.say(`${name} hears ${describe(answer)}`);
  if (!before) return;
  if (answer instanceof RevisionConflict) fail(`a repeated append is a conflict: ${answer.message}`);
  else if (answer.revision !== before.revision || answer.position !== before.position) {
    fail(`a repeated append is answered ${describe(answer)} instead of ${describe(before)}`);
  }
}

async function appendHalfKnown(
  store: EventStore,
  random: SeededRandom,
  journal: Journal,
  known: KnownAppend,
  name: string,
): Promise<void> {
  if (!known.answer) return;
  const events: NewEvent[] = [...known.events, ...sampleEvents(1)];
  if (random.chance(0.5)) events.reverse();
  journal.say(`${name} mixes ${known.events.length} known with a new one in ${known.stream}`);
  const answer = await answerOf(store, journal, known.stream, 'any', events);
  if (!(answer instanceof RevisionConflict)) fail(`half known events are stored: ${describe(answer)}`);
}

/** Repeats until the outcome is known, as a caller does. */
function answerOf(
  store: EventStore,
  journal: Journal,
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): Promise<Appended | RevisionConflict> {
  return patiently(journal, () =>
    store.append(stream, expected, events).catch((error: unknown) => {
      if (error instanceof RevisionConflict) return error;
      throw error;
    }),
  );
}

/** Asks again as long as the store is away: a connection may have been killed and not know it yet. */
export async function patiently<Result>(journal: Journal, ask: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || journal.abandoned) throw error;
    }
  }
}

function describe(answer: Appended | RevisionConflict): string {
  return answer instanceof RevisionConflict
    ? `conflict at ${answer.actual}`
    : `revision ${answer.revision}, position ${answer.position}`;
}

export class ModelViolation extends Error {
  override readonly name = 'ModelViolation';
}

export function fail(what: string): never {
  throw new ModelViolation(what);
}
