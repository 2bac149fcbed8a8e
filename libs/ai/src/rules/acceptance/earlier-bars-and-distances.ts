import type { AcceptanceGroup } from './acceptance-case.js';

/** Bars before this one, windows on longer bars, distances from a line named before, and exchanges with rules of their own. */
export const earlierBarsAndDistances: readonly AcceptanceGroup[] = [
  {
    kind: 'bars before this one',
    cases: [
      [
        "Buy SPY on daily bars if last week's close is above the close of the week before",
        { enterLong: 'close@1w > prev(close@1w, 1)', left: [] },
      ],
      [
        "Buy SPY on daily bars if last week's close is above the prior week's high",
        { enterLong: 'close@1w > prev(high@1w, 1)', left: [] },
      ],
      [
        "buy BTC on 1h when yesterday's high is above the high of the day before",
        { enterLong: 'high@1d > prev(high@1d, 1)', left: [] },
      ],
      [
        'buy GLD on 1h when the close is above the high of two days ago',
        { enterLong: 'close > prev(high@1d, 1)', timeframe: '1h', left: [] },
      ],
      [
        "Buy SPY daily when last week's close is above last week's open",
        { enterLong: 'close@1w > open@1w', left: [] },
      ],
      [
        "Buy SPY when it closes above last month's high, sell when it closes below last month's low",
        {
          enterLong: 'close > prev(highest(high, 21), 1)',
          exitLong: 'close < prev(lowest(low, 21), 1)',
          assumes: ['window'],
          left: [],
        },
      ],
      [
        'Buy BTC when the price is 2% lower than 3 days ago',
        { enterLong: 'close <= prev(close, 3) * 0.98', left: [] },
      ],
      [
        'buy btc when volume is 50% higher than yesterday',
        { enterLong: 'volume >= prev(volume, 1) * 1.5', left: [] },
      ],
      [
        'Buy BTC when the price is lower than the day before',
        { enterLong: 'close < prev(close, 1)', left: [] },
      ],
      [
        "buy btc when it's 2% lower than a week ago",
        { enterLong: 'close <= prev(close, 7) * 0.98', left: [] },
      ],
    ],
  },
  {
    kind: 'windows on longer bars',
    cases: [
      [
        'Buy BTC on 1h when the daily RSI was below 30 within the last 5 days and the close is above the 20 EMA, sell when RSI > 70',
        {
          enterLong: 'sum(if(rsi_14_1d < 30, 1, 0), 5) > 0 and close > ema_20',
          exitLong: 'rsi_14 > 70',
          left: [],
        },
      ],
      [
        'buy BTC on 1h when the close breaks above the daily high of the last 20 days, sell when the close is below the 4h EMA 50',
        { enterLong: 'close > highest(high@1d, 20)', exitLong: 'close < ema_50_4h', left: [] },
      ],
      [
        'buy BTC 1h when the daily close was above the daily EMA 20 for 3 days, sell when rsi > 70',
        { enterLong: 'sum(if(close@1d > ema_20_1d, 1, 0), 3) == 3', left: [] },
      ],
      [
        'buy BTC 15m if the daily close is up 5% in 3 days, sell when RSI > 70',
        { enterLong: 'roc_3_1d >= 5', left: [] },
      ],
    ],
  },
  {
    kind: 'distances from a line named before',
    cases: [
      [
        "Fade it: whenever EURGBP on 15m is more than 2 ATR(14) above its 50 EMA go short; when it's more than 2 ATR below go long; flat at the EMA.",
        {
          enterLong: 'close < ema_50 - atr_14 * 2',
          exitLong: 'high >= ema_50',
          enterShort: 'close > ema_50 + atr_14 * 2',
          exitShort: 'low <= ema_50',
          timeframe: '15m',
          left: [],
        },
      ],
      [
        'Short ES when it is over 3 ATR(20) above the 20 SMA, buy when it is over 3 ATR below, exit at the SMA',
        {
          enterLong: 'close < sma_20 - atr_20 * 3',
          exitLong: 'high >= sma_20',
          enterShort: 'close > sma_20 + atr_20 * 3',
          exitShort: 'low <= sma_20',
          left: [],
        },
      ],
      [
        'short NQ if price is more than 1.5 ATR above VWAP, cover at VWAP. Buy if more than 1.5 ATR below, sell at VWAP',
        {
          enterLong: 'close < vwap_line - atr_14 * 1.5',
          enterShort: 'close > vwap_line + atr_14 * 1.5',
          left: [],
        },
      ],
      [
        "when EURGBP is 2% above its 50 EMA go short; when it's 2% below go long; flat at the EMA.",
        {
          enterLong: 'close <= ema_50 * 0.98',
          enterShort: 'close >= ema_50 * 1.02',
          exitShort: 'low <= ema_50',
          left: [],
        },
      ],
      [
        'Fade it: when RSI(14) is above 70 go short; when RSI(14) is below 30 go long',
        { enterLong: 'rsi_14 < 30', enterShort: 'rsi_14 > 70', left: [] },
      ],
    ],
  },
  {
    kind: 'averages by their lengths',
    cases: [
      [
        'Long LINK on 1h when the 9 ema is over the 21 ema and the 21 over the 55, close when 9 dips below the 21.',
        {
          enterLong: 'ema_9 > ema_21 and ema_21 > ema_55',
          exitLong: 'crosses_below(ema_9, ema_21)',
          left: [],
        },
      ],
      [
        'Buy BTC when the 10 sma is over the 20 sma and the 20 is above the 50. Sell when the 10 drops under the 20.',
        {
          enterLong: 'sma_10 > sma_20 and sma_20 > sma_50',
          exitLong: 'crosses_below(sma_10, sma_20)',
          left: [],
        },
      ],
      [
        'short if ema 8 < ema 21 and 21 < 55, cover when the 8 gets back above the 21',
        {
          enterShort: 'ema_8 < ema_21 and ema_21 < ema_55',
          exitShort: 'crosses_above(ema_8, ema_21)',
          left: [],
        },
      ],
      [
        'Buy ETH when the 20 day average is over the 50 day and the 50 day over the 200 day. Sell when the 20 day slips under the 50 day',
        {
          enterLong: 'sma_20 > sma_50 and sma_50 > sma_200',
          exitLong: 'crosses_below(sma_20, sma_50)',
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'exchanges with rules of their own',
    cases: [
      [
        'Buy on Binance when BTC is 2% lower than yesterday, sell on Kraken when RSI > 70',
        {
          enterLong: 'close <= prev(close, 1) * 0.98',
          exitLong: 'rsi_14 > 70',
          exchange: 'binance',
          left: ['on Kraken'],
        },
      ],
      [
        'Buy BTC on Binance when RSI(14) is below 30 and sell on Coinbase when RSI(14) is above 70',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', exchange: 'binance', left: ['on Coinbase'] },
      ],
      [
        'Buy BTC on Kraken when Kraken is 0.5% below Coinbase, sell on Coinbase when the gap is under 0.1%',
        {
          legs: {
            kraken_btc_rules: { enterLong: 'btc_spread > 0.5', exitLong: 'btc_spread < 0.1' },
            coinbase_btc_rules: { enterShort: 'btc_spread > 0.5', exitShort: 'btc_spread < 0.1' },
          },
          left: [],
        },
      ],
    ],
  },
];
