import { expect, it } from 'vitest';
import type { FlowCommand } from '../flow/commands.js';
import { familyOfPlan } from './strategy-family.js';

const rules = (formula: string): FlowCommand => ({
  type: 'AddNode',
  id: 'rules',
  nodeType: 'strategy',
  kind: 'rules',
  formula,
});

/** Rules that read one indicator under the name of its kind. */
const reading = (kind: string, formula: string): FlowCommand[] => [
  { type: 'AddNode', id: kind, nodeType: 'function', kind },
  rules(formula),
  { type: 'ConnectNodes', source: kind, target: 'rules', targetPort: kind },
];

it.each([
  ['rsi', 'enter_long = rsi < 30', 'mean reversion'],
  ['rsi', 'enter_long = crosses_above(rsi, 70)', 'momentum'],
  ['rsi', 'enter_short = crosses_above(rsi, 70)', 'mean reversion'],
  ['bollinger', 'enter_long = close < bollinger.lower', 'mean reversion'],
  ['sma', 'enter_long = close > sma\nexit_long = close < sma', 'trend'],
  ['supertrend', 'enter_long = crosses_above(supertrend.direction, 0)', 'trend'],
  ['sma', 'enter_long = close > prev(highest(high, 20), 1)', 'breakout'],
  ['realised_volatility', 'enter_long = close > open and realised_volatility < 0.4', 'volatility'],
  ['obv', 'enter_long = close == obv', null],
])('of %s with "%s" the family is %s', (kind, formula, family) => {
  expect(familyOfPlan(reading(kind, formula))).toBe(family);
});

it('a plan that adds no rules has none, and hostile formulas are looked at in no time', () => {
  expect(familyOfPlan([])).toBeNull();
  expect(familyOfPlan([{ type: 'RemoveNode', id: 'rsi' }])).toBeNull();
  expect(familyOfPlan([rules(`enter_long = ${'('.repeat(4_000)}`)])).toBeNull();
});
