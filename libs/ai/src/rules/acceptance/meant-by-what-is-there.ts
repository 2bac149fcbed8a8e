import type { AcceptanceGroup } from './acceptance-case.js';

const halted = (condition: string) => ({
  enterLong: `rsi_21 < 30 and not ${condition}`,
  exitLong: `rsi_21 > 60 or ${condition}`,
});
const inside = 'close >= 2000 and close <= 3000';

/** Follow-ups that name what is there without its numbers, that stop all of it, or that end a grid. */
export const meantByWhatIsThere: readonly AcceptanceGroup[] = [
  {
    kind: 'what is there: an indicator without its length',
    on: 'Buy ETH on 1h when RSI(21) < 30, sell when RSI(21) > 60',
    cases: [
      ['sell when RSI > 65', { exitLong: 'rsi_21 > 65' }],
      ['only when the RSI is rising', { enterLong: 'rsi_21 < 30 and rsi_21 > prev(rsi_21, 1)' }],
      ['add an exit when RSI crosses below 20', { exitLong: 'rsi_21 > 60 or crosses_below(rsi_21, 20)' }],
      ['sell when RSI(7) > 80', { exitLong: 'rsi_7 > 80' }],
      [
        'exit when MACD is below its signal',
        { exitLong: 'macd_12_26_9.macd < macd_12_26_9.signal', assumes: ['period'] },
      ],
      ['stop everything if the price falls below 2000', halted('close < 2000')],
      ['close everything if ETH drops under 1500', halted('close < 1500')],
      ['kill the bot when RSI goes above 80', halted('rsi_21 > 80')],
      ['stop the strategy below 1500', halted('close < 1500')],
      [
        'stop trading if price < 1500',
        { enterLong: 'rsi_21 < 30 and not close < 1500', exitLong: 'rsi_21 > 60' },
      ],
      ['stay out when ADX is below 20', { enterLong: 'rsi_21 < 30 and not adx_14.adx < 20' }],
      [
        'sit out while the price is under the 200 SMA',
        { enterLong: 'rsi_21 < 30 and not close < sma_200', exitLong: 'rsi_21 > 60' },
      ],
      ['pause trading in December', { enterLong: 'rsi_21 < 30 and not month() == 12' }],
      ['freeze everything we own if price < 1500', { status: 'clarify', says: 'What should happen' }],
    ],
  },
  {
    kind: 'what is there: the bands after a change of their width',
    on: [
      'Buy ETH on the 15m chart when price closes below the lower Bollinger Band (20, 2), sell at the middle band.',
      'use 2.5 standard deviations',
    ],
    cases: [
      [
        'take profit at the upper band instead',
        { exitLong: 'high >= bollinger_20_2.upper', nodes: { bollinger_20_2: { period: 20, k: 2.5 } } },
      ],
      ['sell at the upper Bollinger Band', { exitLong: 'high >= bollinger_20_2.upper' }],
    ],
  },
  {
    kind: 'what is there: a Keltner channel',
    on: 'Buy ETH on 1h when close breaks above the upper keltner channel (10, 1.5)',
    cases: [
      ['sell when it closes below the lower keltner', { exitLong: 'close < keltner_10_10_1_5.lower' }],
      ['sell at the middle line', { exitLong: 'high >= keltner_10_10_1_5.middle' }],
      ['exit at the lower band', { exitLong: 'low <= keltner_10_10_1_5.lower' }],
    ],
  },
  {
    kind: 'what is there: MACD, ADX and an average',
    on: 'Buy ETH on 1h when MACD(8,21,5) crosses above its signal and ADX(20) > 25 and the price is above EMA 100',
    cases: [
      ['sell when MACD falls below zero', { exitLong: 'crosses_below(macd_8_21_5.macd, 0)' }],
      ['sell when ADX drops below 20', { exitLong: 'crosses_below(adx_20.adx, 20)' }],
      ['sell when the price closes below the EMA', { exitLong: 'close < ema_100' }],
      ['exit when it closes under the average', { exitLong: 'close < ema_100' }],
    ],
  },
  {
    kind: 'what is there: two averages',
    on: 'Buy BTC when EMA 20 crosses above EMA 50',
    cases: [['exit when price closes below the EMA', { exitLong: 'close < ema_20', assumes: ['indicator'] }]],
  },
  {
    kind: 'what is there: where a grid ends',
    on: 'Run a grid on ETH between 2000 and 3000 with 20 levels, $2000 in total',
    cases: [
      [
        'stop everything if the price falls below 1900',
        { enterLong: inside, exitLong: 'close < 1900 or close > 3000' },
      ],
      ['stop loss at 1900', { enterLong: inside, exitLong: 'close < 1900 or close > 3000', stop: null }],
      ['tp 3500 sl 1900', { enterLong: inside, exitLong: 'close < 1900 or close > 3500', target: null }],
      ['close the grid if price goes above 3500', { exitLong: 'close < 2000 or close > 3500' }],
      ['shut the bot down if eth breaks under 1800', { exitLong: 'close < 1800 or close > 3000' }],
      ['stop everything if the price falls below 2500', { status: 'clarify', says: 'inside the range' }],
      ['stop loss 5%', { enterLong: inside, stop: ['percent', 5] }],
      [
        'make it 30 levels',
        { size: ['fixed_notional', 2000], kinds: { grid: { levels: 30 } }, assumes: ['position-size'] },
      ],
      [
        'range 2200 to 3200 with a stop at 1900',
        { enterLong: 'close >= 2200 and close <= 3200', exitLong: 'close < 1900 or close > 3200' },
      ],
    ],
  },
  {
    kind: 'what is there: the end of a grid whose range moves',
    on: ['Run a grid on ETH between 2000 and 3000 with 20 levels, $2000 in total', 'stop at 1800'],
    cases: [
      [
        'move the range to 2200 to 3200',
        { enterLong: 'close >= 2200 and close <= 3200', exitLong: 'close < 1800 or close > 3200' },
      ],
      ['stop at 1700', { exitLong: 'close < 1700 or close > 3000' }],
    ],
  },
  {
    kind: 'what is there: money told for each level of a grid',
    on: ['Run a grid on ETH between 2000 and 3000 with 20 levels, $2000 in total', '$150 per level'],
    cases: [
      ['10 levels', { size: ['fixed_notional', 1500] }],
      ['$1000 in total', { size: ['fixed_notional', 1000] }],
    ],
  },
];
