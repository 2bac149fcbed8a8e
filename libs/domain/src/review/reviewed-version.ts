import { edgesInto, findNode } from '../flow/lookup.js';
import type { Flow, Params } from '../flow/state.js';
import { isPython } from '../graph/ports.js';
import { pythonShape } from '../python/python-shape.js';

/** What a review is about. */
export interface ReviewedVersion {
  readonly code: string;
  readonly params: Params;
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, 'number' | 'boolean'>>;
}

/** The code of a node with what else decides on its values: its parameters and inputs. Undefined when it has no code. */
export function reviewedVersion(flow: Flow, nodeId: string): ReviewedVersion | undefined {
  const node = findNode(flow, nodeId);
  if (!node || !isPython(node)) return undefined;
  const inputs = edgesInto(flow, nodeId).map(
    ({ source, sourcePort, targetPort }) => [targetPort, `${source}.${sourcePort}`] as const,
  );
  const outputs = pythonShape(node.code).outputs.map(({ name, type }) => [name, type] as const);
  return {
    code: node.code,
    params: node.params,
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(outputs),
  };
}

/** One text for each version and one version for each text: what its hash is made of. */
export function versionText({ code, params, inputs }: ReviewedVersion): string {
  const sorted = (record: Readonly<Record<string, unknown>>) =>
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ code, params: sorted(params), inputs: sorted(inputs) });
}
