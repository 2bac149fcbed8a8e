import { findKind, type Params } from '@strategy-builder/domain';
import type { IndicatorName } from '../lexicon/meaning.js';
import type { IndicatorSeries } from '../request/expression.js';

/** The catalogue's kind for an indicator as traders name it. */
export function kindOf(name: IndicatorName): string {
  return name === 'ma' ? 'sma' : name;
}

/** Output that a bare mention of an indicator with several lines means. */
const mainOutput: Readonly<Record<string, string>> = {
  macd: 'macd',
  bollinger: 'middle',
  keltner: 'middle',
  donchian: 'middle',
  stochastic: 'k',
  adx: 'adx',
  supertrend: 'line',
  ichimoku: 'kijun',
  stoch_rsi: 'k',
  aroon: 'oscillator',
  parabolic_sar: 'sar',
  heikin_ashi: 'ha_close',
  pivot_points: 'pivot',
};

/** The named output that a series reads, or null for the single `value`. */
export function outputOf(series: IndicatorSeries): string | null {
  const main = mainOutput[kindOf(series.name)];
  if (main === undefined) return null;
  return series.output ?? main;
}

export interface StatedParams {
  readonly params: Params;
  /** Parameters that the request left to the catalogue's default. */
  readonly unstated: readonly string[];
}

/** An indicator's numbers by the names that the catalogue gives them; the rest at their defaults. */
export function paramsOf(series: IndicatorSeries): StatedParams {
  const kind = findKind('function', kindOf(series.name));
  const params: Record<string, number> = {};
  const unstated: string[] = [];
  for (const [place, parameter] of (kind?.params ?? []).entries()) {
    const stated = series.params[place];
    if (stated !== undefined && stated !== null) params[parameter.name] = stated;
    else {
      unstated.push(parameter.name);
      if (typeof parameter.default === 'number') params[parameter.name] = parameter.default;
    }
  }
  return { params, unstated };
}

/** Why a stated number can't be that parameter, in a sentence; null when all are in range. */
export function outOfRange(series: IndicatorSeries): string | null {
  const kind = findKind('function', kindOf(series.name));
  for (const [place, parameter] of (kind?.params ?? []).entries()) {
    const value = series.params[place];
    if (value === undefined || value === null) continue;
    const { minimum, maximum, integer, title } = parameter;
    if (integer === true && !Number.isInteger(value))
      return `${title} of ${kind?.title} must be a whole number, not ${value}.`;
    if (minimum !== undefined && value < minimum)
      return `${title} of ${kind?.title} must be at least ${minimum}, not ${value}.`;
    if (maximum !== undefined && value > maximum)
      return `${title} of ${kind?.title} must be at most ${maximum}, not ${value}.`;
  }
  return null;
}
