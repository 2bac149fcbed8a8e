import { buildProgram, type Flow, type StrategyProgram } from '@strategy-builder/domain';
import {
  type Bars,
  type ProgramSource,
  printPythonProgram,
  printPythonStrategy,
} from '@strategy-builder/language';
import { type BarsByNode, copyOfBars, reportedTrades, simulate } from '@strategy-builder/quant';
import { usualLimits } from '@strategy-builder/sandbox';
import { describe, expect, it } from 'vitest';
import { engineRules } from '../../apps/api/src/code/python-strategy.js';
import { computePython } from '../../apps/api/src/python/python-columns.js';
import { custom, edge, flowWith, node, price, python, rules } from '../../libs/domain/src/testing/index.js';
import { compiled } from './programs.js';
import { accounts, csvOf, expectSameTrades, keptFile, runPython } from './run-python.js';
import { expectSame, knownIn } from './same.js';
import { others, readBars, skipped, sp500 } from './series.js';

const onBar = (body: string, annotation = ''): string =>
  `def on_bar(bar, inputs, params, state)${annotation}:\n${body.replace(/^/gm, '    ')}\n`;

const average = onBar(`closes = state.setdefault("closes", [])
closes.append(bar.close)
del closes[:-params["period"]]
return sum(closes) / len(closes) if len(closes) == params["period"] else None`);

/** Everything that must stay apart from the module around it, and a text that no literal holds as it is. */
const awkward = [
  '"""Names of the module around it, quotes \\"\\"\\" and a backslash \\\\ – and ünïcode 🙂."""',
  'import math',
  'NAN = "\\tmine\\x41"  ',
  'class Strategy: pass',
  'class Reviewed: pass',
  'def known(x): return "not the one outside"',
  'def is_greater(a, b): return a - b',
  'counter = 0',
  'seen = []',
  'def on_bar(bar, inputs, params, state):',
  '    global counter',
  '    counter += 1',
  '    if counter == 5: print("apart from the trades:", bar, bar["close"], Bar(1, 2, 3, 4, 5, 6))',
  '    assert isinstance(bar, Bar) and type(params["whole"]) is int and type(params["part"]) is float',
  '    before = seen[-1].close if seen else bar.open',
  '    seen.append(bar)',
  '    params["whole"] += 1',
  '    value = math.tanh(is_greater(bar.close, before) / params["part"])',
  '    bar.close = -1 if len(seen) < 2 else bar.close',
  "    return {'up': value, 'count': counter % 7, 'even': params['whole'] % 2 == 0}",
  'ends = \'\'\'with """""\'\'\'  # "',
].join('\n');

const both = (long: string, exit: string) => rules('rules', `enter_long = ${long}\nexit_long = ${exit}`);
const bars = [
  price('spx', { timeframe: '1d' }),
  edge('spx.bars', 'mine.bars'),
  edge('spx.bars', 'rules.bars'),
] as const;

const flows: Readonly<Record<string, Flow>> = {
  'an average with state and a parameter': flowWith(
    ...bars,
    python('mine', average, { period: 20 }),
    both('crosses_above(close, mine)', 'crosses_below(close, mine)'),
    edge('mine.value', 'rules.mine'),
  ),
  'formulas, Python, a formula and Python again, with a longer timeframe and a stop': flowWith(
    ...bars,
    node('rsi_14', 'function', 'rsi', { params: { period: 14 } }),
    edge('spx.bars', 'rsi_14.bars'),
    custom('week', 'close@1w > sma(close@1w, 5)'),
    edge('spx.bars', 'week.bars'),
    python(
      'first',
      onBar('x = inputs["rsi_14"]\nreturn None if x is None else {"oversold": x < 45, "twice": 2 * x}'),
    ),
    edge('spx.bars', 'first.bars'),
    edge('rsi_14.value', 'first.rsi_14'),
    custom('smooth', 'ema(twice, 3) / 2'),
    edge('first.twice', 'smooth.twice'),
    python(
      'mine',
      onBar(
        'if inputs["smooth"] is None or inputs["week"] is None:\n    return None\n' +
          'assert inputs["week"] in (True, False)\n' +
          'return inputs["smooth"] < 48 and inputs["oversold"] == 1 and inputs["week"]',
        ' -> bool',
      ),
    ),
    edge('smooth.value', 'mine.smooth'),
    edge('week.value', 'mine.week'),
    edge('first.oversold', 'mine.oversold'),
    both('mine', 'rsi_14 > 52'),
    edge('mine.value', 'rules.mine'),
    edge('rsi_14.value', 'rules.rsi_14'),
    node('stop_loss', 'risk', 'stop_loss', { params: { mode: 'atr', value: 2 } }),
    edge('rules.signals', 'stop_loss.signals'),
  ),
  'prices of another asset, and inputs whose names it makes up': flowWith(
    ...bars,
    price('other', { timeframe: '1d' }),
    python(
      'mine',
      onBar(
        'eth = inputs["eth"]\nassert eth.time == bar.time\n' +
          'names = [name for name in inputs if name != "eth"]\n' +
          'return eth.close - bar.close + sum(inputs[name] or 0.0 for name in names)',
      ),
    ),
    edge('other.bars', 'mine.eth'),
    node('roc_3', 'function', 'roc', { params: { period: 3 } }),
    edge('spx.bars', 'roc_3.bars'),
    edge('roc_3.value', 'mine.roc_3'),
    both('mine > 0', 'mine < 0'),
    edge('mine.value', 'rules.mine'),
  ),
  'names and texts that must not mix with the module': flowWith(
    ...bars,
    python('mine', awkward, { whole: 3, part: 0.5 }),
    both('mine.up > 0 and mine.count > 2', 'mine.up < 0 and mine.even == 1'),
    edge('mine.up', 'rules.mine'),
  ),
};

