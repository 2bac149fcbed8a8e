import { formatBarTime, formatCount, formatNumber } from '../shared/format.js';
import { costsOf, slippageWords } from './cost-fields.js';
import { feeWords } from './fee-fields.js';
import type { DoneSimulation } from './simulation-api.js';

/** What a result was computed for and at which costs, name by name: the same on the page of assumptions and in the report. */
export function statedSettings({
  settings = {},
  datasets = {},
  flowRevision,
  equity,
  legs,
}: Pick<DoneSimulation, 'settings' | 'datasets' | 'flowRevision' | 'equity' | 'legs'>): readonly (readonly [
  name: string,
  text: string,
])[] {
  const [first, last] = [equity[0]?.[0], equity.at(-1)?.[0]];
  const number = (name: string): string | null =>
    typeof settings[name] === 'number' ? formatNumber(settings[name]) : null;
  const funding = number('fundingBps');
  const costs = costsOf(settings);
  const ofVenues = Object.entries(costs.venueFees ?? {}).map(
    ([venue, of]) => `${venue.replace(':', ' ')} ${feeWords(of)}`,
  );
  const fees = ofVenues.length > 0 ? ofVenues.join(', ') : feeWords(costs);
  return [
    ...(flowRevision === undefined ? [] : [['Strategy', `revision ${formatCount(flowRevision)}`] as const]),
    ['Data', Object.values(datasets).join(', ') || '—'],
    ...(first === undefined || last === undefined
      ? []
      : [['Period', `${formatBarTime(first)} to ${formatBarTime(last)}`] as const]),
    ['Starting cash', number('cash') ?? '—'],
    ['Fee, slippage', `${fees}, ${slippageWords(costs)}`],
    ...(funding === null ? [] : [['Funding of perpetuals', fundingWords(legs, funding)] as const]),
  ];
}

/** Which legs paid the rates of their data, and where the constant was charged. */
function fundingWords(legs: DoneSimulation['legs'], bps: string): string {
  const constant = `longs pay ${bps} bps every 8 hours`;
  const series = new Map(
    legs.flatMap(({ symbol, funding }) => (funding ? [[symbol, funding] as const] : [])),
  );
  if (series.size === 0) return constant;
  const rates = [...series].map(
    ([symbol, { known }]) => `${formatCount(known)} rates in the data of ${symbol}`,
  );
  const filled = [...series.values()].reduce((sum, each) => sum + each.filled, 0);
  const complete = filled === 0 && legs.every(({ funding }) => funding !== undefined);
  const rest = filled === 0 ? '' : ` (${formatCount(filled)} missing)`;
  return `${rates.join(', ')}${complete ? '' : `; where there is none${rest}, ${constant}`}`;
}
