import { everyBar } from '../ir/clock.js';
import { firstBars } from '../ir/first-bars.js';
import type { Graph } from '../ir/graph.js';
import type { Expression } from '../syntax/tree.js';
import type { Traced } from './inspect-program.js';
import { partsOf } from './parts.js';
import type { FormulaWarning } from './warning.js';
import { inWords } from './words.js';

/** The innermost calls that have no value yet when the data ends, at the earliest that they can have one. */
export function inspectWarmUp(
  { node, formula, values }: Traced,
  graph: Graph,
  length: number,
): readonly FormulaWarning[] {
  const calls = partsOf(formula).flatMap((part) => {
    const value = values.get(part);
    const counts = part.kind === 'call' || part.kind === 'resampled';
    return counts && value !== undefined ? [{ part, value: graph.sample(value, everyBar) }] : [];
  });
  const bars = firstBars(graph, 'earliest');
  const late = calls.flatMap(({ part, value }) => {
    const first = bars[value] ?? 0;
    return Number.isFinite(first) && first >= length ? [{ part, first }] : [];
  });
  return late
    .filter(({ part }) => !late.some((other) => other.part !== part && isInside(other.part, part)))
    .map(({ part, first }) => ({
      code: 'warm-up-too-long',
      node: node.id,
      ...part.at,
      message: `${inWords(part)} has its first value on bar ${(first + 1).toLocaleString('en-US')} at the earliest, but the data has ${length.toLocaleString('en-US')}.`,
      hint: 'choose more data, or a shorter length',
    }));
}

function isInside(inner: Expression, outer: Expression): boolean {
  const end = ({ at }: Expression): number => at.position + at.length;
  return inner.at.position >= outer.at.position && end(inner) <= end(outer);
}
