import type { AcceptanceGroup } from './acceptance-case.js';

/** Schedules, sizes, steps and exits, each told in several ways that mean the same. */
export const moneyAsTold: readonly AcceptanceGroup[] = [
  {
    kind: 'when it trades and when it does not',
    cases: [
      [
        'no trades between 22:00 and 02:00 UTC, mon to thu only, long BTC when price crosses vwap upwards on 15m, tp 1.5 sl 0.75 percent',
        {
          enterLong:
            'not (hour() >= 22 or hour() < 2) and weekday() <= 4 and crosses_above(close, vwap_line)',
          left: [],
        },
      ],
      [
        'Buy ETH 1h when RSI(14) < 30, sell above 60. No entries after 20:00 UTC, weekdays only.',
        { enterLong: 'rsi_14 < 30 and not (hour() >= 20) and weekday() <= 5', exitLong: 'rsi_14 > 60' },
      ],
      [
        "long SOL 15m when ema 9 > ema 21, exit when it crosses below. Don't trade at night (22:00 to 06:00 UTC), only Tuesday to Friday",
        {
          enterLong:
            'ema_9 > ema_21 and weekday() >= 2 and weekday() <= 5 and not (hour() >= 22 or hour() < 6)',
          exitLong: 'crosses_below(ema_9, ema_21)',
        },
      ],
      [
        'pause for 4 hours after a loss, and after three losers in a row stop till tomorrow. buy DOGE on 5m when price crosses above ema 20; sl 1% tp 2%',
        {
          kinds: { cooldown: { period: 48, after: 'loss' } },
          stop: ['percent', 1],
          left: ['and after three losers in a row stop till tomorrow'],
        },
      ],
      [
        "buy DOGE on 5m when price crosses above ema 20; sl 1% tp 2%. Two stop-outs and we're done until the next day.",
        { stop: ['percent', 1], left: ["Two stop-outs and we're done until the next day"] },
      ],
      [
        'Buy ETH 1h when RSI is under 30. after 3 losing trades in a row quit and start again tomorrow',
        { left: ['after 3 losing trades in a row quit and start again tomorrow'] },
      ],
      [
        'Buy ETH when RSI is under 30. Stop trading after a 5% daily loss.',
        { kinds: { daily_loss_limit: { value: 5 } }, left: [] },
      ],
      [
        'No more trading today after a loss of 3% on the day. Buy BTC when RSI < 30',
        { kinds: { daily_loss_limit: { value: 3 } }, left: [] },
      ],
      [
        'Buy BTC when RSI<30. 5% daily loss: stop trading',
        { kinds: { daily_loss_limit: { value: 5 }, kill_switch: null }, left: [] },
      ],
    ],
  },
  {
    kind: 'how much is held and what is added',
    cases: [
      [
        'Buy XRP when it drops 5% in a day, 200 euros each time, but never more than 1000 euros in it. Sell all at 8% profit.',
        {
          enterLong: 'roc_1 <= -5',
          size: ['fixed_notional', 200],
          target: ['percent', 8],
          kinds: { pyramiding: { max_entries: 5 } },
          left: [],
        },
      ],
      [
        'Buy SOL when RSI(14) < 30 on 4h, $250 per buy, max $1000 in total. Sell when RSI > 65',
        { size: ['fixed_notional', 250], kinds: { pyramiding: { max_entries: 4 } }, left: [] },
      ],
      [
        'Buy ETH 1h when the close crosses above the 50 EMA, exit below it. Never hold more than 2000 dollars in ETH.',
        { size: ['fixed_notional', 2000], kinds: { pyramiding: null }, left: [] },
      ],
      [
        'buy DOGE daily on a new 20 day high with 10% of equity, cap the position at 500 euros, stop 5%',
        { size: ['percent_equity', 10], left: ['cap the position at 500 euros'] },
      ],
      [
        'Buy BTC when RSI < 35 with a base order of 100 USDT and 5 safety orders of 100 each 2% lower, volume scale 1.5. Take profit 2% on average price.',
        {
          enterLong: 'rsi_14 < 35',
          size: ['fixed_notional', 100],
          target: ['percent', 2],
          stop: null,
          kinds: { pyramiding: { max_entries: 6, spacing: 2, direction: 'losing' }, sma: null },
          left: ['volume scale 1.5'],
        },
      ],
      [
        'SOL 15m DCA bot: start when RSI(14) < 30. Base order: 50$, safety order: 50$, max safety orders 6, price deviation 1.5%, step scale 1.2, TP 1.25%',
        {
          enterLong: 'rsi_14 < 30',
          size: ['fixed_notional', 50],
          kinds: { pyramiding: { max_entries: 7, spacing: 1.5, direction: 'losing' } },
          left: ['step scale 1.2'],
        },
      ],
      [
        'BTC 1h: buy when RSI < 30, base order 100 usdt, 3 safety orders of 200 usdt, each 3% lower, target 2% above my average entry price',
        {
          size: ['fixed_notional', 100],
          target: ['percent', 2],
          kinds: { pyramiding: null },
          left: ['3 safety orders of 200 usdt, each 3% lower'],
        },
      ],
      [
        'Add to the position every 2% it rises, at most 3 times. Buy BTC when it closes above the 50 day high, trailing stop 8%.',
        { kinds: { pyramiding: { max_entries: 3, spacing: 2, direction: 'winning' } }, left: [] },
      ],
      [
        'Buy BTC when it closes above the 50 day high, trailing stop 8%. Buy more every 3% it falls, up to four times.',
        { kinds: { pyramiding: { max_entries: 4, spacing: 3, direction: 'losing' } }, left: [] },
      ],
      [
        'Buy BTC when RSI < 30. Buy again for each 3% the price goes against me, 4 times at most',
        { kinds: { pyramiding: { max_entries: 4, spacing: 3, direction: 'losing' } }, left: [] },
      ],
      [
        'Buy BTC when RSI < 30, sell above 60. Average down every 3%, max 3 times',
        { kinds: { pyramiding: { max_entries: 3, spacing: 3, direction: 'losing' } }, left: [] },
      ],
      [
        'Buy BTC when RSI(14) < 30, sell when RSI(14) > 70. Buy in four equal parts, each 2% lower.',
        {
          size: ['percent_equity', 2.5],
          kinds: { pyramiding: { max_entries: 4, spacing: 2, direction: 'losing' } },
          left: [],
        },
      ],
      [
        "ETH: I buy half when RSI is under 30 and half 5% lower, sell everything when it's 10% above my average price.",
        {
          enterLong: 'rsi_14 < 30',
          exitLong: null,
          target: ['percent', 10],
          size: ['percent_equity', 5],
          kinds: { pyramiding: { max_entries: 2, spacing: 5, direction: 'losing' } },
          left: [],
        },
      ],
      [
        'Split the entry in 3: buy a third when RSI < 30, another third 3% lower and the last third 6% lower. BTC.',
        { kinds: { pyramiding: { max_entries: 3, spacing: 3, direction: 'losing' } }, left: [] },
      ],
    ],
  },
  {
    kind: 'targets and stops told in words',
    cases: [
      [
        'btc 15m, long on ema 8/21 cross, tp1 1% half, tp2 2% rest, sl at entry after tp1',
        {
          target: null,
          kinds: { take_profit_ladder: { distance_1: 1, share_1: 50, distance_2: 2, share_2: 50 } },
          left: ['sl at entry after tp1'],
        },
      ],
      [
        'Buy BTC 15m when EMA 8 crosses above EMA 21. When tp1 hits, sl = entry. tp1 1.5% for 50%, tp2 3% for 50%, stop 1%',
        { target: null, stop: ['percent', 1], left: ['When tp1 hits, sl = entry'] },
      ],
      [
        'Buy BTC 15m when EMA 8 crosses above EMA 21. Target 4%, stop 2%. If up 2%, raise stop loss to the entry',
        {
          target: ['percent', 4],
          stop: ['percent', 2],
          left: ['If up 2%, raise stop loss to the entry'],
        },
      ],
      [
        "Buy BTC on 5m when RSI(14) < 28. Take profit 4% at once, 2% after 30 minutes, 1% after an hour, whatever's left after two hours. Stop 10%.",
        {
          target: ['percent', 4],
          stop: ['percent', 10],
          left: ["2% after 30 minutes, 1% after an hour, whatever's left after two hours"],
        },
      ],
      [
        'My roi table: 4% immediately, 2% after 30 minutes, 1% after 60 min, stoploss 10%. Buy when RSI 14 < 28 on 5m BTC.',
        { target: ['percent', 4], exitLong: null, left: ['2% after 30 minutes, 1% after 60 min'] },
      ],
      [
        'Buy BTC on 5m when RSI(14) < 28. Target 5%, after 20 min 3%, after 40 min 1.5%, stop 6%',
        { target: ['percent', 5], stop: ['percent', 6], left: ['after 20 min 3%, after 40 min 1.5%'] },
      ],
      [
        'Gold futures 5m: buy when the close is above the high of the first 30 minutes. stop at the other side of the range, target is the height of the range',
        {
          target: null,
          left: ['stop at the other side of the range', 'target is the height of the range'],
        },
      ],
      [
        'Buy BTC 1h when RSI < 30. target = the size of the box, stop just outside of it',
        { target: null, left: ['target = the size of the box', 'stop just outside of it'] },
      ],
      [
        'ADA: buy at 0.40 with 500$, sell half at 0.50 and the rest at 0.60, stop at 0.35',
        {
          enterLong: 'close <= 0.4',
          exitLong: 'close <= 0.35',
          size: ['fixed_notional', 500],
          kinds: { take_profit_ladder: { distance_1: 25, share_1: 50, distance_2: 50, share_2: 50 } },
          left: [],
        },
      ],
      [
        'short NQ at 18000, cover half at 17100, the rest at 16200, stop 18200',
        {
          enterShort: 'close >= 18000',
          exitShort: 'close >= 18200',
          kinds: { take_profit_ladder: { distance_1: 5, share_1: 50, distance_2: 10, share_2: 50 } },
          left: [],
        },
      ],
      ['BTC: buy at 30, sell at 70', { status: 'clarify' }],
    ],
  },
  {
    kind: 'ways out after a time or under a condition',
    cases: [
      [
        'Buy SPY when RSI(2) < 10 and close above SMA 200, sell 3 bars later or when RSI(2) > 70',
        { enterLong: 'rsi_2 < 10 and close > sma_200', exitLong: 'rsi_2 > 70', timeExit: 3, left: [] },
      ],
      [
        'Buy SPY when RSI(2) < 10, exit after 5 days or if RSI(2) closes above 65, whichever comes first',
        { exitLong: 'rsi_2 > 65', timeExit: 5, left: [] },
      ],
      [
        'Buy SPY when RSI(2) < 10, get out 4 days later, or on a close above the 5 SMA',
        { exitLong: 'close > sma_5', timeExit: 4, left: [] },
      ],
      [
        'Buy SPY when RSI(2) < 10, sell after a week, or earlier if the close is under the 20 SMA',
        { enterLong: 'rsi_2 < 10', exitLong: 'close < sma_20', timeExit: 5, left: [] },
      ],
      [
        'Buy SPY when RSI(2) < 10, exit when RSI(2) > 70 or 5 days later',
        { exitLong: 'rsi_2 > 70', timeExit: 5, left: [] },
      ],
      [
        'Buy SPY when RSI(2) < 10, sell after a week, unless the close is under the 20 SMA',
        { enterLong: 'rsi_2 < 10', timeExit: 5, left: ['unless the close is under the 20 SMA'] },
      ],
    ],
  },
  {
    kind: 'levels, corrections and moves as told',
    cases: [
      [
        'When BTC falls below 23 RSI buy; sell when it closes below 23 dollars.',
        { enterLong: 'crosses_below(rsi_14, 23)', exitLong: 'close < 23' },
      ],
      [
        'Buy ETH when it drops under 30 RSI, sell above 70 RSI',
        { enterLong: 'crosses_below(rsi_14, 30)', exitLong: 'rsi_14 > 70', left: [] },
      ],
      [
        'buy SOL 1h when price goes below RSI 25, sell when price goes over RSI 75',
        { enterLong: 'crosses_below(rsi_14, 25)', exitLong: 'crosses_above(rsi_14, 75)', left: [] },
      ],
      ['buy BTC when price > RSI', { status: 'refused' }],
      ['Buy BTC at RSI 30, no, at RSI 25', { enterLong: 'rsi_14 <= 25', left: [] }],
      ['buy ETH at 3000, no, at 2900. sell at 3300', { enterLong: 'close <= 2900', left: [] }],
      [
        'Buy at the lower band, no, at the middle band, BTC 4h',
        { enterLong: 'low <= bollinger_20_2.middle', left: [] },
      ],
      ['Buy AAPL when it gaps up more than 2%', { enterLong: 'open > prev(close, 1) * 1.02' }],
      ['Buy AAPL when it gaps up 2% or more', { enterLong: 'open >= prev(close, 1) * 1.02' }],
      ['Buy ETH when it falls more than 5% in a day', { enterLong: 'roc_1 < -5' }],
      ['Buy ETH when it falls 5% in a day', { enterLong: 'roc_1 <= -5' }],
    ],
  },
];
