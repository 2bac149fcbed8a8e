import { describe, expect, it } from 'vitest';
import { evaluateFormula } from './evaluate.js';
import { seededBars } from './testing/seeded-bars.js';

const bars = seededBars(50, 3);

describe('evaluating a formula on one bars input', () => {
  it('gives each output by name, booleans as 0 and 1, na as null, and the first complete bar', () => {
    const result = evaluateFormula('mean = sma(close, 3)\nabove = close > mean\nnever = na', bars);
    if (!result.ok) throw new Error(result.error.message);
    const { outputs, warmUp } = result.value;
    expect(outputs.mean?.slice(0, 2)).toEqual([null, null]);
    expect(outputs.mean?.[2]).toBeCloseTo(
      ((bars.close[0] ?? 0) + (bars.close[1] ?? 0) + (bars.close[2] ?? 0)) / 3,
      10,
    );
    expect(new Set(outputs.above)).toEqual(new Set([null, 0, 1]));
    expect(outputs.never?.every((value) => value === null)).toBe(true);
    expect(warmUp).toBeNull();
    const complete = evaluateFormula('mean = sma(close, 3)\nslow = sma(close, 9)', bars);
    expect(complete.ok && complete.value.warmUp).toBe(8);
  });

  it('takes parameters as constants', () => {
    const result = evaluateFormula('sma(close, period)', bars, { period: 4 });
    expect(result.ok && result.value.warmUp).toBe(3);
  });

  it.each([
    ['clsoe + 1', 0, 5, 'did you mean close?'],
    ['1 + momentum_score', 4, 14, 'the series are open'],
    ['eth.close', 0, 9, 'the series are open'],
    ['m.signal > 1', 0, 8, 'the series are open'],
  ])('%s: an unknown name is a misspelling here, not a missing edge', (text, position, length, hint) => {
    const result = evaluateFormula(text, bars);
    if (result.ok) throw new Error('should have been refused');
    expect(result.error).toMatchObject({ position, length });
    expect(result.error.hint).toContain(hint);
  });

  it('works on no bars at all', () => {
    const result = evaluateFormula('sma(close, 3)', seededBars(0, 1));
    expect(result).toEqual({ ok: true, value: { warmUp: null, outputs: { value: [] } } });
  });
});
