import { type Expression, parseFormula, printExpression } from '@strategy-builder/language';
import { signalOrder } from '../build/build-strategy.js';
import type { SignalName } from '../settle/settle.js';

/** The lines of a strategy node by signal; null when its formula cannot be read. */
export type RuleLines = Map<string, Expression>;

export function readRuleLines(formula: string): RuleLines | null {
  if (formula.trim() === '') return new Map();
  const parsed = parseFormula(formula);
  if (!parsed.ok || parsed.value.kind !== 'lines') return null;
  return new Map(parsed.value.lines.map(({ name, expression }) => [name, expression]));
}

/** Lines as a formula; lines of the user's own come first, as later lines may read them. */
export function printRuleLines(lines: RuleLines): string {
  const own = [...lines.keys()].filter((name) => !signalOrder.includes(name as SignalName));
  const names = [...own, ...signalOrder.filter((name) => lines.has(name))];
  return names
    .map((name) => {
      const expression = lines.get(name);
      return expression === undefined ? '' : `${name} = ${printExpression(expression)}`;
    })
    .join('\n');
}

/** The tree of one expression that was just written by the planner. */
export function expressionFrom(text: string): Expression {
  const parsed = parseFormula(text);
  if (!parsed.ok || parsed.value.kind !== 'expression') throw new Error(`not an expression: ${text}`);
  return parsed.value.expression;
}

/** Two conditions joined; a chain on the right keeps its order without parentheses. */
export function joinedBy(operator: 'and' | 'or', left: Expression, right: Expression): Expression {
  if (right.kind === 'binary' && right.operator === operator) {
    return joinedBy(operator, joinedBy(operator, left, right.left), right.right);
  }
  return { kind: 'binary', operator, left, right, at: left.at };
}

/** Names of ports that an expression reads. */
export function portsOf(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  visit(expression, (part) => {
    if (part.kind === 'name') names.add(part.name);
    if (part.kind === 'member') names.add(part.port);
  });
  return names;
}

export function visit(expression: Expression, see: (part: Expression) => void): void {
  see(expression);
  switch (expression.kind) {
    case 'call':
      for (const argument of expression.arguments) visit(argument, see);
      break;
    case 'unary':
      visit(expression.operand, see);
      break;
    case 'binary':
      visit(expression.left, see);
      visit(expression.right, see);
      break;
    case 'resampled':
      visit(expression.series, see);
      break;
    default:
      break;
  }
}

/** Rebuilds an expression from the leaves up. */
export function rebuild(expression: Expression, change: (part: Expression) => Expression): Expression {
  switch (expression.kind) {
    case 'call':
      return change({
        ...expression,
        arguments: expression.arguments.map((argument) => rebuild(argument, change)),
      });
    case 'unary':
      return change({ ...expression, operand: rebuild(expression.operand, change) });
    case 'binary':
      return change({
        ...expression,
        left: rebuild(expression.left, change),
        right: rebuild(expression.right, change),
      });
    default:
      return change(expression);
  }
}

/** An expression without the and/or terms that read a port; null when nothing is left. */
export function without(expression: Expression, port: string): Expression | null {
  if (!portsOf(expression).has(port)) return expression;
  if (expression.kind === 'binary' && (expression.operator === 'and' || expression.operator === 'or')) {
    const left = without(expression.left, port);
    const right = without(expression.right, port);
    if (left === null || right === null) return left ?? right;
    return { ...expression, left, right };
  }
  return null;
}

/** Levels that a port is compared with: numbers beside it in comparisons and crossings. */
export interface Level {
  readonly line: string;
  readonly port: string | null;
  readonly value: number;
}

export function levelsIn(lines: RuleLines): readonly Level[] {
  const levels: Level[] = [];
  for (const [line, expression] of lines) {
    visit(expression, (part) => {
      const pair = comparedPair(part);
      if (pair === null) return;
      const value = numberOf(pair.right);
      if (value !== null) levels.push({ line, port: portOf(pair.left), value });
    });
  }
  return levels;
}

function comparedPair(part: Expression): { readonly left: Expression; readonly right: Expression } | null {
  if (part.kind === 'binary' && ['<', '<=', '>', '>=', '==', '!='].includes(part.operator)) return part;
  if (part.kind !== 'call' || (part.name !== 'crosses_above' && part.name !== 'crosses_below')) return null;
  const [left, right] = part.arguments;
  return left === undefined || right === undefined ? null : { left, right };
}

export function portOf(expression: Expression): string | null {
  if (expression.kind === 'name') return expression.name;
  return expression.kind === 'member' ? expression.port : null;
}

export function numberOf(expression: Expression): number | null {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'unary' && expression.operator === '-' && expression.operand.kind === 'number')
    return -expression.operand.value;
  return null;
}

export function numberExpression(value: number, like: Expression): Expression {
  const plain: Expression = { kind: 'number', value: Math.abs(value), at: like.at };
  return value < 0 ? { kind: 'unary', operator: '-', operand: plain, at: like.at } : plain;
}

/** Replaces a level of a port (of any port when null) on the lines that `applies` picks. */
export function withLevel(
  lines: RuleLines,
  port: string | null,
  from: number,
  to: number,
  applies: (line: string) => boolean,
): RuleLines {
  const changed: RuleLines = new Map();
  for (const [line, expression] of lines) {
    const swap = (side: Expression, other: Expression): Expression =>
      numberOf(side) === from && (port === null || portOf(other) === port)
        ? numberExpression(to, side)
        : side;
    changed.set(
      line,
      applies(line)
        ? rebuild(expression, (part) => {
            const pair = comparedPair(part);
            if (pair === null) return part;
            const right = swap(pair.right, pair.left);
            if (part.kind === 'binary') return { ...part, right };
            return part.kind === 'call' ? { ...part, arguments: [pair.left, right] } : part;
          })
        : expression,
    );
  }
  return changed;
}

/** Factors beside prices and lines: the 0.95 of `highest(high, 20) * 0.95`, the 2 of `volume_average * 2`. */
export function factorsIn(expression: Expression): readonly number[] {
  const found: number[] = [];
  visit(expression, (part) => {
    if (part.kind !== 'binary' || part.operator !== '*') return;
    const value = numberOf(part.right);
    if (value !== null && !found.includes(value)) found.push(value);
  });
  return found;
}

/** The line with another factor in place of one. */
export function withFactor(expression: Expression, from: number, to: number): Expression {
  return rebuild(expression, (part) => {
    if (part.kind !== 'binary' || part.operator !== '*' || numberOf(part.right) !== from) return part;
    return { ...part, right: numberExpression(to, part.right) };
  });
}

/** Windows of highs, lows and sums that a line is told in: the 20 of `highest(high, 20)`. */
export function windowsIn(expression: Expression): readonly number[] {
  const found: number[] = [];
  visit(expression, (part) => {
    const value = windowOf(part);
    if (value !== null && !found.includes(value)) found.push(value);
  });
  return found;
}

/** The line with another window in place of one. */
export function withWindow(expression: Expression, from: number, to: number): Expression {
  return rebuild(expression, (part) => {
    if (part.kind !== 'call' || windowOf(part) !== from) return part;
    const [series, size] = part.arguments;
    return series === undefined || size === undefined
      ? part
      : { ...part, arguments: [series, numberExpression(to, size)] };
  });
}

/** The window of `highest(high, 20)`; null for any other part. */
export function windowOf(part: Expression): number | null {
  if (part.kind !== 'call' || !['highest', 'lowest', 'sum'].includes(part.name)) return null;
  const size = part.arguments[1];
  return size === undefined ? null : numberOf(size);
}
