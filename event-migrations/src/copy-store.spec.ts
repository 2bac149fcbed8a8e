import { describe, expect, it } from 'vitest';
import { copyStore, type StoredRecord } from './copy-store.js';

/** A store of the smallest kind: one list, exact revisions, and a place at which it can be made to break. */
class ListStore {
  readonly events: StoredRecord[] = [];
  readonly appends: number[] = [];
  breakAfter = Number.POSITIVE_INFINITY;

  async *readAll(after: string | null): AsyncIterable<StoredRecord> {
    for (let at = after === null ? 0 : Number(after); at < this.events.length; at += 1)
      yield this.events[at]!;
  }
  async revision(stream: string): Promise<number> {
    return this.events.filter((event) => event.stream === stream).length;
  }
  async append(
    stream: string,
    expected: 'none' | number,
    events: readonly Omit<StoredRecord, 'stream' | 'revision' | 'position'>[],
  ): Promise<void> {
    if (this.appends.length >= this.breakAfter) throw new Error('The connection broke');
    const actual = await this.revision(stream);
    if ((expected === 'none' ? 0 : expected) !== actual) throw new Error(`${stream} is at ${actual}`);
    this.appends.push(events.length);
    for (const [index, event] of events.entries()) {
      const position = String(this.events.length + 1);
      this.events.push({ ...event, stream, revision: actual + index + 1, position });
    }
  }
}

let made = 0;
async function turn(store: ListStore, stream: string, texts: readonly string[]): Promise<void> {
  const id = `turn-${++made}`;
  const revision = await store.revision(stream);
  const events = texts.map((text, index) => ({
    id: `event-${made}-${index}`,
    type: index === 0 ? 'Said' : 'Added',
    schemaVersion: 1,
    data: { text },
    metadata: { turn: { id, index, size: texts.length }, actor: 'ada' },
    ...(index === texts.length - 1 ? { update: new Uint8Array([made, index]) } : {}),
  }));
  await store.append(stream, revision === 0 ? 'none' : revision, events);
}

async function threeStreams(turns: number): Promise<ListStore> {
  const store = new ListStore();
  for (let n = 0; n < turns; n += 1) await turn(store, `flow-${n % 3}`, ['a', `b${n}`]);
  return store;
}

const asItIs = (event: StoredRecord) => event;
const louder = (event: StoredRecord) =>
  event.type === 'Said'
    ? { type: 'Said', schemaVersion: 2, data: { words: (event.data as { text: string }).text } }
    : event;

describe('copying a store', () => {
  it('keeps order, revisions, ids, metadata and updates', async () => {
    const from = await threeStreams(30);
    const to = new ListStore();
    const report = await copyStore(from, to, asItIs, { dryRun: false });
    expect(to.events).toEqual(from.events);
    expect(report).toMatchObject({
      events: 60,
      streams: 3,
      copied: 60,
      alreadyThere: 0,
      changed: [],
      differences: [],
    });
  });

  it('changes what the transformation changes, and reports it by type with an example', async () => {
    const from = await threeStreams(4);
    const to = new ListStore();
    const report = await copyStore(from, to, louder, { dryRun: false });
    expect(to.events[0]).toEqual({ ...from.events[0], schemaVersion: 2, data: { words: 'a' } });
    expect(to.events[1]).toEqual(from.events[1]);
    expect(report.differences).toEqual([]);
    expect(report.changed).toEqual([
      {
        type: 'Said',
        count: 4,
        example: {
          id: from.events[0]!.id,
          stream: 'flow-0',
          revision: 1,
          before: { type: 'Said', schemaVersion: 1, data: { text: 'a' } },
          after: { type: 'Said', schemaVersion: 2, data: { words: 'a' } },
        },
      },
    ]);
  });

  it('writes nothing in a dry run and says what it would do', async () => {
    const from = await threeStreams(4);
    const to = new ListStore();
    const report = await copyStore(from, to, louder, { dryRun: true });
    expect(to.events).toEqual([]);
    expect(report).toMatchObject({ events: 8, copied: 8, differences: null });
    expect(report.changed).toMatchObject([{ type: 'Said', count: 4 }]);
  });

  it('never parts a turn, even a long one, and puts short turns of one stream together', async () => {
    const from = new ListStore();
    await turn(from, 'flow-long', Array(450).fill('x'));
    for (let n = 0; n < 150; n += 1) await turn(from, 'flow-short', ['a', 'b']);
    const to = new ListStore();
    await copyStore(from, to, asItIs, { dryRun: false });
    expect(to.appends).toEqual([450, 200, 100]);
    expect(to.events).toEqual(from.events);
  });

  it.each([0, 1, 7, 29])('goes on where it was broken off after %i appends', async (breakAfter) => {
    const from = await threeStreams(30);
    const to = new ListStore();
    to.breakAfter = breakAfter;
    await expect(copyStore(from, to, louder, { dryRun: false })).rejects.toThrow('The connection broke');
    const before = to.events.length;
    to.breakAfter = Number.POSITIVE_INFINITY;
    const report = await copyStore(from, to, louder, { dryRun: false });
    expect(report).toMatchObject({ copied: 60 - before, alreadyThere: before, differences: [] });
    expect(to.events.map(({ id }) => id)).toEqual(from.events.map(({ id }) => id));
  });

  it('brings along what is written to the source meanwhile', async () => {
    const from = await threeStreams(3);
    const to = new ListStore();
    let late = 2;
    const report = await copyStore(
      {
        async *readAll(after) {
          yield* from.readAll(after);
          if (late-- > 0) await turn(from, 'flow-late', ['late']);
        },
      },
      to,
      asItIs,
      { dryRun: false },
    );
    expect(report).toMatchObject({ copied: 8, differences: [] });
  });

  it.each([
    ['has other data', (event: StoredRecord) => ({ ...event, data: { text: 'forged' } })],
    ['has other metadata', (event: StoredRecord) => ({ ...event, metadata: {} })],
    ['has another update', (event: StoredRecord) => ({ ...event, update: new Uint8Array([0]) })],
    ['has forged in its place', (event: StoredRecord) => ({ ...event, id: 'forged' })],
  ])('tells when an event of the copy %s', async (what, forge) => {
    const from = await threeStreams(3);
    const to = new ListStore();
    await copyStore(from, to, asItIs, { dryRun: false });
    to.events[3] = forge(to.events[3]!);
    const report = await copyStore(from, to, asItIs, { dryRun: false });
    const { stream, revision, id } = from.events[3]!;
    expect(report.differences).toEqual([{ place: 4, stream, revision, id, what }]);
  });

  it('tells what the copy has too much', async () => {
    const from = await threeStreams(3);
    const to = new ListStore();
    await copyStore(from, to, asItIs, { dryRun: false });
    await turn(to, 'flow-other', ['x']);
    const { differences } = await copyStore(from, to, asItIs, { dryRun: false });
    expect(differences).toMatchObject([{ place: 7, stream: 'flow-other', what: 'is in the copy only' }]);
  });
});
