import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addNode, readFlow, setDescription, setLabel } from '../client/index.js';
import { authorOf, canvasOfTwo, roomyLimits, settle } from '../testing/index.js';
import { updateFrame } from '../wire/protocol.js';
import { openRoom } from './flow-room.js';

const labelOf = (doc: Y.Doc) => readFlow(doc).nodes.rsi_14?.label;

describe('when the store fails', () => {
  it('[F1] an edit and a command are tried again on a document with a new client id, and nobody notices', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    const clientIds = new Set(Y.decodeStateVector(Y.encodeStateVector(ann.doc)).keys());
    network.log.isHeld = true;
    setLabel(ann.doc, 'rsi_14', 'kept');
    while (ann.deliverToRoom());
    const answer = network.room.execute({
      author: authorOf('x'),
      commands: [
        { type: 'RemoveNode', id: 'sma_20' },
        { type: 'AddNode', id: 'atr', nodeType: 'function', kind: 'atr' },
      ],
    });
    await settle();
    network.log.release('refused-by-store');
    await settle();
    expect([labelOf(bob.doc), network.room.current().flow?.nodes.rsi_14?.label]).toEqual([
      'RSI 14',
      'RSI 14',
    ]);
    network.log.isHeld = false;
    await network.clock.advance(1_000);
    await network.deliverAll();
    expect(await answer).toMatchObject({ outcome: 'accepted' });
    expect(readFlow(bob.doc).nodes).toMatchObject({ rsi_14: { label: 'kept' }, atr: {} });
    const fresh = [...Y.decodeStateVector(Y.encodeStateVector(bob.doc)).keys()].filter(
      (id) => !clientIds.has(id),
    );
    expect(fresh.filter((id) => id !== ann.doc.clientID)).toHaveLength(1);
    expect([ann.closes, bob.closes, network.differences()]).toEqual([[], [], []]);
  });

  it('[F2] an append that was stored without an answer happens once', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    const before = network.log.records.length;
    network.log.isHeld = true;
    setLabel(ann.doc, 'rsi_14', 'once');
    while (ann.deliverToRoom());
    const answer = network.room.execute({
      author: authorOf('x'),
      commands: [{ type: 'RenameFlow', name: 'Once' }],
    });
    await settle();
    network.log.release('lost-answer');
    network.log.isHeld = false;
    await network.clock.advance(1_000);
    await network.deliverAll();
    expect(await answer).toMatchObject({
      outcome: 'accepted',
      revision: before + 2,
      events: [{ type: 'FlowRenamed' }],
    });
    expect(network.log.records).toHaveLength(before + 2);
    expect([labelOf(ann.doc), labelOf(bob.doc)]).toEqual(['once', 'once']);
    expect(network.differences()).toEqual([]);
  });

  it('[F3] what another process wrote is taken in', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    const { now, schedule } = network.clock;
    const { log, newId, newClientId } = network;
    const other = await openRoom('flow', { log, now, schedule, newId, newClientId }, roomyLimits);
    await other.execute({
      author: authorOf('elsewhere'),
      commands: [{ type: 'RenameFlow', name: 'Elsewhere' }],
    });
    setLabel(ann.doc, 'rsi_14', 'here');
    await network.deliverAll();
    expect(readFlow(bob.doc)).toMatchObject({ name: 'Elsewhere', nodes: { rsi_14: { label: 'here' } } });
    expect(network.differences()).toEqual([]);
  });

  it('[F4] for long, connections are closed with 1013 and commands rejected, until it is back', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    network.log.isAway = true;
    setLabel(ann.doc, 'rsi_14', 'offline');
    while (ann.deliverToRoom());
    const answer = network.room.execute({
      author: authorOf('x'),
      commands: [{ type: 'RenameFlow', name: 'New' }],
    });
    const rejected = expect(answer).rejects.toThrow('the store could not write');
    await settle();
    expect([ann.closes, bob.closes]).toEqual([[], []]);
    await network.clock.advance(10_000);
    await rejected;
    await network.deliverAll();
    expect([ann.closes, bob.closes]).toMatchObject([[{ code: 1013 }], [{ code: 1013 }]]);

    network.log.isAway = false;
    await expect(network.execute([{ type: 'RenameFlow', name: 'Back' }])).resolves.toMatchObject({
      outcome: 'accepted',
    });
    for (const peer of [ann, bob]) network.connect(peer);
    await network.deliverAll();
    expect(readFlow(bob.doc)).toMatchObject({ name: 'Back', nodes: { rsi_14: { label: 'offline' } } });
    expect(network.differences()).toEqual([]);
  });

  it.each([
    'stored',
    'refused-by-store',
  ] as const)('[F5] a kill loses nothing that anybody saw (append: %s)', async (fate) => {
    const { network, ann, bob } = await canvasOfTwo();
    setLabel(ann.doc, 'rsi_14', 'seen');
    await network.deliverAll();
    network.log.isHeld = true;
    setLabel(ann.doc, 'rsi_14', 'under way');
    while (ann.deliverToRoom());
    await settle();
    network.log.release(fate);
    await network.kill();
    expect(network.room.current().flow?.nodes.rsi_14?.label).toBe(fate === 'stored' ? 'under way' : 'seen');
    await network.calm();
    expect([labelOf(ann.doc), labelOf(bob.doc)]).toEqual(['under way', 'under way']);
    expect(network.differences()).toEqual([]);
  });

  it.each([
    'stored',
    'lost-answer',
    'stored-alone',
    'refused-by-store',
  ] as const)('[F8] what stands beside a change is stored with it, once (append: %s)', async (fate) => {
    const { network } = await canvasOfTwo();
    const before = network.log.records.length;
    network.log.isHeld = true;
    const answer = network.room.execute({
      author: authorOf('x'),
      commands: [{ type: 'RenameFlow', name: 'Beside' }],
      beside: (events) => [
        {
          stream: 'chat',
          events: events.map(({ id, type, revision, metadata }) => ({
            ...{ id: `told-${id}`, type: 'Told', schemaVersion: 1, data: { type, revision }, metadata },
          })),
        },
      ],
    });
    await settle();
    expect(network.log.beside).toEqual([]);
    network.log.release(fate);
    network.log.isHeld = false;
    await network.clock.advance(1_000);
    await network.deliverAll();
    expect(await answer).toMatchObject({ outcome: 'accepted', revision: before + 1 });
    expect(network.log.records).toHaveLength(before + 1);
    expect(network.log.beside.flatMap(({ events }) => events)).toMatchObject([
      { type: 'Told', data: { type: 'FlowRenamed', revision: before + 1 } },
    ]);
    expect(network.differences()).toEqual([]);
  });

  it('[F8] nothing stands beside a change that is refused, or that changes nothing', async () => {
    const { network } = await canvasOfTwo();
    let asked = 0;
    const beside = () => {
      asked++;
      return [];
    };
    const { name } = network.room.current().flow!;
    for (const command of [
      { type: 'RemoveNode', id: 'nowhere' },
      { type: 'RenameFlow', name },
    ] as const)
      await network.room.execute({ author: authorOf('x'), commands: [command], beside });
    expect(asked).toBe(0);
  });

  it('[F7] an edit that is too large for it costs its author the connection and others nothing', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    network.log.largestUpdate = 2_000;
    setDescription(ann.doc, 'rsi_14', 'x'.repeat(3_000));
    setLabel(bob.doc, 'rsi_14', 'kept');
    for (const peer of [ann, bob]) while (peer.deliverToRoom());
    await network.deliverAll();
    expect([ann.closes.map(({ code }) => code), bob.closes]).toEqual([[4409], []]);
    expect(labelOf(bob.doc)).toBe('kept');
    await network.calm();
    expect(network.differences()).toEqual([]);
  });

  it('[F6] an edit that makes the room throw costs its author the connection and others nothing', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    // Two structs of different clients that build on each other: Yjs can integrate neither.
    const a = { client: 111, clock: 0 };
    const b = { client: 222, clock: 0 };
    const bytes = [2, ...circular(a, b), ...circular(b, a), 0];
    ann.line?.toRoom.push(updateFrame(new Uint8Array(bytes)));
    setLabel(bob.doc, 'rsi_14', 'kept');
    for (const peer of [ann, bob]) while (peer.deliverToRoom());
    await settle();
    await network.clock.advance(1_000);
    await network.deliverAll();
    expect(ann.closes.map(({ code }) => code)).toEqual([4400]);
    expect(bob.closes).toEqual([]);
    addNode(bob.doc, { id: 'atr', type: 'function', kind: 'atr' });
    await network.calm();
    expect(readFlow(ann.doc).nodes).toMatchObject({ rsi_14: { label: 'kept' }, atr: {} });
    expect(network.differences()).toEqual([]);
  });
});

/** One struct, encoded by hand: content "x" with an origin that comes from the other client. */
function circular(
  own: { client: number; clock: number },
  origin: { client: number; clock: number },
): number[] {
  const stringWithOrigin = 0b1000_0100;
  return [
    1,
    ...varUint(own.client),
    own.clock,
    stringWithOrigin,
    ...varUint(origin.client),
    origin.clock,
    1,
    120,
  ];
}

function varUint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, value >> 7];
}
