import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import { UnsavedEdits } from './unsaved.js';

function page() {
  const doc = new Y.Doc();
  const unsaved = new UnsavedEdits(doc);
  const sent: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => {
    sent.push(update);
    unsaved.edited();
  });
  return { map: doc.getMap('nodes'), unsaved, sent };
}

function echo(update: Uint8Array): decoding.Decoder {
  const encoder = encoding.createEncoder();
  sync.writeUpdate(encoder, update);
  return decoding.createDecoder(encoding.toUint8Array(encoder));
}

test('an edit is unsaved until its echo arrives', () => {
  const { map, unsaved, sent } = page();
  expect(unsaved.any()).toBe(false);
  map.set('a', 1);
  map.set('b', 2);
  unsaved.received(echo(sent[0]!));
  expect(unsaved.any()).toBe(true);
  unsaved.received(echo(sent[1]!));
  expect(unsaved.any()).toBe(false);
});

test('a pure deletion is unsaved until its echo arrives', () => {
  const { map, unsaved, sent } = page();
  map.set('a', 1);
  unsaved.received(echo(sent[0]!));
  map.delete('a');
  expect(unsaved.any()).toBe(true);
  unsaved.received(echo(sent[1]!));
  expect(unsaved.any()).toBe(false);
});

test("somebody else's edit saves nothing of ours", () => {
  const { map, unsaved } = page();
  map.set('a', 1);
  const other = new Y.Doc();
  other.getMap('nodes').set('z', 1);
  unsaved.received(echo(Y.encodeStateAsUpdate(other)));
  expect(unsaved.any()).toBe(true);
});

test("after a reconnection the server's state vector tells what it has", () => {
  const { map, unsaved } = page();
  map.set('a', 1);
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(map.doc!));
  const encoder = encoding.createEncoder();
  sync.writeSyncStep1(encoder, server);
  unsaved.received(decoding.createDecoder(encoding.toUint8Array(encoder)));
  expect(unsaved.any()).toBe(false);
});
