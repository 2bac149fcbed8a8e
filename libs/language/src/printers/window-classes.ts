/** The classes that keep a window in generated Python and TypeScript, by the window's name. */
export const windowClasses = {
  sum: 'RollingSum',
  highest: 'RollingHighest',
  lowest: 'RollingLowest',
  wma: 'WeightedAverage',
  variance: 'RollingVariance',
  mean_deviation: 'MeanDeviation',
  bars_since_highest: 'BarsSinceHighest',
  bars_since_lowest: 'BarsSinceLowest',
  rank: 'Rank',
} as const;
