/** How a market order's price differs from the one it was sent at. */
export const slippageModels = ['bps', 'half_spread', 'volume_share'] as const;
export type SlippageModel = (typeof slippageModels)[number];

/** What a fill pays, in basis points of its notional. */
export interface Fees {
  /** Of market orders and stops (taker). */
  readonly feeBps: number;
  /** Of limit orders and targets, which waited in the market (maker); null when it is the same. Below zero is a rebate. */
  readonly makerFeeBps: number | null;
}

/** What the simulation starts with and what trading costs; its own fees are those of all venues that `venueFees` leaves out. */
export interface Account extends Fees {
  /** Starting cash in quote currency, above zero. */
  readonly cash: number;
  /** By the name of the exchange (`binance`) or of one of its markets (`binance:perpetual`), which goes first; in lower case. */
  readonly venueFees: Readonly<Record<string, Fees>>;
  readonly slippageModel: SlippageModel;
  /**
   * Basis points of the price: what a market order or stop loses (`bps`), the spread of which it loses half
   * (`half_spread`), or what it loses beside its impact (`volume_share`).
   */
  readonly slippageBps: number;
  /** `volume_share`: the fraction of the price lost is this × (units / volume of the bar before the fill)². */
  readonly priceImpact: number;
  /** `volume_share`: a market entry takes at most this percentage of the volume of the bar before its fill. */
  readonly volumeLimitPercent: number;
  /** Basis points of its notional that a long position in a perpetual pays, and a short one gets, every 8 hours; null is refused where a perpetual is traded. */
  readonly fundingBps: number | null;
  /** What funding that is paid is multiplied by; what is received does not grow by it, and shrinks below 1. */
  readonly fundingFactor: number;
  /** Largest notional as a multiple of equity, where no leverage rule says otherwise. */
  readonly leverage: number;
}

/** The account of a simulation that states nothing. Impact and volume limit are those of zipline's VolumeShareSlippage. */
export const defaultAccount: Account = {
  cash: 10_000,
  feeBps: 10,
  makerFeeBps: null,
  venueFees: {},
  slippageModel: 'bps',
  slippageBps: 5,
  priceImpact: 0.1,
  volumeLimitPercent: 2.5,
  fundingBps: null,
  fundingFactor: 1,
  leverage: 1,
};

/** What fills on a market of an exchange pay, `binance:perpetual`. */
export function feesAt(account: Account, venue: string): Fees {
  const names = [venue, venue.slice(0, venue.indexOf(':'))];
  const name = names.find((stated) => Object.hasOwn(account.venueFees, stated));
  return name === undefined ? account : account.venueFees[name]!;
}
