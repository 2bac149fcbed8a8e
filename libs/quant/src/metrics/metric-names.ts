import type { Performance } from './performance.js';

/** The metrics of every simulation, in the order in which they are shown. */
export const metricNames = [
  'totalReturn',
  'cagr',
  'annualVolatility',
  'sharpe',
  'sortino',
  'calmar',
  'maxDrawdown',
  'maxDrawdownDays',
  'exposure',
  'winRate',
  'profitFactor',
  'expectancy',
  'sqn',
  'kelly',
  'tradeCount',
  'finalEquity',
  'totalFees',
  'buyAndHoldReturn',
] as const;
export type MetricName = (typeof metricNames)[number];

/** Fractions, not percent. Null where the formula has no finite value: a ratio over nothing, no trades, no time. */
export type Metrics = Readonly<Record<MetricName, number | null>>;

/** One sentence a metric that names its formula. */
export type Conventions = Readonly<Record<MetricName, string>>;

/** Whose formulas are used; `standard` is the product's own. */
export const conventionNames = ['standard', 'vectorbt', 'backtesting.py', 'quantstats'] as const;
export type ConventionName = (typeof conventionNames)[number];

/** A convention: the formulas and what they are. */
export interface Convention {
  readonly describe: Conventions;
  readonly measure: (performance: Performance) => Metrics;
}
