import { type Condition, compare, field, previous } from '../request/expression.js';
import type { Reader } from './reader.js';

/** `chikou above price`, `lagging span > price 26 bars ago`: the close beside that of 26 bars before. */
export function readLaggingSpan(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const word = reader.peekIs('unknown')?.word.toLowerCase();
    if (word !== 'chikou' && word !== 'lagging') return null;
    reader.at++;
    if (reader.peekIs('unknown')?.word.toLowerCase() === 'span') reader.at++;
    reader.skipBe();
    const side = reader.take('side')?.direction ?? null;
    const compared = side === null ? (reader.take('compare')?.op ?? null) : null;
    const up = side === null ? compared?.startsWith('>') : side === 'above';
    if (up === undefined || (side === null && compared === null)) return null;
    if (reader.take('field')?.field !== 'close') return null;
    const ago = reader.tryRead(() => {
      const duration = reader.take('duration');
      return duration?.unit === 'bar' && reader.takeMark('ago') ? duration.value : null;
    });
    return compare(field('close'), up ? '>' : '<', previous(field('close'), ago ?? 26));
  });
}
