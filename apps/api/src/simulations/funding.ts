import { isPerpetual, type Strategy } from '@strategy-builder/domain';

/** Basis points every 8 hours that are taken where nobody says: the interest part of the usual formula, 0.01 %. */
const usualFunding = 1;

/** Symbols of the perpetuals that a strategy trades, each once. */
export function perpetualsOf({ legs }: Strategy): readonly string[] {
  const traded = legs.flatMap(({ data, traded }) => data.filter(({ node }) => node === traded));
  return [...new Set(traded.filter(isPerpetual).map(({ symbol }) => symbol))];
}

/** The funding that a simulation of the strategy charges, always a stated constant, and what to say of it. */
export function fundingOf(
  strategy: Strategy,
  stated: number | null,
): { readonly fundingBps: number | null; readonly notes: readonly string[] } {
  const perpetuals = perpetualsOf(strategy);
  if (perpetuals.length === 0) return { fundingBps: stated, notes: [] };
  const fundingBps = stated ?? usualFunding;
  return { fundingBps, notes: [`${perpetuals.join(', ')}: ${sentenceOf(fundingBps, stated === null)}`] };
}

function sentenceOf(fundingBps: number, assumed: boolean): string {
  if (fundingBps === 0) return 'no funding is charged or paid, as asked for.';
  const who = fundingBps > 0 ? 'longs pay shorts' : 'shorts pay longs';
  const size = Math.abs(fundingBps);
  const points = `${size} basis ${size === 1 ? 'point' : 'points'}`;
  const source = assumed ? ', assumed since fundingBps does not say' : '';
  return `${who} ${points} every 8 hours, a constant${source}; real rates change.`;
}

export function fundingNeeded(symbol: string): string {
  return `${symbol} is a perpetual: state what a long position pays every 8 hours, in basis points, as fundingBps. 1 (0.01 %) is usual, below zero shorts pay, 0 leaves funding out.`;
}
