import { type Planner, rulesPlanner } from '@strategy-builder/ai';
import { type EventStore, openSqliteStore, StoreUnavailable } from '@strategy-builder/event-store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FlowRooms } from '../flows/flow-rooms.js';
import { FlowsService } from '../flows/flows.service.js';
import { Metrics } from '../health/metrics.js';
import type { Session } from '../sessions/sessions.js';
import { ChatService } from './chat.service.js';
import type { ChatParts } from './chat-reply.js';
import { RunningRequests } from './running-requests.js';

const ada = { id: 's1', actor: { kind: 'user', id: 'ada', name: 'Ada' } } as unknown as Session;
const sentence = 'Buy BTC when RSI crosses above 70';

let store: EventStore;
let rooms: FlowRooms;
let chat: ChatService;
let parts: ChatParts;
/** Streams of the appends, those that went to the log together in one piece. */
let written: string[][];
let failing: (stream: string) => boolean;

beforeEach(async () => {
  store = openSqliteStore({ path: ':memory:' });
  written = [];
  failing = () => false;
  let together: string[] | undefined;
  const watched: EventStore = Object.assign(Object.create(store), {
    append: async (...append: Parameters<EventStore['append']>) => {
      const [stream, , , beside = []] = append;
      if (failing(stream)) throw new StoreUnavailable('The disk is full');
      if (!together) {
        together = [];
        written.push(together);
      }
      together.push(stream, ...beside.map((other) => other.stream));
      const appended = await store.append(...append);
      together = undefined;
      return appended;
    },
  });
  rooms = new FlowRooms(watched, { maxNodes: 100, maxUsers: 50, maxEditsPerSecond: 200 });
  const flows = new FlowsService(rooms, watched);
  const running = new RunningRequests(rooms);
  const metrics = new Metrics();
  const needed = { store: watched, rooms, flows, running, metrics, planner: rulesPlanner, maxNodes: 100 };
  parts = needed as unknown as ChatParts;
  chat = new ChatService(parts);
  await flows.create({ actor: ada.actor }, { id: 'one', name: 'One' });
  written = [];
});
afterEach(async () => {
  await rooms.close();
  await store.close();
});

async function conversation(flowId = 'one'): Promise<string[]> {
  const said: string[] = [];
  for await (const { data } of store.read(`chat-${flowId}`)) said.push((data as { from: string }).from);
  return said;
}

describe('a line of the chat', () => {
  it('that changes the flow is written in one piece: the line, its events, and the answer to them', async () => {
    await chat.answer(ada, 'one', '/add-node function rsi');
    expect(written).toEqual([['chat-one', 'flow-one', 'chat-one']]);
    expect(await conversation()).toEqual(['user', 'agent']);
  });

  it('that changes nothing is written in one piece, the line before its answer', async () => {
    await chat.answer(ada, 'one', '/list-nodes');
    expect(written).toEqual([['chat-one', 'chat-one']]);
    expect(await conversation()).toEqual(['user', 'agent']);
  });

  it('in plain words is written in one piece, with its translation', async () => {
    await chat.answer(ada, 'one', sentence);
    expect(written).toEqual([['chat-one', 'flow-one', 'translation-one', 'chat-one']]);
    expect(await conversation()).toEqual(['user', 'agent']);
  });

  it('that makes a flow of its own tells both conversations the same, each once', async () => {
    await chat.answer(ada, 'one', sentence);
    const { data } = await chat.answer(
      ada,
      'one',
      '/create-strategy "Second" buy ETH when RSI crosses above 60',
    );
    const { flowId } = data as { flowId: string };
    expect(written.at(-1)).toEqual([
      `flow-${flowId}`,
      'translation-one',
      'chat-one',
      `chat-${flowId}`,
      `chat-${flowId}`,
    ]);
    expect(await conversation()).toEqual(['user', 'agent', 'user', 'agent']);
    expect(await conversation(flowId)).toEqual(['user', 'agent']);
  });

  it('that changes nothing of the flow, though it is a change, is answered all the same', async () => {
    await chat.answer(ada, 'one', '/add-node function 14-period RSI');
    await chat.answer(ada, 'one', '/edit-node rsi_14 period 14');
    expect(await conversation()).toEqual(['user', 'agent', 'user', 'agent']);
  });

  it.each([
    '/add-node function rsi',
    '/list-nodes',
    sentence,
  ])('is answered only when all of it is stored: %s', async (line) => {
    failing = (stream) => stream === 'chat-one';
    await expect(chat.answer(ada, 'one', line)).rejects.toThrow(StoreUnavailable);
  });

  it('that could not be stored itself calls off what a planner is still thinking about', async () => {
    failing = (stream) => stream === 'chat-one';
    const heard: boolean[] = [];
    const slow: Planner = {
      name: 'slow',
      plan: async (request, signal) => {
        await new Promise((resolve) => setImmediate(resolve));
        heard.push(signal?.aborted === true);
        return rulesPlanner.plan(request);
      },
    };
    const slowChat = new ChatService({ ...parts, planner: slow });
    await expect(slowChat.answer(ada, 'one', sentence)).rejects.toThrow(StoreUnavailable);
    expect(heard).toEqual([true]);
    expect(written.flat()).not.toContain('flow-one');
  });
});
