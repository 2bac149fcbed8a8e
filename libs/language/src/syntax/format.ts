import { type Expression, type Formula, leftSpine } from './tree.js';

/** How tightly each form binds; a part that binds looser than its place gets parentheses. */
const binding = {
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  additive: 5,
  multiplicative: 6,
  sign: 7,
  primary: 8,
} as const;

function bindingOf(expression: Expression): number {
  if (expression.kind === 'unary') return expression.operator === 'not' ? binding.not : binding.sign;
  if (expression.kind !== 'binary') return binding.primary;
  switch (expression.operator) {
    case 'or':
      return binding.or;
    case 'and':
      return binding.and;
    case '+':
    case '-':
      return binding.additive;
    case '*':
    case '/':
      return binding.multiplicative;
    default:
      return binding.comparison;
  }
}

/** Prints a parsed formula in the one canonical spelling; parsing it again gives the same tree. */
export function printFormula(formula: Formula): string {
  if (formula.kind === 'expression') return printExpression(formula.expression);
  return formula.lines.map((line) => `${line.name} = ${printExpression(line.expression)}`).join('\n');
}

/** Prints one expression with no more parentheses than its meaning needs. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return String(expression.value);
    case 'truth':
      return String(expression.value);
    case 'na':
      return 'na';
    case 'name':
      return expression.name;
    case 'member':
      return `${expression.port}.${expression.member}`;
    case 'resampled':
      return `${printExpression(expression.series)}@${expression.timeframe}`;
    case 'call': {
      const call = `${expression.name}(${expression.arguments.map(printExpression).join(', ')})`;
      return expression.output === null ? call : `${call}.${expression.output.name}`;
    }
    case 'unary':
      return expression.operator === 'not'
        ? `not ${printAtLeast(expression.operand, binding.not)}`
        : `-${printAtLeast(expression.operand, binding.sign)}`;
    case 'binary': {
      const { first, steps } = leftSpine(expression);
      let text = printAtLeast(first, leftNeed(steps[0] ?? expression));
      steps.forEach((step, index) => {
        text = `${text} ${step.operator} ${printAtLeast(step.right, bindingOf(step) + 1)}`;
        const outer = steps[index + 1];
        if (outer !== undefined && bindingOf(step) < leftNeed(outer)) text = `(${text})`;
      });
      return text;
    }
  }
}

/** Comparisons do not chain, so their left side must bind tighter; the other operators group to the left. */
function leftNeed(outer: Expression): number {
  const own = bindingOf(outer);
  return own === binding.comparison ? own + 1 : own;
}

function printAtLeast(expression: Expression, need: number): string {
  const text = printExpression(expression);
  return bindingOf(expression) < need ? `(${text})` : text;
}
