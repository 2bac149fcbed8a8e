import type { Bars } from '@strategy-builder/language';
import { longestRest, usualStep } from '@strategy-builder/quant';

export interface SeriesReport {
  /** `1m`, `15m`, `1h`, `1d`, … by the commonest distance between bars. */
  readonly timeframe: string;
  /** ISO times of the first and last bar's open. */
  readonly from: string;
  readonly to: string;
  readonly warnings: readonly string[];
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Looks at bars in order of time: their timeframe, and where bars are missing. */
export function inspectSeries({ time }: Bars): SeriesReport {
  const step = usualStep(time);
  return {
    timeframe: nameOfStep(step),
    from: isoTime(time[0]),
    to: isoTime(time.at(-1)),
    warnings: gapWarnings(time, step),
  };
}

function nameOfStep(step: number): string {
  if (step % (7 * day) === 0) return `${step / (7 * day)}w`;
  if (step % day === 0) return `${step / day}d`;
  if (step % hour === 0) return `${step / hour}h`;
  if (step % minute === 0) return `${step / minute}m`;
  return `${step / 1_000}s`;
}

/** Missing bars: distances longer than the market rests by itself. */
function gapWarnings(time: Float64Array, step: number): string[] {
  const allowed = longestRest(time, step);
  const gaps: string[] = [];
  let missing = 0;
  for (let i = 1; i < time.length; i += 1) {
    const distance = (time[i] as number) - (time[i - 1] as number);
    if (distance <= allowed) continue;
    missing += Math.round(distance / step) - 1;
    gaps.push(`${isoTime(time[i - 1])} to ${isoTime(time[i])}`);
  }
  if (gaps.length === 0) return [];
  const shown = gaps.slice(0, 3).join('; ');
  return [
    `${gaps.length} ${gaps.length === 1 ? 'hole' : 'holes'} (about ${missing} bars): ${shown}${gaps.length > 3 ? '; …' : ''}`,
  ];
}

function isoTime(at: number | undefined): string {
  return new Date(at ?? 0).toISOString();
}
