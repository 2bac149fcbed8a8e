/** One stretch below an earlier peak, in indices of the equity that it was read from. */
export interface Drawdown {
  /** Last index at the peak; −1 when the peak is the starting value. */
  readonly peak: number;
  readonly valley: number;
  /** First index at or above the peak again; the last index when that has not happened. */
  readonly end: number;
  readonly recovered: boolean;
  /** Positive fraction of the peak. */
  readonly depth: number;
}

/** Every drawdown of an equity curve that began at `start`. */
export function drawdowns(start: number, equity: ArrayLike<number>): Drawdown[] {
  const found: Drawdown[] = [];
  let high = start;
  let peak = -1;
  let valley = -1;
  let low = Infinity;
  const record = (end: number, recovered: boolean) =>
    found.push({ peak, valley, end, recovered, depth: 1 - low / high });
  for (let i = 0; i < equity.length; i++) {
    const value = equity[i]!;
    if (value >= high) {
      if (valley >= 0) record(i, true);
      high = value;
      peak = i;
      valley = -1;
      low = Infinity;
    } else if (value < low) {
      low = value;
      valley = i;
    }
  }
  if (valley >= 0) record(equity.length - 1, false);
  return found;
}

/** The longest of `drawdowns`, from its peak to its end, in the unit of `time`; 0 without one. */
export function longestDrawdown(start: number, equity: ArrayLike<number>, time: ArrayLike<number>): number {
  let high = start;
  let peak = 0;
  let longest = 0;
  let below = false;
  for (let i = 0; i < equity.length; i++) {
    const value = equity[i]!;
    if (value >= high) {
      if (below) longest = Math.max(longest, time[i]! - time[peak]!);
      high = value;
      peak = i;
      below = false;
    } else below = true;
  }
  return below ? Math.max(longest, time[equity.length - 1]! - time[peak]!) : longest;
}

/** The deepest drawdown as a positive fraction; 0 without one. */
export function maxDrawdown(start: number, equity: ArrayLike<number>): number {
  let high = start;
  let low = start;
  let worst = 0;
  for (let i = 0; i < equity.length; i++) {
    const value = equity[i]!;
    if (value > high) {
      worst = Math.max(worst, 1 - low / high);
      high = value;
      low = value;
    } else if (value < low) low = value;
  }
  return Math.max(worst, 1 - low / high);
}
