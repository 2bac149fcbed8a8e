import type { Lexeme } from '../lex/lexeme.js';
import type { EditClause } from './edit-clause.js';
import type { EditWord } from './edit-word.js';

/** `sell at 18`, `buy at 10 instead`, `sell an hour later`: the hour of an entry or exit that the clock decides. */
export function readClockEdit(clause: EditClause): EditWord | null {
  const { scope } = clause;
  if (scope.act === null || clause.marked('when', 'only', 'unless') || !clause.only(...around)) return null;
  const way = clause.writes('later') ? 1 : clause.writes('earlier', 'sooner') ? -1 : 0;
  if (way !== 0) {
    const hours = hoursIn(clause);
    return hours === null ? null : { is: 'set-hour', scope, to: null, by: way * hours };
  }
  const at = clause.placeOf('at', 'to');
  const [number, ...more] = clause.all('number');
  const alone = number !== undefined && more.length === 0 && clause.lexemes[at + 1] === number;
  if (at === -1 || !alone || number.unit !== 'plain' || !number.whole || number.value > 23) return null;
  const half = clause.all('half-of-day').length > 0;
  return half ? null : { is: 'set-hour', scope, to: number.value, by: 0 };
}

const around: readonly Lexeme['is'][] = [
  ...([
    'action',
    'mark',
    'number',
    'unit',
    'duration',
    'edit',
    'filler',
    'unknown',
    'verb',
    'compare',
  ] as const),
  ...(['speed', 'multiple'] as const),
];

/** "An hour", "2 hours", "30 minutes"; days are none. */
function hoursIn(clause: EditClause): number | null {
  const [span, ...others] = clause.all('duration');
  if (span !== undefined && others.length === 0)
    return span.unit === 'hour' ? span.value : span.unit === 'minute' ? span.value / 60 : null;
  const unit = clause.all('unit')[0];
  return unit?.unit === 'hour' ? 1 : null;
}
