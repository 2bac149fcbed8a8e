import { type Condition, compare, field, previous, type Series } from '../request/expression.js';
import { ownCross } from './indicator-moods.js';
import { isOnPriceScale } from './price-scale.js';
import { levelSaid } from './read-crossing.js';
import { endsCondition } from './read-operand.js';
import { readReached } from './read-reached.js';
import { readSeries } from './read-series.js';
import type { Reader } from './reader.js';

/**
 * What an indicator says by itself: `supertrend buy signal`, `Donchian 20 breakout`, `MACD zero line cross up`. Null when
 * none stands here.
 */
export function readOwnSignal(reader: Reader): Condition | null {
  if (reader.peekIs('indicator') === null && reader.peekIs('number') === null) return null;
  return reader.tryRead(() => {
    const series = readSeries(reader);
    if (series?.kind !== 'indicator') return null;
    return (
      readAdvice(reader, series) ??
      readChannelBreak(reader, series) ??
      readReclaim(reader, series) ??
      readTouched(reader, series)
    );
  });
}

/** `supertrend sell signal`: the action is the indicator's word, not another rule's. */
function readAdvice(reader: Reader, series: Series): Condition | null {
  const action = reader.peekIs('action');
  if (action === null) return null;
  const says = reader.text.slice(action.from, action.to).toLowerCase();
  if (!says.includes('signal')) return null;
  reader.at++;
  return ownCross(series, action.action === 'buy' || action.action === 'long' ? 'above' : 'below');
}

/** `VWAP reclaim`, `200 EMA reclaim`: the price comes back above the line. */
function readReclaim(reader: Reader, series: Series): Condition | null {
  if (!isOnPriceScale(series)) return null;
  return reader.tryRead(() => {
    const verb = reader.take('level-verb');
    if (verb === null || !endsCondition(reader)) return null;
    reader.level = series;
    return levelSaid(field('close'), verb, series);
  });
}

/** `lower band touched`, `50 EMA hit`: by the price. */
function readTouched(reader: Reader, series: Series): Condition | null {
  if (!isOnPriceScale(series)) return null;
  return reader.tryRead(() => {
    if (!reader.isVerb('hit')) return null;
    reader.at++;
    return endsCondition(reader) ? readReached(reader, field('close'), series) : null;
  });
}

/** `Donchian 55 breakout`, `Keltner breakdown`: a close beyond the line, or beyond that of the bar before. */
function readChannelBreak(reader: Reader, series: Series): Condition | null {
  // "Bollinger breakout on ETH:" is a headline.
  if (series.kind !== 'indicator' || series.output !== null || series.params.length === 0) return null;
  if (!['donchian', 'bollinger', 'keltner'].includes(series.name)) return null;
  const pattern = reader.take('pattern')?.pattern;
  if (pattern !== 'breakout' && pattern !== 'breakdown') return null;
  const way = reader.take('way')?.way;
  const up = way === undefined ? pattern === 'breakout' : way === 'up';
  const line: Series = { ...series, output: up ? 'upper' : 'lower' };
  reader.subject = series;
  return compare(field('close'), up ? '>' : '<', series.name === 'donchian' ? previous(line) : line);
}
