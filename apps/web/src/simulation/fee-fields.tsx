import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../shared/api.js';
import { formatNumber } from '../shared/format.js';
import { Field } from './field.js';
import type { Fees } from './simulation-api.js';

interface PublishedFees extends Required<Fees> {
  readonly exchange: string;
  readonly title: string;
  readonly market: string;
}

interface Written {
  readonly fee: string;
  readonly maker: string;
}

const bps = { unit: 'bps', type: 'number', max: 9_999, step: 'any' } as const;
const everywhere = '';

function usePublishedFees() {
  return useQuery({
    queryKey: ['published-fees'],
    queryFn: () =>
      request<{ readonly asOf: string; readonly fees: readonly PublishedFees[] }>('GET', '/simulations/fees'),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Taker and maker fees: one pair for a strategy on one market (`binance:perpetual`), a pair for each of several. */
export function FeeFields({ id, venues }: { id: string; venues: readonly string[] }) {
  const { data: published } = usePublishedFees();
  const [written, setWritten] = useState<Readonly<Record<string, Written>>>({});
  const rows = venues.length > 1 ? venues : [everywhere];
  const known = published?.fees.filter((fees) => venues.includes(nameOf(fees)));
  const usual = (row: string): Written => written[row] ?? { fee: '10', maker: '' };
  const write = (row: string, change: Partial<Written>) =>
    setWritten((before) => ({ ...before, [row]: { ...(before[row] ?? usual(row)), ...change } }));
  const take = () => {
    for (const fees of known ?? [])
      write(rows.length > 1 ? nameOf(fees) : everywhere, {
        fee: String(fees.feeBps),
        maker: String(fees.makerFeeBps),
      });
  };
  return (
    <>
      {rows.map((row) => {
        const suffix = row === everywhere ? '' : `@${row}`;
        const market = row === everywhere ? '' : row.replace(':', ' ');
        return (
          <div key={row} className="settings-pair">
            <Field
              {...bps}
              id={`${id}-fee${suffix}`}
              name={`feeBps${suffix}`}
              label={market === '' ? 'Fee' : `Fee, ${market}`}
              min={0}
              value={usual(row).fee}
              onChange={(event) => write(row, { fee: event.target.value })}
              required
            />
            <Field
              {...bps}
              id={`${id}-maker${suffix}`}
              name={`makerFeeBps${suffix}`}
              label="Maker fee"
              {...(market !== '' && { 'aria-label': `Maker fee, ${market}` })}
              min={-9_999}
              placeholder="same"
              title="What limit orders, grids and targets pay; below zero is a rebate. Empty: the same fee."
              value={usual(row).maker}
              onChange={(event) => write(row, { maker: event.target.value })}
            />
          </div>
        );
      })}
      {known !== undefined && known.length > 0 && (
        <button
          type="button"
          className="link-button settings-import"
          title={`Lowest tier as published in ${published?.asOf}: ${known.map(inWords).join('; ')}. Your account may pay others.`}
          onClick={take}
        >
          Take the fees that {[...new Set(known.map(({ title }) => title))].join(' and ')} publish
          {known.length === 1 ? 'es' : ''}
        </button>
      )}
    </>
  );
}

function nameOf({ exchange, market }: PublishedFees): string {
  return `${exchange}:${market}`;
}

function inWords({ title, market, feeBps, makerFeeBps }: PublishedFees): string {
  return `${title} ${market}: ${feeBps} bps, maker ${makerFeeBps} bps`;
}

/** The fees that a form states: of the only market, or of each of several. */
export function feesIn(fields: FormData): Fees & { readonly venueFees?: Readonly<Record<string, Fees>> } {
  const number = (name: string): number | undefined => {
    const text = String(fields.get(name) ?? '').trim();
    return text === '' ? undefined : Number(text);
  };
  const of = (suffix: string): Fees => {
    const makerFeeBps = number(`makerFeeBps${suffix}`);
    return { feeBps: number(`feeBps${suffix}`) ?? 10, ...(makerFeeBps !== undefined && { makerFeeBps }) };
  };
  const venues = [...fields.keys()].flatMap((name) => (name.startsWith('feeBps@') ? [name.slice(7)] : []));
  if (venues.length === 0) return of('');
  return { feeBps: 10, venueFees: Object.fromEntries(venues.map((venue) => [venue, of(`@${venue}`)])) };
}

/** How fees read on the page of assumptions. */
export function feeWords({ feeBps, makerFeeBps }: Fees): string {
  const maker = makerFeeBps === undefined ? '' : ` (limit orders ${formatNumber(makerFeeBps)} bps)`;
  return `${formatNumber(feeBps)} bps${maker}`;
}
