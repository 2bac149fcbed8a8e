import type { Lexeme } from '../lex/lexeme.js';
import type { EditClause } from './edit-clause.js';
import type { Span } from './edit-values.js';
import type { EditWord } from './edit-word.js';

/**
 * `close any trade older than 4 hours`, `no trade longer than 2 days`, `out after 8 bars`, `hold 3 days`, `10 bars max`:
 * how long a position is held, and no size of bars.
 */
export function readAge(clause: EditClause): EditWord | null {
  const span = spanIn(clause);
  if (span === null || !clause.only(...around)) return null;
  if (clause.heads.some((head) => !['time-exit', 'limit-order', 'stop', 'per-trade'].includes(head)))
    return null;
  if (clause.has('way') && !/\bup to\b/.test(clause.words)) return null;
  if (clause.all('unknown').some(({ word }) => !ages.has(word.toLowerCase()))) return null;
  // "Hold 5 days longer" is told by how much more.
  if (clause.writes('longer', 'shorter', 'more', 'less', 'fewer') && !clause.writes('than', 'no'))
    return null;
  const named = clause.heads.includes('time-exit');
  if (clause.heads.includes('stop') && !named) return null;
  const before = clause.lexemes[clause.lexemes.indexOf(span.lexeme) - 1];
  if (before?.is === 'mark' && before.mark === 'on') return null;
  const told = named || holds(clause) || leavesAfter(clause) || limits(clause);
  return told ? { is: 'time-exit', span: span.span } : null;
}

const around: readonly Lexeme['is'][] = [
  ...(['action', 'mark', 'verb', 'unknown', 'head', 'extreme', 'compare', 'speed', 'edit'] as const),
  ...(['duration', 'filler', 'now', 'every', 'unit', 'way'] as const),
];

const ages: ReadonlySet<string> = new Set([
  ...['older', 'old', 'stale', 'elapsed', 'expired', 'lasting', 'running', 'last', 'trade', 'trades'],
  ...['positions', 'position', 'kick', 'anything', 'still', 'open', 'stuck', 'max', 'maximum', 'latest'],
  ...['limit', 'dont', 'never', 'everything', 'force', 'auto', 'anyway', 'regardless', 'timeout'],
  ...['keep', 'keeping', 'kept', 'just', 'them', 'each', 'tops', 'longest', 'most', 'full', 'about', 'now'],
  ...['lets', 'let', 's', 'i', 'we', 'want', 'to', 'rather', 'only'],
]);

interface FoundSpan {
  readonly span: Span;
  readonly lexeme: Lexeme;
}

/** The one span of time that is told: "3 days", "a week", "an hour"; null for none or several. */
function spanIn(clause: EditClause): FoundSpan | null {
  const [first, ...others] = clause.lexemes.flatMap((lexeme): readonly FoundSpan[] => {
    if (lexeme.is === 'duration') return [{ span: { value: lexeme.value, unit: lexeme.unit }, lexeme }];
    const words = clause.text.slice(lexeme.from, lexeme.to).toLowerCase();
    // "Each day" says how often.
    const one = /^(an?|one) /.test(words);
    if (
      lexeme.is === 'every' &&
      one &&
      (lexeme.every === 'day' || lexeme.every === 'week' || lexeme.every === 'month')
    )
      return [{ span: { value: 1, unit: lexeme.every }, lexeme }];
    const article = clause.text.slice(Math.max(0, lexeme.from - 3), lexeme.from).toLowerCase();
    if (lexeme.is === 'unit' && (one || /\ban? $/.test(article)))
      return [{ span: { value: 1, unit: lexeme.unit }, lexeme }];
    return lexeme.is === 'every' || lexeme.is === 'unit' ? [none, none] : [];
  });
  return first === undefined || others.length > 0 || first === none ? null : first;
}

const none: FoundSpan = {
  span: { value: 0, unit: 'bar' },
  lexeme: { is: 'filler', from: 0, to: 0, glued: false },
};

/** "Hold 3 days", "keep it for 2 days", "stay in for a week": of nothing but what is held. */
function holds(clause: EditClause): boolean {
  if (clause.marked('not')) return false;
  if (clause.writes('hold', 'holding', 'holds')) return true;
  return clause.writes('keep', 'keeping', 'stay') && clause.marked('for', 'it', 'in');
}

/** "Out after 8 bars", "close after 20 days at the latest". */
function leavesAfter(clause: EditClause): boolean {
  const exits =
    clause.actions.some((action) => action === 'exit' || action === 'sell' || action.startsWith('exit-')) ||
    clause.all('verb').some(({ verb }) => verb === 'close' || verb === 'leave');
  return exits && lasts(clause);
}

/** "No longer than a week", "no trade over 2 days", "10 bars max". */
function limits(clause: EditClause): boolean {
  const stays =
    clause.all('verb').some(({ verb }) => verb === 'stay') ||
    clause.heads.includes('per-trade') ||
    clause.writes('trade', 'trades', 'position', 'positions', 'hold');
  if ((clause.marked('not') || clause.has('extreme', 'compare')) && stays) return lasts(clause);
  // "10 bars max", "no longer than a week": nothing else that it could be said of.
  const bare = clause.only('mark', 'duration', 'every', 'extreme', 'filler', 'now', 'unknown', 'compare');
  const most = /\bmax(imum)?\b|\bat most\b|\btops\b|\bno longer than\b|\bat the latest\b/.test(clause.words);
  return bare && most && clause.actions.length === 0;
}

function lasts(clause: EditClause): boolean {
  return /\b(older|longer|more) than\b|\bafter\b|\bpast\b|\bstill open\b|\bstuck\b|\bat the latest\b|\bmax|\bat most\b|\bwithin\b|\bover\b/.test(
    clause.words,
  );
}
