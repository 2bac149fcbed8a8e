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
