import type { FlowNode } from '../flow/state.js';
import { pythonShape } from '../python/python-shape.js';
import { findKind } from './catalogue.js';
import type { KindParameter } from './kind.js';
import { ownParameter } from './own-names.js';
import { usedParameters } from './parameters.js';

/** The parameters that a node has: its kind's that mean something now, then those that its code names, then others that are set. */
export function parametersOf(
  node: Pick<FlowNode, 'type' | 'kind' | 'params' | 'code'>,
): readonly KindParameter[] {
  const kind = findKind(node.type, node.kind);
  if (!kind) return [];
  if (!kind.ownParams) return usedParameters(kind, node.params);
  const named = pythonShape(node.code ?? '').params;
  const others = Object.keys(node.params).filter((name) => !named.some((param) => param.name === name));
  return [
    ...kind.params,
    ...named.map(({ name, standard }) => ownParameter(name, standard ?? 0)),
    ...others.sort().map((name) => ownParameter(name, 0)),
  ];
}
