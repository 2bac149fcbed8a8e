import type { StrategyRequest } from '../request/strategy-request.js';
import { readMoved } from './moved-since.js';
import { skipLinks } from './read-amount.js';
import { skipMost } from './read-most.js';
import type { Reader } from './reader.js';

/**
 * The parameters of a bot that buys again as the price falls: `base order 100 USDT`, `5 safety orders of 100 each 2%
 * lower`, `max safety orders: 6`, `price deviation 1.5%`, `volume scale 1.5`. They are put together when all are read.
 */
export function readSafetyOrders(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      reader.takeMark('with');
      return readBaseOrder(reader, request) ||
        readScale(reader, request) ||
        readDeviation(reader, request) ||
        readFurtherOrders(reader, request)
        ? true
        : null;
    }) ?? false
  );
}

/** `base order of 100 USDT`: the first purchase. */
function readBaseOrder(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      if (!takeWord(reader, 'base', 'initial') || !takeOrders(reader)) return null;
      const amount = readMoney(reader);
      if (amount === null) return null;
      request.size = { is: 'given', value: { mode: 'fixed_notional', value: amount } };
      return true;
    }) ?? false
  );
}

/** `volume scale 1.5`, `step scale 1.2`: each further order larger, or further away, than the one before. */
function readScale(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const from = reader.at;
      if (reader.take('field')?.field !== 'volume' && !takeWord(reader, 'step', 'size')) return null;
      if (!takeWord(reader, 'scale', 'multiplier')) return null;
      skipLinks(reader);
      const number = reader.take('number');
      if (number === null) return null;
      if (number.value !== 1) reader.leave(reader.words(from, reader.at - 1), 'scaling');
      return safetyOrders(request, {});
    }) ?? false
  );
}

/** `price deviation 1.5%`, `price deviation to open safety orders: 2%`. */
function readDeviation(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      reader.take('field');
      if (!takeWord(reader, 'deviation')) return null;
      skipLinks(reader);
      if (reader.isAction('enter')) reader.at++;
      if (takeSafety(reader)) takeOrders(reader);
      skipLinks(reader);
      const number = reader.take('number');
      return number?.unit === 'percent' ? safetyOrders(request, { spacing: number.value }) : null;
    }) ?? false
  );
}

/** `5 safety orders of 100 each 2% lower`, `safety order size: 100`, `max safety orders 6`. */
function readFurtherOrders(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const from = reader.at;
      skipMost(reader);
      const before = reader.take('number');
      if (before !== null && (before.unit !== 'plain' || !before.whole)) return null;
      if (!takeSafety(reader)) return null;
      const size = reader.peekIs('head')?.head === 'size';
      if (size) reader.at++;
      else if (!takeOrders(reader)) return null;
      if (!size) takeWord(reader, 'count', 'size');
      const behind = before === null && !size ? readCount(reader) : null;
      const amount = readMoney(reader, true);
      reader.takeMark('per');
      const spacing = reader.tryRead(() => readApart(reader));
      const count = before?.value ?? behind;
      if (count === null && amount === null) return null;
      return safetyOrders(request, {
        text: reader.words(from, reader.at - 1),
        ...(count !== null && { count }),
        ...(amount !== null && { amount }),
        ...(spacing !== null && { spacing }),
      });
    }) ?? false
  );
}

function readCount(reader: Reader): number | null {
  return reader.tryRead(() => {
    skipLinks(reader);
    const number = reader.take('number');
    return number?.unit === 'plain' && number.whole ? number.value : null;
  });
}

/** `of 100`, `: 20$`: how much; `bare` where the unit may be left out. */
function readMoney(reader: Reader, bare = false): number | null {
  return reader.tryRead(() => {
    const linked = reader.isMark('of') || reader.isMark('colon') || reader.isMark('at');
    skipLinks(reader);
    const number = reader.take('number');
    if (number?.unit === 'money') return number.value;
    return bare && linked && number?.unit === 'plain' ? number.value : null;
  });
}

/** `2% lower`, `every 2%`, `2% apart`, `with a 1.5% deviation`. */
function readApart(reader: Reader): number | null {
  while (reader.takeMark('comma', 'per', 'with', 'at', 'of'));
  const number = reader.take('number');
  if (number?.unit !== 'percent') return null;
  if (takeWord(reader, 'apart')) return number.value;
  reader.take('field');
  if (takeWord(reader, 'deviation', 'step', 'steps')) return number.value;
  if (reader.take('side')?.direction === 'below') {
    reader.takeMark('previous', 'last');
    return number.value;
  }
  return readMoved(reader) === 'losing' || reader.atClauseEnd() || reader.isMark('comma')
    ? number.value
    : null;
}

function safetyOrders(
  request: StrategyRequest,
  told: Partial<NonNullable<StrategyRequest['safetyOrders']>>,
): true {
  const { text = '', ...known } = told;
  const before = request.safetyOrders ?? { count: null, amount: null, spacing: null, text };
  request.safetyOrders = { ...before, ...known, text: before.text === '' ? text : before.text };
  return true;
}

function takeSafety(reader: Reader): boolean {
  return takeWord(reader, 'safety', 'averaging');
}

function takeOrders(reader: Reader): boolean {
  return takeWord(reader, 'order', 'orders');
}

function takeWord(reader: Reader, ...words: readonly string[]): boolean {
  if (!words.includes(reader.words(reader.at, reader.at).toLowerCase())) return false;
  reader.at++;
  return true;
}
