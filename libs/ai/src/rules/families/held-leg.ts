import type { Condition } from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { type SettledStrategy, settle } from '../settle/settle.js';

/** A market that is bought while one condition holds and left on another, with all of the equity where no size was named; none where it cannot be settled. */
export function heldLeg(
  request: StrategyRequest,
  symbol: string,
  held: Condition,
  left: Condition,
): readonly SettledStrategy[] {
  const { stop, size } = request;
  const settlement = settle(
    {
      ...request,
      assets: [symbol],
      rules: [
        { act: 'enter', side: 'long', condition: held },
        { act: 'exit', side: 'long', condition: left },
      ],
      notes: [],
      left: [],
      bareActions: [],
      style: null,
      stop: stop.is === 'open' ? { is: 'none' } : stop,
      size: size.is === 'open' ? { is: 'given', value: { mode: 'percent_equity', value: 100 } } : size,
    },
    { timeframe: '1d', symbol },
  );
  if (settlement.is !== 'settled') return [];
  const { strategy } = settlement;
  // Each of the markets that is held has a leg of its own: "only this one is traded" would be untrue.
  return [{ ...strategy, assumed: strategy.assumed.filter(({ about }) => about !== 'legs') }];
}
