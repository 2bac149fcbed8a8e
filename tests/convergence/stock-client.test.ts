import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type FlowLog,
  LogConflict,
  openRoom,
  type Room,
  type Seat,
  type StoredFlowRecord,
  verifyLog,
} from '@strategy-builder/collab';
import { addNode, connect, readFlow, setLabel } from '@strategy-builder/collab/client';
import { authorOf, Random } from '@strategy-builder/collab/testing';
import { type EventStore, openSqliteStore, RevisionConflict } from '@strategy-builder/event-store';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type WebSocket as Socket, WebSocket, WebSocketServer } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

// The real y-websocket client, over real sockets, against a room whose log is a SQLite file.

const stream = 'flow-real';

function logIn(store: EventStore): FlowLog {
  return {
    async append(expected, records) {
      try {
        const events = records.map((record) => ({ ...record, schemaVersion: 1 }));
        return await store.append(stream, expected === 0 ? 'none' : expected, events);
      } catch (error) {
        throw error instanceof RevisionConflict ? new LogConflict(error.message) : error;
      }
    },
    async *read(after) {
      for await (const event of store.read(stream, { after })) yield event as unknown as StoredFlowRecord;
    },
  };
}

class TinyServer {
  readonly store: EventStore;
  room: Room | undefined;
  private sockets: WebSocketServer | undefined;
  private readonly random = new Random(Date.now());

  constructor(directory: string) {
    this.store = openSqliteStore({ directory });
  }

  async start(port = 0): Promise<number> {
    this.room = await openRoom(
      'real',
      {
        log: logIn(this.store),
        now: Date.now,
        newId: () => randomUUID(),
        newClientId: () => 1 + this.random.below(0xffff_fffe),
        schedule: (milliseconds, task) => {
          const timer = setTimeout(task, milliseconds);
          return () => clearTimeout(timer);
        },
      },
      { maxNodes: 100, maxUsers: 50, maxEditsPerSecond: 1_000 },
    );
    this.sockets = new WebSocketServer({ port, host: '127.0.0.1', perMessageDeflate: false });
    this.sockets.on('connection', (socket, request) => this.join(socket, request.url ?? ''));
    await once(this.sockets, 'listening');
    return (this.sockets.address() as AddressInfo).port;
  }

  private join(socket: Socket, url: string): void {
    const name = new URL(url, 'http://localhost').searchParams.get('name') ?? 'somebody';
    const seat: Seat | undefined = this.room?.join({
      author: authorOf(name),
      canWrite: true,
      notices: false,
      send: (frame) => socket.send(frame),
      close: (code, reason) => socket.close(code, reason),
      bufferedBytes: () => socket.bufferedAmount,
    });
    socket.on('message', (data: Buffer) => seat?.receive(data));
    socket.on('close', () => seat?.left());
  }

  /** As a crash would: sockets break, the room is dropped as it is. */
  crash(): void {
    for (const socket of this.sockets?.clients ?? []) socket.terminate();
    this.sockets?.close();
    this.room = undefined;
  }

  async stop(): Promise<void> {
    await this.room?.close(1001, 'stop');
    this.sockets?.close();
    await this.store.close();
  }
}

describe('the stock y-websocket client', () => {
  let directory: string;
  let server: TinyServer;
  let port: number;
  const providers: WebsocketProvider[] = [];

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'stock-client-'));
    server = new TinyServer(directory);
    port = await server.start();
    await server.room?.execute({
      author: authorOf('owner'),
      commands: [{ type: 'CreateFlow', name: 'Real', founder: 4_711 }],
    });
  });

  afterEach(async () => {
    for (const provider of providers.splice(0)) provider.destroy();
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  async function person(name: string): Promise<WebsocketProvider> {
    const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, 'real', new Y.Doc(), {
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      params: { name },
      maxBackoffTime: 200,
    });
    providers.push(provider);
    await vi.waitUntil(() => provider.synced);
    return provider;
  }

  it('[T3][M5] is a full participant: writes the agreed shape, has it completed, sees everybody', async () => {
    const [ann, bob] = [await person('ann'), await person('bob')];
    ann.doc.getMap('nodes').set(
      'btc',
      new Y.Map([
        ['type', 'data'],
        ['kind', 'price'],
      ]),
    );
    addNode(bob.doc, { id: 'rsi_14', type: 'function', kind: 'rsi' });
    await vi.waitUntil(() => Object.keys(readFlow(ann.doc).nodes).length === 2);
    connect(ann.doc, { id: 'e1', source: 'btc', target: 'rsi_14' });
    await vi.waitUntil(() => readFlow(bob.doc).edges.e1 !== undefined);
    for (const { doc } of [ann, bob]) {
      const { nodes, edges } = readFlow(doc);
      expect(nodes).toMatchObject({ btc: { label: 'BTC price' }, rsi_14: { params: { period: 14 } } });
      expect(edges.e1).toMatchObject({ sourcePort: 'bars', targetPort: 'bars' });
    }
    expect(server.room?.current().flow?.nodes).toEqual(readFlow(ann.doc).nodes);
  });

  it('[A1][A2][A4] sees cursors with the names of the session, and who leaves', async () => {
    const [ann, bob] = [await person('ann'), await person('bob')];
    ann.awareness.setLocalState({ user: { name: 'nobody' }, cursor: { x: 3, y: 4 } });
    const seen = () => bob.awareness.getStates().get(ann.doc.clientID);
    await vi.waitUntil(() => seen()?.cursor?.x === 3);
    expect(seen()?.user).toEqual({ id: 'ann', name: 'ann', kind: 'user' });
    ann.destroy();
    await vi.waitUntil(() => seen() === undefined);
  });

  it('[F5] reconnects after a crash, keeps what it typed meanwhile, and the log is whole', async () => {
    const [ann, bob] = [await person('ann'), await person('bob')];
    addNode(ann.doc, { id: 'btc', type: 'data', kind: 'price' });
    await vi.waitUntil(() => readFlow(bob.doc).nodes.btc !== undefined);
    server.crash();
    await vi.waitUntil(() => !ann.wsconnected && !bob.wsconnected);
    setLabel(ann.doc, 'btc', 'typed offline');
    await server.start(port);
    await vi.waitUntil(() => readFlow(bob.doc).nodes.btc?.label === 'typed offline', { timeout: 10_000 });
    expect(await verifyLog(logIn(server.store).read(0))).toBeNull();
  });

  it('[C4] stays away from a flow that has been archived', async () => {
    const ann = await person('ann');
    const closed = new Promise<{ code: number }>((resolve) => void ann.on('closed', resolve));
    await server.room?.execute({ author: authorOf('owner'), commands: [{ type: 'ArchiveFlow' }] });
    expect((await closed).code).toBe(4404);
    expect(ann.shouldConnect).toBe(false);
  });
});
