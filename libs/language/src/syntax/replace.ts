import type { Expression, Formula } from './tree.js';

/** The formula with something else in the place of some parts. */
export function replaced(formula: Formula, isMeant: (part: Expression) => boolean, by: Expression): Formula {
  const change = (expression: Expression): Expression => {
    if (isMeant(expression)) return by;
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
