import {
  type Condition,
  compare,
  cross,
  field,
  indicatorSeries,
  joined,
  numberSeries,
  previous,
  type Series,
} from '../request/expression.js';
import { gap } from './breakouts.js';
import { candleShapes } from './candle-shapes.js';
import { extremeLevel, isColoured, moodOf, ownCross } from './indicator-moods.js';
import { patternCondition, readTold } from './pattern-conditions.js';
import { ofItsOwn } from './price-scale.js';
import { readFromTo, readMovement, slope } from './read-crossing.js';
import { lineOf, readOperand } from './read-operand.js';
import { isAverage } from './read-parameters.js';
import { readSeries } from './read-series.js';
import { readSpan } from './read-time.js';
import { type Reader } from './reader.js';

/** `comes out of oversold`: back across the level that was passed. */
export function readLeft(reader: Reader, subject: Series): Condition | null {
  reader.takeMark('of', 'from');
  const pattern = reader.take('pattern');
  if (pattern?.pattern !== 'oversold' && pattern?.pattern !== 'overbought') return null;
  const level = extremeLevel(
    reader,
    subject.kind === 'indicator' ? subject : indicatorSeries('rsi'),
    pattern.pattern,
  );
  return level.kind === 'compare'
    ? cross(level.left, level.op === '<' ? 'above' : 'below', level.right)
    : level;
}

/** `turns positive`, `flips bullish`, `turns up`. */
export function readTurn(reader: Reader, subject: Series): Condition | null {
  const sides = readFromTo(reader, subject);
  if (sides !== null) return sides;
  if (reader.isMark('to') && reader.peekIs('pattern', 1) !== null) reader.at++;
  const way = reader.take('way');
  if (way !== null && subject.kind === 'indicator' && subject.name === 'supertrend') {
    return ownCross(subject, way.way === 'up' ? 'above' : 'below');
  }
  if (way !== null) {
    const turn = turned(slope(subject, way.way), subject, way.way);
    const from = readWhence(reader, subject, way.way);
    return from === null ? turn : joined('all', [turn, from]);
  }
  const pattern = reader.peekIs('pattern');
  if (pattern === null) {
    const compared = reader.take('compare');
    if (compared !== null) {
      // "becomes greater than 0": the moment at which it does.
      const level = readOperand(reader, subject);
      if (level === null) return null;
      return cross(lineOf(subject), compared.op.startsWith('<') ? 'below' : 'above', level);
    }
    return reader.peekIs('side') === null ? null : readMovement(reader, subject, 'move');
  }
  switch (pattern.pattern) {
    case 'positive':
    case 'negative':
      reader.at++;
      return cross(subject, pattern.pattern === 'positive' ? 'above' : 'below', numberSeries(0));
    case 'bullish':
    case 'bearish':
    case 'green':
    case 'red': {
      reader.at++;
      const up = pattern.pattern === 'bullish' || pattern.pattern === 'green';
      const colour = pattern.pattern === 'green' || pattern.pattern === 'red';
      const line = colour && reader.coloured !== null && !isColoured(subject) ? reader.coloured : subject;
      if (isColoured(line)) reader.coloured = line;
      const histogram = line.kind === 'indicator' && line.output === 'histogram';
      if (histogram) return cross(line, up ? 'above' : 'below', numberSeries(0));
      const mood = moodOf(line, up ? 'bullish' : 'bearish');
      if (mood === null || mood.kind !== 'compare') return mood;
      return line.kind === 'field' ? mood : cross(mood.left, up ? 'above' : 'below', mood.right);
    }
    case 'oversold':
    case 'overbought': {
      reader.at++;
      const level = extremeLevel(reader, subject, pattern.pattern);
      return level.kind === 'compare'
        ? cross(level.left, level.op === '<' ? 'below' : 'above', level.right)
        : level;
    }
    case 'rising':
    case 'falling': {
      reader.at++;
      const direction = pattern.pattern === 'rising' ? 'up' : 'down';
      return turned(slope(subject, direction), subject, direction);
    }
    default:
      return readPattern(reader, subject);
  }
}

