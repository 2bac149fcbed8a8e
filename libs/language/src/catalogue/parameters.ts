import { maximumWindow } from '../limits.js';
import type { ParameterSpec } from './indicator.js';

/** A length in bars. */
export function bars(name: string, title: string, standard: number, minimum = 1): ParameterSpec {
  return { name, title, unit: 'bars', default: standard, minimum, maximum: maximumWindow, integer: true };
}

/** The one length of a kind: by contract it is called `period`. */
export function period(standard: number, minimum = 1): ParameterSpec {
  return bars('period', 'Period', standard, minimum);
}

/** A number that something is multiplied by. */
export function factor(name: string, title: string, standard: number): ParameterSpec {
  return { name, title, unit: '×', default: standard, minimum: 0, maximum: 100 };
}

/** An hour of the day, UTC. */
export function hour(name: string, title: string, standard: number): ParameterSpec {
  return { name, title, unit: 'h UTC', default: standard, minimum: 0, maximum: 24, integer: true };
}

/** A day of the week, 1 Monday to 7 Sunday. */
export function day(name: string, title: string, standard: number): ParameterSpec {
  return { name, title, unit: 'day', default: standard, minimum: 1, maximum: 7, integer: true };
}

/** How many bars make a year, for volatilities. */
export const yearly: ParameterSpec = {
  name: 'per_year',
  title: 'Bars in a year',
  unit: 'bars',
  default: 365,
  minimum: 1,
  maximum: 600_000,
};
