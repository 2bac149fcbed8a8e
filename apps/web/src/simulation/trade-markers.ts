import type { SeriesMarker, Time, UTCTimestamp } from 'lightweight-charts';
import type { Trade } from './simulation-api.js';

/** Markers with words crowd each other beyond this many trades. */
const wordsUpTo = 25;

interface Colours {
  readonly up: string;
  readonly down: string;
  readonly equity: string;
  readonly faint: string;
}

/**
 * Marks of trades on their prices: entry and exit of each; of the selected one also the bar whose close decided it, with
 * words, while the others step back. A mark's id begins with the index of its trade.
 */
export function tradeMarkers(
  trades: readonly { readonly trade: Trade; readonly index: number }[],
  colours: Colours,
  selected: number | null,
): SeriesMarker<Time>[] {
  const markers = trades.flatMap(({ trade, index }): SeriesMarker<Time>[] => {
    const isSelected = index === selected;
    const worded = isSelected || (selected === null && trades.length <= wordsUpTo);
    const colour = (own: string): string => (selected === null || isSelected ? own : colours.faint);
    const long = trade.side === 'long';
    const marks: SeriesMarker<Time>[] = [
      {
        id: `${index}-entry`,
        time: at(trade.entryTime),
        position: long ? 'belowBar' : 'aboveBar',
        shape: long ? 'arrowUp' : 'arrowDown',
        color: colour(long ? colours.up : colours.down),
        ...(worded ? { text: long ? 'Buy' : 'Short' } : {}),
      },
    ];
    if (isSelected && trade.decidedTime !== trade.entryTime)
      marks.push({
        id: `${index}-decided`,
        time: at(trade.decidedTime),
        position: long ? 'aboveBar' : 'belowBar',
        shape: 'square',
        color: colours.equity,
        size: 0.7,
        text: 'Decided',
      });
    if (trade.exitTime)
      marks.push({
        id: `${index}-exit`,
        time: at(trade.exitTime),
        position: long ? 'aboveBar' : 'belowBar',
        shape: 'circle',
        color: colour(trade.profit >= 0 ? colours.up : colours.down),
        size: 0.7,
        ...(worded
          ? { text: `${trade.profit >= 0 ? '+' : '−'}${Math.abs(trade.return * 100).toFixed(1)}%` }
          : {}),
      });
    return marks;
  });
  return markers.sort((a, b) => Number(a.time) - Number(b.time));
}

function at(time: string): UTCTimestamp {
  return Math.floor(Date.parse(time) / 1_000) as UTCTimestamp;
}
