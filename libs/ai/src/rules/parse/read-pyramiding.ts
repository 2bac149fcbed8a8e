import type { Params } from '@strategy-builder/domain';
import type { StrategyRequest } from '../request/strategy-request.js';
import { type Moved, readMoved } from './moved-since.js';
import { readEntries, readSpacing } from './read-additions.js';
import type { Reader } from './reader.js';
import { setLimit } from './set-limit.js';

/** `pyramid up to 3 times`, `add to positions, at most 4 entries, 2% apart`, `every 2% it rises, at most 3 times`. */
export function readPyramiding(reader: Reader, request: StrategyRequest, given: Params): boolean {
  if (leaveRanges(reader)) return true;
  let entries: number | null = null;
  let spacing: number | null = null;
  let direction: Moved | null = null;
  for (let part = 0; part < 3; part++) {
    if (spacing === null) {
      spacing = reader.tryRead(() => readSpacing(reader));
      // "every 2% in profit", "each 3% it falls"
      if (spacing !== null) direction = readMoved(reader);
      if (spacing !== null) continue;
    }
    if (entries !== null) break;
    entries = reader.tryRead(() => readEntries(reader));
    if (entries === null) break;
  }
  return setLimit(request, 'pyramiding', {
    ...(entries !== null && { max_entries: entries }),
    ...(spacing !== null && { spacing }),
    ...(direction !== null && { direction }),
    ...given,
  });
}

/** "Pyramid every half ATR, up to 4 times": steps of a range are none that can be built, so nothing is added. */
function leaveRanges(reader: Reader): boolean {
  return (
    reader.tryRead(() => {
      const from = reader.at - 1;
      let ranges = false;
      for (
        let step = 0;
        step < 12 && !reader.atClauseEnd() && reader.peekIs('head')?.head !== 'stop';
        step++
      ) {
        if (reader.isMark('comma') && (ranges || reader.peekIs('head', 1) !== null)) break;
        ranges ||= reader.peekIs('indicator')?.name === 'atr';
        reader.at++;
      }
      if (!ranges) return null;
      reader.leave(reader.words(from, reader.at - 1), 'scaling');
      return true;
    }) ?? false
  );
}
