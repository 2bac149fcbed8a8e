import type { Arithmetic } from './syntax/tree.js';

/**
 * The one meaning of arithmetic, for constants here and for series in every printer: what has no finite value is na.
 */
export function calculate(operator: Arithmetic, a: number, b: number): number {
  switch (operator) {
    case '+':
      return finite(a + b);
    case '-':
      return finite(a - b);
    case '*':
      return finite(a * b);
    case '/':
      return b === 0 ? Number.NaN : finite(a / b);
  }
}

/** Largest argument of `exp` that every target language can answer. */
export const largestExponent = 709;

export type MathFunction = 'abs' | 'log' | 'exp' | 'sqrt' | 'floor';

export function calculateFunction(name: MathFunction, x: number): number {
  switch (name) {
    case 'abs':
      return Math.abs(x);
    case 'log':
      return x > 0 ? Math.log(x) : Number.NaN;
    case 'exp':
      return x <= largestExponent ? Math.exp(x) : Number.NaN;
    case 'sqrt':
      return x >= 0 ? Math.sqrt(x) : Number.NaN;
    case 'floor':
      return Math.floor(x);
  }
}

export function isMathFunction(name: string): name is MathFunction {
  return name === 'abs' || name === 'log' || name === 'exp' || name === 'sqrt' || name === 'floor';
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}
