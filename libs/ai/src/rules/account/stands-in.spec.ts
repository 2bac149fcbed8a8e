import { describe, expect, it } from 'vitest';
import { emptyFlow } from '../acceptance/check-case.js';
import { planByRules } from '../rules-planner.js';

function plan(text: string) {
  return planByRules(text, emptyFlow);
}

function assumed(text: string): readonly string[] {
  const made = plan(text);
  return made.status === 'plan' ? made.assumptions.map((assumption) => assumption.text) : [];
}

describe('assumptions beside what was left out', () => {
  it.each([
    [
      'an exit',
      'Buy SPY when it crosses above the 200 day average, flat by the lunch bell',
      'The position closes when the entry turns round, in place of "flat by the lunch bell", which was not taken up.',
    ],
    [
      'an exit of both sides',
      'Buy SPY when RSI is below 30, short when RSI is above 70, get out on the first sunny close',
      'The position closes on the opposite signal, in place of "get out on the first sunny close", which was not taken up.',
    ],
  ])('tell that they stand in for %s that was named', (_, text, told) => {
    expect(assumed(text)).toContain(told);
    expect(assumed(text).join()).not.toContain('no exit was named');
  });

  it('say that nothing was named where nothing was', () => {
    expect(assumed('Buy SPY when RSI is below 30')).toContain('Bars of 1d: no timeframe was named.');
  });
});

describe('a level whose indicator could not be read', () => {
  it('is asked about before it becomes a price', () => {
    expect(plan('RSI(9, ema) strategy on BTC: buy below 30')).toMatchObject({
      status: 'clarify',
      question: 'Is 30 a level of RSI, or a price?',
    });
  });

  it('is a price where no indicator was named', () => {
    expect(plan('Buy BTC when the price is below 30000')).toMatchObject({ status: 'plan' });
  });

  it('is asked about where it is a percentage of nothing', () => {
    expect(plan("Buy BTC if it's over 5%")).toMatchObject({
      status: 'clarify',
      question: '5% of what? A price is not compared with a percentage.',
    });
    expect(plan('Buy BTC if it is up 5% on the day')).toMatchObject({ status: 'plan' });
  });
});
