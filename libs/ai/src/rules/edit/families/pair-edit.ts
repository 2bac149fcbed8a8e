import type { Expression } from '@strategy-builder/language';
import type { Lexeme } from '../../lex/lexeme.js';
import { type Applied, done, unclear } from '../applied.js';
import { EditClause, editClauses } from '../edit-clause.js';
import type { FlowEditor } from '../flow-editor.js';
import { readAge } from '../read-age.js';
import {
  expressionFrom,
  joinedBy,
  numberExpression,
  numberOf,
  portOf,
  printRuleLines,
  type RuleLines,
  readRuleLines,
  visit,
} from '../rule-lines.js';
import { directionOf, mapTerms, sidesOf, termsOf } from '../terms.js';
import type { FamilyEdit } from './family-edit.js';

/** Two legs that read one line: a pair by its z-score, a carry by its funding rate. */
interface Pair {
  readonly rules: readonly string[];
  readonly line: string;
  readonly level: Levels;
}

/** Where the line is entered, left in profit and left in loss, as sizes without a sign. */
interface Levels {
  readonly enter: number | null;
  readonly exit: number | null;
  readonly stop: number | null;
}

function pairOf(editor: FlowEditor): Pair | null {
  if (editor.legs.length !== 2) return null;
  const ports = new Set<string>();
  const values: { readonly signal: string; readonly value: number }[] = [];
  for (const rules of editor.legs) {
    for (const [signal, line] of readRuleLines(editor.draft.nodes.get(rules)?.formula ?? '') ?? []) {
      visit(line, (part) => {
        const sides = sidesOf(part);
        if (sides === null) return;
        const port = lineOf(sides[0]);
        const value = numberOf(sides[1]);
        if (port === null || value === null) return;
        ports.add(port);
        values.push({ signal, value: Math.abs(value) });
      });
    }
  }
  const [line, ...others] = ports;
  if (line === undefined || others.length > 0) return null;
  const of = (act: string): readonly number[] => [
    ...new Set(values.filter(({ signal }) => signal.startsWith(act)).map(({ value }) => value)),
  ];
  const enters = of('enter');
  const exits = of('exit');
  const enter = enters.length === 0 ? null : Math.min(...enters);
  const stop = exits.length > 1 ? Math.max(...exits) : null;
  const exit = exits.length === 0 ? null : Math.min(...exits);
  return { rules: editor.legs, line, level: { enter, exit, stop } };
}

/** The line that is read, a yearly rate by its multiple too. */
function lineOf(side: Expression): string | null {
  const scaled = side.kind === 'binary' && side.operator === '*' && numberOf(side.right) !== null;
  return portOf(scaled ? side.left : side);
}

/** A rate told in percent, or as it is: what is nearer to the level that it takes the place of. */
function asRate(value: number, like: number | null): number {
  if (like === null || like === 0 || value === 0) return value / 100;
  const away = (one: number): number => Math.abs(Math.log(Math.abs(one / like)));
  return away(value / 100) < away(value) ? value / 100 : value;
}

/** `enter at 2.5`, `exit at 0.5`, `lookback 90 days`, for two legs that read one line. */
export function readPairEdit(
  editor: FlowEditor,
  lexemes: readonly Lexeme[],
  text: string,
): FamilyEdit | null {
  const pair = pairOf(editor);
  if (pair === null) return null;
  const taken: Lexeme[] = [];
  const changes: (() => Applied)[] = [];
  for (const clause of editClauses(lexemes, text)) {
    const change = readChange(editor, pair, clause);
    if (change === null) continue;
    taken.push(...clause.lexemes);
    changes.push(change);
  }
  if (changes.length === 0) return null;
  return {
    taken,
    apply: () => {
      for (const change of changes) {
        const applied = change();
        if (applied.is !== 'done') return applied;
      }
      return done;
    },
  };
}

