import { type Account, defaultAccount } from '../simulation/account.js';
import { SimulationEngine } from '../simulation/engine.js';
import type { LegParts } from '../simulation/leg.js';
import { type PositionRules, plainRules } from '../simulation/position-rules.js';
import type { TradeLog } from '../simulation/trade-log.js';
import { signalsOn } from './bars.js';

/** 1,000 of cash and no costs: what tests of rules begin with. */
export const freeAccount: Account = { ...defaultAccount, cash: 1_000, feeBps: 0, slippageBps: 0 };

/** One leg: signals on some bars, and what differs from market orders without a stop. */
export function legWith(
  bars: LegParts['bars'],
  on: Parameters<typeof signalsOn>[1],
  rules: Partial<PositionRules> = {},
): LegParts {
  return { bars, signals: signalsOn(bars.time.length, on), rules: { ...plainRules, ...rules } };
}

/** Trades as tests read them. */
export function tradesIn(log: TradeLog) {
  return Array.from({ length: log.length }, (_, i) => ({
    side: log.side[i] === 1 ? 'long' : 'short',
    entry: [log.entryBar[i], log.entryPrice[i]],
    exit: log.exitBar[i] === -1 ? null : [log.exitBar[i], log.exitPrice[i]],
    reason: log.reasonOf(i),
    quantity: log.quantity[i]!,
    profit: log.profit[i]!,
    fees: log.fees[i]!,
    funding: log.funding[i]!,
    ambiguous: log.ambiguous[i] === 1,
  }));
}

/** Simulates legs on one account over all bars. */
export function tradeLegs(legs: readonly LegParts[], account: Partial<Account> = {}) {
  const engine = new SimulationEngine(legs, { ...freeAccount, ...account });
  engine.advance(0, engine.equity.length);
  return {
    engine,
    trades: tradesIn(engine.trades),
    legs: engine.legs.map(({ trades }) => tradesIn(trades)),
    equity: Array.from(engine.equity),
  };
}
