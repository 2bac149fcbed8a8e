import { describe, expect, it } from 'vitest';
import { editParams, moveNode, readFlow } from '../client/index.js';
import { canvasOfTwo } from '../testing/index.js';

describe('taking a change set back', () => {
  it('[K6] undoes one gesture of a canvas, and leaves what another wrote since', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    ann.doc.transact(() => {
      moveNode(ann.doc, 'rsi_14', { x: 900, y: 900 });
      editParams(ann.doc, 'rsi_14', { period: 21 });
    });
    await network.deliverAll();
    const changeSet = network.log.records.at(-1)!.metadata.commandId;
    const before = network.log.records.length;
    editParams(bob.doc, 'rsi_14', { period: 30 });
    await network.deliverAll();
    const outcome = await network.execute([{ type: 'UndoChangeSet', changeSet }], { author: ann.author });
    await network.deliverAll();
    expect(outcome).toMatchObject({
      outcome: 'accepted',
      events: [{ type: 'ChangeSetUndone' }, { type: 'NodeMoved' }],
    });
    expect(network.log.records.slice(before)).toHaveLength(3);
    expect(readFlow(bob.doc).nodes.rsi_14).toMatchObject({ params: { period: 30 } });
    expect(readFlow(bob.doc).nodes.rsi_14?.position).not.toEqual({ x: 900, y: 900 });
  });

  it('[K6] looks again when somebody edits at that moment', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    editParams(ann.doc, 'rsi_14', { period: 21 });
    await network.deliverAll();
    const changeSet = network.log.records.at(-1)!.metadata.commandId;
    editParams(bob.doc, 'rsi_14', { period: 30 });
    const undoing = network.room.execute({
      author: ann.author,
      commands: [{ type: 'UndoChangeSet', changeSet }],
    });
    // It is still reading the log when the other edit comes.
    while (bob.deliverToRoom());
    await network.deliverAll();
    expect(await undoing).toMatchObject({ outcome: 'refused', refusal: { code: 'nothing-to-undo' } });
    expect(readFlow(ann.doc).nodes.rsi_14?.params.period).toBe(30);
  });
});
