import type { ExecutionRule, RiskRule, StrategyProgram } from '@strategy-builder/domain';
import { expect, it } from 'vitest';
import { programOf } from '../testing/programs.js';
import { decidingRules, type KnownFunding } from './deciding-rules.js';
import { type SimulationRule, simulationRules } from './rules.js';

const entry = { enter_long: 'close > 10' };
const distance = { mode: 'percent', percent: 5 } as const;
const volatility = { node: 'rules', output: 'value' };

const decided = (legs: StrategyProgram[], fundings: (KnownFunding | undefined)[] = []) =>
  decidingRules({ legs }, fundings)
    .filter((rule) => rule.decided)
    .map(({ id }) => id);
/** The rules that decide beside those of every simulation. */
const beyond = (leg: StrategyProgram, funding?: KnownFunding) => {
  const always = decided([programOf(entry)]);
  return decided([leg], [funding]).filter((id) => !always.includes(id));
};
const withRisk = (...risk: RiskRule[]) => programOf(entry, { risk });
const withExecution = (execution: ExecutionRule, ...risk: RiskRule[]) =>
  programOf(entry, { execution, risk });
const perpetual = (): StrategyProgram => {
  const leg = programOf(entry);
  return { ...leg, data: leg.data.map((source) => ({ ...source, market: 'perpetual' })) };
};

const stop: RiskRule = { node: 'stop', kind: 'stop_loss', distance };
const target: RiskRule = { node: 'target', kind: 'take_profit', distance };
const limit: ExecutionRule = { kind: 'limit', node: 'limit', offsetPercent: 1, bars: 3 };

it('a plain strategy is decided by the rules that are for every simulation, in the order of the table', () => {
  const everywhere = simulationRules.filter((rule: SimulationRule) => rule.for === undefined);
  expect(decided([programOf(entry)])).toEqual(everywhere.map(({ id }) => id));
});

it('a stop and a target bring their rules, and where both are, those of their meeting', () => {
  expect(beyond(withRisk(stop))).toEqual(['stop-touch', 'gap-stop', 'stops-from-fill']);
  expect(beyond(withRisk(target))).toEqual(['target-through', 'stops-from-fill']);
  expect(beyond(withRisk(stop, target))).toEqual([
    ...['stop-touch', 'stop-first', 'ambiguous', 'gap-stop', 'target-through', 'stops-from-fill'],
  ]);
});

it('funding is decided by the constant, by the rates of the data, or by both where rates are missing', () => {
  expect(beyond(perpetual())).toEqual(['funding']);
  expect(beyond(perpetual(), { known: 9, filled: 0 })).toEqual(['funding-series']);
  expect(beyond(perpetual(), { known: 9, filled: 1 })).toEqual(['funding', 'funding-series']);
});

it('every rule of the table that is for something is brought by some strategy', () => {
  const risks: RiskRule[] = [
    ...[stop, target, { node: 'trail', kind: 'trailing_stop', distance } as const],
    { node: 'age', kind: 'time_exit', bars: 3 },
    { node: 'ladder', kind: 'take_profit_ladder', steps: [{ distance, sharePercent: 50 }] },
    { node: 'more', kind: 'pyramiding', maxEntries: 2, spacingPercent: 0, direction: 'any' },
    { node: 'margin', kind: 'leverage', multiple: 2, maintenancePercent: 1 },
    { node: 'rest', kind: 'cooldown', bars: 3, after: 'any' },
    { node: 'day', kind: 'daily_loss_limit', percent: 3 },
    { node: 'end', kind: 'kill_switch', percent: 30 },
    { node: 'few', kind: 'max_trades_per_day', trades: 3 },
    { node: 'vol', kind: 'position_size', mode: 'volatility_target', value: 20, capPercent: 100, volatility },
    { node: 'kelly', kind: 'position_size', mode: 'kelly', value: 50, capPercent: 100, leastTrades: 20 },
    { node: 'parity', kind: 'position_size', mode: 'inverse_volatility', value: 100, volatility },
  ];
  const executions: ExecutionRule[] = [
    ...[limit, { ...limit, kind: 'stop' } as const, { kind: 'twap', node: 'twap', parts: 4 } as const],
    { kind: 'grid', node: 'grid', spacingPercent: 1, levels: 5 },
  ];
  const bothWays = programOf({ ...entry, exit_long: 'close < 9', enter_short: 'close < 5' });
  const found = new Set([
    ...risks.flatMap((risk) => beyond(withRisk(risk))),
    ...executions.flatMap((execution) => beyond(withExecution(execution))),
    ...[withRisk(stop, target), withExecution(limit, target), bothWays].flatMap((leg) => beyond(leg)),
    ...beyond(perpetual(), { known: 9, filled: 1 }),
    ...decided([
      programOf(entry),
      { ...programOf(entry), data: [{ ...programOf(entry).data[0]!, node: 'other' }] },
    ]),
  ]);
  const conditional = simulationRules.filter((rule: SimulationRule) => rule.for !== undefined);
  expect(conditional.map(({ id }) => id).filter((id) => !found.has(id))).toEqual([]);
});
