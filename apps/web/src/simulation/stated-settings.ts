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
}: Pick<DoneSimulation, 'settings' | 'datasets' | 'flowRevision' | 'equity'>): readonly (readonly [
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
    ...(funding === null
      ? []
      : [['Funding of perpetuals', `longs pay ${funding} bps every 8 hours`] as const]),
  ];
}
