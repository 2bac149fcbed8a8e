import type { Expression } from '@strategy-builder/language';
import { type Applied, done, pass, unclear } from './applied.js';
import type { EditWord, Scope } from './edit-word.js';
import type { FlowEditor } from './flow-editor.js';
import { mirrorLine } from './mirror-line.js';
import { numberExpression, numberOf, portOf, type RuleLines } from './rule-lines.js';
import {
  andTerms,
  connectivesOf,
  directionOf,
  isCalendar,
  isCalled,
  isCrossing,
  joinedAll,
  mapTerms,
  sidesOf,
  signalsIn,
  termsOf,
} from './terms.js';

type Word<K extends EditWord['is']> = Extract<EditWord, { readonly is: K }>;

/** `enter_long` as people say it. */
export function signalInWords(signal: string): string {
  const [act, side] = signal.split('_');
  return `${side} ${act === 'enter' ? 'entry' : 'exit'}`;
}

export function removeRule(editor: FlowEditor, which: 'exit' | 'short' | 'long'): Applied {
  const signals =
    which === 'exit'
      ? ['exit_long', 'exit_short']
      : which === 'short'
        ? ['enter_short', 'exit_short']
        : ['enter_long', 'exit_long'];
  const other = which === 'short' ? 'enter_long' : 'enter_short';
  if (which !== 'exit' && !editor.ruleLines.has(other))
    return unclear('Then no entry would be left. What should trigger it instead?');
  const removed = signals.filter((signal) => editor.removeLine(signal));
  if (removed.length === 0) {
    editor.done.push(`There is no ${which === 'exit' ? 'exit rule' : `${which} side`} in this strategy.`);
    return done;
  }
  editor.done.push(
    `The ${removed.map(signalInWords).join(' and the ')} ${removed.length > 1 ? 'are' : 'is'} removed.`,
  );
  return done;
}

/** The rules of the other side, beside the present ones or in their place. */
export function mirrorSides(editor: FlowEditor, how: 'add' | 'flip'): Applied {
  const from = editor.ruleLines.has('enter_long') ? 'long' : 'short';
  const to = from === 'long' ? 'short' : 'long';
  if (editor.ruleLines.has(`enter_${to}`)) return unclear('Both sides are traded already.');
  const lines = new Map(editor.ruleLines);
  for (const signal of ['enter', 'exit']) {
    const line = lines.get(`${signal}_${from}`);
    if (line === undefined) continue;
    const other = mirrorLine(line, (port) => editor.draft.nodes.get(port));
    if (other === null)
      return unclear(`The ${from} rules have no mirror image. When should the ${to} side enter?`);
    lines.set(`${signal}_${to}`, other);
    if (how === 'flip') lines.delete(`${signal}_${from}`);
    editor.done.push(
      `The ${signalInWords(`${signal}_${to}`)} mirrors the ${signalInWords(`${signal}_${from}`)}.`,
    );
  }
  editor.setLines(lines);
  return done;
}

/** Takes the conditions of a name out of the rules that are meant. */
export function dropCondition(editor: FlowEditor, word: Word<'drop-condition'>): Applied {
  const scope: Scope =
    word.scope.act === null && (word.name.by === 'place' || word.name.by === 'kind')
      ? { act: 'enter', side: word.scope.side }
      : word.scope;
  const lines = new Map(editor.ruleLines);
  if (scope.act === 'exit' && !lines.has('exit_long') && !lines.has('exit_short')) {
    editor.done.push('There is no exit rule in this strategy: its stops and targets decide.');
    return done;
  }
  const hit: string[] = [];
  for (const signal of signalsIn(editor, scope)) {
    const line = lines.get(signal);
    if (line === undefined) continue;
    const terms = termsOf(line);
    const gone = new Set(
      terms.filter((term, place) => isCalled(editor, word.name, term, place, terms.length)),
    );
    if (gone.size === 0) continue;
    hit.push(signal);
    const rest = mapTerms(line, (term) => (gone.has(term) ? null : term));
    if (rest === null) lines.delete(signal);
    else lines.set(signal, rest);
  }
  if (hit.length === 0)
    return unclear(
      `No condition of this strategy is "${word.called}". Which one should go?`,
      choicesOf(editor),
    );
  const acts = new Set(hit.map((signal) => signal.split('_')[0]));
  if (acts.size > 1)
    return unclear(
      `"${word.called}" stands in the entry and in the exit. Where should it go?`,
      ['entry', 'exit'].map((act) => `remove ${word.called} from the ${act}`),
    );
  if (!lines.has('enter_long') && !lines.has('enter_short'))
    return unclear('Then no entry would be left. What should trigger it instead?', [
      'Buy when the price is above the 200 SMA',
      'Buy when MACD crosses above its signal line',
    ]);
  editor.setLines(lines);
  for (const signal of hit) {
    const named = signalInWords(signal);
    editor.done.push(
      lines.has(signal)
        ? `The ${named} has one condition less.`
        : `The ${named} is removed: it had no other condition.`,
    );
  }
  return done;
}

