import { describe, expect, it } from 'vitest';
import { evaluateFormula } from '../evaluate.js';
import { firstDifference } from '../testing/closeness.js';
import { seededBars } from '../testing/seeded-bars.js';
import { slowAdditions } from '../testing/slow-additions.js';
import { slowIndicators } from '../testing/slow-indicators.js';
import type { Slow } from '../testing/slow-series.js';
import { candles } from './candles.js';
import { definitions, functions } from './functions.js';
import { parseDefinition } from './parsed-definition.js';
import { printSignature } from './signature.js';

/** Each function with lengths that are not multiples of each other. */
const calls: readonly (readonly [name: string, ...args: (string | number)[]])[] = [
  ...[
    'sma',
    'ema',
    'wma',
    'wilder',
    'sum',
    'highest',
    'lowest',
    'stdev',
    'variance',
    'mean_deviation',
    'zscore',
  ]
    .concat(['dema', 'tema', 'hma', 'kama', 'momentum', 'roc', 'rsi', 'trix', 'prev'])
    .flatMap((name): [string, string, number][] => [
      [name, 'close', 2],
      [name, 'close', 7],
      [name, 'volume', 20],
    ]),
  ...['atr', 'cci', 'mfi', 'williams_r', 'adx', 'donchian'].flatMap((name): [string, number][] => [
    [name, 2],
    [name, 14],
  ]),
  ...['true_range', 'obv', 'vwap', 'minute', 'hour', 'weekday', 'day_of_month', 'month'].map(
    (name): [string] => [name],
  ),
  ['covariance', 'close', 'volume', 9],
  ['correlation', 'close', 'volume', 9],
  ['correlation', 'close', 'close', 5],
  ['beta', 'close', 'volume', 9],
  ['macd', 'close', 12, 26, 9],
  ['macd', 'close', 5, 3, 4],
  ['ppo', 'close', 12, 26],
  ['bollinger', 'close', 20, 2],
  ['stochastic', 14, 3, 3],
  ['stochastic', 5, 1, 1],
  ['supertrend', 10, 3],
  ['supertrend', 3, 1],
  ['keltner', 20, 10, 2],
  ['ichimoku', 9, 26, 52],
  ...[
    'linreg',
    'linreg_slope',
    'log_return',
    'percent_rank',
    'bars_since_highest',
    'bars_since_lowest',
  ].flatMap((name): [string, string, number][] => [
    [name, 'close', 2],
    [name, 'close', 9],
    [name, 'volume', 20],
  ]),
  ...['aroon', 'up_down_ratio', 'up_down_volume', 'rolling_vwap'].flatMap((name): [string, number][] => [
    [name, 4],
    [name, 25],
  ]),
  ['stoch_rsi', 'close', 14, 10, 3, 4],
  ['realised_volatility', 'close', 20, 365],
  ['parkinson_volatility', 20, 252],
  ['garman_klass_volatility', 10, 252],
  ['bollinger_percent_b', 'close', 20, 2],
  ['bollinger_width', 'close', 20, 2],
  ['pivot', 3, 2],
  ['pivot', 1, 5],
  ['pivot_points'],
  ['parabolic_sar', 0.02, 0.2],
  ['parabolic_sar', 0.1, 0.3],
  ['heikin_ashi'],
  ['session_vwap', 9],
  ['new_york_minute'],
  ['chicago_minute'],
  ['los_angeles_minute'],
  ['london_minute'],
  ['frankfurt_minute'],
  ['hour_between', 8, 16],
  ['hour_between', 22, 6],
  ['weekday_between', 1, 5],
  ['weekday_between', 6, 1],
];

describe('parabolic_sar', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('follows the loop of TA-Lib whichever way it starts, seed %d', (seed) => {
    const bars = seededBars(400, seed);
    const evaluated = evaluateFormula('parabolic_sar(0.02, 0.2)', bars);
    if (!evaluated.ok) throw new Error(evaluated.error.message);
    const expected = slowAdditions(bars).parabolic_sar?.(0.02, 0.2) ?? {};
    for (const output of ['sar', 'direction']) {
      expect(
        firstDifference(evaluated.value.outputs[output] ?? [], expected[output] ?? [], 1e-9),
        output,
      ).toBeNull();
    }
  });
});

describe('the functions of the language', () => {
  const bars = seededBars(600, 7);
  const slow = { ...slowIndicators(bars), ...slowAdditions(bars) };

  const spelled = calls.map(([name, ...args]) => ({ formula: `${name}(${args.join(', ')})`, name, args }));
  it.each(spelled)('$formula equals its slow reference on every bar', ({ formula, name, args }) => {
    const evaluated = evaluateFormula(formula, bars);
    if (!evaluated.ok) throw new Error(evaluated.error.message);
    const series = (arg: string | number): Slow | number =>
      typeof arg === 'number' ? arg : Array.from(arg === 'close' ? bars.close : bars.volume);
    const expected = slow[name]?.(...args.map(series));
    expect(Object.keys(evaluated.value.outputs)).toEqual(Object.keys(expected ?? {}));
    for (const [output, values] of Object.entries(evaluated.value.outputs)) {
      expect(firstDifference(values, expected?.[output] ?? [], 1e-9), output).toBeNull();
      expect(values.some((value) => value !== null && value !== 0)).toBe(true);
    }
  });

  it('are all held to a slow reference, save plain arithmetic, the forms, and candles (in a spec of their own)', () => {
    const plain = [
      'abs',
      'crosses_above',
      'crosses_below',
      'exp',
      'floor',
      'if',
      'log',
      'max',
      'min',
      'recur',
      'sqrt',
    ];
    const tested = new Set([...plain, ...candles.map(({ name }) => name), ...calls.map(([name]) => name)]);
    expect(functions.map(({ name }) => name).filter((name) => !tested.has(name))).toEqual([]);
  });

  it('have bodies that parse, with outputs that exist', () => {
    for (const definition of definitions.values()) {
      const { checked } = parseDefinition(definition);
      const outputs = checked.shape.outputs.map(({ name }) => name);
      expect(outputs).toEqual(expect.arrayContaining([...(definition.outputs ?? ['value'])]));
      const reads = checked.shape.inputs.some(({ type }) => type === 'bars');
      expect(reads, definition.name).toBe(definition.readsBars ?? false);
    }
  });

  it('say how they are called', () => {
    const spellings = functions.map(printSignature);
    expect(spellings).toContain('macd(x, fast, slow, signal)');
    expect(spellings).toContain('min(a, b, …)');
    expect(spellings.join()).not.toContain('ema_after');
  });
});
