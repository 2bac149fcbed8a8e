import { signatures } from '../functions/functions.js';
import type { Signature } from '../functions/signature.js';
import type { Expression, Formula, Line } from '../syntax/tree.js';

/** A call of a function with several outputs, standing alone, gives all of them. */
export function spreadOutputs(formula: Formula): Signature | null {
  if (formula.kind !== 'expression') return null;
  const { expression } = formula;
  if (expression.kind !== 'call' || expression.output !== null) return null;
  const signature = signatures.get(expression.name);
  return signature !== undefined && signature.outputs.length > 1 ? signature : null;
}

/** `x = recur(initial, step)`: a line that refers to itself one bar ago. */
export function recurrence(line: Line): { readonly initial: Expression; readonly step: Expression } | null {
  const { expression } = line;
  if (expression.kind !== 'call' || expression.name !== 'recur' || expression.output !== null) return null;
  const [initial, step, ...rest] = expression.arguments;
  return initial === undefined || step === undefined || rest.length > 0 ? null : { initial, step };
}
