import type { AcceptanceGroup } from './acceptance-case.js';

/** Sizes, stops, steps and times as traders put them in other words. */
export const moneyInOtherWords: readonly AcceptanceGroup[] = [
  {
    kind: 'sizes and leverage in other words',
    cases: [
      [
        'position sizing: 1/4 kelly, cap 10%; MSFT daily golden cross; exit death cross',
        { kinds: { position_size: { mode: 'kelly', value: 25, cap: 10 } }, left: [] },
      ],
      [
        'BTC perp 1h rsi<30 long, 20% of balance as margin, 3x leverage',
        { size: ['percent_equity', 60], kinds: { leverage: { value: 3 } }, left: [] },
      ],
      [
        'BTC perp 1h rsi<30 long, 50% of balance as margin, 10x leverage',
        { kinds: { leverage: { value: 10 } }, left: ['50% of balance as margin'] },
      ],
      [
        'Buy GLD when the daily close is above the 100 SMA; size inversely to volatility',
        { kinds: { position_size: { mode: 'inverse_volatility' } }, left: [] },
      ],
      [
        'sol 5 min, ema 8 over 21 buy 300 usdt w 10x, tp .8% sl .4%, max 6 trades a day, stop for the day if down 5%',
        {
          enterLong: 'ema_8 > ema_21',
          size: ['fixed_notional', 300],
          kinds: {
            leverage: { value: 10 },
            max_trades_per_day: { value: 6 },
            daily_loss_limit: { value: 5 },
            pyramiding: null,
          },
          left: [],
        },
      ],
      [
        'CL 1h; entry long close > Donchian(55) high; risk 0.35% NAV; stop 2.5N; add 1 unit per 1N up to 3; exit Donchian(20) low',
        { size: ['percent_risk', 0.35], stop: ['atr', 2.5], left: ['add 1 unit per 1N up to 3'] },
      ],
      [
        'ADA perp 1h, supertrend(10,3) flips, both ways, liquidate all if account falls 25 % from peak',
        { kinds: { kill_switch: { value: 25 } }, left: [] },
      ],
      [
        'when vix closes above 30 cut my SPY exposure to 25%, back to 100% once vix < 20. SPY daily',
        { status: 'refused', says: 'Scaling in or out' },
      ],
    ],
  },
  {
    kind: 'stops, targets and steps in other words',
    cases: [
      [
        'Risk per trade: one percent. Stop: 1,5 x ATR. Target: 2R. Market: DAX, 15 minutes. Long when price > EMA 200 and stochastic < 20, not before 9:15 Berlin, flat by 17:15 Berlin.',
        {
          size: ['percent_risk', 1],
          stop: ['atr', 1.5],
          target: ['atr', 3],
          exitLong: 'frankfurt_minute() == 1035',
          left: [],
        },
      ],
      [
        'half a percent risk, ATR stop (3x, 21), no target; NG daily 10/30 EMA cross both directions',
        { kinds: { stop_loss: { mode: 'atr', value: 3, period: 21 } }, left: [] },
      ],
      [
        'buy WIF 1h when rsi < 30, sell 50% at 2x risk and the rest at 4x risk, stop 7%',
        {
          target: null,
          kinds: { take_profit_ladder: { distance_1: 14, share_1: 50, distance_2: 28, share_2: 50 } },
          left: [],
        },
      ],
      [
        'Scale out: third at 1R, third at 2R. Initial stop below: 2 ATR. BTC 1d close > 100 day high',
        { stop: ['atr', 2], kinds: { take_profit_ladder: { mode: 'atr', distance_1: 2, distance_2: 4 } } },
      ],
      [
        'AVAX 1h long when rsi < 30, stop another 1.5 ATR below, and after two stop-outs in the same day, done until next day',
        { stop: ['atr', 1.5], left: ['after two stop-outs in the same day', 'done until next day'] },
      ],
      [
        'Long ETH daily on a 20 day breakout. Stop 2 ATR(20). Pyramid up to 4 entries, each 5% above the last. Risk 0.5% per entry.',
        {
          size: ['percent_risk', 0.5],
          stop: ['atr', 2],
          kinds: { pyramiding: { max_entries: 4, spacing: 5, direction: 'winning' } },
          left: [],
        },
      ],
      [
        'Take 50% off at 2 ATR, move the stop to entry, hold the rest until the close is below the 20 EMA. Entry: SOL 4h close > 20 bar high, stop 1.5 ATR.',
        { exitLong: 'close < ema_20', stop: ['atr', 1.5], left: ['move the stop to entry'] },
      ],
      [
        'LTC 30m bollinger(20,2) lower touch buy, upper touch sell. After any stop-out wait 4 hours. Not more than 3 losing trades per day.',
        {
          enterLong: 'low <= bollinger_20_2.lower',
          exitLong: 'high >= bollinger_20_2.upper',
          kinds: { cooldown: { period: 8, after: 'loss' } },
          left: ['Not more than 3 losing trades per day'],
        },
      ],
    ],
  },
  {
    kind: 'times in other words',
    cases: [
      [
        'risking 1.5% a trade w/ sl 3% under entry n tp 2 to 1, avax 1h rsi cross up 35',
        { size: ['percent_risk', 1.5], stop: ['percent', 3], target: ['percent', 6], left: [] },
      ],
      [
        'buy half at the signal, the other half 3% lower; XRP 4h rsi<30; tp 8% stop 7%',
        {
          target: ['percent', 8],
          size: ['percent_equity', 5],
          kinds: {
            take_profit_ladder: null,
            pyramiding: { max_entries: 2, spacing: 3, direction: 'losing' },
          },
          left: [],
        },
      ],
      [
        '3 wins in a row then raise size by 50%; DOT 1h buy rsi < 30',
        { size: ['percent_equity', 10], left: ['raise size by 50%', '3 wins in a row then'] },
      ],
      [
        '€2.000 je Trade, Hebel 5, Stop 2,5%, Gewinnziel 7,5%, höchstens 2 Trades pro Tag. SOL 1h RSI unter 30 kaufen',
        {
          size: ['fixed_notional', 2_000],
          enterLong: 'rsi_14 < 30',
          kinds: { max_trades_per_day: { value: 2 }, leverage: { value: 5 }, pyramiding: null },
        },
      ],
      [
        'Go long QQQ on the last trading day of the month and exit on the fourth trading day of the next month. All in.',
        { exitLong: 'prev(month(), 3) != prev(month(), 4)', size: ['percent_equity', 100], left: [] },
      ],
      [
        'hold no longer than two weeks, no stop, get out with 8% profit. Buy when AMZN is 10 percent under its 52 week high and RSI < 40.',
        { timeExit: 10, stop: null, target: ['percent', 8], left: [] },
      ],
      [
        'between the London open and the New York close, GBPUSD 15m: buy when RSI(9) < 25, out at RSI 55 or after 3 hours',
        { enterLong: 'london_minute() >= 480 and new_york_minute() < 960 and rsi_9 < 25', timeExit: 12 },
      ],
    ],
  },
];
