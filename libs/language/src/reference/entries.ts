import { type IndicatorKind, indicators, type ParameterSpec } from '../catalogue/indicators.js';
import { describeFormula, parseFormula } from '../describe.js';
import { functions } from '../functions/functions.js';
import { type Parameter, printSignature, type Signature } from '../functions/signature.js';
import type { FormulaShape } from '../shape.js';
import { printFormula } from '../syntax/format.js';
import { replaced } from '../syntax/replace.js';

/** What is to be known of an indicator or a function to use it. */
export interface ReferenceEntry {
  /** As it is written in a formula. */
  readonly name: string;
  readonly title: string;
  readonly group: 'indicator' | 'function';
  /** One sentence. */
  readonly description: string;
  /** `rsi(x, n)`; absent for an indicator that is a formula without a function of its own. */
  readonly signature?: string;
  /** Of an indicator: what its node computes, its parameters by their names. */
  readonly formula?: string;
  readonly parameters: readonly ParameterSpec[];
  readonly outputs: FormulaShape['outputs'];
  readonly convention?: string;
  readonly source?: string;
  /** A formula that can be taken as it stands. */
  readonly example: string;
}

/** Every indicator of the catalogue and every function beside them, by name. */
export function referenceEntries(): readonly ReferenceEntry[] {
  const kinds = new Set(indicators.map(({ kind }) => kind));
  return [
    ...indicators.map(entryOfKind),
    ...functions.filter(({ name }) => !kinds.has(name)).map(entryOfFunction),
  ];
}

function entryOfKind(entry: IndicatorKind): ReferenceEntry {
  const { kind, title, description, params, convention, source } = entry;
  const shape = describeFormula(
    entry.formula,
    params.map(({ name }) => name),
  );
  if (!shape.ok) throw new Error(`${kind}: ${shape.error.message}`);
  const own = functions.find(({ name }) => name === kind);
  const { outputs } = shape.value;
  return {
    ...{ name: kind, title, group: 'indicator', description, parameters: params, outputs },
    ...(own && { signature: printSignature(own) }),
    ...{ formula: entry.formula, convention, source, example: withOutput(withDefaults(entry), outputs) },
  };
}

/** The formula with its parameters at their defaults. */
function withDefaults({ kind, formula, params }: IndicatorKind): string {
  const parsed = parseFormula(formula);
  if (!parsed.ok) throw new Error(`${kind}: ${parsed.error.message}`);
  const at = { position: 0, length: 0 };
  const written = params.reduce(
    (done, { name, default: usual }) =>
      replaced(done, (part) => part.kind === 'name' && part.name === name, {
        kind: 'number',
        value: Number(usual),
        at,
      }),
    parsed.value,
  );
  return printFormula(written);
}

function entryOfFunction(one: Signature): ReferenceEntry {
  const { name, description, result } = one;
  const signature = printSignature(one);
  const outputs = one.outputs.map((output) => ({ name: output, type: result }));
  const call = `${name}(${one.parameters.map(usual).join(', ')})`;
  return {
    ...{ name, title: name, group: 'function', description, signature, parameters: [], outputs },
    example:
      name === 'recur' ? 'highest_yet = recur(close, max(highest_yet, close))' : withOutput(call, outputs),
  };
}

function usual({ type, minimum = 1 }: Parameter, index: number): string {
  switch (type) {
    case 'number':
      return index === 0 ? 'close' : 'open';
    case 'boolean':
      return 'close > open';
    case 'constant':
      return '2';
    case 'window':
      return String(Math.max(minimum, 14));
  }
}

/** A call of a function with several outputs, with the first of them. */
function withOutput(call: string, outputs: FormulaShape['outputs']): string {
  return outputs.length > 1 && call.endsWith(')') ? `${call}.${outputs[0]?.name}` : call;
}
