import type { PositionRules, PriceDistance } from '../simulation/position-rules.js';
import type { ExitReason } from '../simulation/trade-log.js';

/** One bar and what was decided at its close. */
export interface ReferenceBar {
  /** Unix milliseconds of its open. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly enterLong: boolean;
  readonly exitLong: boolean;
  readonly enterShort: boolean;
  readonly exitShort: boolean;
}

/** A position with all that its stops and targets are worked out from. */
export interface Position {
  readonly side: 'long' | 'short';
  readonly quantity: number;
  readonly entryBar: number;
  readonly entryPrice: number;
  readonly entryFee: number;
  readonly decidedAt: number;
  readonly filledInside: boolean;
  /** Paid so far. */
  readonly funding: number;
}

/** stops-from-fill: the fixed stop or the trailing one, whichever is nearer to the price. */
export function tightestStop(
  bars: readonly ReferenceBar[],
  today: number,
  position: Position,
  rules: PositionRules,
): { readonly price: number; readonly reason: ExitReason } | null {
  const fixed = rules.stopLoss === null ? null : away(position, rules.stopLoss, position.entryPrice, -1);
  const trailing = trailingStop(bars, today, position, rules);
  if (fixed === null) return trailing === null ? null : { price: trailing, reason: 'trailing_stop' };
  if (trailing !== null && isThrough(trailing, fixed, position.side))
    return { price: trailing, reason: 'trailing_stop' };
  return { price: fixed, reason: 'stop_loss' };
}

/** trailing-previous, target-after-limit */
function trailingStop(
  bars: readonly ReferenceBar[],
  today: number,
  position: Position,
  rules: PositionRules,
): number | null {
  if (rules.trailingStop === null) return null;
  const seen = [position.entryPrice];
  for (let past = position.entryBar; past < today; past++) {
    const bar = bars[past]!;
    if (past === position.entryBar && position.filledInside) seen.push(bar.close);
    else seen.push(position.side === 'long' ? bar.high : bar.low);
  }
  const extreme = position.side === 'long' ? Math.max(...seen) : Math.min(...seen);
  return away(position, rules.trailingStop, extreme, -1);
}

export function targetOf(position: Position, rules: PositionRules): number | null {
  return rules.takeProfit === null ? null : away(position, rules.takeProfit, position.entryPrice, 1);
}

/** A level on the good (1) or bad (−1) side of a price, as seen by the position; ATR distances are of the deciding bar. */
function away(position: Position, distance: PriceDistance, price: number, direction: 1 | -1): number {
  const amount =
    distance.mode === 'percent'
      ? (price * distance.percent) / 100
      : distance.multiple * distance.column[position.decidedAt]!;
  return price + (position.side === 'long' ? direction : -direction) * amount;
}

export function distancesAreKnown(rules: PositionRules, decided: number): boolean {
  return [rules.stopLoss, rules.takeProfit, rules.trailingStop].every(
    (distance) => distance === null || distance.mode === 'percent' || distance.column[decided]! > 0,
  );
}

export function isThrough(price: number, level: number, side: 'long' | 'short'): boolean {
  return side === 'long' ? price > level : price < level;
}

export function isHit(price: number, stop: number, side: 'long' | 'short'): boolean {
  return side === 'long' ? price <= stop : price >= stop;
}
