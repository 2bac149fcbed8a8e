import { type Expression, printExpression } from '@strategy-builder/language';
import { numberOf } from './rule-lines.js';
import { andTerms, directionOf, sidesOf } from './terms.js';

const calendars = ['weekday', 'hour', 'month'] as const;

/** The days, hours or months in which a condition of them alone holds; null for any other condition. */
function timesOf(term: Expression, of: (typeof calendars)[number]): readonly number[] | null {
  if (term.kind !== 'binary' || term.left.kind !== 'call' || term.left.name !== of) return null;
  const time = numberOf(term.right);
  const holds = time === null ? undefined : dayTests[term.operator];
  return time === null || holds === undefined ? null : everyTime.filter((one) => holds(one, time));
}

const everyTime = Array.from({ length: 24 }, (_, time) => time);

const dayTests: Readonly<Record<string, (one: number, day: number) => boolean>> = {
  '==': (one, day) => one === day,
  '<=': (one, day) => one <= day,
  '>=': (one, day) => one >= day,
  '<': (one, day) => one < day,
  '>': (one, day) => one > day,
};

/** The term of a line that compares the same two the other way: a close above its average, and one at or below it. */
export function opposedTerm(present: Expression, added: Expression): Expression | null {
  const said = andTerms(added);
  return andTerms(present).find((term) => said.some((other) => isOpposed(term, other))) ?? null;
}

function isOpposed(one: Expression, other: Expression): boolean {
  for (const of of calendars) {
    const [times, others] = [timesOf(one, of), timesOf(other, of)];
    if (times !== null && others !== null) return !times.some((time) => others.includes(time));
  }
  if (one.kind !== 'binary' || other.kind !== 'binary') return false;
  const [left, right] = [sidesOf(one), sidesOf(other)];
  if (left === null || right === null || directionOf(one) === directionOf(other)) return false;
  return left.every((side, at) => printExpression(side) === printExpression(right[at] ?? side));
}
