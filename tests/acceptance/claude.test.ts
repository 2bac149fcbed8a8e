import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type Answer,
  type MessagesServer,
  messagesServer,
} from '../../libs/ai/src/claude/testing/messages-server.js';
import { type Client, client, csvForm } from '../fixtures/client.js';
import { type Product, runCommand, startProduct, temporaryFolder } from '../fixtures/product.js';
import { waitFor } from '../fixtures/wait-for.js';

const key = 'sk-ant-the-key-of-this-test-0001';

let product: Product;
let claude: MessagesServer;
let api: Client;
let folder: string;
const started: { stop(): Promise<unknown> }[] = [];

beforeAll(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const one of started.splice(0).reverse()) await one.stop();
});

/** The product with a Claude that answers so; the last answer repeats. */
async function start(answers: readonly Answer[], env: Record<string, string> = {}): Promise<void> {
  claude = await messagesServer(answers);
  started.push({ stop: () => claude.close() });
  const settings = { ANTHROPIC_API_KEY: key, ANTHROPIC_BASE_URL: claude.url };
  product = await startProduct({ dataDirectory: folder, env: { ...settings, ...env } });
  started.push(product);
  api = client(product.origin);
}

/** Another Claude for the same data. */
async function restart(answers: readonly Answer[]): Promise<void> {
  for (const one of started.splice(0).reverse()) await one.stop();
  await start(answers);
}

interface Reply {
  readonly reply: string;
  readonly status: string;
  readonly data?: { readonly instead?: { readonly reason: string } };
}
interface Flow {
  readonly revision: number;
  readonly nodes: readonly {
    readonly id: string;
    readonly label: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly formula?: string;
    readonly code?: string;
  }[];
}
const flow = async (id: string) => (await api.get<Flow>(`/flows/${id}`)).body;
const say = async (id: string, text: string) => (await api.post<Reply>(`/flows/${id}/chat`, { text })).body;
const lastTurn = () => claude.requests.at(-1)?.body ?? '';

const finish: Answer = {
  calls: [{ name: 'finish_plan', input: { title: 'RSI', assumptions: [], left: [] } }],
};
const building: Answer = {
  calls: [
    { name: 'add_node', input: { nodeType: 'data', kind: 'price', params: { symbol: 'BTC/USDT' } } },
    {
      name: 'add_node',
      input: {
        id: 'rules',
        nodeType: 'strategy',
        kind: 'rules',
        formula: 'enter_long = close > 2\nexit_long = close < 2',
      },
    },
    { name: 'add_node', input: { id: 'market', nodeType: 'execution', kind: 'market' } },
    { name: 'connect_nodes', input: { source: 'btc_price', target: 'rules' } },
    { name: 'connect_nodes', input: { source: 'rules', target: 'market' } },
  ],
};
const call = (name: string, input: object = {}): Answer => ({ calls: [{ name, input }] });

