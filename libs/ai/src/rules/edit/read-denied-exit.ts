import type { EditClause } from './edit-clause.js';
import type { ConditionName, EditWord } from './edit-word.js';
import { conditionNamed } from './read-rule-edit.js';

/** `the death cross shouldn't close it`, `don't exit on the RSI`: a way out that goes, and none that comes. */
export function readDeniedExit(clause: EditClause): EditWord | null {
  const denies = clause.marked('not') || clause.says("shouldn't", 'shouldnt', "mustn't", "won't", "doesn't");
  const { actions } = clause;
  const exits =
    actions.length > 0 && actions.every((action) => action === 'sell' || action.startsWith('exit'));
  if (!denies || !exits || clause.has('head', 'weekdays', 'duration') || clause.does('add', 'remove'))
    return null;
  const name = nameOf(clause);
  return name === null
    ? null
    : {
        is: 'drop-condition',
        name,
        scope: { act: 'exit', side: null },
        called: clause.words.trim().slice(0, 60),
      };
}

function nameOf(clause: EditClause): ConditionName | null {
  const number = clause.all('number').find(({ unit }) => unit === 'plain')?.value;
  if (number !== undefined) return { by: 'level', value: number };
  if (clause.all('pattern').some(({ pattern }) => pattern.includes('cross')))
    return { by: 'kind', crossing: true };
  const named = conditionNamed(clause);
  return named?.by === 'indicator' ? named : null;
}
