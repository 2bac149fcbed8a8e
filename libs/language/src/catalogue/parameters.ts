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
