import type { Params } from '@strategy-builder/domain';
import type { Span } from '../request/expression.js';
import type { Execution, Limit, SizeMode, StrategyRequest } from '../request/strategy-request.js';

/** Sets a limit, in place of one of its kind. */
export function setLimit(request: StrategyRequest, kind: Limit['kind'], params: Params): true {
  request.limits = [...request.limits.filter((limit) => limit.kind !== kind), { kind, params }];
  return true;
}

/** Sets the kind of orders. */
export function setOrder(request: StrategyRequest, kind: Execution['kind'], params: Params): true {
  request.execution = { kind, params };
  return true;
}

/** Sets a size of a kind of its own, with the most of the equity it may take. */
export function sizeBy(
  request: StrategyRequest,
  mode: SizeMode,
  value: number,
  cap: number | null = null,
  span: Span | null = null,
): true {
  // "Max position 30% of equity, vol target 20%": the one caps the other.
  const { size: before } = request;
  const most =
    (mode === 'kelly' || mode === 'volatility_target') &&
    before.is === 'given' &&
    before.value.mode === 'percent_equity'
      ? before.value.value
      : null;
  const capped = cap ?? most;
  request.size = {
    is: 'given',
    value: {
      mode,
      value,
      ...(span !== null && { period: span.value, unit: span.unit }),
      ...(capped !== null && { cap: capped }),
    },
  };
  return true;
}
