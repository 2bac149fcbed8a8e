import { openRoom, type Room, type RoomLimits } from '@strategy-builder/collab';
import type { EventStore } from '@strategy-builder/event-store';
import { newClientId, newId } from '../platform/ids.js';
import { flowLog } from './flow-log.js';

const idleMilliseconds = 60_000;
const sweepMilliseconds = 10_000;

interface OpenRoom {
  readonly room: Promise<Room>;
  lastUsed: number;
}

/** The open flows of this process: one room a flow, opened on first use, unloaded when nobody has needed it for a while. */
export class FlowRooms {
  private readonly rooms = new Map<string, OpenRoom>();
  private readonly sweeper: NodeJS.Timeout;

  constructor(
    private readonly store: EventStore,
    private readonly limits: RoomLimits,
  ) {
    this.sweeper = setInterval(() => void this.unloadIdle(), sweepMilliseconds);
    this.sweeper.unref();
  }

  /** The room of a flow; its flow is null when nobody created it yet. */
  async open(flowId: string): Promise<Room> {
    const open = this.rooms.get(flowId) ?? this.start(flowId);
    open.lastUsed = Date.now();
    return open.room;
  }

  /** How many flows are loaded and how many connections they hold. */
  async load(): Promise<{ rooms: number; connections: number }> {
    let connections = 0;
    for (const { room } of this.rooms.values()) connections += (await room).connections();
    return { rooms: this.rooms.size, connections };
  }

  /** Tells every open flow something (a new data set, say). */
  async notifyFlow(flowId: string, notice: { kind: string; [key: string]: unknown }): Promise<void> {
    const open = this.rooms.get(flowId);
    if (open) (await open.room).notify(notice);
  }

  async close(): Promise<void> {
    clearInterval(this.sweeper);
    const open = [...this.rooms.values()];
    this.rooms.clear();
    await Promise.allSettled(open.map(async ({ room }) => (await room).close(1001, 'server stops')));
  }

  private start(flowId: string): OpenRoom {
    const room = openRoom(
      flowId,
      { log: flowLog(this.store, flowId), now: Date.now, newId, newClientId, schedule },
      this.limits,
    );
    const open = { room, lastUsed: Date.now() };
    this.rooms.set(flowId, open);
    room.catch(() => this.rooms.delete(flowId));
    return open;
  }

  private async unloadIdle(): Promise<void> {
    const before = Date.now() - idleMilliseconds;
    for (const [flowId, open] of this.rooms) {
      if (open.lastUsed > before) continue;
      const room = await open.room;
      if (room.connections() > 0 || open.lastUsed > before) continue;
      this.rooms.delete(flowId);
      await room.close(1001, 'idle');
    }
  }
}

function schedule(milliseconds: number, task: () => void): () => void {
  const timer = setTimeout(task, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
}
