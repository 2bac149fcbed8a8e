import { describe, expect, it } from 'vitest';
import { planned } from './check-case.js';

/** Kinds of the catalogue as traders call them, their numbers in its order, and what is said of them. */
const named: readonly (readonly [
  kind: string,
  names: readonly string[],
  params: Readonly<Record<string, number>>,
  says: (words: string) => string,
])[] = [
  ['sma', ['SMA', 'simple moving average'], { period: 50 }, onClose],
  ['ema', ['EMA', 'exponential moving average'], { period: 21 }, onClose],
  ['wma', ['WMA', 'weighted moving average'], { period: 30 }, onClose],
  ['wilder', ['RMA', 'SMMA', 'smoothed moving average'], { period: 9 }, onClose],
  ['dema', ['DEMA', 'double exponential moving average'], { period: 34 }, onClose],
  ['tema', ['TEMA'], { period: 34 }, onClose],
  ['hma', ['HMA', 'hull moving average'], { period: 55 }, onClose],
  ['kama', ['KAMA'], { period: 12 }, onClose],
  ['linreg', ['linreg', 'linear regression'], { period: 50 }, onClose],
  ['rolling_vwap', ['rolling VWAP'], { period: 48 }, onClose],
  ['rsi', ['RSI', 'relative strength index'], { period: 7 }, rises],
  ['roc', ['ROC', 'rate of change'], { period: 12 }, rises],
  ['trix', ['TRIX'], { period: 18 }, rises],
  ['williams_r', ['williams %r', 'willr'], { period: 10 }, rises],
  ['cci', ['CCI', 'commodity channel index'], { period: 14 }, rises],
  ['mfi', ['MFI', 'money flow index'], { period: 10 }, rises],
  ['stdev', ['stdev', 'standard deviation'], { period: 30 }, rises],
  ['variance', ['variance'], { period: 30 }, rises],
  ['zscore', ['zscore', 'z-score'], { period: 48 }, rises],
  ['atr', ['ATR', 'average true range'], { period: 20 }, rises],
  ['linreg_slope', ['linreg slope', 'linear regression slope'], { period: 20 }, rises],
  ['up_down_ratio', ['up/down ratio'], { period: 20 }, rises],
  ['parkinson_volatility', ['parkinson volatility'], { period: 30 }, rises],
  ['garman_klass_volatility', ['garman-klass volatility'], { period: 30 }, rises],
  ['ppo', ['PPO'], { fast: 10, slow: 30 }, rises],
  ['bollinger_percent_b', ['bollinger %b'], { period: 25, k: 2.5 }, rises],
  ['macd', ['MACD'], { fast: 5, slow: 35, signal: 6 }, rises],
  ['stochastic', ['stochastic', 'stoch'], { period: 10, k: 4, d: 5 }, rises],
  ['stoch_rsi', ['StochRSI', 'stochastic RSI'], { period: 21, length: 20, k: 4, d: 5 }, rises],
  ['aroon', ['aroon'], { period: 14 }, rises],
  ['adx', ['ADX'], { period: 10 }, rises],
  ['supertrend', ['supertrend'], { period: 14, k: 2.5 }, onClose],
  ['parabolic_sar', ['parabolic SAR', 'PSAR'], { step: 0.03, most: 0.3 }, onClose],
  ['bollinger', ['upper bollinger band', 'upper BB'], { period: 30, k: 2.5 }, onClose],
  ['donchian', ['upper donchian channel'], { period: 55 }, onClose],
  ['keltner', ['upper keltner channel'], { period: 25, atr_period: 12, k: 1.5 }, onClose],
];

function onClose(words: string): string {
  return `BTC 1h buy when close > ${words}`;
}

function rises(words: string): string {
  return `BTC 1h buy when ${words} is rising`;
}

function forms(name: string, params: Readonly<Record<string, number>>): readonly string[] {
  const numbers = Object.values(params);
  const [first] = numbers;
  const listed = [
    `${name}(${numbers.join(',')})`,
    `${name} (${numbers.join(', ')})`,
    `${name} ${numbers.join(' ')}`,
  ];
  return numbers.length > 1
    ? listed
    : [...listed, `the ${first} period ${name}`, `${name} of ${first} periods`];
}

const cases = named.flatMap(([kind, names, params, says]) =>
  names.flatMap((name) => forms(name, params).map((form) => ({ kind, params, text: says(form) }))),
);

describe('the words for what the catalogue holds', () => {
  it.each(cases)('reads "$text" as $kind', ({ kind, params, text }) => {
    const built = Object.values(planned(text).nodes).filter((node) => node.kind === kind);
    expect(built.map((node) => node.params)).toMatchObject([params]);
  });
});
