import type { Series } from '../request/expression.js';
import { startsPredicate } from './predicate-start.js';
import { readIndicator } from './read-indicator.js';
import { readTimeframe } from './read-time.js';
import { type Reader } from './reader.js';
import { withOrigin } from './series-origin.js';

export function readPostfix(reader: Reader, series: Series): Series {
  if (series.kind === 'number') return series;
  // "the upper Donchian(20) channel"
  const channel = series.kind === 'indicator' && ['donchian', 'keltner'].includes(series.name);
  if (channel && reader.peekIs('unknown')?.word.toLowerCase() === 'channel') reader.at++;
  // "the ETH/BTC ratio z-score"
  const measure = series.kind === 'ratio' ? reader.peekIs('indicator') : null;
  if (measure !== null && ['zscore', 'rsi', 'sma', 'ema', 'ma', 'stdev', 'roc'].includes(measure.name))
    return { ...readIndicator(reader, measure.name, []), of: series };
  const indexed = reader.tryRead(() => readIndex(reader, series));
  if (indexed !== null) return indexed;
  const ago = reader.tryRead(() => {
    reader.takeMark('of', 'from');
    const duration = reader.take('duration');
    if (duration === null || !reader.takeMark('ago')) return null;
    return { kind: 'previous', of: series, span: { value: duration.value, unit: duration.unit } } as const;
  });
  if (ago !== null) return ago;
  const bars = reader.tryRead(() => {
    // "RSI(14) daily"
    const apposed = series.kind === 'indicator' && reader.peekIs('timeframe') !== null;
    if (!reader.takeMark('on', 'in') && !apposed) return null;
    const timeframe = readTimeframe(reader);
    return timeframe !== null && startsPredicate(reader) ? withOrigin(series, { timeframe }) : null;
  });
  if (bars !== null) return bars;
  const aside = reader.tryRead(() => {
    if (series.kind !== 'indicator' || series.params.length === 0 || !reader.takeMark('open')) return null;
    const timeframe = readTimeframe(reader);
    return timeframe !== null && reader.takeMark('close') ? withOrigin(series, { timeframe }) : null;
  });
  if (aside !== null) return aside;
  const owner = reader.tryRead(() => {
    if (!reader.takeMark('of', 'on', 'for')) return null;
    const asset = reader.take('asset');
    return asset !== null && startsPredicate(reader) ? withOrigin(series, { asset: asset.symbol }) : null;
  });
  return owner ?? series;
}

/** `rsi(14)[1]`: the value of one bar before, as chart scripts write it. */
function readIndex(reader: Reader, series: Series): Series | null {
  const open = reader.peek();
  if (open === undefined || reader.text[open.from] !== '[' || !reader.takeMark('open')) return null;
  const number = reader.take('number');
  if (number === null || !number.whole || number.value < 0 || !reader.takeMark('close')) return null;
  return number.value === 0
    ? series
    : { kind: 'previous', of: series, span: { value: number.value, unit: 'bar' } };
}
