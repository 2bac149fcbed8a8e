import { averageKinds } from './averages.js';
import { candleKinds } from './candles.js';
import type { IndicatorKind } from './indicator.js';
import { oscillatorKinds } from './oscillators.js';
import { rangeKinds } from './ranges.js';
import { statisticKinds } from './statistics.js';
import { trendKinds } from './trends.js';
import { volumeKinds } from './volumes.js';

export type { IndicatorKind, ParameterSpec } from './indicator.js';

/** The catalogue of function nodes: a new indicator is one entry here, made of functions that exist. */
export const indicators: readonly IndicatorKind[] = [
  ...averageKinds,
  ...oscillatorKinds,
  ...rangeKinds,
  ...trendKinds,
  ...volumeKinds,
  ...statisticKinds,
  ...candleKinds,
];
