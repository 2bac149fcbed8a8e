import { describe, expect, it } from 'vitest';
import { walkOf } from '../testing/bars.js';
import { programOf } from '../testing/programs.js';
import { judgeCandidate, sharpeEstimate } from './candidate.js';

const bars = { asset: walkOf(4, 800) };
const average = (period: number) => ({
  legs: [
    programOf({ enter_long: `close > sma(close, ${period})`, exit_long: `close < sma(close, ${period})` }),
  ],
});

describe('a candidate', () => {
  it('is judged by its metrics, and its stretches add up to its daily returns', () => {
    const judged = judgeCandidate(average(10), bars, { stretches: 8 });
    if ('refusal' in judged) throw new Error('refused');
    const days = judged.stretches.reduce((sum, { count }) => sum + count, 0);
    const mean = judged.stretches.reduce((sum, stretch) => sum + stretch.sum, 0) / days;
    const squares = judged.stretches.reduce((sum, stretch) => sum + stretch.squares, 0) / days;
    const deviation = Math.sqrt(((squares - mean ** 2) * days) / (days - 1));
    expect(judged.stretches).toHaveLength(8);
    expect(judged.estimate!.sharpe).toBeCloseTo(mean / deviation, 10);
    // Daily bars: the estimate per day is the annual ratio of the metrics over the root of the days of a year.
    expect(judged.estimate!.sharpe * Math.sqrt(365.25)).toBeCloseTo(judged.metrics.sharpe!, 9);
  });

  it('that cannot be simulated says why', () => {
    expect(judgeCandidate(average(0), bars)).toMatchObject({ refusal: { code: 'formula', node: 'rules' } });
  });

  it('that never moved has no Sharpe ratio', () => {
    expect(sharpeEstimate(new Float64Array(100))).toBeNull();
  });
});
