import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readFlow, setLabel } from '../client/index.js';
import { authorOf, canvasOfTwo, settle, TestNetwork } from '../testing/index.js';

const label = (text: string) => [{ type: 'EditNode' as const, id: 'rsi_14', label: text }];

describe('commands', () => {
  it('[K1] happen all or not at all; a refusal is stored and names its place', async () => {
    const { network, ann } = await canvasOfTwo();
    const before = network.log.records.length;
    const outcome = await network.execute([...label('new'), { type: 'RemoveNode', id: 'nobody' }]);
    await network.deliverAll();
    expect(outcome).toMatchObject({
      outcome: 'refused',
      index: 1,
      refusal: { code: 'node-not-found' },
      revision: before + 1,
    });
    expect(network.log.records.slice(before)).toMatchObject([
      { type: 'ChangeRefused', data: { command: 'RemoveNode' } },
    ]);
    expect(readFlow(ann.doc).nodes.rsi_14?.label).toBe('RSI 14');

    const accepted = await network.execute([...label('new'), { type: 'RemoveNode', id: 'sma_20' }]);
    expect(accepted).toMatchObject({ outcome: 'accepted', revision: before + 3 });
    expect(accepted).toMatchObject({
      events: [{ type: 'NodeEdited', revision: before + 2 }, { type: 'NodeRemoved' }],
    });
  });

  it('[K1] that change nothing leave nothing in the log', async () => {
    const { network } = await canvasOfTwo();
    const before = network.log.records.length;
    const outcome = await network.execute(label('RSI 14'));
    expect(outcome).toMatchObject({
      outcome: 'accepted',
      events: [],
      revision: before,
      position: String(before),
    });
    expect(network.log.records).toHaveLength(before);
  });

  it.each([
    false,
    true,
  ])('[K2] with the same key get the first answer again (after a restart: %s)', async (isRestarted) => {
    const { network } = await canvasOfTwo();
    const keyed = { commandId: 'key-1', requestHash: 'a' };
    const first = await network.execute(label('once'), keyed);
    const refused = await network.execute([{ type: 'RemoveNode', id: 'nobody' }], {
      commandId: 'key-2',
      requestHash: 'b',
    });
    await network.execute(label('twice'));
    if (isRestarted) await network.kill();
    const before = network.log.records.length;
    expect(await network.execute(label('once'), keyed)).toEqual(first);
    expect(
      await network.execute([{ type: 'RemoveNode', id: 'nobody' }], {
        commandId: 'key-2',
        requestHash: 'b',
      }),
    ).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'node-not-found' },
      revision: refused.outcome === 'refused' ? refused.revision : 0,
    });
    expect(await network.execute(label('other'), { ...keyed, requestHash: 'c' })).toEqual({
      outcome: 'key-reused',
    });
    expect(
      await network.execute(label('theirs'), { ...keyed, author: authorOf('somebody else') }),
    ).toMatchObject({
      outcome: 'accepted',
      events: [{ type: 'NodeEdited' }],
    });
    expect(network.log.records).toHaveLength(before + 1);
  });

  it('[K2] with the same key while the first is under way, in its turn and after, happen once', async () => {
    const { network } = await canvasOfTwo();
    const before = network.log.records.length;
    network.log.isHeld = true;
    const request = {
      author: authorOf('commander'),
      commands: label('once'),
      commandId: 'key',
      requestHash: 'a',
    };
    const first = network.room.execute(request);
    const twin = network.room.execute(request);
    const stranger = network.room.execute({ ...request, requestHash: 'z' });
    await settle();
    const later = network.room.execute(request);
    network.log.isHeld = false;
    network.log.release();
    expect(await twin).toEqual(await first);
    expect(await later).toEqual(await first);
    expect(await stranger).toEqual({ outcome: 'key-reused' });
    expect(network.log.records).toHaveLength(before + 1);
  });

  it('[K3] conflict only with events that changed the flow since the expected revision', async () => {
    const { network, ann } = await canvasOfTwo();
    const expectedRevision = network.room.current().revision;
    await network.execute([{ type: 'RemoveNode', id: 'nobody' }]);
    const node = ann.doc.getMap('nodes').get('rsi_14') as Y.Map<unknown>;
    node.set('label', node.get('label'));
    await network.deliverAll();
    expect(await network.execute(label('fine'), { expectedRevision })).toMatchObject({ outcome: 'accepted' });
    const actual = network.room.current().revision;
    expect(await network.execute(label('late'), { expectedRevision })).toEqual({
      outcome: 'conflict',
      actual,
    });
    expect(await network.execute(label('early'), { expectedRevision: actual + 1 })).toEqual({
      outcome: 'conflict',
      actual,
    });
  });

  it('[K3] conflict with an edit of the same turn', async () => {
    const { network, ann } = await canvasOfTwo();
    const expectedRevision = network.room.current().revision;
    setLabel(ann.doc, 'sma_20', 'first');
    while (ann.deliverToRoom());
    expect(await network.execute(label('second'), { expectedRevision })).toMatchObject({
      outcome: 'conflict',
    });
  });

  it('[K4] bring a revision back, on every canvas', async () => {
    const { network, ann } = await canvasOfTwo();
    const { revision, flow } = network.room.current();
    await network.execute([
      ...label('changed'),
      { type: 'RemoveNode', id: 'btc' },
      { type: 'RenameFlow', name: 'Other' },
    ]);
    expect(await network.execute([{ type: 'RestoreRevision', revision }])).toMatchObject({
      outcome: 'accepted',
    });
    await network.deliverAll();
    expect(network.room.current().flow).toEqual(flow);
    expect(readFlow(ann.doc)).toMatchObject({ name: 'Momentum', nodes: flow?.nodes, edges: flow?.edges });
    expect(network.log.records.some(({ type }) => type === 'RevisionRestored')).toBe(true);
    expect(await network.execute([{ type: 'RestoreRevision', revision: 9_999 }])).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'revision-not-found' },
    });
    expect(network.differences()).toEqual([]);
  });

  it("[K5] that create a flow write its first struct under the founder's id", async () => {
    const network = new TestNetwork(3);
    await network.open();
    expect(await network.execute(label('x'))).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'flow-not-found' },
    });
    expect(network.log.records).toEqual([]);
    await network.execute([{ type: 'CreateFlow', name: 'New', founder: 4_711 }]);
    const update = network.log.records[0]?.update ?? new Uint8Array();
    expect(Y.decodeUpdate(update).structs[0]?.id).toMatchObject({ client: 4_711, clock: 0 });
    expect(await network.execute([{ type: 'CreateFlow', name: 'Again', founder: 1 }])).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'flow-exists' },
    });
  });

  it('[N1][N2] are announced to those who asked for notices', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    bob.disconnect();
    bob.asksForNotices = false;
    network.connect(bob);
    await network.deliverAll();
    const heard = bob.notices.length;
    const outcome = await network.execute(label('seen'), { commandId: 'key-7', requestHash: '' });
    network.room.notify({ kind: 'progress', done: 0.5 });
    await network.deliverAll();
    expect(bob.notices).toHaveLength(heard);
    expect(ann.notices.slice(-2)).toMatchObject([
      {
        kind: 'events',
        revision: outcome.outcome === 'accepted' ? outcome.revision : 0,
        events: [
          { type: 'NodeEdited', commandId: 'key-7', actor: { id: 'commander' }, data: { label: 'seen' } },
        ],
      },
      { kind: 'progress', done: 0.5 },
    ]);
  });
});
