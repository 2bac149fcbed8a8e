import { field, type Series } from '../request/expression.js';
import { isOpeningPrice } from './read-prices.js';
import { readSeries } from './read-series.js';
import type { Reader } from './reader.js';

/** What a move is counted from: the position's entry, a high or low of no named length, a line; `unread`: from something else. */
export type Start = 'entry' | 'high' | 'low' | Series | 'unread';

/** `from its high`, `below the 20 day high`, `from the open`, `from entry`; null where nothing is named. */
export function readStart(reader: Reader): Start | null {
  const from = reader.isMark('from');
  // "a 5% drop from yesterday": of the bar before, as a drop of no named start is.
  const before = from && reader.isMark('previous', 1);
  const start = reader.tryRead((): Start | null => {
    if (!reader.takeMark('from', 'of') && reader.take('side') === null) return null;
    reader.takeMark('last', 'it');
    if (isOpeningPrice(reader)) {
      reader.at++;
      return field('open');
    }
    if (reader.isAction('enter') || reader.isAction('buy')) {
      reader.at++;
      reader.take('field');
      return 'entry';
    }
    const extreme = reader.peekIs('extreme');
    const level = reader.tryRead(() => readSeries(reader));
    if (level === null || level.kind === 'number') return null;
    if (extreme !== null && level.kind === 'field') return level.field === 'low' ? 'low' : 'high';
    return level;
  });
  return start === null && from && !before ? 'unread' : start;
}
