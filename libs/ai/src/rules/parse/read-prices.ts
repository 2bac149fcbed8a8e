import { type BarField } from '../lexicon/meaning.js';
import {
  arithmetic,
  field,
  type IndicatorSeries,
  indicatorSeries,
  numberSeries,
  type Series,
  type Span,
} from '../request/expression.js';
import { marketKey } from '../request/market.js';
import {
  type BarBefore,
  closedBar,
  readBarBefore,
  readSizedCandle,
  relativeTo,
  unitNamed,
} from './bar-before.js';
import { readOfInsideBar } from './mother-bar.js';
import { startsPredicate } from './predicate-start.js';
import { lengthOf, unitTimeframe } from './read-indicator.js';
import { isAverage, readParameters } from './read-parameters.js';
import { deepest, readBase, readSeries } from './read-series.js';
import { readSpan } from './read-time.js';
import { readLengthAside } from './read-volume-said.js';
import { type LexemeOf, type Reader } from './reader.js';
import { withOrigin } from './series-origin.js';

/** `the ratio`, `ratio of BTC to ETH`, `BTC/ETH ratio`. */
export function readRatio(reader: Reader): Series | null {
  const first = reader.take('ratio');
  const leading = first !== null;
  const markets = reader.tryRead(() => {
    if (leading) reader.takeMark('of', 'between', 'on');
    const of = reader.take('asset');
    if (of === null || !reader.takeMark('slash', 'to', 'and', 'with')) return null;
    const to = reader.take('asset');
    return to === null ? null : { of: of.symbol, to: to.symbol };
  });
  const last = reader.take('ratio');
  const trailing = last !== null;
  if (!leading && (markets === null || !(trailing || startsPredicate(reader)))) return null;
  const [of, to] = markets === null ? reader.markets : [markets.of, markets.to];
  if (of === undefined || to === undefined) return null;
  const log = first?.log ?? last?.log;
  return { kind: 'ratio', of, to, ...(log === true && { log }) };
}

/** Whether the word for opening a position is the price at which a bar opens: "open", not "entry". */
export function isOpeningPrice(reader: Reader, ahead = 0): boolean {
  const lexeme = reader.peekIs('action', ahead);
  return (
    lexeme !== null &&
    lexeme.action === 'enter' &&
    reader.text.slice(lexeme.from, lexeme.to).toLowerCase().startsWith('open')
  );
}

/** "price > open": behind a comparison the word can only be the price. */
export function isOperand(reader: Reader): boolean {
  const before = reader.peek(-1);
  return before?.is === 'compare' || before?.is === 'side' || before?.is === 'verb';
}

/** `previous close`, `yesterday's high`, `the previous day's low`, `the last candle's high`, `previous 20-day high`. */
export function readPrevious(reader: Reader, depth: number): Series | null {
  const { mark } = reader.peek() as LexemeOf<'mark'>;
  const told = unitNamed(reader);
  const from = reader.at;
  reader.at++;
  const candle = reader.take('candle') !== null;
  const unit = candle ? null : reader.take('unit');
  // "the previous 4h candle's high"
  const size = candle || unit !== null ? null : reader.tryRead(() => readSizedCandle(reader));
  if (size !== null) {
    const price = readBase(reader, depth + 1);
    const known = price === null || price.kind === 'number';
    return known ? null : closedBar(reader, price, relativeTo(reader, from, { unit: null, size }));
  }
  if (mark === 'last' && !candle && unit === null) return null;
  const next = reader.peek();
  const isNoun =
    next?.is === 'field' || next?.is === 'extreme' || next?.is === 'indicator' || next?.is === 'duration';
  if (!isNoun && !(next?.is === 'verb' && next.verb === 'close') && next?.is !== 'action') return null;
  const opens = reader.take('action') !== null;
  const inner = opens ? field('open') : readBase(reader, depth + 1);
  if (inner === null) return null;
  const named = told ?? unit?.unit ?? null;
  return closedBar(reader, inner, relativeTo(reader, from, { unit: named }));
}

