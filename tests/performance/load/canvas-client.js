// A person at a canvas, as cheap as it can be, so that the load does not hide the server: it syncs once, writes real
// Yjs updates, and only looks through what it receives for the marks that tell which edit arrived.

import { performance } from 'node:perf_hooks';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import WebSocket from 'ws';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';

const messageSync = 0;
const messageAwareness = 1;
const mark = Buffer.from('t:');

/**
 * @typedef {object} Target a server under load
 * @property {string} name
 * @property {(room: string) => string} url
 * @property {(room: string) => string | null} prefix Hocuspocus puts the document's name before each message
 */

export class CanvasClient {
  /**
   * @param {Target} target
   * @param {string} room
   * @param {{ arrived?: (sequence: number, at: number) => void, keepDocument?: boolean }} [options]
   *   `keepDocument: false` takes the first sync off the wire without building a document: many readers in one process
   */
  constructor(target, room, { arrived = () => {}, keepDocument = true } = {}) {
    this.doc = new Y.Doc();
    this.prefix = target.prefix(room);
    this.arrived = arrived;
    this.keepDocument = keepDocument;
    this.clock = 0;
    this.socket = new WebSocket(target.url(room), { perMessageDeflate: false });
    this.socket.binaryType = 'nodebuffer';
    this.closed = /** @type {{ code: number, reason: string } | null} */ (null);
    this.synced = new Promise((resolve, reject) => {
      this.resolveSynced = resolve;
      this.socket.on('error', reject);
      this.socket.on('close', (code, reason) => {
        this.closed = { code, reason: String(reason) };
        reject(new Error(`closed ${code} ${reason}`));
      });
    });
    this.synced.catch(() => {});
    this.socket.on('open', () => {
      if (this.prefix !== null) this.send(2, (encoder) => authenticate(encoder));
      this.send(messageSync, (encoder) => syncProtocol.writeSyncStep1(encoder, this.doc));
    });
    this.socket.on('message', (/** @type {Buffer} */ frame) => this.receive(frame));
    this.doc.on('update', (update, origin) => {
      if (origin === this) return;
      this.send(messageSync, (encoder) => syncProtocol.writeUpdate(encoder, update));
    });
  }

  /** @param {number} type @param {(encoder: encoding.Encoder) => void} write */
  send(type, write) {
    const encoder = encoding.createEncoder();
    if (this.prefix !== null) encoding.writeVarString(encoder, this.prefix);
    encoding.writeVarUint(encoder, type);
    write(encoder);
    this.socket.send(encoding.toUint8Array(encoder));
  }

  /** Writes one edit that carries `sequence` for the receivers to find. @param {string} node @param {number} sequence */
  edit(node, sequence) {
    /** @type {Y.Map<unknown>} */ (this.doc.getMap('nodes').get(node)).set('label', `t:${sequence};`);
  }

  /** Moves the cursor. @param {number} sequence */
  cursor(sequence) {
    this.clock += 1;
    const state = JSON.stringify({
      user: { name: 'load' },
      cursor: { x: sequence, y: 1 },
      mark: `t:${sequence};`,
    });
    const update = encoding.createEncoder();
    encoding.writeVarUint(update, 1);
    encoding.writeVarUint(update, this.doc.clientID);
    encoding.writeVarUint(update, this.clock);
    encoding.writeVarString(update, state);
    this.send(messageAwareness, (encoder) =>
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update)),
    );
  }

  /** @param {Buffer} frame */
  receive(frame) {
    const decoder = decoding.createDecoder(frame);
    if (this.prefix !== null) decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    if (type === messageSync) {
      const kind = decoding.readVarUint(decoder);
      if (kind === 0) {
        const vector = decoding.readVarUint8Array(decoder);
        this.send(messageSync, (encoder) => syncProtocol.writeSyncStep2(encoder, this.doc, vector));
      } else if (kind === 1) {
        const update = decoding.readVarUint8Array(decoder);
        if (this.keepDocument) Y.applyUpdate(this.doc, update, this);
        this.resolveSynced?.(performance.now());
      } else {
        this.scan(frame);
      }
    } else if (type === messageAwareness) {
      this.scan(frame);
    }
  }

  /** @param {Buffer} frame */
  scan(frame) {
    const now = performance.now();
    for (let at = frame.indexOf(mark); at >= 0; at = frame.indexOf(mark, at + 2)) {
      let sequence = 0;
      let end = at + 2;
      for (; (frame[end] ?? 0) >= 48 && (frame[end] ?? 0) <= 57; end += 1)
        sequence = sequence * 10 + (frame[end] ?? 0) - 48;
      if (frame[end] === 59) this.arrived(sequence, now);
    }
  }

  close() {
    this.synced.catch(() => {});
    this.socket.terminate();
    this.doc.destroy();
  }
}

/** @param {encoding.Encoder} encoder */
function authenticate(encoder) {
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarString(encoder, 'benchmark');
  encoding.writeVarString(encoder, '4.0.0');
}
