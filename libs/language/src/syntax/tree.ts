import type { Span } from '../refusal.js';
import type { Comparison } from './token.js';

export type Arithmetic = '+' | '-' | '*' | '/';
export type BinaryOperator = Arithmetic | Comparison | 'and' | 'or';

/** A formula as it was written. `at` is where, and plays no part in the meaning. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly at: Span }
  | { readonly kind: 'truth'; readonly value: boolean; readonly at: Span }
  | { readonly kind: 'na'; readonly at: Span }
  | NameExpression
  | MemberExpression
  | ResampledExpression
  | CallExpression
  | UnaryExpression
  | BinaryExpression;

/** `close`, a parameter, an earlier line, or a port. */
export interface NameExpression {
  readonly kind: 'name';
  readonly name: string;
  readonly at: Span;
}

/** `eth.close` or `macd.signal`. */
export interface MemberExpression {
  readonly kind: 'member';
  readonly port: string;
  readonly member: string;
  readonly at: Span;
}

/** `close@1h`, or `atr(14)@1h`: the function on the bars of that timeframe. */
export interface ResampledExpression {
  readonly kind: 'resampled';
  readonly series: NameExpression | MemberExpression | CallExpression;
  readonly timeframe: string;
  readonly timeframeAt: Span;
  readonly at: Span;
}

/** `rsi(close, 14)`, or `macd(close, 12, 26, 9).signal` with its output. */
export interface CallExpression {
  readonly kind: 'call';
  readonly name: string;
  readonly nameAt: Span;
  readonly arguments: readonly Expression[];
  readonly output: { readonly name: string; readonly at: Span } | null;
  readonly at: Span;
}

export interface UnaryExpression {
  readonly kind: 'unary';
  readonly operator: '-' | 'not';
  readonly operand: Expression;
  readonly at: Span;
}

export interface BinaryExpression {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly at: Span;
}

/** `name = expression`. */
export interface Line {
  readonly name: string;
  readonly nameAt: Span;
  readonly expression: Expression;
}

/** One expression, or lines that each name an output. */
export type Formula =
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'lines'; readonly lines: readonly Line[] };

/**
 * Takes `((a + b) + c) + d` apart into `a` and the steps `+ b`, `+ c`, `+ d`. Chains lean to the left and may be
 * two thousand operators long, so whoever walks a tree walks them by a loop.
 */
export function leftSpine(expression: BinaryExpression): {
  readonly first: Expression;
  readonly steps: readonly BinaryExpression[];
} {
  const steps: BinaryExpression[] = [];
  let first: Expression = expression;
  while (first.kind === 'binary') {
    steps.push(first);
    first = first.left;
  }
  steps.reverse();
  return { first, steps };
}
