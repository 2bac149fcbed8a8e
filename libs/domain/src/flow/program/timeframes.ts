import { findNode } from '../lookup.js';
import type { Flow } from '../state.js';
import type { Strategy } from '../strategy-program.js';

/** The timeframes that data nodes ask for, by id: longer ones in formulas (`close@1d`) are made of these. */
export function timeframesOf(flow: Flow, dataNodes: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    dataNodes.flatMap((id) => {
      const timeframe = findNode(flow, id)?.params.timeframe;
      return typeof timeframe === 'string' ? [[id, timeframe]] : [];
    }),
  );
}

/** The same strategy on bars whose timeframes are not those that its data nodes ask for. */
export function onTimeframes(strategy: Strategy, timeframes: Readonly<Record<string, string>>): Strategy {
  return {
    legs: strategy.legs.map((leg) => ({
      ...leg,
      source: { ...leg.source, timeframes: { ...leg.source.timeframes, ...timeframes } },
      data: leg.data.map((data) => ({ ...data, timeframe: timeframes[data.node] ?? data.timeframe })),
    })),
  };
}
