import type { AcceptanceGroup } from './acceptance-case.js';
/** Requests by somebody who had not seen the planner, by what they ask for. */
export const freshNumbers: readonly AcceptanceGroup[] = [
  {
    kind: 'fresh requests on numbers, first',
    cases: [
      [
        'btc macd 4h',
        {
          enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)',
          exitLong: 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '4h',
          left: [],
        },
      ],
      [
        'Supertrend 10/3 on ETHUSDT 1h: long when it flips green, exit when it flips red',
        {
          enterLong: 'crosses_above(supertrend_10_3.direction, 0)',
          exitLong: 'crosses_below(supertrend_10_3.direction, 0)',
          enterShort: null,
          symbol: 'ETHUSDT',
          timeframe: '1h',
          left: [],
        },
      ],
      [
        'If bitcoin drops more than 7% within 24h buy, and sell half at +4% and other half at +8%. Stop at -6%. 1h candles.',
        {
          enterLong: 'roc_24 < -7',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '1h',
          stop: ['percent', 6],
          left: [],
        },
      ],
      [
        '3k per trade on AVAX. Buy at rsi(14) 30, out at 50, h1',
        {
          enterLong: 'rsi_14 <= 30',
          exitLong: 'rsi_14 >= 50',
          enterShort: null,
          symbol: 'AVAX',
          timeframe: '1h',
          size: ['fixed_notional', 3000],
          left: [],
        },
      ],
      [
        '2% stop, 5% target, EURUSD 4h, go long on a close above the 20 period high, nothing on the short side',
        {
          enterLong: 'close > prev(highest(high, 20), 1)',
          enterShort: null,
          symbol: 'EURUSD',
          timeframe: '4h',
          stop: ['percent', 2],
          target: ['percent', 5],
          left: [],
        },
      ],
      [
        'HMA 55 slope up = long, slope down = exit. BTC 4h',
        {
          enterLong: 'hma_55 > prev(hma_55, 1)',
          exitLong: 'hma_55 < prev(hma_55, 1)',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '4h',
          left: [],
        },
      ],
      [
        'go long BTC 1h if RSI(14) is between 40 and 60 and price crosses above EMA 20. Exit on cross back below',
        {
          enterLong: 'rsi_14 >= 40 and rsi_14 <= 60 and crosses_above(close, ema_20)',
          exitLong: 'crosses_below(close, ema_20)',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '1h',
          left: [],
        },
      ],
      [
        'close above the 50 sma for 3 consecutive days → buy. below it for 2 days in a row → sell. QQQ',
        {
          enterLong: 'sum(if(close > sma_50, 1, 0), 3) == 3',
          exitLong: 'sum(if(close < sma_50, 1, 0), 2) == 2',
          enterShort: null,
          symbol: 'QQQ',
          left: [],
        },
      ],
      [
        'enter long BTC daily on 50 day high. exit: chandelier stop 3x ATR(22)',
        {
          enterLong: 'close > prev(highest(high, 50), 1)',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '1d',
          trail: ['atr', 3],
          left: [],
        },
      ],
      [
        'Long SPY when VIX closes below its 20 day average, flat when VIX > 30. Daily',
        {
          enterLong: 'vix_price.close < vix_sma_20',
          exitLong: 'vix_price.close > 30',
          enterShort: null,
          symbol: 'SPY',
          timeframe: '1d',
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'fresh requests on numbers, second',
    cases: [
      [
        'RSI<30 → BUY, RSI>70 → SELL | BTCUSDT | 1H | SL 2% | TP 4%',
        {
          enterLong: 'rsi_14 < 30',
          exitLong: 'rsi_14 > 70',
          enterShort: null,
          symbol: 'BTCUSDT',
          timeframe: '1h',
          stop: ['percent', 2],
          target: ['percent', 4],
          left: [],
        },
      ],
      [
        'LONG ETH WHEN EMA50 CROSSES ABOVE EMA200 ON DAILY. EXIT WHEN IT CROSSES DOWN. STOP 10%.',
        {
          enterLong: 'crosses_above(ema_50, ema_200)',
          exitLong: 'crosses_below(ema_50, ema_200)',
          enterShort: null,
          symbol: 'ETH',
          timeframe: '1d',
          stop: ['percent', 10],
          left: [],
        },
      ],
      [
        'byu bitcion when macd corsses abov signla lin on 1 huor and sel when corsses belw, stoploss 2.5 precent',
        {
          enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)',
          exitLong: 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '1h',
          stop: ['percent', 2.5],
          left: [],
        },
      ],
      [
        'long btc 15m price above vwap and rsi over 55 exit price below vwap stop half a percent',
        {
          enterLong: 'close > vwap_line and rsi_14 > 55',
          exitLong: 'close < vwap_line',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '15m',
          stop: ['percent', 0.5],
          left: [],
        },
      ],
      [
        'buy oversold, sell overbought, LINK, 4 hour',
        {
          enterLong: 'rsi_14 < 30',
          exitLong: 'rsi_14 > 70',
          enterShort: null,
          symbol: 'LINK',
          timeframe: '4h',
          left: [],
        },
      ],
      [
        'Triple SMA: 5, 10, 20. Long when 5 > 10 > 20, flat when 5 < 10. ES daily',
        {
          enterLong: 'sma_5 > sma_10 and sma_10 > sma_20',
          exitLong: 'sma_5 < sma_10',
          enterShort: null,
          symbol: 'ES',
          timeframe: '1d',
          left: [],
        },
      ],
      [
        'macd(8,21,5) zero line cross up buy, zero line cross down short. eth 4h',
        {
          enterLong: 'crosses_above(macd_8_21_5.macd, 0)',
          enterShort: 'crosses_below(macd_8_21_5.macd, 0)',
          symbol: 'ETH',
          timeframe: '4h',
          left: ['zero'],
        },
      ],
      [
        'buy when macd histogram turns positive, get out when histogram has fallen two bars in a row. NVDA 1h',
        {
          enterLong: 'crosses_above(macd_12_26_9.histogram, 0)',
          exitLong: 'sum(if(macd_12_26_9.histogram < prev(macd_12_26_9.histogram, 1), 1, 0), 2) == 2',
          enterShort: null,
          symbol: 'NVDA',
          timeframe: '1h',
          left: [],
        },
      ],
      [
        '10 week ROC above 0 → in, below 0 → out, BTC weekly',
        {
          enterLong: 'roc_10 > 0',
          exitLong: 'roc_10 < 0',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '1w',
          left: [],
        },
      ],
      [
        'half kelly sizing, rsi(14)<30 in / >50 out on SPY daily',
        {
          enterLong: 'rsi_14 < 30',
          exitLong: 'rsi_14 > 50',
          enterShort: null,
          symbol: 'SPY',
          timeframe: '1d',
          size: ['kelly', 50],
          left: [],
        },
      ],
      [
        'Comprar BTC 1h si el RSI(14) < 30 o el precio toca la banda inferior de Bollinger (20,2), y además el precio está por encima de la EMA 200. Vender cuando RSI > 60.',
        {
          enterLong: '(rsi_14 < 30 or low <= bollinger_20_2.lower) and close > ema_200',
          exitLong: 'rsi_14 > 60',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '1h',
          left: [],
        },
      ],
      [
        'Buy when price crosses the moving average. 200 day. SPY',
        {
          enterLong: 'crosses_above(close, sma_200)',
          enterShort: null,
          symbol: 'SPY',
          timeframe: '1d',
          left: [],
        },
      ],
      [
        'when DXY is below its 50 sma and gold is above its 50 sma, long silver (XAGUSD) daily, exit when either flips',
        {
          enterLong: 'dxy_price.close < dxy_sma_50 and xau_price.close > xau_sma_50',
          exitLong: 'not (dxy_price.close < dxy_sma_50 and xau_price.close > xau_sma_50)',
          enterShort: null,
          symbol: 'XAGUSD',
          timeframe: '1d',
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'fresh requests on numbers, not all read yet',
    cases: [
      [
        'Exit any position if RSI(14) leaves the 30-70 band. Enter long when EMA(5) > EMA(20) and RSI inside 45-55. ETH 2h.',
        {
          enterLong: 'ema_5 > ema_20 and rsi_14 >= 45 and rsi_14 <= 55',
          exitLong: 'rsi_14 < 30 or rsi_14 > 70',
          timeframe: '2h',
          left: [],
        },
      ],
      [
        'BTCUSDT 15m. Enter long if RSI(14) was below 30 at any time in the last 10 candles and now MACD line crosses above signal. Exit at 1.5% profit or 1% loss.',
        {
          enterLong:
            'sum(if(rsi_14 < 30, 1, 0), 10) > 0 and crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)',
          target: ['percent', 1.5],
          stop: ['percent', 1],
          left: [],
        },
      ],
      [
        'EMA ribbon 8>13>21>55 all stacked bullish on 1h ETH -> long, exit when 8 closes under 21',
        {
          enterLong: 'ema_8 > ema_13 and ema_13 > ema_21 and ema_21 > ema_55',
          exitLong: 'ema_8 < ema_21',
          timeframe: '1h',
          left: [],
        },
      ],
      [
        'SOL 1h rsi14<25 buy, rsi>60 sell, after a losing trade wait 12 hours before next entry',
        { enterLong: 'rsi_14 < 25', exitLong: 'rsi_14 > 60', timeframe: '1h' },
      ],
      [
        "EMA 9/20 crossover both directions on NAS100 5m, don't open trades on Fridays, and nothing after 15:00",
        {
          enterLong: 'crosses_above(ema_9, ema_20) and not weekday() == 5 and not hour() >= 15',
          exitLong: 'crosses_below(ema_9, ema_20)',
          timeframe: '5m',
        },
      ],
      [
        'zscore of close over 48 bars below -2 go long, above 0 exit; above +2 short, below 0 cover. ADAUSDT 30m',
        {
          enterLong: 'zscore_48 < -2',
          exitLong: 'zscore_48 > 0',
          enterShort: 'zscore_48 > 2',
          exitShort: 'zscore_48 < 0',
          left: [],
        },
      ],
      [
        'Donchian 55 in, Donchian 20 out, long & short, BTC 1D, 2% risk with 2xATR20 stop',
        {
          exitLong: 'close < prev(donchian_20.lower, 1)',
          exitShort: 'close > prev(donchian_20.upper, 1)',
          size: ['percent_risk', 2],
          stop: ['atr', 2],
          left: [],
        },
      ],
      [
        'BTC 1h ema 20/50 long cross / exit cross back. stop trading for good if equity is down 15% from its peak',
        {
          enterLong: 'crosses_above(ema_20, ema_50)',
          exitLong: 'crosses_below(ema_20, ema_50)',
          kinds: { kill_switch: { value: 15 } },
          left: [],
        },
      ],
      [
        'Every 4 hours buy 0.001 BTC if price is below the 50 EMA (4h), otherwise do nothing',
        { exitLong: null, kinds: { ema: { period: 50 } }, size: ['fixed_units', 0.001], left: [] },
      ],
      [
        "Inside bar breakout: GOLD 1D, if yesterday was an inside bar and today closes over yesterday's mother bar high go long. stop 2 atr, target 4 atr, atr length 14.",
        {
          enterLong:
            'prev(high, 1) < prev(high, 2) and prev(low, 1) > prev(low, 2) and close > prev(high, 2)',
          stop: ['atr', 2],
          target: ['atr', 4],
          left: [],
        },
      ],
    ],
  },
];
