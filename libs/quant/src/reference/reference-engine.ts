import type { Account } from '../simulation/account.js';
import type { PositionRules } from '../simulation/position-rules.js';
import type { ExitReason } from '../simulation/trade-log.js';
import { enterLeg, slipped } from './entries.js';
import { isHit, isMeasured, isThrough, liquidation, tightestStop } from './levels.js';
import {
  dayOf,
  equityAt,
  feesOf,
  held,
  type LegState,
  opposite,
  type Part,
  profitOf,
  type ReferenceBar,
  type ReferenceTrade,
  type SideName,
  type State,
  sideOf,
  signedUnits,
} from './state.js';

/** What the account looked like after each bar's close. */
export interface ReferenceDay {
  readonly cash: number;
  /** Units of each leg, below zero when short. */
  readonly positions: readonly number[];
  readonly equity: number;
}

export interface ReferenceLeg {
  readonly bars: readonly ReferenceBar[];
  readonly rules: PositionRules;
}

export interface ReferenceRun {
  readonly days: ReferenceDay[];
  /** Trades of each leg in the order of their entries. */
  readonly trades: readonly ReferenceTrade[][];
  readonly reducedEntries: number;
}

/**
 * The rules of a simulation, written for reading: objects, one function a rule, every stop worked out anew from the
 * history. It shares no code with `SimulationEngine` and exists so that the two can be compared.
 */
export function referenceSimulation(
  legs: readonly ReferenceLeg[],
  account: Account,
  firstDecision = 0,
): ReferenceRun {
  const state: State = {
    account,
    legs: legs.map(({ bars, rules }) => ({ bars, rules, order: null, parts: [], reducedEntries: 0 })),
    cash: account.cash,
    closes: [],
    ruined: false,
    entries: 0,
    moment: 0,
  };
  const days: ReferenceDay[] = [];
  legs[0]!.bars.forEach((_, today) => {
    if (!state.ruined && today > firstDecision) tradeOneBar(state, today);
    const equity = equityAt(state, today, 'close');
    state.closes.push(equity);
    const positions = state.legs.map((leg) => held(leg).reduce((sum, part) => sum + signedUnits(part), 0));
    days.push({ cash: state.cash, positions, equity });
  });
  return {
    days,
    trades: state.legs.map((leg) => leg.parts.map((part) => reported(part, leg.bars.at(-1)!.close))),
    reducedEntries: state.legs.reduce((sum, leg) => sum + leg.reducedEntries, 0),
  };
}

function tradeOneBar(state: State, today: number): void {
  const alarm = alarmAt(state, today - 1);
  const halted = isHalted(state, today - 1);
  for (const leg of state.legs) {
    if (alarm !== null) {
      leg.order = null;
      for (const part of held(leg)) leaveAtMarket(state, leg, part, today, leg.bars[today]!.open, alarm);
    }
    payFunding(state, leg, today);
    decide(state, leg, today, halted);
    leaveOnGap(state, leg, today);
  }
  const equity = equityAt(state, today, 'open');
  for (const leg of state.legs) enterLeg(state, leg, today, equity);
  for (const leg of state.legs) leaveInside(state, leg, today);
  if (equityAt(state, today, 'close') > 0) return;
  state.ruined = true;
  for (const leg of state.legs)
    for (const part of held(leg)) leaveAtMarket(state, leg, part, today, leg.bars[today]!.close, 'ruin');
}

function strictest(state: State, rule: 'killSwitchPercent' | 'dailyLossLimitPercent'): number {
  return Math.min(...state.legs.map(({ rules }) => rules[rule] ?? Infinity));
}

/** kill-switch: the first close at which the fall from the peak was as deep as the switch; null without one. */
function killedAt(state: State, until: number): number | null {
  const percent = strictest(state, 'killSwitchPercent');
  if (percent === Infinity) return null;
  for (let bar = 0; bar <= until; bar++) {
    const peak = Math.max(state.account.cash, ...state.closes.slice(0, bar + 1));
    if (state.closes[bar]! <= peak * (1 - percent / 100)) return bar;
  }
  return null;
}

