import type { Plan } from '../planner.js';
import type { StrategyRequest } from './request/strategy-request.js';

/** "Buy at support, sell at resistance": where these lie is asked, with the ways in which they can be told; null otherwise. */
export function askForLevels(request: StrategyRequest): Plan | null {
  const drawn = request.left.filter(({ what }) => what === 'drawn-structure');
  const others = request.left.some(({ what }) => what !== 'drawn-structure' && what !== 'not-understood');
  if (others || !drawn.some(({ text }) => /\b(support|resistance)\b/i.test(text))) return null;
  const market = request.assets[0] ?? 'BTC';
  const on = `${market}${request.timeframe === null ? '' : ` on ${request.timeframe} bars`}`;
  const breaks = drawn.some(({ text }) => /\b(break\w*|broke|through|above)\b/i.test(text));
  return {
    status: 'clarify',
    question:
      'Support and resistance are drawn by eye, so a rule needs to be told where they lie. What should stand for them?',
    choices: breaks
      ? [
          `Buy ${on} when the close breaks above the 20 bar high, sell when it falls below the 10 bar low`,
          `Buy ${on} when the close crosses above the pivot R1, sell when the close is below the pivot`,
        ]
      : [
          `Buy ${on} when the close is within 1% of the 20 bar low, sell when the close is within 1% of the 20 bar high`,
          `Buy ${on} when the close is below the pivot S1, sell when the close is above the pivot R1`,
          `Buy ${on} when the close is below the lower Bollinger band, sell when the close is above the upper Bollinger band`,
        ],
  };
}
