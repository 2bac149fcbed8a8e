import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSandbox, type Sandbox, type SandboxOutcome, SandboxUnsafe } from './index.js';

const bars = (length: number) => {
  const close = Float64Array.from({ length }, (_, bar) => 100 + bar);
  const time = Float64Array.from({ length }, (_, bar) => bar * 60_000);
  return { time, open: close, high: close, low: close, close, volume: close };
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ outputBytes: 1_000 });
}, 120_000);

/** The lines as the body of `on_bar`, on so many bars. */
function onBar(body: string, length = 5): Promise<SandboxOutcome> {
  const code = `def on_bar(bar, inputs, params, state):\n${body.replace(/^/gm, '    ')}\n`;
  return sandbox.run({ name: 'mine', code, params: { period: 2 }, bars: bars(length) });
}

async function values(body: string, length = 5): Promise<readonly (number | null)[]> {
  const outcome = await onBar(body, length);
  if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
  return Array.from(outcome.columns[0] ?? [], (value) => (Number.isNaN(value) ? null : value));
}

async function errorOf(body: string, length = 5) {
  const outcome = await onBar(body, length);
  if (outcome.status !== 'failed') throw new Error(`Expected an error, got ${outcome.status}`);
  return outcome.error;
}

describe('code in the sandbox', { timeout: 120_000 }, () => {
  it('decides bar by bar, with parameters and a state of its own', async () => {
    const body = `
seen = state.setdefault("seen", [])
seen.append(bar["close"])
return sum(seen[-2:]) / 2 if len(seen) >= params["period"] else None`;
    expect(await values(body)).toEqual([null, 100.5, 101.5, 102.5, 103.5]);
  });

  it('answers with numbers, conditions and nothing', async () => {
    const body = 'return [1.5, 2, True, False, None][int(bar.close) - 100]';
    expect(await values(body)).toEqual([1.5, 2, 1, 0, null]);
  });

  it('reads numbers, conditions and the bars of others', async () => {
    const code = `def on_bar(bar, inputs, params, state):
    assert inputs["up"] is (None if bar.close == 100 else bar.close == 101)
    return None if inputs["x"] is None else inputs["x"] + inputs["eth"].close
`;
    const outcome = await sandbox.run({
      name: 'mine',
      code,
      params: {},
      bars: bars(3),
      inputs: [
        { name: 'x', type: 'number', values: Float64Array.of(Number.NaN, 1, 2) },
        { name: 'up', type: 'boolean', values: Float64Array.of(Number.NaN, 1, 0) },
        { name: 'eth', type: 'bars', bars: bars(3) },
      ],
    });
    expect(outcome).toMatchObject({ status: 'done', columns: [Float64Array.of(Number.NaN, 102, 104)] });
  });

  it('answers with several outputs by name; one that is left out is not available', async () => {
    const code = `def on_bar(bar, inputs, params, state):
    if bar.close == 100:
        return None
    return {"up": bar.close > 101, "twice": 2 * bar.close} if bar.close < 103 else {"up": None}
`;
    const outcome = await sandbox.run({
      ...{ name: 'mine', code, params: {}, bars: bars(4) },
      outputs: [
        { name: 'twice', type: 'number' },
        { name: 'up', type: 'boolean' },
      ],
    });
    const na = Number.NaN;
    expect(outcome).toMatchObject({
      status: 'done',
      columns: [Float64Array.of(na, 202, 204, na), Float64Array.of(na, 0, 1, na)],
    });
  });

  it.each([
    ['an output that it does not have', 'return {"low": 1}', 'KeyError', /'low'; its outputs are up/],
    ['a number where the outputs have names', 'return 1.0', 'TypeError', /None or a dict with up/],
    ['a number where it promised a condition', 'return {"up": 2}', 'TypeError', /'up' must be True, False/],
    ['a text among its outputs', 'return {"up": "1"}', 'TypeError', /'up' .* not str/],
  ])('may not answer with %s', async (_, body, type, message) => {
    const code = `def on_bar(bar, inputs, params, state):\n    ${body}\n`;
    const outputs = [{ name: 'up', type: 'boolean' as const }];
    const outcome = await sandbox.run({ name: 'mine', code, params: {}, bars: bars(2), outputs });
    expect(outcome).toMatchObject({ status: 'failed', error: { type, bar: 0, line: null } });
    expect(outcome.status === 'failed' && outcome.error.message).toMatch(message);
  });

  it('gives the same bytes for the same seed, at any time, and others for another seed', async () => {
    const code = `
import random, time, os
def on_bar(bar, inputs, params, state):
    return random.random() + time.time() % 7 + hash("a") % 11 + os.urandom(1)[0]
`;
    const drawn = async (seed: number) => {
      const outcome = await sandbox.run({ name: 'mine', code, params: {}, bars: bars(20), seed });
      return outcome.status === 'done' ? [...(outcome.columns[0] ?? [])] : outcome;
    };
    const first = await drawn(7);
    expect(await drawn(7)).toEqual(first);
    expect(await drawn(8)).not.toEqual(first);
  });

  it('may print: what it prints is kept apart from its answers', async () => {
    const outcome = await onBar('print("at", bar.time)\nreturn 1', 2);
    expect(outcome).toMatchObject({
      status: 'done',
      columns: [Float64Array.of(1, 1)],
      printed: 'at 0\nat 60000\n',
    });
  });

  it('hears at which bar and in which line it failed, and nothing of the host', async () => {
    const error = await errorOf('x = bar.close - 102\nreturn 1 / x');
    expect(error).toMatchObject({ type: 'ZeroDivisionError', bar: 2, line: 3 });
    expect(error.traceback).toBe(
      'Traceback (most recent call last):\n  line 3, in on_bar\n    return 1 / x\nZeroDivisionError: float division by zero',
    );
  });

  it.each([
    ['a text', 'return "1"', 'TypeError', /not str/],
    ['an infinite number', 'return float("inf")', 'ValueError', /finite/],
  ])('may not answer with %s', async (_, body, type, message) => {
    const error = await errorOf(body);
    expect(error).toMatchObject({ type, bar: 0 });
    expect(error.message).toMatch(message);
  });

  it.each([
    ['a syntax error', 'def on_bar(:\n', 'SyntaxError', 1],
    ['no on_bar', 'x = 1\n', 'NameError', null],
    ['an import of what is not there', 'import numpy\n', 'ModuleNotFoundError', 1],
  ])('is told before the first bar of %s', async (_, code, type, line) => {
    const outcome = await sandbox.run({ name: 'mine', code, params: {}, bars: bars(1) });
    expect(outcome).toMatchObject({ status: 'failed', error: { type, line, bar: null } });
  });
});

