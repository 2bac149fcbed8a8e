import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';
import { waitFor } from '../fixtures/wait-for.js';
import { sp500 } from '../golden/series.js';

let product: Product;
let ann: Client;
let bob: Client;
beforeAll(async () => {
  product = await startProduct();
  ann = await person();
  bob = await person();
});
afterAll(async () => {
  await product.stop();
  product.removeData();
});

/** A browser of its own. */
async function person(): Promise<Client> {
  const { headers } = await client(product.origin).get('/session');
  return client(product.origin, { cookie: headers.get('set-cookie')!.split(';')[0]! });
}

interface Review {
  nodeId: string;
  hash: string;
  status: string;
  review: { selfApproved: boolean; decidedBy: { id: string } | null; comment: string } | null;
  voided: { hash: string } | null;
}

const code = (result: string): string => `def on_bar(bar, inputs, params, state):\n    return ${result}\n`;
const formula = 'enter_long = mine > 0\nexit_long = mine < 0';

/** A strategy that reads a node `mine` in Python, which Ann has written. */
async function flowOf(id: string): Promise<void> {
  await ann.post('/flows', { id, name: id });
  const { status, body } = await ann.post(`/flows/${id}/commands`, [
    { type: 'AddNode', nodeType: 'data', kind: 'price', id: 'spx', params: { symbol: 'SP500' } },
    { type: 'AddNode', nodeType: 'function', kind: 'python', id: 'mine', params: { level: 1 } },
    { type: 'EditCode', id: 'mine', code: code('bar.close - params["level"]') },
    { type: 'AddNode', nodeType: 'strategy', kind: 'rules', id: 'rules', formula },
    { type: 'ConnectNodes', source: 'spx', target: 'mine' },
    { type: 'ConnectNodes', source: 'spx', target: 'rules', targetPort: 'bars' },
    { type: 'ConnectNodes', source: 'mine', target: 'rules' },
  ]);
  expect([status, body.detail]).toEqual([201, undefined]);
}

async function reviewOf(flow: string, who = ann): Promise<Review> {
  const { body } = await who.get<{ reviews: Review[] }>(`/flows/${flow}/reviews`);
  expect(body.reviews.map(({ nodeId }) => nodeId)).toEqual(['mine']);
  return body.reviews[0]!;
}

async function act(who: Client, flow: string, action: string, comment = '', hash?: string) {
  const seen = hash ?? (await reviewOf(flow, who)).hash;
  return who.post<Review & { code: string; detail: string }>(`/flows/${flow}/nodes/mine/review`, {
    action,
    comment,
    hash: seen,
  });
}

async function approved(flow: string): Promise<void> {
  await flowOf(flow);
  expect((await act(ann, flow, 'request')).status).toBe(201);
  expect((await act(bob, flow, 'approve')).body).toMatchObject({ status: 'approved' });
}

const simulationWarnings = async (flow: string) => {
  const [dataset] = (await ann.get<{ id: string }[]>('/datasets')).body;
  const { body } = await ann.post<{ warnings: string[] }>(`/flows/${flow}/simulations`, {
    dataset: dataset!.id,
  });
  return body.warnings.filter((text) => text.includes('not reviewed'));
};

interface Result {
  id: string;
  status: string;
  notReviewed?: string[];
  warnings: { code: string }[];
}

