import { describeFormula, type FormulaShape, type Result } from '@strategy-builder/language';
import type { Port } from '../catalogue/kind.js';

/**
 * An input port. `fixed` is there whatever the formula says, `free` is a name that the formula reads as it comes,
 * `selecting` one of which it reads a named output (`macd.signal`, so the edge's source port does not matter), and
 * `unused` one that has an edge but that the formula does not name (yet).
 */
export interface InputPort extends Port {
  readonly role: 'fixed' | 'free' | 'selecting' | 'unused';
}

const remembered = new Map<string, Result<FormulaShape>>();
const rememberedAtMost = 2_000;

/** `describeFormula`, remembered by text: ports are asked for far more often than formulas change. */
export function shapeOf(formula: string, constants: readonly string[]): Result<FormulaShape> {
  const key = `${constants.join(' ')}\n${formula}`;
  const known = remembered.get(key);
  if (known) return known;
  const shape = describeFormula(formula, constants);
  if (remembered.size >= rememberedAtMost) remembered.clear();
  remembered.set(key, shape);
  return shape;
}

/** The inputs that a formula names; none when it can't be read. */
export function formulaInputs(formula: string, constants: readonly string[]): readonly InputPort[] {
  const shape = shapeOf(formula, constants);
  if (!shape.ok) return [];
  return shape.value.inputs.map(({ name, type }) => {
    if (type === 'node') return { name, type: 'number', role: 'selecting' };
    return { name, type, role: name === 'bars' ? 'fixed' : 'free' };
  });
}

/** The outputs that a formula gives; a number `value` when it can't be read. */
export function formulaOutputs(formula: string, constants: readonly string[]): readonly Port[] {
  const shape = shapeOf(formula, constants);
  return shape.ok ? shape.value.outputs : [{ name: 'value', type: 'number' }];
}
