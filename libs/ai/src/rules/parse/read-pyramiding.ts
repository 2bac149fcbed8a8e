import type { Params } from '@strategy-builder/domain';
import type { StrategyRequest } from '../request/strategy-request.js';
import { readAmount, skipLinks } from './read-amount.js';
import { skipMost } from './read-most.js';
import type { Reader } from './reader.js';
import { setLimit } from './set-limit.js';

/** `pyramid up to 3 times`, `add to positions, at most 4 entries, 2% apart`. */
export function readPyramiding(reader: Reader, request: StrategyRequest, given: Params): boolean {
  if (leaveRanges(reader)) return true;
  const entries = reader.tryRead(() => {
    reader.takeMark('comma');
    skipLinks(reader);
    if (reader.peekIs('edit')?.edit === 'add') reader.at++;
    skipMost(reader);
    const number = reader.take('number');
    if (number === null || !number.whole || (number.unit !== 'plain' && number.unit !== 'times')) return null;
    reader.takeMark('times');
    if (reader.peekIs('action')?.action === 'enter') reader.at++;
    return number.value;
  });
  const spacing = reader.tryRead(() => {
    reader.takeMark('comma');
    skipMost(reader);
    reader.takeMark('per');
    if (reader.peekIs('compare') !== null) reader.at++;
    const number = reader.take('number');
    if (number?.unit !== 'percent') return null;
    const apart = reader.peekIs('unknown');
    if (apart?.word === 'apart') reader.at++;
    return number.value;
  });
  // "every 2% in profit"
  const moved = spacing === null ? null : reader.tryRead(() => readMoved(reader));
  const direction = moved === null ? {} : { direction: moved };
  return setLimit(request, 'pyramiding', {
    ...(entries !== null && { max_entries: entries }),
    ...(spacing !== null && { spacing }),
    ...direction,
    ...given,
  });
}

/** `add every 3%, at most 4 entries`, `add another unit each 2% up, max 3 times`: how far apart, and how many. */
export function readAddedEvery(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      if (reader.take('edit')?.edit !== 'add') return null;
      while (reader.take('unknown') !== null || reader.peekIs('head')?.head === 'unit-of-asset')
        if (reader.peekIs('head') !== null) reader.at++;
      reader.takeMark('on', 'at');
      if (!reader.takeMark('per')) return null;
      const spacing = reader.take('number');
      if (spacing?.unit !== 'percent') return null;
      const moved =
        reader.tryRead(() => readMoved(reader)) ?? (reader.isMark('comma') ? null : readSideMoved(reader));
      if (moved === null && !reader.atClauseEnd() && !reader.isMark('comma')) return null;
      const entries = reader.tryRead(() => {
        reader.takeMark('comma');
        const from = reader.at;
        skipMost(reader);
        if (reader.at === from) return null;
        const number = reader.take('number');
        if (number === null || !number.whole || (number.unit !== 'plain' && number.unit !== 'times'))
          return null;
        if (!reader.takeMark('times') && reader.take('action') === null && !reader.atClauseEnd()) reader.at++;
        return number.value;
      });
      return setLimit(request, 'pyramiding', {
        ...(entries !== null && { max_entries: entries }),
        spacing: spacing.value,
        ...(moved !== null && { direction: moved }),
      });
    }) ?? false
  );
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

/** `3 entries 2% apart`, `4 adds at 1 ATR intervals`: how many and how far apart; ranges are no distance here. */
export function readEntriesApart(reader: Reader, request: StrategyRequest): boolean {
  if (reader.peekIs('number') === null && reader.peekIs('number', 1) === null) return false;
  return (
    reader.tryRead(() => {
      const from = reader.at;
      skipMost(reader);
      const number = reader.take('number');
      if (number?.unit !== 'plain' || !number.whole) return null;
      const counted = reader.words(reader.at, reader.at).toLowerCase();
      if (!['entries', 'adds', 'units', 'buys', 'layers', 'orders', 'tranches'].includes(counted))
        return null;
      reader.at++;
      reader.takeMark('comma', 'at', 'per');
      if (reader.takeMark('per')) reader.takeMark('at');
      const amount = readAmount(reader);
      const apart = reader.words(reader.at, reader.at).toLowerCase();
      if (amount === null || !['apart', 'intervals', 'steps', 'spacing', 'increments'].includes(apart))
        return null;
      reader.at++;
      if (amount.kind !== 'percent') reader.leave(reader.words(from, reader.at - 1), 'scaling');
      else setLimit(request, 'pyramiding', { max_entries: number.value, spacing: amount.value });
      return true;
    }) ?? false
  );
}

/** `lower`, `higher`: which way the price must have gone. */
function readSideMoved(reader: Reader): 'winning' | 'losing' | null {
  const word = reader.words(reader.at, reader.at).toLowerCase();
  if (word !== 'lower' && word !== 'higher') return null;
  reader.at++;
  return word === 'higher' ? 'winning' : 'losing';
}

/** `in profit`, `up`, `lower`: which way the price must have gone. */
function readMoved(reader: Reader): 'winning' | 'losing' | null {
  const beside = reader.peekIs('side')?.direction;
  // "5% above the last"
  if (beside !== undefined && (reader.isMark('last', 1) || reader.isMark('previous', 1))) {
    reader.at += 2;
    if (reader.peekIs('unknown') !== null || reader.isAction('enter')) reader.at++;
    return beside === 'above' ? 'winning' : 'losing';
  }
  reader.takeMark('in');
  const way = reader.take('way')?.way;
  if (way !== undefined) return way === 'up' ? 'winning' : 'losing';
  const verb = reader.take('verb')?.verb;
  if (verb === 'rise') return 'winning';
  return verb === 'fall' ? 'losing' : null;
}
