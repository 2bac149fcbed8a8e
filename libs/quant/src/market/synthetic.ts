import type { Bars } from '@strategy-builder/language';
import { normalQuantile } from '../statistics/normal.js';
import { seededRandom } from '../statistics/random.js';
import { bookBars } from './book-bars.js';
import { emptyBars } from './empty-bars.js';

/** Drift and volatility are a year's, as fractions of the price: 0.1 and 0.6 are 10 % and 60 %. */
export interface Diffusion {
  readonly drift: number;
  readonly volatility: number;
}

/**
 * How the logarithm of the price moves.
 * - `gbm`: geometric Brownian motion.
 * - `jump`: the same with jumps at random times, whose logarithms are normal; the drift includes them.
 *   Source: R. Merton, Option pricing when underlying stock returns are discontinuous (1976).
 * - `regime`: a calm and a turbulent diffusion that take turns at random, each lasting its mean number of days.
 *   Source: J. Hamilton, A new approach to the economic analysis of nonstationary time series (1989).
 * - `book`: the trades of a limit order book whose orders know nothing (`bookBars`); `tick` is its smallest step of a price.
 */
export type SyntheticModel = PathModel | { readonly model: 'book'; readonly tick: number };

/** Models of a path of prices without a book. */
type PathModel =
  | ({ readonly model: 'gbm' } & Diffusion)
  | ({
      readonly model: 'jump';
      readonly jumpsPerYear: number;
      readonly jumpMean: number;
      readonly jumpDeviation: number;
    } & Diffusion)
  | {
      readonly model: 'regime';
      readonly calm: Diffusion & { readonly days: number };
      readonly turbulent: Diffusion & { readonly days: number };
    };

export interface SyntheticOptions {
  /** The same seed gives the same bars. */
  readonly seed: number;
  readonly bars: number;
  /** Open time of the first bar, Unix milliseconds. */
  readonly start: number;
  /** Length of a bar, milliseconds. */
  readonly step: number;
  /** Open of the first bar. */
  readonly price: number;
}

const year = 365 * 86_400_000;
const largestPrice = 1e15;

/**
 * Bars of an invented market that never rests: each opens where the last one closed. High and low are drawn from the
 * extremes of the Brownian path between open and close, each exactly by itself, not jointly; a jump comes at a bar's
 * end. Prices have about six digits, as markets quote them.
 * Source of the extremes: P. Glasserman, Monte Carlo Methods in Financial Engineering (2003), section 6.4.
 * @throws RangeError when the price runs out of what a market could quote
 */
export function syntheticBars(model: SyntheticModel, options: SyntheticOptions): Bars {
  if (model.model === 'book') return bookBars(model.tick, options);
  const { seed, bars: length, start, step, price } = options;
  const random = seededRandom(seed);
  const normal = () => normalQuantile((random() * 0xffff_ffff + 0.5) / 0x1_0000_0000);
  const years = step / year;
  const next = pathOf(model, years, random, normal);
  const unit = 10 ** Math.max(0, 5 - Math.floor(Math.log10(price)));
  const quoted = (value: number) => Math.max(1, Math.round(value * unit)) / unit;
  const bars = emptyBars(length);
  let at = price;
  for (let t = 0; t < length; t++) {
    const { diffused, variance, jump } = next();
    const width = (extreme: number) => Math.sqrt(diffused * diffused - 2 * variance * Math.log(extreme));
    const end = at * Math.exp(diffused + jump);
    if (!(end > 1 / unit && end < largestPrice)) {
      throw new RangeError(`the price runs to ${end < 1 ? 'nothing' : 'infinity'} at bar ${t}`);
    }
    bars.time[t] = start + t * step;
    bars.open[t] = quoted(at);
    bars.high[t] = quoted(Math.max(end, at * Math.exp((diffused + width(1 - random())) / 2)));
    bars.low[t] = quoted(Math.min(end, at * Math.exp((diffused - width(1 - random())) / 2)));
    bars.close[t] = quoted(end);
    bars.volume[t] =
      Math.round(100_000 * Math.exp(normal() / 2) * (1 + Math.abs(diffused + jump) * 20)) / 100;
    at = end;
  }
  return bars;
}

interface Step {
  /** Logarithmic return of the diffusion alone, and its variance. */
  readonly diffused: number;
  readonly variance: number;
  readonly jump: number;
}

function pathOf(model: PathModel, years: number, random: () => number, normal: () => number): () => Step {
  const diffuse = ({ drift, volatility }: Diffusion, jump = 0): Step => {
    const variance = volatility * volatility * years;
    return { diffused: drift * years - variance / 2 + Math.sqrt(variance) * normal(), variance, jump };
  };
  switch (model.model) {
    case 'gbm':
      return () => diffuse(model);
    case 'jump': {
      const { jumpsPerYear, jumpMean, jumpDeviation } = model;
      const expected = Math.exp(jumpMean + (jumpDeviation * jumpDeviation) / 2) - 1;
      const drift = model.drift - jumpsPerYear * expected;
      return () => {
        const jumps = poisson(jumpsPerYear * years, random);
        const jump = jumps === 0 ? 0 : jumps * jumpMean + Math.sqrt(jumps) * jumpDeviation * normal();
        return diffuse({ drift, volatility: model.volatility }, jump);
      };
    }
    case 'regime': {
      let regime = model.calm;
      const days = years * 365;
      return () => {
        if (random() < 1 - Math.exp(-days / regime.days)) {
          regime = regime === model.calm ? model.turbulent : model.calm;
        }
        return diffuse(regime);
      };
    }
  }
}

/** Number of arrivals whose mean is `mean`, by adding up exponential waits. Source: D. Knuth, TAOCP 2, 3.4.1. */
function poisson(mean: number, random: () => number): number {
  let waited = -Math.log(1 - random());
  let arrivals = 0;
  while (waited < mean) {
    arrivals += 1;
    waited -= Math.log(1 - random());
  }
  return arrivals;
}
