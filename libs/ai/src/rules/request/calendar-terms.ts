import type { Condition, Series } from './expression.js';

/**
 * Conditions of the calendar that hold together: the first bar of a day, week or month opens at midnight, so beside an
 * hour or a weekday it would never come. "Every day at 9" is at 9, "weekly on Wednesdays" on Wednesdays, "weekly at 9" on
 * Mondays at 9, "monthly at noon" on the first at noon.
 */
export function withDueTimes(terms: readonly Condition[]): readonly Condition[] {
  const starts = terms.filter((term) => startOf(term) !== null);
  if (starts.length === 0) return terms;
  const others = terms.filter((term) => startOf(term) === null);
  const names = (of: Clock): boolean => others.some((term) => isOf(term, of));
  const timed = names('hour');
  return terms.flatMap((term) => {
    switch (startOf(term)) {
      case 'day_of_month':
        return timed ? [] : [term];
      case 'weekday':
        return names('weekday') ? [] : timed ? [equals('weekday', 1)] : [term];
      case 'month':
        return names('day_of_month') ? [] : timed && !names('weekday') ? [equals('day_of_month', 1)] : [term];
      default:
        return [term];
    }
  });
}

type Clock = Extract<Series, { readonly kind: 'clock' }>['of'];

/** What is another than on the bar before; null for any other condition. */
function startOf(term: Condition): Clock | null {
  if (term.kind !== 'compare' || term.left.kind !== 'clock' || term.right.kind !== 'previous') return null;
  return term.right.of.kind === 'clock' && term.right.of.of === term.left.of ? term.left.of : null;
}

/** Whether a condition is of the hour, the weekday or the day, in one way or in each of several. */
function isOf(term: Condition, of: Clock): boolean {
  if (term.kind === 'all' || term.kind === 'any') return term.terms.some((inner) => isOf(inner, of));
  if (term.kind !== 'compare' || term.right.kind !== 'number') return false;
  const reads = (series: Series): boolean =>
    series.kind === 'clock'
      ? series.of === of
      : series.kind === 'arithmetic' && (reads(series.left) || reads(series.right));
  return reads(term.left);
}

function equals(of: Clock, value: number): Condition {
  return { kind: 'compare', op: '==', left: { kind: 'clock', of }, right: { kind: 'number', value } };
}
