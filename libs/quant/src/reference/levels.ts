import type { PositionRules, PriceDistance } from '../simulation/position-rules.js';
import type { ExitReason } from '../simulation/trade-log.js';
import { held, type LegState, type Part, type SideName } from './state.js';

interface Level {
  readonly price: number;
  readonly reason: ExitReason;
}

/** stops-from-fill: the fixed stop or the trailing one, whichever is nearer to the price. */
export function tightestStop(leg: LegState, today: number, part: Part): Level | null {
  const { rules } = leg;
  const fixed = rules.stopLoss === null ? null : away(part, rules.stopLoss, part.entryPrice, -1);
  const trailing = trailingStop(leg, today, part);
  if (fixed === null) return trailing === null ? null : { price: trailing, reason: 'trailing_stop' };
  if (trailing !== null && isThrough(trailing, fixed, part.side))
    return { price: trailing, reason: 'trailing_stop' };
  return { price: fixed, reason: 'stop_loss' };
}

/** trailing-previous, target-after-limit */
function trailingStop({ bars, rules }: LegState, today: number, part: Part): number | null {
  if (rules.trailingStop === null) return null;
  const seen = [part.entryPrice];
  for (let past = part.entryBar; past < today; past++) {
    const bar = bars[past]!;
    if (past === part.entryBar && part.filledInside) seen.push(bar.close);
    else seen.push(part.side === 'long' ? bar.high : bar.low);
  }
  const extreme = part.side === 'long' ? Math.max(...seen) : Math.min(...seen);
  return away(part, rules.trailingStop, extreme, -1);
}

/** liquidation */
export function liquidation(leg: LegState): number | null {
  const parts = held(leg);
  const rule = leg.rules.leverage;
  if (rule === null || parts.length === 0) return null;
  const units = parts.reduce((sum, { quantity }) => sum + quantity, 0);
  const notional = parts.reduce((sum, { quantity, entryPrice }) => sum + quantity * entryPrice, 0);
  const margin = notional / rule.multiple;
  const kept = rule.maintenancePercent / 100;
  // margin + units × (price − entry) = kept × units × price for longs, with the gain turned round for shorts.
  const price =
    parts[0]!.side === 'long'
      ? (notional - margin) / (units * (1 - kept))
      : (notional + margin) / (units * (1 + kept));
  return price > 0 ? price : null;
}

/** A level on the good (1) or bad (−1) side of a price, as seen by the position; ATR distances are of the deciding bar. */
export function away(
  { side, decidedAt }: Pick<Part, 'side' | 'decidedAt'>,
  distance: PriceDistance,
  price: number,
  direction: 1 | -1,
): number {
  const amount =
    distance.mode === 'percent'
      ? (price * distance.percent) / 100
      : distance.multiple * distance.column[decidedAt]!;
  return price + (side === 'long' ? direction : -direction) * amount;
}

/** stops-from-fill, volatility-target, inverse-volatility */
export function isMeasured({ rules }: LegState, decided: number): boolean {
  const distances: (PriceDistance | null)[] = [rules.stopLoss, rules.takeProfit, rules.trailingStop];
  const all = [...distances, ...rules.ladder.map(({ distance }) => distance)];
  const known = all.every(
    (distance) => distance === null || distance.mode === 'percent' || distance.column[decided]! > 0,
  );
  return known && (!('column' in rules.size) || rules.size.column[decided]! > 0);
}

/** take_profit and ladder: the target of each part of an entry, with its share of it. */
export function targetsOf(
  rules: PositionRules,
  of: Pick<Part, 'side' | 'decidedAt'>,
  price: number,
): { readonly share: number; readonly target: number | null }[] {
  const all = rules.takeProfit === null ? null : away(of, rules.takeProfit, price, 1);
  const steps = rules.ladder.map(({ distance, sharePercent }) => {
    const own = away(of, distance, price, 1);
    return { share: sharePercent / 100, target: all !== null && isThrough(own, all, of.side) ? all : own };
  });
  const left = 1 - steps.reduce((sum, { share }) => sum + share, 0);
  return left > 1e-9 ? [...steps, { share: left, target: all }] : steps;
}

export function isThrough(price: number, level: number, side: SideName): boolean {
  return side === 'long' ? price > level : price < level;
}

export function isHit(price: number, stop: number, side: SideName): boolean {
  return side === 'long' ? price <= stop : price >= stop;
}
