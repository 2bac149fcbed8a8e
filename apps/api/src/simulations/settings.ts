import type { Params } from '@strategy-builder/domain';
import { type Account, defaultAccount, type Fees, slippageModels } from '@strategy-builder/quant';
import { z } from 'zod';
import { moment } from './moment.js';

/** What trades cost, and with how much they begin. */
export type AccountSettings = Omit<Account, 'leverage' | 'fundingFactor'>;

/** What a simulation is asked for; times are Unix milliseconds. */
export interface SimulationSettings extends AccountSettings {
  readonly from: number | null;
  readonly to: number | null;
}

/** What is taken where nobody says anything. */
export const usualSettings: SimulationSettings = readable({});

const feeBps = z.number().min(0).max(9_999);
const makerFeeBps = z
  .number()
  .min(-9_999)
  .max(9_999)
  .optional()
  .describe('of limit orders, grids and targets; left out: the same; below zero: a rebate');

/** The fields of a request that every kind of simulation has. */
export const requestFields = {
  dataset: z.string().optional().describe('data set of the only data node'),
  datasets: z.record(z.string(), z.string()).optional().describe('data set by data node'),
  from: moment.optional().describe('ISO time or Unix milliseconds'),
  to: moment.optional(),
  cash: z.number().positive().max(1e15).default(10_000),
  feeBps: feeBps.default(10).describe('of market orders and stops'),
  makerFeeBps,
  venueFees: z
    .record(z.string().trim().toLowerCase().min(1).max(64), z.strictObject({ feeBps, makerFeeBps }))
    .refine((fees) => Object.keys(fees).length <= 32, 'at most 32 exchanges')
    .optional()
    .describe(
      'fees of an exchange (binance) or of one of its markets (binance:perpetual); all others pay feeBps',
    ),
  slippageModel: z.enum(slippageModels).default(defaultAccount.slippageModel),
  slippageBps: z
    .number()
    .min(0)
    .max(9_999)
    .default(5)
    .describe(
      'of the price; half_spread: the spread, of which half is lost; volume_share: beside its impact',
    ),
  priceImpact: z
    .number()
    .min(0)
    .max(10)
    .default(defaultAccount.priceImpact)
    .describe('volume_share: fraction of the price lost is this × (units / volume of the bar before)²'),
  volumeLimitPercent: z
    .number()
    .positive()
    .max(100)
    .default(defaultAccount.volumeLimitPercent)
    .describe('volume_share: what an entry takes at most of the volume of the bar before'),
  fundingBps: z
    .number()
    .min(-9_999)
    .max(9_999)
    .optional()
    .describe('what a long position in a perpetual pays every 8 hours; left out: 1, and the answer says so'),
};

const requested = z.object(requestFields);
type Requested = z.infer<typeof requested>;

/** A request split into the data that it names, the settings, and what else it says. */
export function splitSettings<Request extends Requested>(request: Request) {
  const { dataset, datasets, from, to, cash, feeBps, makerFeeBps, slippageModel, slippageBps, ...rest } =
    request;
  const { venueFees, priceImpact, volumeLimitPercent, fundingBps, ...others } = rest;
  const account: AccountSettings = {
    cash,
    feeBps,
    makerFeeBps: makerFeeBps ?? null,
    venueFees: Object.fromEntries(
      Object.entries((venueFees ?? {}) as NonNullable<Requested['venueFees']>).map(([venue, fees]) => [
        venue,
        feesIn(fees),
      ]),
    ),
    slippageModel,
    slippageBps,
    priceImpact,
    volumeLimitPercent,
    fundingBps: fundingBps ?? null,
  };
  return {
    choice: {
      ...(dataset !== undefined && { dataset }),
      ...(datasets !== undefined && { datasets: datasets as Record<string, string> }),
      settings: { from: from ?? null, to: to ?? null, ...account } satisfies SimulationSettings,
    },
    others,
  };
}

/** Settings as parameters of an event: what is not set, or means nothing with the model of slippage, is left out. */
export function storable(settings: SimulationSettings): Params {
  const { slippageModel, priceImpact, volumeLimitPercent, venueFees, ...others } = settings;
  const venues = Object.entries(venueFees).map(([venue, fees]) => [venue, stated(fees)]);
  const all = {
    ...others,
    ...(venues.length > 0 && { venueFees: Object.fromEntries(venues) as Params }),
    ...(slippageModel !== 'bps' && { slippageModel }),
    ...(slippageModel === 'volume_share' && { priceImpact, volumeLimitPercent }),
  };
  return stated(all);
}

function stated(values: object): Params {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Params;
}

function feesIn({
  feeBps = 10,
  makerFeeBps,
}: {
  feeBps?: number;
  makerFeeBps?: number | null | undefined;
}): Fees {
  return { feeBps, makerFeeBps: makerFeeBps ?? null };
}

/** The account of a stored request. */
export function accountOf(settings: Params): AccountSettings {
  const { from: _, to: __, ...account } = readable(settings);
  return account;
}

export function readable(settings: Params): SimulationSettings {
  const number = (name: string) => (typeof settings[name] === 'number' ? settings[name] : null);
  const { venueFees = {} } = settings;
  return {
    from: number('from'),
    to: number('to'),
    cash: number('cash') ?? 10_000,
    feeBps: number('feeBps') ?? 10,
    makerFeeBps: number('makerFeeBps'),
    venueFees: Object.fromEntries(
      Object.entries(venueFees).map(([venue, fees]) => [venue, feesIn(fees as Partial<Fees>)]),
    ),
    slippageModel: slippageModels.find((model) => model === settings.slippageModel) ?? 'bps',
    slippageBps: number('slippageBps') ?? 5,
    priceImpact: number('priceImpact') ?? defaultAccount.priceImpact,
    volumeLimitPercent: number('volumeLimitPercent') ?? defaultAccount.volumeLimitPercent,
    fundingBps: number('fundingBps'),
  };
}
