import type { IndicatorKind } from './indicator.js';
import { period } from './parameters.js';

export const volumeKinds: readonly IndicatorKind[] = [
  {
    kind: 'obv',
    title: 'On-balance volume',
    description: 'Volume added on rises and taken away on falls.',
    params: [],
    formula: 'obv()',
    convention: 'Starts with the volume of the first bar; TA-Lib OBV.',
    source: 'J. Granville (1963); TA-Lib, ta_OBV.c',
  },
  {
    kind: 'vwap',
    title: 'Volume-weighted average price',
    description: 'Mean price of what was traded since the day began.',
    params: [],
    formula: 'vwap()',
    convention: 'Typical price; starts anew with each UTC day.',
    source: 'Definition',
  },
  {
    kind: 'volume_average',
    title: 'Volume average',
    description: 'Mean volume of the last bars.',
    params: [period(20)],
    formula: 'sma(volume, period)',
    convention: 'Simple average, the current bar included.',
    source: 'Definition',
  },
];
