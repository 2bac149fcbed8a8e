import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StrategyProgram } from '@strategy-builder/domain';
import { type Bars, printPythonStrategy } from '@strategy-builder/language';
import { type ReportedTrade, reportedTrades, simulate } from '@strategy-builder/quant';
import { afterAll, expect } from 'vitest';
import { engineRules } from '../../apps/api/src/code/python-strategy.js';

const folder = mkdtempSync(join(tmpdir(), 'golden-python-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Keeps a text as a file for this test file; gives its path. */
export function keptFile(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** Bars as a file that a generated module reads. */
export function csvOf(bars: Bars): string {
  const rows = Array.from(bars.time, (time, bar) =>
    [time, bars.open[bar], bars.high[bar], bars.low[bar], bars.close[bar], bars.volume[bar]].join(),
  );
  return ['time,open,high,low,close,volume', ...rows].join('\n');
}

export const accounts = [
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

export function runPython(jobs: readonly (readonly [path: string, args: readonly string[]])[]): string[] {
  writeFileSync(join(folder, 'driver.py'), driver);
  writeFileSync(join(folder, 'jobs.json'), JSON.stringify(jobs));
  const command = ['-W', 'error', join(folder, 'driver.py'), join(folder, 'jobs.json')];
  return JSON.parse(execFileSync('python3', command, { encoding: 'utf8', maxBuffer: 1 << 28 })) as string[];
}

/** The module that trades as the strategy does, as a file. */
export function strategyModule(name: string, program: StrategyProgram): string {
  const built = engineRules(program);
  if (!built.ok) throw new Error(built.error.message);
  const module = printPythonStrategy(program.source, built.rules, { title: name, description: 'Golden.' });
  if (!module.ok) throw new Error(module.error.message);
  return keptFile(`${name.replace(/[^a-z0-9]+/g, '_')}.py`, module.value);
}

export function simulated(
  program: StrategyProgram,
  bars: Bars,
  account: (typeof accounts)[number],
): ReportedTrade[] {
  const outcome = simulate(program, { [program.traded]: bars }, { account });
  if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
  return [...reportedTrades(outcome.run)];
}

const exact = ['side', 'entryTime', 'exitTime', 'reason'] as const;
const numbers = ['quantity', 'entryPrice', 'exitPrice', 'profit', 'return', 'fees'] as const;

/** Texts must be equal, numbers to 1e-12 of their size; a profit may cancel, so it is held to the notional. */
export function expectSameTrades(csv: string, trades: readonly ReportedTrade[]): void {
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
