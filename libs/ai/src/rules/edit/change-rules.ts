import { type Expression, printExpression } from '@strategy-builder/language';
import type { Lexeme } from '../lex/lexeme.js';
import type { Condition } from '../request/expression.js';
import type { Rule, StrategyRequest } from '../request/strategy-request.js';
import { mirrorSides, signalInWords } from './apply-rule.js';
import type { FlowEditor } from './flow-editor.js';
import { numberOf } from './rule-lines.js';
import { isCalendar, mapTerms, sidesOf, termsOf } from './terms.js';

/** Which sides are traded. */
export function changeSides(editor: FlowEditor, request: StrategyRequest): void {
  const { sides } = request;
  const wantsShort =
    sides === 'both' || (request.mirrored && request.bareActions.some(({ side }) => side === 'short'));
  if (sides === 'long' && editor.ruleLines.has('enter_long')) {
    if (!editor.ruleLines.has('enter_short')) editor.done.push('The strategy is long only already.');
    dropSide(editor, 'short');
  }
  if (sides === 'short' && editor.ruleLines.has('enter_short')) {
    if (!editor.ruleLines.has('enter_long')) editor.done.push('The strategy is short only already.');
    dropSide(editor, 'long');
  }
  // "Short only", of a strategy that buys: its rules the other way round.
  const other = sides === 'long' ? 'short' : 'long';
  if (
    (sides === 'long' || sides === 'short') &&
    !editor.ruleLines.has(`enter_${sides}`) &&
    editor.ruleLines.has(`enter_${other}`)
  )
    mirrorSides(editor, 'flip');
  if (wantsShort) mirrorSides(editor, 'add');
}

function dropSide(editor: FlowEditor, side: 'long' | 'short'): void {
  const dropped = [`enter_${side}`, `exit_${side}`].filter((signal) => editor.removeLine(signal));
  if (dropped.length > 0) editor.done.push(`The ${side} side is removed.`);
}

/** Rules and filters that are told in full: in the place of what is there, beside it or narrowing it. */
export function changeRules(editor: FlowEditor, request: StrategyRequest, lexemes: readonly Lexeme[]): void {
  // "Add an exit when" is one more way; "add RSI above 50 for longs" is one more condition.
  const named = lexemes.findIndex((lexeme) => lexeme.is === 'edit' && lexeme.edit === 'add');
  const also = lexemes.some((lexeme) => lexeme.is === 'mark' && lexeme.mark === 'also');
  const behind = lexemes.slice(named + 1, named + 3).some(({ is }) => is === 'action');
  const adds = also || (named !== -1 && behind);
  const narrows = named !== -1 && !adds;
  const [first] = lexemes;
  // "Or when ...", "either that or RSI < 25"
  const either = first?.is === 'mark' && first.mark === 'either' ? lexemes.slice(1, 3) : [first];
  const alternative = either.some((lexeme) => lexeme?.is === 'mark' && lexeme.mark === 'or');
  for (const rule of request.rules) {
    for (const signal of signalsOf(editor, rule)) {
      const present = editor.ruleLines.has(signal);
      // "Only buy when", or a condition without a word for trading, narrows the entries that are there.
      const how = alternative
        ? 'or'
        : rule.only === true || (narrows && rule.act === 'enter')
          ? 'and'
          : adds || narrows
            ? 'or'
            : 'replace';
      const condition = fromEntry(editor, request, signal, rule.condition);
      if (how === 'and' && !adds && takesPlace(editor, signal, condition)) continue;
      if (!editor.setLine(signal, condition, how) && editor.done.length > 0) continue;
      editor.done.push(
        `The ${signalInWords(signal)} is ${!present ? 'added' : how === 'replace' ? 'replaced' : 'extended'}.`,
      );
    }
  }
  for (const filter of request.filters) {
    for (const signal of ['enter_long', 'enter_short']) {
      const applies = filter.side === null || signal === `enter_${filter.side}`;
      if (!applies || !editor.ruleLines.has(signal)) continue;
      editor.setLine(signal, filter.condition, 'and');
      editor.done.push(`The ${signalInWords(signal)} has one more condition.`);
    }
  }
}

function signalsOf({ ruleLines }: FlowEditor, rule: Rule): readonly string[] {
  const short = ruleLines.has('enter_short');
  const long = ruleLines.has('enter_long');
  if (rule.act === 'enter') {
    // "add a filter: price above the 200 EMA" names no side and no action of its own.
    if (rule.side === null && rule.only === true && short)
      return long ? ['enter_long', 'enter_short'] : ['enter_short'];
    return [rule.side === 'short' || (rule.side === null && short && !long) ? 'enter_short' : 'enter_long'];
  }
  if (rule.act === 'sell') return long || !short ? ['exit_long'] : ['enter_short'];
  if (rule.side !== null) return [`exit_${rule.side}`];
  if (long && short) return ['exit_long', 'exit_short'];
  return [short ? 'exit_short' : 'exit_long'];
}

/** "Cover at 50": the level is reached from the side on which the position was entered. */
function fromEntry(
  editor: FlowEditor,
  request: StrategyRequest,
  signal: string,
  condition: Condition,
): Condition {
  if (condition.kind !== 'compare' || condition.reached !== true || condition.right.kind !== 'number')
    return condition;
  const entry = editor.ruleLines.get(signal.replace('exit', 'enter'));
  const subject = sidesOf(editor.expressionOf(condition))?.[0];
  if (entry === undefined || subject === undefined) return condition;
  const level = termsOf(entry)
    .flatMap((term) => {
      const [left, right] = sidesOf(term) ?? [];
      return left !== undefined && right !== undefined && printExpression(left) === printExpression(subject)
        ? [numberOf(right)]
        : [];
    })
    .find((value) => value !== null);
  if (level === undefined || level === null || level === condition.right.value) return condition;
  request.notes = request.notes.filter(({ text }) => !text.startsWith('Reaching the level'));
  return { ...condition, op: condition.right.value > level ? '>=' : '<=' };
}

/** "RSI < 30 please", where RSI < 35 stands: a condition that differs in its number alone takes the place of the other. */
function takesPlace(editor: FlowEditor, signal: string, condition: Condition): boolean {
  const line = editor.ruleLines.get(signal);
  if (line === undefined || condition.kind === 'all' || condition.kind === 'any') return false;
  const wanted = editor.expressionOf(condition);
  if (isCalendar(wanted)) return false;
  const shape = (expression: Expression): string =>
    printExpression(expression).replace(/(?<![\w.])-?\d+(\.\d+)?/g, '#');
  const alike = termsOf(line).filter((term) => shape(term) === shape(wanted));
  const [old, ...more] = alike;
  if (old === undefined || more.length > 0 || printExpression(old) === printExpression(wanted)) return false;
  const changed = mapTerms(line, (term) => (term === old ? wanted : term));
  if (changed === null) return false;
  editor.setLines(new Map(editor.ruleLines).set(signal, changed));
  editor.done.push(`${printExpression(old)} is ${printExpression(wanted)} now.`);
  return true;
}
