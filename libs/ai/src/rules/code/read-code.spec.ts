import { describe, expect, it } from 'vitest';
import { scan } from '../scan/scan.js';
import { readCode } from './read-code.js';

const known = { isAction: (word: string) => word === 'buy' || word === 'sell', isSetting: () => false };

function read(text: string): string {
  return readCode(scan(text, 'point'), known)
    .map(({ text: word }) => word)
    .join(' ');
}

describe('readCode', () => {
  it('leaves the words of people as they are', () => {
    const tokens = scan("buy when RSI (14) is below 30, and it's above the 200 EMA", 'point');
    expect(readCode(tokens, known)).toBe(tokens);
  });

  it('puts what a variable stands for in its place', () => {
    expect(
      read('fast = ta.sma(close, 10)\nif ta.crossover(close, fast)\n    strategy.entry("L", strategy.long)'),
    ).toBe('when crosses_above ( close , sma ( close , 10 ) ) \n buy');
  });

  it('keeps a name whose meaning is not known, so that it is named as left out', () => {
    expect(read('if ta.crossover(close, mystery)\n    strategy.entry("L", strategy.long)')).toContain(
      'mystery',
    );
  });

  it('keeps names of names of names bounded', () => {
    const lines = ['v0 = ta.sma(close, 2)'];
    for (let place = 1; place < 150; place++) {
      const before = `v${place - 1}`;
      lines.push(`v${place} = ${before} + ${before} + ${before}`);
    }
    lines.push('if ta.crossover(close, v149)', '    strategy.entry("L", strategy.long)');
    expect(readCode(scan(lines.join('\n'), 'point'), known).length).toBeLessThan(10_000);
  });
});
