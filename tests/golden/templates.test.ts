import { strategyTemplates } from '@strategy-builder/ai';
import { buildStrategy, type Flow, onTimeframes, type StrategyProgram } from '@strategy-builder/domain';
import {
  type Bars,
  compileProgram,
  type PrinterName,
  printerRefusals,
  printPythonProgram,
  printPythonStrategy,
  printSql,
  printTypeScript,
} from '@strategy-builder/language';
import { copyOfBars } from '@strategy-builder/quant';
import { describe, expect, it } from 'vitest';
import { engineRules } from '../../apps/api/src/code/python-strategy.js';
import { compiled, type GoldenProgram } from './programs.js';
import {
  accounts,
  csvOf,
  expectSameTrades,
  keptFile,
  runPython,
  simulated,
  strategyModule,
} from './run-python.js';
import { startDesks } from './run-sql.js';
import { expectSameInTypeScript } from './run-typescript.js';
import { expectSame, knownIn } from './same.js';
import { others, readBars, skipped, sp500 } from './series.js';

const desks = startDesks();
const about = { title: 'Golden', description: 'A template.' };

/** Real series with the timeframe of their bars; daily ones, and hourly ones for what reads longer bars of some hours. */
const series = [sp500, ...others.slice(0, 3)].map((file) => {
  const base = file.includes('hourly') ? '1h' : '1d';
  return { base, bars: copyOfBars(readBars(file), 700) };
});

/** Every leg of every template. */
const legs = strategyTemplates().flatMap(({ id, name, sentence, nodes, edges }) => {
  const flow: Flow = { name, description: sentence, archived: false, nodes, edges };
  const built = buildStrategy(flow);
  if (!built.ok) throw new Error(`${id}: ${built.problems.map(({ message }) => message).join(' ')}`);
  return built.strategy.legs.map((leg, index) => ({
    name: `${id} ${index + 1}`,
    leg,
    warnings: built.warnings,
  }));
});

/** The leg on bars of a timeframe; null when its longer bars are not made of these. */
function onSeries(leg: StrategyProgram, base: string): (GoldenProgram & { leg: StrategyProgram }) | null {
  const [on = leg] = onTimeframes(
    { legs: [leg] },
    Object.fromEntries(leg.source.bars.map((id) => [id, base])),
  ).legs;
  const outputs = [
    ...Object.values(on.signals),
    // What stops and sizes read of the program.
    ...on.source.nodes
      .filter(({ id }) => on.risk.some(({ node }) => node === id))
      .map(({ id }) => ({ node: id, output: 'value' })),
  ];
  return compileProgram(on.source, outputs).ok ? { leg: on, source: on.source, outputs } : null;
}

/** Bars for every input of the program: the second is the same market with its prices in another order. */
function inputsOf({ source }: GoldenProgram, bars: Bars): Record<string, Bars> {
  return Object.fromEntries(
    source.bars.map((id, index) => [
      id,
      index === 0 ? bars : { ...bars, close: bars.open, open: bars.close },
    ]),
  );
}

/** A refusal must be a line of the table, for this printer. */
function expectListed(printer: PrinterName, refusal: string | undefined): string {
  const row = printerRefusals.find(({ id }) => id === refusal);
  expect((row?.printers ?? []) as readonly string[], `${printer} refuses ${refusal}`).toContain(printer);
  return `${printer}: ${refusal}`;
}

const cases = legs.flatMap(({ name, leg }) =>
  series.flatMap(({ base, bars }, index) => {
    const program = onSeries(leg, base);
    return program ? [{ ...{ name, index, program, bars }, inputs: inputsOf(program, bars) }] : [];
  }),
);