/** daily-loss-limit: whether the equity at a close has fallen as far since the last close of the day before. */
function brokeTheDay(state: State, bar: number): boolean {
  const percent = strictest(state, 'dailyLossLimitPercent');
  if (percent === Infinity) return false;
  const leg = state.legs[0]!;
  let before = bar;
  while (before >= 0 && dayOf(leg, before) === dayOf(leg, bar)) before--;
  const began = before < 0 ? state.account.cash : state.closes[before]!;
  return state.closes[bar]! <= began * (1 - percent / 100);
}

/** Bars of a day up to and including one of them. */
function sameDayUntil(state: State, bar: number): number[] {
  if (strictest(state, 'dailyLossLimitPercent') === Infinity) return [];
  const leg = state.legs[0]!;
  return Array.from({ length: bar + 1 }, (_, past) => past).filter(
    (past) => dayOf(leg, past) === dayOf(leg, bar),
  );
}

/** What a close has set off, to be done at the next open. */
function alarmAt(state: State, decided: number): ExitReason | null {
  const killed = killedAt(state, decided);
  if (killed === decided) return 'kill_switch';
  if (killed !== null) return null;
  const first = sameDayUntil(state, decided).find((bar) => brokeTheDay(state, bar));
  return first === decided ? 'daily_loss_limit' : null;
}

function isHalted(state: State, decided: number): boolean {
  if (killedAt(state, decided) !== null) return true;
  return sameDayUntil(state, decided).some((bar) => brokeTheDay(state, bar));
}

/** funding, funding-series */
function payFunding(state: State, leg: LegState, today: number): void {
  if (!leg.rules.perpetual) return;
  const yesterday = leg.bars[today - 1]!;
  const constant = (state.account.fundingBps ?? 0) / 10_000;
  const series = leg.bars.some(({ funding }) => funding !== null);
  const due = series
    ? dueBySeries(leg, today, constant)
    : marksOf(leg, today, eightHours).map(() => constant);
  const rate = due.reduce((sum, each) => sum + each, 0);
  const { fundingFactor } = state.account;
  for (const part of held(leg)) {
    const asIs = signedUnits(part) * yesterday.close * rate;
    const received = asIs < 0 && fundingFactor > 1;
    const paid = received ? asIs : asIs * fundingFactor;
    state.cash -= paid;
    part.funding += paid;
  }
}

const eightHours = 8 * 3_600_000;

/** Whole multiples of a length of time, after yesterday's open up to today's. */
function marksOf(leg: LegState, today: number, length: number): number[] {
  const marks: number[] = [];
  let mark = Math.floor(leg.bars[today - 1]!.time / length) * length + length;
  for (; mark <= leg.bars[today]!.time; mark += length) marks.push(mark);
  return marks;
}

/** The rate in today's row, and the constant's part for every mark that no rate is near. */
function dueBySeries(leg: LegState, today: number, constant: number): number[] {
  const withRate = leg.bars.filter(({ funding }) => funding !== null).map(({ time }) => time);
  const distance = Math.min(eightHours, commonest(differences(withRate)) ?? eightHours);
  const step = commonest(differences(leg.bars.map(({ time }) => time))) ?? 0;
  const { time, funding } = leg.bars[today]!;
  const missing = marksOf(leg, today, distance).filter((mark) => {
    const shortlyBefore = withRate.some((at) => at < time && at <= mark && mark < at + distance);
    const byToday = funding !== null && mark > time - Math.max(distance, step);
    return !shortlyBefore && !byToday;
  });
  return [...(funding === null ? [] : [funding]), ...missing.map(() => (constant * distance) / eightHours)];
}

function differences(times: readonly number[]): number[] {
  return times.slice(1).map((time, i) => time - times[i]!);
}

/** The smallest of those that are there most often; null of none. */
function commonest(values: readonly number[]): number | null {
  const often = new Map<number, number>();
  for (const value of values) often.set(value, (often.get(value) ?? 0) + 1);
  return [...often].sort(([a, n], [b, m]) => m - n || a - b)[0]?.[0] ?? null;
}

