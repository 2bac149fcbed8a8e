import { printExpression } from '../syntax/format.js';
import type { Expression } from '../syntax/tree.js';
import { type Interval, isNothing } from './interval.js';

const longest = 60;

/** A part of a formula as it is named in a sentence. */
export function inWords(expression: Expression): string {
  const text = printExpression(expression);
  return `"${text.length > longest ? `${text.slice(0, longest - 1)}…` : text}"`;
}

/** `lies from 0 to 100`; null when nothing is known. */
export function rangeInWords(range: Interval): string | null {
  const { low, high } = range;
  if (isNothing(range)) return 'never has a value';
  const least = low === Number.MIN_VALUE ? 'is always above 0' : `is never below ${round(low)}`;
  if (Number.isFinite(low) && Number.isFinite(high)) {
    return low === high ? `is always ${round(low)}` : `lies from ${round(low)} to ${round(high)}`;
  }
  if (Number.isFinite(low)) return least;
  return Number.isFinite(high) ? `is never above ${round(high)}` : null;
}

function round(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** The parts of `a and b and c`. */
export function conjuncts(expression: Expression): readonly Expression[] {
  const parts: Expression[] = [];
  let rest = expression;
  while (rest.kind === 'binary' && rest.operator === 'and') {
    parts.push(rest.right);
    rest = rest.left;
  }
  return [...parts, rest].reverse();
}
