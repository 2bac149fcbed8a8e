import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  indicators,
  type OutputRef,
  type ProgramSource,
  printPythonNode,
  printPythonProgram,
} from '@strategy-builder/language';
import { afterAll, describe, expect, it } from 'vitest';
import { compiled, programOfKind, programs, timeframePrograms } from './programs.js';
import { others, readBars, skipped, sp500 } from './series.js';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'golden-language-'));
afterAll(() => rmSync(folder, { recursive: true }));

const about = { title: 'Golden', description: 'Compared value by value with the compiled program.' };

async function ranInPython(
  name: string,
  source: ProgramSource,
  outputs: readonly OutputRef[],
  files: string[],
): Promise<string[][]> {
  const printed = printPythonProgram(source, outputs, about);
  if (!printed.ok) throw new Error(`${printed.node}: ${printed.error.message}`);
  const file = join(folder, `${name}.py`);
  writeFileSync(file, printed.value);
  const { stdout } = await run('python3', ['-W', 'error', file, ...files], { maxBuffer: 1 << 28 });
  return stdout
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(1));
}

/** Compares on every bar to 1e-9 relative; what is not available must be so on both sides. */
function expectSame(
  rows: readonly string[][],
  columns: readonly Float64Array[],
  outputs: readonly OutputRef[],
): void {
  expect(rows.length).toBe(columns[0]?.length);
  columns.forEach((column, index) => {
    let known = 0;
    column.forEach((value, bar) => {
      const cell = rows[bar]?.[index] ?? '';
      const python = cell === '' ? Number.NaN : Number(cell);
      const same = Number.isNaN(value)
        ? Number.isNaN(python)
        : Math.abs(python - value) <= 1e-9 * Math.max(Math.abs(value), Math.abs(python));
      if (!same)
        throw new Error(
          `${outputs[index]?.node}.${outputs[index]?.output}, bar ${bar}: ${cell} in Python, ${value} compiled`,
        );
      if (!Number.isNaN(value)) known++;
    });
    // A swing or a session without a fall may leave some bars open, never half of them.
    expect(known, `${outputs[index]?.node}.${outputs[index]?.output}`).toBeGreaterThan(column.length / 2);
  });
}

describe('compiled JavaScript and generated Python agree on every bar of the S&P 500 since 2000', () => {
  it('for every entry of the catalogue', async () => {
    const all = indicators.map(programOfKind);
    const inputs = all[0]?.source.nodes.slice(0, 2) ?? [];
    const source = {
      bars: ['index'],
      nodes: [...inputs, ...all.flatMap((one) => one.source.nodes.slice(2))],
    };
    const outputs = all.flatMap((one) => one.outputs);
    const bars = readBars(sp500);
    expect(bars.time.length).toBeGreaterThan(5000);
    expect(outputs.length).toBeGreaterThan(50);
    const rows = await ranInPython('catalogue', source, outputs, [sp500]);
    expectSame(rows, compiled(source, outputs, { index: bars }), outputs);
  });
});

const files = [sp500, ...others];

describe(`whole programs agree${skipped}`, () => {
  const cases = Object.keys(programs).flatMap((name) => files.map((file, index) => ({ name, file, index })));
  it.each(cases)('$name on series $index', async ({ name, file, index }) => {
    const program = programs[name];
    if (program === undefined) throw new Error(name);
    const bars = readBars(file);
    // The second input of a pair: the same market with its bars in another order of columns.
    const other = { ...bars, close: bars.open, open: bars.close };
    const otherFile = join(folder, `other_${index}.csv`);
    writeFileSync(
      otherFile,
      ['time,close,open,high,low,volume']
        .concat(
          Array.from(bars.time, (time, bar) =>
            [time, bars.open[bar], bars.close[bar], bars.high[bar], bars.low[bar], bars.volume[bar]].join(),
          ),
        )
        .join('\n'),
    );
    const inputs = program.source.bars.length === 1 ? [file] : [file, otherFile];
    const rows = await ranInPython(`${name}_${index}`, program.source, program.outputs, inputs);
    expectSame(rows, compiled(program.source, program.outputs, { index: bars, other }), program.outputs);
  });
});

