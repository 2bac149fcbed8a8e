import type { IndicatorKind } from './indicator.js';
import { hour, period } from './parameters.js';

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
  {
    kind: 'session_vwap',
    title: 'Session VWAP',
    description: 'Mean price of what was traded since the session began.',
    params: [hour('start', 'Start of the session', 0)],
    formula: 'session_vwap(start)',
    convention: 'Typical price; starts anew each day at the hour start, UTC.',
    source: 'Definition',
  },
  {
    kind: 'rolling_vwap',
    title: 'Rolling VWAP',
    description: 'Mean price of what was traded in the recent bars.',
    params: [period(20)],
    formula: 'rolling_vwap(period)',
    convention: 'Typical price, the current bar included.',
    source: 'Definition',
  },
  {
    kind: 'up_down_volume',
    title: 'Up/down volume ratio',
    description: 'Volume of rising bars by volume of falling bars.',
    params: [period(50)],
    formula: 'up_down_volume(period)',
    convention: 'By the change of the close; unchanged closes count on neither side.',
    source: "W. O'Neil, How to Make Money in Stocks (Investor's Business Daily, 50 days)",
  },
];