describe(`every template strategy${skipped}`, () => {
  it('runs on three series at least, and its signals come to a value', () => {
    for (const { name } of legs) {
      const known = cases
        .filter((one) => one.name === name)
        .map(({ program, inputs }) => knownIn(compiled(program.source, program.outputs, inputs)));
      expect(known.filter((count) => count > 0).length, name).toBeGreaterThanOrEqual(
        Math.min(others.length, 3),
      );
    }
  });

  it('is free of warnings of the static checks', () => {
    const codes = ['never-true', 'contradiction', 'always-true', 'price-with-oscillator', 'entry-exits'];
    for (const { name, warnings } of legs)
      for (const { code, message } of warnings) expect(codes, `${name}: ${message}`).not.toContain(code);
  });

  it('gives in TypeScript what it gives compiled, or is refused by a line of the table', async () => {
    const refused = new Set<string>();
    let compared = 0;
    for (const { name, index, program, inputs } of cases) {
      const printed = printTypeScript(program.source, program.outputs, about);
      if (!printed.ok) refused.add(expectListed('typescript', printed.error.refusal));
      else {
        const expected = compiled(program.source, program.outputs, inputs);
        await expectSameInTypeScript(program, Object.values(inputs), expected).catch((error: Error) => {
          throw new Error(`${name}, series ${index}: ${error.message}`);
        });
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(cases.length / 2);
  });

  it.each(desks)('gives in SQL of $dialect what it gives compiled, or is refused', async (desk) => {
    let compared = 0;
    for (const { name, index, program, bars } of cases.filter((one) => one.index < 3)) {
      const printed = printSql(program.source, program.outputs, about, desk.dialect);
      if (!printed.ok) {
        expectListed('sql', printed.error.refusal);
        continue;
      }
      const inputs = inputsOf(program, copyOfBars(bars, 400));
      for (const [id, one] of Object.entries(inputs))
        await desk.load(program.source.bars.length === 1 ? 'bars' : `bars_${id}`, one);
      const expected = compiled(program.source, program.outputs, inputs);
      await desk.expectSame(program, expected).catch((error: Error) => {
        throw new Error(`${name}, series ${index}: ${error.message}`);
      });
      compared++;
    }
    expect(compared).toBeGreaterThan(cases.length / 3);
  });

  it('gives in Python what it gives compiled', () => {
    const jobs = cases.map(({ name, index, program, inputs }) => {
      const printed = printPythonProgram(program.source, program.outputs, about);
      if (!printed.ok) throw new Error(`${name}: ${printed.error.message}`);
      const file = `${name}_${index}`.replace(/\W+/g, '_');
      const files = Object.values(inputs).map((bars, input) => keptFile(`${file}_${input}.csv`, csvOf(bars)));
      return [keptFile(`${file}.py`, printed.value), files] as const;
    });
    runPython(jobs).forEach((csv, job) => {
      const { name, index, program, inputs } = cases[job]!;
      const [, ...rows] = csv
        .trim()
        .split('\n')
        .map((line) => line.split(',').slice(1));
      const expected = compiled(program.source, program.outputs, inputs);
      try {
        expectSame((bar, output) => rows[bar]?.[output], rows.length, expected, program.outputs, {
          nearUsual: false,
        });
      } catch (error) {
        throw new Error(`${name}, series ${index}: ${(error as Error).message}`);
      }
    });
  });

  it('trades in Python as in the simulation, or is refused by a line of the table', () => {
    const refused = new Set<string>();
    const [account = accounts[0]!] = accounts;
    const trading = cases.filter(({ program }) => {
      const rules = engineRules(program.leg);
      const printed = rules.ok ? printPythonStrategy(program.source, rules.rules, about) : rules;
      if (!printed.ok) refused.add(expectListed('python_strategy', printed.error.refusal));
      return printed.ok && program.source.bars.length === 1;
    });
    const outputs = runPython(
      trading.map(({ name, index, program, bars }) => {
        const file = `trades_${name}_${index}`.replace(/\W+/g, '_');
        const costs = [
          `--cash=${account.cash}`,
          `--fee-bps=${account.feeBps}`,
          `--slippage-bps=${account.slippageBps}`,
        ];
        return [strategyModule(file, program.leg), [keptFile(`${file}.csv`, csvOf(bars)), ...costs]];
      }),
    );
    let trades = 0;
    trading.forEach(({ name, index, program, bars }, job) => {
      const expected = simulated(program.leg, bars, account);
      trades += expected.length;
      try {
        expectSameTrades(outputs[job] ?? '', expected);
      } catch (error) {
        throw new Error(`${name}, series ${index}: ${(error as Error).message}`);
      }
    });
    expect(trades).toBeGreaterThan(100);
    expect(refused.size).toBeGreaterThan(0);
  });
});
