import { describe, expect, it } from 'vitest';
import { describeFormula } from './describe.js';
import { functions } from './functions/functions.js';
import { seededRandom } from './testing/seeded-bars.js';

const shapeOf = (text: string, params: readonly string[] = []): unknown => {
  const result = describeFormula(text, params);
  return result.ok ? result.value : result.error;
};
const ports = (text: string, params: readonly string[] = []): unknown =>
  (shapeOf(text, params) as { inputs: unknown }).inputs;

describe('the ports of a formula', () => {
  it.each([
    ['close > open', [{ name: 'bars', type: 'bars' }]],
    ['typical', [{ name: 'bars', type: 'bars' }]],
    ['atr(14)', [{ name: 'bars', type: 'bars' }]],
    ['bars.close', [{ name: 'bars', type: 'bars' }]],
    [
      'log(btc.close / eth.close)',
      [
        { name: 'btc', type: 'bars' },
        { name: 'eth', type: 'bars' },
      ],
    ],
    ['rsi_14 > 70', [{ name: 'rsi_14', type: 'number' }]],
    [
      'rsi > 70 and rsi(close, 14) > 70',
      [
        { name: 'rsi', type: 'number' },
        { name: 'bars', type: 'bars' },
      ],
    ],
    [
      'signal and not other',
      [
        { name: 'signal', type: 'boolean' },
        { name: 'other', type: 'boolean' },
      ],
    ],
    ['crosses_above(macd_1.macd, macd_1.signal)', [{ name: 'macd_1', type: 'node' }]],
    ['x', [{ name: 'x', type: 'number', open: true }]],
    [
      'if(a, x, y) and z',
      [
        { name: 'a', type: 'boolean' },
        { name: 'x', type: 'boolean' },
        { name: 'y', type: 'boolean' },
        { name: 'z', type: 'boolean' },
      ],
    ],
    ['value = x\nother = value + 1', [{ name: 'x', type: 'number' }]],
    ['1 + 2', []],
  ])('%s', (text, expected) => {
    expect(ports(text)).toEqual(expected);
  });

  it('leave out parameters, which are constants in scope', () => {
    expect(ports('rsi(close, period) > limit', ['period', 'limit'])).toEqual([
      { name: 'bars', type: 'bars' },
    ]);
  });
});

describe('the outputs of a formula', () => {
  it.each([
    ['close', [{ name: 'value', type: 'number' }]],
    ['close > 1', [{ name: 'value', type: 'boolean' }]],
    [
      'a = 1\nb = a > 0',
      [
        { name: 'a', type: 'number' },
        { name: 'b', type: 'boolean' },
      ],
    ],
    ['macd(close, 12, 26, 9)', ['macd', 'signal', 'histogram'].map((name) => ({ name, type: 'number' }))],
    ['macd(close, 12, 26, 9).signal', [{ name: 'value', type: 'number' }]],
    ['on = recur(false, not on)', [{ name: 'on', type: 'boolean' }]],
  ])('%s', (text, expected) => {
    expect((shapeOf(text) as { outputs: unknown }).outputs).toEqual(expected);
  });
});

