import { describe, expect, it } from 'vitest';
import { canvasOfTwo, type TestNetwork, type TestPeer } from '../testing/index.js';
import { type AwarenessEntry, awarenessFrame, readClientMessage } from '../wire/protocol.js';

interface Presence {
  readonly user: { readonly id: string; readonly name: string; readonly color?: string };
  readonly cursor?: { readonly x: number };
}

async function say(network: TestNetwork, peer: TestPeer, ...entries: AwarenessEntry[]): Promise<void> {
  peer.line?.toRoom.push(awarenessFrame(entries));
  await network.deliverAll();
  await network.clock.advance(20);
  await network.deliverAll();
}

/** What a peer knows of others, as a stock client would fold what it heard. */
function seenBy(peer: TestPeer): Map<number, Presence> {
  const states = new Map<number, Presence>();
  for (const frame of peer.heard) {
    if (frame[0] !== 1) continue;
    const message = readClientMessage(frame);
    for (const { client, state } of message.kind === 'awareness' ? message.entries : []) {
      if (state === 'null') states.delete(client);
      else states.set(client, JSON.parse(state));
    }
  }
  return states;
}

describe('awareness', () => {
  it('[A1] brings the newest state of each person to everybody, its sender too', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    await say(network, ann, { client: 1, clock: 1, state: '{"cursor":{"x":1}}' });
    await say(network, ann, { client: 1, clock: 2, state: '{"cursor":{"x":2}}' });
    await say(network, ann, { client: 1, clock: 1, state: '{"cursor":{"x":3}}' });
    const carl = await network.joined('carl');
    for (const peer of [ann, bob, carl]) expect(seenBy(peer).get(1)?.cursor).toEqual({ x: 2 });
  });

  it('[A1] passes over what a connection says about others', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    await say(network, ann, { client: 1, clock: 5, state: '{"cursor":{"x":1}}' });
    await say(
      network,
      bob,
      { client: 2, clock: 1, state: '{}' },
      { client: 1, clock: 9, state: '{"cursor":{"x":66}}' },
      { client: 1, clock: 9, state: 'null' },
    );
    expect([...seenBy(ann)].map(([client, { cursor }]) => [client, cursor])).toEqual([
      [1, { x: 1 }],
      [2, undefined],
    ]);
  });

  it('[A1] lets the same person take up its id on a new connection before the old one is known to be dead', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    await say(network, ann, { client: 1, clock: 5, state: '{"cursor":{"x":1}}' });
    const again = await network.joined('ann');
    await say(network, again, { client: 1, clock: 6, state: '{"cursor":{"x":7}}' });
    ann.disconnect();
    await network.clock.advance(20);
    await network.deliverAll();
    expect(seenBy(bob).get(1)?.cursor).toEqual({ x: 7 });
  });

  it("[A2] carries the session's identity and name, and the color that the client chose", async () => {
    const { network, ann, bob } = await canvasOfTwo();
    const user = { id: 'bob', name: 'Not Ann', color: '#aa00ff' };
    await say(network, ann, { client: 1, clock: 1, state: JSON.stringify({ user, cursor: { x: 1 } }) });
    expect(seenBy(bob).get(1)?.user).toEqual({ id: 'ann', name: 'ann', kind: 'user', color: '#aa00ff' });
  });

  it.each([
    '',
    'noise',
    '[1]',
    '"text"',
    '{"a":1',
    '7',
  ])('[A3] keeps a state such as %j to itself', async (state) => {
    const { network, ann, bob } = await canvasOfTwo();
    await say(network, ann, { client: 1, clock: 1, state });
    expect(seenBy(bob).size).toBe(0);
    expect(ann.line).not.toBeNull();
  });

  it('[A4] takes who leaves off the canvas', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    await say(network, ann, { client: 1, clock: 1, state: '{}' });
    expect(seenBy(bob).has(1)).toBe(true);
    ann.disconnect();
    await network.clock.advance(20);
    await network.deliverAll();
    expect(seenBy(bob).has(1)).toBe(false);
  });

  it('[A5] has the agent on the canvas while it works, under one id, also for who joins later', async () => {
    const { network, ann } = await canvasOfTwo();
    const author = { actor: { kind: 'agent', id: 'assistant', name: 'Assistant' } } as const;
    const flush = async () => {
      await network.deliverAll();
      await network.clock.advance(20);
      await network.deliverAll();
    };
    const agent = network.room.welcome(author, '#4f4fc9');
    agent.show({ cursor: { x: 5, y: 6 }, selection: ['rsi_14'] });
    const second = network.room.welcome(author, '#4f4fc9');
    second.show({ cursor: { x: 7, y: 6 } });
    await flush();
    const carl = await network.joined('carl');
    const user = { id: 'assistant', name: 'Assistant', kind: 'agent', color: '#4f4fc9' };
    for (const peer of [ann, carl]) {
      expect([...seenBy(peer).values()]).toEqual([
        { cursor: { x: 7, y: 6 }, selection: [], dragging: null, user },
      ]);
    }
    agent.leave();
    agent.leave();
    await flush();
    expect(seenBy(ann).size).toBe(1);
    second.leave();
    agent.show({ cursor: { x: 1, y: 1 } });
    await flush();
    for (const peer of [ann, carl]) expect(seenBy(peer).size).toBe(0);
  });

  it('[A5] is heard of again before a stock client would forget it', async () => {
    const { network, ann } = await canvasOfTwo();
    const author = { actor: { kind: 'agent', id: 'assistant', name: 'Assistant' } } as const;
    const agent = network.room.welcome(author, '#4f4fc9');
    const said = () => ann.heard.filter((frame) => frame[0] === 1 && frame.length > 20).length;
    await network.clock.advance(20);
    await network.deliverAll();
    const before = said();
    for (let second = 0; second < 29; second++) await network.clock.advance(1_000);
    await network.deliverAll();
    expect(said()).toBeGreaterThan(before);
    agent.leave();
  });

  it('[C10] gives a slow reader only the newest cursors', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    bob.isSlow = true;
    await network.execute([{ type: 'RenameFlow', name: 'Other' }]);
    for (let clock = 1; clock <= 30; clock++) {
      await say(network, ann, { client: 1, clock, state: `{"cursor":{"x":${clock}}}` });
    }
    const heard = bob.heard.length;
    bob.stopBeingSlow();
    await network.deliverAll();
    expect(bob.heard.slice(heard).filter((frame) => frame[0] === 1)).toHaveLength(1);
    expect(seenBy(bob).get(1)?.cursor).toEqual({ x: 30 });
  });
});
