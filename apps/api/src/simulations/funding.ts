import { type DataSource, isPerpetual, type Strategy } from '@strategy-builder/domain';
import type { Dataset } from '../datasets/datasets.service.js';

/** Basis points every 8 hours that are taken where nobody says: the interest part of the usual formula, 0.01 %. */
const usualFunding = 1;

/** Series of the perpetuals that a strategy trades, each once. */
function perpetualsOf({ legs }: Strategy): readonly DataSource[] {
  const traded = legs.flatMap(({ data, traded }) => data.filter(({ node }) => node === traded));
  return [...new Map(traded.filter(isPerpetual).map((source) => [source.node, source])).values()];
}

/**
 * The constant that a simulation of the strategy charges where the data of a perpetual has no funding rates, and what to
 * say of what is charged.
 */
export async function fundingOf(
  strategy: Strategy,
  stated: number | null,
  datasets: Readonly<Record<string, string>>,
  find: (id: string) => Promise<Pick<Dataset, 'fundingRates'>>,
): Promise<{ readonly fundingBps: number | null; readonly notes: readonly string[] }> {
  const perpetuals = perpetualsOf(strategy);
  if (perpetuals.length === 0) return { fundingBps: stated, notes: [] };
  const fundingBps = stated ?? usualFunding;
  const bySeries = new Map<string, number>();
  const byConstant = new Set<string>();
  for (const { node, symbol } of perpetuals) {
    const dataset = datasets[node];
    const rates = dataset === undefined ? 0 : ((await find(dataset)).fundingRates ?? 0);
    if (rates > 0) bySeries.set(symbol, rates);
    else byConstant.add(symbol);
  }
  const constant = sentenceOf(fundingBps, stated === null);
  return {
    fundingBps,
    notes: [
      ...[...bySeries].map(
        ([symbol, rates]) =>
          `${symbol}: funding is paid at the ${rates} rates in its data; where one is missing, ${constant}`,
      ),
      ...(byConstant.size === 0 ? [] : [`${[...byConstant].join(', ')}: ${constant}`]),
    ],
  };
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
  return `${symbol} is a perpetual: state what a long position pays every 8 hours, in basis points, as fundingBps, or give it data with a column funding. 1 (0.01 %) is usual, below zero shorts pay, 0 leaves funding out.`;
}
