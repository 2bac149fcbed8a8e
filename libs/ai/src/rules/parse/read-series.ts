import type { TimeUnit } from '../lexicon/meaning.js';
import { arithmetic, field, indicatorSeries, type Series, scaled } from '../request/expression.js';
import { marketKey } from '../request/market.js';
import { readInsideBarPrice } from './mother-bar.js';
import { startsPredicate } from './predicate-start.js';
import { isOnOwnScale, isOnPriceScale } from './price-scale.js';
import {
  readBandMeasure,
  readIndicator,
  readIndicatorFrom,
  readOutput,
  speedParams,
} from './read-indicator.js';
import { ownFunding, readPremium, readSpread, withMarket } from './read-markets.js';
import { readMeasured, readNumbered } from './read-numbered-series.js';
import { readOpeningRange } from './read-opening-range.js';
import { isAverage } from './read-parameters.js';
import { readPostfix } from './read-postfix.js';
import {
  isOpeningPrice,
  isOperand,
  readAverage,
  readExtreme,
  readField,
  readPrevious,
  readRatio,
} from './read-prices.js';
import { readTimeframe } from './read-time.js';
import { type Reader } from './reader.js';
import { onBarsOf, withOrigin } from './series-origin.js';
import { besidePriceLine, levelAhead, subjectOfLevel } from './subject-meant.js';

export const deepest = 24;

/** Series inside series: an average of an RSI of a ratio is three. */
const deepestNesting = 5;

/** Reads a number on each bar: an indicator, a price, a level, or arithmetic over them. Null when none stands here. */
export function readSeries(reader: Reader, depth = 0): Series | null {
  if (depth > deepest) return null;
  const compared = isOperand(reader);
  let left = readPrimary(reader, depth);
  if (left === null) return null;
  for (let step = 0; step < 8; step++) {
    const joins = compared && reader.isMark('plus');
    const { at } = reader;
    const longer = readOperator(reader, left, depth);
    if (longer === null) break;
    // "RSI > 50 plus ADX > 20": one more condition, no sum.
    if (
      joins &&
      (reader.peekIs('compare') !== null || reader.peekIs('side') !== null || reader.isVerb('cross'))
    ) {
      reader.at = at;
      break;
    }
    left = longer;
  }
  return left;
}

function readOperator(reader: Reader, left: Series, depth: number): Series | null {
  return reader.tryRead(() => {
    if (reader.isMark('plus') && joinsConditions(reader, left)) return null;
    if (reader.takeMark('plus')) return withRight(reader, '+', left, depth, true);
    if (reader.takeMark('minus')) return withRight(reader, '-', left, depth, true);
    if (reader.takeMark('times')) return withRight(reader, '*', left, depth, false);
    if (left.kind !== 'number' && reader.takeMark('slash')) return withRight(reader, '/', left, depth, false);
    return null;
  });
}

/** "Above the 20 EMA + RSI > 50": an oscillator that is compared by itself is no part of a price. */
function joinsConditions(reader: Reader, left: Series): boolean {
  const next = reader.peekIs('indicator', 1);
  if (
    next === null ||
    left.kind === 'number' ||
    !['rsi', 'adx', 'mfi', 'cci', 'stochastic'].includes(next.name)
  )
    return false;
  for (let ahead = 2; ahead < 8; ahead++) {
    const lexeme = reader.peek(ahead);
    if (lexeme?.is === 'compare' || lexeme?.is === 'side') return true;
    const part =
      lexeme?.is === 'number' || (lexeme?.is === 'mark' && ['open', 'close'].includes(lexeme.mark));
    if (!part) return false;
  }
  return false;
}

function withRight(
  reader: Reader,
  op: '+' | '-' | '*' | '/',
  left: Series,
  depth: number,
  distance: boolean,
): Series | null {
  const percent = reader.peekIs('number');
  if (distance && percent?.unit === 'percent') {
    reader.at++;
    const factor = op === '+' ? 1 + percent.value / 100 : 1 - percent.value / 100;
    return scaled(left, factor);
  }
  const right = readPrimary(reader, depth + 1);
  if (right === null) return null;
  // "the highest close of 48 candles plus volume above ...": prices and volumes have no sum.
  if (distance && isOnPriceScale(left) && isOnOwnScale(right)) return null;
  return arithmetic(op, left, right);
}

function readPrimary(reader: Reader, depth: number): Series | null {
  const series = reader.tryRead(() => readBase(reader, depth));
  if (series === null) return null;
  return readPostfix(reader, series);
}

