import type { StrategyFamily } from '@strategy-builder/domain';

export interface TemplateSentence {
  /** Stable name, for links. */
  readonly id: string;
  readonly family: StrategyFamily;
  /** The request that the template is planned from, word for word. */
  readonly sentence: string;
}

/** Strategies to begin with, each told in one sentence; a template is exactly what the planner makes of it. */
export const templateSentences: readonly TemplateSentence[] = [
  {
    id: 'rsi-momentum',
    family: 'momentum',
    sentence:
      'Buy BTC on 4h bars when RSI(14) crosses above 70, sell when it falls below 50, 10% position size, 3% stop loss',
  },
  {
    id: 'rate-of-change',
    family: 'momentum',
    sentence:
      'Buy ETH daily when the rate of change(20) crosses above 0 and price is above the 200 SMA, sell when the rate of change(20) crosses below 0, 8% stop loss',
  },
  {
    id: 'macd-cross',
    family: 'momentum',
    sentence:
      'Buy BTC daily when MACD crosses above its signal line, sell when it crosses below, risk 1% per trade, 2 ATR stop',
  },
  {
    id: 'rsi-reversion',
    family: 'mean reversion',
    sentence:
      'Buy BTC daily when RSI(14) is below 30, sell when RSI is above 70, 2% position size, 5% stop loss',
  },
  {
    id: 'connors-rsi-2',
    family: 'mean reversion',
    sentence:
      'Buy SPY daily when RSI(2) is below 10 and price is above the 200 SMA, sell when the close is above the 5 SMA, 50% position size, 6% stop loss',
  },
  {
    id: 'bollinger-reversion',
    family: 'mean reversion',
    sentence:
      'Buy ETH on 1h bars when the close is below the lower Bollinger band(20, 2), sell when the close is above the middle band, 10% position size, 4% stop loss',
  },
  {
    id: 'z-score',
    family: 'mean reversion',
    sentence:
      'Buy SOL on 4h bars when the z-score(50) is below -2, sell when the z-score(50) is above 0, 10% position size, 3 ATR stop',
  },
  {
    id: 'turtle',
    family: 'breakout',
    sentence:
      'Buy BTC daily when the close is above the 20-day high, sell when the close is below the 10-day low, risk 1% per trade, 2 ATR stop',
  },
  {
    id: 'keltner-breakout',
    family: 'breakout',
    sentence:
      'Buy ETH on 4h bars when the close crosses above the upper Keltner channel(20, 10, 2), sell when the close crosses below the middle Keltner channel, 10% position size, 3% trailing stop',
  },
  {
    id: 'volume-breakout',
    family: 'breakout',
    sentence:
      'Buy SOL on 1h bars when the close is above the 48-bar high and volume is above twice its 20 bar average, exit after 24 bars, 10% position size, 3% stop loss',
  },
  {
    id: 'golden-cross',
    family: 'trend',
    sentence:
      'Buy BTC daily when the 50 SMA crosses above the 200 SMA, sell when it crosses below, 50% position size, 15% trailing stop',
  },
  {
    id: 'supertrend',
    family: 'trend',
    sentence:
      'Buy ETH on 4h bars when Supertrend(10, 3) turns up, sell when it turns down, 20% position size, 5% stop loss',
  },
  {
    id: 'trend-filter',
    family: 'mean reversion',
    sentence:
      'Buy BTC on the 4h when RSI < 40 and the daily close is above the daily 200 SMA, sell when RSI > 65, 10% position size, 5% stop loss',
  },
  {
    id: 'long-short-ema',
    family: 'trend',
    sentence:
      'Go long BTC on 1h bars when EMA(20) crosses above EMA(50), go short when EMA(20) crosses below EMA(50), 10% position size, 3% stop loss',
  },
  { id: 'btc-eth-pair', family: 'pairs', sentence: 'Pairs trade BTC/ETH daily with 20% of equity per leg' },
  {
    id: 'spy-qqq-pair',
    family: 'pairs',
    sentence:
      'Pairs trade SPY and QQQ daily with a 60 day z-score, enter at 2 standard deviations, exit at 0.5',
  },
  {
    id: 'strongest-coin',
    family: 'rotation',
    sentence: 'Every month hold the strongest of BTC, ETH and SOL by 90 day return',
  },
  {
    id: 'stocks-or-bonds',
    family: 'rotation',
    sentence: 'Hold whichever of SPY or TLT has the higher 6 month return, rebalance monthly',
  },
  { id: 'eth-grid', family: 'grid', sentence: 'Grid on ETH between 1500 and 2500 with 20 levels' },
  { id: 'weekly-purchases', family: 'regular purchases', sentence: 'DCA $100 into BTC every week' },
  {
    id: 'purchases-below-average',
    family: 'regular purchases',
    sentence: 'DCA into BTC weekly but only when the price is below the 200 day average, $50 each time',
  },
  {
    id: 'cash-and-carry',
    family: 'carry',
    sentence: 'Cash and carry on BTC: long spot, short the perpetual when funding is positive',
  },
  {
    id: 'binance-coinbase',
    family: 'across exchanges',
    sentence: 'Buy BTC on Binance and sell it on Coinbase when the price difference is above 0.5%',
  },
  {
    id: 'volatility-target',
    family: 'volatility',
    sentence:
      'Buy BTC daily when price is above the 100 SMA, sell when price is below the 100 SMA, target 20% volatility, 20% stop loss',
  },
  {
    id: 'squeeze',
    family: 'volatility',
    sentence:
      'Buy ETH daily when realized volatility is below 40% and the close is above the 20-day high, sell when the close is below the 10-day low, 10% position size, 6% stop loss',
  },
];
