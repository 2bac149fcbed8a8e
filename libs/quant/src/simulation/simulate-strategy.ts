import type { Strategy, StrategyProgram } from '@strategy-builder/domain';
import type { Account } from './account.js';
import { buyAndHoldEquity } from './buy-and-hold.js';
import type { Gaps } from './check-bars.js';
import type { Funding } from './funding.js';
import type { BarsByNode } from './refuse-inputs.js';
import { type SimulationOptions, type SimulationOutcome, type SimulationRun, simulate } from './simulate.js';
import { type PortfolioRun, simulatePortfolio } from './simulate-portfolio.js';
import type { TradeLog } from './trade-log.js';

/** A simulation of one leg or several, as reports need it. Columns are indexed by bar. */
export interface StrategyRun {
  readonly account: Account;
  /** Ids of the strategy and data node, and symbol, of each leg. */
  readonly legs: readonly { readonly strategy: string; readonly node: string; readonly symbol: string }[];
  readonly time: Float64Array;
  /** Closes of what is traded; of several legs, what an equal part of the cash in each is worth. */
  readonly close: Float64Array;
  readonly equity: Float64Array;
  /** Works out the equity of buying and holding at the same costs; most of those that try many candidates never ask. */
  readonly heldEquity: () => Float64Array;
  readonly buyAndHoldReturn: number | null;
  /** Fees, slippage and funding that it paid. */
  readonly heldFees: number;
  readonly heldSlippage: number;
  readonly heldFunding: number;
  /** In the order of their entries; `legOf[i]` is the leg of trade i. */
  readonly trades: TradeLog;
  readonly legOf: ArrayLike<number>;
  readonly firstDecision: number;
  readonly gaps: Gaps;
  readonly reducedEntries: number;
  readonly slippagePaid: number;
  readonly ruinBar: number;
  /** By what the funding of each leg was known; null where none is paid. */
  readonly fundings: readonly (Funding | null)[];
}

/** Simulates all legs of a strategy on one account; a single leg takes the fast way, several the portfolio's. */
export function simulateStrategy(
  { legs }: Strategy,
  bars: BarsByNode,
  options: SimulationOptions = {},
): SimulationOutcome<StrategyRun> {
  const [first, ...others] = legs;
  if (first === undefined) throw new Error('A strategy needs at least one leg');
  if (others.length === 0) {
    const outcome = simulate(first, bars, options);
    return outcome.status === 'done' ? { status: 'done', run: ofOne(first, outcome.run) } : outcome;
  }
  const outcome = simulatePortfolio(legs, bars, options);
  return outcome.status === 'done' ? { status: 'done', run: ofSeveral(legs, outcome.run) } : outcome;
}

function ofOne(leg: StrategyProgram, run: SimulationRun): StrategyRun {
  const { bars, account, buyAndHold } = run;
  return {
    ...run,
    legs: [about(leg)],
    fundings: [run.funding],
    time: bars.time,
    close: bars.close,
    heldEquity: () =>
      buyAndHold === null
        ? new Float64Array(bars.time.length).fill(account.cash)
        : buyAndHoldEquity(bars, buyAndHold, account.cash),
    buyAndHoldReturn: buyAndHold?.totalReturn ?? null,
    heldFees: buyAndHold?.fees ?? 0,
    heldSlippage: buyAndHold?.slippage ?? 0,
    heldFunding: buyAndHold?.funding ?? 0,
    legOf: new Uint8Array(run.trades.length),
  };
}

function ofSeveral(legs: readonly StrategyProgram[], run: PortfolioRun): StrategyRun {
  return {
    ...run,
    legs: legs.map(about),
    fundings: run.legs.map(({ funding }) => funding),
    close: run.held,
    heldEquity: () => run.held,
    reducedEntries: sum(run.legs.map(({ reducedEntries }) => reducedEntries)),
    slippagePaid: sum(run.legs.map(({ slippagePaid }) => slippagePaid)),
  };
}

function about({ strategy, traded, data }: StrategyProgram): StrategyRun['legs'][number] {
  return { strategy, node: traded, symbol: data.find(({ node }) => node === traded)?.symbol ?? traded };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
