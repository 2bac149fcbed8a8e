import { shapeOfFormula } from '../graph/ports.js';
import { checkText } from './checks.js';
import { type Refusal, refuse } from './refusals.js';
import type { FlowNode } from './state.js';
import { isSignalName, signalNames } from './strategy-program.js';

/**
 * Whether a node may have this formula. A strategy may be blank, to be written later; anything else must be readable,
 * and a strategy's lines must name what they decide.
 */
export function checkFormula(node: Pick<FlowNode, 'type' | 'params'>, formula: string): Refusal | null {
  const refusal = checkText('formula', formula);
  if (refusal) return refusal;
  if (formula.trim() === '') {
    return node.type === 'strategy'
      ? null
      : invalid('A function needs a formula, such as sma(close, 20).', 0, 0);
  }
  const shape = shapeOfFormula({ ...node, formula });
  if (!shape.ok) {
    const { message, position, length, hint } = shape.error;
    return invalid(hint === undefined ? message : `${message}: ${hint}`, position, length, hint);
  }
  if (node.type !== 'strategy') return null;
  const signals = shape.value.outputs.filter(({ name }) => isSignalName(name));
  if (signals.length === 0) {
    const hint = 'Write lines such as: enter_long = close > sma(close, 50)';
    return invalid(
      `A strategy names what it decides: ${signalNames.join(', ')}. ${hint}`,
      0,
      formula.length,
      hint,
    );
  }
  const number = signals.find(({ type }) => type !== 'boolean');
  if (number) {
    const hint = `Compare it with something: ${number.name} = … > 0`;
    const position = Math.max(0, formula.search(new RegExp(`\\b${number.name}\\b`)));
    return invalid(
      `${number.name} must be a condition, not a number. ${hint}`,
      position,
      number.name.length,
      hint,
    );
  }
  return null;
}

function invalid(detail: string, position: number, length: number, hint?: string): Refusal {
  return refuse('formula-invalid', detail, { position, length, ...(hint !== undefined && { hint }) });
}
