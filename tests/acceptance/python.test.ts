import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';
import { waitFor } from '../fixtures/wait-for.js';

let product: Product;
let api: Client;
let dataset: string;

beforeAll(async () => {
  product = await startProduct({
    env: { SANDBOX_TIMEOUT: '4000', SANDBOX_MEMORY: '64', SANDBOX_OUTPUT: '2' },
  });
  api = client(product.origin);
  dataset = (await api.get<{ id: string }[]>('/datasets')).body[0]!.id;
});
afterAll(async () => {
  await product.stop();
  product.removeData();
});

interface Simulation {
  id: string;
  status: 'running' | 'done' | 'failed' | 'cancelled';
  progress: number;
  metrics: Record<string, number>;
  trades: { entryTime: string; exitTime?: string; entryPrice: number; exitPrice?: number; profit: number }[];
  error?: { code: string; detail: string };
}
interface Test {
  status: 'done' | 'failed';
  times: number[];
  outputs: Record<string, (number | null)[]>;
  warmUp: number | null;
  notes: string[];
  printed: string;
  printedCut: boolean;
  lookAhead: object;
  error?: { sentence: string; type: string; line: number | null; bar: number | null; traceback: string };
}

const onBar = (body: string, annotation = ''): string =>
  `def on_bar(bar, inputs, params, state)${annotation}:\n${body.replace(/^/gm, '    ')}\n`;

const average = onBar(`closes = state.setdefault("closes", [])
closes.append(bar.close)
del closes[:-params["period"]]
return sum(closes) / len(closes) if len(closes) == params["period"] else None`);

const price = { symbol: 'SP500', timeframe: '1d' };
const add = (nodeType: string, kind: string, id: string, more: object = {}) => ({
  type: 'AddNode',
  nodeType,
  kind,
  id,
  ...more,
});
const connect = (source: string, target: string, targetPort?: string, sourcePort?: string) => ({
  type: 'ConnectNodes',
  source,
  target,
  ...(targetPort && { targetPort }),
  ...(sourcePort && { sourcePort }),
});
const code = (id: string, text: string) => ({ type: 'EditCode', id, code: text });

/** A flow with prices `spx` and, unless told otherwise, rules that trade on `mine`. */
async function flowOf(
  id: string,
  commands: readonly object[],
  formula = 'enter_long = crosses_above(close, mine)\nexit_long = crosses_below(close, mine)',
) {
  expect((await api.post('/flows', { id, name: id })).status).toBe(201);
  const rules =
    formula === '' ? [] : [add('strategy', 'rules', 'rules', { formula }), connect('spx', 'rules', 'bars')];
  const all = [add('data', 'price', 'spx', { params: price }), ...rules, ...commands];
  const { status, body } = await api.post(`/flows/${id}/commands`, all);
  expect([status, body.detail]).toEqual([201, undefined]);
}

async function simulated(flow: string): Promise<Simulation> {
  const { status, body } = await api.post<{ id: string }>(`/flows/${flow}/simulations`, { dataset });
  expect(body).toMatchObject({ id: expect.any(String) });
  expect(status).toBe(202);
  return waitFor(
    `the simulation of ${flow}`,
    async () => {
      const found = (await api.get<Simulation>(`/simulations/${body.id}`)).body;
      return found.status !== 'running' && found;
    },
    60_000,
  );
}

const test = (flow: string, node: string, more: object = {}) =>
  api.post<Test & { code?: string; detail?: string }>(`/flows/${flow}/nodes/${node}/test`, {
    bars: 50,
    ...more,
  });

