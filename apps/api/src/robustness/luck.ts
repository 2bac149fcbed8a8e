import type { Trials } from '@strategy-builder/projections';
import {
  dailyReturns,
  deflatedSharpe,
  expectedBestSharpe,
  minimumTrackRecord,
  probabilisticSharpe,
  sharpeEstimate,
} from '@strategy-builder/quant';
import type { Curves } from '../simulations/simulation-file.js';

/** How much of a result luck explains, once the number of attempts is known. Sharpe ratios are annual. */
export interface Luck extends Trials {
  /** All attempts: simulations and points of sweeps. */
  readonly trials: number;
  /** Of daily returns; null where the equity never moved. */
  readonly sharpe: number | null;
  /** Probability that the true Sharpe ratio is above zero, had this been the only attempt. */
  readonly probabilisticSharpe: number | null;
  /** The best Sharpe ratio to be expected of so many attempts without any skill. */
  readonly expectedBestSharpe: number | null;
  /** Probability that the true Sharpe ratio is above what luck alone would have found. */
  readonly deflatedSharpe: number | null;
  /** Days after which a Sharpe ratio like this is believed with 95 % against zero; null when never. */
  readonly minimumTrackRecordDays: number | null;
  readonly days: number;
}

/** The chance that a result is skill, given how often something else was tried on the same flow. */
export function luckOf({ time, equity }: Curves, cash: number, counted: Trials): Luck {
  const returns = dailyReturns({ time, equity, account: { cash } });
  const estimate = sharpeEstimate(returns);
  const trials = counted.simulations + counted.swept;
  const about = { ...counted, trials, days: returns.length };
  if (estimate === null)
    return {
      ...about,
      sharpe: null,
      probabilisticSharpe: null,
      expectedBestSharpe: null,
      deflatedSharpe: null,
      minimumTrackRecordDays: null,
    };
  const years = ((time.at(-1) as number) - (time[0] as number)) / (365.25 * 86_400_000);
  const perYear = returns.length / years;
  const variance = (counted.sharpeVariance ?? 0) / perYear;
  const needed = minimumTrackRecord(estimate, 0, 0.95);
  return {
    ...about,
    sharpe: finite(estimate.sharpe * Math.sqrt(perYear)),
    probabilisticSharpe: finite(probabilisticSharpe(estimate)),
    expectedBestSharpe: finite(expectedBestSharpe(trials, variance) * Math.sqrt(perYear)),
    deflatedSharpe: finite(deflatedSharpe(estimate, trials, variance)),
    minimumTrackRecordDays: finite(Math.ceil(needed)),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
