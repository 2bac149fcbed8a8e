/** What the simulation starts with and what trading costs. */
export interface Account {
  /** Starting cash in quote currency, above zero. */
  readonly cash: number;
  /** Fee of each fill in basis points of its notional. */
  readonly feeBps: number;
  /** Slippage of each market order and stop in basis points of its price. */
  readonly slippageBps: number;
  /** Basis points of its notional that a long position in a perpetual pays, and a short one gets, every 8 hours; null is refused where a perpetual is traded. */
  readonly fundingBps: number | null;
  /** Largest notional as a multiple of equity. */
  readonly leverage: number;
}

/** The account of a simulation that states nothing. */
export const defaultAccount: Account = {
  cash: 10_000,
  feeBps: 10,
  slippageBps: 5,
  fundingBps: null,
  leverage: 1,
};