describe('what makes no sense is refused at its place', () => {
  it.each([
    ['sma(close, 0)', '0', '14'],
    ['sma(close, 10001)', '10001', '14'],
    ['sma(close, 2.5)', '2.5', '14'],
    ['sma(close, 5 - 8)', '5 - 8', '14'],
    ['sma(close, volume)', 'volume', 'arithmetic'],
    ['adx(1)', '1', '14'],
    ['prev(close, -1)', '-1', '14'],
    ['sam(close, 5)', 'sam', 'did you mean sma?'],
    ['bolinger(close, 20, 2)', 'bolinger', 'did you mean bollinger?'],
    ['frobnicate(close)', 'frobnicate', 'list of functions'],
    ['ema_after(close, 5, 3)', 'ema_after', ''],
    ['sma(close)', 'sma(close)', 'sma(x, n)'],
    ['sma(close, 5, 6)', '6', 'sma(x, n)'],
    ['macd(close, 12, 26, 9) > 0', 'macd(close, 12, 26, 9)', 'macd(…).macd or'],
    ['macd(close, 12, 26, 9).sign', 'sign', '.histogram'],
    ['sma(close, 5).value2', 'value2', 'leave out'],
    ['close and open', 'close', 'x > 0'],
    ['(close > 1) + 1', 'close > 1', 'if(condition, 1, 0)'],
    ['if(close, 1, 2)', 'close', 'x > 0'],
    ['if(close > 1, 1, close > 2)', 'close > 2', 'if(condition, 1, 0)'],
    ['if(close > 1, 2)', 'if(close > 1, 2)', 'otherwise'],
    ['x and x > 1', 'x', 'if(condition, 1, 0)'],
    ['btc.close > btc', 'btc', 'btc.close'],
    ['btc > btc.close', 'btc.close', 'another name'],
    ['close.open', 'close.open', 'write close'],
    ['bars > 1', 'bars', 'close'],
    ['bars.closee', 'bars.closee', 'bars.close'],
    ['close@0h', '@0h', '@15m'],
    ['rsi_14@1h', 'rsi_14@1h', 'close@1h'],
    ['macd.signal@1h > 0', 'macd.signal@1h', 'close@1h'],
    ['sma(x, 3)@1h', 'x', 'close'],
    ['sma(close@4h, 3)@1d', '@4h', 'leave one'],
    ['close = 1', 'close', 'close_value'],
    ['n = 1', 'n', 'another name'],
    ['a = b\nb = 1', 'b', 'up'],
    ['a = a + 1', 'a', 'recur'],
    ['recur(1, 2)', 'recur', 'line of its own'],
    ['a = 1 + recur(1, a)', 'recur', 'line of its own'],
    ['a = recur(1, close > 1)', 'close > 1', 'if(condition, 1, 0)'],
    ['a = recur(a, 1)', 'a', 'second argument'],
  ])('%j at %j', (text, place, hint) => {
    const result = describeFormula(text, ['n']);
    if (result.ok) throw new Error(`${text} should have been refused`);
    const { position, length } = result.error;
    expect(text.slice(position, position + length)).toBe(place);
    expect(result.error.hint).toContain(hint);
  });
});

describe('hostile texts', () => {
  const words = [
    ...[
      'close',
      'x',
      'bars',
      'eth.close',
      '1',
      '0',
      '1e308',
      '.',
      '..',
      '(',
      ')',
      ',',
      '=',
      '==',
      '+',
      '-',
      '*',
      '/',
    ],
    ...[
      '<',
      'and',
      'or',
      'not',
      'na',
      'true',
      'if(',
      'recur(',
      '@1h',
      '\n',
      'x = ',
      ' ',
      '\u0000',
      '"',
      '`',
      '${',
      '\\',
    ],
    ...[
      'constructor',
      '__proto__',
      'prototype',
      'toString',
      'constructor(',
      'hasOwnProperty(',
      '\u{1f600}',
      '\ud800',
    ],
    ...functions.map(({ name }) => `${name}(`),
  ];

  it('are answered with a place inside the text and never throw', () => {
    let refused = 0;
    for (let seed = 1; seed <= 3000; seed++) {
      const random = seededRandom(seed);
      const count = 1 + Math.floor(random() * 30);
      const text = Array.from({ length: count }, () => words[Math.floor(random() * words.length)]).join('');
      const result = describeFormula(text, ['n', 'constructor']);
      if (result.ok) continue;
      refused++;
      const { position, length, message, hint } = result.error;
      const inside = position >= 0 && length >= 0 && position + length <= text.length;
      expect(inside, `seed ${seed}: ${JSON.stringify(text)} ${JSON.stringify(result.error)}`).toBe(true);
      expect(message.length > 0 && (hint ?? '').length > 0, `seed ${seed}`).toBe(true);
    }
    expect(refused).toBeGreaterThan(2500);
  });

  it.each([
    'constructor(1)',
    'toString(close)',
    '__proto__',
    'hasownproperty(1)',
  ])('%s names no function', (text) => {
    expect(describeFormula(text, []).ok).toBe(false);
  });

  it('of full length take milliseconds, not minutes', () => {
    const long = [
      '('.repeat(4000),
      '-'.repeat(4000),
      'a'.repeat(4000),
      '1'.repeat(4000),
      `${'sma('.repeat(1000)}`,
      'x.'.repeat(2000),
    ];
    long.push(
      `${'1+'.repeat(1999)}11`,
      `${'x and '.repeat(600)}x`,
      ' '.repeat(4000),
      '\n'.repeat(4000),
      '=='.repeat(2000),
    );
    const start = performance.now();
    for (const text of long) describeFormula(text, []);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
