import type { Bars } from '../program.js';

/** Bars of a longer timeframe, and for each the bar of the base at which it is seen. */
export interface SlowTimeframe {
  readonly bars: Bars;
  readonly seenAt: readonly number[];
}

const milliseconds = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

export function slowLength(timeframe: string): number {
  return Number(timeframe.slice(0, -1)) * milliseconds[timeframe.slice(-1) as 'm' | 'h' | 'd' | 'w'];
}

/** The opening of the longer bar that a moment belongs to, by the calendar for whole days and weeks. */
function openingOf(time: number, timeframe: string): number {
  const midnight = (at: Date): number => Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  if (timeframe === '1d') return midnight(new Date(time));
  if (timeframe === '1w') {
    const day = new Date(time);
    return midnight(new Date(time - ((day.getUTCDay() + 6) % 7) * milliseconds.d));
  }
  return time - (((time % slowLength(timeframe)) + slowLength(timeframe)) % slowLength(timeframe));
}

/**
 * All bars of a longer timeframe at once, straight from the rule: group the bars by the opening that they belong to,
 * leave out a first group that does not begin with its opening, and see each group at the first bar whose close
 * reaches its end.
 */
export function slowTimeframe(bars: Bars, base: number, timeframe: string): SlowTimeframe {
  const groups = new Map<number, number[]>();
  bars.time.forEach((time, bar) => {
    const opening = openingOf(time, timeframe);
    groups.set(opening, [...(groups.get(opening) ?? []), bar]);
  });
  const whole = [...groups].filter(([opening, [first = 0]]) => first > 0 || bars.time[first] === opening);
  const seen = whole.flatMap(([opening, members]) => {
    const end = opening + slowLength(timeframe);
    const at = bars.time.findIndex((time) => time + base >= end);
    return at === -1 ? [] : [{ opening, members, at }];
  });
  const column = (work: (members: readonly number[]) => number): Float64Array =>
    Float64Array.from(seen, ({ members }) => work(members));
  const values = (name: Exclude<keyof Bars, 'funding'>, members: readonly number[]): number[] =>
    members.map((bar) => bars[name][bar] ?? Number.NaN);
  return {
    seenAt: seen.map(({ at }) => at),
    bars: {
      time: Float64Array.from(seen, ({ opening }) => opening),
      open: column((members) => values('open', members)[0] ?? Number.NaN),
      high: column((members) => Math.max(...values('high', members))),
      low: column((members) => Math.min(...values('low', members))),
      close: column((members) => values('close', members).at(-1) ?? Number.NaN),
      volume: column((members) => values('volume', members).reduce((sum, one) => sum + one, 0)),
    },
  };
}

/** What a series of one clock reads on the ticks of a faster one: its newest value that has been seen by then. */
export function sampled<T>(
  values: readonly (T | null)[],
  seenAt: readonly number[],
  ticks: readonly number[],
): (T | null)[] {
  return ticks.map((bar) => {
    const seen = seenAt.filter((at) => at <= bar).length;
    return seen === 0 ? null : (values[seen - 1] ?? null);
  });
}