/** The events of a streamed request, as they come. */
async function* streamed(
  id: string,
  text: string,
): AsyncGenerator<{ event: string; data: Record<string, unknown> }> {
  const response = await fetch(`${product.origin}/api/flows/${id}/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ text }),
  });
  let waiting = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    waiting += decoder.decode(chunk, { stream: true });
    const whole = waiting.split('\n\n');
    waiting = whole.pop() ?? '';
    for (const one of whole) {
      const [event = '', data = ''] = one.split('\n');
      yield { event: event.slice('event: '.length), data: JSON.parse(data.slice('data: '.length)) };
    }
  }
}

/** A promise and what keeps it. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('Claude, through the product', () => {
  it('reads the simulation, the code, the data sets and the history of this flow, and nothing of another', async () => {
    const reading = [
      call('read_simulation'),
      call('list_simulations'),
      call('read_code', { language: 'python' }),
      call('read_code', { language: 'sql', firstLine: 5 }),
      call('list_data_sets'),
      call('list_requests'),
    ];
    await start([building, finish, ...reading, call('answer', { text: 'It made money.' })]);
    await api.post('/flows', { id: 'read', name: 'Read' });
    expect((await say('read', 'Buy above 2')).status).toBe('done');
    const csv = `time,open,high,low,close,volume\n${[1, 3, 3, 1, 3, 1]
      .map((close, day) => `2024-01-0${day + 1},${close},${close},${close},${close},1`)
      .join('\n')}`;
    const { body: dataset } = await api.post<{ id: string }>(
      '/datasets',
      csvForm(csv, { symbol: 'BTC/USDT' }),
    );
    const { body: made } = await api.post<{ id: string }>('/flows/read/simulations', { dataset: dataset.id });
    await waitFor('the simulation', async () => {
      const { body } = await api.get<{ status: string }>(`/simulations/${made.id}`);
      return body.status === 'done';
    });
    expect((await say('read', 'How did it do?')).reply).toContain('It made money.');
    const results = (JSON.parse(lastTurn()).messages as { role: string; content: { content?: string }[] }[])
      .filter(({ role }) => role === 'user')
      .flatMap(({ content }) => content.flatMap(({ content: words }) => words ?? []));
    expect(results[0]).toContain(`"id":"${made.id}"`);
    expect(results[0]).toMatch(/"totalReturn":.*"trades":\[\{"number":0/s);
    expect(results[1]).toContain('"status":"finished"');
    expect(results[2]).toMatch(/class Engine.*\[Cut: the first 12000 of \d+ characters\.\]$/s);
    expect(results[3]).toContain('close > 2');
    expect(results[4]).toContain(`"id":"${dataset.id}"`);
    expect(results[5]).toContain('"request":"Buy above 2"');

    await restart([call('read_simulation', { id: made.id }), call('answer', { text: 'Nothing.' })]);
    await api.post('/flows', { id: 'other', name: 'Other' });
    await say('other', `What did simulation ${made.id} do?`);
    expect(lastTurn()).toContain('This flow has no such simulation.');
    expect(lastTurn()).not.toContain('totalReturn');
  });

  it('hears what was said before, so that "make it 20 instead" has a meaning', async () => {
    await start([
      call('set_formula', { id: 'rules', formula: 'enter_long = close > 20\nexit_long = close < 2' }),
      finish,
    ]);
    await say('read', 'make it 20 instead');
    const { messages } = JSON.parse(claude.requests[0]?.body ?? '');
    expect(messages[0]).toMatchObject({ role: 'user', content: [{ text: 'Buy above 2' }] });
    expect(messages.at(-1).content.at(-1).text).toBe('{"request":"make it 20 instead"}');
    expect((await flow('read')).nodes.find(({ id }) => id === 'rules')?.formula).toContain('close > 20');
  });

  it('hears that what it proposed was rejected', async () => {
    const formula = 'enter_long = close > 21\nexit_long = close < 2';
    await start([call('set_formula', { id: 'rules', formula }), finish]);
    const { body } = await api.post<{ data: { proposalId: string } }>('/flows/read/chat', {
      text: 'make it 21',
      mode: 'propose',
    });
    await api.post(`/flows/read/proposals/${body.data.proposalId}/reject`, {});
    await say('read', 'what now?');
    expect(lastTurn()).toContain(
      JSON.stringify('{"proposals":[{"request":"make it 21","outcome":"rejected"}]}'),
    );
  });

  it('takes back what somebody changed, at once or as a proposal, and leaves what others changed since', async () => {
    await start([building, finish]);
    await api.post('/flows', { id: 'back', name: 'Back' });
    await say('back', 'Buy above 2');
    const changeSets = async () =>
      (await api.get<{ changeSets: { id: string; name: string }[] }>('/flows/back/changesets')).body
        .changeSets;
    const label = async () => (await flow('back')).nodes.find(({ id }) => id === 'rules')?.label;
    const edit = (params: object) =>
      api.post('/flows/back/commands', { type: 'EditNode', id: 'rules', ...params });
    await edit({ label: 'Mine' });
    const [mine] = await changeSets();
    await edit({ description: 'Looked at' });
    await restart([call('list_changes'), call('undo_change_set', { id: mine!.id }), finish]);
    const proposed = await api.post<{ data: { proposalId: string } }>('/flows/back/chat', {
      text: 'undo my rename',
      mode: 'propose',
    });
    expect(JSON.stringify(claude.requests[1]?.body)).toContain('rename to Mine');
    expect(await label()).toBe('Mine');
    await api.post(`/flows/back/proposals/${proposed.body.data.proposalId}/reject`, {});
    await restart([call('undo_change_set', { id: mine!.id }), finish]);
    expect((await say('back', 'undo my rename')).status).toBe('done');
    expect(await label()).not.toBe('Mine');
    expect((await changeSets())[0]).toMatchObject({ undoes: mine!.id });
    await edit({ label: 'Again' });
    const [again] = await changeSets();
    await edit({ label: 'Yet again' });
    await restart([call('undo_change_set', { id: again!.id }), call('refuse', { reason: 'It stays.' })]);
    expect((await say('back', 'undo that')).reply).toBe('It stays.');
    expect(lastTurn()).toContain('nothing-to-undo');
    expect(await label()).toBe('Yet again');
  });

  it('is named in the history and the export when another planner had to answer, with the reason', async () => {
    await start([{ status: 529 }]);
    await api.post('/flows', { id: 'busy', name: 'Busy' });
    await say('busy', 'Buy BTC when RSI crosses above 70');
    const fallback = { from: 'claude', reason: 'the service is overloaded or down' };
    const { body: history } = await api.get<object[]>('/translations?flowId=busy&fallbackFrom=claude');
    expect(history).toMatchObject([{ planner: 'rules', outcome: 'done', fallback }]);
    const { body: summary } = await api.get('/translations/summary?flowId=busy');
    expect(summary).toMatchObject({
      planners: [{ name: 'rules, for claude' }],
      fallbacks: [{ name: `claude: ${fallback.reason}`, count: 1 }],
      failures: [{ fallback }],
    });
    const { body: csv } = await api.get<string>('/translations/export?flowId=busy');
    expect(csv).toContain(',"claude","the service is overloaded or down"');
  });

  it('offers alternatives to what it assumed, chosen by one call', async () => {
    const assumption = {
      ...{ about: 'symbol', text: 'BTC against USDT', nodeId: 'btc_price', param: 'symbol' },
      alternatives: ['ETH/USDT'],
    };
    await start([building, call('finish_plan', { title: 'Above 2', assumptions: [assumption], left: [] })]);
    await api.post('/flows', { id: 'offer', name: 'Offer' });
    await say('offer', 'Buy above 2');
    const { body: chat } = await api.get<{ messages: { id: string; from: string }[] }>('/flows/offer/chat');
    const { id: messageId } = chat.messages.find(({ from }) => from === 'agent')!;
    const choose = (label: string) =>
      api.post<Reply>('/flows/offer/chat/choices', { messageId, assumption: 0, label });
    const symbol = async () =>
      (await flow('offer')).nodes.find(({ id }) => id === 'btc_price')?.params.symbol;
    expect((await choose('ETH/USDT')).body.status).toBe('done');
    expect(await symbol()).toBe('ETH/USDT');
    expect((await choose('BTC/USDT')).body.status).toBe('done');
    expect(await symbol()).toBe('BTC/USDT');
  });

  it('mends Python that fails in the sandbox, and a person has still to review it', async () => {
    const code = (line: string) =>
      call('edit_code', {
        id: 'mine',
        code: `def on_bar(bar, inputs, params, state):\n    return ${line}\n`,
      });
    await start([
      call('add_node', { id: 'mine', nodeType: 'function', kind: 'python' }),
      ...[code('bar.nothing'), finish, code('bar.close * 2'), finish],
    ]);
    const reply = await say('read', 'Double the close, in Python');
    expect(claude.requests[3]?.body.slice(-600)).toMatch(
      /The Python of mine failed in line 2.*AttributeError/,
    );
    expect(reply.reply).toContain('Nobody has reviewed it');
    expect((await flow('read')).nodes.find(({ id }) => id === 'mine')?.code).toContain('bar.close * 2');
  });

  it('streams its steps, then the reply', async () => {
    await start([
      { parts: [{ text: 'Let me see what is on the canvas.' }, { name: 'read_flow', input: {} }] },
      finish,
      call('refuse', { reason: 'No.' }),
    ]);
    const seen: string[] = [];
    for await (const { event, data } of streamed('read', 'Sell everything')) {
      seen.push(event === 'step' ? `${data.is}: ${data.text}` : `${event} ${data.status}`);
    }
    expect(seen).toEqual([
      'progress working',
      'reads: Asks Claude',
      'words: Let me see what is on the canvas.',
      'reads: Reads the flow',
      'refused: Nothing is planned yet: no command was accepted.',
      'reply refused',
    ]);
  });

  it('is stopped at any moment by its id, by whoever comes later too, and then nothing has changed', async () => {
    const held = gate();
    await start([
      { parts: [...(building as { calls: { name: string; input: unknown }[] }).calls, held.opened] },
      finish,
    ]);
    await api.post('/flows', { id: 'stopped', name: 'Stopped' });
    const before = await flow('stopped');
    const events = streamed('stopped', 'Buy above 2');
    const seen: Record<string, unknown>[] = [];
    for (let next = await events.next(); !next.done; next = await events.next()) {
      seen.push(next.value.data);
      if (next.value.event === 'step') break;
    }
    const { body } = await api.get<{ requests: { id: string; text: string; steps: object[] }[] }>(
      '/flows/stopped/chat/running',
    );
    expect(body.requests).toMatchObject([
      { text: 'Buy above 2', steps: [{ number: 0, text: 'Asks Claude' }] },
    ]);
    const { id } = body.requests[0]!;
    expect((await api.delete(`/flows/read/chat/running/${id}`)).status).toBe(404);
    expect((await api.delete(`/flows/stopped/chat/running/${id}`)).status).toBe(202);
    await waitFor('the answer', async () => {
      const { body: chat } = await api.get<{ messages: { text: string }[] }>('/flows/stopped/chat');
      return chat.messages.some(({ text }) => text === 'Called off; nothing was changed.');
    });
    held.open();
    expect(await flow('stopped')).toEqual(before);
    expect((await api.delete(`/flows/stopped/chat/running/${id}`)).status).toBe(404);
    const { body: history } = await api.get<{ outcome: string; inputTokens: number }[]>(
      '/translations?flowId=stopped',
    );
    expect(history[0]).toMatchObject({ outcome: 'refused', inputTokens: 150 });
  });

  it('goes on when the page that asked has gone, and its answer is in the conversation', async () => {
    const held = gate();
    await start([
      { parts: [...(building as { calls: { name: string; input: unknown }[] }).calls, held.opened] },
      finish,
    ]);
    await api.post('/flows', { id: 'left', name: 'Left' });
    for await (const { event } of streamed('left', 'Buy above 2')) if (event === 'step') break;
    held.open();
    await waitFor('the nodes', async () => (await flow('left')).nodes.length === 3);
  });

  it('keeps to its budget of a day across a restart', async () => {
    await start([call('answer', { text: 'Spent.' })]);
    await say('read', 'What is this?');
    const { body: history } =
      await api.get<{ inputTokens: number; outputTokens: number }[]>('/translations?limit=1000');
    const spent = history.reduce((sum, row) => sum + row.inputTokens + row.outputTokens, 0);
    expect(spent).toBeGreaterThan(1_000);
    await product.stop();
    started.pop();
    product = await startProduct({
      dataDirectory: folder,
      env: {
        ANTHROPIC_API_KEY: key,
        ANTHROPIC_BASE_URL: claude.url,
        ANTHROPIC_TOKENS_PER_DAY: String(spent + 100),
      },
    });
    started.push(product);
    api = client(product.origin);
    const asked = claude.requests.length;
    const reply = await say('read', 'What is RSI?');
    expect(reply.data?.instead?.reason).toBe('the token budget is used up');
    expect(reply.reply).toMatch(
      /^Claude gave no plan \(the token budget is used up\); the rules planner answered\./,
    );
    expect(claude.requests).toHaveLength(asked);
  });

  it('leaves its key nowhere: not in the log, the answers, the conversation, the errors', async () => {
    await start([{ status: 401 }]);
    const reply = await say('read', `my key is ${key} and the password: hunter2-secret-7`);
    const places = await Promise.all(
      [
        '/flows/read/chat',
        '/translations',
        '/audit?flowId=read',
        '/flows/read/events',
        '/flows/read/export',
      ].map((path) => api.get(path)),
    );
    const all =
      JSON.stringify([reply, places]) + product.errors() + claude.requests.map(({ body }) => body).join('');
    expect(all).not.toMatch(/sk-ant|hunter2/);
    expect(all).toContain('[secret removed]');
  });
});

describe('npm run claude:live', () => {
  it('says without a key that it made no call', async () => {
    const { code, output } = await runCommand('claude-live', [], {});
    expect({ code, output }).toEqual({
      code: 1,
      output: 'ANTHROPIC_API_KEY is not set: no call was made.\n',
    });
  });

  it('prints steps, duration, model, tokens and the plan', async () => {
    claude = await messagesServer([building, finish]);
    started.push({ stop: () => claude.close() });
    const env = {
      ANTHROPIC_API_KEY: key,
      ANTHROPIC_BASE_URL: claude.url,
      ANTHROPIC_MODEL: 'claude-of-the-test',
    };
    const { code, output } = await runCommand('claude-live', [], env);
    expect(code).toBe(0);
    expect(output).toMatch(/plans +Connects Rules to Market/);
    expect(output).toMatch(
      /Duration: \d+ ms\nModel: claude-of-the-test\nTokens: 300 in \(100 read from the cache, 0 written to it\), 40 out/,
    );
    expect(output).toContain('"status": "plan"');
    expect(output).not.toContain(key);
  });
});
