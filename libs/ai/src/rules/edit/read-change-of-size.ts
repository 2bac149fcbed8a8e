import { spokenIn } from '../scan/spoken.js';
import type { EditClause } from './edit-clause.js';
import type { Change, EditWord, RiskKind } from './edit-word.js';
import { isAboutSettings, kindsNamed } from './read-setting-edit.js';

/** `double the stop`, `reduce the size by 25%`, `the RSI twice as long`: a number against what it is now. */
export function readRelativeChange(clause: EditClause): EditWord | null {
  if (clause.marked('when', 'only', 'unless') || clause.has('side', 'part')) return null;
  // "20% smaller" compares nothing, "smaller than 20" does.
  const compares = clause.lexemes.some(
    (lexeme) =>
      lexeme.is === 'compare' && !comparatives.has(clause.text.slice(lexeme.from, lexeme.to).toLowerCase()),
  );
  if (compares) return null;
  // "Reward twice the risk" is a target.
  if (clause.writes('reward')) return null;
  const change = changeIn(clause);
  if (change === null) return null;
  const kinds = kindsNamed(clause);
  const [kind, ...others] = kinds;
  const sided =
    clause.actions.some((action) => action === 'short' || action === 'long') ||
    clause.heads.some((head) => head === 'short-only' || head === 'long-only');
  // "Shorts only half the size"
  if (sided && kind !== undefined)
    return {
      is: 'ask',
      question:
        'Sizes and distances hold for longs and shorts alike in one strategy. Should it be changed for both?',
      choices: [inBothSides(kind, change)],
    };
  const indicators = [...new Set(clause.indicators)];
  if (
    kind !== undefined &&
    others.length === 0 &&
    indicators.length === 0 &&
    isAboutSettings(clause, ...spans(kind))
  )
    return { is: 'scale-setting', kind, change };
  const levels =
    clause.marked('both', 'all') ||
    clause.has('level-word') ||
    clause.writes('level', 'levels', 'threshold', 'thresholds');
  if (
    kind === undefined &&
    levels &&
    change.is === 'plus' &&
    !change.percent &&
    !clause.has('average', 'period-word')
  )
    return {
      is: 'shift-levels',
      amount: change.amount,
      scope: clause.scope,
      about: indicators[0] ?? null,
      single: clause.writes('level', 'threshold', 'line') && !clause.marked('both', 'all'),
    };
  if (kind !== undefined || indicators.length > 1) return null;
  const speed = clause
    .all('speed')
    .find(({ speed }) => clause.writes(speed, 'slower', 'faster', 'quick'))?.speed;
  const named = indicators[0] ?? null;
  if (named === null && speed === undefined && !clause.has('average')) return null;
  const about = named ?? (clause.has('average') && speed === undefined ? 'ma' : null);
  return { is: 'scale-length', about, speed: speed ?? null, change };
}

function inBothSides(kind: RiskKind, change: Change): string {
  const name = kind === 'any_stop' ? 'stop' : kind.replaceAll('_', ' ');
  if (change.is === 'times' && change.factor === 0.5) return `halve the ${name}`;
  if (change.is === 'times' && change.factor === 2) return `double the ${name}`;
  return `change the ${name}`;
}

function wordBehind(clause: EditClause, at: number): string {
  return spokenIn(clause.text.slice(at, at + 12)).find((word) => word !== '') ?? '';
}

/** "Hold 5 days longer": a time is changed by a time. */
function spans(kind: RiskKind): readonly ['duration'] | readonly [] {
  return kind === 'time_exit' || kind === 'cooldown' ? ['duration'] : [];
}

const comparatives: ReadonlySet<string> = new Set([
  ...['less', 'smaller', 'lower', 'shorter', 'tighter', 'closer', 'nearer', 'narrower'],
  ...['more', 'bigger', 'larger', 'higher', 'longer', 'wider', 'further', 'farther', 'looser'],
]);

const fewer = ['decrease', 'tighten', 'halve'] as const;

function changeIn(clause: EditClause): Change | null {
  const multiple = clause.all('multiple')[0];
  if (clause.does('double')) return { is: 'times', factor: 2 };
  if (clause.says('triple', 'treble')) return { is: 'times', factor: 3 };
  if (clause.does('halve') || /\b(by|in) half\b|\bhalf (as|the|of|what)\b/.test(clause.words))
    return { is: 'times', factor: 0.5 };
  if (multiple !== undefined && !clause.has('number')) return { is: 'times', factor: multiple.factor };
  const by = clause.placeOf('by');
  const number = clause.all('number')[0];
  const less =
    clause.does(...fewer) ||
    /\b(less|smaller|lower|shorter|tighter|closer|nearer|narrower)\b/.test(clause.words);
  const more =
    clause.does('increase', 'widen') ||
    /\b(more|bigger|larger|higher|longer|wider|further|farther|looser)\b/.test(clause.words);
  if (by === -1) {
    // "5 days longer"
    const span = clause.all('duration')[0];
    if (span !== undefined && number === undefined && (span.unit === 'bar' || span.unit === 'day'))
      return comparatives.has(wordBehind(clause, span.to))
        ? { is: 'plus', amount: (less ? -1 : 1) * span.value, percent: false }
        : null;
    // "a third of the size", "50% wider"
    if (number?.unit !== 'percent') return null;
    if (!comparatives.has(wordBehind(clause, number.to))) return null;
    return { is: 'plus', amount: (less ? -1 : 1) * number.value, percent: true };
  }
  if (less === more) return null;
  const sign = less ? -1 : 1;
  if (/\bby (a |one )?third\b/.test(clause.words)) return { is: 'times', factor: 1 + sign / 3 };
  if (/\bby (a |one )?quarter\b/.test(clause.words)) return { is: 'times', factor: 1 + sign / 4 };
  if (clause.all('number').length + clause.all('duration').length !== 1) return null;
  const length = clause.all('duration')[0];
  if (length !== undefined)
    return length.unit === 'bar' || length.unit === 'day'
      ? { is: 'plus', amount: sign * length.value, percent: false }
      : null;
  if (number === undefined || (number.unit !== 'percent' && number.unit !== 'plain')) return null;
  return { is: 'plus', amount: sign * number.value, percent: number.unit === 'percent' };
}
