/** Modules and objects in front of a name that say nothing about it. */
export const owners = new Set(
  'ta self talib bt ind indicators btind pd np math qtpylib df data dataframe datas vbt pta tulipy lines i strategy'.split(
    ' ',
  ),
);
/** Tables of bars: whole, or one column of them. */
export const tables = new Set(['df', 'data', 'dataframe', 'bars', 'ohlc', 'candles']);
/** Functions that tell a crossing, without underscores. */
const crossings: Readonly<Record<string, 'crosses_above' | 'crosses_below'>> = {
  crossover: 'crosses_above',
  crossunder: 'crosses_below',
  crossabove: 'crosses_above',
  crossbelow: 'crosses_below',
  crossup: 'crosses_above',
  crossdown: 'crosses_below',
  crossedabove: 'crosses_above',
  crossedbelow: 'crosses_below',
  crossesabove: 'crosses_above',
  crossesbelow: 'crosses_below',
  macrossedabove: 'crosses_above',
  macrossedbelow: 'crosses_below',
  rsicrossedabove: 'crosses_above',
  rsicrossedbelow: 'crosses_below',
};
/** Indicators under other names. */
export const renamed: Readonly<Record<string, string>> = {
  wpr: 'willr',
  bbands: 'bollinger',
  bollingerbands: 'bollinger',
  relativestrengthindex: 'rsi',
  simplemovingaverage: 'sma',
  movingaveragesimple: 'sma',
  exponentialmovingaverage: 'ema',
  macdhisto: 'macd',
  averagetruerange: 'atr',
};
/** One letter for a column, as AmiBroker has it. */
export const columns: Readonly<Record<string, string>> = {
  C: 'close',
  O: 'open',
  H: 'high',
  L: 'low',
  V: 'volume',
};
/** An average by its place among others, no length of one or two bars. */
export const numberedLine = /^(sma|ema|wma|ma)_?[12]$/;
/** The meaning of a crossing function by its name, whatever its spelling. */
export function crossingOf(name: string): 'crosses_above' | 'crosses_below' | 'crosses_either' | null {
  const plain = name.replaceAll('_', '').toLowerCase();
  if (plain === 'cross') return 'crosses_either';
  return crossings[plain] ?? null;
}
