import { anchorOf, type Bars, tiles } from '@strategy-builder/language';
import { usualStep } from '../simulation/usual-step.js';
import { emptyBars } from './empty-bars.js';

export interface Resampled {
  readonly bars: Bars;
  /** Bars of the source at either end that did not fill a whole longer bar, left out. */
  readonly leftOut: { readonly atStart: number; readonly atEnd: number };
}

/**
 * Longer bars of shorter ones, `step` milliseconds each, aligned to midnight UTC (weeks to Monday): first open, highest
 * high, lowest low, last close, sum of volumes, sum of the funding rates after the bar before opened up to the bar's open. The first and the last longer bar are kept only when the source reaches
 * to their begin and end, so none shows half of its time. Where the source rests inside, there is a longer bar if there is any
 * shorter one.
 * @throws RangeError when `step` is no whole multiple of the source's own step
 */
export function resample(source: Bars, step: number): Resampled {
  const own = usualStep(source.time);
  if (own <= 0 || step <= own || !tiles(own, step)) {
    throw new RangeError('bars can only be made longer, by a whole number of times');
  }
  const origin = anchorOf(step);
  const beginOf = (time: number) => Math.floor((time - origin) / step) * step + origin;
  const rows = source.time.length;
  let first = 0;
  while (first < rows && beginOf(source.time[first]!) !== source.time[first]) first += 1;
  let end = rows;
  const last = source.time[rows - 1]!;
  if (last + own < beginOf(last) + step) {
    while (end > first && beginOf(source.time[end - 1]!) === beginOf(last)) end -= 1;
  }
  return { bars: grouped(source, first, end, beginOf), leftOut: { atStart: first, atEnd: rows - end } };
}

function grouped(source: Bars, first: number, end: number, beginOf: (time: number) => number): Bars {
  let groups = 0;
  for (let row = first; row < end; row++)
    if (row === first || beginOf(source.time[row]!) !== beginOf(source.time[row - 1]!)) groups += 1;
  const bars = {
    ...emptyBars(groups),
    ...(source.funding && { funding: new Float64Array(groups).fill(Number.NaN) }),
  };
  let at = -1;
  for (let row = first; row < end; row++) {
    const begin = beginOf(source.time[row]!);
    if (at < 0 || bars.time[at] !== begin) {
      at += 1;
      bars.time[at] = begin;
      bars.open[at] = source.open[row]!;
      bars.high[at] = source.high[row]!;
      bars.low[at] = source.low[row]!;
    }
    bars.high[at] = Math.max(bars.high[at]!, source.high[row]!);
    bars.low[at] = Math.min(bars.low[at]!, source.low[row]!);
    bars.close[at] = source.close[row]!;
    bars.volume[at] = bars.volume[at]! + source.volume[row]!;
    const rate = source.funding?.[row] ?? Number.NaN;
    const due = source.time[row] === begin ? at : at + 1;
    if (bars.funding !== undefined && !Number.isNaN(rate) && due < groups)
      bars.funding[due] = rate + (Number.isNaN(bars.funding[due]!) ? 0 : bars.funding[due]!);
  }
  return bars;
}