export function readField(reader: Reader, name: BarField): Series | null {
  // "price opens above"
  if (name === 'close' && isOpeningPrice(reader) && startsPredicate(reader, 1)) {
    reader.at++;
    return field('open');
  }
  const next = reader.peek();
  if (name === 'close' && next?.is === 'verb' && next.verb === 'close' && !startsPredicate(reader, 1))
    reader.at++;
  // "volume average", "volume MA(20)"
  if (name === 'volume' && (next?.is === 'average' || (next?.is === 'indicator' && isAverage(next.name)))) {
    reader.at++;
    const kind = next.is === 'indicator' ? next.name : 'ma';
    return { ...indicatorSeries(kind, readParameters(reader, kind, [])), of: field('volume') };
  }
  const of = reader.tryRead(() => {
    if (!reader.takeMark('of') && unitNamed(reader) === null) return null;
    const asset = reader.take('asset');
    if (asset !== null) return withOrigin(field(name), { asset: asset.symbol });
    const before = readBarBefore(reader);
    return before === null ? null : closedBar(reader, field(name), before);
  });
  return of ?? field(name);
}

/** `20-day high`, `the highest high of the last 20 bars`, `the highest close in 30 days`, or just `the high`. */
export function readExtreme(reader: Reader, span: Span | null, _depth: number): Series | null {
  const named = reader.peekIs('unknown', -1);
  const lexeme = reader.take('extreme');
  if (lexeme === null) return null;
  const again = reader.peekIs('extreme');
  if (again !== null && again.extreme === lexeme.extreme) reader.at++;
  const call = span === null ? reader.tryRead(() => readExtremeCall(reader, lexeme.extreme)) : null;
  if (call !== null) return call;
  let of: Series = field(lexeme.extreme);
  const source = reader.peek();
  if (source?.is === 'field' && !startsPredicate(reader)) {
    reader.at++;
    of = source.field === 'close' ? field('close') : field(source.field);
  } else if (source?.is === 'verb' && source.verb === 'close' && !startsPredicate(reader, 1)) {
    reader.at++;
    of = field('close');
  }
  const ofInside = span === null ? readOfInsideBar(reader, lexeme.extreme) : null;
  if (ofInside !== null) return ofInside;
  // "the lowest close of the prior week" is the lowest of several.
  const several = of.kind === 'field' && of.field === 'close';
  const before = span === null && !several ? reader.tryRead(() => readOfPrevious(reader)) : null;
  if (before !== null) return closedBar(reader, of, before);
  const counted = span === null ? reader.tryRead(() => readOfCounted(reader)) : null;
  if (counted !== null)
    return { kind: 'extreme', extreme: lexeme.extreme, of: counted.of, span: counted.span };
  const stated = span ?? readSpan(reader);
  // "the range high", "the swing low": not that of the bar itself.
  if (stated === null && named !== null && !startsPredicate(reader)) return null;
  const owner = span === null ? null : reader.tryRead(() => readOfOther(reader));
  if (owner !== null)
    return {
      kind: 'extreme',
      extreme: lexeme.extreme,
      of: owner,
      span: stated ?? span ?? { value: 1, unit: 'bar' },
    };
  if (stated === null) return of.kind === 'field' && of.field === lexeme.extreme ? of : null;
  return { kind: 'extreme', extreme: lexeme.extreme, of, span: stated };
}

/** `the 20-bar high of OBV`, `the 50-bar low of the volume`. */
function readOfOther(reader: Reader): Series | null {
  if (!reader.takeMark('of')) return null;
  if (reader.peekIs('field')?.field === 'volume') {
    reader.at++;
    return field('volume');
  }
  // "the 50 day high of closes"
  if (reader.isVerb('close')) {
    reader.at++;
    return field('close');
  }
  const name = reader.peekIs('indicator')?.name;
  return name === undefined || isAverage(name) ? null : readBase(reader, deepest - 2);
}

/** `highest(high, 20)`. */
function readExtremeCall(reader: Reader, extreme: 'high' | 'low'): Series | null {
  if (!reader.takeMark('open')) return null;
  const of = readSeries(reader);
  if (of === null || of.kind === 'number' || !reader.takeMark('comma')) return null;
  const number = reader.take('number');
  if (number === null || !number.whole || !reader.takeMark('close')) return null;
  return { kind: 'extreme', extreme, of, span: { value: number.value, unit: 'bar' } };
}

