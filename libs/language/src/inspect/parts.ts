import { type BinaryExpression, type Expression, type Formula, leftSpine } from '../syntax/tree.js';

/** All parts of a formula, those inside before those around them. */
export function partsOf(formula: Formula): readonly Expression[] {
  const parts: Expression[] = [];
  for (const expression of topsOf(formula)) collect(expression, parts);
  return parts;
}

/** The expression of each line. */
export function topsOf(formula: Formula): readonly Expression[] {
  return formula.kind === 'lines' ? formula.lines.map(({ expression }) => expression) : [formula.expression];
}

function collect(expression: Expression, parts: Expression[]): void {
  if (expression.kind === 'binary') {
    const { first, steps } = leftSpine(expression);
    collect(first, parts);
    for (const step of steps) {
      collect(step.right, parts);
      parts.push(step);
    }
    return;
  }
  for (const child of childrenOf(expression)) collect(child, parts);
  parts.push(expression);
}

function childrenOf(expression: Exclude<Expression, BinaryExpression>): readonly Expression[] {
  switch (expression.kind) {
    case 'call':
      return expression.arguments;
    case 'unary':
      return [expression.operand];
    case 'resampled':
      return [expression.series];
    default:
      return [];
  }
}

/** The formula with one part replaced. */
export function replaced(formula: Formula, part: Expression, by: Expression): Formula {
  const change = (expression: Expression): Expression => {
    if (expression === part) return by;
    switch (expression.kind) {
      case 'binary':
        return { ...expression, left: change(expression.left), right: change(expression.right) };
      case 'unary':
        return { ...expression, operand: change(expression.operand) };
      case 'call':
        return { ...expression, arguments: expression.arguments.map(change) };
      default:
        return expression;
    }
  };
  return formula.kind === 'lines'
    ? {
        kind: 'lines',
        lines: formula.lines.map((line) => ({ ...line, expression: change(line.expression) })),
      }
    : { kind: 'expression', expression: change(formula.expression) };
}
