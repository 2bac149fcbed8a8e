import type { Account } from '../simulation/account.js';
import type { PositionRules } from '../simulation/position-rules.js';
import type { ExitReason } from '../simulation/trade-log.js';
import {
  distancesAreKnown,
  isHit,
  isThrough,
  type Position,
  type ReferenceBar,
  targetOf,
  tightestStop,
} from './levels.js';

export interface ReferenceTrade {
  readonly side: 'long' | 'short';
  readonly quantity: number;
  readonly entryBar: number;
  readonly entryPrice: number;
  readonly exitBar: number | null;
  readonly exitPrice: number | null;
  readonly fees: number;
  readonly funding: number;
  readonly profit: number;
  readonly reason: ExitReason;
  readonly ambiguous: boolean;
}

/** What the account looked like after each bar's close. */
export interface ReferenceDay {
  readonly cash: number;
  readonly position: number;
  readonly equity: number;
}

interface Order {
  readonly side: 'long' | 'short';
  readonly decidedAt: number;
}

interface State {
  cash: number;
  position: Position | null;
  order: Order | null;
  ruined: boolean;
  reducedEntries: number;
  trades: ReferenceTrade[];
}

/**
 * The rules of a simulation, written for reading: objects, one function a rule, every stop worked out anew from the
 * history. It shares no code with `SimulationEngine` and exists so that the two can be compared.
 */
export function referenceSimulation(
  bars: readonly ReferenceBar[],
  rules: PositionRules,
  account: Account,
  firstDecision = 0,
): { readonly days: ReferenceDay[]; readonly trades: ReferenceTrade[]; readonly reducedEntries: number } {
  const state: State = {
    cash: account.cash,
    position: null,
    order: null,
    ruined: false,
    reducedEntries: 0,
    trades: [],
  };
  const days: ReferenceDay[] = [];
  bars.forEach((bar, today) => {
    if (!state.ruined && today > firstDecision) tradeOneBar(bars, today, state, rules, account);
    days.push({
      cash: state.cash,
      position: signedUnits(state.position),
      equity: equityAt(bar.close, state),
    });
  });
  const last = bars.at(-1);
  if (state.position !== null && last !== undefined) state.trades.push(openTrade(state.position, last.close));
  return { days, trades: state.trades, reducedEntries: state.reducedEntries };
}

function tradeOneBar(
  bars: readonly ReferenceBar[],
  today: number,
  state: State,
  rules: PositionRules,
  account: Account,
): void {
  const yesterday = bars[today - 1]!;
  const bar = bars[today]!;
  const wanted = wantedSide(yesterday);
  const heldAtDecision = state.position?.side ?? null;

  payFunding(state, yesterday, bar, rules, account);
  if (state.position !== null) {
    const reason = reasonToLeaveAtOpen(state.position, yesterday, wanted, today, rules);
    if (reason !== null)
      leave(state, today, marketPrice(bar.open, opposite(state.position.side), account), reason, account);
  }
  if (state.order !== null && exitSignal(yesterday, state.order.side)) state.order = null;
  if (wanted !== null && wanted !== heldAtDecision)
    state.order = distancesAreKnown(rules, today - 1) ? { side: wanted, decidedAt: today - 1 } : null;

  if (state.position !== null) leaveOnGap(bars, today, state, rules, account);
  if (state.order !== null) enter(bars, today, state, state.order, rules, account);
  if (state.position !== null) leaveInside(bars, today, state, rules, account);
  if (equityAt(bar.close, state) <= 0) ruin(state, today, bar, account);
}

/** funding */
function payFunding(
  state: State,
  yesterday: ReferenceBar,
  bar: ReferenceBar,
  rules: PositionRules,
  account: Account,
): void {
  if (state.position === null || !rules.perpetual) return;
  const anHour = 3_600_000;
  for (let hour = Math.floor(yesterday.time / anHour) + 1; hour * anHour <= bar.time; hour++) {
    if (hour % 8 !== 0) continue;
    const paid: number = (signedUnits(state.position) * yesterday.close * (account.fundingBps ?? 0)) / 10_000;
    state.cash -= paid;
    state.position = { ...state.position, funding: state.position.funding + paid };
  }
}

/** exit-beats-entry, long-and-short */
function wantedSide(bar: ReferenceBar): 'long' | 'short' | null {
  const long = bar.enterLong && !bar.exitLong;
  const short = bar.enterShort && !bar.exitShort;
  if (long && short) return null;
  return long ? 'long' : short ? 'short' : null;
}

function exitSignal(bar: ReferenceBar, side: 'long' | 'short'): boolean {
  return side === 'long' ? bar.exitLong : bar.exitShort;
}

/** reversal, next-open, time-exit */
function reasonToLeaveAtOpen(
  position: Position,
  yesterday: ReferenceBar,
  wanted: 'long' | 'short' | null,
  today: number,
  rules: PositionRules,
): ExitReason | null {
  if (wanted === opposite(position.side)) return 'reversal';
  if (exitSignal(yesterday, position.side)) return 'signal';
  if (rules.timeExitBars !== null && today - position.entryBar >= rules.timeExitBars) return 'time_exit';
  return null;
}

/** gap-stop, target-through */
function leaveOnGap(
  bars: readonly ReferenceBar[],
  today: number,
  state: State,
  rules: PositionRules,
  account: Account,
): void {
  const position = state.position!;
  const { open } = bars[today]!;
  const stop = tightestStop(bars, today, position, rules);
  const target = targetOf(position, rules);
  if (stop !== null && isHit(open, stop.price, position.side))
    leave(state, today, marketPrice(open, opposite(position.side), account), stop.reason, account);
  else if (target !== null && isThrough(open, target, position.side))
    leave(state, today, open, 'take_profit', account);
}

