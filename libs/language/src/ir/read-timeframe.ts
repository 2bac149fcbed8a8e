import type { ProgramSource } from '../program.js';
import { refuse, type Span } from '../refusal.js';
import { tiles, timeframeLength } from '../timeframe.js';
import { type Clock, everyBar, type Timeframe } from './clock.js';
import type { Graph } from './graph.js';

/** A timeframe in which bars are read; null when it is their own. Refuses what is not made of whole bars. */
export function readTimeframe(
  source: Pick<ProgramSource, 'timeframes'>,
  bars: string,
  timeframe: string | null,
  at: Span,
): Timeframe | null {
  if (timeframe === null) return null;
  const { timeframes = {} } = source;
  const own = Object.hasOwn(timeframes, bars) ? timeframes[bars] : undefined;
  const base = own === undefined ? null : timeframeLength(own);
  const length = timeframeLength(timeframe);
  if (own === undefined || base === null || length === null) {
    return refuse(
      at,
      own === undefined
        ? `the timeframe of the bars "${bars}" is not known here`
        : `bars of ${own} have no fixed length that @${timeframe} could be made of`,
      own === undefined ? 'connect a data node' : 'choose a timeframe such as 1h for the data',
    );
  }
  if (length === base) return null;
  if (length < base || !tiles(base, length)) {
    refuse(
      at,
      length < base
        ? `bars of ${own} cannot tell what happened within ${timeframe}`
        : `@${timeframe} is not made of whole bars of ${own}`,
      `write a whole multiple of ${own}, such as @${longer(base)}, or change the timeframe of the data`,
    );
  }
  return { name: timeframe, length, base, bars };
}

export function clockOf(graph: Graph, timeframe: Timeframe | null): Clock {
  return timeframe === null ? everyBar : graph.clockFor(timeframe);
}

/** The first usual timeframe that consists of whole bars of a length. */
function longer(base: number): string {
  const usual = ['5m', '15m', '1h', '4h', '1d', '1w'];
  const found = usual.find((one) => {
    const length = timeframeLength(one) ?? 0;
    return length > base && tiles(base, length);
  });
  return found ?? `${(2 * base) / 60_000}m`;
}