const ordinals = ['first', 'second', 'third', 'fourth'];

/** One condition after the other, as they can be asked to go. */
function choicesOf(editor: FlowEditor): readonly string[] {
  return signalsIn(editor, { act: null, side: null }).flatMap((signal) => {
    const line = editor.ruleLines.get(signal);
    const act = signal.startsWith('enter') ? 'entry' : 'exit';
    const count = line === undefined ? 0 : termsOf(line).length;
    return count < 2 ? [] : ordinals.slice(0, count).map((place) => `remove the ${place} ${act} condition`);
  });
}

/** Joins the conditions of a line by the other word; times and days go on narrowing it. */
export function joinConditions(editor: FlowEditor, by: 'and' | 'or', scope: Scope): Applied {
  const meant = signalsIn(editor, scope.act === null ? { act: 'enter', side: scope.side } : scope);
  const joined = joinLines(editor, by, meant);
  if (joined !== null) return joined;
  const others =
    scope.act === null ? joinLines(editor, by, signalsIn(editor, { act: 'exit', side: null })) : null;
  if (others !== null) return others;
  return unclear('There is only one condition there: nothing to join. Which condition should be added?', [
    'only buy when ADX is above 25',
    'or buy when RSI is below 30',
  ]);
}

function joinLines(editor: FlowEditor, by: 'and' | 'or', signals: readonly string[]): Applied | null {
  const lines = new Map(editor.ruleLines);
  let already = 0;
  let changed = 0;
  for (const signal of signals) {
    const line = lines.get(signal);
    if (line === undefined) continue;
    const narrowing = connectivesOf(line).has('and') ? andTerms(line).filter(isCalendar) : [];
    const rest = narrowing.length === 0 ? line : mapTerms(line, (term) => (isCalendar(term) ? null : term));
    if (rest === null) continue;
    const connectives = connectivesOf(rest);
    if (connectives.size === 0) continue;
    if (connectives.size > 1) {
      return unclear(
        `The ${signalInWords(signal)} joins some conditions by "and" and others by "or". Say the whole rule, for example "buy when ... and ...".`,
      );
    }
    if (connectives.has(by)) {
      already++;
      continue;
    }
    const inner = joinedAll(by, termsOf(rest));
    const whole = inner === null ? null : joinedAll('and', [inner, ...narrowing]);
    if (whole === null) continue;
    lines.set(signal, whole);
    changed++;
    editor.done.push(
      by === 'or'
        ? `Each condition of the ${signalInWords(signal)} is enough by itself.`
        : `All conditions of the ${signalInWords(signal)} must hold.`,
    );
  }
  if (changed === 0 && already === 0) return null;
  if (changed === 0) editor.done.push(`The conditions are joined by "${by}" already.`);
  editor.setLines(lines);
  return done;
}

/** Turns a comparison the other way, or from a level into a crossing and back. */
export function turn(editor: FlowEditor, word: Word<'turn'>): Applied {
  const scope: Scope =
    word.scope.act === null && word.about === null ? { act: 'enter', side: null } : word.scope;
  const meant: { readonly signal: string; readonly term: Expression }[] = [];
  for (const signal of signalsIn(editor, scope)) {
    const line = editor.ruleLines.get(signal);
    for (const term of line === undefined ? [] : termsOf(line)) {
      if (sidesOf(term) === null || isCalendar(term)) continue;
      const named =
        word.about === null ||
        isCalled(editor, { by: 'indicator', name: word.about, length: null }, term, 0, 1);
      const turns = word.direction !== null && directionOf(term) !== word.direction;
      const changes = word.crossing !== null && isCrossing(term) !== word.crossing;
      if (named && (turns || changes)) meant.push({ signal, term });
    }
  }
  const [one, ...others] = meant;
  if (one === undefined) return pass;
  if (others.length > 0)
    return unclear(
      `Several conditions could be turned: ${meant.map(({ signal }) => `one in the ${signalInWords(signal)}`).join(', ')}. Say which one, with its indicator and whether it is in the entry or the exit.`,
    );
  const line = editor.ruleLines.get(one.signal);
  const turned =
    line === undefined ? null : mapTerms(line, (term) => (term === one.term ? turnedTerm(term, word) : term));
  if (turned === null) return pass;
  editor.setLines(new Map(editor.ruleLines).set(one.signal, turned));
  editor.done.push(`A condition of the ${signalInWords(one.signal)} is turned.`);
  return done;
}

