import type { Expression } from '@strategy-builder/language';
import { type Applied, done, pass } from './applied.js';
import { signalInWords } from './apply-rule.js';
import type { EditClause } from './edit-clause.js';
import type { EditWord } from './edit-word.js';
import type { FlowEditor } from './flow-editor.js';
import { expressionFrom, joinedBy, numberOf, type RuleLines, visit } from './rule-lines.js';
import { andTerms, mapTerms, termsOf } from './terms.js';

/** `and October`, `nor Wednesdays`, `same for August`: more of the months or days that the rules name already. */
export function readMoreOfCalendar(clause: EditClause): EditWord | null {
  const months = clause.all('calendar-month').map(({ month }) => month);
  const days = clause.all('weekdays').flatMap((lexeme) => lexeme.days);
  if ((months.length === 0) === (days.length === 0)) return null;
  if (!clause.only('calendar-month', 'weekdays', 'mark', 'unknown', 'filler', 'edit')) return null;
  if (
    clause.all('mark').some(({ mark }) => !linking.has(mark)) ||
    clause.verbs.some((edit) => edit !== 'add')
  )
    return null;
  const said = clause.all('unknown').map(({ word }) => word.toLowerCase());
  if (!said.every((word) => besides.has(word))) return null;
  const [first] = clause.lexemes;
  const joins =
    (first?.is === 'mark' && joining.has(first.mark)) ||
    clause.marked('also') ||
    clause.does('add') ||
    said.some((word) => besides.has(word) && word !== 'please');
  if (!joins || clause.marked('only')) return null;
  const denied = clause.marked('not') || clause.writes('nor', 'neither') ? true : null;
  const unit = months.length > 0 ? 'month' : 'weekday';
  return { is: 'extend-calendar', unit, values: months.length > 0 ? months : days, denied };
}

const linking: ReadonlySet<string> = new Set(
  'and also or plus comma in on not for slash either with until'.split(' '),
);
const joining: ReadonlySet<string> = new Set('and also or plus not'.split(' '));
const besides: ReadonlySet<string> = new Set(
  'same too please well as likewise neither either additionally goes applies'.split(' '),
);

type MoreOfCalendar = Extract<EditWord, { readonly is: 'extend-calendar' }>;

/** Joins them to each condition on months or days, in its sense; passes where there is none, or of both senses. */
export function extendCalendar(editor: FlowEditor, { unit, values, denied }: MoreOfCalendar): Applied {
  const lines: RuleLines = new Map(editor.ruleLines);
  const hit: string[] = [];
  for (const [signal, line] of lines) {
    const meant = termsOf(line).filter((term) => reads(term, unit));
    const last = meant[meant.length - 1];
    const senses = new Set(meant.map((term) => senseOf(term, unit)));
    const [sense] = senses;
    if (last === undefined) continue;
    if (senses.size !== 1 || sense === undefined || sense === null) return pass;
    // In a way out the named times are those of leaving; "not on Fridays" of them is another thing.
    if (denied === true && sense === 'named' && signal.startsWith('enter')) return pass;
    const more = values.filter((value) => !meant.some((term) => names(term, value)));
    if (more.length === 0) continue;
    const added = more.map((value) =>
      expressionFrom(`${sense === 'denied' ? 'not ' : ''}${unit}() == ${value}`),
    );
    const by = sense === 'denied' ? 'and' : 'or';
    // A chain of "and" stays one: its new member stands at its end.
    const flat = by === 'and' && andTerms(line).includes(last);
    const changed = flat
      ? added.reduce((joined, term) => joinedBy('and', joined, term), line)
      : mapTerms(line, (term) =>
          term === last ? added.reduce((joined, one) => joinedBy(by, joined, one), term) : term,
        );
    if (changed !== null) lines.set(signal, changed);
    hit.push(signal);
  }
  if (hit.length === 0) return pass;
  editor.setLines(lines);
  const named = values.map((value) => (unit === 'month' ? months[value] : days[value])).join(', ');
  for (const signal of hit) editor.done.push(`The ${signalInWords(signal)} counts ${named} in as well.`);
  return done;
}

function reads(term: Expression, unit: string): boolean {
  let found = false;
  visit(term, (part) => {
    if (part.kind === 'call' && part.name === unit) found = true;
  });
  return found;
}

/** Whether a condition names its times or denies them; null for a stretch of them. */
function senseOf(term: Expression, unit: string): 'named' | 'denied' | null {
  if (term.kind === 'unary' && term.operator === 'not') return 'denied';
  if (term.kind !== 'binary' || term.left.kind !== 'call' || term.left.name !== unit) return null;
  if (numberOf(term.right) === null) return null;
  if (term.operator === '!=') return 'denied';
  return term.operator === '==' ? 'named' : null;
}

function names(term: Expression, value: number): boolean {
  let found = false;
  visit(term, (part) => {
    if (part.kind === 'binary' && part.operator === '==' && numberOf(part.right) === value) found = true;
  });
  return found;
}

const months: readonly string[] =
  ' January February March April May June July August September October November December'.split(' ');
const days: readonly string[] = ' Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
