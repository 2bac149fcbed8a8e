import type { StrategyRequest } from '../request/strategy-request.js';
import { type Moved, readMoved } from './moved-since.js';
import { readAmount, skipLinks } from './read-amount.js';
import { skipMost } from './read-most.js';
import type { Reader } from './reader.js';
import { setLimit } from './set-limit.js';

/**
 * What adds to a position, how far apart and how often, in any order: `add every 3%, at most 4 entries`, `buy more each
 * time it falls 2%, up to 3 times`, `add another unit each 2% up`. More of another size than the first is no addition
 * that can be built.
 */
export function readAddedEvery(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const once = /^(another|one more)$/i.test(reader.words(reader.at + 1, reader.at + 1));
      const averages = reader.peekIs('unsupported')?.what === 'martingale';
      if (!takesMore(reader)) return null;
      const amount = readAmountAdded(reader);
      reader.takeMark('on', 'at');
      let entries: number | null = null;
      let step: Step | null = null;
      for (let part = 0; part < 3; part++) {
        const apart: Step | null = step === null ? reader.tryRead(() => readStep(reader)) : null;
        step ??= apart;
        const count: number | null =
          apart === null && entries === null ? reader.tryRead(() => readCountBehind(reader)) : null;
        entries ??= count;
        if (apart === null && count === null) break;
      }
      if (step === null) return null;
      if (step.moved === null && !reader.atClauseEnd() && !reader.isMark('comma')) return null;
      if (amount !== null && !isSize(request, amount)) return null;
      // "Add another contract if it's 2% lower": one more.
      if (once && step.once === true) entries ??= 2;
      return setLimit(request, 'pyramiding', {
        ...(entries !== null && { max_entries: entries }),
        spacing: step.spacing,
        ...((step.moved !== null || averages) && { direction: step.moved ?? 'losing' }),
      });
    }) ?? false
  );
}

/** `add`, `add another unit`, `buy more`, `buy again`, `scale in`. */
function takesMore(reader: Reader): boolean {
  const word = (ahead: number): string => reader.peekIs('unknown', ahead)?.word.toLowerCase() ?? '';
  const scaling = reader.peekIs('unsupported')?.what === 'scaling';
  const more =
    /^averag/i.test(
      reader.peekIs('unsupported')?.what === 'martingale' ? reader.words(reader.at, reader.at) : '',
    ) ||
    (scaling && /^(buy|add|scale|scaling|scales)/i.test(reader.words(reader.at, reader.at))) ||
    word(0) === 'rebuy' ||
    (reader.isAction('buy') && ['again', 'another', 'more'].includes(word(1)));
  if (!more && reader.peekIs('edit')?.edit !== 'add') return false;
  reader.at++;
  while (reader.take('unknown') !== null || reader.peekIs('head')?.head === 'unit-of-asset')
    if (reader.peekIs('head') !== null) reader.at++;
  return true;
}

/** `100 dollars`: how much is added. */
function readAmountAdded(reader: Reader): number | null {
  if (reader.peekIs('number')?.unit !== 'money') return null;
  return reader.take('number')?.value ?? null;
}

/** The size of an entry is the size of each; one that was not said yet is the one that is added. */
function isSize(request: StrategyRequest, amount: number): boolean {
  const { size } = request;
  if (size.is === 'given') return size.value.mode === 'fixed_notional' && size.value.value === amount;
  request.size = { is: 'given', value: { mode: 'fixed_notional', value: amount } };
  return true;
}

interface Step {
  readonly spacing: number;
  readonly moved: Moved | null;
  /** "If" and "when", not "each time". */
  readonly once?: boolean;
}

/** `every 3% lower`, `each time it falls 3%`, `for each 2% the price rises`. */
function readStep(reader: Reader): Step | null {
  reader.takeMark('comma', 'for');
  if (reader.takeMark('per')) {
    const spacing = reader.take('number');
    return spacing?.unit === 'percent' ? { spacing: spacing.value, moved: readMoved(reader) } : null;
  }
  const once = !/time|ever/i.test(reader.words(reader.at, reader.at));
  if (!reader.takeMark('when')) return null;
  // "... if it's 2% lower"
  const early = reader.tryRead(() => {
    reader.takeMark('it');
    reader.skipBe();
    const spacing = reader.take('number');
    const moved = spacing?.unit === 'percent' ? readMoved(reader) : null;
    return spacing === null || moved === null ? null : { spacing: spacing.value, moved, once };
  });
  if (early !== null) return early;
  const moved = readMoved(reader);
  reader.takeMark('by');
  if (reader.peekIs('unknown')?.word.toLowerCase() === 'another') reader.at++;
  const spacing = reader.take('number');
  return moved !== null && spacing?.unit === 'percent' ? { spacing: spacing.value, moved, once } : null;
}

/** `, at most 4 entries`, `, max 3 times`, `, three times at most`: how many behind how far. */
function readCountBehind(reader: Reader): number | null {
  reader.takeMark('comma');
  const from = reader.at;
  skipMost(reader);
  const limited = reader.at > from;
  const number = reader.take('number');
  if (number === null || !number.whole || (number.unit !== 'plain' && number.unit !== 'times')) return null;
  const times = reader.takeMark('times');
  if (!times && !limited) return null;
  if (!times && reader.take('action') === null && !reader.atClauseEnd()) reader.at++;
  if (!limited) skipMost(reader);
  return number.value;
}

/** `at most 3 times`, `up to 4 entries`: how many. */
export function readEntries(reader: Reader): number | null {
  reader.takeMark('comma');
  skipLinks(reader);
  if (reader.peekIs('edit')?.edit === 'add') reader.at++;
  skipMost(reader);
  const number = reader.take('number');
  if (number === null || !number.whole || (number.unit !== 'plain' && number.unit !== 'times')) return null;
  reader.takeMark('times');
  if (reader.peekIs('action')?.action === 'enter' || isCounted(reader)) reader.at++;
  return number.value;
}

/** `every 2%`, `2% apart`: how far the price must have gone since the last entry. */
export function readSpacing(reader: Reader): number | null {
  reader.takeMark('comma');
  skipMost(reader);
  reader.takeMark('per');
  if (reader.peekIs('compare') !== null) reader.at++;
  const number = reader.take('number');
  if (number?.unit !== 'percent') return null;
  const apart = reader.peekIs('unknown');
  if (apart?.word === 'apart') reader.at++;
  return number.value;
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
      if (!isCounted(reader)) return null;
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

/** What is counted where a position is added to. */
function isCounted(reader: Reader): boolean {
  return counted.has(reader.words(reader.at, reader.at).toLowerCase());
}

const counted: ReadonlySet<string> = new Set('entries adds units buys layers orders tranches'.split(' '));
