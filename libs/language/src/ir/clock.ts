import { tiles } from '../timeframe.js';

/**
 * The bars at which a value may change, by its place in the graph's list: 0 is every bar of the program, each other
 * the bars at which one longer timeframe closes. A constant has none.
 */
export type Clock = number;

/** The bars of the program themselves. */
export const everyBar: Clock = 0;

/** What a clock of a longer timeframe counts; lengths in milliseconds. */
export interface Timeframe {
  /** As it was written: `4h`. */
  readonly name: string;
  readonly length: number;
  /** Length of the program's bars that make it up. */
  readonly base: number;
  /** The bars input whose times move the clock; all inputs of a program share their times. */
  readonly bars: string;
}

/**
 * The clock of what reads values of two: the faster one when the slower one's bars are made of whole bars of it, else
 * every bar of the program.
 */
export function fasterClock(
  a: Clock | null,
  b: Clock | null,
  timeframeOf: (clock: Clock) => Timeframe,
): Clock | null {
  if (a === null || a === b) return b;
  if (b === null) return a;
  if (a === everyBar || b === everyBar) return everyBar;
  const [one, other] = [timeframeOf(a), timeframeOf(b)];
  if (one.base !== other.base) return everyBar;
  if (tiles(one.length, other.length)) return a;
  return tiles(other.length, one.length) ? b : everyBar;
}
