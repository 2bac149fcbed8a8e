import type { Bars } from '@strategy-builder/language';
import { passes, reaches, type Side } from './lot.js';
import type { PositionRules } from './position-rules.js';

const noLevels: number[] = [];

/** An entry in the market. A leg has one at a time, so one object serves all of them. */
export class EntryOrder {
  side: Side = 1;
  /** Bar whose close decided it. */
  decided = -1;
  /** TWAP: units of each part, once the first has filled. */
  part = 0.5;
  /** TWAP: parts that are still to come. */
  parts = 0;
  /** TWAP: the number of its entry, once the first part has filled. */
  entry = -1;
  /** Grid: for each level the first bar on which it may fill; infinite while it is held. */
  from: number[] = noLevels;

  /** What was decided at the close of a bar. */
  become(side: Side, decided: number, { entry }: PositionRules): this {
    this.side = side;
    this.decided = decided;
    this.part = 0;
    this.parts = entry.kind === 'twap' ? entry.parts : 0;
    this.entry = -1;
    this.from = entry.kind === 'grid' ? new Array<number>(entry.levels).fill(decided + 1) : noLevels;
    return this;
  }
}

/** A fill: at the open, or inside the bar at a level. */
export interface Fill {
  readonly price: number;
  readonly inside: boolean;
}

/** Rule limit-through: what a limit order does on bar t, null when it does not fill. */
export function limitFill({ open, high, low }: Bars, t: number, limit: number, side: Side): Fill | null {
  const better = -side as Side;
  if (passes(open[t]!, limit, better)) return { price: open[t]!, inside: false };
  return passes(side > 0 ? low[t]! : high[t]!, limit, better) ? { price: limit, inside: true } : null;
}

/** Rule stop-entry: what a stop order that enters does on bar t, null when it does not fill. */
export function stopFill({ open, high, low }: Bars, t: number, level: number, side: Side): Fill | null {
  const against = -side as Side;
  if (reaches(open[t]!, level, against)) return { price: open[t]!, inside: false };
  return reaches(side > 0 ? high[t]! : low[t]!, level, against) ? { price: level, inside: true } : null;
}
