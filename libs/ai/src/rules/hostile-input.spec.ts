import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptanceSet } from './acceptance/acceptance-set.js';
import { emptyFlow, planned } from './acceptance/check-case.js';
import { readRequest } from './parse/read-request.js';
import { Reader } from './parse/reader.js';
import { longestRequest, planByRules } from './rules-planner.js';
import { understand } from './understand.js';

const patterns: readonly string[] = [
  'a',
  ' ',
  '(',
  ')',
  '((rsi < 30 and ',
  'not ',
  'rsi ',
  'rsi and ',
  'buy when rsi ',
  'buy when rsi < 30 and ',
  'if rsi below 30 or macd above 0, ',
  '50 ',
  '50/200 ',
  '1,000',
  '1.',
  '-',
  '"',
  '`',
  '`"',
  "'",
  'either ',
  'rsi of rsi of ',
  'sma(rsi(',
  'no wait ',
  'scratch that. ',
  'previous ',
  '5% above ',
  'the average of the ',
  'stop loss ',
  'abvoe belwo crosess ',
  'wennn kauffe ',
  'price > sma 50 > ',
  'a\n- ',
  'ü',
  '𝔘',
  '\u0301',
  '\u0000',
  'every monday and ',
  'between ',
  'ta.sma(',
  'x = ta.rsi(close, 2)\n',
  'crossover(close, ',
  'self.I(SMA, ',
  'df["a"].rolling(2).mean()',
  'close[1]',
];

/** How often the reader tries something for a text, its work whatever else the machine does, and how often it may. */
function readingOf(text: string): { readonly attempts: number; readonly attemptsAllowed: number } {
  const reader = new Reader(understand(text).lexemes, text);
  readRequest(reader);
  return reader;
}

describe('the rules planner on hostile input', { timeout: 60_000 }, () => {
  const flow = planned('Buy BTC when RSI crosses above 70');

  it.each(patterns)('takes work in proportion to the length of %j repeated', (pattern) => {
    const text = (length: number): string =>
      pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);
    const long = readingOf(text(longestRequest)).attempts;
    const short = readingOf(text(longestRequest / 4)).attempts;
    // Work that grows with the square would be sixteen times as much.
    expect(long).toBeLessThanOrEqual(5 * short + 100);
    planByRules(text(longestRequest), emptyFlow);
  });

  it('needs less than a fifth of the attempts that it allows itself for any sensible request', () => {
    const requests = acceptanceSet.flatMap(({ cases }) => cases.map(([text]) => text));
    for (const text of requests) {
      const { attempts, attemptsAllowed } = readingOf(text);
      expect(attempts, text).toBeLessThan(attemptsAllowed / 5);
    }
    expect(requests.length).toBeGreaterThan(300);
  });

  it('answers any text at all, on an empty canvas and on a strategy', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        for (const on of [emptyFlow, flow]) {
          expect(['plan', 'clarify', 'refused', 'answer']).toContain(planByRules(text, on).status);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('answers any heap of words that it knows', () => {
    const words = fc.constantFrom(
      ...'buy sell when if rsi macd sma above below crosses 30 70 50 and or not ( ) , . stop loss take profit 2% atr price the of it previous high low 4h btc eth only unless between for bars days band upper signal is rising monday ratio average then no wait actually change instead remove add'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (heap) => {
        const text = heap.join(' ');
        for (const on of [emptyFlow, flow]) {
          expect(['plan', 'clarify', 'refused', 'answer']).toContain(planByRules(text, on).status);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('refuses a text that is too long', () => {
    expect(planByRules('a'.repeat(longestRequest + 1), emptyFlow).status).toBe('refused');
  });

  it('gives the same plan for the same text', () => {
    const text = 'Buy BTC when RSI crosses above 70 or MACD crosses up and price > sma 200';
    expect(planByRules(text, emptyFlow)).toEqual(planByRules(text, emptyFlow));
  });
});
