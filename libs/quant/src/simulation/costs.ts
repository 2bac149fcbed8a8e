import { type Account, feesAt } from './account.js';

/** What fills of one asset cost: rules fees and slippage. */
export class Costs {
  /** Fee of market orders and stops as a fraction of notional. */
  readonly taker: number;
  /** Fee of limit orders that waited. */
  readonly maker: number;

  /** What slippage has cost so far, in quote currency. */
  slippagePaid = 0;

  readonly #base: number;
  readonly #impact: number;
  readonly #limit: number;
  readonly #volume: Float64Array;

  constructor(account: Account, venue: string, volume: Float64Array) {
    const shared = account.slippageModel === 'volume_share';
    const { feeBps, makerFeeBps } = feesAt(account, venue);
    this.taker = feeBps / 10_000;
    this.maker = (makerFeeBps ?? feeBps) / 10_000;
    this.#base = account.slippageBps / (account.slippageModel === 'half_spread' ? 20_000 : 10_000);
    this.#impact = shared ? account.priceImpact : 0;
    this.#limit = shared ? account.volumeLimitPercent / 100 : Infinity;
    this.#volume = volume;
  }

  /** Units that an entry may fill on bar t. */
  mostUnits(t: number): number {
    return this.#limit === Infinity ? Infinity : this.#limit * this.#volume[t - 1]!;
  }

  /** The worst price of a market entry at bar t, known before its size is: buys (1) pay more, sells (−1) get less. */
  worst(price: number, side: 1 | -1): number {
    return moved(price, side, this.#base + (this.#impact === 0 ? 0 : this.#impact * this.#limit ** 2));
  }

  /** What an entry is measured by against the cash: never less than its notional. */
  atMost(price: number, side: 1 | -1): number {
    return this.#impact === 0 ? this.worst(price, side) : Math.max(price, this.worst(price, side));
  }

  /** The price of a market order for so many units on bar t. */
  slipped(price: number, side: 1 | -1, units: number, t: number): number {
    if (this.#impact === 0) return price * (1 + side * this.#base);
    const share = Math.min(units / this.#volume[t - 1]!, 1);
    return moved(price, side, this.#base + this.#impact * share ** 2);
  }

  /** Fills a market order: `slipped`, and what that costs is paid. */
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
