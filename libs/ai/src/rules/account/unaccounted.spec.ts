import { describe, expect, it } from 'vitest';
import type { Plan } from '../../planner.js';
import { emptyFlow, planned } from '../acceptance/check-case.js';
import { planByRules } from '../rules-planner.js';
import { understand } from '../understand.js';
import { unaccounted } from './unaccounted.js';

/** What of a text is lost when its plan is that of another one. */
function lost(text: string, asked: string, on?: string): readonly string[] {
  const flow = on === undefined ? emptyFlow : planned(on);
  const plan: Plan = planByRules(asked, flow);
  if (plan.status !== 'plan') throw new Error(`"${asked}" is no plan`);
  return unaccounted(understand(text).lexemes, text, { ...plan, left: [] }, Object.values(flow.nodes));
}

describe('words that are lost on the way to a plan', () => {
  const asked = 'Buy BTC on 4h bars when RSI(14) is below 30, sell when it is above 70, stop 2.5%';

  it('are none when the plan is that of the text', () => {
    expect(lost(asked, asked)).toEqual([]);
  });

  it.each([
    [
      'a number with what leads to it',
      `${asked}, kill it if price is under 1700`,
      ['if price is under 1700'],
    ],
    ['a market', `${asked}, and hedge with ETH`, ['hedge with ETH']],
    ['a named indicator', `${asked}, and only when MACD is rising`, ['and only when MACD']],
    ['the short side', `${asked}. Short when it is above 70`, ['Short']],
    ['a day', `${asked}, not on Fridays`, ['not on Fridays']],
    ['bars', `${asked} on the weekly`, ['on the weekly']],
    ['numbers in a row, as one', `${asked}, ema 8/13/21`, ['ema 8/13/21']],
  ])('are named: %s', (_, text, words) => {
    expect(lost(text, asked)).toEqual(words);
  });

  it.each([
    ['a percentage as a factor', 'Buy BTC when the close is 10% below its 30 day high'],
    ['weeks as days', 'Buy BTC daily when RSI < 30, exit after 2 weeks'],
    ['hours as bars', 'Buy BTC 30m when RSI < 20, exit after 6 hours'],
    ['a time on another clock', 'buy BTC at 9:30 New York time, exit at 4pm New York time'],
    ['two numbers that a decimal comma could join', 'buy BTC 1h when EMA 50,200 cross'],
    ['a way out that is no formula', 'buy BTC when RSI < 30, sell after 5 days'],
    [
      'an average inside of a band',
      'buy when price is 2 standard deviations below the 20 day moving average',
    ],
    [
      'a count of what follows',
      'A strategy with three indicators: RSI under 35, CCI under -100, MFI under 20; buy ETH',
    ],
    ['a multiple of the risk', 'buy BTC when RSI < 30, stop 2%, half off at 1R and the rest at 3R'],
    ['a number that numbers', 'BTC 1h buy when RSI < 30, TP1 +2% sell 50%, TP2 +4% rest, stop 3%'],
    ['the whole of some', 'BTC 4h long when two of these three: RSI < 40, CCI < -100, MFI < 20'],
    ['what is denied', 'buy ETH, not BTC, when RSI(14) < 30'],
  ])('are not: %s', (_, text) => {
    expect(lost(text, text)).toEqual([]);
  });

  it('are not found in values that nobody named', () => {
    expect(lost('Buy BTC when RSI < 30, at most 10 of them', 'Buy BTC when RSI < 30')).toEqual([
      'at most 10',
    ]);
  });

  it('are numbers and markets in a follow-up, looked for in the whole flow', () => {
    expect(lost('stop 3%, target 44% on SOL', 'stop 3%', asked)).toEqual(['target 44%', 'on SOL']);
    expect(lost('stop 3% instead of 2.5% while RSI is below 30', 'stop 3%', asked)).toEqual([]);
  });
});
