import { away, isHit, isThrough, targetsOf } from './levels.js';
import {
  dayOf,
  equityAt,
  feesOf,
  held,
  type LegState,
  type Order,
  opposite,
  type Part,
  profitOf,
  type SideName,
  type State,
} from './state.js';

interface Fill {
  readonly price: number;
  readonly inside: boolean;
}

/** next-open, limit-through, stop-entry, twap, grid, max-trades */
export function enterLeg(state: State, leg: LegState, today: number, equity: number): void {
  const { order } = leg;
  if (order === null) return;
  const { entry } = leg.rules;
  const bar = leg.bars[today]!;
  const full = dayIsFull(leg, today);
  const atOpen = { price: bar.open, inside: false };
  if (entry.kind === 'market') {
    leg.order = null;
    if (!full) take(state, leg, today, order, atOpen, equity, 1);
  } else if (entry.kind === 'twap') {
    if (order.twap === null && full) leg.order = null;
    else enterPart(state, leg, today, order, equity, entry.parts);
  } else if (entry.kind === 'grid') {
    for (let number = 1; number <= entry.levels; number++)
      if (!dayIsFull(leg, today) && levelWaits(leg, order, number, today))
        enterLevel(state, leg, today, order, number, equity);
  } else {
    const close = leg.bars[order.decidedAt]!.close;
    const offset = order.side === 'long' ? entry.offsetPercent : -entry.offsetPercent;
    const level = entry.kind === 'limit' ? close * (1 - offset / 100) : close + (close * offset) / 100;
    const fill = full ? null : fillAt(leg, today, order.side, level, entry.kind);
    if (fill !== null) {
      leg.order = null;
      take(state, leg, today, order, fill, equity, 1);
    } else if (today - order.decidedAt >= entry.bars) leg.order = null;
  }
}

function fillAt(
  leg: LegState,
  today: number,
  side: SideName,
  level: number,
  kind: 'limit' | 'stop',
): Fill | null {
  const { open, high, low } = leg.bars[today]!;
  if (kind === 'limit') {
    const better = opposite(side);
    if (isThrough(open, level, better)) return { price: open, inside: false };
    return isThrough(side === 'long' ? low : high, level, better) ? { price: level, inside: true } : null;
  }
  if (isHit(open, level, opposite(side))) return { price: open, inside: false };
  return isHit(side === 'long' ? high : low, level, opposite(side)) ? { price: level, inside: true } : null;
}

/** twap */
function enterPart(
  state: State,
  leg: LegState,
  today: number,
  order: Order,
  equity: number,
  parts: number,
): void {
  const atOpen = { price: leg.bars[today]!.open, inside: false };
  if (order.twap === null) {
    const unitsOfPart =
      wantedUnits(state, leg, order, worstPrice(state, atOpen.price, order.side), equity) / parts;
    const entry = take(state, leg, today, order, atOpen, equity, 1, unitsOfPart);
    if (entry === null || parts === 1) leg.order = null;
    else order.twap = { entry, unitsOfPart, partsLeft: parts - 1 };
    return;
  }
  take(state, leg, today, order, atOpen, equity, 1, order.twap.unitsOfPart);
  order.twap.partsLeft -= 1;
  if (order.twap.partsLeft === 0) leg.order = null;
}

/** grid: a level waits unless it is held or was left on this very bar. */
function levelWaits(leg: LegState, order: Order, number: number, today: number): boolean {
  return leg.parts.every(
    ({ level, exit }) =>
      level === null ||
      level.order !== order ||
      level.number !== number ||
      (exit !== null && exit.bar < today),
  );
}

function enterLevel(
  state: State,
  leg: LegState,
  today: number,
  order: Order,
  number: number,
  equity: number,
): void {
  const { entry } = leg.rules;
  if (entry.kind !== 'grid') return;
  const close = leg.bars[order.decidedAt]!.close;
  const priceOf = (steps: number) =>
    order.side === 'long'
      ? close * (1 - (steps * entry.spacingPercent) / 100)
      : close * (1 + (steps * entry.spacingPercent) / 100);
  const fill = fillAt(leg, today, order.side, priceOf(number), 'limit');
  if (fill === null) return;
  const target = leg.rules.takeProfit === null ? priceOf(number - 1) : null;
  take(state, leg, today, order, fill, equity, entry.levels, undefined, { number, target });
}

/** size-at-fill, cash-limit, fees, slippage, ladder. Gives the number of the entry, null when nothing was bought. */
function take(
  state: State,
  leg: LegState,
  today: number,
  order: Order,
  fill: Fill,
  equity: number,
  share: number,
  units?: number,
  grid?: { readonly number: number; readonly target: number | null },
): number | null {
  const { account } = state;
  const { entry } = leg.rules;
  const waited = entry.kind === 'limit' || entry.kind === 'grid';
  const fees = feesOf(state, leg);
  const feeBps = waited ? (fees.makerFeeBps ?? fees.feeBps) : fees.feeBps;
  const worst = waited ? fill.price : worstPrice(state, fill.price, order.side);
  const wanted = units ?? wantedUnits(state, leg, order, worst, equity) / share;
  if (!(wanted > 0 && equity > 0)) return null;
  const room = roomLeft(state, today, equity);
  const byVolume =
    !waited && account.slippageModel === 'volume_share'
      ? (account.volumeLimitPercent / 100) * leg.bars[today - 1]!.volume
      : Infinity;
  if (wanted * worst > room + 1e-9 * equity || wanted > byVolume) leg.reducedEntries += 1;
  const impact = account.slippageModel === 'volume_share' && account.priceImpact > 0;
  const measured = !waited && impact ? Math.max(fill.price, worst) : worst;
  const quantity = Math.min(wanted, room / (measured * (1 + Math.max(feeBps, 0) / 10_000)), byVolume);
  if (!(quantity * worst > 1e-12 * equity)) return null;
  const price = waited ? fill.price : slipped(state, leg, today, fill.price, order.side, quantity);
  const number = order.twap?.entry ?? state.entries++;
  for (const { share: part, target } of targetsOf(leg.rules, order, price)) {
    const own = quantity * part;
    const entryFee = (own * price * feeBps) / 10_000;
    const { side, decidedAt } = order;
    leg.parts.push({
      order: state.moment++,
      side,
      quantity: own,
      entry: number,
      entryBar: today,
      entryPrice: price,
      entryFee,
      decidedAt,
      filledInside: fill.inside,
      target:
        grid?.target == null ? target : target === null ? grid.target : nearer(target, grid.target, side),
      level: grid === undefined ? null : { order, number: grid.number },
      funding: 0,
      exit: null,
    });
    state.cash -= (side === 'long' ? own : -own) * price + entryFee;
  }
  return number;
}

