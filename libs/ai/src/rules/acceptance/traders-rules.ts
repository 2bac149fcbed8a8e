import type { AcceptanceGroup } from './acceptance-case.js';

const macdUp = 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)';
const macdDown = 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)';

/** Rules as they are posted on forums and typed into chat windows: lists, slang, corrections, numbers, tongues. */
export const tradersRules: readonly AcceptanceGroup[] = [
  {
    kind: 'posted as a list',
    cases: [
      [
        'My setup:\n- BTCUSDT 4h\n- long: RSI(14) < 30\n- exit: RSI(14) > 60\n- SL 3%\n- TP 9%\n- size 5%',
        {
          enterLong: 'rsi_14 < 30',
          exitLong: 'rsi_14 > 60',
          symbol: 'BTCUSDT',
          timeframe: '4h',
          stop: ['percent', 3],
          target: ['percent', 9],
          size: ['percent_equity', 5],
          left: [],
        },
      ],
      [
        'Pair: ETH/USDT\nTF: 1h\nEntry: EMA 9 crosses above EMA 21\nExit: EMA 9 crosses below EMA 21\nRisk: 1%\nStop: 2 ATR',
        {
          enterLong: 'crosses_above(ema_9, ema_21)',
          exitLong: 'crosses_below(ema_9, ema_21)',
          symbol: 'ETH/USDT',
          timeframe: '1h',
          size: ['percent_risk', 1],
          stop: ['atr', 2],
        },
      ],
      [
        '1. Buy SOL when price closes above the 50 EMA\n2. Sell when price closes below the 50 EMA\n3. Stop loss 4%',
        { enterLong: 'close > ema_50', exitLong: 'close < ema_50', symbol: 'SOL', stop: ['percent', 4] },
      ],
      [
        'Rules: (a) enter long if MACD line crosses above signal (b) exit if MACD line crosses below signal (c) max hold 48 bars',
        { enterLong: macdUp, exitLong: macdDown, timeExit: 48 },
      ],
      [
        'LONG:\n* RSI 14 below 35\n* close above 200 SMA\nEXIT:\n* RSI 14 above 65',
        { enterLong: 'rsi_14 < 35 and close > sma_200', exitLong: 'rsi_14 > 65' },
      ],
      [
        'Long entry -> Stoch K crosses above D below 20\nLong exit -> Stoch K > 80',
        {
          enterLong: 'crosses_above(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k < 20',
          exitLong: 'stochastic_14_3_3.k > 80',
        },
      ],
      [
        'entry conditions (all must be true):\n• ADX > 25\n• +DI > -DI\n• close > EMA 50\nexit: ADX < 20',
        {
          enterLong: 'adx_14.adx > 25 and adx_14.plus_di > adx_14.minus_di and close > ema_50',
          exitLong: 'adx_14.adx < 20',
        },
      ],
      [
        'any of these gets me in:\n- RSI < 25\n- CCI < -200\nout when RSI > 50',
        { enterLong: 'rsi_14 < 25 or cci_20 < -200', exitLong: 'rsi_14 > 50' },
      ],
      [
        'Symbol = AAPL; Timeframe = 1D; Long = close > SMA(100); Flat = close < SMA(100)',
        { enterLong: 'close > sma_100', exitLong: 'close < sma_100', symbol: 'AAPL', timeframe: '1d' },
      ],
      [
        'buy:\n  rsi < 28\n  and volume > 1.5x 20 bar average volume\nsell:\n  rsi > 72',
        { enterLong: 'rsi_14 < 28 and volume > volume_average_20 * 1.5', exitLong: 'rsi_14 > 72' },
      ],
    ],
  },
  {
    kind: 'taken back in mid-sentence',
    cases: [
      [
        'buy BTC when rsi drops under 30, no wait, make that 20, sell over 70',
        { enterLong: 'crosses_below(rsi_14, 20)', exitLong: 'rsi_14 > 70', left: [] },
      ],
      [
        'long ETH, sorry, SOL when close > ema 50, exit when close < ema 50',
        { symbol: 'SOL', enterLong: 'close > ema_50', exitLong: 'close < ema_50' },
      ],
      [
        'stop loss 5% scratch that 3%, buy when rsi < 30, sell when rsi > 60',
        { stop: ['percent', 3], enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 60' },
      ],
      [
        'buy when the 10 ema crosses over the 30 ema (I mean 40), sell on the cross back',
        { enterLong: 'crosses_above(ema_10, ema_40)', exitLong: 'crosses_below(ema_10, ema_40)' },
      ],
      [
        'buy btc on the 1h - actually 4h - when rsi < 30 and sell at rsi > 55',
        { timeframe: '4h', enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 55' },
      ],
      [
        'risk 2%... no, 1% per trade. buy when close > sma 200, sell when close < sma 200. stop 5%',
        { size: ['percent_risk', 1], enterLong: 'close > sma_200', stop: ['percent', 5] },
      ],
      [
        'take profit 8%, or rather 10%, stop 4%, buy BTC if RSI is below 30',
        { target: ['percent', 10], stop: ['percent', 4], enterLong: 'rsi_14 < 30' },
      ],
      [
        'Buy when RSI < 25 (edit: 30). Sell when RSI > 70 (edit: 65).',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 65' },
      ],
      [
        'when rsi is over - oops, under 30 buy ETH and sell over 70',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70' },
      ],
      [
        'buy with 10k, make it 5k, USDT when rsi < 30, sell when rsi > 70',
        { size: ['fixed_notional', 5000], enterLong: 'rsi_14 < 30' },
      ],
    ],
  },
  {
    kind: 'not, never, without',
    cases: [
      [
        'buy BTC when rsi < 30 but not when price is under the 200 sma. sell rsi > 70',
        { enterLong: 'rsi_14 < 30 and not (close < sma_200)', exitLong: 'rsi_14 > 70' },
      ],
      [
        "don't short. go long when macd crosses above signal, close it when it crosses back",
        { enterLong: macdUp, exitLong: macdDown, enterShort: null },
      ],
      ['long only, buy RSI < 30, sell RSI > 70, no stop loss', { stop: null, enterShort: null }],
      [
        'never buy if adx is below 20, otherwise buy when ema 12 crosses above ema 26, sell when it crosses below',
        {
          enterLong: 'crosses_above(ema_12, ema_26) and not (adx_14.adx < 20)',
          exitLong: 'crosses_below(ema_12, ema_26)',
        },
      ],
      [
        'buy eth unless rsi is above 70 when close crosses above sma 50; sell when close crosses below sma 50',
        {
          enterLong: 'crosses_above(close, sma_50) and not (rsi_14 > 70)',
          exitLong: 'crosses_below(close, sma_50)',
        },
      ],
      [
        'no leverage, no shorts: buy when close is above the upper donchian 20, sell when close is below the middle',
        { enterShort: null },
      ],
      [
        'buy when rsi is not above 40 and price isnt below ema 100, sell when rsi > 70',
        { enterLong: 'not (rsi_14 > 40) and not (close < ema_100)', exitLong: 'rsi_14 > 70' },
      ],
      [
        'without a take profit, just a 6% trailing stop: long when close > ema 20',
        { target: null, trail: ['percent', 6], enterLong: 'close > ema_20' },
      ],
    ],
  },
  {
    kind: 'slang and misspellings',
    cases: [
      [
        'ape into SOL if rsi dips below 25, dump it when rsi pumps over 75',
        {
          symbol: 'SOL',
          enterLong: 'crosses_below(rsi_14, 25)',
          exitLong: 'crosses_above(rsi_14, 75)',
        },
      ],
      [
        'gonna long btc wen ema 20 x ema 50, sl 2% tp 6%',
        {
          enterLong: 'crosses_above(ema_20, ema_50)',
          stop: ['percent', 2],
          target: ['percent', 6],
        },
      ],
      [
        'buyy BTC wehn RSI belwo 30 sel when RSI abvoe 70',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70' },
      ],
      [
        'yo make me a bot thats buys eth when the macd corsses up and sells when it croses down plz',
        { symbol: 'ETH', enterLong: macdUp, exitLong: macdDown },
      ],
      [
        'scalp btc 5m: long when price taps lower bb, tp at middle band, sl 1%',
        { timeframe: '5m', exitLong: 'high >= bollinger_20_2.middle', stop: ['percent', 1] },
      ],
      ['hodl above 200ma, cash below', { enterLong: 'close > sma_200', exitLong: 'close < sma_200' }],
      [
        'bollinger squeze breakout: buy wen close > uper band, sell wen close < midle band',
        { enterLong: 'close > bollinger_20_2.upper', exitLong: 'close < bollinger_20_2.middle' },
      ],
      [
        'tripple ema: long when 8 > 13 > 21 ema, close when 8 < 13',
        { enterLong: 'ema_8 > ema_13 and ema_13 > ema_21', exitLong: 'ema_8 < ema_13' },
      ],
      [
        'btfd: buy btc when rsi(7) < 20, take gains at rsi(7) > 60, cut losses at -5%',
        { enterLong: 'rsi_7 < 20', exitLong: 'rsi_7 > 60', stop: ['percent', 5] },
      ],
      [
        'buy doge whenever the rsi is oversold and sell once its overbought, use 20% of my stack',
        { symbol: 'DOGE', enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', size: ['percent_equity', 20] },
      ],
      [
        'supertrend 10,3 flips green = long, flips red = out',
        {
          enterLong: 'crosses_above(supertrend_10_3.direction, 0)',
          exitLong: 'crosses_below(supertrend_10_3.direction, 0)',
        },
      ],
    ],
  },
  {
    kind: 'numbers as people write them',
    cases: [
      [
        'buy BTC for 1.000,50 € when rsi < 30, sell when rsi > 70',
        { size: ['fixed_notional', 1000.5], enterLong: 'rsi_14 < 30' },
      ],
      ['10k per trade, buy eth when rsi < 30, sell rsi > 70', { size: ['fixed_notional', 10000] }],
      [
        'risk ½% per trade, stop 2%, buy when close > sma 50',
        { size: ['percent_risk', 0.5], stop: ['percent', 2] },
      ],
      [
        'buy when close > sma 50, stop loss 1½%, target 4,5%',
        { stop: ['percent', 1.5], target: ['percent', 4.5] },
      ],
      [
        'size $2,500, buy btc when close > ema 100, sell when close < ema 100',
        { size: ['fixed_notional', 2500] },
      ],
      [
        'position size 50 bps of equity, buy when rsi < 30, sell when rsi > 70',
        { size: ['percent_equity', 0.5] },
      ],
      ['buy when price drops .5% in one bar, sell when rsi > 60', { exitLong: 'rsi_14 > 60' }],
      [
        'buy when price > 1.2m volume... I mean volume > 1.2m and close > sma 20, sell when close < sma 20',
        { exitLong: 'close < sma_20' },
      ],
      [
        'buy BTC if volume > 1.5M and RSI < 30; sell RSI > 70',
        { enterLong: 'volume > 1500000 and rsi_14 < 30' },
      ],
      [
        'long when rsi(14) <= thirty, exit when rsi(14) >= seventy',
        { enterLong: 'rsi_14 <= 30', exitLong: 'rsi_14 >= 70' },
      ],
      ['buy BTC above 65k, sell below 60k', { enterLong: 'close > 65000', exitLong: 'close < 60000' }],
      ['buy at rsi < 30, stop 2 percent, target 2:1', { stop: ['percent', 2], target: ['percent', 4] }],
      [
        "buy btc when close > 1'000, sell when close < 900",
        { enterLong: 'close > 1000', exitLong: 'close < 900' },
      ],
      [
        'invest one quarter of the equity when close > sma 200; out when close < sma 200',
        { size: ['percent_equity', 25] },
      ],
      ['stop two and a half percent, buy when rsi < 30, sell when rsi > 70', { stop: ['percent', 2.5] }],
      [
        'SL=1.5% TP=3% buy RSI(2)<10 sell RSI(2)>90',
        { stop: ['percent', 1.5], target: ['percent', 3], enterLong: 'rsi_2 < 10', exitLong: 'rsi_2 > 90' },
      ],
    ],
  },
  {
    kind: 'basics in five tongues',
    cases: [
      [
        'Kaufe BTC, wenn der RSI unter 30 fällt, verkaufe über 70, Stop-Loss 2,5 %',
        { enterLong: 'crosses_below(rsi_14, 30)', exitLong: 'rsi_14 > 70', stop: ['percent', 2.5] },
      ],
      [
        'Long gehen, wenn der EMA 20 den EMA 50 nach oben kreuzt; Ausstieg bei Kreuzung nach unten',
        { enterLong: 'crosses_above(ema_20, ema_50)', exitLong: 'crosses_below(ema_20, ema_50)' },
      ],
      [
        'Kaufen wenn Kurs über dem 200-Tage-Durchschnitt, verkaufen wenn darunter',
        { enterLong: 'close > sma_200', exitLong: 'close < sma_200' },
      ],
      [
        'Acheter ETH quand le RSI est inférieur à 30, vendre quand il est supérieur à 70, stop 3 %',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', stop: ['percent', 3], symbol: 'ETH' },
      ],
      [
        'Acheter quand la moyenne mobile 20 croise au-dessus de la moyenne mobile 50, vendre quand elle croise en dessous',
        { enterLong: 'crosses_above(sma_20, sma_50)', exitLong: 'crosses_below(sma_20, sma_50)' },
      ],
      [
        'Comprar BTC cuando el RSI esté por debajo de 30 y vender cuando esté por encima de 70',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70' },
      ],
      [
        'Compra ETH si el precio cruza por encima de la media móvil de 50, vende si cruza por debajo, stop loss 2%',
        {
          enterLong: 'crosses_above(close, sma_50)',
          exitLong: 'crosses_below(close, sma_50)',
          stop: ['percent', 2],
        },
      ],
      [
        "Compra BTC quando l'RSI è sotto 30 e vendi quando è sopra 70",
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70' },
      ],
      [
        'Compra quando la media mobile 20 incrocia al rialzo la media mobile 50, vendi quando incrocia al ribasso',
        { enterLong: 'crosses_above(sma_20, sma_50)', exitLong: 'crosses_below(sma_20, sma_50)' },
      ],
      [
        'Comprar BTC quando o RSI estiver abaixo de 30 e vender quando estiver acima de 70, stop de 2%',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', stop: ['percent', 2] },
      ],
      [
        'Compre ETH quando o preço fechar acima da média móvel de 20, venda quando fechar abaixo',
        { enterLong: 'close > sma_20', exitLong: 'close < sma_20', symbol: 'ETH' },
      ],
      [
        'BTC kaufen, wenn der MACD seine Signallinie nach oben kreuzt, verkaufen wenn er sie nach unten kreuzt, Positionsgröße 5 %',
        { enterLong: macdUp, exitLong: macdDown, size: ['percent_equity', 5] },
      ],
    ],
  },
];
