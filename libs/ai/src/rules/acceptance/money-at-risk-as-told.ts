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
];
