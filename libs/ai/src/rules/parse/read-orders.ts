import type { Params } from '@strategy-builder/domain';
import type { StrategyRequest } from '../request/strategy-request.js';
import { skipLinks } from './read-amount.js';
import { readObject } from './read-place.js';
import { readSetting } from './read-settings.js';
import type { Reader } from './reader.js';
import { setOrder } from './set-limit.js';

/** `0.5% below the close`, `0.2% from the close for 3 bars`: where an order lies and for how long. */
export function readOrderParams(reader: Reader): Params {
  // "a limit buy order 1% below"
  if (/^orders?$/i.test(reader.words(reader.at, reader.at))) reader.at++;
  const offset = reader.tryRead(() => {
    skipLinks(reader);
    const number = reader.take('number');
    if (number?.unit !== 'percent') return null;
    reader.takeMark('from', 'of');
    const side = reader.take('side');
    reader.takeMark('last', 'previous');
    if (reader.take('field') === null && reader.isVerb('close')) reader.at++;
    if (side !== null) reader.take('candle');
    return number.value;
  });
  const bars = reader.tryRead(() => {
    if (!reader.takeMark('for')) return null;
    const duration = reader.take('duration');
    return duration?.unit === 'bar' ? duration.value : null;
  });
  return { ...(offset !== null && { offset }), ...(bars !== null && { period: bars }) };
}

/** `TWAP into BTC over 10 bars`, `TWAP into 500 shares of NVDA over 2 hours`: an order spread over time. */
export function readTwap(reader: Reader, request: StrategyRequest): boolean {
  const into = reader.isMark('in') ? reader.peekIs('asset', 1) : null;
  if (into !== null) {
    reader.at += 2;
    if (!request.assets.includes(into.symbol)) request.assets.push(into.symbol);
  } else if (reader.peekIs('number', 1) !== null && reader.takeMark('in')) readUnits(reader, request);
  if (reader.peekIs('side') !== null && reader.peekIs('duration', 1) !== null) reader.at++;
  else skipLinks(reader);
  const duration = reader.take('duration');
  if (duration === null) return setOrder(request, 'twap', {});
  const { value, unit } = duration;
  return setOrder(request, 'twap', { period: value, ...(unit !== 'bar' && { unit }) });
}

/** `500 shares of NVDA`, `$5k of BTC`: how much of what is spread. */
function readUnits(reader: Reader, request: StrategyRequest): void {
  readSetting(reader, request);
  const of = reader.isMark('of') ? reader.peekIs('asset', 1) : null;
  if (of === null) {
    readObject(reader, request);
    return;
  }
  reader.at += 2;
  if (!request.assets.includes(of.symbol)) request.assets.push(of.symbol);
}

/** `a grid of 10 levels 2.5% apart`. */
export function readGridOrders(reader: Reader, request: StrategyRequest): boolean {
  const number = reader.take('number');
  if (number === null || !number.whole) return false;
  reader.take('grid-level');
  const step = reader.take('number');
  if (step?.unit !== 'percent') return false;
  if (reader.peekIs('unknown')?.word === 'apart') reader.at++;
  return setOrder(request, 'grid', { levels: number.value, spacing: step.value });
}

/** `valid for 2 days`, `cancel if not filled in 3 bars`, `good for 4 hours`: how long an order stays. */
export function readOrderLife(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const { execution } = request;
      if (execution === null || (execution.kind !== 'limit' && execution.kind !== 'stop')) return null;
      let said = false;
      for (let step = 0; step < 8 && reader.peekIs('duration') === null; step++) {
        const word = reader.peekIs('unknown')?.word.toLowerCase() ?? '';
        if (orderLife.has(word)) said = true;
        else if (!reader.isMark('it') && !isLinkOfLife(reader)) return null;
        reader.at++;
      }
      const duration = said ? reader.take('duration') : null;
      if (duration === null) return null;
      const { value, unit } = duration;
      return setOrder(request, execution.kind, {
        ...execution.params,
        period: value,
        ...(unit !== 'bar' && { unit }),
      });
    }) ?? false
  );
}

const orderLife: ReadonlySet<string> = new Set(
  'order orders valid good cancel cancels cancelled canceled expire expires expiring filled unfilled lives pull'.split(
    ' ',
  ),
);

function isLinkOfLife(reader: Reader): boolean {
  const marks = ['when', 'not', 'in', 'within', 'after', 'for', 'by'] as const;
  return marks.some((mark) => reader.isMark(mark)) || reader.isVerb('stay');
}
