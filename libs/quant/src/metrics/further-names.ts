/** Metrics beyond the fixed list, for the full report of a simulation. */
export const furtherMetricNames = [
  'annualReturn',
  'omega',
  'averageDrawdown',
  'averageDrawdownDays',
  'bestTrade',
  'worstTrade',
  'averageTrade',
  'averageTradeDays',
  'longestTradeDays',
  'alpha',
  'beta',
  'skewness',
  'kurtosis',
  'tailRatio',
  'valueAtRisk',
  'conditionalValueAtRisk',
  'turnover',
  'costs',
  'totalFunding',
] as const;
export type FurtherMetricName = (typeof furtherMetricNames)[number];
export type FurtherMetrics = Readonly<Record<FurtherMetricName, number | null>>;
export type FurtherConventions = Readonly<Record<FurtherMetricName, string>>;
