import type { AcceptanceGroup } from './acceptance-case.js';

/** What may be lost, what is put up, and how positions are left, as people say it. */
export const moneyAtRiskAsTold: readonly AcceptanceGroup[] = [
  {
    kind: 'gains and losses of what is held',
    cases: [
      [
        'Buy 0.25 BTC on Kraken when the 1h RSI(14) is under 28 and sell it at a 4% gain or a 2.5% loss.',
        {
          enterLong: 'rsi_14 < 28',
          exitLong: null,
          size: ['fixed_units', 0.25],
          target: ['percent', 4],
          stop: ['percent', 2.5],
          left: [],
        },
      ],
      [
        'Buy ETH when RSI < 30, close everything at +6%, stop 3%',
        { exitLong: null, target: ['percent', 6], stop: ['percent', 3], left: [] },
      ],
      [
        'buy ADA when 1h rsi < 25, 300 usdt a pop, let it go at +3.5% or if rsi > 60 or after 2 days',
        {
          exitLong: 'rsi_14 > 60',
          target: ['percent', 3.5],
          timeExit: 48,
          size: ['fixed_notional', 300],
          left: [],
        },
      ],
      [
        'short BTC 1h after 3 green candles, cover after 8 hours or at 1.5% profit, 1% stop',
        { exitShort: null, target: ['percent', 1.5], stop: ['percent', 1], timeExit: 8, left: [] },
      ],
      [
        'sell my LINK longs in three goes, 6% 12% and 18%. entry was rsi(14) under 35 on the daily',
        {
          enterLong: 'rsi_14 < 35',
          exitLong: null,
          kinds: { take_profit_ladder: { distance_1: 6, distance_2: 12, distance_3: 18, share_3: 33.33 } },
          left: [],
        },
      ],
      [
        'long AVAX when it dips 3% under the 4h 50 ema, stop 2.5%, first target 2% for two thirds, last third at 5%',
        {
          target: null,
          kinds: {
            take_profit_ladder: { distance_1: 2, share_1: 66.66, distance_2: 5, share_2: 33.33 },
          },
          left: [],
        },
      ],
      [
        'GBPJPY 30m bullish engulfing. stop out below the low of the signal candle, take profits at twice that.',
        { target: null, left: ['stop out below the low of the signal candle', 'take profits at twice'] },
      ],
    ],
  },
  {
    kind: 'what may be lost and what is put up',
    cases: [
      [
        'got 10k, never want to lose more than 100 bucks on one trade. long cable 1h on a break of yesterdays high, stop 1%',
        { symbol: 'GBPUSD', size: ['percent_risk', 1], stop: ['percent', 1], left: ['got 10k'] },
      ],
      [
        'Buy ETH when RSI < 30, stop 4%. Lose no more than 1.5% per trade.',
        { size: ['percent_risk', 1.5], stop: ['percent', 4], left: [] },
      ],
      [
        "Buy ETH 1h when RSI < 30. Don't lose more than 3% a day.",
        { kinds: { daily_loss_limit: { value: 3 } }, left: [] },
      ],
      [
        'eth perp 10x, 50 bucks margin each trade, long when 5m close > 200 ema and rsi crosses 50 up. sl 0.6%, tp 1.2%',
        { size: ['fixed_notional', 500], kinds: { leverage: { value: 10 } }, left: [] },
      ],
      [
        "SPY long golden cross out death cross. flat everything if we're down 25% from the top",
        { kinds: { kill_switch: { value: 25 } }, stop: ['percent', 5], left: [] },
      ],
      [
        "SPY long golden cross out death cross. close everything if we're down 20% from the peak",
        { kinds: { kill_switch: { value: 20 }, trailing_stop: null }, left: [] },
      ],
      [
        "SPY long golden cross out death cross. If I'm down 3% get out",
        { stop: ['percent', 3], kinds: { kill_switch: null } },
      ],
      [
        'buy 1 contract ES when rsi(2) < 5, add another contract if it is 2% lower, out at rsi(2) > 60',
        {
          size: ['fixed_units', 1],
          kinds: { pyramiding: { max_entries: 2, spacing: 2, direction: 'losing' } },
          left: [],
        },
      ],
      [
        'NG: long above 20 DMA, stop 3%, add 1/2 unit. take profit 6%',
        { size: ['percent_equity', 10], stop: ['percent', 3], left: ['add 1/2 unit'] },
      ],
    ],
  },
  {
    kind: 'days and volumes beside an entry',
    cases: [
      [
        "Buy NVDA at the open on Mondays if Friday's close was below Friday's open, sell at Wednesday's close.",
        { enterLong: 'weekday() == 5 and close < open' },
      ],
      [
        'Buy MSFT when it closes above the 20 day high on twice its average volume. Exit after ten days.',
        { enterLong: 'close > prev(highest(high, 20), 1) and volume >= volume_average_20 * 2', left: [] },
      ],
      [
        'Buy MSFT when it closes above the 20 day high with 1.5x the 50 day average volume',
        { enterLong: 'close > prev(highest(high, 20), 1) and volume >= volume_average_50 * 1.5' },
      ],
    ],
  },
  {
    kind: 'sizes, steps and times in a line of their own',
    cases: [
      [
        'max loss per trade = 0.8% of account, SL is 1.2xATR(10), TP1 = 1R (50%), TP2 = 2.5R (50%). NQ 5m, long on VWAP reclaim',
        {
          size: ['percent_risk', 0.8],
          kinds: {
            stop_loss: { mode: 'atr', value: 1.2, period: 10 },
            take_profit_ladder: { mode: 'atr', distance_1: 1.2, share_1: 50, distance_2: 3, share_2: 50 },
          },
          left: [],
        },
      ],
      [
        'kelly sizing at a quarter, never above 10 pct of account; buy GLD weekly close above 30 week ma, sell when weekly close below',
        { size: ['kelly', 25], kinds: { position_size: { mode: 'kelly', value: 25, cap: 10 } }, left: [] },
      ],
      [
        'Buy 100 shares of MSFT when the 10 SMA crosses above the 30 SMA. Sell 50 shares at +5% and the other 50 at +10%.',
        {
          size: ['fixed_units', 100],
          target: null,
          kinds: { take_profit_ladder: { distance_1: 5, share_1: 50, distance_2: 10, share_2: 50 } },
          left: [],
        },
      ],
      [
        'exit rules: (1) close below 20 EMA (2) 3 ATR stop (3) 15 bars. entry rule: 20 EMA above 50 EMA and RSI crosses 50 upward. market: LINK 4h',
        {
          enterLong: 'ema_20 > ema_50 and crosses_above(rsi_14, 50)',
          exitLong: 'close < ema_20',
          stop: ['atr', 3],
          timeExit: 15,
          left: [],
        },
      ],
      [
        'Trade EURUSD 5m between 07:00 and 11:00 London time. Long when price crosses above the 50 EMA, exit when it crosses below.',
        { symbol: 'EURUSD', timeframe: '5m', exitLong: 'crosses_below(close, ema_50)', left: [] },
      ],
      [
        'Crude oil daily. Go long when the 5 day high is broken and leave at the 3 day low',
        {
          timeframe: '1d',
          enterLong: 'close > prev(highest(high, 5), 1)',
          exitLong: 'close < prev(lowest(low, 3), 1)',
          left: [],
        },
      ],
      [
        'long DAX 9:05 to 11:30 Berlin only, 5 min breakout of prev. day high, tp 0.5% sl .25%, one trade a day',
        {
          timeframe: '5m',
          target: ['percent', 0.5],
          stop: ['percent', 0.25],
          kinds: { max_trades_per_day: { value: 1 } },
          enterLong:
            'frankfurt_minute() >= 545 and frankfurt_minute() < 690 and crosses_above(close, high@1d)',
          left: [],
        },
      ],
      [
        'eurusd h1 ema50/200 cross either direction, sl 1%',
        { enterLong: 'crosses_above(ema_50, ema_200)', enterShort: 'crosses_below(ema_50, ema_200)' },
      ],
      [
        'sl 1 percent but widen it to 2 percent on fridays. buy eurusd 15m rsi 25 sell rsi 60',
        {
          enterLong: 'rsi_14 <= 25',
          exitLong: 'rsi_14 >= 60',
          stop: ['percent', 1],
          left: ['widen it to 2 percent on fridays'],
        },
      ],
      [
        'Buy ADA on 2h at the lower Keltner channel (20, 2); half out at the middle line, the rest at the upper line. Stop 5%.',
        { left: ['half out at the middle line', 'the rest at the upper line'] },
      ],
      [
        'Buy DOGE 15m when RSI < 30 with 20 dollars, closes the lot at 1.5% profit',
        { enterLong: 'rsi_14 < 30', target: ['percent', 1.5], size: ['fixed_notional', 20], left: [] },
      ],
    ],
  },
  {
    kind: 'what is refused, shared and measured by a range',
    cases: [
      [
        'my rule: never add to losers, never risk more than 2 percent. buy AMD when 20 ema > 50 ema, stop 7%',
        { size: ['percent_risk', 2], stop: ['percent', 7], kinds: { pyramiding: null }, left: [] },
      ],
      [
        'Trade crude oil on the daily: long above the 50 SMA, short below it. Size each position for a 12% annual volatility, capped at 150% of equity.',
        { kinds: { position_size: { mode: 'volatility_target', value: 12, cap: 150 } }, left: [] },
      ],
      [
        'sl 50% of atr, tp 1 atr, nq 1m, long when price reclaims the 9 ema',
        { stop: ['atr', 0.5], target: ['atr', 1], left: [] },
      ],
      [
        'if price goes up 4% from my buy I sell a half, then another half of the rest at 8%, then rest at 12%. buy signal: rsi(14) crosses 40 upwards on 1d, LINK',
        {
          enterLong: 'crosses_above(rsi_14, 40)',
          target: null,
          kinds: {
            take_profit_ladder: {
              distance_1: 4,
              share_1: 50,
              distance_2: 8,
              share_2: 25,
              distance_3: 12,
              share_3: 25,
            },
          },
          left: [],
        },
      ],
      [
        'stop .7%, profit 2.1%. BNB 15m macd cross up',
        { stop: ['percent', 0.7], target: ['percent', 2.1], left: [] },
      ],
      [
        'target = entry + 2 x (entry - stop), stop 3%. eth 1h bullish engulfing',
        { stop: ['percent', 3], target: ['percent', 6], left: [] },
      ],
      [
        'Place a limit buy order 1% below the close when RSI(2) is under 10 on SPY; cancel after one day; exit when RSI(2) is over 80.',
        {
          enterLong: 'rsi_2 < 10',
          exitLong: 'rsi_2 > 80',
          execution: 'limit',
          kinds: { limit: { offset: 1, period: 1 } },
          left: [],
        },
      ],
      [
        'ES 1m ema cross 5/13 both ways',
        { enterLong: 'crosses_above(ema_5, ema_13)', enterShort: 'crosses_below(ema_5, ema_13)', left: [] },
      ],
      [
        "short squeeze fade: short GME when it's up more than 20% on the day, stop 8%",
        { enterShort: 'roc_1 > 20', stop: ['percent', 8], left: [] },
      ],
    ],
  },
];
