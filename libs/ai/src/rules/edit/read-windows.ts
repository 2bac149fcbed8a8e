import type { Lexeme } from '../lex/lexeme.js';
import type { TimeUnit } from '../lexicon/meaning.js';
import type { EditClause } from './edit-clause.js';
import type { EditWord, Window } from './edit-word.js';

const around: readonly Lexeme['is'][] = [
  ...(['edit', 'verb', 'mark', 'number', 'duration', 'extreme', 'pattern', 'period-word', 'action'] as const),
  ...(['filler', 'unknown', 'level-word'] as const),
];
const named: readonly string[] = 'channel channels window range lookback days bars new'.split(' ');

/** `the 100 day high and the 50 day low instead`, `change the breakout to 55 days`, `exit over 10 bars`. */
export function readWindows(clause: EditClause): EditWord | null {
  if (!clause.only(...around) || clause.marked('when', 'also', 'unless', 'by')) return null;
  if (clause.all('unknown').some(({ word }) => !named.includes(word.toLowerCase()))) return null;
  if (clause.all('pattern').some(({ pattern }) => pattern !== 'breakout' && pattern !== 'breakdown'))
    return null;
  // "4 hour high": a window, and no bars of four hours.
  const bare = clause.only('duration', 'extreme', 'mark') && clause.lexemes.length <= 3;
  // "10 bars max": how long at most.
  if (bare && clause.writes('max', 'maximum')) return null;
  if (!bare && !clause.does('use', 'change', 'replace') && !clause.makes && !clause.marked('instead'))
    return null;
  if (clause.does('add', 'remove')) return null;
  const { act } = clause.scope;
  const extremes = clause.has('extreme');
  const told = extremes || clause.has('pattern') || (act !== null && clause.actions.length === 1);
  if (!told || (extremes && clause.actions.some((action) => action === 'buy' || action === 'sell')))
    return null;
  const windows = windowsOf(clause, act);
  return windows === null ? null : { is: 'set-windows', windows };
}

function windowsOf(clause: EditClause, act: Window['act']): readonly Window[] | null {
  const windows: Window[] = [];
  const { lexemes } = clause;
  for (const [at, lexeme] of lexemes.entries()) {
    if (lexeme.is !== 'number' && lexeme.is !== 'duration') continue;
    if (lexeme.is === 'number' && lexeme.unit !== 'plain') return null;
    const unit: TimeUnit = lexeme.is === 'duration' ? lexeme.unit : 'bar';
    if (lexeme.value < 2 && (unit === 'bar' || unit === 'day')) return null;
    const behind = lexemes[at + 1];
    const before = lexemes.slice(0, at).find(({ is }) => is === 'extreme');
    const extreme = behind?.is === 'extreme' ? behind : before;
    windows.push({
      act,
      of: extreme?.is === 'extreme' ? extreme.extreme : null,
      to: { value: lexeme.value, unit },
    });
  }
  const [first, second, ...more] = windows;
  if (first === undefined || more.length > 0) return null;
  const lengths = clause.all('duration').length + (clause.has('period-word') ? 1 : 0);
  if (second === undefined) return lengths > 0 ? windows : null;
  return first.of !== null && second.of !== null && first.of !== second.of ? windows : null;
}
