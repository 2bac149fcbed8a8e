import { type Condition, compare, field } from '../request/expression.js';
import { readSeries } from './read-series.js';
import type { Reader } from './reader.js';

/** "Buy above / sell short below the 100 SMA": the line stands behind the second of the two actions, for both. */
export function readSharedLevel(reader: Reader): Condition | null {
  if (reader.peekIs('side') === null) return null;
  return reader.tryRead(() => {
    const side = reader.take('side');
    if (side === null || !reader.takeMark('slash', 'and', 'comma', 'or')) return null;
    const { at } = reader;
    reader.takeMark('and');
    if (reader.take('action') === null) return null;
    reader.takeMark('when', 'at');
    const other = reader.take('side');
    if (other === null || other.direction === side.direction) return null;
    const line = readSeries(reader);
    if (line === null) return null;
    reader.at = at;
    return compare(field('close'), side.direction === 'above' ? '>' : '<', line);
  });
}
