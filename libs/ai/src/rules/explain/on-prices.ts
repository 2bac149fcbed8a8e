import type { FlowNode } from '@strategy-builder/domain';
import { type Expression, printExpression } from '@strategy-builder/language';
import type { NodesByName } from './condition-in-words.js';
import { expressionOf, isOnOtherMarket } from './indicator-in-words.js';

const words: ReadonlySet<string> = new Set([
  ...['open', 'high', 'low', 'close', 'volume', 'typical'],
  ...['and', 'or', 'not', 'na', 'true', 'false'],
]);

/**
 * A formula that reads prices only: each node that it names is replaced by what it computes, with its numbers. Null when
 * it reads another market, other bars, or code. `keeps` says which nodes stay names.
 */
export function onPricesOnly(
  formula: Expression,
  names: NodesByName,
  keeps: (node: FlowNode) => boolean = () => false,
): string | null {
  return inlined(printExpression(formula), names, {}, keeps);
}

function inlined(
  formula: string,
  names: NodesByName,
  params: Readonly<Record<string, unknown>>,
  keeps: (node: FlowNode) => boolean,
): string | null {
  if (formula.includes('@')) return null;
  let isWhole = true;
  const text = formula.replace(/[A-Za-z_]\w*/g, (name, at: number) => {
    const isOutput = formula[at - 1] === '.' || /\d/.test(formula[at - 1] ?? '');
    const isFunction = formula[at + name.length] === '(';
    if (isOutput || isFunction) return name;
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (typeof value === 'number') return String(value);
    if (words.has(name)) return name;
    const computed = nodeFormula(name, names, keeps);
    isWhole &&= computed !== null;
    return computed ?? name;
  });
  return isWhole ? text : null;
}

function nodeFormula(name: string, names: NodesByName, keeps: (node: FlowNode) => boolean): string | null {
  const node = names.node(name);
  if (node && keeps(node)) return name;
  const inside = node && names.inside(node);
  if (node?.type !== 'function' || node.formula === undefined || !inside) return null;
  if (isOnOtherMarket(node, names)) return null;
  const text = inlined(node.formula, inside, node.params, keeps);
  const expression = text === null ? null : expressionOf(text);
  if (text === null || expression === null) return null;
  return expression.kind === 'call' || expression.kind === 'name' || expression.kind === 'number'
    ? text
    : `(${text})`;
}