describe('a strategy with a node in Python', () => {
  it('trades as the same strategy with the formula does', async () => {
    await flowOf('by-formula', [
      add('function', 'sma', 'mine', { params: { period: 20 } }),
      connect('spx', 'mine'),
      connect('mine', 'rules'),
    ]);
    await flowOf('by-python', [
      add('function', 'python', 'mine', { params: { period: 20 } }),
      code('mine', average),
      connect('spx', 'mine'),
      connect('mine', 'rules'),
    ]);
    const [formula, python] = [await simulated('by-formula'), await simulated('by-python')];
    expect(python.error).toBeUndefined();
    expect(python.trades.length).toBeGreaterThan(100);
    // The same decisions on the same bars at the same prices; a sum in another order may differ in its last digits.
    expect(
      python.trades.map(({ entryTime, exitTime, entryPrice }) => [entryTime, exitTime, entryPrice]),
    ).toEqual(formula.trades.map(({ entryTime, exitTime, entryPrice }) => [entryTime, exitTime, entryPrice]));
    const again = await simulated('by-python');
    expect(again.metrics).toEqual(python.metrics);
  });

  it('takes formulas and other Python in, in the order in which they depend on each other', async () => {
    await flowOf(
      'stages',
      [
        add('function', 'rsi', 'rsi_14', { params: { period: 14 } }),
        connect('spx', 'rsi_14'),
        add('function', 'python', 'first'),
        code(
          'first',
          onBar('x = inputs["rsi_14"]\nreturn None if x is None else {"oversold": x < 40, "twice": 2 * x}'),
        ),
        connect('spx', 'first'),
        connect('rsi_14', 'first', 'rsi_14'),
        add('function', 'custom', 'half', { formula: 'twice / 2' }),
        connect('first', 'half', 'twice', 'twice'),
        add('function', 'python', 'mine'),
        code(
          'mine',
          onBar(
            'return None if inputs["half"] is None else inputs["half"] < 40 and inputs["oversold"] == 1',
            ' -> bool',
          ),
        ),
        connect('spx', 'mine'),
        connect('half', 'mine', 'half'),
        connect('first', 'mine', 'oversold', 'oversold'),
        connect('mine', 'rules'),
        connect('rsi_14', 'rules'),
      ],
      'enter_long = mine\nexit_long = rsi_14 > 60',
    );
    await flowOf(
      'stages-by-formula',
      [
        add('function', 'rsi', 'rsi_14', { params: { period: 14 } }),
        connect('spx', 'rsi_14'),
        connect('rsi_14', 'rules'),
      ],
      'enter_long = rsi_14 < 40\nexit_long = rsi_14 > 60',
    );
    const [python, formula] = [await simulated('stages'), await simulated('stages-by-formula')];
    expect(python.error).toBeUndefined();
    expect(formula.trades.length).toBeGreaterThan(30);
    expect(python.trades).toEqual(formula.trades);
  });

  it('fails with node, line and bar', async () => {
    await flowOf('fails', [
      add('function', 'python', 'mine'),
      code('mine', onBar('x = 1 if bar.close < 1_400 else 0\nreturn 1 / x')),
      connect('spx', 'mine'),
      connect('mine', 'rules'),
    ]);
    const { status, error } = await simulated('fails');
    expect(status).toBe('failed');
    expect(error).toMatchObject({ code: 'python-failed' });
    expect(error?.detail).toMatch(
      /^The Python of mine failed in line 3, at bar \d+ \(2000-\d\d-\d\dT00:00:00.000Z\): ZeroDivisionError: division by zero\.$/,
    );
  });

  it('is ended at its time limit, and says at which bar', async () => {
    await flowOf('endless', [
      add('function', 'python', 'mine'),
      code(
        'mine',
        onBar(
          'state["n"] = state.get("n", 0) + 1\nwhile state["n"] > 10:\n    try:\n        while True: pass\n    except BaseException: pass\nreturn 1',
        ),
      ),
      connect('spx', 'mine'),
      connect('mine', 'rules'),
    ]);
    const { status, error } = await simulated('endless');
    expect({ status, code: error?.code }).toEqual({ status: 'failed', code: 'python-too-slow' });
    expect(error?.detail).toMatch(/^The Python of mine failed at bar 10 \(.*\): it did not end within 4 s/);
  });

  it('can be called off, and its interpreter with it', async () => {
    const { body } = await api.post<{ id: string }>('/flows/endless/simulations', { dataset });
    expect((await api.delete(`/simulations/${body.id}`)).status).toBe(202);
    const ended = await waitFor('the end', async () => {
      const found = (await api.get<Simulation>(`/simulations/${body.id}`)).body;
      return found.status !== 'running' && found;
    });
    expect([ended.status, ended.error?.code]).toEqual(['cancelled', 'cancelled']);
    await waitFor('an idle processor', async () => {
      const before = processorTime();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return processorTime() - before < 15;
    });
  });

  it.each([
    [{ check: 'look-ahead', cuts: 2 }, { legs: [{ leg: 'rules', status: 'proved', cuts: 2 }] }],
    [
      { check: 'sweep', axes: [{ node: 'mine', parameter: 'period', values: [10, 20] }] },
      { rows: [{ metrics: {} }, { metrics: {} }] },
    ],
  ])('is checked for robustness: %o', async (check, result) => {
    const asked = await api.post<{ id: string; warnings: string[] }>('/flows/by-python/robustness', {
      dataset,
      ...check,
    });
    expect(asked.status, JSON.stringify(asked.body)).toBe(202);
    expect(asked.body.warnings).toEqual([expect.stringContaining('The Python of mine is not reviewed')]);
    const found = await waitFor(
      'the check',
      async () => {
        const { body } = await api.get<{ status: string; result: object }>(`/robustness/${asked.body.id}`);
        return body.status !== 'running' && body;
      },
      60_000,
    );
    expect(found).toMatchObject({ status: 'done', result, notReviewed: ['mine'] });
  });

  it('has no result of robustness where its Python fails', async () => {
    const { body } = await api.post<{ id: string }>('/flows/fails/robustness', {
      dataset,
      check: 'one-bar-late',
    });
    const found = await waitFor('the check', async () => {
      const { body: now } = await api.get<Simulation>(`/robustness/${body.id}`);
      return now.status !== 'running' && now;
    });
    expect(found).toMatchObject({ status: 'failed', error: { code: 'python-failed' } });
    expect(found.error?.detail).toContain('The Python of mine failed in line 3, at bar');
  });

  it('has a generated module in Python only, and only when it is approved', async () => {
    const { status, body } = await api.get('/flows/by-python/code?language=python');
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'code-not-carried',
      nodes: ['mine'],
      detail: expect.stringContaining('Nobody has reviewed mine: ask for a review in the Code tab of mine.'),
    });
    for (const path of ['code?language=sql', 'code?language=typescript', 'nodes/mine/code?language=sql']) {
      const other = await api.get(`/flows/by-python/${path}`);
      expect(other.body).toMatchObject({ status: 422, code: 'not-expressible', refusal: 'python-node' });
    }
    const own = await api.get<{ source: string }>('/flows/by-python/nodes/mine/code?language=python');
    expect(own.body.source).toBe(average);
  });
});

