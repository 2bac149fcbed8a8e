import { type Flow, findKind, isPython, parametersOf } from '@strategy-builder/domain';
import type { Axis } from '@strategy-builder/quant';
import { Problem } from '../platform/problem.js';

/** @throws Problem `node-not-found`, `parameter-not-found` */
export function refuseUnknownParameters(flow: Flow, axes: readonly Axis[]): void {
  for (const { node, parameter } of axes) {
    const own = Object.hasOwn(flow.nodes, node) ? flow.nodes[node] : undefined;
    if (!own) throw new Problem(422, 'node-not-found', `There is no node "${node}" to sweep.`, { node });
    const specs = isPython(own) ? parametersOf(own) : (findKind(own.type, own.kind)?.params ?? []);
    const spec = specs.find(({ name }) => name === parameter);
    const value = own.params[parameter] ?? spec?.default;
    if (typeof value === 'number') continue;
    const numbers = [
      ...new Set([
        ...specs.filter(({ default: usual }) => typeof usual === 'number').map(({ name }) => name),
        ...Object.keys(own.params).filter((name) => typeof own.params[name] === 'number'),
      ]),
    ];
    throw new Problem(
      422,
      'parameter-not-found',
      `"${node}" has no number "${parameter}". ${numbers.length > 0 ? `Its numbers: ${numbers.join(', ')}.` : 'It has no numbers.'}`,
      { node, parameter },
    );
  }
  const [first, second] = axes;
  if (first && second && first.node === second.node && first.parameter === second.parameter)
    throw new Problem(
      422,
      'parameter-twice',
      `"${first.parameter}" of "${first.node}" can be swept once only.`,
    );
}
