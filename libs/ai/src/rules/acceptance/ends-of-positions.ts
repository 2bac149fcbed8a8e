import type { AcceptanceGroup } from './acceptance-case.js';

const dip = 'ETH 1h rsi<30 buy, sell rsi>70';

/** When positions and trading end: with the day, after a time, by a loss; sizes by volatility, ladders, steps of entries. */
export const endsOfPositions: readonly AcceptanceGroup[] = [
  {
    kind: 'positions that end with the day',
    cases: [
      [
        'TSLA 5m buy when price crosses above vwap, flat by the close',
        {
          enterLong: 'crosses_above(close, vwap_line) and not new_york_minute() >= 950',
          exitLong: 'new_york_minute() >= 950',
          assumes: ['calendar'],
          left: [],
        },
      ],
      [
        'SPY 5m buy when rsi(2) < 5, sell rsi(2) > 70, no overnight positions',
        { exitLong: 'rsi_2 > 70 or new_york_minute() >= 950', left: [] },
      ],
      [
        'AAPL 15m buy rsi<30; close all positions 10 minutes before the close',
        { exitLong: 'new_york_minute() >= 930', left: [] },
      ],
      [
        'no overnight holds. TSLA 15 min chart, buy when price > high of last 6 bars after 9:45 NY, flat 5 minutes before the close. 1% stop, 200 shares.',
        { exitLong: 'new_york_minute() >= 930', timeframe: '15m', size: ['fixed_units', 200], left: [] },
      ],
      ['BTC 1h rsi<30 buy, exit at end of day', { exitLong: 'hour() * 60 + minute() >= 1320', left: [] }],
      [
        'GBPUSD 15m long when ema 9 crosses above ema 21, intraday only, stop 0.3%',
        { exitLong: 'new_york_minute() >= 990 and new_york_minute() < 1020', left: [] },
      ],
      [
        'DAX 5m: long when the close crosses above the 50 ema. Never carry anything overnight.',
        { exitLong: 'frankfurt_minute() >= 1040' },
      ],
      ['AAPL daily rsi(2) < 10 buy, sell at the close', { left: ['sell at the close'] }],
    ],
  },
  {
    kind: 'positions that are given up after a time',
    cases: [
      [
        'if BTC drops more than 6% within 24 hours I buy with 10% of my stack. I get out at plus 4, or minus 3, or if nothing happens after 3 days. 1h candles',
        {
          size: ['percent_equity', 10],
          target: ['percent', 4],
          stop: ['percent', 3],
          timeExit: 72,
          left: [],
        },
      ],
      [
        'Sell short BNB when daily RSI(14) > 80. Cover at RSI < 50 or after a fortnight. stop: 9 percent',
        { exitShort: 'rsi_14 < 50', timeExit: 14, stop: ['percent', 9], left: [] },
      ],
      ['buy ETH 1h rsi<30, tp 3%, sl 2%, give up after 2 days', { timeExit: 48, left: [] }],
      [
        'SOL 15m: long when macd crosses up. Target 2%, stop 1%. if neither is hit within 20 bars, close',
        { timeExit: 20, target: ['percent', 2], stop: ['percent', 1], left: [] },
      ],
      [
        'GLD 1d donchian 20 breakout; out at +6, -3 or 15 bars at the latest',
        { timeExit: 15, target: ['percent', 6], stop: ['percent', 3], left: [] },
      ],
      ['AAPL daily rsi(2)<10 buy, sell rsi(2)>70 or after 8 bars regardless', { timeExit: 8, left: [] }],
      ['buy zscore(20) < -2 on BTC 1h, exit at +1', { exitLong: 'zscore_20 >= 1', target: null }],
    ],
  },
  {
    kind: 'trading that ends by a loss',
    cases: [
      [`${dip}. halt if the drawdown exceeds 18%`, { kinds: { kill_switch: { value: 18 } }, left: [] }],
      [
        'If my equity falls 8% under its high water mark close everything and stop. BTC daily: ema 12 > ema 26',
        { enterLong: 'ema_12 > ema_26', kinds: { kill_switch: { value: 8 } }, left: [] },
      ],
      [
        `Stop trading for the day after two losing trades in a row or after losing 3% of equity. ${dip}`,
        {
          kinds: { daily_loss_limit: { value: 3 } },
          size: ['percent_equity', 10],
          left: ['Stop trading for the day after two losing trades in a row'],
        },
      ],
      [
        `${dip}. once the account has lost 4% today, flatten and stop until tomorrow`,
        { kinds: { daily_loss_limit: { value: 4 } }, left: [] },
      ],
      [
        `${dip}. suspend the strategy when equity is 12% off its peak`,
        { kinds: { kill_switch: { value: 12 } } },
      ],
      [
        `Max 4 trades a week and no more than 2 per day. ${dip}`,
        { kinds: { max_trades_per_day: { value: 2 } }, left: ['Max 4 trades a week'] },
      ],
      [
        `three losses in a row → pause for two days. Also cooldown 6 bars after every exit. ${dip}`,
        { kinds: { cooldown: { period: 6 } }, left: ['three losses in a row → pause for two days'] },
      ],
    ],
  },
  {
    kind: 'sizes by volatility with how long it is measured',
    cases: [
      [
        'Long BTC daily when the close is above the 200 EMA. Size the position to 12% annualised volatility over 30 days, capped at 150% of equity.',
        {
          kinds: { position_size: { mode: 'volatility_target', value: 12, period: 30, cap: 150 } },
          left: [],
        },
      ],
      [
        'SPY daily above 200 sma, vol target 15% using 60 day realised volatility',
        { kinds: { position_size: { mode: 'volatility_target', value: 15, period: 60 } }, left: [] },
      ],
      [
        'ETH 4h ema 20/50 cross, 25% vol target (20d lookback), max 100%',
        {
          kinds: { position_size: { mode: 'volatility_target', value: 25, period: 120, cap: 100 } },
          left: [],
        },
      ],
      [
        'QQQ daily rsi(2)<10; target 10% annualised vol measured over the last month',
        { kinds: { position_size: { mode: 'volatility_target', value: 10, period: 21 } }, left: [] },
      ],
    ],
  },
  {
    kind: 'steps of entries and exits',
    cases: [
      [
        'XRP daily close > 55d high buy. TP ladder: 25% at +3, 25% at +6, 25% at +10, last 25% rides until daily close < 20 EMA. SL 5%',
        {
          exitLong: 'close < ema_20',
          kinds: {
            take_profit_ladder: { distance_1: 3, share_1: 25, distance_3: 10, share_3: 25, share_4: 0 },
          },
          left: [],
        },
      ],
      [
        'turtle on crude daily: 20 day breakout, risk 1% per unit, pyramid every 0.5 ATR, 4 units max, stop 2 ATR',
        {
          size: ['percent_risk', 1],
          kinds: { pyramiding: null },
          left: ['pyramid every 0.5 ATR', '4 units max'],
        },
      ],
      [
        'BTC daily close > 50 sma, 5% each, pyramid every 3% up, max 4 units',
        {
          size: ['percent_equity', 5],
          kinds: { pyramiding: { max_entries: 4, spacing: 3, direction: 'winning' } },
          left: [],
        },
      ],
      [
        'buy ETH 4h above 100 ema, 4 entries 2% apart, 3% per entry',
        { size: ['percent_equity', 3], kinds: { pyramiding: { max_entries: 4, spacing: 2 } }, left: [] },
      ],
      [
        'exit half at the middle band, the other half at the upper band; buy under the lower band (20,2) on LINK 4h, stop 4 %',
        {
          enterLong: 'close < bollinger_20_2.lower',
          stop: ['percent', 4],
          left: ['exit half at the middle band, the other half at the upper band'],
        },
      ],
      [
        'position = 20k notional, 5x lev, ETH perp 1h. long when rsi(14) < 40; out when rsi > 55. liquidation guard: stop 7%',
        {
          size: ['fixed_notional', 20_000],
          stop: ['percent', 7],
          kinds: { leverage: { value: 5 } },
          left: ['liquidation guard'],
        },
      ],
      [
        'Short NAS100 15m when the 9 EMA crosses below the 21 EMA. Stop 0.4%, take a third off at 1R, a third at 2R, trail the rest by 1.5 ATR.',
        { trail: ['atr', 1.5], assumes: ['trailing-stop'], left: [] },
      ],
    ],
  },
  {
    kind: 'days and sessions in which nothing is entered',
    cases: [
      [
        'GBPJPY 15m, buy when close above 100 sma. close all on Friday 20:45 UTC and no new trades after Friday noon',
        {
          enterLong: 'close > sma_100 and not (weekday() == 5 and hour() >= 12 or weekday() > 5)',
          exitLong: 'weekday() == 5 and hour() == 20 and minute() == 45',
          left: [],
        },
      ],
      [
        'WTI 1h momentum: buy when roc(10) > 1, London & New York sessions only',
        {
          enterLong: 'roc_10 > 1 and (hour() >= 8 and hour() < 16 or hour() >= 13 and hour() < 21)',
          left: [],
        },
      ],
      [
        'NQ 5m buy ema 9 > ema 21; no new entries on Monday before 10:00 New York',
        { enterLong: 'ema_9 > ema_21 and not (weekday() == 1 and new_york_minute() < 600)', left: [] },
      ],
      [
        'GBPJPY 1h, buy above / sell short below the 100 sma, stop 0.8 pct',
        { enterLong: 'close > sma_100', enterShort: 'close < sma_100', stop: ['percent', 0.8], left: [] },
      ],
      [
        'go long crude when 45 minute close > 45 min SMA 40; exit on close below SMA 40',
        { status: 'clarify', says: '45 minute' },
      ],
    ],
  },
];