/** next-open, reversal, time-exit, one-position, pyramiding, cooldown, limit-replaced */
function decide(state: State, leg: LegState, today: number, halted: boolean): void {
  const yesterday = leg.bars[today - 1]!;
  const ignored = halted || isCooling(leg, today - 1);
  const wanted = ignored ? null : wantedSide(yesterday);
  const side = sideOf(leg);
  const enters = wanted !== null && (wanted !== side || mayAdd(leg, wanted, today - 1));
  const { open } = leg.bars[today]!;
  for (const part of held(leg)) {
    const reason = reasonToLeaveAtOpen(leg, part, yesterday, wanted, today);
    if (reason !== null) leaveAtMarket(state, leg, part, today, open, reason);
  }
  if (leg.order !== null && exitSignal(yesterday, leg.order.side)) leg.order = null;
  if (enters)
    leg.order = isMeasured(leg, today - 1) ? { side: wanted, decidedAt: today - 1, twap: null } : null;
}

/** exit-beats-entry, long-and-short */
function wantedSide(bar: ReferenceBar): SideName | null {
  const long = bar.enterLong && !bar.exitLong;
  const short = bar.enterShort && !bar.exitShort;
  if (long && short) return null;
  return long ? 'long' : short ? 'short' : null;
}

function exitSignal(bar: ReferenceBar, side: SideName): boolean {
  return side === 'long' ? bar.exitLong : bar.exitShort;
}

/** pyramiding */
function mayAdd(leg: LegState, wanted: SideName, decided: number): boolean {
  const rule = leg.rules.pyramiding;
  if (rule === null || leg.rules.entry.kind === 'grid' || (leg.order?.twap ?? null) !== null) return false;
  const parts = held(leg);
  if (new Set(parts.map(({ entry }) => entry)).size >= rule.maxEntries) return false;
  const gone = (leg.bars[decided]!.close / parts.at(-1)!.entryPrice - 1) * 100;
  const good = wanted === 'long' ? gone : -gone;
  if (rule.direction === 'winning' && !(good > 0)) return false;
  if (rule.direction === 'losing' && !(good < 0)) return false;
  return Math.abs(gone) >= rule.spacingPercent;
}

/** cooldown: the bar on which the leg was last left, and whether that was long enough ago. */
function isCooling(leg: LegState, decided: number): boolean {
  const rule = leg.rules.cooldown;
  if (rule === null) return false;
  return positionsLeft(leg).some(
    ({ bar, profit }) => decided < bar + rule.bars && (rule.after === 'any' || profit < 0),
  );
}

/** Whole positions from flat to flat, by the bar of their end. */
function positionsLeft(leg: LegState): { bar: number; profit: number }[] {
  const left: { bar: number; profit: number }[] = [];
  let together: Part[] = [];
  for (const part of leg.parts) {
    const ended =
      together.length > 0 && together.every(({ exit }) => exit !== null && exit.order < part.order);
    if (ended) {
      left.push(positionOf(together));
      together = [];
    }
    together.push(part);
  }
  if (together.length > 0 && together.every(({ exit }) => exit !== null)) left.push(positionOf(together));
  return left;
}

function positionOf(parts: readonly Part[]): { bar: number; profit: number } {
  return {
    bar: Math.max(...parts.map(({ exit }) => exit!.bar)),
    profit: parts.reduce((sum, part) => sum + profitOf(part, part.exit!.price), 0),
  };
}

/** reversal, next-open, time-exit */
function reasonToLeaveAtOpen(
  leg: LegState,
  part: Part,
  yesterday: ReferenceBar,
  wanted: SideName | null,
  today: number,
): ExitReason | null {
  const { timeExitBars } = leg.rules;
  if (wanted === opposite(part.side)) return 'reversal';
  if (exitSignal(yesterday, part.side)) return 'signal';
  if (timeExitBars !== null && today - part.entryBar >= timeExitBars) return 'time_exit';
  return null;
}

/** gap-stop, target-through */
function leaveOnGap(state: State, leg: LegState, today: number): void {
  const { open } = leg.bars[today]!;
  while (stopOne(state, leg, today, open, open));
  for (const part of inOrderOfTarget(leg))
    if (part.target !== null && isThrough(open, part.target, part.side))
      leaveAtLimit(state, leg, part, today, open);
}

