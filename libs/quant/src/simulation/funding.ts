import type { StrategyProgram } from '@strategy-builder/domain';
import { isPerpetual } from '@strategy-builder/domain';
import type { Account } from './account.js';

const eightHours = 8 * 3_600_000;

/** Whether what a program trades pays funding. */
export function tradesPerpetual({ data, traded }: Pick<StrategyProgram, 'data' | 'traded'>): boolean {
  const source = data.find(({ node }) => node === traded);
  return source !== undefined && isPerpetual(source);
}

/** What one unit of notional pays at each mark, as a fraction; 0 where nothing is paid. */
export function fundingRate(perpetual: boolean, { fundingBps }: Account): number {
  return perpetual ? (fundingBps ?? 0) / 10_000 : 0;
}

/** How often funding is paid after one time, up to and including the other: 00:00, 08:00 and 16:00 UTC. */
export function fundingMarks(after: number, until: number): number {
  return Math.floor(until / eightHours) - Math.floor(after / eightHours);
}

/** The first bar from `from` on, below `to`, that opens at or after the next mark after bar from − 1 opened; `to` without one. */
export function nextFundedBar(time: Float64Array, from: number, to: number): number {
  const mark = (Math.floor(time[from - 1]! / eightHours) + 1) * eightHours;
  let t = from;
  while (t < to && time[t]! < mark) t++;
  return t;
}
