import { type Refusal, refuse } from '../flow/refusals.js';
import type { FlowNode, Params } from '../flow/state.js';
import { isParameterName, mostNames, pythonShape } from '../python/python-shape.js';
import { findKind } from './catalogue.js';
import type { KindParameter } from './kind.js';

/** All parameters of a node: its kind's, then those that its code names, then others that are set. */
export function parametersOf(
  node: Pick<FlowNode, 'type' | 'kind' | 'params' | 'code'>,
): readonly KindParameter[] {
  const kind = findKind(node.type, node.kind);
  if (!kind?.ownParams) return kind?.params ?? [];
  const named = pythonShape(node.code ?? '').params;
  const others = Object.keys(node.params).filter((name) => !named.some((param) => param.name === name));
  return [
    ...kind.params,
    ...named.map(({ name, standard }) => ownParameter(name, standard ?? 0)),
    ...others.sort().map((name) => ownParameter(name, 0)),
  ];
}

/** A number that a node has because its code reads it. */
export function ownParameter(name: string, standard: number): KindParameter {
  const words = name.replaceAll('_', ' ');
  return { name, title: words.charAt(0).toUpperCase() + words.slice(1), unit: '', default: standard };
}

/** Whether a node of such a kind may have a parameter of this name among these. */
export function checkOwnName(name: string, params: Params): Refusal | null {
  if (!isParameterName(name)) {
    const detail = 'A parameter has a name of 1 to 64 of a-z, 0-9 and _ that begins with a letter.';
    return refuse('unknown-parameter', detail, { name });
  }
  if (Object.keys(params).length <= mostNames) return null;
  return refuse('unknown-parameter', `A node has at most ${mostNames} parameters of its own.`, { name });
}
