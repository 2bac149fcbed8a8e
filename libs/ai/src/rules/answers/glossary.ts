import { indicators } from '@strategy-builder/language';
import { kindOf } from '../build/indicator-nodes.js';
import type { IndicatorName, SettingHead, StrategyStyle } from '../lexicon/meaning.js';

/** What an indicator is, from the catalogue, with how it is used. */
export function describeIndicator(name: IndicatorName): string | null {
  const entry = indicators.find(({ kind }) => kind === kindOf(name));
  if (entry === undefined) return null;
  const params = entry.params.map((one) => `${one.title.toLowerCase()} ${one.default}`).join(', ');
  const use = usage[name];
  return [
    `${entry.title}: ${entry.description}`,
    use,
    params === '' ? null : `Usual parameters: ${params}.`,
    `Formula: ${entry.formula}. ${entry.convention}`,
  ]
    .filter((part) => part !== null && part !== undefined)
    .join(' ');
}

const usage: Readonly<Partial<Record<IndicatorName, string>>> = {
  rsi: 'Traders read values below 30 as oversold and above 70 as overbought; momentum strategies buy when it rises above a level instead.',
  macd: 'A cross of the MACD line above its signal line is read as a turn upwards.',
  bollinger:
    'A close outside the bands is unusual for the recent volatility: reversion strategies trade against it, breakout strategies with it.',
  sma: 'A price above its average is read as an uptrend; two averages of different length give crossover signals.',
  ma: 'A price above its average is read as an uptrend; two averages of different length give crossover signals.',
  ema: 'It reacts faster than a simple average of the same length.',
  atr: 'Stops are often placed some multiples of it away, so that they widen with volatility.',
  adx: 'Values above 25 are read as a trend, whatever its direction.',
  stochastic: 'Values below 20 are read as oversold, above 80 as overbought.',
  zscore: 'Reversion strategies trade when it is beyond -2 or 2.',
  donchian: 'A close above the channel of the bars before is the classic breakout.',
  supertrend: 'Its direction turns when the price closes beyond its line.',
  vwap: 'Day traders read prices above it as strong, below it as weak.',
};

const terms: Readonly<Partial<Record<SettingHead, string>>> = {
  stop: 'A stop loss closes a position that has gone a given distance against its entry: stop loss 5%, or stop loss 2 ATR.',
  target: 'A take profit closes a position that has gone a given distance in its favour: take profit 10%.',
  trail: 'A trailing stop follows the best price since entry at a given distance: trailing stop 3%.',
  size: 'Position size says how much to buy: 2% of equity as notional, $500, or 0.5 units. "Risk 2%" instead sizes a position so that the stop costs 2% of equity.',
  risk: '"Risk 2%" sizes a position so that 2% of equity is lost when the stop is hit; "2% position size" buys for 2% of equity.',
  'reward-risk':
    'The reward to risk ratio is the distance of the target divided by the distance of the stop.',
  'time-exit': 'A time exit closes a position after a number of bars.',
};

export function describeSetting(head: SettingHead): string | null {
  return terms[head] ?? null;
}

const styles: Readonly<Partial<Record<StrategyStyle, string>>> = {
  momentum:
    'A momentum strategy buys what has been rising, for example when RSI crosses above 70 or the rate of change turns positive.',
  'mean-reversion':
    'A mean reversion strategy buys what has fallen unusually far and sells when it is back at its mean, for example below the lower Bollinger band.',
  trend: 'A trend-following strategy stays in as long as the price is on one side of a slow average.',
  breakout: 'A breakout strategy buys a close beyond the highest high of the bars before.',
  crossover:
    'A crossover strategy buys when a fast average crosses above a slow one, and sells when it crosses below.',
  'buy-and-hold': 'Buy and hold buys once and never sells: the yardstick beside every simulation.',
  turtle: 'The Turtle system buys a 20-day high and leaves at a 10-day low.',
};

export function describeStyle(style: StrategyStyle): string | null {
  return styles[style] ?? null;
}

const patterns: Readonly<Record<string, string>> = {
  'golden-cross': 'A golden cross is the 50 bar average crossing above the 200 bar average.',
  'death-cross': 'A death cross is the 50 bar average crossing below the 200 bar average.',
  oversold: 'Oversold means fallen unusually fast: RSI below 30, stochastic below 20.',
  overbought: 'Overbought means risen unusually fast: RSI above 70, stochastic above 80.',
  squeeze: 'A squeeze is a time of low volatility: Bollinger Bands inside the Keltner channel.',
  'bullish-engulfing':
    'A bullish engulfing candle closes above the open of a falling candle before it and opened at or below its close.',
  doji: 'A doji opens and closes at nearly the same price.',
};

export function describePattern(pattern: string): string | null {
  return patterns[pattern] ?? null;
}
