import type { PriceDistance } from './position-rules.js';

export type Side = 1 | -1;

/** The grid and its level that a lot came from. */
export interface Grid {
  /** For each level the first bar on which it may fill. */
  readonly from: number[];
  readonly level: number;
  /** Of the level, where no other is set. */
  readonly target: number | null;
}

/**
 * A part of a position with its own row in the trade log, its own stop, target and age. The object of a lot that has
 * ended serves the next one: made anew it would cost more than all that a trade is worked out with.
 */
export class Lot {
  /** Row of the trade log. */
  trade = 0;
  /** Counts entries; the parts of one entry share it. */
  entry = 0;
  /** Units, below zero when short. */
  units = 0.5;
  price = 0.5;
  /** Bar inside which it filled, −1 when it filled at an open. */
  insideBar = -1;
  fixedStop = 0.5;
  /** Absolute distance of the trailing stop, when it is not a percentage. */
  trailDistance = 0.5;
  target = 0.5;
  /** First bar at whose open it has been held for long enough. */
  timeExit = Infinity;
  grid: Grid | null = null;
  /** The tighter of the fixed and the trailing stop. */
  stop = 0.5;
  /** Most favourable price since the entry that the trailing stop knows of; out of reach without one. */
  best = 0.5;
}

/** Whether a price lies strictly beyond a level in the direction that is good for `side`. */
export function passes(price: number, level: number, side: Side): boolean {
  return side > 0 ? price > level : price < level;
}

/** Whether a price is at or beyond a stop of a position of that side. */
export function reaches(price: number, stop: number, side: Side): boolean {
  return side > 0 ? price <= stop : price >= stop;
}

export function distanceAt(distance: PriceDistance, price: number, decided: number): number {
  return distance.mode === 'percent'
    ? (price * distance.percent) / 100
    : distance.multiple * distance.column[decided]!;
}

/** The tighter of a fixed stop and a trailing one, whose most favourable price is `best`. */
export function tightestStop(
  trailing: PriceDistance | null,
  side: Side,
  fixedStop: number,
  best: number,
  trailDistance: number,
): number {
  if (trailing === null) return fixedStop;
  const distance = trailing.mode === 'percent' ? (best * trailing.percent) / 100 : trailDistance;
  const trail = best - side * distance;
  return passes(trail, fixedStop, side) ? trail : fixedStop;
}
