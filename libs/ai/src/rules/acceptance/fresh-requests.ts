import type { AcceptanceGroup } from './acceptance-case.js';

/** Sixty requests and follow-ups by people who had not seen the planner, with what each must come to. */
export const freshRequests: readonly AcceptanceGroup[] = [
  {
    kind: 'fresh requests, first sixty',
    cases: [
      [
        'buy btc when rsi below 30, sell above 70',
        {
          enterLong: 'rsi_14 < 30',
          exitLong: 'rsi_14 > 70',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '1d',
        },
      ],
      [
        'ETH/USDT 4h on Binance. Long when EMA 20 crosses above EMA 50, close when it crosses back below. Stop loss 3%, take profit 9%.',
        {
          enterLong: 'crosses_above(ema_20, ema_50)',
          exitLong: 'crosses_below(ema_20, ema_50)',
          enterShort: null,
          symbol: 'ETH/USDT',
          timeframe: '4h',
          stop: ['percent', 3],
          target: ['percent', 9],
        },
      ],
      [
        'Risk 1% per trade. SOLUSDT 1h. Enter long when price closes above the upper Bollinger band (20, 2) and exit when it closes below the middle band. Stop at 2 ATR(14).',
        {
          enterLong: 'close > bollinger_20_2.upper',
          exitLong: 'close < bollinger_20_2.middle',
          enterShort: null,
          symbol: 'SOLUSDT',
          timeframe: '1h',
          size: ['percent_risk', 1],
          stop: ['atr', 2],
        },
      ],
      [
        'yo can u make me a bot that buys teh dip on eth? like when its down 5% in a day, sell wen its up 3%',
        {
          enterLong: 'roc_1 <= -5',
          exitLong: null,
          symbol: 'ETH',
          target: ['percent', 3],
          left: [],
        },
      ],
      [
        'Sell when MACD crosses under its signal line. Buy when it crosses over and price is above the 200 SMA. BTCUSDT daily.',
        {
          enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal) and close > sma_200',
          exitLong: 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)',
          enterShort: null,
          symbol: 'BTCUSDT',
          timeframe: '1d',
        },
      ],
      [
        'Go long BTC on 1h if (RSI(14) < 35 or Stoch %K < 20) and close > EMA(200). Exit if RSI > 65 or close < EMA(200).',
        {
          enterLong: '(rsi_14 < 35 or stochastic_14_3_3.k < 20) and close > ema_200',
          exitLong: 'rsi_14 > 65 or close < ema_200',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '1h',
        },
      ],
      [
        'Short DOGE when RSI 14 on the 15m goes over 80, cover at 50. SL 4%',
        {
          exitLong: null,
          enterShort: 'crosses_above(rsi_14, 80)',
          exitShort: 'rsi_14 <= 50',
          symbol: 'DOGE',
          timeframe: '15m',
          stop: ['percent', 4],
        },
      ],
      [
        'BTCUSDT, 1h. Buy when RSI < 28,5 and sell when RSI > 71,5. Stop loss 1,5 %. Position size 1.500 USDT.',
        {
          enterLong: 'rsi_14 < 28.5',
          exitLong: 'rsi_14 > 71.5',
          enterShort: null,
          symbol: 'BTCUSDT',
          timeframe: '1h',
          size: ['fixed_notional', 1500],
          stop: ['percent', 1.5],
        },
      ],
      [
        'golden cross spy',
        {
          enterLong: 'crosses_above(sma_50, sma_200)',
          exitLong: 'crosses_below(sma_50, sma_200)',
          enterShort: null,
          symbol: 'SPY',
          timeframe: '1d',
        },
      ],
      [
        'Buy when the fourteen period RSI drops below thirty and sell when it climbs above seventy five, on the four hour ethereum chart. Stop loss two and a half percent.',
        {
          enterLong: 'crosses_below(rsi_14, 30)',
          exitLong: 'crosses_above(rsi_14, 75)',
          enterShort: null,
          symbol: 'ETH',
          timeframe: '4h',
          stop: ['percent', 2.5],
        },
      ],
      [
        'Turtle style: buy the 20 day high breakout, exit on the 10 day low. 2N stop using ATR 20. Bitcoin daily',
        {
          enterLong: 'close > prev(highest(high, 20), 1)',
          exitLong: 'close < prev(lowest(low, 10), 1)',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '1d',
          stop: ['atr', 2],
        },
      ],
      [
        'dca $100 into btc every monday',
        {
          enterLong: 'weekday() == 1',
          exitLong: null,
          enterShort: null,
          symbol: 'BTC',
          timeframe: '1d',
          size: ['fixed_notional', 100],
          stop: null,
        },
      ],
      [
        'AAPL daily: buy when price crosses above 50 day SMA. No fixed target, just trail it 8%.',
        {
          enterLong: 'crosses_above(close, sma_50)',
          exitLong: null,
          enterShort: null,
          symbol: 'AAPL',
          timeframe: '1d',
          stop: null,
          trail: ['percent', 8],
        },
      ],
      [
        'LONG ETHUSDT 1h on EMA9/EMA21 bullish cross. TP1 +2% sell 50%, TP2 +4% sell 30%, TP3 +8% rest. SL -2%.',
        {
          enterLong: 'crosses_above(ema_9, ema_21)',
          exitLong: null,
          enterShort: null,
          symbol: 'ETHUSDT',
          timeframe: '1h',
          stop: ['percent', 2],
        },
      ],
      [
        'what is RSI?',
        {
          status: 'answer',
        },
      ],
      [
        'Buy BTC at the low of the day and sell at the high of the same day, every day.',
        {
          status: 'refused',
        },
      ],
      [
        'Should I buy ethereum now or wait?',
        {
          status: 'refused',
        },
      ],
      [
        'On the 15m chart take longs when RSI(14) crosses back above 30, but only if the 4h EMA 50 is above the 4h EMA 200. BTCUSDT. Exit RSI 15m > 60.',
        {
          enterLong: 'crosses_above(rsi_14, 30) and ema_50_4h > ema_200_4h',
          exitLong: 'rsi_14 > 60',
          enterShort: null,
          symbol: 'BTCUSDT',
          timeframe: '15m',
        },
      ],
      [
        'buy btc 1h when rsi is under 25, no wait make that 20, and sell at 60',
        {
          enterLong: 'rsi_14 < 20',
          exitLong: 'rsi_14 >= 60',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '1h',
        },
      ],
      [
        "ADA 1h. Buy when stochastic %K crosses above %D below 20, but not if ADX(14) is above 30. Exit when %K crosses below %D above 80. don't use a stop loss.",
        {
          enterLong:
            'crosses_above(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k < 20 and not adx_14.adx > 30',
          exitLong: 'crosses_below(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k > 80',
          enterShort: null,
          symbol: 'ADA',
          timeframe: '1h',
          stop: null,
        },
      ],
      [
        'ES futures 5 min. Only trade between 9:30 and 11:30 New York time. Long when price crosses above VWAP, short when it crosses below. Flat by 15:55.',
        {
          enterLong:
            'crosses_above(close, vwap_line) and new_york_minute() >= 570 and new_york_minute() < 690',
          exitLong: 'new_york_minute() == 955',
          assumes: ['time-zone'],
        },
      ],
      [
        "Buy SPY at Monday's close, sell Friday's close. That's it.",
        {
          enterLong: 'weekday() == 1',
          exitLong: 'weekday() == 5',
          enterShort: null,
          symbol: 'SPY',
          timeframe: '1d',
        },
      ],
      [
        'grid bot on BTCUSDT between 55k and 70k, 30 grids, 3000 usdt total',
        {
          enterLong: 'close >= 55000 and close <= 70000',
          exitLong: 'close < 55000 or close > 70000',
          enterShort: null,
          symbol: 'BTCUSDT',
          timeframe: '1h',
          stop: null,
        },
      ],
      [
        'covered call on BTC: hold 1 btc and sell a 30 day 0.25 delta call every month',
        {
          draft: true,
          left: ['covered call on BTC', 'hold 1 btc and sell a 30 day 0.25 delta call every month'],
        },
      ],
      [
        'Sell ATM straddle on ETH 7 DTE when IV rank > 70. Close at 50% of credit or 1 day before expiry.',
        {
          draft: true,
          left: [
            'Sell ATM straddle on ETH 7 DTE when IV rank > 70',
            'Close at 50% of credit or 1 day before expiry',
          ],
        },
      ],
      [
        'SPX iron condor, 45 dte, short strikes at 16 delta, wings 50 points further out, take profit at 50% max profit, stop at 2x credit, exit at 21 dte',
        {
          draft: true,
          left: [
            'SPX iron condor',
            '45 dte',
            'short strikes at 16 delta',
            'wings 50 points further out',
            'take profit at 50% max profit',
            'stop at 2x credit',
            'exit at 21 dte',
          ],
        },
      ],
      [
        '//@version=5\nstrategy("My strat", overlay=true)\nfast = ta.ema(close, 12)\nslow = ta.ema(close, 26)\nif ta.crossover(fast, slow)\n    strategy.entry("L", strategy.long)\nif ta.crossunder(fast, slow)\n    strategy.close("L")',
        {
          enterLong: 'crosses_above(ema_12, ema_26)',
          exitLong: 'crosses_below(ema_12, ema_26)',
          enterShort: null,
          symbol: 'BTC/USDT',
          timeframe: '1d',
        },
      ],
      [
        'Kaufe BTC auf dem 1h-Chart, wenn der RSI(14) unter 30 fällt, und verkaufe, wenn er über 70 steigt. Stop-Loss 2,5 %.',
        {
          enterLong: 'crosses_below(rsi_14, 30)',
          exitLong: 'crosses_above(rsi_14, 70)',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '1h',
          stop: ['percent', 2.5],
        },
      ],
      [
        'Acheter ETH quand la MM20 croise au-dessus de la MM50 en 4h, vendre quand elle repasse en dessous. Take profit 6 %.',
        {
          enterLong: 'crosses_above(sma_20, sma_50)',
          exitLong: 'crosses_below(sma_20, sma_50)',
          enterShort: null,
          symbol: 'ETH',
          timeframe: '4h',
          target: ['percent', 6],
        },
      ],
      [
        'comprar bitcoin cuando el rsi esté por debajo de 30 en el gráfico diario y vender cuando supere 65',
        {
          enterLong: 'rsi_14 < 30',
          exitLong: 'rsi_14 > 65',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '1d',
        },
      ],
      [
        'Strategy:\n- market: BTCUSDT perp, Bybit\n- tf: 5m\n- long: supertrend(10,3) flips bullish AND close > ema 200\n- short: supertrend flips bearish AND close < ema 200\n- sl 1%\n- tp 2%\n- leverage 3x\n- size 20% of equity',
        {
          enterLong: 'crosses_above(supertrend_10_3.direction, 0) and close > ema_200',
          exitLong: null,
          enterShort: 'crosses_below(supertrend_10_3.direction, 0) and close < ema_200',
          symbol: 'BTCUSDT',
          timeframe: '5m',
          size: ['percent_equity', 20],
          stop: ['percent', 1],
          target: ['percent', 2],
        },
      ],
      [
        'Buy BTC when RSI(14) is above 70 and at the same time RSI(14) is below 30',
        {
          status: 'refused',
        },
      ],
      [
        'connect to my binance account and market buy 0.5 BTC right now',
        {
          status: 'refused',
        },
      ],
      [
        'write me a poem about candlesticks',
        {
          status: 'refused',
        },
      ],
      [
        'make me a profitable strategy',
        {
          status: 'clarify',
        },
      ],
      [
        'Buy NVDA daily when close breaks above the highest close of the last 55 days and volume is at least 1.5x its 20 day average. Exit when close falls under the 20 EMA.',
        {
          enterLong: 'close > prev(highest(close, 55), 1) and volume >= volume_average_20 * 1.5',
          exitLong: 'crosses_below(close, ema_20)',
          enterShort: null,
          symbol: 'NVDA',
          timeframe: '1d',
        },
      ],
      [
        '3 red candles in a row on the 1h BTC -> buy. sell after 2 green ones. stop 1.5%',
        {
          enterLong: 'sum(if(close < open, 1, 0), 3) == 3',
          exitLong: 'sum(if(close > open, 1, 0), 2) == 2',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '1h',
          stop: ['percent', 1.5],
        },
      ],
      [
        'Desk note: EURUSD 1h mean reversion. Fade moves: short if close is 30bps above the 24h SMA, long if 30bps below, flatten at the SMA. Stop 25bps. Size 100k.',
        {
          enterLong: 'close <= sma_24 * 0.997',
          exitLong: 'high >= sma_24',
          enterShort: 'close >= sma_24 * 1.003',
          exitShort: 'low <= sma_24',
          symbol: 'EURUSD',
          timeframe: '1h',
          stop: ['percent', 0.25],
        },
      ],
      [
        'Buy when price is 10% below its 50-day moving average, sell when it gets back to the average. QQQ',
        {
          enterLong: 'close <= sma_50 * 0.9',
          exitLong: 'high >= sma_50',
          enterShort: null,
          symbol: 'QQQ',
          timeframe: '1d',
        },
      ],
      [
        'BTC 4h: need at least two of these three for a long: RSI(14) < 40, price under lower bollinger (20,2), MACD histogram rising. exit when RSI > 60.',
        {
          enterLong:
            'if(rsi_14 < 40, 1, 0) + if(close < bollinger_20_2.lower, 1, 0) + if(macd_12_26_9.histogram > prev(macd_12_26_9.histogram, 1), 1, 0) >= 2',
          exitLong: 'rsi_14 > 60',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '4h',
        },
      ],
      [
        'Enter long ETH 1h when close crosses above the 20 period Donchian upper, unless ATR(14) is more than 4% of price. Exit on lower Donchian 10.',
        {
          enterLong: 'crosses_above(close, prev(donchian_20.upper, 1)) and not atr_14 > close * 0.04',
          exitLong: 'low <= prev(donchian_10.lower, 1)',
          enterShort: null,
          symbol: 'ETH',
          timeframe: '1h',
        },
      ],
      [
        'buy btc if rsi<30 and price above 200ema or macd cross up',
        {
          enterLong:
            'rsi_14 < 30 and close > ema_200 or crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)',
          exitLong: 'rsi_14 > 70',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '1d',
        },
      ],
      [
        'market make ETHUSDT, quotes 5bps each side of mid, order size 0.2 ETH, max inventory 2 ETH, refresh every 10 seconds',
        {
          draft: true,
          left: [
            'market make ETHUSDT',
            'quotes 5bps each side of mid',
            'order size 0.2 ETH',
            'max inventory 2 ETH',
            'refresh every 10 seconds',
          ],
        },
      ],
      [
        'Fit an SSVI surface to BTC options each hour, sell options whose market IV is more than 3 vol points above the model and buy those more than 3 below, delta hedge daily',
        {
          draft: true,
          left: [
            'Fit an SSVI surface to BTC options each hour',
            'sell options whose market IV is more than 3 vol points above the model and buy those more than 3 below',
            'delta hedge daily',
          ],
        },
      ],
      [
        'Buy AAPL when it gaps down more than 2% at the open and hold for 5 days',
        {
          enterLong: 'open < prev(close, 1) * 0.98',
          exitLong: null,
          enterShort: null,
          symbol: 'AAPL',
          timeframe: '1d',
          timeExit: 5,
        },
      ],
      [
        'add a data node for ETHUSDT 1h from binance',
        {
          draft: true,
        },
      ],
      [
        'long sol if it reclaims the 200 ma on the daily, tp 20% sl 8%, all in',
        {
          enterLong: 'crosses_above(close, sma_200)',
          exitLong: null,
          enterShort: null,
          symbol: 'SOL',
          timeframe: '1d',
          size: ['percent_equity', 100],
          stop: ['percent', 8],
          target: ['percent', 20],
        },
      ],
      [
        "can you turn this into a flow?\ndf['sma_fast'] = df['close'].rolling(10).mean()\ndf['sma_slow'] = df['close'].rolling(30).mean()\ndf['signal'] = 0\ndf.loc[df['sma_fast'] > df['sma_slow'], 'signal'] = 1\ndf['position'] = df['signal'].shift(1)",
        {
          enterLong: 'sma_10 > sma_30',
          exitLong: 'not sma_10 > sma_30',
          left: [],
        },
      ],
      [
        'XRPUSDT 30m. Enter when CCI(20) crosses up through -100. Leave when CCI > 100, or 2% stop, or after 12 candles, whichever comes first.',
        {
          enterLong: 'crosses_above(cci_20, -100)',
          exitLong: 'cci_20 > 100',
          enterShort: null,
          symbol: 'XRPUSDT',
          timeframe: '30m',
          stop: ['percent', 2],
          timeExit: 12,
        },
      ],
      [
        "Hi all, been lurking here for a while. I trade gold (XAUUSD) mostly on the 1 hour and what I usually do is wait until price is above the 100 EMA, then I look for RSI(7) dipping under 25, that's my long. For shorts it's the mirror, price below the 100 EMA and RSI(7) over 75. I get out when RSI comes back to 50 and my stop is 1.5 ATR (14). I usually risk half a percent of the account. Could somebody code this for me? thx",
        {
          enterLong: 'crosses_below(rsi_7, 25) and close > ema_100',
          enterShort: 'close < ema_100 and rsi_7 > 75',
          exitLong: 'rsi_7 >= 50',
          exitShort: 'rsi_7 <= 50',
          stop: ['atr', 1.5],
          size: ['percent_risk', 0.5],
          symbol: 'XAUUSD',
          timeframe: '1h',
          left: [],
        },
      ],
      [
        'Buy TSLA when Elon tweets something positive and RSI(14) is under 40, sell when RSI > 60',
        {
          enterLong: 'rsi_14 < 40',
          exitLong: 'rsi_14 > 60',
          enterShort: null,
          symbol: 'TSLA',
          timeframe: '1d',
          left: ['when Elon tweets something positive'],
        },
      ],
      [
        'just buy and hold btc from 2020',
        {
          enterLong: 'close > 0',
          exitLong: null,
          enterShort: null,
          symbol: 'BTC',
          timeframe: '1d',
          left: ['from 2020'],
        },
      ],
    ],
  },
  {
    kind: 'fresh follow-ups: same thing but for ETHUSDT',
    on: 'BTCUSDT 1h, buy when RSI(14) crosses below 30, sell when it crosses above 70, stop 2%',
    cases: [
      [
        'same thing but for ETHUSDT',
        {
          enterLong: 'crosses_below(rsi_14, 30)',
          exitLong: 'crosses_above(rsi_14, 70)',
          enterShort: null,
          symbol: 'ETHUSDT',
          timeframe: '1h',
          size: ['percent_equity', 10],
          stop: ['percent', 2],
        },
      ],
    ],
  },
  {
    kind: 'fresh follow-ups: use 100 instead of 50',
    on: 'ETH 4h long when EMA 20 crosses above EMA 50, exit on cross below',
    cases: [
      [
        'use 100 instead of 50',
        {
          enterLong: 'crosses_above(ema_20, ema_50)',
          exitLong: 'crosses_below(ema_20, ema_50)',
          enterShort: null,
          symbol: 'ETH',
          timeframe: '4h',
          size: ['percent_equity', 10],
          stop: ['percent', 5],
        },
      ],
    ],
  },
  {
    kind: 'fresh follow-ups: also get out after 24 hours no matter wh',
    on: 'SOL 1h buy when close > sma 50 and rsi < 40, sell when rsi > 60',
    cases: [
      [
        'also get out after 24 hours no matter what',
        {
          enterLong: 'close > sma_50 and rsi_14 < 40',
          exitLong: 'rsi_14 > 60',
          enterShort: null,
          symbol: 'SOL',
          timeframe: '1h',
          size: ['percent_equity', 10],
          stop: ['percent', 5],
          timeExit: 24,
        },
      ],
    ],
  },
  {
    kind: 'fresh follow-ups: remove the ema filter',
    on: 'BTCUSDT 1h buy when RSI(14) < 30 and close > EMA(200), sell when RSI(14) > 70',
    cases: [
      [
        'remove the ema filter',
        {
          enterLong: 'rsi_14 < 30',
          exitLong: 'rsi_14 > 70',
          enterShort: null,
          symbol: 'BTCUSDT',
          timeframe: '1h',
          size: ['percent_equity', 10],
          stop: ['percent', 5],
        },
      ],
    ],
  },
];
