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
    convention:
      'Typical price, weighted by volume from the first bar that opens on a UTC day, the session of markets that never close; for other sessions take session_vwap.',
    source:
      'S. Berkowitz, D. Logue and E. Noser, Journal of Finance 43 (1988), 97-112; TradingView, Pine Script reference, ta.vwap (hlc3, a new day)',
  },
  {
    kind: 'volume_average',
    title: 'Volume average',
    description: 'Mean volume of the last bars.',
    params: [period(20)],
    formula: 'sma(volume, period)',
    convention: 'Simple average, the current bar included.',
    source: 'Own definition; TA-Lib, ta_SMA.c',
  },
  {
    kind: 'session_vwap',
    title: 'Session VWAP',
    description: 'Mean price of what was traded since the session began.',
    params: [hour('start', 'Start of the session', 0)],
    formula: 'session_vwap(start)',
    convention: 'Typical price; starts anew each day at the hour start, UTC.',
    source:
      'S. Berkowitz, D. Logue and E. Noser, Journal of Finance 43 (1988), 97-112; TradingView, Pine Script reference, ta.vwap (hlc3, anchored)',
  },
  {
    kind: 'rolling_vwap',
    title: 'Rolling VWAP',
    description: 'Mean price of what was traded in the recent bars.',
    params: [period(20)],
    formula: 'rolling_vwap(period)',
    convention: 'Typical price, the current bar included.',
    source: 'S. Berkowitz, D. Logue and E. Noser, Journal of Finance 43 (1988), 97-112, over a window',
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
