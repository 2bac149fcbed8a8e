import type { AcceptanceGroup } from './acceptance-case.js';

const dip = 'buy btc 1h when rsi<30';

/** Sizes in money and shares, accounts and what may be lost of them, as people post them. */
export const moneyAndRisk: readonly AcceptanceGroup[] = [
  {
    kind: 'money that goes into a trade',
    cases: [
      [
        `${dip}. put max 20% in each trade, stop 4%`,
        { size: ['percent_equity', 20], stop: ['percent', 4], left: [] },
      ],
      [`${dip}, no sl, 1500 usdt each`, { size: ['fixed_notional', 1500], stop: null, left: [] }],
      [
        'rsi 14 under 25 on 30m doge, buy 200 bucks, sell at +4% or -2%',
        { size: ['fixed_notional', 200], stop: ['percent', 2], target: ['percent', 4], left: [] },
      ],
      [
        'invest 1,00,000 INR in RELIANCE whenever the 50 dma crosses over the 200 dma, SL 8%',
        { size: ['fixed_notional', 100_000], stop: ['percent', 8], left: [] },
      ],
      [
        'buy SOL at 150 sell at 200, 20 SOL',
        { enterLong: 'close <= 150', exitLong: 'close >= 200', size: ['fixed_units', 20], left: [] },
      ],
      [
        'Kelly sizing capped at 25%: long SPY when close above 200d MA, out when below',
        { kinds: { position_size: { mode: 'kelly', value: 100, cap: 25 } }, left: [] },
      ],
      [
        "Long BTC on MACD cross up, 1d. Position sizing: half my account. Don't use leverage.",
        { size: ['percent_equity', 50], kinds: { leverage: null }, left: [] },
      ],
      [
        'AAPL: if close > 20 sma buy, 2% stop... no wait, make that 3%. Take profit 6%.',
        { stop: ['percent', 3], target: ['percent', 6], left: [] },
      ],
    ],
  },
  {
    kind: 'losses told in money',
    cases: [
      [
        'Equity 50k, risk 250 per trade. Long CL when 20 ema crosses above 50 ema, stop 2%',
        { size: ['percent_risk', 0.5], assumes: ['money-at-risk'], left: ['Equity 50k'] },
      ],
      [`${dip}, risk $250 per trade, stop 2%`, { left: ['risk $250 per trade'], sums: 'account' }],
      [
        `I have 25k. ${dip}, stop trading if I lose $600 in a day.`,
        { kinds: { daily_loss_limit: { value: 2.4 } }, left: ['have 25k'] },
      ],
      [`with a 10k account: ${dip}, stop 3%`, { size: ['percent_equity', 10], left: ['10k account'] }],
      [
        `${dip}, stop 2%, fees 5 bps and slippage 2bps`,
        { left: ['fees 5 bps', 'slippage 2bps'], sums: 'slippage' },
      ],
    ],
  },
  {
    kind: 'trading halted by losses',
    cases: [
      [
        `kill switch: stop everything if the account is down 15% from its peak. ${dip}`,
        { kinds: { kill_switch: { value: 15 } }, left: [] },
      ],
      [
        `${dip}. If I'm down 3% on the day, no more trades that day`,
        { kinds: { daily_loss_limit: { value: 3 } }, left: [] },
      ],
      [`${dip}. down 4% in a day: done for the day`, { kinds: { daily_loss_limit: { value: 4 } }, left: [] }],
      [
        `${dip}. shut it down if the equity drops 20% from its peak`,
        { kinds: { kill_switch: { value: 20 } }, left: [] },
      ],
      [
        `${dip}, but cool off for 3 hours after a losing trade`,
        { timeframe: '1h', kinds: { cooldown: { period: 3, after: 'loss' } }, left: [] },
      ],
      [`${dip}, no new entries for 5 bars after an exit`, { kinds: { cooldown: { period: 5 } }, left: [] }],
      [`${dip}. 3 losses in a row = done for the day`, { left: ['3 losses in a row'] }],
    ],
  },
  {
    kind: 'shares of the position, sold in steps',
    cases: [
      [
        `${dip}. take 25% off at +5%, 25% at +10%, let the remainder run with a 7% trailing stop`,
        {
          trail: ['percent', 7],
          kinds: {
            take_profit_ladder: { distance_1: 5, share_1: 25, distance_2: 10, share_2: 25, share_3: 0 },
          },
          left: [],
        },
      ],
      [
        `${dip}. exit half at 4%, exit the other half at 8%`,
        {
          kinds: { take_profit_ladder: { distance_1: 4, share_1: 50, distance_2: 8, share_2: 50 } },
          left: [],
        },
      ],
      [
        `${dip}. close 50% of the position at +3%, another 25% at +6%, hold the rest`,
        {
          kinds: {
            take_profit_ladder: { distance_1: 3, share_1: 50, distance_2: 6, share_2: 25, share_3: 0 },
          },
          left: [],
        },
      ],
      [
        `${dip}. book 50% at target 1 (2%) and remaining at target 2 (4%)`,
        {
          target: null,
          kinds: { take_profit_ladder: { distance_1: 2, share_1: 50, distance_2: 4, share_2: 50 } },
          left: [],
        },
      ],
      [
        `${dip}, stop 1%. 1st target: 1.5R (50%), 2nd target: 3R (50%).`,
        {
          kinds: { take_profit_ladder: { distance_1: 1.5, share_1: 50, distance_2: 3, share_2: 50 } },
          left: [],
        },
      ],
      [
        `${dip}. bank half the position at 1R; leave the rest on with a 2 ATR trail`,
        {
          trail: ['atr', 2],
          kinds: { take_profit_ladder: { mode: 'atr', distance_1: 2, share_1: 50, share_2: 0 } },
          left: [],
        },
      ],
      [
        `${dip}. when price is up 2% sell a third, at 4% sell another third, keep the rest until rsi > 70`,
        {
          exitLong: 'rsi_14 > 70',
          target: null,
          kinds: {
            take_profit_ladder: { distance_1: 2, share_1: 33.33, distance_2: 4, share_2: 33.33, share_3: 0 },
          },
          left: [],
        },
      ],
      [
        `${dip}, stop 2%. take partials at 1R and 2R, 50% each`,
        {
          size: ['percent_equity', 10],
          kinds: { take_profit_ladder: { distance_1: 2, share_1: 50, distance_2: 4, share_2: 50 } },
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'stops at a line or a price',
    cases: [
      [
        'Buy at 62000 stop at 60500 target 66000 for BTC',
        {
          enterLong: 'close <= 62000',
          exitLong: 'close <= 60500 or close >= 66000',
          stop: null,
          target: null,
          left: [],
        },
      ],
      [
        'short eth 1h when close < 3500. SL: 3700. TP: 3000',
        { enterShort: 'close < 3500', exitShort: 'close >= 3700 or close <= 3000', stop: null, left: [] },
      ],
      [
        'buy dax 5m when rsi<30, stop 40 points',
        { stop: ['percent', 5], assumes: ['stop-loss'], left: ['stop 40 points'] },
      ],
      [
        'Long if price > 50sma and adx>25. Chandelier exit 22, 3 ATR. Risk 0,75% per trade. DAX daily',
        {
          size: ['percent_risk', 0.75],
          kinds: { trailing_stop: { mode: 'atr', value: 3, period: 22 } },
          left: [],
        },
      ],
      [
        'ema 5 over ema 13 long, opposite short. 1m BTC perps, sl .25% tp .5% 5x leverage',
        {
          enterLong: 'ema_5 > ema_13',
          enterShort: 'ema_5 < ema_13',
          stop: ['percent', 0.25],
          target: ['percent', 0.5],
          left: [],
        },
      ],
      [
        'TWAP into 500 shares of NVDA over 4 hours when it closes above the 50 day average. get out below it. 1h bars',
        {
          exitLong: 'close < sma_50_1d',
          size: ['fixed_units', 500],
          kinds: { twap: { period: 4 } },
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'out by the clock and over the weekend',
    cases: [
      [
        'short NQ 5 min if price closes below the 20 ema between 9:45 and 11:30 eastern. always flat at 12. risk 0.25% with a 0.4% stop',
        {
          exitShort: 'new_york_minute() == 720',
          size: ['percent_risk', 0.25],
          stop: ['percent', 0.4],
          left: [],
        },
      ],
      [
        'close all trades before the weekend, long ETH 1h when supertrend turns bullish, 15% of capital',
        {
          enterLong:
            'crosses_above(supertrend_10_3.direction, 0) and not (weekday() == 5 and hour() >= 20 or weekday() >= 6)',
          size: ['percent_equity', 15],
          left: [],
        },
      ],
      [
        'GBPJPY 1h: buy above the high of the last 24 bars, tp 2%, sl 1%, never hold over the weekend',
        { exitLong: 'weekday() == 5 and hour() >= 18 or weekday() >= 6', left: [] },
      ],
      [
        `${dip}, no trades on weekends, tp 2%`,
        { enterLong: 'rsi_14 < 30 and not (weekday() == 6 or weekday() == 7)', exitLong: null, left: [] },
      ],
      [
        'trade only 8-11am and 1:30-4pm New York, es 5 min, long on rsi cross above 50, out on cross below 50, 1 contract',
        {
          symbol: 'ES',
          enterLong:
            'crosses_above(rsi_14, 50) and (new_york_minute() >= 480 and new_york_minute() < 660 or new_york_minute() >= 810 and new_york_minute() < 960)',
          size: ['fixed_units', 1],
          left: [],
        },
      ],
      [
        'NIFTY 15 min, sell when price crosses below supertrend, buy when crosses above, square off at 3:15 pm, 2 lots',
        {
          exitLong: 'crosses_below(close, supertrend_10_3.line) or hour() == 15 and minute() == 15',
          size: ['fixed_units', 2],
          left: [],
        },
      ],
      [
        "don't trade Mondays or Fridays. EURJPY 30m, cross of ema 20 and ema 50 both directions, 0.5% stop, 2R target",
        {
          enterLong: 'crosses_above(ema_20, ema_50) and not (weekday() == 1 or weekday() == 5)',
          enterShort: 'crosses_below(ema_20, ema_50) and not (weekday() == 1 or weekday() == 5)',
          target: ['percent', 1],
          left: [],
        },
      ],
      [
        "EURJPY 30m, ema 20 crosses ema 50, both directions. don't trade Mondays",
        { exitLong: 'crosses_below(ema_20, ema_50)', exitShort: 'crosses_above(ema_20, ema_50)', left: [] },
      ],
      [
        'buy on the first trading day of each month, sell on the last trading day. IWM, 100% invested, no stops',
        {
          enterLong: 'month() != prev(month(), 1)',
          exitLong: 'day_of_month() >= 28',
          size: ['percent_equity', 100],
          stop: null,
          left: [],
        },
      ],
      [
        'no entry in the first 30 minutes of the NY session; 1m SPY long when price reclaims vwap, stop 0.2%, target 0.4%',
        { timeframe: '1m', left: ['no entry in the first 30 minutes'] },
      ],
    ],
  },
  {
    kind: 'settings in other words',
    cases: [
      [
        'leverage 10x isolated, margin 50 usdt per trade, BTCUSDT perp 15m, long rsi<25, tp 1%, sl .6%',
        { size: ['fixed_notional', 500], assumes: ['leverage'], left: [] },
      ],
      [
        'position size = 1% of equity / (2*ATR). long when close > ema 50, exit close < ema 50, SPX daily',
        { size: ['percent_risk', 1], stop: ['atr', 2], left: [] },
      ],
      [
        'max position 30% of equity, vol target 20%, long GLD > 100 sma daily',
        { kinds: { position_size: { mode: 'volatility_target', value: 20, cap: 30 } }, left: [] },
      ],
      [
        'ETH daily. Position: 0.75 of equity. SL = entry - 2.5*ATR(10). No TP. Exit when close < 20 EMA. entry: close > 50 EMA',
        { size: ['percent_equity', 75], target: null, left: [] },
      ],
      [
        'risk no more than 1/2 percent of the account per trade. gold 1h, buy when price > 200 ema; stop 1 ATR; 2:1',
        { size: ['percent_risk', 0.5], stop: ['atr', 1], target: ['atr', 2], left: [] },
      ],
      [
        'pyramiding off. sizing 3% fixed. XRP 1d breakout 55 days / exit 20 day low. stop 2N',
        {
          enterLong: 'close > prev(highest(high, 55), 1)',
          exitLong: 'close < prev(lowest(low, 20), 1)',
          kinds: { pyramiding: null },
          size: ['percent_equity', 3],
          left: [],
        },
      ],
      [
        'Stop: 3%. Target: none, let it run until close below 10 ema. Entry: close above 20 day high. Size: quarter of equity. Market: AMD',
        { target: null, exitLong: 'close < ema_10', size: ['percent_equity', 25], left: [] },
      ],
      [
        'buy dogecoin 5m if rsi < 30, get out after 6 bars or 1.2% gain or 0.8% loss',
        { timeExit: 6, target: ['percent', 1.2], stop: ['percent', 0.8], left: [] },
      ],
      [
        'buy limit 1% below the close, valid for 2 days, when SPY rsi(2) < 10. exit rsi(2) > 60. all my cash',
        { kinds: { limit: { offset: 1, period: 2 } }, size: ['percent_equity', 100], left: [] },
      ],
      [
        'long LINK 4h when rsi < 30, tp 6%, max 2 open trades, 10k each',
        { size: ['fixed_notional', 10_000], assumes: ['pyramiding'], left: [] },
      ],
      [
        'trailing stop 2% but only activate after 3% profit; hard stop 1.5%. long on 15m rsi<30 for DOT',
        { trail: null, stop: ['percent', 1.5], left: ['trailing stop 2% but only activate after 3% profit'] },
      ],
      [
        'stoploss -10%, minimal_roi: 0: 4%, 30: 2%, 60: 1%. 5m timeframe. buy when rsi crosses above 30. BTC/USDT',
        { stop: ['percent', 10], target: ['percent', 4], left: ['30: 2%, 60: 1%'] },
      ],
      [
        '4h SOL: long when rsi crosses 50 from below; add 2% more each time price drops another 3%, max 4 entries; tp 4%',
        { enterLong: 'crosses_above(rsi_14, 50)', target: ['percent', 4], left: ['add 2% more'] },
      ],
      [
        'crude (CL) 1h long when ema(10) crosses over ema(40), sl 0.60 below entry, tp 1.20 above entry',
        { stop: ['percent', 5], target: null, left: ['sl 0.60 below entry', 'tp 1.20 above entry'] },
      ],
      [
        'no more than 2% of the account may be lost on one trade. buy ES on 20 bar high, stop 1%',
        { size: ['percent_risk', 2], left: [] },
      ],
      [
        'XLE weekly? no, daily. long when 10 sma > 30 sma. Cooldown a week.',
        { timeframe: '1d', enterLong: 'sma_10 > sma_30', kinds: { cooldown: { period: 7 } }, left: [] },
      ],
      [
        'Long gold GC 1h on ema cross 12/26, stop 2%, take 1/3 at 1R, 1/3 at 2R, last third trails 2%',
        {
          symbol: 'GC',
          trail: ['percent', 2],
          kinds: {
            take_profit_ladder: { distance_1: 2, share_1: 33.33, distance_2: 4, share_2: 33.33, share_3: 0 },
          },
          left: [],
        },
      ],
      [
        'Long XLE 30m when it closes above its 52 week high, 10 % of portfolio, stop 12 %',
        { enterLong: 'close > prev(highest(high@1d, 364), 1)', size: ['percent_equity', 10], left: [] },
      ],
    ],
  },
  {
    kind: 'risk in longer posts',
    cases: [
      [
        'trade BTC 1h. Buy if close > EMA 200. Risk 1R = 1% of account with a stop 1.5 ATR away, target 3R',
        { size: ['percent_risk', 1], stop: ['atr', 1.5], target: ['atr', 4.5], left: [] },
      ],
      [
        "Don't risk more than $200 on any trade (account 20k). AMZN daily: buy new 50 day highs, 6% stop, 20% target",
        { size: ['percent_risk', 1], stop: ['percent', 6], target: ['percent', 20], left: ['account 20k'] },
      ],
      [
        'short only, no longs. Sell GBPJPY when 15m close < 20 SMA, 25% of equity, 0.4% stop and 0.8% target, from 7 to 11 london time',
        {
          enterShort: 'close < sma_20 and london_minute() >= 420 and london_minute() < 660',
          enterLong: null,
          timeframe: '15m',
          left: [],
        },
      ],
      [
        'position sizing 1/N across BTC ETH SOL ADA, buy when 20 day momentum positive, sell when negative',
        { size: ['percent_equity', 25], left: [] },
      ],
      [
        'XAUUSD M15, buy RSI<25, stop 1%, 0.1 lot, no trading after 20:00 GMT and on Fridays',
        {
          enterLong: 'rsi_14 < 25 and not (hour() >= 20 or weekday() == 5)',
          size: ['fixed_units', 0.1],
          left: [],
        },
      ],
      [
        'hold 5 candles then close. MATIC 1h, buy 3 red candles in a row, size 250 USDT, stop 2%, no tp',
        { timeExit: 5, size: ['fixed_notional', 250], left: [] },
      ],
      [
        '1.5% stop, move it up to entry once 1.5% in profit, final target 4.5%. BNB 1h long when price closes over VWAP',
        {
          enterLong: 'close > vwap_line',
          stop: ['percent', 1.5],
          target: ['percent', 4.5],
          left: ['move it up to entry'],
        },
      ],
      [
        'ES, 15 min, buy when close > 200 ema. Stop: 1%. Trail after +10 points by 6. Qty 2',
        { trail: null, size: ['fixed_units', 2], left: ['Trail after +10 points by 6'] },
      ],
      [
        'limit buys: 0.5% under the last close, order good for 4 candles; FTM 1h, when bb %b < 0; stop 2 percent, tp 3 percent',
        { kinds: { limit: { offset: 0.5, period: 4 } }, left: [] },
      ],
      [
        'target 10% vol, never more than 2x leverage; long GLD when above its 200 day average',
        { size: ['volatility_target', 10], target: null, kinds: { leverage: { value: 2 } }, left: [] },
      ],
      [
        'BTC scalps, tp .4% sl .3%, 1m stoch cross up under 20. Daily target 5%, daily stop 4%',
        {
          stop: ['percent', 0.3],
          target: ['percent', 0.4],
          kinds: { daily_loss_limit: { value: 4 } },
          left: ['Daily target 5%'],
        },
      ],
      [
        "long SMCI, daily close above 20ema; if it's down more than 1.5R get out",
        { exitLong: 'close < ema_20', left: ['1.5R'] },
      ],
      [
        'BTC weekly: buy if close > 20 week sma; sell if below; cap exposure at 60%; costs 10bps per side',
        { target: null, left: ['60%', 'costs 10bps per side'] },
      ],
      [
        'all in on TSLA when 50>200 sma, stop 15%, re-enter only after 10 days',
        { size: ['percent_equity', 100], kinds: { cooldown: { period: 10 } }, left: [] },
      ],
      [
        'FTSE 1h, sma 30 crossover, £5 per point, stop 2%',
        { size: ['percent_equity', 10], left: ['£5 per point'] },
      ],
    ],
  },
  {
    kind: 'a market with its bars at the head, and what stops for the day',
    cases: [
      [
        'BTC 5m ema 8/21 cross',
        { symbol: 'BTC', timeframe: '5m', enterLong: 'crosses_above(ema_8, ema_21)', left: [] },
      ],
      [
        'SOL 15m momentum: roc(12) > 2 buy; stop 1%',
        { symbol: 'SOL', timeframe: '15m', enterLong: 'roc_12 > 2', left: [] },
      ],
      [
        'cut it at -3%, bank it at +9%. XRP 4h golden cross.',
        { timeframe: '4h', stop: ['percent', 3], target: ['percent', 9], left: [] },
      ],
      [
        "if I'm up 4% or down 2% on the day, stop trading. ADA 5m ema 8/21 cross",
        {
          symbol: 'ADA',
          enterLong: 'crosses_above(ema_8, ema_21)',
          kinds: { daily_loss_limit: { value: 2 } },
          left: ['up 4%'],
        },
      ],
      [
        'Half Kelly, never above 20% of equity, long QQQ when 10 EMA > 50 EMA',
        {
          enterLong: 'ema_10 > ema_50',
          kinds: { position_size: { mode: 'kelly', value: 50, cap: 20 } },
          left: [],
        },
      ],
      [
        'SPY daily, long when close above the 200 SMA, exit below. I only want to put half my money in and no stop.',
        { enterLong: 'close > sma_200', size: ['percent_equity', 50], stop: null, left: [] },
      ],
      [
        'pyramiding: add up to 3 times every 2% in profit, BTC daily above 50 sma, stop 5%, size 10%',
        {
          enterLong: 'close > sma_50',
          kinds: { pyramiding: { max_entries: 3, spacing: 2, direction: 'winning' } },
          left: [],
        },
      ],
      [
        'EURUSD 15m: bollinger lower touch buy, middle band exit, stop 0.2%, no trades on Friday afternoon (after 15:00 UTC)',
        {
          enterLong: 'low <= bollinger_20_2.lower and not (weekday() == 5 and hour() >= 15)',
          exitLong: 'close >= bollinger_20_2.middle',
          left: [],
        },
      ],
    ],
  },
];
