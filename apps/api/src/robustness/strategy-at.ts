import { buildStrategy, type Flow, type Strategy } from '@strategy-builder/domain';
import type { Axis } from '@strategy-builder/quant';

/** The strategy of a flow whose parameters stand at one point of a grid; undefined where they make none. */
export function strategyAt(
  flow: Flow,
  axes: readonly Axis[],
  point: readonly number[],
): Strategy | undefined {
  const nodes = { ...flow.nodes };
  for (const [i, { node, parameter }] of axes.entries()) {
    const own = nodes[node];
    if (own) nodes[node] = { ...own, params: { ...own.params, [parameter]: point[i] as number } };
  }
  const built = buildStrategy({ ...flow, nodes });
  return built.ok ? built.strategy : undefined;
}