function nearer(a: number, b: number | null, side: SideName): number {
  if (b === null) return a;
  return isThrough(a, b, side) ? b : a;
}

/** cash-limit */
function roomLeft(state: State, today: number, equity: number): number {
  const stated = state.legs.flatMap(({ rules }) =>
    rules.leverage === null ? [] : [rules.leverage.multiple],
  );
  const leverage = stated.length === 0 ? state.account.leverage : Math.min(...stated);
  let notional = 0;
  for (const leg of state.legs)
    for (const { quantity } of held(leg)) notional += quantity * leg.bars[today]!.open;
  const spent = Math.max(0, equity - equityAt(state, today, 'open'));
  return equity * leverage - notional - spent;
}

/** size-at-fill, volatility-target, kelly, inverse-volatility */
function wantedUnits(state: State, leg: LegState, order: Order, price: number, equity: number): number {
  const { size, stopLoss, trailingStop } = leg.rules;
  switch (size.mode) {
    case 'percent_equity':
      return (equity * size.value) / 100 / price;
    case 'percent_risk': {
      const stops = [stopLoss, trailingStop].flatMap((one) =>
        one === null ? [] : [away(order, one, price, -1)],
      );
      const distances = stops.map((stop) => Math.abs(price - stop));
      return distances.length === 0 ? Infinity : (equity * size.value) / 100 / Math.min(...distances);
    }
    case 'fixed_notional':
      return size.value / price;
    case 'fixed_units':
      return size.value;
    case 'volatility_target': {
      const volatility = size.column[order.decidedAt]!;
      return (Math.min(size.value / 100 / volatility, size.capPercent / 100) * equity) / price;
    }
    case 'kelly': {
      const cap = size.capPercent / 100;
      const returns = leg.parts.flatMap((part) =>
        part.exit === null ? [] : [profitOf(part, part.exit.price) / (part.quantity * part.entryPrice)],
      );
      if (returns.length < size.leastTrades) return (equity * cap * size.value) / 100 / price;
      const wins = returns.filter((one) => one > 0);
      const losses = returns.filter((one) => one < 0);
      const mean = (all: number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
      const rate = wins.length / returns.length;
      if (losses.length > 0 && wins.length === 0) return 0;
      const full = losses.length === 0 ? rate : rate - (1 - rate) / (mean(wins) / -mean(losses));
      return (equity * Math.min((full * size.value) / 100, cap)) / price;
    }
    case 'inverse_volatility': {
      const calm = (of: LegState) => {
        const { size } = of.rules;
        const value = size.mode === 'inverse_volatility' ? size.column[order.decidedAt]! : Number.NaN;
        return value > 0 ? 1 / value : 0;
      };
      const all = state.legs.reduce((sum, one) => sum + calm(one), 0);
      return (((equity * size.value) / 100) * (calm(leg) / all)) / price;
    }
  }
}

/** slippage: the price of a market order. */
export function slipped(
  { account }: State,
  leg: LegState,
  today: number,
  price: number,
  side: SideName,
  units: number,
): number {
  const direction = side === 'long' ? 1 : -1;
  const base = account.slippageBps / 10_000;
  switch (account.slippageModel) {
    case 'bps':
      return price * (1 + direction * base);
    case 'half_spread':
      return price * (1 + (direction * base) / 2);
    case 'volume_share': {
      const share = Math.min(1, units / leg.bars[today - 1]!.volume);
      return Math.max(0, price * (1 + direction * (base + account.priceImpact * share * share)));
    }
  }
}

/** The worst that an entry can cost, known before its size is. */
function worstPrice({ account }: State, price: number, side: SideName): number {
  const direction = side === 'long' ? 1 : -1;
  const base = account.slippageBps / 10_000;
  if (account.slippageModel === 'half_spread') return price * (1 + (direction * base) / 2);
  const share = account.volumeLimitPercent / 100;
  const impact = account.slippageModel === 'volume_share' ? account.priceImpact * share * share : 0;
  return Math.max(0, price * (1 + direction * (base + impact)));
}

/** max-trades */
function dayIsFull(leg: LegState, today: number): boolean {
  const most = leg.rules.maxTradesPerDay;
  if (most === null) return false;
  const first = new Map<number, Part>();
  for (const part of leg.parts) if (!first.has(part.entry)) first.set(part.entry, part);
  const ofToday = [...first.values()].filter(({ entryBar }) => dayOf(leg, entryBar) === dayOf(leg, today));
  return ofToday.length >= most;
}
