import type { Expression } from '@strategy-builder/language';
import type { Direction } from '../lexicon/meaning.js';
import type { ConditionName, Scope } from './edit-word.js';
import type { FlowEditor } from './flow-editor.js';
import { joinedBy, numberOf, portsOf, visit } from './rule-lines.js';

/** The conditions that a line joins by "and" and "or", in their order. */
export function termsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'binary' && (expression.operator === 'and' || expression.operator === 'or'))
    return [...termsOf(expression.left), ...termsOf(expression.right)];
  return [expression];
}

/** The conditions that a line joins by "and" alone. */
export function andTerms(line: Expression): readonly Expression[] {
  return line.kind === 'binary' && line.operator === 'and'
    ? [...andTerms(line.left), ...andTerms(line.right)]
    : [line];
}

/** The words that join the conditions of a line: none, one kind of them, or both. */
export function connectivesOf(expression: Expression): ReadonlySet<'and' | 'or'> {
  const found = new Set<'and' | 'or'>();
  const walk = (part: Expression): void => {
    if (part.kind !== 'binary' || (part.operator !== 'and' && part.operator !== 'or')) return;
    found.add(part.operator);
    walk(part.left);
    walk(part.right);
  };
  walk(expression);
  return found;
}

/** A line with each condition changed; null for a condition takes it out, and for the line when nothing is left. */
export function mapTerms(
  expression: Expression,
  change: (term: Expression) => Expression | null,
): Expression | null {
  if (expression.kind === 'binary' && (expression.operator === 'and' || expression.operator === 'or')) {
    const left = mapTerms(expression.left, change);
    const right = mapTerms(expression.right, change);
    return left === null || right === null ? (left ?? right) : { ...expression, left, right };
  }
  return change(expression);
}

/** Conditions joined in a row. */
export function joinedAll(by: 'and' | 'or', terms: readonly Expression[]): Expression | null {
  const [first, ...rest] = terms;
  return first === undefined ? null : rest.reduce((joined, term) => joinedBy(by, joined, term), first);
}

/** The signals that a scope means; of an open one, all. */
export function signalsIn(editor: FlowEditor, scope: Scope): readonly string[] {
  const signals = [...editor.ruleLines.keys()].filter((signal) => /^(enter|exit)_(long|short)$/.test(signal));
  const acting =
    scope.act === null ? signals : signals.filter((signal) => signal.startsWith(scope.act ?? ''));
  const sided = scope.side === null ? acting : acting.filter((signal) => signal.endsWith(scope.side ?? ''));
  // "Cover at 50" of a strategy that never sells short is no change of its other side.
  return scope.act !== null && scope.side !== null ? sided : sided.length > 0 ? sided : acting;
}

const calls = (term: Expression, ...names: readonly string[]): boolean => {
  let found = false;
  visit(term, (part) => {
    if (part.kind === 'call' && names.includes(part.name)) found = true;
  });
  return found;
};

/** Whether a condition is one of times and days. */
export function isCalendar(term: Expression): boolean {
  return calls(term, 'hour', 'minute', 'weekday', 'day_of_month', 'month');
}

export function isCrossing(term: Expression): boolean {
  return term.kind === 'call' && (term.name === 'crosses_above' || term.name === 'crosses_below');
}

/** Which way a comparison or a crossing goes; null for anything else. */
export function directionOf(term: Expression): Direction | null {
  if (term.kind === 'call') {
    if (term.name === 'crosses_above') return 'above';
    return term.name === 'crosses_below' ? 'below' : null;
  }
  if (term.kind !== 'binary') return null;
  if (term.operator === '>' || term.operator === '>=') return 'above';
  return term.operator === '<' || term.operator === '<=' ? 'below' : null;
}

/** Both sides of a comparison or crossing. */
export function sidesOf(term: Expression): readonly [Expression, Expression] | null {
  if (directionOf(term) === null) return null;
  if (term.kind === 'binary') return [term.left, term.right];
  const [left, right] = term.kind === 'call' ? term.arguments : [];
  return left === undefined || right === undefined ? null : [left, right];
}

/** Whether a condition is meant by a name; `place` and `count` say where it stands in its line. */
export function isCalled(
  editor: FlowEditor,
  name: ConditionName,
  term: Expression,
  place: number,
  count: number,
): boolean {
  const ports = portsOf(term);
  const nodes = [...ports].flatMap((port) => editor.draft.nodes.get(port) ?? []);
  switch (name.by) {
    case 'indicator': {
      const meant = editor.nodesOf(name.name);
      return meant.some(
        ({ id, params }) =>
          ports.has(id) && (name.length === null || Object.values(params).includes(name.length)),
      );
    }
    case 'unknown':
      return false;
    case 'market':
      return readsMarket(editor, ports, name.symbol);
    case 'volume':
      return (
        ports.has('volume') ||
        nodes.some(({ kind, formula }) => kind === 'volume_average' || /\bvolume\b/.test(formula ?? ''))
      );
    case 'weekday':
      return calls(term, 'weekday');
    case 'time':
      return calls(term, 'hour', 'minute');
    case 'month':
      return calls(term, 'month', 'day_of_month');
    case 'funding':
      return nodes.some(({ params }) => params.market === 'funding');
    case 'timeframe': {
      let read = false;
      visit(term, (part) => {
        if (part.kind === 'resampled' && part.timeframe === name.timeframe) read = true;
      });
      return read || nodes.some(({ formula }) => formula?.endsWith(`@${name.timeframe}`) === true);
    }
    case 'level': {
      let read = false;
      visit(term, (part) => {
        if (numberOf(part) === name.value) read = true;
      });
      return read;
    }
    case 'number':
      return (
        isCalled(editor, { by: 'level', value: name.value }, term, place, count) ||
        nodes.some(({ params }) => Object.values(params).includes(name.value))
      );
    case 'kind':
      return isCrossing(term);
    case 'place':
      return place === (name.place === 'last' ? count - 1 : name.place);
  }
}

/** Whether a market is read by one of these ports, or by what a node behind them is computed on. */
function readsMarket(editor: FlowEditor, ports: ReadonlySet<string>, symbol: string): boolean {
  const seen = new Set<string>();
  const open = [...ports];
  for (let port = open.pop(); port !== undefined; port = open.pop()) {
    if (seen.has(port)) continue;
    seen.add(port);
    const node = editor.draft.nodes.get(port);
    if (node?.type === 'data' && node.params.symbol === symbol) return true;
    open.push(...editor.draft.edgesInto(port).map(({ source }) => source));
  }
  return false;
}
