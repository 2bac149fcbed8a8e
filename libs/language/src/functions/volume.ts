import type { Definition } from './definition.js';
import { constant, window } from './signature.js';

/** Indicators that weigh prices by volume. */
export const volume: readonly Definition[] = [
  {
    name: 'obv',
    parameters: [],
    readsBars: true,
    description: 'on-balance volume; starts with the volume of the first bar, as in TA-Lib',
    body: [
      'change = close - prev(close, 1)',
      'value = recur(volume, if(change > 0, value + volume, if(change < 0, value - volume, value)))',
    ].join('\n'),
  },
  {
    name: 'vwap',
    parameters: [],
    readsBars: true,
    description: 'volume-weighted mean of the typical price since the start of the UTC day',
    body: [
      'date = floor(time / 86400000)',
      'opens = date != prev(date, 1)',
      'amount = recur(typical * volume, if(opens, typical * volume, amount + typical * volume))',
      'quantity = recur(volume, if(opens, volume, quantity + volume))',
      'value = amount / quantity',
    ].join('\n'),
  },
  {
    name: 'mfi',
    parameters: [window('n')],
    readsBars: true,
    description: 'money flow index: share of money that flowed on rising typical prices, 0 to 100',
    ranges: { value: [0, 100] },
    oscillates: true,
    body: [
      'before = prev(typical, 1)',
      'flow = typical * volume',
      'up = sum(if(typical > before, flow, 0), n)',
      'down = sum(if(typical < before, flow, 0), n)',
      'value = if(up + down == 0, 0, 100 * (up / (up + down)))',
    ].join('\n'),
  },
  {
    name: 'rolling_vwap',
    parameters: [window('n')],
    readsBars: true,
    description: 'volume-weighted mean of the typical price over n bars',
    body: 'sum(typical * volume, n) / sum(volume, n)',
  },
  {
    name: 'session_vwap',
    parameters: [constant('start')],
    readsBars: true,
    description: 'volume-weighted mean of the typical price since the hour start of the day, UTC',
    body: [
      'session = floor((time / 3600000 - start) / 24)',
      'opens = session != prev(session, 1)',
      'amount = recur(typical * volume, if(opens, typical * volume, amount + typical * volume))',
      'quantity = recur(volume, if(opens, volume, quantity + volume))',
      'value = amount / quantity',
    ].join('\n'),
  },
  {
    name: 'up_down_volume',
    parameters: [window('n')],
    readsBars: true,
    description:
      'volume of bars that closed higher by volume of bars that closed lower; na where none closed lower',
    body: [
      'change = close - prev(close, 1)',
      'value = sum(if(change > 0, volume, 0), n) / sum(if(change < 0, volume, 0), n)',
    ].join('\n'),
  },
];
