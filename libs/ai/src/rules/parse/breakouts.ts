import {
  type Condition,
  compare,
  cross,
  field,
  previous,
  type Series,
  type Span,
  scaled,
} from '../request/expression.js';
import { close, high, low, open } from './candle-shapes.js';
import { ofItsOwn } from './price-scale.js';
import { endsCondition } from './read-operand.js';
import { isOpeningPrice } from './read-prices.js';
import { readSeries } from './read-series.js';
import { type Reader } from './reader.js';

/** `gaps up 3%`, `gaps up more than 4% at the open`; without a size the open is beyond the bar before. */
export function gap(reader: Reader, up: boolean): Condition {
  let least = true;
  const size = reader.tryRead(() => {
    reader.takeMark('by', 'of');
    // "gaps up over 2%"
    const more = reader.peekIs('compare') ?? reader.peekIs('side');
    if (more !== null) reader.at++;
    const beyond = more?.is === 'compare' ? more.op === '>' : more?.inclusive === false;
    const number = reader.take('number');
    if (number?.unit !== 'percent') return null;
    least = !beyond || reader.isMark('or-more');
    return number.value;
  });
  if (reader.isMark('at') && isOpeningPrice(reader, 1)) reader.at += 2;
  const reference = previous(close);
  const level =
    size === null ? previous(up ? high : low) : scaled(reference, up ? 1 + size / 100 : 1 - size / 100);
  const op = size === null || !least ? (up ? '>' : '<') : up ? '>=' : '<=';
  return { kind: 'compare', op, left: open, right: level, gap: true };
}

/** `breakout above the 20-day high`, `new 55 day high`, `breakout of the last 20 bars`. */
export function breakout(reader: Reader, up: boolean): Condition | null {
  reader.takeMark('of', 'from', 'on');
  reader.take('side');
  const duration = reader.peekIs('duration');
  const target = reader.tryRead(() => readSeries(reader));
  if (
    target?.kind === 'indicator' &&
    target.output === null &&
    ['bollinger', 'keltner'].includes(target.name)
  ) {
    return cross(close, up ? 'above' : 'below', { ...target, output: up ? 'upper' : 'lower' });
  }
  if (target?.kind === 'indicator' && target.output === null && target.name === 'donchian') {
    return brokenLevel({ ...target, output: up ? 'upper' : 'lower' }, up);
  }
  if (target !== null && target.kind !== 'number') return brokenLevel(target, up);
  if (duration !== null) {
    reader.at++;
    reader.take('pattern');
    return brokenLevel(channel(up, { value: duration.value, unit: duration.unit }), up);
  }
  reader.note(
    'breakout',
    `A ${up ? 'breakout' : 'breakdown'} is read as a close ${up ? 'above the highest high' : 'below the lowest low'} of the 20 bars before.`,
  );
  return brokenLevel(channel(up, { value: 20, unit: 'bar' }), up);
}

/** "Closes higher than the last 24 candles", "above all the previous 20 closes": beyond each of them. */
export function readBarsBefore(reader: Reader, subject: Series, up: boolean): Series | null {
  return reader.tryRead(() => {
    while (reader.takeMark('all', 'of', 'any'));
    const early = reader.takeMark('last', 'previous');
    const duration = reader.take('duration');
    const number = duration === null ? reader.take('number') : null;
    if (number !== null && (number.unit !== 'plain' || !number.whole)) return null;
    if (duration === null && number === null) return null;
    const late = !early && reader.takeMark('last', 'previous');
    const closes = reader.isVerb('close') || reader.peekIs('field')?.field === 'close';
    const counted =
      duration !== null || closes || reader.peekIs('candle') !== null || reader.peekIs('unit') !== null;
    if (!(early || late) || !counted) return null;
    const unit = duration === null && !closes ? reader.take('unit')?.unit : undefined;
    if (duration === null && unit === undefined) reader.at++;
    else reader.take('candle');
    if (!endsCondition(reader)) return null;
    const span: Span = {
      value: duration?.value ?? number?.value ?? 1,
      unit: duration?.unit ?? unit ?? 'bar',
    };
    const of = closes ? field('close') : field(up ? 'high' : 'low');
    return previous(ofItsOwn(subject, { kind: 'extreme', extreme: up ? 'high' : 'low', of, span }));
  });
}

export function channel(up: boolean, span: Span): Series {
  return { kind: 'extreme', extreme: up ? 'high' : 'low', of: field(up ? 'high' : 'low'), span };
}

/**
 * A close beyond a level. A highest high or lowest low counts the bars before this one: with the present bar inside
 * the window no close could ever be beyond it.
 */
export function brokenLevel(level: Series, up: boolean): Condition {
  return compare(close, up ? '>' : '<', beforeThisBar(level));
}

export function beforeThisBar(level: Series): Series {
  // The first minutes of a day are over when their high is broken.
  const isWindow = level.kind === 'extreme' && level.span !== null && level.of.kind !== 'written';
  const isChannel = level.kind === 'indicator' && level.name === 'donchian';
  return isWindow || isChannel ? previous(level) : level;
}