const about = { title: 'Golden', description: 'Nodes in Python.' };

function programOf(flow: Flow): StrategyProgram {
  const built = buildProgram(flow);
  if (!built.ok) throw new Error(built.problems.map(({ message }) => message).join(' '));
  return built.program;
}

/** The program with its Python to be printed. */
function printable({ source, python: nodes = [] }: StrategyProgram): ProgramSource {
  return { ...source, python: nodes };
}

const computed = new Map<StrategyProgram, BarsByNode>();

/** The bars with the columns that the sandbox gives, run once for each program. */
async function sandboxed(program: StrategyProgram, given: BarsByNode): Promise<BarsByNode> {
  const known = computed.get(program);
  if (known) return known;
  const outcome = await computePython([program], given, usualLimits);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  computed.set(program, outcome.bars);
  return outcome.bars;
}

describe(`nodes in Python, in a module under a real python3 and in the sandbox${skipped}`, () => {
  const series = [sp500, ...others.slice(0, 2)].map((file) => copyOfBars(readBars(file), 700));
  const cases = Object.entries(flows).flatMap(([name, flow]) =>
    series.map((one, index) => {
      const program = programOf(flow);
      const given = Object.fromEntries(
        program.data.map(({ node: id }, place): [string, Bars] => [
          id,
          place === 0 ? one : { ...one, close: one.open, open: one.close },
        ]),
      );
      const stem = `${name}_${index}`.replace(/\W+/g, '_');
      const files = Object.entries(given).map(([id, data]) => keptFile(`${stem}_${id}.csv`, csvOf(data)));
      return { name: `${name}, series ${index}`, stem, program, given, files };
    }),
  );

  it('trade alike', async () => {
    const [account = accounts[0]!] = accounts;
    const outputs = runPython(
      cases.map(({ stem, program, files }) => {
        const built = engineRules(program);
        if (!built.ok) throw new Error(built.error.message);
        const printed = printPythonStrategy(printable(program), built.rules, about);
        if (!printed.ok) throw new Error(printed.error.message);
        return [keptFile(`${stem}.py`, printed.value), files];
      }),
    );
    let traded = 0;
    for (const [job, { name, program, given }] of cases.entries()) {
      const outcome = simulate(program, await sandboxed(program, given), { account });
      if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
      const trades = [...reportedTrades(outcome.run)];
      expect(trades.length, name).toBeGreaterThan(0);
      traded += trades.length;
      try {
        expectSameTrades(outputs[job] ?? '', trades);
      } catch (error) {
        throw new Error(`${name}: ${(error as Error).message}`);
      }
    }
    expect(traded).toBeGreaterThan(300);
  });

  it('give the same values on every bar', async () => {
    const outputsOf = ({ python: nodes = [] }: StrategyProgram) =>
      nodes.flatMap(({ id, outputs }) => outputs.map(({ name }) => ({ node: id, output: name })));
    const texts = runPython(
      cases.map(({ stem, program, files }) => {
        const printed = printPythonProgram(printable(program), outputsOf(program), about);
        if (!printed.ok) throw new Error(printed.error.message);
        return [keptFile(`${stem}_values.py`, printed.value), files];
      }),
    );
    for (const [job, { name, program, given }] of cases.entries()) {
      const outputs = outputsOf(program);
      const columns = compiled(program.source, outputs, { ...(await sandboxed(program, given)) });
      expect(knownIn(columns), name).toBeGreaterThan(600);
      const rows = (texts[job] ?? '').trim().split('\n').slice(1);
      const cells = rows.map((line) => line.split(',').slice(1));
      try {
        expectSame((bar, output) => cells[bar]?.[output], rows.length, columns, outputs, {
          nearUsual: false,
        });
      } catch (error) {
        throw new Error(`${name}: ${(error as Error).message}`);
      }
    }
  });
});