/** `... up from below 25`, `... down from above 70`: where it stood on the bar before. */
function readWhence(reader: Reader, subject: Series, way: 'up' | 'down'): Condition | null {
  return reader.tryRead(() => {
    const below = way === 'up';
    const side = reader.takeMark('from') ? reader.take('side') : null;
    const said = side === null ? reader.take('way')?.way === way : (side.direction === 'below') === below;
    const number = reader.take('number');
    if (!said || number?.unit !== 'plain') return null;
    return compare(previous(subject), below ? '<' : '>', numberSeries(number.value));
  });
}

function turned(now: Condition, subject: Series, direction: 'up' | 'down'): Condition {
  const before = compare(previous(subject), direction === 'up' ? '<=' : '>=', previous(subject, 2));
  return joined('all', [now, before]);
}

/** `makes a new 20-day high`. */
export function readMade(reader: Reader, subject: Series): Condition | null {
  const pattern = reader.peekIs('pattern');
  // "makes a lower high and a lower low two days in a row"
  if (pattern !== null && subject.kind === 'field' && candleShapes[pattern.pattern] !== undefined)
    return patternCondition(reader);
  if (pattern !== null) return readPattern(reader, subject);
  const level = readSeries(reader);
  if (level?.kind !== 'extreme') return null;
  return compare(subject, level.extreme === 'high' ? '>' : '<', previous(ofItsOwn(subject, level)));
}

export function readPattern(reader: Reader, subject: Series): Condition | null {
  const lexeme = reader.take('pattern');
  if (lexeme === null) return null;
  switch (lexeme.pattern) {
    case 'oversold':
    case 'overbought':
      return extremeLevel(
        reader,
        subject.kind === 'indicator' ? subject : indicatorSeries('rsi'),
        lexeme.pattern,
      );
    case 'bullish':
    case 'bearish':
      return moodOf(subject, lexeme.pattern);
    case 'bullish-cross':
    case 'bearish-cross':
      return ownCross(subject, lexeme.pattern === 'bullish-cross' ? 'above' : 'below');
    case 'positive':
      return compare(subject, '>', numberSeries(0));
    case 'negative':
      return compare(subject, '<', numberSeries(0));
    case 'green':
    case 'red': {
      const up = lexeme.pattern === 'green';
      if (subject.kind === 'indicator') return moodOf(subject, up ? 'bullish' : 'bearish');
      return compare(field('close'), up ? '>' : '<', field('open'));
    }
    case 'higher-high':
    case 'higher-low':
    case 'lower-high':
    case 'lower-low':
      return subject.kind === 'field' ? (candleShapes[lexeme.pattern] ?? null) : null;
    case 'rising':
      return slope(subject, 'up');
    case 'falling':
      return slope(subject, 'down');
    case 'uptrend':
    case 'downtrend': {
      const up = lexeme.pattern === 'uptrend';
      const told = readTold(reader, up);
      if (told !== null) return told;
      // "weekly SMA 20 uptrend": the average that the trend is told by.
      if (subject.kind === 'indicator' && isAverage(subject.name)) {
        reader.note(
          'trend',
          `A trend ${up ? 'up' : 'down'} is read as a close ${up ? 'above' : 'below'} its average.`,
        );
        return compare(field('close'), up ? '>' : '<', subject);
      }
      reader.note(
        'trend',
        `A trend ${up ? 'up' : 'down'} is read as a close ${up ? 'above' : 'below'} the 200 bar simple moving average.`,
      );
      return compare(field('close'), up ? '>' : '<', indicatorSeries('sma', [200]));
    }
    case 'gap-up':
    case 'gap-down':
      return gap(reader, lexeme.pattern === 'gap-up');
    case 'new-high':
    case 'new-low': {
      const up = lexeme.pattern === 'new-high';
      const span = readSpan(reader) ?? { value: 20, unit: 'bar' as const };
      const extreme: Series = {
        kind: 'extreme',
        extreme: up ? 'high' : 'low',
        of: field(up ? 'high' : 'low'),
        span,
      };
      return compare(subject, up ? '>' : '<', previous(ofItsOwn(subject, extreme)));
    }
    default:
      return null;
  }
}
