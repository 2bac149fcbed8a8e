import type { Expression } from '@strategy-builder/language';
import { type Applied, done, pass } from './applied.js';
import type { EditClause } from './edit-clause.js';
import type { EditWord } from './edit-word.js';
import type { FlowEditor } from './flow-editor.js';
import { numberExpression, numberOf } from './rule-lines.js';
import { mapTerms } from './terms.js';

/** `Tuesday instead of Monday`, `change Friday to Thursday`: a day of the rules for another one. */
export function readDaySwap(clause: EditClause): EditWord | null {
  const [first, second, ...more] = clause.all('weekdays');
  const one = first?.days[0];
  const other = second?.days[0];
  const single = first?.days.length === 1 && second?.days.length === 1 && more.length === 0;
  if (!single || one === undefined || other === undefined) return null;
  const at = clause.placeOf('instead', 'not');
  const place = clause.lexemes.findIndex(({ is }) => is === 'weekdays');
  if (at !== -1) {
    // "Instead of Monday use Tuesday"
    return at < place ? { is: 'swap-day', from: one, to: other } : { is: 'swap-day', from: other, to: one };
  }
  const changes =
    clause.does('change', 'replace') || clause.marked('from') || clause.writes('swap', 'switch');
  return changes && clause.marked('to', 'with', 'by', 'for', 'arrow')
    ? { is: 'swap-day', from: one, to: other }
    : null;
}

type DaySwap = Extract<EditWord, { readonly is: 'swap-day' }>;

const names = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export function swapDay(editor: FlowEditor, { from, to }: DaySwap): Applied {
  const lines = new Map(editor.ruleLines);
  let changed = false;
  for (const [signal, line] of lines) {
    const moved = mapTerms(line, (term) => {
      if (!waitsFor(term, from) || term.kind !== 'binary') return term;
      changed = true;
      return { ...term, right: numberExpression(to, term.right) };
    });
    if (moved !== null) lines.set(signal, moved);
  }
  if (!changed) return pass;
  editor.setLines(lines);
  editor.done.push(`${names[to]} takes the place of ${names[from]}.`);
  return done;
}

function waitsFor(term: Expression, day: number): boolean {
  return (
    term.kind === 'binary' &&
    term.operator === '==' &&
    term.left.kind === 'call' &&
    term.left.name === 'weekday' &&
    numberOf(term.right) === day
  );
}
