import type { AcceptanceGroup } from './acceptance-case.js';

const buy = 'buy BTC when RSI crosses above 70';
const entry = { enterLong: 'crosses_above(rsi_14, 70)' } as const;

export const accountAndOrders: readonly AcceptanceGroup[] = [
  {
    kind: 'limits on the account',
    cases: [
      [`${buy}, max 3 trades per day`, { ...entry, kinds: { max_trades_per_day: { value: 3 } } }],
      [`${buy}, at most one trade a day`, { ...entry, kinds: { max_trades_per_day: { value: 1 } } }],
      [`${buy}, only 1 trade per day`, { ...entry, kinds: { max_trades_per_day: { value: 1 } } }],
      [`${buy}, daily loss limit 3%`, { ...entry, kinds: { daily_loss_limit: { value: 3 } } }],
      [
        `${buy}, stop trading for the day after losing 2%`,
        { ...entry, kinds: { daily_loss_limit: { value: 2 } } },
      ],
      [`${buy}, max daily loss of 5%`, { ...entry, kinds: { daily_loss_limit: { value: 5 } } }],
      [`${buy}, max drawdown 20%`, { ...entry, kinds: { kill_switch: { value: 20 } } }],
      [
        `${buy}, stop trading altogether at 15% drawdown`,
        { ...entry, kinds: { kill_switch: { value: 15 } } },
      ],
      [`${buy}, cooldown of 5 bars after a loss`, { ...entry, kinds: { cooldown: { period: 5 } } }],
      [`${buy}, wait 10 bars before re-entering`, { ...entry, kinds: { cooldown: { period: 10 } } }],
      [`${buy} with 3x leverage`, { ...entry, kinds: { leverage: { value: 3 } } }],
      [`${buy}, leverage 2`, { ...entry, kinds: { leverage: { value: 2 } } }],
      [`${buy}, no leverage`, { ...entry, kinds: { leverage: null } }],
      [`${buy}, 5x long, 2% stop`, { ...entry, kinds: { leverage: { value: 5 } }, stop: ['percent', 2] }],
    ],
  },
  {
    kind: 'sizes by risk',
    cases: [
      [`${buy}, target 15% volatility`, { ...entry, size: ['volatility_target', 15] }],
      [`${buy}, volatility targeting at 10% annualized`, { ...entry, size: ['volatility_target', 10] }],
      [`${buy}, size positions for 20% annual vol`, { ...entry, size: ['volatility_target', 20] }],
      [`${buy}, half Kelly sizing`, { ...entry, size: ['kelly', 50] }],
      [`${buy}, use the Kelly criterion`, { ...entry, size: ['kelly', 100] }],
      [`${buy}, quarter kelly`, { ...entry, size: ['kelly', 25] }],
      [`${buy}, fixed fractional 1% risk per trade`, { ...entry, size: ['percent_risk', 1] }],
      [`${buy}, risk parity between BTC and ETH`, { left: ['risk parity'] }],
    ],
  },
  {
    kind: 'kinds of orders',
    cases: [
      [
        `${buy}, execute with TWAP over 10 bars`,
        { ...entry, execution: 'twap', kinds: { twap: { period: 10 } } },
      ],
      [`${buy}, twap`, { ...entry, execution: 'twap' }],
      [
        'buy BTC with a stop order 1% above the close when RSI > 50',
        { enterLong: 'rsi_14 > 50', execution: 'stop', kinds: { stop: { offset: 1 } } },
      ],
      [
        'enter on a buy stop 0.5% above the signal candle when MACD crosses up',
        { execution: 'stop', kinds: { stop: { offset: 0.5 } } },
      ],
      [
        'buy BTC with a limit order 0.5% below the close when RSI < 30',
        { execution: 'limit', kinds: { limit: { offset: 0.5 } } },
      ],
      [`${buy} using market orders`, { ...entry, execution: 'market' }],
      [`${buy}, iceberg orders`, { ...entry, left: ['iceberg'] }],
      [`${buy}, smart order routing across venues`, { ...entry, left: ['smart order routing'] }],
    ],
  },
  {
    kind: 'further indicators',
    cases: [
      [
        'enter long when stoch rsi crosses above 20',
        { enterLong: 'crosses_above(stoch_rsi_14_14_3_3.k, 20)' },
      ],
      [
        'buy BTC when StochRSI K crosses above D',
        { enterLong: 'crosses_above(stoch_rsi_14_14_3_3.k, stoch_rsi_14_14_3_3.d)' },
      ],
      [
        'Take long positions when Aroon up crosses above Aroon down',
        { enterLong: 'crosses_above(aroon_25.up, aroon_25.down)' },
      ],
      ['buy when the aroon oscillator is above 50', { enterLong: 'aroon_25.oscillator > 50' }],
      [
        'buy ETH when price crosses above the parabolic SAR, sell when it crosses below',
        {
          enterLong: 'crosses_above(close, parabolic_sar_0_02_0_2.sar)',
          exitLong: 'crosses_below(close, parabolic_sar_0_02_0_2.sar)',
        },
      ],
      ['long when PSAR flips below price', { enterLong: 'crosses_below(parabolic_sar_0_02_0_2.sar, close)' }],
      [
        'buy when the heikin ashi candle turns green',
        {
          enterLong: 'crosses_above(heikin_ashi_line.ha_close, heikin_ashi_line.ha_open)',
        },
      ],
      ['buy when KAMA(10) crosses above EMA 50', { enterLong: 'crosses_above(kama_10, ema_50)' }],
      ['buy when TRIX crosses above 0', { enterLong: 'crosses_above(trix_15, 0)' }],
      ['buy when PPO is above 0', { enterLong: 'ppo_12_26 > 0' }],
      [
        'buy BTC when the 14 period linear regression slope is positive',
        { enterLong: 'linreg_slope_14 > 0' },
      ],
      ['buy when %B is below 0', { enterLong: 'bollinger_percent_b_20_2 < 0' }],
      [
        'buy when Bollinger band width is below 5',
        {
          enterLong: '(bollinger_20_2.upper - bollinger_20_2.lower) / bollinger_20_2.middle * 100 < 5',
        },
      ],
      ['buy when realized volatility is below 40%', { enterLong: 'realised_volatility_20_365 < 0.4' }],
      [
        'buy when price breaks above pivot point R1',
        { enterLong: 'crosses_above(close, pivot_points_line.r1)' },
      ],
      [
        'sell short when price falls below the S1 pivot',
        { enterShort: 'crosses_below(close, pivot_points_line.s1)' },
      ],
      ['buy on three white soldiers', { enterLong: 'three_white_soldiers_line' }],
      [
        'buy when volatility is below its 50 day average',
        { enterLong: 'realised_volatility_20_365 < sma_50_of_realised_volatility_20_365' },
      ],
      ['buy when price is above the session VWAP', { enterLong: 'close > session_vwap_0' }],
      ['buy when CMF is above 0', { status: 'refused', says: 'indicator' }],
      ['buy when Fisher transform crosses up', { status: 'refused', says: 'indicator' }],
    ],
  },
];
