import type { Bars } from '@strategy-builder/language';

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
  const step = commonestStep(time);
  return {
    timeframe: nameOfStep(step),
    from: isoTime(time[0]),
    to: isoTime(time.at(-1)),
    warnings: gapWarnings(time, step),
  };
}

function commonestStep(time: Float64Array): number {
  const counts = new Map<number, number>();
  for (let i = 1; i < time.length; i += 1) {
    const step = (time[i] as number) - (time[i - 1] as number);
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  let best = 0;
  let bestCount = 0;
  for (const [step, count] of counts) {
    if (count > bestCount || (count === bestCount && step < best)) [best, bestCount] = [step, count];
  }
  return best;
}

function nameOfStep(step: number): string {
  if (step % (7 * day) === 0) return `${step / (7 * day)}w`;
  if (step % day === 0) return `${step / day}d`;
  if (step % hour === 0) return `${step / hour}h`;
  if (step % minute === 0) return `${step / minute}m`;
  return `${step / 1_000}s`;
}

/** Missing bars. A market without a single Saturday is allowed its weekends and holidays, up to four days. */
function gapWarnings(time: Float64Array, step: number): string[] {
  const closesAtWeekends = !time.some((at) => new Date(at).getUTCDay() === 6);
  const allowed = closesAtWeekends ? Math.max(step, 4 * day) : step;
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