describe('programs of several timeframes agree', () => {
  const cases = files.map((file, index) => ({ file, index, base: file.includes('hourly') ? '1h' : '1d' }));
  it.each(cases)('bars of $base, series $index', async ({ file, index, base }) => {
    const program = timeframePrograms[base];
    if (program === undefined) throw new Error(base);
    const { source, outputs } = program;
    const rows = await ranInPython(`timeframes_${index}`, source, outputs, [file]);
    expectSame(rows, compiled(source, outputs, { index: readBars(file) }), outputs);
  });
});

/** Feeds bars to the indicator class of each module and prints the outputs of each as one line. */
const driver = `
import importlib.util, inspect, json, sys
bars = [json.loads(line) for line in open(sys.argv[1])]
for path in sys.argv[2:]:
    spec = importlib.util.spec_from_file_location("node", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["node"] = module
    spec.loader.exec_module(module)
    classes = [c for _, c in inspect.getmembers(module, inspect.isclass)]
    node = next(c for c in classes if hasattr(c, "on_bar"))()
    print(json.dumps([node.on_bar(module.Bar(*bar)) for bar in bars]))
`;

/** Runs a chain of two modules: the second takes what the first gives, and bars for their time. */
const chainDriver = `
import importlib.util, inspect, json, sys
def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    classes = [c for _, c in inspect.getmembers(module, inspect.isclass)]
    return module.Bar, next(c for c in classes if hasattr(c, "on_bar"))()
Bar, first = load("first", sys.argv[2])
Other, second = load("second", sys.argv[3])
for line in open(sys.argv[1]):
    bar = json.loads(line)
    value = first.on_bar(Bar(*bar))["value"]
    print(json.dumps(second.on_bar(x=value, bar=Other(*bar))["value"]))
`;

describe('the Python of a single node', () => {
  it('gives by itself what the program gives, in lines that are not too long, for every entry', async () => {
    const bars = readBars(sp500);
    const count = 600;
    const alone = indicators.filter(({ formula }) => !/\bx\b/.test(formula)).map(programOfKind);
    const modules = alone.map(({ source, outputs }) => {
      const name = outputs[0]?.node ?? '';
      const printed = printPythonNode(source, name);
      if (!printed.ok) throw new Error(printed.error.message);
      expect(printed.value.split('\n').filter((line) => line.length > 79 || / $/.test(line))).toEqual([]);
      const file = join(folder, `node_${name}.py`);
      writeFileSync(file, printed.value);
      return file;
    });
    writeFileSync(join(folder, 'driver.py'), driver);
    const columns = [bars.time, bars.open, bars.high, bars.low, bars.close, bars.volume];
    const lines = Array.from({ length: count }, (_, bar) =>
      JSON.stringify(columns.map((column) => column[bar])),
    );
    writeFileSync(join(folder, 'bars.jsonl'), lines.join('\n'));
    const command = ['-W', 'error', join(folder, 'driver.py'), join(folder, 'bars.jsonl'), ...modules];
    const { stdout } = await run('python3', command, { maxBuffer: 1 << 28 });
    const results = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, number | boolean | null>[]);
    expect(results.length).toBe(alone.length);
    alone.forEach(({ source, outputs }, index) => {
      const rows = (results[index] ?? []).map((row) =>
        outputs.map(({ output }) => {
          const value = row[output] ?? '';
          return String(typeof value === 'boolean' ? Number(value) : value);
        }),
      );
      const expected = compiled(source, outputs, { index: bars }).map((column) => column.slice(0, count));
      expectSame(rows, expected, outputs);
    });
  });
});

