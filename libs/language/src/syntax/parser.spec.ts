import { describe, expect, it } from 'vitest';
import { attempt } from '../refusal.js';
import { RandomFormula } from '../testing/random-formula.js';
import { seededRandom } from '../testing/seeded-bars.js';
import { printFormula } from './format.js';
import { parse } from './parser.js';
import type { Formula } from './tree.js';

const canonical = (text: string): string => printFormula(parse(text));

/** The tree without its places, to compare meanings. */
const meaning = (formula: Formula): unknown =>
  JSON.parse(
    JSON.stringify(formula, (key, value: unknown) => (key === 'at' || key === 'nameAt' ? undefined : value)),
  );

function refusal(text: string): { place: string; position: number; message: string; hint: string } {
  const result = attempt(() => parse(text));
  if (result.ok) throw new Error(`${text} should have been refused`);
  const { position, length, message, hint = '' } = result.error;
  return { place: text.slice(position, position + length), position, message, hint };
}

describe('the parser', () => {
  it.each([
    ['a+b*c-d', 'a + b * c - d'],
    ['(a+b)*c', '(a + b) * c'],
    ['a-(b-c)', 'a - (b - c)'],
    ['(a-b)-c', 'a - b - c'],
    ['-a*b', '-a * b'],
    ['-(a*b)', '-(a * b)'],
    ['not a>b and c<d or e==f', 'not a > b and c < d or e == f'],
    ['not (a>b and c<d)', 'not (a > b and c < d)'],
    ['(a or b) and c', '(a or b) and c'],
    ['(a > b) == c', '(a > b) == c'],
    ['macd( close,12 , 26,9 ) . signal', 'macd(close, 12, 26, 9).signal'],
    ['.5 + 1e3 + 1E-7 + 1e21', '0.5 + 1000 + 1e-7 + 1e+21'],
    ['eth.close@1h / close@4h', 'eth.close@1h / close@4h'],
    ['a = 1\nb = a +\n  2\nc = b\n  > 3', 'a = 1\nb = a + 2\nc = b > 3'],
    ['if(a, b, na) \r\n', 'if(a, b, na)'],
  ])('reads %j as %j', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it('reads what it prints as the same tree, for 500 random formulas', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const formula = new RandomFormula(seededRandom(seed)).formula(5);
      const text = printFormula(formula);
      expect(meaning(parse(text)), `seed ${seed}: ${text}`).toEqual(meaning(formula));
      expect(canonical(text), `seed ${seed}`).toBe(text);
    }
  });

  it('knows where each part stands', () => {
    const formula = parse('close >\n sma(close, 20)');
    const expression = formula.kind === 'expression' ? formula.expression : null;
    expect(expression?.at).toEqual({ position: 0, length: 23 });
    expect(expression?.kind === 'binary' && expression.right.at).toEqual({ position: 9, length: 14 });
  });
});

describe('a mistake is refused at its place', () => {
  it.each([
    ['rsi(close, 14', '', 13, 'close the arguments of rsi'],
    ['close > 1 > 0', '>', 10, 'and'],
    ['close = 5 = 3', '=', 10, '=='],
    ['1 = 2', '=', 2, '=='],
    ['close && open', '&', 6, '"and"'],
    ['(close', '', 6, 'close the parenthesis'],
    ['close)', ')', 5, 'remove'],
    ['close,', ',', 5, 'line'],
    ['close open', 'open', 6, 'join'],
    ['Close', 'Close', 0, 'close'],
    ['_x', '_x', 0, 'write x'],
    ['5x', '5x', 0, '*'],
    ['close@h', '@h', 5, '@15m'],
    ['close@15mm', '@15m', 5, '@15m'],
    ['x = 1\nx = 2', 'x', 6, 'name of its own'],
    ['x = 1 y = 2', 'y', 6, 'line of its own'],
    ['close > 1\nx = 2', 'x', 10, 'name the lines above'],
    ['macd(close).', '', 12, 'macd.signal'],
    ['if > 2', 'if', 0, 'if(condition, then, otherwise)'],
    ['1 + not a', 'not', 4, '(not x)'],
    ['+1', '+', 0, 'remove the "+"'],
    ['1e999', '1e999', 0, '1e308'],
    ['x \u{1f600} y', '\u{1f600}', 2, 'remove it'],
    ['x\u00a0+ y', '\u00a0', 1, 'remove it'],
    ['"text"', '"', 0, 'no texts'],
    ['', '', 0, 'write an expression'],
    ['x = ', '', 4, 'write a number'],
  ])('%j at %j', (text, place, position, hint) => {
    const refused = refusal(text);
    expect(refused).toMatchObject({ place, position });
    expect(refused.hint).toContain(hint);
    expect(refused.message).not.toBe('');
  });

  it('at most 64 levels deep, at most 4,000 characters long', () => {
    const nested = (depth: number): string => `${'('.repeat(depth)}close${')'.repeat(depth)}`;
    expect(canonical(nested(64))).toBe('close');
    expect(refusal(nested(65)).position).toBe(64);
    expect(refusal(`${'-'.repeat(65)}1`).position).toBe(64);
    expect(refusal(`${'not '.repeat(65)}true`).position).toBe(256);
    expect(canonical('close'.padEnd(4000))).toBe('close');
    expect(refusal('close'.padEnd(4001)).position).toBe(4000);
  });

  it('a chain may be as long as the text allows', () => {
    const sum = Array.from({ length: 2000 }, () => '1').join('+');
    expect(canonical(sum)).toHaveLength(2000 + 1999 * 3);
  });
});
