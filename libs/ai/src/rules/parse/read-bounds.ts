import {
  type Condition,
  compare,
  indicatorSeries,
  joined,
  numberSeries,
  type Series,
} from '../request/expression.js';
import { endsCondition, impliedSide } from './read-operand.js';
import { isAverage } from './read-parameters.js';
import { readSeries } from './read-series.js';
import { type Reader } from './reader.js';

/** "... above the upper band and then closes back inside": on the other side of the edge that was named before. */
export function readInsideAgain(reader: Reader, subject: Series): Condition | null {
  const { level } = reader;
  const edge = level === null ? null : impliedSide(level);
  if (level === null || edge === null || subject.kind !== 'field') return null;
  return reader.tryRead(() => {
    if (reader.peekIs('output')?.output === 'band') reader.at++;
    else reader.take('indicator');
    return endsCondition(reader) ? compare(subject, edge === 'above' ? '<' : '>', level) : null;
  });
}

/** "Bollinger Bands inside the Keltner Channel": both edges of the one are, not its middle. */
export function edgesOf(series: Series): { readonly upper: Series; readonly lower: Series } {
  const banded =
    series.kind === 'indicator' && series.output === null && ['bollinger', 'keltner'].includes(series.name);
  if (!banded) return { upper: series, lower: series };
  return { upper: { ...series, output: 'upper' }, lower: { ...series, output: 'lower' } };
}

export function readBands(reader: Reader): { readonly upper: Series; readonly lower: Series } | null {
  return reader.tryRead(() => {
    // "outside the bands": those that were named before, or Bollinger's.
    const bare = reader.peekIs('output')?.output === 'band' && reader.peekIs('indicator', 1) === null;
    if (bare) reader.at++;
    const series = bare ? (reader.bands ?? indicatorSeries('bollinger')) : readSeries(reader);
    if (bare && series?.kind === 'indicator')
      return { upper: { ...series, output: 'upper' }, lower: { ...series, output: 'lower' } };
    if (
      series?.kind !== 'indicator' ||
      series.output !== null ||
      !['bollinger', 'keltner', 'donchian'].includes(series.name)
    )
      return null;
    return { upper: { ...series, output: 'upper' }, lower: { ...series, output: 'lower' } };
  });
}

/** `inside 45-55`, `leaves the 30-70 band`. */
export function readRange(reader: Reader, subject: Series, outside: boolean): Condition | null {
  const low = reader.take('number');
  if (low?.unit !== 'plain' || !reader.takeMark('slash', 'to')) return null;
  const high = reader.take('number');
  if (high?.unit !== 'plain' || low.value >= high.value) return null;
  reader.take('output');
  const [from, to] = [numberSeries(low.value), numberSeries(high.value)];
  if (outside) return joined('any', [compare(subject, '<', from), compare(subject, '>', to)]);
  return joined('all', [compare(subject, '>=', from), compare(subject, '<=', to)]);
}

export function readBetween(reader: Reader, subject: Series, outside: boolean): Condition | null {
  const low = readSeries(reader);
  if (low === null || !reader.takeMark('and', 'to', 'slash', 'comma')) return null;
  const high = readSeries(reader);
  if (high === null) return null;
  // "between the 50 and 200 EMA": a length of the same average.
  const first =
    low.kind === 'number' && high.kind === 'indicator' && isAverage(high.name) && Number.isInteger(low.value)
      ? { ...high, params: [low.value] }
      : null;
  if (first !== null) {
    const inside = (from: Series, to: Series): Condition =>
      joined('all', [compare(subject, '>=', from), compare(subject, '<=', to)]);
    const either = joined('any', [inside(first, high), inside(high, first)]);
    return outside ? { kind: 'not', of: either } : either;
  }
  const swapped = low.kind === 'number' && high.kind === 'number' && low.value > high.value;
  const [from, to] = swapped ? [high, low] : [low, high];
  if (outside) return joined('any', [compare(subject, '<', from), compare(subject, '>', to)]);
  return joined('all', [compare(subject, '>=', from), compare(subject, '<=', to)]);
}
