import type { EventStore, StoredEvent } from '../../port.js';
import { collect, ids } from '../sample-events.js';
import { SeededRandom } from '../seeded-random.js';
import { Journal } from './journal.js';
import { type CheckpointOf, type FeedEnd, lastHandled, readAtRandom } from './model-reader.js';
import { fail, ModelViolation, patiently, writeAtRandom } from './model-writer.js';

export interface ModelRun {
  readonly seed: number;
  /** Each writes and reads on its own; the same one several times where only one can be open. */
  readonly stores: readonly EventStore[];
  readonly stepsOfWriter: number;
  /** Something else that happens while they write: a rollback, a killed connection. Called again and again. */
  disturb?(random: SeededRandom): Promise<string>;
  /** A planted fault of the readers. */
  readonly checkpointOf?: CheckpointOf;
}

const filter = { streamPrefixes: ['flow-model-', 'chat-model-'] };

/**
 * Random writers, readers and disturbances at once on one log, which must be empty, and at the end the check of
 * every promise against the log and against what each of them was told.
 * @returns how many appends were acknowledged, so that a test can tell that something happened at all
 * @throws ModelViolation with the seed and all operations
 */
export async function runStoreModel(run: ModelRun): Promise<number> {
  const journal = new Journal();
  try {
    await runAll(run, journal);
    return journal.acknowledged.length;
  } catch (error) {
    if (!(error instanceof ModelViolation)) throw error;
    throw new ModelViolation(`seed ${run.seed}: ${error.message}\n${journal.operations.join('\n')}`);
  }
}

async function runAll(run: ModelRun, journal: Journal): Promise<void> {
  const random = new SeededRandom(run.seed);
  const someOwn = (): SeededRandom => new SeededRandom(random.below(2 ** 31));
  const [first] = run.stores;
  if (!first) throw new RangeError('The model needs a store');
  let finish = (_end: FeedEnd): void => {};
  let abandon = (_error: unknown): void => {};
  const end = new Promise<FeedEnd>((resolve, reject) => {
    finish = resolve;
    abandon = reject;
  });
  end.catch(() => {});

  const reading = Promise.all(
    run.stores.map((store) =>
      within(end, readAtRandom(store, someOwn(), filter, end, run.checkpointOf ?? lastHandled)),
    ),
  );
  reading.catch(() => {});
  let writing = true;
  const disturbing = (async () => {
    const own = someOwn();
    while (writing && run.disturb) journal.say(await run.disturb(own));
  })();
  const writers = run.stores.flatMap((store, index) =>
    ['x', 'y'].map((name) => writeAtRandom(store, someOwn(), journal, run.stepsOfWriter, `${name}${index}`)),
  );
  try {
    await Promise.all(writers);
  } catch (error) {
    journal.abandoned = true;
    abandon(error);
    throw error;
  } finally {
    writing = false;
    await Promise.allSettled([...writers, disturbing]);
  }
  const feed = await patiently(journal, () => collect(first.readAll(null, filter)));
  finish({ position: feed.at(-1)?.position ?? '0', count: feed.length });
  checkFeed(first, feed, journal);
  await checkStreams(first, feed, journal);
  (await reading).forEach((seen, index) => {
    checkReader(seen, feed, index);
  });
}

/** A reader that misses the last event waits for it for ever: it has some seconds after all is written. */
async function within<Result>(end: Promise<unknown>, reading: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new ModelViolation('a reader never came to the end'));
    end.then(
      () => {
        timer = setTimeout(giveUp, 20_000);
      },
      () => {},
    );
  });
  try {
    return await Promise.race([reading, late]);
  } finally {
    clearTimeout(timer);
  }
}

function checkFeed(store: EventStore, feed: readonly StoredEvent[], journal: Journal): void {
  const places = new Map(feed.map((event, index) => [event.id, index]));
  if (places.size !== feed.length) fail('an event stands in the feed twice');
  feed.slice(1).forEach((event, index) => {
    if (store.comparePositions(event.position, feed[index]?.position ?? '') <= 0) fail('positions descend');
  });
  for (const append of journal.appends) {
    const stored = append.events.map((event) => places.get(event.id));
    const present = stored.filter((place) => place !== undefined).length;
    if (present !== 0 && present !== stored.length) fail(`an append to ${append.stream} is stored by halves`);
    if (!append.answer) continue;
    const last = feed[stored.at(-1) ?? -1];
    if (!last) fail(`an acknowledged append to ${append.stream} is gone`);
    if (last.revision !== append.answer.revision || last.position !== append.answer.position) {
      fail(`an append stands at ${last.revision}, ${last.position} and was acknowledged elsewhere`);
    }
  }
}

async function checkStreams(
  store: EventStore,
  feed: readonly StoredEvent[],
  journal: Journal,
): Promise<void> {
  for (const stream of new Set(feed.map((event) => event.stream))) {
    const inFeed = feed.filter((event) => event.stream === stream);
    inFeed.forEach((event, index) => {
      if (event.revision !== index + 1) fail(`${stream} has ${event.revision} in the place of ${index + 1}`);
    });
    const read = await patiently(journal, () => collect(store.read(stream)));
    if (ids(read).join() !== ids(inFeed).join()) fail(`${stream} differs from the feed`);
  }
}

function checkReader(seen: readonly StoredEvent[], feed: readonly StoredEvent[], reader: number): void {
  const length = Math.max(seen.length, feed.length);
  for (let index = 0; index < length; index += 1) {
    if (seen[index]?.id === feed[index]?.id) continue;
    fail(
      `reader ${reader} got ${seen[index]?.position ?? 'nothing'} in the place of ${feed[index]?.position ?? 'nothing'}`,
    );
  }
}