describe('code that wants out of the sandbox', { timeout: 120_000 }, () => {
  const attempts: readonly (readonly [string, string])[] = [
    ['reading a file of the host', 'open("/etc/passwd").read()'],
    ['reading this test', `open(${JSON.stringify(import.meta.filename)}).read()`],
    ['writing a file', 'open("out", "w").write("x")'],
    ['listing a folder', 'import os\nos.listdir("/")'],
    ['a socket', 'import socket\nsocket.create_connection(("127.0.0.1", 80), 1)'],
    ['a name server', 'import socket\nsocket.getaddrinfo("localhost", 80)'],
    ['a process', 'import subprocess\nsubprocess.run(["true"])'],
    ['a shell', 'import os\nos.system("true")'],
    ['a fork bomb', 'import os\nwhile True: os.fork()'],
    ['a thread', 'import threading\nthreading.Thread(target=print).start()'],
    ['a memory bomb', 'x = []\nwhile True: x.append(bytearray(10_000_000))'],
    ['deep recursion', 'def down(n): return down(n + 1)\nreturn down(0)'],
    ['foreign code', 'import ctypes\nctypes.CDLL(None)'],
  ];
  it.each(attempts)('fails at %s', async (_, body) => {
    const error = await errorOf(body);
    expect(error.type).not.toBe('TypeError');
    expect(error.bar === null || error.bar === 0).toBe(true);
  });

  it('sees an empty environment', async () => {
    expect(await values('import os\nreturn len(os.environ)', 1)).toEqual([0]);
  });

  it.each([
    ['an endless loop', 'while True: pass'],
    [
      'a loop that catches everything',
      'while True:\n    try:\n        while True: pass\n    except BaseException: pass',
    ],
    [
      'waiting for a clock that stands still',
      'import time\nstart = time.time()\nwhile time.time() == start: pass',
    ],
  ])('is ended at %s', async (_, body) => {
    const short = await openSandbox({ timeLimitMs: 3_000 });
    const code = `def on_bar(bar, inputs, params, state):\n${body.replace(/^/gm, '    ')}\n`;
    const outcome = await short.run({ name: 'mine', code, params: {}, bars: bars(1) });
    expect(outcome).toEqual({ status: 'too-slow', timeLimitMs: 3_000, bar: 0 });
  });

  it('is ended when nobody wants the answer any more', async () => {
    const abort = new AbortController();
    const code = 'def on_bar(bar, inputs, params, state):\n    while bar.close > 100: pass\n    return 1\n';
    const task = { name: 'mine', code, params: {}, bars: bars(100) };
    const outcome = sandbox.run(task, { signal: abort.signal, onProgress: () => abort.abort() });
    expect(await outcome).toEqual({ status: 'cancelled' });
  });

  it('gets its gigantic output cut', async () => {
    const outcome = await onBar('print("x" * 10_000_000)\nreturn 1', 2);
    expect(outcome).toMatchObject({ status: 'done', printedCut: true, printed: 'x'.repeat(1_000) });
  });

  it('goes too deep even where Python does not count', async () => {
    const body = 'import sys\nsys.setrecursionlimit(10**9)\ndef down(n): return down(n + 1)\nreturn down(0)';
    const short = await openSandbox({ timeLimitMs: 3_000 });
    const code = `def on_bar(bar, inputs, params, state):\n${body.replace(/^/gm, '    ')}\n`;
    const outcome = await short.run({ name: 'mine', code, params: {}, bars: bars(1) });
    expect(outcome.status).not.toBe('done');
  });

  it('is refused the next bar while it owes an answer', async () => {
    const error = await errorOf('import os\nreturn len(os.read(0, 1_000))');
    expect(error).toMatchObject({ type: 'PermissionError', bar: 0 });
  });

  it('learns of the next bar only by giving up this one: a forged answer is final', async () => {
    const body = `
import os, struct
if bar.close == 100:
    os.write(1, struct.pack("<Bd", 0, 7.0))
    state["ahead"] = struct.unpack("<6d", os.read(0, 48))[4]
    return state["ahead"]
return bar.close`;
    // What it saw of bar 1 can answer bar 1 only; bar 0 keeps the answer that came before.
    expect(await values(body, 3)).toEqual([7, 101, 102]);
  });

  it('may not answer more often than it is asked', async () => {
    const error = await errorOf('import os, struct\nos.write(1, struct.pack("<Bd", 0, 7.0) * 2)\nreturn 1');
    expect(error).toMatchObject({
      type: 'Stopped',
      message: 'There was an answer that no bar had asked for',
    });
  });

  it.each([
    [
      'json, struct and the answers',
      'import json, struct, sys\njson.dumps = struct.pack = None\nsys.stdout = None\nreturn 1',
    ],
    ['the frames around it', 'import sys\nsys._getframe(1).f_locals.clear()\nreturn 1'],
    ['what the garbage collector knows', 'import gc\nreturn float(len(gc.get_objects()) > 0)'],
  ])('gains nothing from changing or searching %s', async (_, body) => {
    expect(await values(body, 2)).toEqual([1, 1]);
  });

  it.each([
    ['garbage', 'b"\\x01" + struct.pack("<d", 3.0) + b"{{{"'],
    ['a report without end', 'b"\\x01" + struct.pack("<d", 1e300)'],
  ])('is stopped when it reports %s', async (_, bytes) => {
    const body = `import os, struct\nos.write(1, ${bytes})\nos._exit(0)`;
    expect(await errorOf(body)).toMatchObject({ type: 'Stopped' });
  });
});

describe('opening a sandbox', { timeout: 120_000 }, () => {
  it('is refused where the same self-test gets out: here, in the Python of this machine', async () => {
    const leaky = async (program: string) =>
      (await promisify(execFile)('python3', ['-c', program])).stderr.toString();
    const opened = openSandbox({}, leaky);
    await expect(opened).rejects.toThrow(SandboxUnsafe);
    await expect(opened).rejects.toMatchObject({ escapes: ['environment', 'files', 'network', 'processes'] });
  });

  it('is refused when the self-test does not come to its end', async () => {
    await expect(openSandbox({}, async () => 'nothing')).rejects.toThrow(/did not end/);
  });
});
