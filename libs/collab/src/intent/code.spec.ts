import { describe, expect, it } from 'vitest';
import { codeOf, readFlow, setCode } from '../client/index.js';
import { TestNetwork, type TestPeer, writeFlowWithCode } from '../testing/index.js';

async function twoAtTheCode(): Promise<{ network: TestNetwork; ann: TestPeer; bob: TestPeer }> {
  const network = new TestNetwork(2);
  await writeFlowWithCode(network.log);
  await network.open();
  const ann = await network.joined('ann');
  const bob = await network.joined('bob');
  setCode(ann.doc, 'python', 'one two three');
  await network.deliverAll();
  return { network, ann, bob };
}

describe('code', () => {
  it("[M8] that two people type in one turn is one event each, with that person's change alone", async () => {
    const { network, ann, bob } = await twoAtTheCode();
    const before = network.log.records.length;
    codeOf(ann.doc, 'python')?.delete(0, 4);
    codeOf(bob.doc, 'python')?.insert(13, ' four');
    codeOf(bob.doc, 'python')?.delete(4, 3);
    for (const peer of [ann, bob]) while (peer.deliverToRoom());
    await network.deliverAll();
    expect(network.log.records.slice(before)).toMatchObject([
      { type: 'CodeEdited', data: { delta: [{ delete: 4 }] }, metadata: { actor: { id: 'ann' } } },
      { type: 'CodeEdited', metadata: { actor: { id: 'bob' } } },
    ]);
    expect(readFlow(ann.doc).nodes.python?.code).toBe(' three four');
    expect(network.differences()).toEqual([]);
  });

  it('[M8] keeps whole characters when half of a pair is shared', async () => {
    const { network, ann, bob } = await twoAtTheCode();
    setCode(ann.doc, 'python', 'a 😀 b');
    await network.deliverAll();
    await network.execute([{ type: 'EditCode', id: 'python', code: 'a 😁 b' }]);
    await network.deliverAll();
    expect(codeOf(bob.doc, 'python')?.toString()).toBe('a 😁 b');
    expect(network.differences()).toEqual([]);
  });

  it('[R2] loses its formats and pictures, not its text', async () => {
    const { network, ann, bob } = await twoAtTheCode();
    const text = codeOf(ann.doc, 'python');
    text?.format(0, 3, { bold: true });
    text?.insertEmbed(0, { image: 'x' });
    text?.insert(0, 'zero ');
    await network.deliverAll();
    expect(codeOf(bob.doc, 'python')?.toDelta()).toEqual([{ insert: 'zero one two three' }]);
    expect(ann.notices.some(({ kind }) => kind === 'refused')).toBe(true);
    expect(network.differences()).toEqual([]);
  });
});
