import { describe, expect, it } from 'vitest';
import { efficiencySentence, luckSentence, overfittingSentence, plateauSentence } from './words.js';

describe('what numbers about overfitting mean, in a sentence', () => {
  it.each([
    [0.04, 'only 4% of the splits: the choice carries over'],
    [0.25, 'part of the advantage is luck'],
    [0.5, 'choosing the best values here tells nothing'],
    [0.8, 'worse than chance'],
  ])('a probability of %f', (probability, words) => {
    expect(overfittingSentence(probability)).toContain(words);
  });

  const luck = {
    trials: 41,
    simulations: 1,
    swept: 40,
    sharpe: 1,
    probabilisticSharpe: 0.98,
    expectedBestSharpe: 0.6,
    minimumTrackRecordDays: 700,
    days: 1_000,
  };
  it('a deflated Sharpe ratio, which counts all attempts', () => {
    const sentence = luckSentence({ ...luck, deflatedSharpe: 0.4 });
    expect(sentence).toContain('would be 98% (1,000 days)');
    expect(sentence).toContain(
      'the best of 41 attempts on this flow, the chance that there is skill in it is 40%',
    );
    expect(sentence).toContain('Luck alone would explain it.');
    expect(luckSentence({ ...luck, trials: 1, deflatedSharpe: 0.96 })).toMatch(
      /the first attempt.*hard to explain by luck/,
    );
    expect(luckSentence({ ...luck, probabilisticSharpe: null, deflatedSharpe: null })).toContain(
      'never moved',
    );
  });

  it('the efficiency of a walk-forward', () => {
    expect(efficiencySentence(0.8)).toContain('80% of its pace in sample: the choice carries over');
    expect(efficiencySentence(0.2)).toContain('did not carry over');
    expect(efficiencySentence(-0.2)).toContain('lost');
    expect(efficiencySentence(null)).toContain('nothing was gained');
  });

  it('a plateau and a peak', () => {
    expect(plateauSentence(1, 0.9, 0.7)).toContain('plateau');
    expect(plateauSentence(1, 0.2, 0.7)).toContain('peak');
    expect(plateauSentence(-1, -2, 0)).toContain('No point is above zero');
  });
});