describe('the Python of a node that reads a slower node', () => {
  it('moves on with the bars of that node', async () => {
    const { source } = timeframePrograms['1d'] ?? { source: { bars: [], nodes: [] } };
    const bars = readBars(sp500);
    const count = 400;
    const paths = ['strength', 'smooth'].map((name) => {
      const printed = printPythonNode(source, name);
      if (!printed.ok) throw new Error(printed.error.message);
      const file = join(folder, `chain_${name}.py`);
      writeFileSync(file, printed.value);
      return file;
    });
    writeFileSync(join(folder, 'chain.py'), chainDriver);
    const columns = [bars.time, bars.open, bars.high, bars.low, bars.close, bars.volume];
    const lines = Array.from({ length: count }, (_, bar) =>
      JSON.stringify(columns.map((column) => column[bar])),
    );
    writeFileSync(join(folder, 'chain.jsonl'), lines.join('\n'));
    const { stdout } = await run('python3', [
      ...['-W', 'error', join(folder, 'chain.py'), join(folder, 'chain.jsonl')],
      ...paths,
    ]);
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => [line === 'null' ? '' : line]);
    const outputs = [{ node: 'smooth', output: 'value' }];
    const expected = compiled(source, outputs, { index: bars }).map((column) => column.slice(0, count));
    expectSame(rows, expected, outputs);
  });
});

/** Prints a module's syntax tree without its docstrings. */
const skeleton = `
import ast, sys
tree = ast.parse(open(sys.argv[1], encoding="utf-8").read())
for part in ast.walk(tree):
    body = getattr(part, "body", None)
    if isinstance(body, list) and body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        body[0].value.value = ""
print(ast.dump(tree))
`;

describe('hostile texts in generated Python', () => {
  const texts = [
    '"""\nimport os\nos.system("true")\n"""',
    '\\"""\\',
    "'''",
    '\u202e\u0000\ud800\u2028x',
    `${'a'.repeat(300)}\\`,
    '\\N{BULLET} \\x41 \\u0041 {evil} %s',
    '# -*- coding: utf-7 -*-',
    '',
  ];
  it.each(texts)('change no code: %j', async (text) => {
    const source = programs.momentum?.source ?? { bars: [], nodes: [] };
    const outputs = programs.momentum?.outputs ?? [];
    const trees: string[] = [];
    for (const [index, one] of ['harmless', text].entries()) {
      const printed = printPythonProgram(source, outputs, { title: one, description: one });
      if (!printed.ok) throw new Error(printed.error.message);
      const file = join(folder, `hostile_${index}.py`);
      writeFileSync(file, printed.value);
      writeFileSync(join(folder, 'skeleton.py'), skeleton);
      trees.push(
        (await run('python3', ['-W', 'error', join(folder, 'skeleton.py'), file], { maxBuffer: 1 << 26 }))
          .stdout,
      );
    }
    expect(trees[1]).toBe(trees[0]);
  });

  it('ids of nodes and inputs cannot break out of their literals', async () => {
    const id = 'x"]; import os  # \n\\';
    const source: ProgramSource = {
      bars: [id],
      nodes: [
        {
          id,
          formula: 'class = close\nimport = class > open',
          params: {},
          inputs: { bars: { from: 'bars', id } },
        },
      ],
    };
    const outputs = ['class', 'import'].map((output) => ({ node: id, output }));
    const printed = printPythonProgram(source, outputs, { title: id, description: id });
    if (!printed.ok) throw new Error(printed.error.message);
    const file = join(folder, 'ids.py');
    writeFileSync(file, printed.value);
    const { stdout } = await run('python3', ['-W', 'error', file, sp500], { maxBuffer: 1 << 26 });
    expect(stdout.trim().split('\n').at(-1)?.split(',').slice(1)).toHaveLength(2);
    const alone = printPythonNode(source, id);
    if (!alone.ok) throw new Error(alone.error.message);
    writeFileSync(file, alone.value);
    await run('python3', ['-W', 'error', file]);
  });
});
