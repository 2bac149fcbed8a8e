import type { Bars } from '@strategy-builder/language';
import { passes, reaches, type Side } from './lot.js';
import type { PositionRules } from './position-rules.js';

/** An entry in the market. */
export interface EntryOrder {
  readonly side: Side;
  /** Bar whose close decided it. */
  readonly decided: number;
  /** TWAP: units of each part, once the first has filled. */
  part: number;
  /** TWAP: parts that are still to come. */
  parts: number;
  /** TWAP: the number of its entry, once the first part has filled. */
  entry: number;
  /** Grid: for each level the first bar on which it may fill; infinite while it is held. */
  readonly from: number[];
}

const noLevels: number[] = [];

export function entryOrder(side: Side, decided: number, { entry }: PositionRules): EntryOrder {
  return {
    side,
    decided,
    part: 0,
    parts: entry.kind === 'twap' ? entry.parts : 0,
    entry: -1,
    from: entry.kind === 'grid' ? new Array<number>(entry.levels).fill(decided + 1) : noLevels,
  };
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
