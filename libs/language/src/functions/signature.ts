import type { SeriesType } from '../shape.js';

/**
 * What a function takes in one place: a series, a number known before the first bar, or a length in bars.
 * `minimum` and `maximum` hold for constants and lengths.
 */
export interface Parameter {
  readonly name: string;
  readonly type: SeriesType | 'constant' | 'window';
  readonly minimum?: number;
}

/** How a function is called and what it gives: all that the checker and an editor need to know of it. */
export interface Signature {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** Takes more arguments of the type of its last parameter. */
  readonly variadic?: true;
  readonly result: SeriesType;
  /** `['value']`, or the names after the dot. */
  readonly outputs: readonly string[];
  /** Reads `close`, `high`… of the bars input by itself. */
  readonly readsBars: boolean;
  readonly description: string;
  /** Called by other definitions only. */
  readonly internal?: true;
}

export const number = (name: string): Parameter => ({ name, type: 'number' });
export const constant = (name: string): Parameter => ({ name, type: 'constant' });
export const window = (name: string, minimum = 1): Parameter => ({ name, type: 'window', minimum });

/** `macd(x, fast, slow, signal)`, as an editor shows it. */
export function printSignature(signature: Signature): string {
  const parameters = signature.parameters.map((parameter) => parameter.name).join(', ');
  return `${signature.name}(${parameters}${signature.variadic ? ', …' : ''})`;
}
