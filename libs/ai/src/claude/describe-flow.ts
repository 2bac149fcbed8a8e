import { edgesOf, type Flow, nodesOf } from '@strategy-builder/domain';
import { maskSecrets } from '../secrets/mask-secrets.js';
import { maskedDeep } from './masked-deep.js';

/** A flow as data for the model, without what looks like a secret in its free texts. */
export function describeFlow(flow: Flow): unknown {
  return {
    name: maskSecrets(flow.name),
    nodes: nodesOf(flow).map(({ id, type, kind, label, description, position, params, formula }) => ({
      id,
      type,
      kind,
      label: maskSecrets(label),
      ...(description && { description: maskSecrets(description) }),
      position,
      params: maskedDeep(params),
      ...(formula !== undefined && { formula: maskSecrets(formula) }),
    })),
    edges: edgesOf(flow),
  };
}