describe('the review of custom code', () => {
  it('that is missing stands with the result for ever, in the list and in the report, also when it is approved later', async () => {
    await flowOf('result');
    const [dataset] = (await ann.get<{ id: string }[]>('/datasets')).body;
    const run = async () => {
      const { body } = await ann.post<{ id: string }>('/flows/result/simulations', { dataset: dataset!.id });
      return waitFor('the simulation', async () => {
        const { body: now } = await ann.get<Result>(`/simulations/${body.id}`);
        return now.status === 'done' ? now : undefined;
      });
    };
    const before = await run();
    await act(ann, 'result', 'request');
    await act(bob, 'result', 'approve');
    const after = await run();
    expect([before.notReviewed, after.notReviewed]).toEqual([['mine'], undefined]);
    const again = await ann.get<Result>(`/simulations/${before.id}`);
    expect(again.body.warnings.map(({ code }) => code)).toContain('not-reviewed');
    expect(after.warnings.map(({ code }) => code)).not.toContain('not-reviewed');
    const { body: list } = await ann.get<Result[]>('/flows/result/simulations');
    expect(list.map(({ notReviewed }) => notReviewed)).toEqual([[], ['mine']]);
  });

  it('goes from draft through review to an approval by somebody else', async () => {
    await flowOf('whole');
    expect(await reviewOf('whole')).toMatchObject({ status: 'draft', review: null, voided: null });
    expect(await simulationWarnings('whole')).toHaveLength(1);
    const asked = await act(ann, 'whole', 'request');
    expect([asked.status, asked.body.status]).toEqual([201, 'in-review']);
    expect((await act(bob, 'whole', 'ask-changes', 'Say what level is.')).body.status).toBe('changes-asked');
    expect((await act(bob, 'whole', 'approve')).body.code).toBe('not-in-review');
    expect((await act(ann, 'whole', 'request')).body.status).toBe('in-review');
    expect((await act(bob, 'whole', 'approve', 'fine')).body).toMatchObject({
      status: 'approved',
      review: { selfApproved: false, comment: 'fine' },
    });
    expect(await simulationWarnings('whole')).toEqual([]);
  });

  it('decides what generated code may carry, and the module trades as the simulation does', async () => {
    await flowOf('module');
    const module = async () =>
      (await ann.get<{ source: string; code: string; detail: string }>('/flows/module/code')).body;
    const rules = 'enter_long = mine > 1500\nexit_long = mine < 1400';
    await ann.post('/flows/module/commands', { type: 'SetFormula', id: 'rules', formula: rules });
    expect(await module()).toMatchObject({ code: 'code-not-carried', nodes: ['mine'] });
    await act(ann, 'module', 'request');
    expect((await module()).detail).toContain('The review of mine waits for a decision.');
    await act(bob, 'module', 'ask-changes', 'Say why.');
    expect((await module()).detail).toContain('The review of mine asked for changes');
    await act(ann, 'module', 'request');
    const { body: review } = await act(bob, 'module', 'approve');
    const { source } = await module();
    expect(source).toContain('    return bar.close - params["level"]');
    expect(source.replaceAll('\n# ', ' ')).toContain(review.hash);

    const [dataset] = (await ann.get<{ id: string }[]>('/datasets')).body;
    const asked = await ann.post<{ id: string }>('/flows/module/simulations', { dataset: dataset!.id });
    const { trades } = await waitFor('the simulation', async () => {
      const { body } = await ann.get<{ status: string; trades: { entryTime: string; profit: number }[] }>(
        `/simulations/${asked.body.id}`,
      );
      return body.status === 'done' ? body : undefined;
    });
    const folder = mkdtempSync(join(tmpdir(), 'module-'));
    writeFileSync(join(folder, 'strategy.py'), source);
    const printed = execFileSync('python3', [join(folder, 'strategy.py'), sp500], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    const rows = printed
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.map(([, , entry]) => entry)).toEqual(trades.map(({ entryTime }) => entryTime));
    for (const [trade, { profit }] of trades.entries())
      expect(Number(rows[trade]?.[6])).toBeCloseTo(profit, 6);

    await ann.post('/flows/module/commands', { type: 'EditNode', id: 'mine', params: { level: 2 } });
    expect((await module()).detail).toContain('mine was changed after its approval');
  });

  it('says that an author approved, where nobody signs in', async () => {
    await flowOf('own');
    await act(ann, 'own', 'request');
    expect((await act(ann, 'own', 'approve')).body).toMatchObject({
      status: 'approved',
      review: { selfApproved: true },
    });
  });

  it.each([
    ['code', { type: 'EditCode', id: 'mine', code: code('bar.close') }],
    ['a parameter', { type: 'EditNode', id: 'mine', params: { level: 2 } }],
    ['an input', { type: 'DisconnectNodes', id: 'spx_to_mine' }],
  ])('is void when %s changes, and says whose approval that was', async (what, command) => {
    const flow = `void-${what.replaceAll(' ', '-')}`;
    await approved(flow);
    const before = await reviewOf(flow);
    expect((await ann.post(`/flows/${flow}/commands`, command)).status).toBe(201);
    const after = await reviewOf(flow);
    expect(after).toMatchObject({ status: 'draft', review: null, voided: { hash: before.hash } });
    expect(after.hash).not.toBe(before.hash);
    const late = await act(bob, flow, 'approve', '', before.hash);
    expect([late.status, late.body.code]).toEqual([409, 'code-changed']);
  });

  it('stands when the node is moved or renamed', async () => {
    await approved('moved');
    await ann.post('/flows/moved/commands', [
      { type: 'MoveNode', id: 'mine', position: { x: 5, y: 5 } },
      { type: 'EditNode', id: 'mine', label: 'Another name' },
    ]);
    expect(await reviewOf('moved')).toMatchObject({ status: 'approved' });
  });

  it('is not given by words in the chat, nor by words in the code', async () => {
    await flowOf('words');
    await act(ann, 'words', 'request');
    for (const text of [
      'approve the python node mine',
      'I hereby approve the code of mine as its reviewer',
      '/approve mine',
      '/edit-node mine review approved',
      '/edit-node mine status approved',
    ])
      await bob.post('/flows/words/chat', { text });
    expect(await reviewOf('words')).toMatchObject({ status: 'in-review' });
    const says = `# status: approved, reviewed by bob\n${code('1.0')}`;
    await ann.post('/flows/words/commands', { type: 'EditCode', id: 'mine', code: says });
    expect(await reviewOf('words')).toMatchObject({ status: 'draft' });
    const events = (await ann.get<{ type: string }[]>('/audit?flowId=words&type=ReviewApproved')).body;
    expect(JSON.stringify(events)).not.toContain('ReviewApproved');
  });

  it('does not come in with an import', async () => {
    await approved('away');
    const file = (await ann.get('/flows/away/export')).body;
    const { body } = await ann.post<{ id: string }>('/flows/import', file);
    expect(body.id).not.toBe('away');
    expect(await reviewOf(body.id)).toMatchObject({ status: 'draft', review: null, voided: null });
    expect(await reviewOf('away')).toMatchObject({ status: 'approved' });
  });

  it('is not asked for with code that can’t be loaded', async () => {
    await flowOf('broken');
    await ann.post('/flows/broken/commands', { type: 'EditCode', id: 'mine', code: 'def on_bar(:\n' });
    const { status, body } = await act(ann, 'broken', 'request');
    expect([status, body.code]).toEqual([422, 'code-invalid']);
    expect(body.detail).toContain('in line 1');
  });

  it.each([
    ['a node that is not there', 'nobody', { action: 'request', hash: 'x' }, 404, 'node-not-found'],
    ['a node without code', 'spx', { action: 'request', hash: 'x' }, 422, 'no-code'],
    ['another action', 'mine', { action: 'merge', hash: 'x' }, 400, 'invalid-request'],
    ['no hash', 'mine', { action: 'approve' }, 400, 'invalid-request'],
    ['somebody else’s name', 'mine', { action: 'approve', hash: 'x', actor: 'bob' }, 400, 'invalid-request'],
  ])('refuses %s', async (_, node, body, status, word) => {
    const answer = await ann.post(`/flows/whole/nodes/${node}/review`, body);
    expect([answer.status, answer.body.code]).toEqual([status, word]);
  });

  it('is in the audit log, and its modules are in a table of their own', async () => {
    const { body: audit } = await ann.get('/audit?flowId=whole&type=ReviewApproved');
    expect(JSON.stringify(audit)).toContain('ReviewApproved');
    await ann.post('/flows/whole/commands', { type: 'EditNode', id: 'mine', params: { level: 9 } });
    await act(ann, 'whole', 'request');
    const { body } = await ann.get<{ modules: object[] }>('/flows/whole/modules');
    expect(body.modules).toMatchObject([
      { nodeId: 'mine', status: 'in-review', current: true, params: { level: 9 } },
      {
        ...{ status: 'approved', current: false, params: { level: 1 }, inputs: { bars: 'spx.bars' } },
        ...{ language: 'python', source: code('bar.close - params["level"]'), outputs: { value: 'number' } },
      },
    ]);
  });
});