describe('Python in the chat', () => {
  const say = async (text: string) =>
    (
      await api.post<{ reply: string; status: string; data: { code?: string } }>('/flows/chatty/chat', {
        text,
      })
    ).body;

  it('is added, written, shown and given numbers by commands', async () => {
    await flowOf('chatty', [], '');
    expect(await say('/add-node function python my own channel')).toMatchObject({ status: 'done' });
    const text = onBar('return bar.close * params["factor"]');
    expect((await say(`/edit-node python code ${text}`)).reply).not.toContain('failed');
    expect((await say('/preview-code python')).data.code?.trim()).toBe(text.trim());
    expect(await say('/edit-node python factor 2')).toMatchObject({ status: 'done' });
    const { body } = await test('chatty', 'python');
    expect(body).toMatchObject({ status: 'done', warmUp: 0 });
    const broken = await say('/edit-node python code def on_bar(:');
    expect(broken.reply).toContain('SyntaxError');
  });

  it('is not made of words without Claude, and that is said', async () => {
    const { status, reply } = await say('write a python function that counts up');
    expect(status).toBe('refused');
    expect(reply).toContain('/add-node function python');
  });
});

/** Processor time of the product in clock ticks of a hundredth of a second. */
function processorTime(): number {
  const fields = readFileSync(`/proc/${product.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

describe('a test on sample bars', () => {
  it('gives a value for each bar, what was printed, and which data it took', async () => {
    const { status, body } = await test('by-python', 'mine');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'done', datasets: { spx: dataset }, warmUp: 19, printed: '' });
    expect(body.lookAhead).toEqual({ status: 'proved', cuts: 2, barsCompared: 25 + 49 });
    expect(body.times).toHaveLength(50);
    expect(body.outputs.value?.slice(0, 19)).toEqual(Array(19).fill(null));
    expect(body.outputs.value?.slice(19).every((value) => typeof value === 'number')).toBe(true);
  });

  it('works on a node that nothing is connected to, on the only prices there are', async () => {
    await flowOf(
      'alone',
      [
        add('function', 'python', 'mine'),
        code('mine', onBar('print(bar.time)\nreturn {"a": True, "b": None}')),
      ],
      '',
    );
    const { body } = await test('alone', 'mine', { bars: 2 });
    expect(body).toMatchObject({ status: 'done', outputs: { a: [1, 1], b: [null, null] }, warmUp: null });
    expect(body.printed).toBe(`${body.times.join('\n')}\n`);
  });

  it('answers code that fails with its error', async () => {
    await flowOf(
      'wrong',
      [
        add('function', 'python', 'mine'),
        code('mine', 'def on_bar(bar, inputs, params, state):\n    return 1 +\n'),
      ],
      '',
    );
    const { status, body } = await test('wrong', 'mine');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'failed', error: { type: 'SyntaxError', line: 2, bar: null } });
    expect(body.error?.sentence).toMatch(/^The Python of mine failed in line 2: SyntaxError: invalid syntax/);
  });

  it.each([
    ['a node that is not there', 'nobody', {}, 404, 'node-not-found'],
    ['a node without code', 'spx', {}, 422, 'no-code'],
    ['a data set that is not there', 'mine', { dataset: 'none' }, 404, 'dataset-not-found'],
    ['too many bars', 'mine', { bars: 5_001 }, 400, 'invalid-request'],
    ['a field that it does not know', 'mine', { seed: 1 }, 400, 'invalid-request'],
  ])('refuses %s', async (_, node, more, status, word) => {
    const answer = await test('by-python', node, more);
    expect([answer.status, answer.body.code]).toEqual([status, word]);
  });

  it('says what has to be connected', async () => {
    await flowOf(
      'unbound',
      [add('function', 'python', 'mine'), code('mine', onBar('return inputs["x"] + params["y"]'))],
      '',
    );
    const { status, body } = await test('unbound', 'mine');
    expect([status, body.code]).toEqual([422, 'node-incomplete']);
    expect(body.detail).toContain("Connect something to port 'x'");
    expect(body.detail).toContain("Set 'y' of 'mine'");
  });
});

describe('hostile code, through the product', () => {
  let count = 0;
  async function run(text: string, more: object = {}): Promise<Test> {
    const id = `hostile-${++count}`;
    await flowOf(id, [add('function', 'python', 'mine'), code('mine', text)], '');
    const { status, body } = await test(id, 'mine', { bars: 3, ...more });
    expect(status).toBe(200);
    return body;
  }

  const secret = JSON.stringify(import.meta.filename);
  it.each([
    ['a file of the host', 'return len(open("/etc/passwd").read())'],
    ['this test', `return len(open(${secret}).read())`],
    [
      'the log of the product',
      `import glob\nreturn len(open(glob.glob(${JSON.stringify(join(tmpdir(), '*', 'log.db'))})[0]).read())`,
    ],
    ['a file to write', 'open("out", "w").write("x")'],
    ['a folder', 'import os\nreturn len(os.listdir("/"))'],
    ['the environment', 'import os\nreturn 1 / len(os.environ)'],
    [
      'the product itself over the network',
      'import urllib.request\nurllib.request.urlopen("http://127.0.0.1/")',
    ],
    ['a socket', 'import socket\nsocket.create_connection(("127.0.0.1", 80), 1)'],
    ['a name server', 'import socket\nsocket.getaddrinfo("localhost", 80)'],
    ['a process', 'import subprocess\nsubprocess.run(["true"])'],
    ['a shell', 'import os\nos.system("true")\nos.execv("/bin/true", [])'],
    ['a fork bomb', 'import os\nwhile True: os.fork()'],
    ['a thread', 'import threading\nthreading.Thread(target=print).start()'],
    ['what is not there', 'import numpy'],
    ['foreign code', 'import ctypes\nctypes.CDLL(None)'],
    ['a signal to the product', 'import os\nos.kill(1, 9)'],
    ['all memory', 'x = []\nwhile True: x.append(bytearray(10_000_000))'],
    ['endless depth', 'def down(n): return down(n + 1)\nreturn down(0)'],
  ])('does not reach %s', async (_, body) => {
    const { status, error } = await run(onBar(body));
    expect(status).toBe('failed');
    expect(error).toMatchObject({ bar: expect.toSatisfy((bar) => bar === 0 || bar === null) });
  });

  it('does not reach them while it is loaded either', async () => {
    expect(
      await run(`import os\nos.system("true")\nopen("/etc/passwd")\n${onBar('return 1')}`),
    ).toMatchObject({
      status: 'failed',
      error: { bar: null },
    });
  });

  it('gets its gigantic output cut', async () => {
    const { status, printed, printedCut } = await run(onBar('print("x" * 5_000_000)\nreturn 1'));
    expect({ status, printedCut, length: printed.length }).toEqual({
      status: 'done',
      printedCut: true,
      length: 2_048,
    });
  });

  it('says that memory was short', async () => {
    const { error } = await run(onBar('return len(bytearray(200_000_000))'));
    expect(error?.sentence).toContain('MemoryError: it needed more than 64 MiB');
  });

  it('is ended at an endless loop while it is loaded', async () => {
    const { error } = await run(
      'while True:\n    try:\n        while True: pass\n    except BaseException: pass\n\ndef on_bar(bar, inputs, params, state): return 1\n',
    );
    expect(error).toMatchObject({ bar: null });
    expect(error?.sentence).toContain('did not end within 4 s');
  });

  it('stays a text in names, parameters, errors and messages', async () => {
    const text = '__import__("os").system("touch pwned")';
    const flow = 'inert';
    await flowOf(flow, [add('function', 'python', 'mine', { label: text, description: text })], '');
    for (const [name, value] of [
      [text, 1],
      ['__class__', 1],
      ['period', text],
    ] as const) {
      const { status } = await api.post(`/flows/${flow}/commands`, {
        type: 'EditNode',
        id: 'mine',
        params: { [name]: value },
      });
      expect(status).toBe(422);
    }
    await api.post(
      `/flows/${flow}/commands`,
      code('mine', onBar(`raise ValueError(${JSON.stringify(`<img src=x onerror=alert(1)> ${text}`)})`)),
    );
    const { body } = await test(flow, 'mine');
    expect(body.error?.sentence).toContain('<img src=x onerror=alert(1)>');
    expect((await test(flow, 'mine"; drop')).status).toBe(404);
  });

  it('leaves the product whole: it answers, and wrote nothing to its error log', async () => {
    expect((await api.get('/health')).status).toBe(200);
    expect(product.errors()).toBe('');
    expect((await test('by-python', 'mine')).body.status).toBe('done');
  });
});
