import { type Flow, isPerpetual, nodesOf, type Strategy } from '@strategy-builder/domain';
import { Problem } from '../platform/problem.js';

/** What is taken for a flow where nobody says: the interest part of the usual formula, 0.01 % every 8 hours. */
export function usualFunding(flow: Flow): number | null {
  const perpetual = nodesOf(flow).some(
    ({ type, params }) =>
      type === 'data' && isPerpetual({ symbol: String(params.symbol), market: String(params.market) }),
  );
  return perpetual ? 1 : null;
}

/** Symbols of the perpetuals that a strategy trades, each once. */
export function perpetualsOf({ legs }: Strategy): readonly string[] {
  const traded = legs.flatMap(({ data, traded }) => data.filter(({ node }) => node === traded));
  return [...new Set(traded.filter(isPerpetual).map(({ symbol }) => symbol))];
}

/** What to say of the funding of a strategy's perpetuals. @throws Problem `funding-needed` */
export function fundingOf(strategy: Strategy, fundingBps: number | null): string[] {
  const [first, ...others] = perpetualsOf(strategy);
  if (first === undefined) return [];
  if (fundingBps === null) throw new Problem(422, 'funding-needed', fundingNeeded(first));
  const symbols = [first, ...others].join(', ');
  if (fundingBps === 0) return [`${symbols}: no funding is charged or paid, as asked for.`];
  const who = fundingBps > 0 ? 'longs pay shorts' : 'shorts pay longs';
  return [
    `${symbols}: ${who} ${Math.abs(fundingBps)} basis ${Math.abs(fundingBps) === 1 ? 'point' : 'points'} every 8 hours, a constant; real rates change.`,
  ];
}

export function fundingNeeded(symbol: string): string {
  return `${symbol} is a perpetual: state what a long position pays every 8 hours, in basis points, as fundingBps. 1 (0.01 %) is usual, below zero shorts pay, 0 leaves funding out.`;
}
