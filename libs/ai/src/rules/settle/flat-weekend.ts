import { clock } from '../families/schedule.js';
import { timeframeMinutes } from '../lex/timeframes.js';
import { isTraditional } from '../lexicon/tickers.js';
import { type Condition, compare, joined, numberSeries } from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { flatWhile } from './flat-while.js';
import type { Assumed, Lines } from './settle.js';

/** Leaves before a weekend and enters nothing until it is over, where the request holds nothing over it. */
export function flattenForWeekend(
  lines: Lines,
  request: StrategyRequest,
  ground: { readonly symbol: string; readonly timeframe: string },
  assumed: Assumed[],
): void {
  if (request.flatOverWeekend === null) return;
  const { over, words } = weekend(ground);
  flatWhile(lines, over);
  assumed.push({
    about: 'calendar',
    text: `"${request.flatOverWeekend}": ${words}, and nothing is entered until it is over.`,
  });
}

/** Coins trade through the weekend; other markets close on Friday, and the order must fill before they do. */
function weekend({ symbol, timeframe }: { readonly symbol: string; readonly timeframe: string }): {
  readonly over: Condition;
  readonly words: string;
} {
  const weekday = clock('weekday');
  const closes = isTraditional(symbol);
  if (timeframeMinutes(timeframe) >= 1_440) {
    const last = closes ? 4 : 5;
    const day = closes ? 'Thursday, to be out at the open of Friday' : 'Friday';
    return {
      over: compare(weekday, '>=', numberSeries(last)),
      words: `positions are left at the close of ${day}`,
    };
  }
  const hour = closes ? 18 : 20;
  const friday = joined('all', [
    compare(weekday, '==', numberSeries(5)),
    compare(clock('hour'), '>=', numberSeries(hour)),
  ]);
  return {
    over: joined('any', [friday, compare(weekday, '>=', numberSeries(6))]),
    words: `positions are left on bars that open on Friday from ${hour}:00 UTC`,
  };
}
