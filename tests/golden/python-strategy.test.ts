import type { RiskRule, SignalName, StrategyProgram } from '@strategy-builder/domain';
import type { Bars } from '@strategy-builder/language';
import { describe, expect, it } from 'vitest';
import { atrStop, programOf, rsiAndAverages } from '../../libs/quant/src/testing/programs.js';
import { accounts, expectSameTrades, runPython, simulated, strategyModule } from './run-python.js';
import { others, readBars, skipped, sp500 } from './series.js';

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

describe(`python strategy.py prices.csv prints the trades of the simulation${skipped}`, () => {
  const files = [sp500, ...others.slice(0, 3)];
  const series = files.map(readBars);

  it('for several strategies, accounts and real series', () => {
    const jobs = Object.entries(strategies).flatMap(([name, program]) => {
      const module = strategyModule(name, program);
      return files.flatMap((file, index) =>
        accounts.map((account) => ({ name, module, file, index, account, program })),
      );
    });
    const outputs = runPython(
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
    const [csv = ''] = runPython([[strategyModule('outputs', rsiAndAverages), ['--outputs', sp500]]]);
    expect(csv.trim().split('\n').length).toBe((series[0]?.time.length ?? 0) + 1);
  });
});
