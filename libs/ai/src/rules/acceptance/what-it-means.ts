import type { AcceptanceGroup } from './acceptance-case.js';

const rsiExit = { enterLong: 'rsi_14 < 30 and close > ema_200', left: [] } as const;
const belowThirty = 'rsi_14 < 30';

/** What "it", a bare level and a line stand for when several things were named before. */
export const whatItMeans: readonly AcceptanceGroup[] = [
  {
    kind: 'what a bare level is a level of',
    cases: [
      ['buy ETH when RSI < 30 and close > ema 200, sell > 70', { ...rsiExit, exitLong: 'rsi_14 > 70' }],
      [
        'buy ETH when RSI < 30 and the price is over the 200 EMA. Sell at 70.',
        { ...rsiExit, exitLong: 'rsi_14 >= 70' },
      ],
      [
        'long ETH when RSI < 30 and close > 200 ema, out once it crosses back over 65',
        { ...rsiExit, exitLong: 'crosses_above(rsi_14, 65)' },
      ],
      [
        'kaufe wenn der RSI unter 30 und der Kurs über dem EMA 200 liegt, verkaufe über 70',
        { ...rsiExit, exitLong: 'rsi_14 > 70' },
      ],
      [
        'buy btc when price > 60000 and rsi < 30, sell above 65000',
        { enterLong: 'close > 60000 and rsi_14 < 30', exitLong: 'close > 65000' },
      ],
      [
        'buy btc when price > 60000 and rsi < 30, sell above 70',
        { enterLong: 'close > 60000 and rsi_14 < 30', exitLong: 'rsi_14 > 70' },
      ],
      [
        'buy when rsi < 30, sell when rsi crosses over 70',
        { enterLong: belowThirty, exitLong: 'crosses_above(rsi_14, 70)' },
      ],
    ],
  },
  {
    kind: 'what it is above or below',
    cases: [
      [
        'buy when btc breaks above 70000, sell when it falls back below it',
        { enterLong: 'crosses_above(close, 70000)', exitLong: 'crosses_below(close, 70000)' },
      ],
      [
        'long when price is above ema 50 and rsi under 60, exit when price falls below it',
        { enterLong: 'close > ema_50 and rsi_14 < 60', exitLong: 'crosses_below(close, ema_50)' },
      ],
      [
        'long when price above the EMA 50 and RSI under 60, exit when price closes below',
        { enterLong: 'close > ema_50 and rsi_14 < 60', exitLong: 'close < ema_50' },
      ],
      [
        'buy when close crosses above the upper bollinger band, exit when it falls below it',
        {
          enterLong: 'crosses_above(close, bollinger_20_2.upper)',
          exitLong: 'crosses_below(close, bollinger_20_2.upper)',
        },
      ],
      [
        'buy when rsi crosses above 30 and price above ema 50, sell when rsi falls below it',
        {
          enterLong: 'crosses_above(rsi_14, 30) and close > ema_50',
          exitLong: 'crosses_below(rsi_14, 30)',
        },
      ],
      [
        "buy gold when the close is 1.5% above the 20 day average, get out when it's 0.5% below it",
        { enterLong: 'close >= sma_20 * 1.015', exitLong: 'close <= sma_20 * 0.995' },
      ],
      [
        'Bitte ein Setup for BTC: long wenn price über der EMA 50 und RSI under 60, exit wenn price drunter fällt, stop 2,5%',
        {
          enterLong: 'close > ema_50 and rsi_14 < 60',
          exitLong: 'crosses_below(close, ema_50)',
          stop: ['percent', 2.5],
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'the price beside a line of prices',
    cases: [
      [
        'buy when rsi < 30, sell when it touches the middle band',
        { enterLong: belowThirty, exitLong: 'high >= bollinger_20_2.middle' },
      ],
      [
        'buy when rsi < 30, sell when it hits the 50 sma',
        { enterLong: belowThirty, exitLong: 'high >= sma_50' },
      ],
      [
        'buy when rsi < 30, close when it crosses above the 20 ema',
        { enterLong: belowThirty, exitLong: 'crosses_above(close, ema_20)' },
      ],
      [
        'buy when obv is above its 20 ema, sell when it falls below the 20 ema',
        {
          enterLong: 'obv_line > ema_20_of_obv_line',
          exitLong: 'crosses_below(obv_line, ema_20_of_obv_line)',
        },
      ],
      [
        'buy when rsi < 30, close at the 50 ema',
        { enterLong: belowThirty, exitLong: 'high >= ema_50', left: [] },
      ],
      [
        'buy at the lower band, close at the middle band',
        {
          enterLong: 'low <= bollinger_20_2.lower',
          exitLong: 'high >= bollinger_20_2.middle',
          left: [],
        },
      ],
      [
        'Compra SOL en gráfico de 15 minutos si el precio rompe la banda superior de Bollinger (20, 2) con volumen por encima de su media de 20; cierra en la banda media. Stop 1,5 %.',
        {
          enterLong: 'crosses_above(close, bollinger_20_2.upper) and volume > volume_average_20',
          exitLong: 'low <= bollinger_20_2.middle',
          stop: ['percent', 1.5],
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'money that goes to a market',
    cases: [
      [
        'The portfolio allocates 20% of net asset value to gold (GLD) whenever its daily closing price exceeds the 200-day simple moving average, and liquidates the holding in full once the close slips beneath that average; a protective stop of 7.5% from entry applies throughout.',
        {
          enterLong: 'close > sma_200',
          exitLong: 'crosses_below(close, sma_200)',
          symbol: 'GLD',
          size: ['percent_equity', 20],
          stop: ['percent', 7.5],
          left: [],
        },
      ],
      [
        'Put a third of the account into QQQ when RSI(2) is under ten, out when over sixty-five',
        { enterLong: 'rsi_2 < 10', exitLong: 'rsi_2 > 65', size: ['percent_equity', 33.33], left: [] },
      ],
      [
        'allocate 5% to SOL when rsi < 30, sell at rsi 60',
        { enterLong: belowThirty, symbol: 'SOL', size: ['percent_equity', 5], left: [] },
      ],
    ],
  },
  {
    kind: 'settings with their unit in the name',
    cases: [
      [
        'symbol: BTCUSDT\ntimeframe: 4h\nentry: rsi(14) < 30\nexit: rsi(14) > 70\nstop_loss_pct: 3\ntake_profit_r: 3\nposition_size_pct: 20',
        {
          stop: ['percent', 3],
          target: ['percent', 9],
          size: ['percent_equity', 20],
          left: [],
        },
      ],
      [
        '{"symbol":"ETHUSDT","interval":"1h","long":{"entry":"rsi(14) < 30","exit":"rsi(14) > 60"},"stopLossPercent":2,"takeProfitPercent":6,"leverage":3}',
        { stop: ['percent', 2], target: ['percent', 6], left: [] },
      ],
      [
        'buy btc rsi<30 sell rsi>70\nstop_atr_mult: 2\nmax_hold_days: 5\norder_size_usd: 500',
        { stop: ['atr', 2], timeExit: 5, size: ['fixed_notional', 500], left: [] },
      ],
      ['buy btc rsi<30 sell rsi>70, stop_loss: 0.03', { stop: ['percent', 3], left: [] }],
    ],
  },
];
