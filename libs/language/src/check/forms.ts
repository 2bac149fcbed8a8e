import { signatures } from '../functions/functions.js';
import type { Signature } from '../functions/signature.js';
import type { CallExpression, Expression, Formula, Line, ResampledExpression } from '../syntax/tree.js';

/** A call of a function with several outputs, standing alone, gives all of them. */
export function spreadOutputs(formula: Formula): Spread | null {
  if (formula.kind !== 'expression') return null;
  const { expression } = formula;
  const resampled = expression.kind === 'resampled' ? expression : null;
  const call = resampled === null ? expression : resampled.series;
  if (call.kind !== 'call' || call.output !== null) return null;
  const signature = signatures.get(call.name);
  return signature !== undefined && signature.outputs.length > 1 ? { signature, call, resampled } : null;
}

/** `macd(close, 12, 26, 9)`, or the same with a timeframe behind it. */
export interface Spread {
  readonly signature: Signature;
  readonly call: CallExpression;
  readonly resampled: ResampledExpression | null;
}

/** `x = recur(initial, step)`: a line that refers to itself one bar ago. */
export function recurrence(line: Line): { readonly initial: Expression; readonly step: Expression } | null {
  const { expression } = line;
  if (expression.kind !== 'call' || expression.name !== 'recur' || expression.output !== null) return null;
  const [initial, step, ...rest] = expression.arguments;
  return initial === undefined || step === undefined || rest.length > 0 ? null : { initial, step };
}
