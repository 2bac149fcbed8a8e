import { formatCount } from '../shared/format.js';
import type { Luck } from './robustness-api.js';

const whole = (fraction: number): string => `${formatCount(fraction * 100)}%`;

/** What a probability of backtest overfitting means. */
export function overfittingSentence(probability: number): string {
  const share = whole(probability);
  if (probability < 0.1)
    return `When the best values were chosen on one half of the time, they were below the middle of the field on the other half in only ${share} of the splits: the choice carries over.`;
  if (probability < 0.4)
    return `The values that were best on one half of the time were below the middle of the field on the other half in ${share} of the splits: part of the advantage is luck.`;
  if (probability <= 0.6)
    return `The values that were best on one half of the time were below the middle of the field on the other half in ${share} of the splits. Chance gives 50%: choosing the best values here tells nothing.`;
  return `The values that were best on one half of the time were below the middle of the field on the other half in ${share} of the splits. That is worse than chance: choosing the best values here misleads.`;
}

/** What the Sharpe ratio of a result is worth, given all attempts. */
export function luckSentence({ trials, probabilisticSharpe, deflatedSharpe, days }: Luck): string {
  if (probabilisticSharpe === null || deflatedSharpe === null)
    return 'The equity never moved, so there is no Sharpe ratio to believe or to doubt.';
  const attempts = trials === 1 ? 'the first attempt' : `the best of ${formatCount(trials)} attempts`;
  const verdict =
    deflatedSharpe >= 0.95
      ? 'It is hard to explain by luck.'
      : deflatedSharpe >= 0.5
        ? 'Luck is not ruled out: 95% is the usual mark.'
        : 'Luck alone would explain it.';
  return `Had this been the only attempt, the chance that its true Sharpe ratio is above zero would be ${whole(probabilisticSharpe)} (${formatCount(days)} days). As ${attempts} on this flow, the chance that there is skill in it is ${whole(deflatedSharpe)}. ${verdict}`;
}

/** What the efficiency of a walk-forward means. */
export function efficiencySentence(efficiency: number | null): string {
  if (efficiency === null)
    return 'In sample nothing was gained, so there is nothing that could carry over to later bars.';
  const kept = `Out of sample the strategy grew at ${whole(efficiency)} of its pace in sample`;
  if (efficiency >= 0.6) return `${kept}: the choice carries over to bars that it has not seen.`;
  if (efficiency > 0) return `${kept}: most of what looked good in sample did not carry over.`;
  return 'What looked good in sample lost on the bars after it: the choice does not carry over.';
}

/** How the neighbourhood of the best point compares with it. */
export function plateauSentence(best: number | null, mean: number, positive: number): string {
  const share = `${whole(positive)} of all points are above zero.`;
  if (best === null || best <= 0) return 'No point is above zero.';
  return mean >= 0.7 * best
    ? `The best point stands on a plateau: its surroundings are nearly as good. ${share}`
    : `The best point is a peak: its surroundings are clearly worse, so expect less of it. ${share}`;
}
