import { describeFormula, type FormulaShape, type Result } from '@strategy-builder/language';
import type { Port } from '../catalogue/kind.js';
import { isSignalName } from '../flow/strategy-program.js';

/**
 * An input port. `fixed` is there whatever the formula says, `free` is a name that the formula reads as it comes,
 * `open` such a name whose use fits numbers and conditions alike,
 * `any` one of Python code, which takes bars, numbers and conditions alike,
 * `selecting` one of which it reads a named output (`macd.signal`, so the edge's source port does not matter), and
 * `unused` one that has an edge but that the formula does not name (yet).
 */
export interface InputPort extends Port {
  readonly role: 'fixed' | 'free' | 'open' | 'any' | 'selecting' | 'unused';
}

const remembered = new Map<string, Result<FormulaShape>>();
const rememberedAtMost = 20_000;

/** `describeFormula`, remembered by text: ports are asked for far more often than formulas change. */
export function shapeOf(formula: string, constants: readonly string[]): Result<FormulaShape> {
  return remember(`${constants.join(' ')}\n${formula}`, () => describeFormula(formula, constants));
}

/**
 * The shape of a strategy's formula, whose signals are conditions. In `enter_long = oversold` nothing but that says
 * that the port `oversold` is a boolean, so a last line that uses the signals as conditions says it here.
 */
export function strategyShape(formula: string, constants: readonly string[]): Result<FormulaShape> {
  const shape = shapeOf(formula, constants);
  if (!shape.ok) return shape;
  const signals = shape.value.outputs.filter(({ name }) => isSignalName(name));
  if (signals.every(({ type }) => type === 'boolean')) return shape;
  const conditions = signals.map(({ name }) => `not ${name}`).join(' and ');
  const used = shapeOf(`${formula}\nall_signals_of_the_strategy = ${conditions}`, constants);
  if (!used.ok) return shape;
  return { ok: true, value: { inputs: used.value.inputs, outputs: used.value.outputs.slice(0, -1) } };
}

function remember(key: string, describe: () => Result<FormulaShape>): Result<FormulaShape> {
  const known = remembered.get(key);
  if (known) return known;
  const shape = describe();
  if (remembered.size >= rememberedAtMost) remembered.clear();
  remembered.set(key, shape);
  return shape;
}

/** The inputs that a formula of this shape names; none when it can't be read. */
export function namedInputs(shape: Result<FormulaShape>): readonly InputPort[] {
  if (!shape.ok) return [];
  return shape.value.inputs.map(({ name, type, open }) => {
    if (open) return { name, type: 'number', role: 'open' };
    if (type === 'node') return { name, type: 'number', role: 'selecting' };
    return { name, type, role: name === 'bars' ? 'fixed' : 'free' };
  });
}

/** The outputs that a formula of this shape gives; a number `value` when it can't be read. */
export function namedOutputs(shape: Result<FormulaShape>): readonly Port[] {
  return shape.ok ? shape.value.outputs : [{ name: 'value', type: 'number' }];
}
