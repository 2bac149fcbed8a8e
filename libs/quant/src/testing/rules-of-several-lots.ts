import type { SimulationRuleId } from '../simulation/rules.js';

/** The rules whose tests are in `several-lots.spec.ts`, and in no other. */
export const rulesOfSeveralLots: readonly SimulationRuleId[] = [
  'stop-entry',
  'twap',
  'grid',
  'pyramiding',
  'ladder',
  'cooldown',
  'max-trades',
  'daily-loss-limit',
  'kill-switch',
  'volatility-target',
  'kelly',
  'inverse-volatility',
  'liquidation',
  'slippage',
];
