import type { PriceDistance } from './position-rules.js';

export type Side = 1 | -1;

/** A part of a position with its own row in the trade log, its own stop, target and age. */
export interface Lot {
  /** Row of the trade log. */
  readonly trade: number;
  /** Counts entries; the parts of one entry share it. */
  readonly entry: number;
  /** Units, below zero when short. */
  readonly units: number;
  readonly price: number;
  /** Bar inside which it filled, −1 when it filled at an open. */
  readonly insideBar: number;
  readonly fixedStop: number;
  /** Absolute distance of the trailing stop, when it is not a percentage. */
  readonly trailDistance: number;
  readonly target: number;
  /** First bar at whose open it has been held for long enough. */
  readonly timeExit: number;
  /** The grid and its level that it came from. */
  readonly grid: { readonly from: number[]; readonly level: number } | null;
  /** The tighter of the fixed and the trailing stop. */
  stop: number;
  /** Most favourable price since the entry that the trailing stop knows of; out of reach without one. */
  best: number;
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

export function isKnown(distance: PriceDistance | null, decided: number): boolean {
  return distance === null || distance.mode === 'percent' || distance.column[decided]! > 0;
}
