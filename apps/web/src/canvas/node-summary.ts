import { type FlowNode, findKind, parameterCase, parametersOf, type Value } from '@strategy-builder/domain';

/** A piece of a formula as the node shows it: parameters appear as their values. */
export interface FormulaPart {
  readonly text: string;
  /** Name of the parameter whose value this is. */
  readonly param?: string;
}

/** `rsi(close, period)` with `{period: 14}` reads `rsi(close, 14)`. */
export function formulaParts(formula: string, params: FlowNode['params']): readonly FormulaPart[] {
  return formula
    .split(/([A-Za-z_][A-Za-z0-9_]*)/)
    .filter((text) => text !== '')
    .map((text) => {
      const value = Object.hasOwn(params, text) ? params[text] : undefined;
      return typeof value === 'number' ? { text: String(value), param: text } : { text };
    });
}

/** The parameters that the formula does not show already, in words: `BTC/USDT`, `2% of equity`, `14 bars`. */
export function parameterFacts(
  node: FlowNode,
): readonly { readonly name: string; readonly title: string; readonly text: string }[] {
  const kind = findKind(node.type, node.kind);
  const specs = parametersOf(node);
  const inFormula = new Set(node.formula?.match(/[A-Za-z_][A-Za-z0-9_]*/g));
  const deciders = new Set(specs.map((spec) => spec.by?.param));
  return specs
    .filter(
      (spec) =>
        Object.hasOwn(node.params, spec.name) &&
        node.params[spec.name] !== '' &&
        !inFormula.has(spec.name) &&
        !deciders.has(spec.name),
    )
    .map((spec) => {
      const { unit } = parameterCase(spec, node.params);
      const value = valueText(node.params[spec.name]!);
      const text = kind?.ownParams ? `${spec.name} ${value}` : unit === '' ? value : withUnit(value, unit);
      return { name: spec.name, title: spec.title, text };
    });
}

export function valueText(value: Value): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A percent sign sticks to its number, words do not: `2%`, `2% of equity`, `14 bars`. */
function withUnit(value: string, unit: string): string {
  return unit.startsWith('%') ? `${value}${unit}` : `${value} ${unit}`;
}
