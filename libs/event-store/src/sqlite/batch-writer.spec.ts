import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeAppend } from '../encoded-append.js';
import { RevisionConflict, StoreUnavailable } from '../errors.js';
import { sampleEvent, sampleEvents } from '../testing/sample-events.js';
import { BatchWriter } from './batch-writer.js';
import { type Connection, connect } from './connection.js';
import { LogReader } from './log-reader.js';
import { migrate } from './schema.js';
import { StreamIndex } from './stream-index.js';

let directory: string;
let connection: Connection;
let writer: BatchWriter;
let reader: LogReader;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'batch-writer-'));
  connection = connect(join(directory, 'log.db'));
  connection.pragma('journal_mode = WAL');
  migrate(connection);
  writer = new BatchWriter(connection, new StreamIndex(connection));
  reader = new LogReader(connection, false);
});
afterEach(() => {
  connection.close();
  rmSync(directory, { recursive: true });
});

describe('a batch', () => {
  it('answers each append in its turn, later ones seeing what earlier ones stored', () => {
    const known = sampleEvents(2);
    const outcomes = writer.store([
      encodeAppend('a', 0, known),
      encodeAppend('a', 2, sampleEvents(1)),
      encodeAppend('a', 2, sampleEvents(1)),
      encodeAppend('a', 0, known),
      encodeAppend('b', 'none', [...sampleEvents(2), ...known]),
      encodeAppend('b', 'none', sampleEvents(1)),
    ]);
    expect(outcomes).toEqual([
      { revision: 2, position: '2' },
      { revision: 3, position: '3' },
      expect.any(RevisionConflict),
      { revision: 2, position: '2' },
      expect.any(RevisionConflict),
      { revision: 1, position: '4' },
    ]);
    expect(
      reader.feed(0, 99, undefined, 99).events.map((event) => `${event.stream}${event.revision}`),
    ).toEqual(['a1', 'a2', 'a3', 'b1']);
  });

  it('is stored by halves never: a full disk fails all of it, and the next one goes on', () => {
    writer.store([encodeAppend('a', 0, sampleEvents(1))]);
    const [{ page_count: pages } = { page_count: 0 }] = connection.pragma('page_count') as {
      page_count: number;
    }[];
    connection.pragma(`max_page_count = ${pages + 10}`);
    const fits = encodeAppend('a', 1, sampleEvents(1));
    const tooMuch = encodeAppend('b', 0, [sampleEvent({}, { update: new Uint8Array(200_000) })]);
    expect(() => writer.store([fits, tooMuch])).toThrow(StoreUnavailable);
    expect([reader.revision('a'), reader.revision('b'), reader.head()]).toEqual([1, 0, 1]);
    expect(writer.store([fits])).toEqual([{ revision: 2, position: '2' }]);
    connection.pragma('max_page_count = 1000000');
    expect(writer.store([fits, tooMuch])).toEqual([
      { revision: 2, position: '2' },
      { revision: 1, position: '3' },
    ]);
  });
});

describe('the stream index', () => {
  it('finds each event of each stream, before and after it has caught up', () => {
    // Seven streams in turns, 3500 events: the tail is covered three times, and 428 events are left in it.
    const streams = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    for (let round = 0; round < 500; round += 1) {
      writer.store(streams.map((stream) => encodeAppend(stream, round, sampleEvents(1, round + 1))));
      if (round % 50 !== 0) continue;
      for (const stream of streams) {
        const page = reader.stream(stream, 0, 1000);
        expect(page.events.map((event) => event.revision)).toEqual(
          Array.from({ length: round + 1 }, (_, index) => index + 1),
        );
        expect(reader.revision(stream)).toBe(round + 1);
        expect(reader.stream(stream, round - 2, 2).events.length).toBe(Math.min(2, round === 0 ? 1 : 2));
      }
    }
    const covered = connection.prepare('SELECT count(*) AS count FROM stream_index').get([]);
    expect(covered).toMatchObject({
      count: expect.toSatisfy((count: number) => count > 2000 && count < 3500),
    });
    // A writer that knows nothing finds the same ends.
    const fresh = new StreamIndex(connection);
    expect(streams.map((stream) => fresh.revision(stream))).toEqual(Array(7).fill(500));
  });
});
