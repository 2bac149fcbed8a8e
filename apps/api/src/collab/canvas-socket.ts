import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Seat } from '@strategy-builder/collab';
import { limits } from '@strategy-builder/domain';
import { UnreadableEvent } from '@strategy-builder/event-store';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { FlowRooms } from '../flows/flow-rooms.js';
import { type OwnAddresses, rejectRequest } from '../platform/request-rules.js';
import type { Sessions } from '../sessions/sessions.js';

const path = /^\/collab\/([a-z0-9-]{1,64})$/;
/** Frames that arrive while the room is still being loaded; a stock client sends two. */
const framesBeforeSeat = 64;
/**
 * A frame over the limit is read to its end up to here, so that its sender hears 4409: a line that is closed with
 * unread bytes is reset, and the reset overtakes the close code.
 */
const readAtMost = 16 * limits.frameBytes;

/** A frame over the limit is final for this edit: 4409 keeps a stock client from sending it again for ever, 1009 would not. */
class CanvasClient extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    if (code === 1009) super.close(4409, 'frame too large');
    else super.close(code, reason);
  }
}

/**
 * The canvas socket: `ws://host/collab/<flowId>`, y-websocket's wire protocol. Nest's socket adapter matches paths
 * exactly, so the upgrade is taken here. Every socket that may not join is accepted first and then closed with a code:
 * a browser can't read the status of a failed upgrade, and stock clients retry it for ever.
 */
export class CanvasSocket {
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: readAtMost,
    perMessageDeflate: false,
    WebSocket: CanvasClient,
  });

  constructor(
    private readonly rooms: FlowRooms,
    private readonly sessions: Sessions,
    private readonly own: OwnAddresses,
    private readonly timeoutMilliseconds: number,
  ) {}

  listenOn(server: Server): void {
    server.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head));
  }

  close(): void {
    for (const socket of this.server.clients) socket.terminate();
    this.server.close();
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const rejection = rejectRequest(request, this.own);
    if (rejection) {
      socket.end(`HTTP/1.1 ${rejection.status} Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const url = new URL(request.url ?? '/', 'http://localhost');
    const flowId = path.exec(url.pathname)?.[1];
    this.server.handleUpgrade(request, socket, head, (client) => {
      // A faulty frame is followed by its close code; cutting the line here would hide it from the peer.
      client.on('error', () => {});
      if (flowId === undefined) client.close(4404, 'no such flow');
      else void this.join(client, request, flowId, url.searchParams);
    });
  }

  private async join(
    client: WebSocket,
    request: IncomingMessage,
    flowId: string,
    query: URLSearchParams,
  ): Promise<void> {
    let seat: Seat | undefined;
    const waiting: Uint8Array[] = [];
    client.on('message', (data: RawData) => {
      if (seat) seat.receive(asBytes(data));
      else if (waiting.push(asBytes(data)) > framesBeforeSeat) client.close(4529, 'too fast');
    });
    client.on('close', () => seat?.left());
    this.dropWhenSilent(client);

    try {
      const session = await this.sessions.of(request, query.get('token'));
      const room = await this.rooms.open(flowId);
      const { flow } = room.current();
      if (!flow || flow.archived) {
        client.close(4404, flow ? 'this flow is archived' : 'no such flow');
        return;
      }
      if (client.readyState !== WebSocket.OPEN) return;
      const joined = room.join({
        author: { actor: session.actor, sessionId: session.id },
        canWrite: true,
        notices: query.get('notices') === '1',
        send: (frame) => client.send(frame, () => seat?.drained()),
        close: (code, reason) => client.close(code, reason),
        bufferedBytes: () => client.bufferedAmount,
      });
      seat = joined;
      for (const frame of waiting.splice(0)) joined.receive(frame);
    } catch (error) {
      const newer = error instanceof UnreadableEvent;
      client.close(
        1013,
        `${newer ? 'a newer version wrote this flow' : 'the store is unavailable'}; nothing is lost`,
      );
    }
  }

  /** A peer that answers no ping and sends nothing within the timeout is gone. */
  private dropWhenSilent(client: WebSocket): void {
    const steps = 4;
    let silentSteps = 0;
    const hear = () => {
      silentSteps = 0;
    };
    client.on('message', hear);
    client.on('pong', hear);
    const timer = setInterval(() => {
      silentSteps += 1;
      // One step more than the timeout has: the first of them was cut short.
      if (silentSteps > steps) return client.terminate();
      client.ping();
    }, this.timeoutMilliseconds / steps);
    client.on('close', () => clearInterval(timer));
  }
}

function asBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
