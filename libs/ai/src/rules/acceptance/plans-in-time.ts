import type { AcceptanceGroup } from './acceptance-case.js';

export const plansInTime: readonly AcceptanceGroup[] = [
  {
    kind: 'buying by the calendar',
    cases: [
      [
        'DCA $100 into BTC every week',
        {
          enterLong: 'weekday() < prev(weekday(), 1)',
          exitLong: null,
          size: ['fixed_notional', 100],
          stop: null,
          symbol: 'BTC',
          kinds: { pyramiding: {} },
        },
      ],
      [
        'buy $100 of BTC every Monday',
        {
          enterLong: 'weekday() == 1',
          exitLong: null,
          size: ['fixed_notional', 100],
          kinds: { pyramiding: {} },
        },
      ],
      [
        'dollar cost average 50 dollars into ETH daily',
        { size: ['fixed_notional', 50], symbol: 'ETH', kinds: { pyramiding: {} } },
      ],
      [
        'Invest 500€ in SPY on the first of every month',
        { enterLong: 'month() != prev(month(), 1)', size: ['fixed_notional', 500], symbol: 'SPY' },
      ],
      [
        'DCA into BTC weekly but only when the price is below the 200 day average, $50 each time',
        {
          enterLong: 'weekday() < prev(weekday(), 1) and close < sma_200',
          size: ['fixed_notional', 50],
          kinds: { pyramiding: {} },
        },
      ],
      [
        'recurring buy of 0.01 BTC every Friday',
        { enterLong: 'weekday() == 5', size: ['fixed_units', 0.01], kinds: { pyramiding: {} } },
      ],
      [
        'buy 25 USDT of SOL every 4 hours',
        { timeframe: '4h', size: ['fixed_notional', 25], kinds: { pyramiding: {} } },
      ],
      [
        'DCA into bitcoin',
        { symbol: 'BTC', assumes: ['schedule', 'position-size'], kinds: { pyramiding: {} } },
      ],
      [
        'Jeden Montag für 100 Euro BTC kaufen',
        { enterLong: 'weekday() == 1', size: ['fixed_notional', 100], kinds: { pyramiding: {} } },
      ],
      [
        'Acheter 100 euros de BTC chaque semaine',
        { enterLong: 'weekday() < prev(weekday(), 1)', size: ['fixed_notional', 100] },
      ],
      [
        'DCA $200 a month into SPY and sell everything when RSI is above 80',
        { enterLong: 'month() != prev(month(), 1)', exitLong: 'rsi_14 > 80', size: ['fixed_notional', 200] },
      ],
    ],
  },
  {
    kind: 'grids and ladders',
    cases: [
      [
        'run a grid bot on ETH between 1500 and 2500 with 20 levels',
        { symbol: 'ETH', kinds: { grid: { levels: 20, spacing: 2.5 } } },
      ],
      [
        'grid trading BTC from 50k to 70k, 10 grids, $100 per level',
        { symbol: 'BTC', kinds: { grid: { levels: 10, spacing: 3.333 } } },
      ],
      ['grid on SOL', { status: 'clarify', says: 'range' }],
      ['geometric grid on BTC', { status: 'clarify', says: 'range' }],
      ['grid bot for BTC range 20000-30000', { symbol: 'BTC', kinds: { grid: { levels: 10, spacing: 4 } } }],
      [
        'buy BTC when RSI crosses above 30, take profit at 5% and 10%',
        { enterLong: 'crosses_above(rsi_14, 30)', kinds: { take_profit_ladder: {} } },
      ],
      [
        'buy ETH when RSI < 30, sell half at 5% profit and the rest at 10%',
        { enterLong: 'rsi_14 < 30', kinds: { take_profit_ladder: {} } },
      ],
      [
        'buy BTC when RSI crosses above 70 and scale out at 5% and 10%',
        { enterLong: 'crosses_above(rsi_14, 70)', kinds: { take_profit_ladder: {} } },
      ],
      [
        'long when the 20 EMA crosses above the 50 EMA, take a third off at 3%, 6% and 9%',
        { enterLong: 'crosses_above(ema_20, ema_50)', kinds: { take_profit_ladder: {} } },
      ],
      [
        'buy BTC when RSI < 30, pyramid up to 3 times',
        { enterLong: 'rsi_14 < 30', kinds: { pyramiding: { max_entries: 3 } } },
      ],
      [
        'buy on every 20 day high, add to the position up to 4 entries',
        { kinds: { pyramiding: { max_entries: 4 } } },
      ],
      ['martingale bot: double down after every loss', { status: 'refused', says: 'stake' }],
    ],
  },
  {
    kind: 'schedules and sessions',
    cases: [
      [
        'buy SPY at the end of the month and sell after 5 days',
        { enterLong: 'day_of_month() >= 28', timeExit: 5, assumes: ['calendar'] },
      ],
      [
        'Buy BTC every Monday at 9:00 UTC and sell on Friday',
        { enterLong: 'weekday() == 1 and hour() == 9', exitLong: 'weekday() == 5', timeframe: '1h' },
      ],
      [
        'only trade BTC during the London session, buy when RSI < 30',
        { enterLong: 'hour() >= 8 and hour() < 16 and rsi_14 < 30', assumes: ['calendar'] },
      ],
      [
        'buy ETH when MACD crosses up during the New York session',
        {
          enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal) and hour() >= 13 and hour() < 21',
          assumes: ['calendar'],
        },
      ],
      [
        'Asian session only: buy BTC when price crosses above the 50 EMA',
        { enterLong: 'hour() >= 0 and hour() < 8 and crosses_above(close, ema_50)', assumes: ['calendar'] },
      ],
      ['sell in may and go away on SPY', { status: 'clarify', says: 'short' }],
      ['buy SPY in november and sell in may', { enterLong: 'month() == 11', exitLong: 'month() == 5' }],
      ['buy BTC at 14:00 UTC and sell at 20:00 UTC', { enterLong: 'hour() == 14', exitLong: 'hour() == 20' }],
      [
        'buy QQQ on Tuesdays when RSI < 40, sell on Thursdays',
        { enterLong: 'weekday() == 2 and rsi_14 < 40', exitLong: 'weekday() == 4' },
      ],
      [
        'Buy on the last day of the month, sell after 4 days',
        { enterLong: 'day_of_month() >= 28', assumes: ['calendar'] },
      ],
      ['buy the day before earnings', { status: 'refused', says: 'company' }],
      ['buy BTC on the halving', { status: 'refused', says: 'calendar' }],
      [
        'no trades on weekends, buy BTC when RSI < 25',
        { enterLong: 'not (weekday() == 6 or weekday() == 7) and rsi_14 < 25' },
      ],
      [
        'buy EURUSD between 8am and 11am UTC when price breaks the 20 bar high',
        { enterLong: 'hour() >= 8 and hour() < 11 and close > prev(highest(high, 20), 1)' },
      ],
    ],
  },
  {
    kind: 'several timeframes',
    cases: [
      ['on the 1h chart buy BTC when RSI < 30', { enterLong: 'rsi_14 < 30', timeframe: '1h' }],
      [
        'Buy BTC on the 4h when RSI < 30 and the daily close is above the daily 200 SMA',
        { enterLong: 'rsi_14 < 30 and close@1d > sma_200_1d', timeframe: '4h' },
      ],
      [
        'trade 1h BTC: buy when MACD crosses up, daily trend filter: price above the 200 day EMA',
        { timeframe: '1h', symbol: 'BTC' },
      ],
      [
        'BTC long: 4h close above 200 EMA, 1h RSI below 40',
        { enterLong: 'close@4h > ema_200_4h and rsi_14 < 40', timeframe: '1h' },
      ],
      [
        'buy ETH on 15m when the 15m RSI crosses above 30 and the 4h RSI is above 50, sell when the 15m RSI is above 70',
        {
          enterLong: 'crosses_above(rsi_14, 30) and rsi_14_4h > 50',
          exitLong: 'rsi_14 > 70',
          timeframe: '15m',
        },
      ],
      [
        'weekly SMA 20 uptrend, buy dips on daily RSI(2) < 10',
        { timeframe: '1d', enterLong: 'close > sma_20_1w and rsi_2 < 10', left: [] },
      ],
      ['buy when the daily MACD is bullish and hourly stochastic is oversold', { timeframe: '1h' }],
      ['on 5m bars go long when price crosses above VWAP if the 1h EMA 50 is rising', { timeframe: '5m' }],
      [
        'buy BTC on H4 when CCI crosses above 100',
        { enterLong: 'crosses_above(cci_20, 100)', timeframe: '4h' },
      ],
      [
        'multi timeframe: 1d close above 1d 50 EMA, enter on 1h when close crosses above 20 EMA',
        { timeframe: '1h', enterLong: 'close@1d > ema_50_1d and crosses_above(close, ema_20)' },
      ],
    ],
  },
];
