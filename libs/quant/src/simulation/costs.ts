import { type Account, feesAt } from './account.js';

/** What slippage moves the price of an order by, as shares of the price. */
interface Slippage {
  readonly base: number;
  /** Of the squared share of the volume that the order takes. */
  readonly impact: number;
  /** The largest share of the volume of the bar before that an entry may take. */
  readonly limit: number;
}

const none: Slippage = { base: 0, impact: 0, limit: Infinity };

/** What trading one asset costs. */
export interface CostsByOrder {
  /** Orders that take what stands in the market: market orders and stops. */
  readonly market: Costs;
  /** Limit orders that waited. */
  readonly limit: Costs;
}

/** Rules fees and slippage. */
export function costsOf(account: Account, venue: string, volume: Float64Array): CostsByOrder {
  const { feeBps, makerFeeBps } = feesAt(account, venue);
  const shared = account.slippageModel === 'volume_share';
  const slippage = {
    base: account.slippageBps / (account.slippageModel === 'half_spread' ? 20_000 : 10_000),
    impact: shared ? account.priceImpact : 0,
    limit: shared ? account.volumeLimitPercent / 100 : Infinity,
  };
  return {
    market: new Costs(feeBps / 10_000, slippage, volume),
    limit: new Costs((makerFeeBps ?? feeBps) / 10_000, none, volume),
  };
}

/** What the fills of one kind of order cost. */
export class Costs {
  /** Fee as a fraction of notional. */
  readonly rate: number;
  /** What slippage has cost so far, in quote currency. */
  slippagePaid = 0;

  readonly #base: number;
  readonly #impact: number;
  readonly #limit: number;
  /** The share that the worst price of an entry is moved by. */
  readonly #worst: number;
  readonly #volume: Float64Array;

  constructor(rate: number, { base, impact, limit }: Slippage, volume: Float64Array) {
    this.rate = rate;
    this.#base = base;
    this.#impact = impact;
    this.#limit = limit;
    this.#worst = impact === 0 ? base : base + impact * limit ** 2;
    this.#volume = volume;
  }

  /** Units that an entry may fill on bar t. */
  mostUnits(t: number): number {
    return this.#limit === Infinity ? Infinity : this.#limit * this.#volume[t - 1]!;
  }

  /** The worst price of an entry, known before its size is: buys (1) pay more, sells (−1) get less. */
  worst(price: number, side: 1 | -1): number {
    return moved(price, side, this.#worst);
  }

  /** What an entry is measured by against the cash: never less than its notional. */
  atMost(price: number, side: 1 | -1): number {
    return this.#impact === 0 ? this.worst(price, side) : Math.max(price, this.worst(price, side));
  }

  /** The price of an order for so many units on bar t. */
  slipped(price: number, side: 1 | -1, units: number, t: number): number {
    if (this.#impact === 0) return price * (1 + side * this.#base);
    const share = Math.min(units / this.#volume[t - 1]!, 1);
    return moved(price, side, this.#base + this.#impact * share ** 2);
  }

  /** Fills an order: `slipped`, and what that costs is paid. */
  slip(price: number, side: 1 | -1, units: number, t: number): number {
    const filled = this.slipped(price, side, units, t);
    this.slippagePaid += units * Math.abs(filled - price);
    return filled;
  }
}

/** A price moved against the side by a share of itself; an impact above the price leaves a sale nothing, never less. */
function moved(price: number, side: 1 | -1, share: number): number {
  return price * Math.max(1 + side * share, 0);
}