/** `highest of the last 8 closes`: what is counted is what the highest is taken of. */
function readOfCounted(reader: Reader): { readonly of: Series; readonly span: Span } | null {
  reader.takeMark('of', 'in');
  if (!reader.takeMark('last', 'previous')) return null;
  const number = reader.take('number');
  if (number?.unit !== 'plain' || !number.whole || number.value < 1) return null;
  const span: Span = { value: number.value, unit: 'bar' };
  const noun = reader.peek();
  reader.at++;
  if (noun?.is === 'verb' && noun.verb === 'close') return { of: field('close'), span };
  if (noun?.is === 'field') return { of: field(noun.field), span };
  return noun?.is === 'extreme' ? { of: field(noun.extreme), span } : null;
}

/** `the high of the previous candle`, `the low of yesterday`. */
function readOfPrevious(reader: Reader): BarBefore | null {
  return reader.takeMark('of') || unitNamed(reader) !== null ? readBarBefore(reader) : null;
}

/** `average volume (20)`, `the 20-day average`, `average volume over the last 20 bars`. */
export function readAverage(
  reader: Reader,
  length: LexemeOf<'duration'> | null,
  _depth: number,
): Series | null {
  reader.take('average');
  const ofSome = reader.takeMark('of');
  const mean = length === null && ofSome ? readMean(reader) : null;
  if (mean !== null) return mean;
  const rates = reader.peekIs('funding') === null ? null : readFundingAverage(reader, length);
  if (rates !== null) return rates;
  const source = reader.peek();
  let of: Series | null = null;
  if (source?.is === 'field') {
    reader.at++;
    of = field(source.field);
  } else if (source?.is === 'indicator' && !isAverage(source.name)) {
    of = readBase(reader, deepest - 2);
  } else if (reader.subject?.kind === 'field' && reader.subject.field !== 'close') {
    of = reader.subject;
  }
  // "the average volume (30 days)"
  const aside = length === null ? reader.tryRead(() => readLengthAside(reader)) : null;
  const told = length ?? aside;
  const params: (number | null)[] =
    told === null ? readParameters(reader, 'ma', []) : [lengthOf(reader, told)];
  if (params.length === 0) {
    const span = readSpan(reader);
    if (span !== null) params.push(span.value);
  }
  if (length === null && params.length === 0 && of === null)
    return averageBefore(reader.level) ?? averageBefore(reader.bands);
  const closes = of?.kind === 'field' && of.field === 'close';
  const series: IndicatorSeries = { ...indicatorSeries('ma', params), of: closes ? null : of };
  if (length === null || length.unit === 'bar' || !(length.unit in unitTimeframe)) return series;
  return withOrigin(series, { timeframe: unitTimeframe[length.unit as keyof typeof unitTimeframe] });
}

/** "... 10% below its 50 day average, sell when it is back at the average": the one that was compared with. */
function averageBefore(level: Series | null): Series | null {
  if (level?.kind === 'arithmetic') return averageBefore(level.left);
  if (level?.kind === 'indicator' && level.name === 'bollinger') return { ...level, output: 'middle' };
  return level?.kind === 'indicator' && isAverage(level.name) ? level : null;
}

/** `average funding of the last three days`: rates are paid every eight hours. */
function readFundingAverage(reader: Reader, length: LexemeOf<'duration'> | null): Series | null {
  return reader.tryRead(() => {
    reader.take('funding');
    const span = length ?? readSpan(reader);
    if (span === null) return null;
    const hours = { hour: 1, day: 24, week: 168, month: 720 }[span.unit as 'day'] ?? null;
    const rates = hours === null ? span.value : Math.max(1, Math.round((span.value * hours) / 8));
    const asset = marketKey({ symbol: '', venue: null, kind: 'funding' });
    const average: Series = {
      ...indicatorSeries('sma', [rates]),
      asset,
      timeframe: hours === null ? null : '8h',
    };
    const yearly = reader.peekIs('unknown')?.word.toLowerCase().startsWith('annual') === true;
    if (!yearly) return average;
    reader.at++;
    return arithmetic('*', average, numberSeries(3 * 365));
  });
}

/** `the average of the 20 EMA and the 50 EMA`: the mean of two lines. */
function readMean(reader: Reader): Series | null {
  return reader.tryRead(() => {
    const left = readBase(reader, deepest - 2);
    if (left?.kind !== 'indicator' || !reader.takeMark('and')) return null;
    const right = readBase(reader, deepest - 2);
    if (right?.kind !== 'indicator') return null;
    return arithmetic('/', arithmetic('+', left, right), numberSeries(2));
  });
}