/** next-open, limit-through */
function enter(
  bars: readonly ReferenceBar[],
  today: number,
  state: State,
  order: Order,
  rules: PositionRules,
  account: Account,
): void {
  const bar = bars[today]!;
  if (rules.entry.kind === 'market') {
    take(bars, today, state, order, marketPrice(bar.open, order.side, account), false, rules, account);
    return;
  }
  const decidedClose = bars[order.decidedAt]!.close;
  const offset = rules.entry.offsetPercent / 100;
  const limit = order.side === 'long' ? decidedClose * (1 - offset) : decidedClose * (1 + offset);
  const better = opposite(order.side);
  if (isThrough(bar.open, limit, better)) take(bars, today, state, order, bar.open, false, rules, account);
  else if (isThrough(better === 'long' ? bar.high : bar.low, limit, better))
    take(bars, today, state, order, limit, true, rules, account);
  else if (today - order.decidedAt >= rules.entry.bars) state.order = null;
}

/** size-at-fill, cash-limit, fees */
function take(
  bars: readonly ReferenceBar[],
  today: number,
  state: State,
  order: Order,
  price: number,
  filledInside: boolean,
  rules: PositionRules,
  account: Account,
): void {
  state.order = null;
  const fee = account.feeBps / 10_000;
  const draft: Position = {
    side: order.side,
    quantity: 0,
    entryBar: today,
    entryPrice: price,
    entryFee: 0,
    decidedAt: order.decidedAt,
    filledInside,
    funding: 0,
  };
  const wanted = wantedUnits(
    state.cash,
    price,
    tightestStop(bars, today, draft, rules)?.price ?? null,
    rules,
  );
  const allowed = (state.cash * account.leverage) / (price * (1 + fee));
  if (wanted * price > state.cash * account.leverage * (1 + 1e-12)) state.reducedEntries += 1;
  const quantity = Math.min(wanted, allowed);
  if (!(quantity > 0)) return;
  const entryFee = quantity * price * fee;
  state.position = { ...draft, quantity, entryFee };
  state.cash -= (order.side === 'long' ? quantity : -quantity) * price + entryFee;
}

function wantedUnits(equity: number, price: number, stop: number | null, rules: PositionRules): number {
  const { mode, value } = rules.size;
  switch (mode) {
    case 'percent_equity':
      return (equity * value) / 100 / price;
    case 'percent_risk':
      return stop === null ? Infinity : (equity * value) / 100 / Math.abs(price - stop);
    case 'fixed_notional':
      return value / price;
    case 'fixed_units':
      return value;
    default:
      throw new Error(mode);
  }
}

/** stop-first, ambiguous, gap-stop, target-through, target-after-limit */
function leaveInside(
  bars: readonly ReferenceBar[],
  today: number,
  state: State,
  rules: PositionRules,
  account: Account,
): void {
  const position = state.position!;
  const bar = bars[today]!;
  const enteredInsideToday = position.filledInside && position.entryBar === today;
  const stop = tightestStop(bars, today, position, rules);
  const target = targetOf(position, rules);
  const worst = position.side === 'long' ? bar.low : bar.high;
  const best = position.side === 'long' ? bar.high : bar.low;
  const targetHit = target !== null && !enteredInsideToday && isThrough(best, target, position.side);
  if (stop !== null && isHit(worst, stop.price, position.side)) {
    const alreadyAtOpen = !enteredInsideToday && isHit(bar.open, stop.price, position.side);
    const price = marketPrice(alreadyAtOpen ? bar.open : stop.price, opposite(position.side), account);
    leave(state, today, price, stop.reason, account, targetHit);
  } else if (targetHit) leave(state, today, target!, 'take_profit', account);
}

/** fees */
function leave(
  state: State,
  today: number,
  price: number,
  reason: ExitReason,
  account: Account,
  ambiguous = false,
): void {
  const position = state.position!;
  const fee = (position.quantity * price * account.feeBps) / 10_000;
  state.cash += signedUnits(position) * price - fee;
  const gain = signedUnits(position) * (price - position.entryPrice);
  state.trades.push({
    ...reported(position),
    exitBar: today,
    exitPrice: price,
    fees: position.entryFee + fee,
    profit: gain - position.entryFee - fee - position.funding,
    reason,
    ambiguous,
  });
  state.position = null;
}

/** open-at-end */
function openTrade(position: Position, lastClose: number): ReferenceTrade {
  return {
    ...reported(position),
    exitBar: null,
    exitPrice: null,
    fees: position.entryFee,
    profit: signedUnits(position) * (lastClose - position.entryPrice) - position.entryFee - position.funding,
    reason: 'open',
    ambiguous: false,
  };
}

/** ruin */
function ruin(state: State, today: number, bar: ReferenceBar, account: Account): void {
  state.ruined = true;
  if (state.position !== null)
    leave(state, today, marketPrice(bar.close, opposite(state.position.side), account), 'ruin', account);
}

function reported(position: Position) {
  const { side, quantity, entryBar, entryPrice, funding } = position;
  return { side, quantity, entryBar, entryPrice, funding };
}

/** marked-at-close */
function equityAt(close: number, state: State): number {
  return state.cash + signedUnits(state.position) * close;
}

function signedUnits(position: Position | null): number {
  return position === null ? 0 : position.side === 'long' ? position.quantity : -position.quantity;
}

function marketPrice(price: number, side: 'long' | 'short', account: Account): number {
  const slippage = account.slippageBps / 10_000;
  return side === 'long' ? price * (1 + slippage) : price * (1 - slippage);
}

function opposite(side: 'long' | 'short'): 'long' | 'short' {
  return side === 'long' ? 'short' : 'long';
}