function turnedTerm(term: Expression, { direction, crossing }: Word<'turn'>): Expression {
  const sides = sidesOf(term);
  if (sides === null) return term;
  const [left, right] = sides;
  const way = direction ?? directionOf(term) ?? 'above';
  if (crossing ?? isCrossing(term))
    return {
      kind: 'call',
      name: way === 'above' ? 'crosses_above' : 'crosses_below',
      nameAt: term.at,
      arguments: [left, right],
      output: null,
      at: term.at,
    };
  const inclusive = term.kind === 'binary' && term.operator.endsWith('=');
  const operator = way === 'above' ? (inclusive ? '>=' : '>') : inclusive ? '<=' : '<';
  return { kind: 'binary', operator, left, right, at: term.at };
}

/** Sets the level of a rule that has one, whatever its comparison is. */
export function setLevel(editor: FlowEditor, word: Word<'set-level'>): Applied {
  const lines: RuleLines = new Map(editor.ruleLines);
  const ids = word.about === null ? null : new Set(editor.nodesOf(word.about).map(({ id }) => id));
  const places: { readonly signal: string; readonly term: Expression; readonly value: number }[] = [];
  for (const signal of signalsIn(editor, word.scope)) {
    const line = lines.get(signal);
    for (const term of line === undefined ? [] : termsOf(line)) {
      const sides = sidesOf(term);
      const value = sides === null ? null : numberOf(sides[1]);
      if (sides === null || value === null || isCalendar(term)) continue;
      const port = portOf(sides[0]);
      if (ids !== null && (port === null || !ids.has(port))) continue;
      if (word.from !== null && value !== word.from) continue;
      if (word.rate === true && !readsRate(editor, port)) continue;
      if (word.direction !== null && directionOf(term) !== word.direction) continue;
      places.push({ signal, term, value });
    }
  }
  const [first] = places;
  if (first === undefined) return pass;
  const values = new Set(places.map(({ value }) => value));
  if (values.size > 1)
    return unclear(
      `Which level should become ${word.to}?`,
      [...values].map((value) => `change ${value} to ${word.to}`),
    );
  const meant = new Set(places.map(({ term }) => term));
  const to = asRate(editor, first, word.to);
  for (const signal of new Set(places.map(({ signal }) => signal))) {
    const line = lines.get(signal);
    const changed =
      line === undefined ? null : mapTerms(line, (term) => (meant.has(term) ? withRight(term, to) : term));
    if (changed !== null) lines.set(signal, changed);
  }
  editor.setLines(lines);
  editor.done.push(
    to === word.to
      ? `The level is ${word.to} instead of ${first.value}.`
      : `The level is ${word.to}% instead of ${Number((first.value * 100).toPrecision(6))}%.`,
  );
  return done;
}

function readsRate(editor: FlowEditor, port: string | null): boolean {
  return editor.draft.nodes.get(port ?? '')?.params.market === 'funding';
}

/** "Cover at 0.02" of a funding rate is 0.02%, where the rates that are there are of that size. */
function asRate(
  editor: FlowEditor,
  { term, value }: { readonly term: Expression; readonly value: number },
  to: number,
): number {
  if (!readsRate(editor, portOf(sidesOf(term)?.[0] ?? term)) || value === 0 || to === 0) return to;
  const percent = Number((to / 100).toPrecision(12));
  const away = (one: number): number => Math.abs(Math.log(Math.abs(one / value)));
  return away(percent) < away(to) ? percent : to;
}

function withRight(term: Expression, value: number): Expression {
  const sides = sidesOf(term);
  if (sides === null) return term;
  const right = numberExpression(value, sides[1]);
  if (term.kind === 'binary') return { ...term, right };
  return term.kind === 'call' ? { ...term, arguments: [sides[0], right] } : term;
}
