import { type Condition, compare, type Series, type Span } from '../request/expression.js';
import { readSeries } from './read-series.js';
import { readSpan } from './read-time.js';
import type { Reader } from './reader.js';

/** `slope of the 50 SMA is positive over the last 5 bars`, `EMA 20 slope > 0`: a line now beside itself some bars before. */
export function readSlope(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const first = takeSlope(reader);
    if (first) reader.takeMark('of');
    const series = readSeries(reader);
    if (series === null || series.kind === 'number' || !(first || takeSlope(reader))) return null;
    const early = readSpan(reader);
    const up = readSign(reader);
    if (up === null) return null;
    const span: Span = early ?? readSpan(reader) ?? { value: 1, unit: 'bar' };
    reader.subject = series;
    const before: Series = { kind: 'previous', of: series, span };
    return compare(series, up ? '>' : '<', before);
  });
}

function takeSlope(reader: Reader): boolean {
  const word = reader.peekIs('unknown')?.word.toLowerCase();
  if (word !== 'slope' && word !== 'slopes' && word !== 'gradient') return false;
  reader.at++;
  return true;
}

/** `positive`, `is up`, `> 0`, `above zero`: true upwards. A slope beside any other number has no unit. */
function readSign(reader: Reader): boolean | null {
  if (reader.isVerb('rise') || reader.isVerb('fall')) return reader.take('verb')?.verb === 'rise';
  reader.skipBe();
  const pattern = reader.peekIs('pattern')?.pattern;
  if (pattern !== undefined) {
    const up = ['positive', 'rising', 'bullish', 'green'].includes(pattern);
    if (!up && !['negative', 'falling', 'bearish', 'red'].includes(pattern)) return null;
    reader.at++;
    return up;
  }
  const way = reader.take('way');
  if (way !== null) return way.way === 'up';
  const compared = reader.take('compare')?.op ?? null;
  const side = compared === null ? (reader.take('side')?.direction ?? null) : null;
  if ((compared === null && side === null) || reader.take('number')?.value !== 0) return null;
  if (compared === '==' || compared === '!=') return null;
  return compared === null ? side === 'above' : compared.startsWith('>');
}
