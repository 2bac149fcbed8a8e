import { readSeries } from './read-series.js';
import type { Reader } from './reader.js';

/** A series and a comparison stand right here: `RSI(14) < 30`. */
export function comparesAtOnce(reader: Reader, sided = false): boolean {
  const { at, subject, indicator } = reader;
  const series = reader.tryRead(() => readSeries(reader));
  const compared = reader.peekIs('compare') !== null || (sided && reader.peekIs('side') !== null);
  const compares = series !== null && series.kind !== 'number' && compared;
  reader.at = at;
  reader.subject = subject;
  reader.indicator = indicator;
  return compares;
}