export function readBase(reader: Reader, depth: number): Series | null {
  if (reader.nesting >= deepestNesting) return null;
  reader.nesting++;
  const series = readBareSeries(reader, depth);
  reader.nesting--;
  return series;
}

function readBareSeries(reader: Reader, depth: number): Series | null {
  const lexeme = reader.peek();
  if (lexeme === undefined || depth > deepest) return null;
  switch (lexeme.is) {
    case 'formula':
      reader.at++;
      return { kind: 'written', formula: lexeme.formula };
    case 'number':
      return readNumbered(reader, lexeme, depth);
    case 'duration':
      return readMeasured(reader, lexeme, depth);
    case 'timeframe': {
      reader.at++;
      reader.take('chart');
      if (reader.peekIs('number') !== null && reader.peekIs('indicator', 1) === null) return null;
      const inner = readBase(reader, depth + 1);
      return inner === null || inner.kind === 'number' ? null : onBarsOf(reader, inner, lexeme.timeframe);
    }
    case 'unknown':
      return readInsideBarPrice(reader) ?? readSpread(reader);
    case 'pattern':
      return readInsideBarPrice(reader);
    case 'ratio':
      return reader.tryRead(() => readSpread(reader)) ?? readRatio(reader);
    case 'funding':
      reader.at++;
      reader.note(
        'funding',
        'Funding rates are a series of their own: import them as bars whose close is the rate of the period.',
      );
      return { kind: 'field', field: 'close', asset: ownFunding, timeframe: null };
    case 'bar-strength':
      reader.at++;
      return arithmetic(
        '/',
        arithmetic('-', field('close'), field('low')),
        arithmetic('-', field('high'), field('low')),
      );
    case 'premium':
      return readPremium(reader);
    case 'opening-range':
      return readOpeningRange(reader);
    case 'asset': {
      if (reader.peekIs('funding', 1) !== null) {
        reader.at++;
        const funding = readBase(reader, depth + 1);
        return funding === null
          ? null
          : withMarket(funding, marketKey({ symbol: lexeme.symbol, venue: null, kind: 'funding' }));
      }
      const pair = reader.tryRead(() => readRatio(reader));
      if (pair !== null) return pair;
      reader.at++;
      reader.take('market');
      const inner = reader.tryRead(() => readOwned(reader, depth + 1));
      if (inner !== null) return withOrigin(inner, { asset: lexeme.symbol });
      // "BTC daily is below its 200 SMA", "EURGBP on 15m is ..."
      const bars = reader.tryRead(() => {
        reader.takeMark('on');
        const timeframe = readTimeframe(reader);
        return timeframe !== null && startsPredicate(reader) ? timeframe : null;
      });
      if (bars !== null) return withOrigin(field('close'), { asset: lexeme.symbol, timeframe: bars });
      return startsPredicate(reader) ? withOrigin(field('close'), { asset: lexeme.symbol }) : null;
    }
    case 'indicator':
      return readIndicator(reader, lexeme.name, []);
    case 'output':
      return readBandMeasure(reader, lexeme) ?? readOutput(reader, lexeme);
    case 'field':
      reader.at++;
      return readField(reader, lexeme.field);
    case 'extreme':
      return readExtreme(reader, null, depth);
    case 'average':
      return readAverage(reader, null, depth);
    case 'candle':
      reader.at++;
      if (reader.isVerb('close')) return readBase(reader, depth + 1);
      return readOwned(reader, depth + 1);
    case 'style': {
      // "30-day momentum is positive"
      if (lexeme.style === 'momentum' && reader.isMark('open', 1)) {
        reader.at++;
        return readIndicatorFrom(reader, 'momentum', []);
      }
      if (lexeme.style !== 'momentum' || !startsPredicate(reader, 1)) return null;
      reader.at++;
      return indicatorSeries('roc');
    }
    case 'multiple': {
      reader.at++;
      const inner = readBase(reader, depth + 1);
      return inner === null || inner.kind === 'number' ? null : scaled(inner, lexeme.factor);
    }
    case 'speed': {
      const next = reader.peekIs('indicator', 1);
      // "the fast stochastic %K"
      if (next === null && reader.peekIs('output', 1)?.of === 'stochastic') {
        reader.at++;
        return readBase(reader, depth + 1);
      }
      if (next === null) return null;
      reader.at += 2;
      const series = readIndicatorFrom(reader, next.name, []);
      // The fast stochastic is the one that is not smoothed.
      if (series.name === 'stochastic' && series.params.length === 0)
        return lexeme.speed === 'fast' ? { ...series, params: [null, 1] } : series;
      return series.params.length > 0 ? series : { ...series, params: speedParams(reader, lexeme.speed) };
    }
    case 'verb':
      // "close > sma": the noun; "closes above" has its subject before it.
      if (lexeme.verb !== 'close') return null;
      if (
        reader.peekIs('side', 1) !== null &&
        reader.words(reader.at, reader.at).toLowerCase() === 'closes'
      ) {
        // "RSI was below 30 and then closes above 30"
        const level = levelAhead(reader);
        const meant = level === null ? null : subjectOfLevel(reader, field('close'), level);
        if (meant?.kind === 'indicator') {
          reader.at++;
          return meant;
        }
      }
      reader.at++;
      return readField(reader, 'close');
    case 'unit':
      return readOfThisBar(reader, lexeme.unit);
    case 'now': {
      // "today's close"
      const noun = reader.peek(1);
      if (
        noun?.is !== 'field' &&
        noun?.is !== 'extreme' &&
        !(noun?.is === 'verb' && noun.verb === 'close') &&
        !isOpeningPrice(reader, 1)
      )
        return null;
      reader.at++;
      return readBase(reader, depth + 1);
    }
    case 'action':
      if (!isOpeningPrice(reader) || !(startsPredicate(reader, 1) || isOperand(reader))) return null;
      reader.at++;
      return field('open');
    case 'mark':
      return readMarked(reader, lexeme.mark, depth);
    default:
      return null;
  }
}