function readChange(editor: FlowEditor, pair: Pair, clause: EditClause): (() => Applied) | null {
  if (clause.has('asset', 'venue', 'field') || clause.marked('only', 'or', 'unless')) return null;
  // "Enter at a z-score of 2.5": the line that both read.
  const { kind } = editor.draft.nodes.get(pair.line) ?? {};
  if (clause.indicators.some((name) => name !== kind)) return null;
  if (clause.marked('when') && !clause.has('funding', 'ratio', 'indicator')) return null;
  // "Close after 20 days at the latest": how long both are held, and nothing that they look back on.
  if (readAge(clause) !== null) return null;
  const instead = clause.placeOf('instead', 'not');
  const wanted = instead > 0 ? clause.part(0, instead) : clause;
  const span = wanted.all('duration')[0];
  const numbers = wanted
    .all('number')
    .filter(({ unit }) => ['plain', 'deviations', 'percent'].includes(unit));
  const looks =
    wanted.has('period-word') ||
    wanted.says('window', 'lookback', 'length') ||
    wanted.writes('lookback', 'window', 'length', 'period');
  const length =
    span !== undefined && (span.unit === 'day' || span.unit === 'bar')
      ? span.value
      : looks
        ? numbers[0]?.value
        : undefined;
  if (length !== undefined && !wanted.has('head')) return () => setLookback(editor, pair, length);
  const [number, ...others] = numbers;
  if (number === undefined || others.length > 0) return null;
  const { words } = wanted;
  if (wanted.heads.some((head) => head !== 'stop')) return null;
  const ofFunding = editor.draft.nodes.get(pair.line)?.params.market === 'funding';
  const funding = number.unit === 'percent' || ofFunding;
  const stops = wanted.heads.includes('stop') || /\bbail|\bstop/.test(words);
  // A stop in percent is one of each leg.
  if (stops && number.unit === 'percent') return null;
  const enters =
    /\b(enter|entry|entries|open|buy|trade)\b/.test(words) ||
    wanted.actions.some((action) => action === 'enter' || action === 'buy' || action === 'long');
  const exits =
    /\b(exit|exits|close|out|leave)\b/.test(words) ||
    wanted.actions.some((action) => action.startsWith('exit') || action === 'sell');
  const value = funding ? asRate(number.value, pair.level.enter) : Math.abs(number.value);
  const { enter } = pair.level;
  // "Exit if the spread widens to 3.5": beyond the entry there is nothing but a loss.
  const loses = exits && !enters && !funding && enter !== null && value > enter;
  const which = stops || loses ? 'stop' : exits && !enters ? 'exit' : enters && !exits ? 'enter' : null;
  if (which === null) return null;
  if (which === 'stop' && enter !== null && value <= enter)
    return () =>
      unclear(`The legs are entered at ${enter}; a stop lies beyond that. Where should it be?`, [
        `stop at ${enter + 1}`,
        `stop at ${enter * 2}`,
      ]);
  const from = pair.level[which];
  if (from === null && which === 'stop') return () => addStop(editor, pair, Number(value.toPrecision(12)));
  if (from === null) return () => unclear(`This strategy has no ${which} level of that kind.`);
  return () => setLevel(editor, pair, which, from, Number(value.toPrecision(12)), funding);
}

function setLookback(editor: FlowEditor, pair: Pair, length: number): Applied {
  const node = editor.draft.nodes.get(pair.line);
  if (typeof node?.params.period !== 'number')
    return unclear('What these legs read has no length to change.');
  editor.setParams(node.id, { period: length });
  editor.done.push(`The legs look back ${length} bars.`);
  return done;
}

/** A level of both legs, above and below; each keeps its sign and comparison. */
function setLevel(
  editor: FlowEditor,
  pair: Pair,
  which: keyof Levels,
  from: number,
  to: number,
  signed: boolean,
): Applied {
  for (const rules of pair.rules) {
    const lines = readRuleLines(editor.draft.nodes.get(rules)?.formula ?? '');
    if (lines === null) continue;
    const changed: RuleLines = new Map();
    for (const [signal, line] of lines) {
      const meant = which === 'stop' || signal.startsWith(which);
      changed.set(
        signal,
        meant ? (mapTerms(line, (term) => withLevel(term, from, to, signed ? null : signal)) ?? line) : line,
      );
    }
    editor.draft.change(rules, { formula: printRuleLines(changed) });
    if (rules === editor.rules.id) editor.setLines(changed);
  }
  editor.done.push(`The ${which} level is ${to} instead of ${from}.`);
  return done;
}

/** A way out in loss for both legs: further away on the side on which each was entered. */
function addStop(editor: FlowEditor, pair: Pair, level: number): Applied {
  for (const rules of pair.rules) {
    const lines = readRuleLines(editor.draft.nodes.get(rules)?.formula ?? '');
    if (lines === null) continue;
    const changed: RuleLines = new Map(lines);
    for (const side of ['long', 'short']) {
      const term = termsOf(lines.get(`enter_${side}`) ?? zero).find((one) => sidesOf(one) !== null);
      const direction = term === undefined ? null : directionOf(term);
      if (direction === null) continue;
      const beyond = direction === 'below' ? `${pair.line} < -${level}` : `${pair.line} > ${level}`;
      const present = lines.get(`exit_${side}`);
      const out = expressionFrom(beyond);
      changed.set(`exit_${side}`, present === undefined ? out : joinedBy('or', present, out));
    }
    editor.draft.change(rules, { formula: printRuleLines(changed) });
    if (rules === editor.rules.id) editor.setLines(changed);
  }
  editor.done.push(`Both legs are closed in loss beyond ${level} on the side on which they were entered.`);
  return done;
}

const zero: Expression = expressionFrom('0');

function withLevel(term: Expression, from: number, to: number, signal: string | null): Expression {
  const sides = sidesOf(term);
  const value = sides === null ? null : numberOf(sides[1]);
  if (sides === null || value === null || Math.abs(value) !== from) return term;
  // Out at 0 of a line that comes from below is out at -0.5: the side that it was entered on.
  const above = term.kind === 'binary' && (term.operator === '>' || term.operator === '>=');
  const turned = signal?.startsWith('exit') === true && above && value === 0;
  const sign = (signal !== null && value < 0) || turned ? -1 : 1;
  const right = numberExpression(sign * to, sides[1]);
  if (term.kind === 'binary') return { ...term, right };
  return term.kind === 'call' ? { ...term, arguments: [sides[0], right] } : term;
}
