import type { Lexeme } from '../lex/lexeme.js';
import { type Condition, compare, field, joined, numberSeries, type Series } from '../request/expression.js';
import { beforeThisBar } from './breakouts.js';
import { impliedSide, readDeclaredAverage, readOperand } from './read-operand.js';
import { readSeries } from './read-series.js';
import { readPattern } from './read-turn.js';
import { type Reader } from './reader.js';
import { subjectOfLevel } from './subject-meant.js';

/**
 * What "buy at RSI 30" or "sell at the middle band" says: the level is reached. A buy waits for the price to come down
 * to a line, a sale for it to come up.
 */
export function readReachedLevel(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    // "out back at the 21": the average of that length.
    const series = readDeclaredAverage(reader) ?? readSeries(reader);
    if (series === null) return null;
    // "buy at -6 from the high": no price.
    if (series.kind === 'number' && series.value < 0 && (reader.subject ?? field('close')).kind === 'field')
      return null;
    const number = reader.peekIs('number');
    const said = reader.peekIs('number', -1);
    if (
      series.kind === 'number' &&
      (said?.unit === 'money' ||
        (said?.unit === 'plain' &&
          (series.value >= 1_000 ||
            said.price !== undefined ||
            isBoughtAt(reader) ||
            isNear(series.value, reader.pricedAt))))
    ) {
      // "buy at 1500, sell at 2000": down to the one, up to the other.
      reader.pricedAt = series.value;
      return reaching(field('close'), reader.bias === 'down' ? '>=' : '<=', series);
    }
    if (series.kind === 'number' && said?.unit !== 'plain') return null;
    if (series.kind === 'indicator' && oscillatorMiddle(series) !== null && number?.unit === 'plain') {
      reader.at++;
      reader.subject = series;
      return readReached(reader, series, numberSeries(number.value));
    }
    if (series.kind === 'number' && number === null) {
      if (series.value < 1_000 && reader.subject === null) return null;
      const subject = subjectOfLevel(reader, reader.subject, series.value) ?? field('close');
      return readReached(reader, subject, series);
    }
    if (series.kind === 'field') return null;
    if (series.kind === 'number' || (series.kind === 'indicator' && oscillatorMiddle(series) !== null))
      return null;
    // "... exit at the middle band" of a ratio.
    if (series.kind === 'indicator' && series.of?.kind === 'ratio')
      return reaching(series.of, reader.bias === 'up' ? '<=' : '>=', series);
    return readReached(reader, field('close'), series);
  });
}

function isNear(value: number, price: number | null): boolean {
  return price !== null && value > price / 3 && value < price * 3;
}

/** "Buy SOL at 150", "ADA: buy at 0.40": right behind the market it is a price, and behind the action where no oscillator is told. */
function isBoughtAt(reader: Reader): boolean {
  const at = reader.at - 2;
  const [link, before] = [reader.lexemes[at], reader.lexemes[at - 1]];
  if (reader.subject !== null || link?.is !== 'mark' || link.mark !== 'at') return false;
  if (before?.is === 'asset') return true;
  if (before?.is !== 'action' || reader.markets.length === 0) return false;
  return !reader.lexemes.some(({ is }) => otherLevels.has(is)) && !namesBounds(reader);
}

/** "Buy at 30, sell at 70": as far from the ends of a scale of 100, which an oscillator has and a price hasn't. */
function namesBounds(reader: Reader): boolean {
  const levels = reader.lexemes.flatMap((lexeme) =>
    lexeme.is === 'number' && lexeme.unit === 'plain' && lexeme.whole ? [lexeme.value] : [],
  );
  return levels.some((level) => level !== 50 && levels.includes(100 - level));
}

/** What the number of "buy at 30" may be, beside a price. */
const otherLevels: ReadonlySet<Lexeme['is']> = new Set([
  ...(['indicator', 'output', 'funding', 'premium', 'ratio', 'pairs', 'bar-strength'] as const),
  ...(['zone', 'half-of-day', 'session', 'session-edge', 'proportion', 'opening-range'] as const),
]);

/** `hits 30`, `touches the lower band`: reaching a level from where it must have come. */
export function readHit(reader: Reader, subject: Series): Condition | null {
  reader.takeMark('to', 'on', 'at');
  const pattern = reader.peekIs('pattern');
  if (pattern !== null) return readPattern(reader, subject);
  const level = readOperand(reader, subject);
  return level === null ? null : readReached(reader, subject, level);
}

export function readReached(reader: Reader, subject: Series, level: Series): Condition {
  const implied = impliedSide(level);
  const price = subject.kind === 'field' && subject.field === 'close';
  const late = reader.take('way');
  if (price && implied !== null) {
    // Touching is judged by the bar's extreme: a low at the lower band, a high at the upper one.
    const extreme = field(implied === 'above' ? 'high' : 'low');
    return compare(withSameOrigin(extreme, subject), implied === 'above' ? '>=' : '<=', beforeThisBar(level));
  }
  // "The low touches the 50 EMA": a low gets there from above, a high from below.
  if (subject.kind === 'field' && (subject.field === 'low' || subject.field === 'high'))
    return compare(subject, subject.field === 'low' ? '<=' : '>=', beforeThisBar(level));
  // "The previous bar's low touched VWAP": the line as it stood then.
  if (
    subject.kind === 'previous' &&
    subject.of.kind === 'field' &&
    ['low', 'high'].includes(subject.of.field)
  ) {
    const before: Series = level.kind === 'number' ? level : { ...subject, of: level };
    return compare(subject, subject.of.field === 'low' ? '<=' : '>=', before);
  }
  const middle = oscillatorMiddle(subject);
  const upward =
    late !== null
      ? late.way === 'up'
      : middle !== null && level.kind === 'number'
        ? level.value >= middle
        : reader.bias !== 'down'
          ? !price || level.kind === 'number'
          : false;
  const op = upward ? '>=' : '<=';
  if (price && level.kind !== 'number' && reader.bias !== null) {
    return reader.bias === 'up'
      ? reaching(withSameOrigin(field('low'), subject), '<=', level)
      : reaching(withSameOrigin(field('high'), subject), '>=', level);
  }
  if (price && level.kind !== 'number') {
    return joined('all', [compare(field('low'), '<=', level), compare(field('high'), '>=', level)]);
  }
  reader.note('direction', `Reaching the level is read as ${op}.`);
  return reaching(subject, op, level);
}

/** A level that is reached, from the side that seems likely until the entry is known. */
function reaching(left: Series, op: '>=' | '<=', right: Series): Condition {
  return { kind: 'compare', op, left, right, reached: true };
}

function withSameOrigin(series: Series, like: Series): Series {
  if (series.kind !== 'field' || like.kind !== 'field') return series;
  return { ...series, asset: like.asset, timeframe: like.timeframe };
}

function oscillatorMiddle(series: Series): number | null {
  if (series.kind !== 'indicator') return null;
  if (series.name === 'rsi' || series.name === 'mfi' || series.name === 'stochastic') return 50;
  if (series.name === 'williams_r') return -50;
  if (series.name === 'cci' || series.name === 'zscore' || series.name === 'macd' || series.name === 'roc')
    return 0;
  return null;
}