/**
 * `this week's close`: the price it has by now. Its high and its low are those of a bar only on bars of a week, which
 * they are where nothing names others.
 */
function readOfThisBar(reader: Reader, unit: TimeUnit): Series | null {
  const noun = reader.peek(1);
  if (!startsPredicate(reader, 2) && !isOperand(reader)) return null;
  if (noun?.is === 'verb' && noun.verb === 'close') {
    reader.at += 2;
    return field('close');
  }
  const named = reader.lexemes.some((lexeme) => lexeme.is === 'timeframe' || lexeme.is === 'duration');
  if (noun?.is !== 'extreme' || unit !== 'week' || named) return null;
  reader.at += 2;
  reader.aside = { ...reader.aside, timeframe: reader.aside.timeframe ?? '1w' };
  return field(noun.extreme);
}

/** What belongs to a market or a candle: its close, its RSI, its 20-day high. */
function readOwned(reader: Reader, depth: number): Series | null {
  const lexeme = reader.peek();
  if (lexeme === undefined) return null;
  const kinds = [
    'indicator',
    'ratio',
    'field',
    'extreme',
    'average',
    'output',
    'timeframe',
    'duration',
    'speed',
  ];
  if (kinds.includes(lexeme.is)) return readBase(reader, depth);
  if (lexeme.is === 'number' && reader.peekIs('indicator', 1) !== null) return readBase(reader, depth);
  if (lexeme.is === 'verb' && lexeme.verb === 'close' && startsPredicate(reader, 1)) return null;
  if (lexeme.is === 'mark' && lexeme.mark === 'previous') return readBase(reader, depth);
  return null;
}

function readMarked(reader: Reader, mark: string, depth: number): Series | null {
  if (mark === 'open') {
    const parenthesis = reader.parentheses.get(reader.at);
    if (parenthesis === undefined || parenthesis.holdsCondition) return null;
    reader.at++;
    const inner = readSeries(reader, depth + 1);
    return inner !== null && reader.takeMark('close') ? inner : null;
  }
  if (mark === 'it') {
    reader.at++;
    const owned = reader.tryRead(() => readOwned(reader, depth + 1));
    if (owned !== null) return owned;
    const priced = meansPrice(reader) || besidePriceLine(reader, reader.subject);
    const known = priced ? field('close') : (reader.subject ?? field('close'));
    const level = levelAhead(reader);
    return level === null ? known : (subjectOfLevel(reader, known, level) ?? known);
  }
  if (mark === 'previous' || mark === 'last')
    return readInsideBarPrice(reader) ?? readPrevious(reader, depth);
  return null;
}

/** "... and RSI is below 45. Exit when it is above the EMA 200 again": an average that the price was compared with. */
function meansPrice(reader: Reader): boolean {
  const { subject } = reader;
  if (subject?.kind !== 'indicator' || isAverage(subject.name)) return false;
  for (let ahead = 0; ahead < 5; ahead++) {
    const lexeme = reader.peek(ahead);
    if (lexeme === undefined || (lexeme.is === 'mark' && lexeme.mark !== 'of')) return false;
    if (lexeme.is === 'indicator') return reader.priced.has(lexeme.name);
  }
  return false;
}
