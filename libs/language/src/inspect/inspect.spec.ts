import { describe, expect, it } from 'vitest';
import { Effort } from './effort.js';
import { type Circumstances, inspectProgram } from './inspect-program.js';
import type { FormulaWarning } from './warning.js';

function inspect(formula: string, circumstances?: Circumstances): readonly FormulaWarning[] {
  const bars = { from: 'bars', id: 'bars' } as const;
  const found = inspectProgram(
    {
      bars: ['bars', 'btc'],
      timeframes: { bars: '1h', btc: '1h' },
      nodes: [
        { id: 'strength', formula: 'rsi(close, 14)', params: {}, inputs: { bars } },
        {
          id: 'n',
          formula,
          params: { limit: 120 },
          inputs: {
            bars,
            btc: { from: 'bars', id: 'btc' },
            strength: { from: 'node', id: 'strength', output: 'value' },
          },
        },
      ],
    },
    circumstances,
  );
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
}

function only(formula: string): FormulaWarning & { readonly part: string } {
  const [first, ...others] = inspect(formula);
  if (first === undefined || others.length > 0)
    throw new Error(`${formula}: ${[first, ...others].map((one) => one?.message)}`);
  return { ...first, part: formula.slice(first.position, first.position + first.length) };
}

describe('static checks of conditions', () => {
  it.each([
    ['rsi(close, 14) < 30 and rsi(close, 14) > 70', 'contradiction'],
    ['strength < 30 and close > sma(close, 50) and strength >= 70', 'contradiction'],
    ['strength < 30 and not (strength < 40)', 'contradiction'],
    ['close > sma(close, 50) and close < sma(close, 50)', 'contradiction'],
    ['close > sma(close, 50) and close < 0.9 * sma(close, 50)', 'contradiction'],
    ['crosses_above(strength, 70) and strength < 50', 'contradiction'],
    ['crosses_above(close, sma(close, 9)) and crosses_below(close, sma(close, 9))', 'contradiction'],
    ['rsi(close, 14)@1d < 30 and close > 5', null],
    ['rsi(close, 14)@1d < 30 and close > open and rsi(close, 14)@1d > 70', 'contradiction'],
    ['low > 5 and high < 5', 'contradiction'],
    ['strength > limit', 'never-true'],
    ['close > highest(high, 20)', 'never-true'],
    ['close > donchian(20).upper', 'never-true'],
    ['crosses_above(stochastic(14, 3, 3).k, 100)', 'never-true'],
    ['weekday() == 8', 'never-true'],
    ['close < close', 'never-true'],
    ['strength > -5', 'always-true'],
    ['close > 0', 'always-true'],
    ['low <= high', 'always-true'],
    ['strength > 30 or strength < 70', 'always-true'],
    ['close > strength', 'price-with-oscillator'],
    ['crosses_below(sma(rsi(close, 14), 3), bollinger(close, 20, 2).lower)', 'price-with-oscillator'],
    ['close > prev(highest(high, 20), 1)', null],
    ['strength < 30 or strength > 70', null],
    ['close > 100 * strength', null],
    ['btc.close > rsi(close, 14)', null],
    ['close > sma(close, 50) and close < 1.1 * sma(close, 50)', null],
    ['crosses_above(strength, 30) and strength < 50', null],
    ['macd(close, 12, 26, 9).macd > 0 and close > vwap()', null],
    ['true', null],
    ['na', null],
  ])('%s: %s', (formula, code) => {
    expect(inspect(formula).map((one) => one.code)).toEqual(code === null ? [] : [code]);
  });

  it('points at the part that is wrong, and says why', () => {
    expect(only('enter_long = close > open and strength > 170')).toMatchObject({
      part: 'strength > 170',
      message: '"strength > 170" is never true: "strength" lies from 0 to 100.',
    });
    expect(only('strength < 30 and close > open and strength > 70')).toMatchObject({
      message: '"strength < 30" and "strength > 70" are never true on the same bar.',
    });
  });

  it.each([
    ['x = strength < 30 and strength > 70', 'x = strength < 30 or strength > 70'],
    [
      'close > open and (strength < 30 and strength > 70)',
      'close > open and (strength < 30 or strength > 70)',
    ],
    ['close > highest(high, 20)', 'close > prev(highest(high, 20), 1)'],
    ['close > open and strength >= 0', 'close > open'],
    ['strength > 200 or close > open', 'close > open'],
    ['close > 0', 'true'],
    ['strength > 30 or strength < 70', 'strength > 30 and strength < 70'],
  ])('mends %s to %s, and finds nothing more', (formula, mended) => {
    expect(only(formula).fix?.formula).toBe(mended);
    expect(inspect(mended)).toEqual([]);
  });

  it('reports a part once, where it is written', () => {
    const lines = 'never = strength > 200\nenter_long = never and close > open';
    expect(inspect(lines).map(({ position }) => position)).toEqual([lines.indexOf('strength')]);
  });

  it('says that an entry never happens when its exit is true on all of its bars', () => {
    const pair = (formula: string) =>
      inspect(formula, {
        entries: [{ entry: { node: 'n', output: 'enter_long' }, exit: { node: 'n', output: 'exit_long' } }],
      });
    const [found] = pair('enter_long = crosses_above(strength, 50)\nexit_long = strength > 40');
    expect(found).toMatchObject({ code: 'entry-exits', position: 53, length: 13 });
    expect(pair('enter_long = crosses_above(strength, 50)\nexit_long = strength < 40')).toEqual([]);
    expect(pair('enter_long = strength > 50\nexit_long = strength > 60')).toEqual([]);
  });

  it('names what has no value before the data ends', () => {
    const late = (length: number, formula = 'close > sma(close, 200)') =>
      inspect(formula, { length }).map(({ code, message }) => [code, message]);
    expect(late(199)).toEqual([
      [
        'warm-up-too-long',
        '"sma(close, 200)" has its first value on bar 200 at the earliest, but the data has 199.',
      ],
    ]);
    expect(late(200)).toEqual([]);
    expect(late(48, 'close > ema(close, 2)@1d')).toEqual([]);
    expect(late(47, 'close > ema(close, 2)@1d')).toHaveLength(1);
  });

  it('takes nothing for a price that custom Python may have made', () => {
    expect(inspect('btc.close > 0', { unpriced: ['btc'] })).toEqual([]);
    expect(inspect('btc.low <= btc.high', { unpriced: ['btc'] })).toEqual([]);
  });

  it('gives up rather than think long', () => {
    const chain = Array.from({ length: 120 }, (_, i) => `low > ${i + 1} or high < ${i + 1}`);
    expect(inspect(chain.join(') and (').replace(/.*/, '($&)'))).toEqual([]);
  });

  it('takes no more steps for a whole program than it may', () => {
    const effort = new Effort();
    let steps = 0;
    while (effort.takesOne()) steps++;
    expect(steps).toBe(150_000);
    expect(effort.takesOne()).toBe(false);
  });
});
