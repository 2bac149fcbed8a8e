import type { AcceptanceGroup } from './acceptance-case.js';

const bollingerBase =
  'Buy ETH 1h when the close is below the lower Bollinger band (20, 2), sell when the close is above the middle band, stop loss 3%';

/** A second round of posts, written as blind as the first. */
export const furtherRequests: readonly AcceptanceGroup[] = [
  {
    kind: 'one-liners, second round',
    cases: [
      [
        'RSI(3) < 15 on IWM = buy, RSI(3) > 80 = sell',
        { symbol: 'IWM', enterLong: 'rsi_3 < 15', exitLong: 'rsi_3 > 80' },
      ],
      [
        '20 day breakout on gold, exit on a 10 day breakdown',
        { enterLong: 'close > prev(highest(high, 20), 1)', exitLong: 'close < prev(lowest(low, 10), 1)' },
      ],
      [
        'AVAX 4h: 50 ema over 200 ema -> long; under -> flat',
        { symbol: 'AVAX', timeframe: '4h', enterLong: 'ema_50 > ema_200', exitLong: 'ema_50 < ema_200' },
      ],
      [
        'go short BTC below the 100 day sma, go long above it',
        { symbol: 'BTC', enterShort: 'close < sma_100', enterLong: 'close > sma_100' },
      ],
      ['MACD histogram turns positive: buy XRP. Turns negative: sell.', { symbol: 'XRP' }],
      [
        'buy nvda on a gap up of more than 3%, out after 2 days',
        { symbol: 'NVDA', enterLong: 'open > prev(close, 1) * 1.03', timeExit: 2 },
      ],
      [
        'williams %r under -90 buy, over -10 sell, 1h',
        { timeframe: '1h', enterLong: 'williams_r_14 < -90', exitLong: 'williams_r_14 > -10' },
      ],
      [
        'long when price > ema(21) and ema(21) > ema(55), close long when price < ema(55)',
        { enterLong: 'close > ema_21 and ema_21 > ema_55', exitLong: 'close < ema_55' },
      ],
      ['SPY overnight: buy at the close, sell at the next open', {}],
      [
        'hammer at the lower bollinger band = buy, tp 3% sl 1.5%',
        { target: ['percent', 3], stop: ['percent', 1.5] },
      ],
    ],
  },
  {
    kind: 'sentences, second round',
    cases: [
      [
        'I would like to purchase DOT when its 14 period RSI falls under 32 and to part with it when the RSI climbs past 68',
        { symbol: 'DOT', enterLong: 'crosses_below(rsi_14, 32)', exitLong: 'crosses_above(rsi_14, 68)' },
      ],
      [
        'If the 20 SMA is rising and price pulls back to it, buy; stop 2%, target 4%',
        { stop: ['percent', 2], target: ['percent', 4] },
      ],
      [
        'Enter long if RSI(14) was below 30 yesterday and is above 30 today. Exit when RSI(14) is above 70.',
        { enterLong: 'prev(rsi_14, 1) < 30 and rsi_14 > 30', exitLong: 'rsi_14 > 70' },
      ],
      [
        'Only go long when the weekly close is above the weekly 20 EMA. Daily entry: RSI(5) under 25. Daily exit: RSI(5) over 60.',
        { exitLong: 'rsi_5 > 60' },
      ],
      [
        'Do not trade unless volume exceeds its 50 day average. Buy when price makes a new 20 day high. Sell when price closes below the 20 day EMA.',
        {
          enterLong: 'close > prev(highest(high, 20), 1) and volume > volume_average_50',
          exitLong: 'close < ema_20',
        },
      ],
      [
        'Buy when ATR(14) is greater than 2% of price and close > sma 50. Sell when close < sma 50.',
        { enterLong: 'atr_14 > close * 0.02 and close > sma_50', exitLong: 'close < sma_50' },
      ],
      [
        'As long as the close holds above the 200 day moving average I want to be long, otherwise in cash. QQQ.',
        { symbol: 'QQQ', enterLong: 'close > sma_200' },
      ],
      ['Buy the day after a drop of 3% or more, sell 3 days later', { timeExit: 3 }],
      [
        'When the stochastic %K crosses above %D below 20, go long; when it crosses below %D above 80, exit.',
        {},
      ],
      [
        'Never hold longer than 8 bars. Enter when close > upper keltner channel. Exit when close < middle line.',
        {
          timeExit: 8,
          enterLong: 'close > keltner_20_10_2.upper',
          exitLong: 'close < keltner_20_10_2.middle',
        },
      ],
      [
        'Sell short when the 9 EMA drops below the 21 EMA, and buy to cover when it rises above',
        { enterShort: 'crosses_below(ema_9, ema_21)', exitShort: 'crosses_above(ema_9, ema_21)' },
      ],
      [
        'long entries need both: adx(14) above 22 and close above the 34 ema. exits: close below the 34 ema.',
        { enterLong: 'adx_14.adx > 22 and close > ema_34', exitLong: 'close < ema_34' },
      ],
    ],
  },
  {
    kind: 'money and exits, second round',
    cases: [
      [
        'buy when rsi < 30; SL: 4%; TP: 8%; size: 10% of account',
        { stop: ['percent', 4], target: ['percent', 8], size: ['percent_equity', 10] },
      ],
      [
        'long above sma 20 with a third of my account, out below',
        { size: ['percent_equity', 33.33], enterLong: 'close > sma_20', exitLong: 'close < sma_20' },
      ],
      [
        'risk 1.5% of equity, stop loss of 3 times ATR, buy when close > ema 100',
        { size: ['percent_risk', 1.5], stop: ['atr', 3], enterLong: 'close > ema_100' },
      ],
      [
        'buy 1,000 EUR of BTC when rsi < 30, sell at +10%',
        { size: ['fixed_notional', 1000], target: ['percent', 10] },
      ],
      [
        'sell half at 5% and the other half at 10%, buy when rsi < 30',
        { kinds: { take_profit_ladder: { distance_1: 5, distance_2: 10 } } },
      ],
      [
        'after two losses in a row stop trading for the day; buy rsi < 20 sell rsi > 50',
        { exitLong: 'rsi_14 > 50', left: ['stop trading for the day'] },
      ],
      [
        'exit if the trade is 5% in the red or 15% in the green, enter on golden cross',
        { stop: ['percent', 5], target: ['percent', 15] },
      ],
      [
        '2x leverage, buy when close > sma 50, sell when close < sma 50',
        { kinds: { leverage: { value: 2 } } },
      ],
    ],
  },
  {
    kind: 'tongues, second round',
    cases: [
      [
        'Gehe long in BTC, wenn der 20-Tage-EMA über dem 50-Tage-EMA liegt, sonst Cash',
        { symbol: 'BTC', enterLong: 'ema_20 > ema_50' },
      ],
      [
        'Verkaufe ETH leer, wenn der RSI über 80 steigt; decke ein, wenn er unter 50 fällt',
        { symbol: 'ETH', enterShort: 'crosses_above(rsi_14, 80)', exitShort: 'crosses_below(rsi_14, 50)' },
      ],
      [
        "Achète l'ETH si le prix clôture au-dessus de la MM 50, vends s'il clôture en dessous",
        { symbol: 'ETH', enterLong: 'close > sma_50', exitLong: 'close < sma_50' },
      ],
      [
        'Comprar BTC si el precio cierra por encima de la media de 50, vender si cierra por debajo, stop del 4%',
        { symbol: 'BTC', enterLong: 'close > sma_50', exitLong: 'close < sma_50', stop: ['percent', 4] },
      ],
      [
        'Compra quando la EMA 10 incrocia al rialzo la EMA 20, vendi quando incrocia al ribasso',
        { enterLong: 'crosses_above(ema_10, ema_20)', exitLong: 'crosses_below(ema_10, ema_20)' },
      ],
      ['Compre quando o IFR estiver abaixo de 30 e venda quando passar de 70', { enterLong: 'rsi_14 < 30' }],
      [
        'Koop BTC als de 10 EMA de 20 EMA naar boven kruist, verkoop als hij naar beneden kruist',
        {
          symbol: 'BTC',
          enterLong: 'crosses_above(ema_10, ema_20)',
          exitLong: 'crosses_below(ema_10, ema_20)',
        },
      ],
      [
        'Ga short op ETH wanneer de RSI boven 75 komt, sluit wanneer de RSI onder 50 zakt',
        { symbol: 'ETH', exitShort: 'crosses_below(rsi_14, 50)' },
      ],
    ],
  },
  {
    kind: 'changes, second round',
    on: bollingerBase,
    cases: [
      ['put the stop at 5%', { stop: ['percent', 5] }],
      ['bands of 2.5 deviations', { kinds: { bollinger: { k: 2.5, period: 20 } } }],
      ['remove the stop and use a 2 ATR trailing stop', { stop: null, trail: ['atr', 2] }],
      ['sell at the upper band instead', { exitLong: 'high >= bollinger_20_2.upper' }],
      ['add: rsi must be below 35', { enterLong: 'close < bollinger_20_2.lower and rsi_14 < 35' }],
      ['same thing on SOL', { symbol: 'SOL', enterLong: 'close < bollinger_20_2.lower' }],
      ['15m', { timeframe: '15m' }],
      ['what if I used 3 deviations?', { kinds: { bollinger: { k: 3 } } }],
      ['get out after 12 hours no matter what', { timeExit: 12 }],
      ['size it at 5% of equity', { size: ['percent_equity', 5] }],
    ],
  },
  {
    kind: 'code, second round',
    cases: [
      [
        '//@version=6\nstrategy("Donch", overlay = true)\nlen = input.int(20)\nupper = ta.highest(high, len)[1]\nlower = ta.lowest(low, len)[1]\nif close > upper\n    strategy.entry("Long", strategy.long)\nif close < lower\n    strategy.close("Long")',
        { enterLong: 'close > prev(highest(high, 20), 1)', exitLong: 'close < prev(lowest(low, 20), 1)' },
      ],
      [
        "data['SMA50'] = data['Close'].rolling(window=50).mean()\ndata['SMA200'] = data['Close'].rolling(window=200).mean()\ndata['Buy'] = data['SMA50'] > data['SMA200']\ndata['Sell'] = data['SMA50'] < data['SMA200']",
        { enterLong: 'sma_50 > sma_200', exitLong: 'sma_50 < sma_200' },
      ],
      [
        'def next(self):\n    price = self.data.Close[-1]\n    if crossover(self.sma1, self.sma2):\n        self.buy()\n    elif crossover(self.sma2, self.sma1):\n        self.position.close()\n\ndef init(self):\n    self.sma1 = self.I(SMA, self.data.Close, 10)\n    self.sma2 = self.I(SMA, self.data.Close, 20)',
        { enterLong: 'crosses_above(sma_10, sma_20)', exitLong: 'crosses_above(sma_20, sma_10)' },
      ],
      [
        'rsi = ta.rsi(close, 14)\nlongSignal = rsi < 30\nstrategy.entry("L", strategy.long, when=longSignal)\nstrategy.exit("L exit", "L", stop=close * 0.95, limit=close * 1.1)',
        { enterLong: 'rsi_14 < 30', stop: ['percent', 5], target: ['percent', 10] },
      ],
      [
        'Buy = C > Ref(HHV(H,20),-1); Sell = C < Ref(LLV(L,10),-1);',
        { enterLong: 'close > prev(highest(high, 20), 1)', exitLong: 'close < prev(lowest(low, 10), 1)' },
      ],
    ],
  },
  {
    kind: 'neither built nor guessed, second round',
    cases: [
      ['what is the best strategy for bitcoin?', { status: 'refused', says: 'advice' }],
      ['is RSI better than MACD?', { status: 'answer' }],
      ['buy low sell high', { status: 'clarify' }],
      ['make me rich', { status: 'refused' }],
      ['buy just before it goes up 10%', { status: 'refused' }],
      ['buy when price is above the 50 sma and below the 50 sma', { status: 'refused' }],
      ['place a market order for 2 BTC', { status: 'refused' }],
      ['how does the supertrend work', { status: 'answer' }],
    ],
  },
  {
    kind: 'posts, third round',
    cases: [
      [
        'Take longs on ATOM 1h if RSI dips under 22 and leave when it pops over 58',
        {
          symbol: 'ATOM',
          timeframe: '1h',
          enterLong: 'crosses_below(rsi_14, 22)',
          exitLong: 'crosses_above(rsi_14, 58)',
        },
      ],
      [
        'daily SPY: long while the 20 SMA is above the 100 SMA',
        { symbol: 'SPY', enterLong: 'sma_20 > sma_100' },
      ],
      ['BNB: buy at the 30 day low, sell at the 30 day high', { symbol: 'BNB' }],
      ['if the close is higher than the prior 10 closes buy, if lower than the prior 5 closes sell', {}],
      [
        'buy on a bullish engulfing candle above the 50 ema with a 2% stop and 5% target',
        { stop: ['percent', 2], target: ['percent', 5] },
      ],
      ['short TSLA when it gaps up 5% and cover at the close', { symbol: 'TSLA' }],
      [
        'enter when ema8 crosses ema21 to the upside with volume over its 20 bar average; exit on the opposite cross',
        {
          enterLong: 'crosses_above(ema_8, ema_21) and volume > volume_average_20',
          exitLong: 'crosses_below(ema_8, ema_21)',
        },
      ],
      [
        'buy LTC if price fell 8% in 3 days, sell after 5 days or at +6%',
        { symbol: 'LTC', timeExit: 5, target: ['percent', 6] },
      ],
      [
        'rsi 14 < 30 AND price > 200 SMA => long, rsi 14 > 65 => close',
        { enterLong: 'rsi_14 < 30 and close > sma_200', exitLong: 'rsi_14 > 65' },
      ],
      [
        'I only want to be short: sell when macd crosses below zero, cover when it crosses above zero',
        {
          enterShort: 'crosses_below(macd_12_26_9.macd, 0)',
          exitShort: 'crosses_above(macd_12_26_9.macd, 0)',
          enterLong: null,
        },
      ],
      [
        'trade ETH/USDT on Binance, 5 minute candles, buy RSI(7) under 20, sell RSI(7) over 80, commission 0.1%',
        {
          symbol: 'ETH/USDT',
          exchange: 'binance',
          timeframe: '5m',
          enterLong: 'rsi_7 < 20',
          exitLong: 'rsi_7 > 80',
        },
      ],
      ['buy when stochastic k(14,3) is below 20 and d is below 20', {}],
      [
        'no position above rsi 70. buy when close > sma 50. sell when close < sma 50',
        { exitLong: 'close < sma_50' },
      ],
      [
        'open long: close > kijun and tenkan > kijun. close long: close < kijun.',
        {
          enterLong: 'close > ichimoku_9_26_52.kijun and ichimoku_9_26_52.tenkan > ichimoku_9_26_52.kijun',
          exitLong: 'close < ichimoku_9_26_52.kijun',
        },
      ],
      ['Kaufe Gold, wenn der Kurs das 20-Tage-Hoch überschreitet, verkaufe beim 10-Tage-Tief', {}],
      [
        'vendre quand le RSI est supérieur à 75, acheter quand il est inférieur à 25',
        { enterLong: 'rsi_14 < 25', exitLong: 'rsi_14 > 75' },
      ],
      [
        'compra si la EMA 9 está por encima de la EMA 21 y el RSI es mayor que 50',
        { enterLong: 'ema_9 > ema_21 and rsi_14 > 50' },
      ],
      [
        'buy = ta.crossover(ta.ema(close,5), ta.ema(close,13))\nsell = ta.crossunder(ta.ema(close,5), ta.ema(close,13))',
        { enterLong: 'crosses_above(ema_5, ema_13)', exitLong: 'crosses_below(ema_5, ema_13)' },
      ],
      [
        'limit order 0.5% under the close, buy when rsi < 30, sell when rsi > 70',
        { execution: 'limit', enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70' },
      ],
      ['will btc go up tomorrow?', { status: 'refused' }],
    ],
  },
  {
    kind: 'changes, third round',
    on: 'Buy BTC when RSI(14) is below 30, sell when RSI(14) is above 70, 5% stop loss',
    cases: [
      ['overbought at 75', { exitLong: 'rsi_14 > 75', enterLong: 'rsi_14 < 30' }],
      ['use a 21 period rsi', { kinds: { rsi: { period: 21 } }, enterLong: 'rsi_14 < 30' }],
      [
        'also require price above the 200 sma for entries',
        { enterLong: 'rsi_14 < 30 and close > sma_200', exitLong: 'rsi_14 > 70' },
      ],
      ['no stop', { stop: null }],
      ['entry at 25 instead of 30', { enterLong: 'rsi_14 < 25', exitLong: 'rsi_14 > 70' }],
      ['and take profit 12%', { target: ['percent', 12], stop: ['percent', 5] }],
      ['on the weekly chart', { timeframe: '1w' }],
    ],
  },
  {
    kind: 'read by fresh eyes',
    cases: [
      [
        'BTCUSDT, 1h. Buy when RSI < 28,5 and sell when RSI > 71,5. Stop loss 1,5 %. Position size 1.500 USDT.',
        { enterLong: 'rsi_14 < 28.5', exitLong: 'rsi_14 > 71.5', stop: ['percent', 1.5] },
      ],
      ['Buy ETH when EMA9/EMA21 bullish cross', { enterLong: 'crosses_above(ema_9, ema_21)' }],
      ['Buy ETH on EMA 9/21 cross', { enterLong: 'crosses_above(ema_9, ema_21)' }],
      [
        'AAPL daily: buy when price crosses above 50 day SMA. No fixed target, just trail it 8%.',
        { enterLong: 'crosses_above(close, sma_50)', trail: ['percent', 8], target: null },
      ],
      [
        'Turtle style: buy the 20 day high breakout, exit on the 10 day low. 2N stop using ATR 20. Bitcoin daily',
        { enterLong: 'close > prev(highest(high, 20), 1)', stop: ['atr', 2] },
      ],
      [
        "ADA 1h. Buy when stochastic %K crosses above %D below 20, but not if ADX(14) is above 30. Exit when %K crosses below %D above 80. don't use a stop loss.",
        {
          enterLong:
            'crosses_above(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k < 20 and not adx_14.adx > 30',
          exitLong: 'crosses_below(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k > 80',
          stop: null,
        },
      ],
      [
        'connors rsi2: spy above 200sma, rsi(2)<5 buy. sell when close > 5 sma',
        { enterLong: 'rsi_2 < 5 and close > sma_200', exitLong: 'close > sma_5' },
      ],
      [
        'Only trade when 20 day realized vol is under 60% annualized. Buy BTC when 30 day return is positive, go to cash when negative.',
        { enterLong: 'roc_30 > 0 and realised_volatility_20_365 < 0.6', exitLong: 'roc_30 < 0' },
      ],
      [
        'RSI strategy for ethereum, 14 period, oversold 25 overbought 75, 1 hour candles',
        { symbol: 'ETH', timeframe: '1h', enterLong: 'rsi_14 < 25', exitLong: 'rsi_14 > 75' },
      ],
      [
        'buy eth when zscore(20) < -2, sell when |z| < 0.5',
        { enterLong: 'zscore_20 < -2', exitLong: 'zscore_20 < 0.5 and zscore_20 > -0.5' },
      ],
      [
        'EURUSD 1h: buy when close > 1.085, sell when close < 1.072. stop 0,5 %',
        { enterLong: 'close > 1.085', exitLong: 'close < 1.072', stop: ['percent', 0.5] },
      ],
    ],
  },
];
