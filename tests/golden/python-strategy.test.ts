import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RiskRule, SignalName, StrategyProgram } from '@strategy-builder/domain';
import { type Bars, printPythonStrategy } from '@strategy-builder/language';
import { type ReportedTrade, reportedTrades, simulate } from '@strategy-builder/quant';
import { afterAll, describe, expect, it } from 'vitest';
import { engineRules } from '../../apps/api/src/code/python-strategy.js';
import { atrStop, programOf, rsiAndAverages } from '../../libs/quant/src/testing/programs.js';
import { others, readBars, skipped, sp500 } from './series.js';

const folder = mkdtempSync(join(tmpdir(), 'golden-strategy-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Averages that cross often, both ways. */
const crossing: Partial<Record<SignalName, string>> = {
  enter_long: 'crosses_above(sma(close, 5), sma(close, 15))',
  enter_short: 'crosses_below(sma(close, 5), sma(close, 15))',
};
const long: Partial<Record<SignalName, string>> = {
  enter_long: 'rsi(close, 7) < 35',
  exit_long: 'rsi(close, 7) > 65',
};
const percent = (kind: 'stop_loss' | 'take_profit' | 'trailing_stop', value: number): RiskRule => ({
  kind,
  node: kind,
  distance: { mode: 'percent', percent: value },
});
const atr = (kind: 'take_profit' | 'trailing_stop', multiple: number): RiskRule => ({
  kind,
  node: kind,
  distance: { mode: 'atr', multiple, atr: { node: kind, output: 'value' } },
});
const sized = (
  mode: 'percent_equity' | 'percent_risk' | 'fixed_notional' | 'fixed_units',
  value: number,
): RiskRule => ({
  kind: 'position_size',
  node: 'size',
  mode,
  value,
});

const strategies: Readonly<Record<string, StrategyProgram>> = {
  'both ways, reversing': programOf(crossing),
  'thresholds and averages': rsiAndAverages,
  'stop and target in percent': programOf(long, {
    risk: [percent('stop_loss', 2), percent('take_profit', 3)],
  }),
  'risk a share at an ATR stop': programOf(crossing, {
    risk: [sized('percent_risk', 1), atrStop(2), atr('take_profit', 3)],
  }),
  'trailing stop, half the equity': programOf(crossing, {
    risk: [sized('percent_equity', 50), percent('trailing_stop', 1.5)],
  }),
  'fixed and trailing stop, time exit': programOf(long, {
    risk: [percent('stop_loss', 4), atr('trailing_stop', 2.5), { kind: 'time_exit', node: 'time', bars: 8 }],
  }),
  'fixed notional': programOf(crossing, {
    risk: [sized('fixed_notional', 2_500), percent('take_profit', 1)],
  }),
  'fixed units, more than there is cash for': programOf(long, { risk: [sized('fixed_units', 1_000_000)] }),
  'short to the ruin': programOf({ enter_short: 'close > 0' }),
  'signals that are not known on some bars': programOf({
    enter_long: 'close > prev(close, 1) and log(close - prev(close, 2)) > -100',
    exit_long: '1 / (close - prev(close, 1)) < 0',
  }),
};

const accounts = [
  { cash: 10_000, feeBps: 10, slippageBps: 5, leverage: 1 },
  { cash: 2_000, feeBps: 0, slippageBps: 30, leverage: 1 },
];

/** Runs the `main` of each module with its arguments, in one process; gives what each has printed. */
const driver = `
import contextlib, importlib.util, io, json, pathlib, sys
printed = []
for path, arguments in json.loads(pathlib.Path(sys.argv[1]).read_text()):
    spec = importlib.util.spec_from_file_location("strategy", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["strategy"] = module
    spec.loader.exec_module(module)
    with contextlib.redirect_stdout(io.StringIO()) as out:
        module.main(arguments)
    printed.append(out.getvalue())
print(json.dumps(printed))
`;

function run(jobs: readonly (readonly [path: string, args: readonly string[]])[]): string[] {
  writeFileSync(join(folder, 'driver.py'), driver);
  writeFileSync(join(folder, 'jobs.json'), JSON.stringify(jobs));
  const command = ['-W', 'error', join(folder, 'driver.py'), join(folder, 'jobs.json')];
  return JSON.parse(execFileSync('python3', command, { encoding: 'utf8', maxBuffer: 1 << 28 })) as string[];
}

function printed(name: string, program: StrategyProgram): string {
  const built = engineRules(program);
  if (!built.ok) throw new Error(built.error.message);
  const module = printPythonStrategy(program.source, built.rules, { title: name, description: 'Golden.' });
  if (!module.ok) throw new Error(module.error.message);
  expect(module.value.split('\n').filter((line) => line.length > 79 || / $/.test(line))).toEqual([]);
  const file = join(folder, `${name.replace(/[^a-z]+/g, '_')}.py`);
  writeFileSync(file, module.value);
  return file;
}

function simulated(
  program: StrategyProgram,
  bars: Bars,
  account: (typeof accounts)[number],
): ReportedTrade[] {
  const outcome = simulate(program, { asset: bars }, { account });
  if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
  return [...reportedTrades(outcome.run)];
}

const exact = ['side', 'entryTime', 'exitTime', 'reason'] as const;
const numbers = ['quantity', 'entryPrice', 'exitPrice', 'profit', 'return', 'fees'] as const;

/** Texts must be equal, numbers to 1e-12 of their size; a profit may cancel, so it is held to the notional. */
function expectSameTrades(csv: string, trades: readonly ReportedTrade[]): void {
  const [header = '', ...lines] = csv.trim().split('\n');
  const names = header.split(',');
  expect(lines.length).toBe(trades.length);
  trades.forEach((trade, index) => {
    const cells = (lines[index] ?? '').split(',');
    const cell = (name: string): string => cells[names.indexOf(name)] ?? '';
    for (const name of exact) expect(cell(name), `trade ${index}, ${name}`).toBe(trade[name] ?? '');
    const scale: Partial<Record<string, number>> = { profit: trade.quantity * trade.entryPrice, return: 1 };
    for (const name of numbers) {
      const wanted = trade[name];
      if (wanted === undefined) expect(cell(name), `trade ${index}, ${name}`).toBe('');
      else
        expect(Math.abs(Number(cell(name)) - wanted), `trade ${index}, ${name}`).toBeLessThanOrEqual(
          1e-12 * (scale[name] ?? Math.abs(wanted)),
        );
    }
  });
}

describe(`python strategy.py prices.csv prints the trades of the simulation${skipped}`, () => {
  const files = [sp500, ...others.slice(0, 3)];
  const series = files.map(readBars);

  it('for several strategies, accounts and real series', () => {
    const jobs = Object.entries(strategies).flatMap(([name, program]) => {
      const module = printed(name, program);
      return files.flatMap((file, index) =>
        accounts.map((account) => ({ name, module, file, index, account, program })),
      );
    });
    const outputs = run(
      jobs.map(({ module, file, account }) => [
        module,
        [
          file,
          `--cash=${account.cash}`,
          `--fee-bps=${account.feeBps}`,
          `--slippage-bps=${account.slippageBps}`,
        ],
      ]),
    );
    const reasons = new Set<string>();
    jobs.forEach(({ name, index, account, program }, job) => {
      const trades = simulated(program, series[index] as Bars, account);
      for (const { reason } of trades) reasons.add(reason);
      try {
        expectSameTrades(outputs[job] ?? '', trades);
      } catch (error) {
        throw new Error(`${name}, series ${index}: ${(error as Error).message}`);
      }
    });
    expect([...reasons].sort()).toEqual(
      expect.arrayContaining([
        'open',
        'reversal',
        'signal',
        'stop_loss',
        'take_profit',
        'time_exit',
        'trailing_stop',
      ]),
    );
  });

  it('and with --outputs the signals of every bar', () => {
    const [csv = ''] = run([[printed('outputs', rsiAndAverages), ['--outputs', sp500]]]);
    expect(csv.trim().split('\n').length).toBe((series[0]?.time.length ?? 0) + 1);
  });
});