/** stop-first, ambiguous, gap-stop, target-through, target-after-limit */
function leaveInside(state: State, leg: LegState, today: number): void {
  const side = sideOf(leg);
  if (side === null) return;
  const bar = leg.bars[today]!;
  const worst = side === 'long' ? bar.low : bar.high;
  const best = side === 'long' ? bar.high : bar.low;
  while (stopOne(state, leg, today, worst, null));
  for (const part of inOrderOfTarget(leg))
    if (part.target !== null && !filledInside(part, today) && isThrough(best, part.target, side))
      leaveAtLimit(state, leg, part, today, part.target);
}

/** Leaves what the nearest stop or the liquidation ends when the price gets as far; false when it gets to none. */
function stopOne(state: State, leg: LegState, today: number, worst: number, gap: number | null): boolean {
  const side = sideOf(leg);
  if (side === null) return false;
  const bar = leg.bars[today]!;
  const stops = held(leg)
    .flatMap((part) => {
      const stop = tightestStop(leg, today, part);
      return stop === null ? [] : [{ part, ...stop }];
    })
    .sort((a, b) => (side === 'long' ? b.price - a.price : a.price - b.price));
  const end = liquidation(leg);
  const [nearest] = stops;
  const liquidated = end !== null && (nearest === undefined || !isThrough(nearest.price, end, side));
  const level = liquidated ? end : nearest?.price;
  if (level === undefined || !isHit(worst, level, side)) return false;
  const hit = liquidated ? held(leg) : [nearest!.part];
  const best = side === 'long' ? bar.high : bar.low;
  for (const part of hit) {
    const inside = filledInside(part, today);
    const beyond = !inside && isHit(bar.open, level, side);
    const ambiguous = gap === null && !inside && part.target !== null && isThrough(best, part.target, side);
    const reason = liquidated ? 'liquidation' : nearest!.reason;
    leaveAtMarket(state, leg, part, today, gap ?? (beyond ? bar.open : level), reason, ambiguous);
  }
  if (liquidated) leg.order = null;
  return true;
}

function filledInside(part: Part, today: number): boolean {
  return part.filledInside && part.entryBar === today;
}

function inOrderOfTarget(leg: LegState): Part[] {
  return held(leg).sort(
    (a, b) => Math.abs((a.target ?? 1e300) - a.entryPrice) - Math.abs((b.target ?? 1e300) - b.entryPrice),
  );
}

/** fees, slippage, grid, twap */
function leaveAtMarket(
  state: State,
  leg: LegState,
  part: Part,
  today: number,
  price: number,
  reason: ExitReason,
  ambiguous = false,
): void {
  const fill = slipped(state, leg, today, price, opposite(part.side), part.quantity);
  if (part.level !== null && part.level.order === leg.order) leg.order = null;
  leave(state, leg, part, today, fill, feesOf(state, leg).feeBps, reason, ambiguous);
}

function leaveAtLimit(state: State, leg: LegState, part: Part, today: number, price: number): void {
  const { feeBps, makerFeeBps } = feesOf(state, leg);
  leave(state, leg, part, today, price, makerFeeBps ?? feeBps, 'take_profit', false);
}

function leave(
  state: State,
  leg: LegState,
  part: Part,
  today: number,
  price: number,
  feeBps: number,
  reason: ExitReason,
  ambiguous: boolean,
): void {
  const fee = (part.quantity * price * feeBps) / 10_000;
  state.cash += signedUnits(part) * price - fee;
  part.exit = { bar: today, price, fee, reason, ambiguous, order: state.moment++ };
  if (held(leg).length === 0 && leg.order !== null && leg.order.twap !== null) leg.order = null;
}

/** open-at-end */
function reported(part: Part, lastClose: number): ReferenceTrade {
  const { side, quantity, entryBar, entryPrice, entryFee, funding, exit } = part;
  return {
    side,
    quantity,
    entryBar,
    entryPrice,
    exitBar: exit?.bar ?? null,
    exitPrice: exit?.price ?? null,
    fees: entryFee + (exit?.fee ?? 0),
    funding,
    profit: profitOf(part, exit?.price ?? lastClose),
    reason: exit?.reason ?? 'open',
    ambiguous: exit?.ambiguous ?? false,
  };
}
