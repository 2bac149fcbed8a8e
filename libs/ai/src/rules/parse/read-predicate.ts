import type { Comparison, Direction } from '../lexicon/meaning.js';
import {
  arithmetic,
  type Condition,
  compare,
  cross,
  field,
  indicatorSeries,
  joined,
  numberSeries,
  previous,
  type Series,
  type Span,
} from '../request/expression.js';
import { beforeThisBar, extremeLevel, gap, moodOf, ownCross } from './pattern-conditions.js';
import { isAverage } from './read-parameters.js';
import { isOpeningPrice, readSeries, readSpan, scaled } from './read-series.js';
import type { Reader } from './reader.js';

/**
 * What "buy at RSI 30" or "sell at the middle band" says: the level is reached. A buy waits for the price to come down
 * to a line, a sale for it to come up.
 */
export function readReachedLevel(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const series = readSeries(reader);
    if (series === null) return null;
    const number = reader.peekIs('number');
    const said = reader.peekIs('number', -1);
    if (
      series.kind === 'number' &&
      (said?.unit === 'money' || (said?.unit === 'plain' && series.value >= 1_000))
    ) {
      // "buy at 1500, sell at 2000": down to the one, up to the other.
      return compare(field('close'), reader.bias === 'down' ? '>=' : '<=', series);
    }
    if (series.kind === 'number' && said?.unit !== 'plain') return null;
    if (series.kind === 'indicator' && oscillatorMiddle(series) !== null && number?.unit === 'plain') {
      reader.at++;
      reader.subject = series;
      return readReached(reader, series, numberSeries(number.value));
    }
    if (series.kind === 'number' && number === null) {
      if (series.value < 1_000 && reader.subject === null) return null;
      const subject = reader.subject ?? field('close');
      return readReached(reader, subject, series);
    }
    if (series.kind === 'field') return null;
    if (series.kind === 'number' || (series.kind === 'indicator' && oscillatorMiddle(series) !== null))
      return null;
    return readReached(reader, field('close'), series);
  });
}

/** Reads what is said of a series and makes a condition of both. Null when nothing is said. */
export function readPredicate(reader: Reader, subject: Series): Condition | null {
  return reader.tryRead(() => {
    reader.skipBe();
    const negated = reader.takeMark('not');
    reader.skipBe();
    const said = readSaid(reader, subject);
    if (said === null) return null;
    return negated ? { kind: 'not', of: said } : said;
  });
}

function readSaid(reader: Reader, subject: Series): Condition | null {
  const lexeme = reader.peek();
  if (lexeme === undefined) return null;
  // A number neither rises nor turns; it can only be compared.
  if (subject.kind === 'number' && lexeme.is !== 'compare' && lexeme.is !== 'side') return null;
  switch (lexeme.is) {
    case 'compare': {
      reader.at++;
      return readCompared(reader, subject, lexeme.op);
    }
    case 'side': {
      reader.at++;
      return readOnSide(reader, subject, lexeme.direction, lexeme.inclusive);
    }
    case 'verb':
      return readVerb(reader, subject, lexeme.verb);
    case 'pattern':
      if (lexeme.pattern === 'dip' || lexeme.pattern === 'rip') {
        // "dips below 30" is a verb here.
        reader.at++;
        const next = reader.peek();
        const measured =
          next?.is === 'side' ||
          next?.is === 'number' ||
          (next?.is === 'mark' && (next.mark === 'by' || next.mark === 'to'));
        return measured ? readRiseOrFall(reader, subject, lexeme.pattern === 'dip' ? 'down' : 'up') : null;
      }
      return readPattern(reader, subject);
    case 'number':
    case 'multiple':
      return readLevelFirst(reader, subject) ?? readMeasure(reader, subject);
    case 'indicator':
    case 'field':
    case 'duration':
    case 'output':
      return readLevelFirst(reader, subject);
    case 'level-verb': {
      reader.at++;
      reader.takeMark('of', 'to', 'at');
      const level = readOperand(reader, subject);
      return level === null ? null : levelSaid(subject, lexeme, level);
    }
    case 'way':
      reader.at++;
      return readMove(reader, subject, lexeme.way === 'up' ? 'up' : 'down');
    case 'mark':
      return readMarked(reader, subject, lexeme.mark);
    case 'extreme':
      // "price is the highest in 20 bars"
      return null;
    default:
      return null;
  }
}

function readCompared(reader: Reader, subject: Series, op: Comparison): Condition | null {
  const again = reader.peekIs('compare');
  if (again !== null && again.op === '==') reader.at++;
  const right = readOperand(reader, subject);
  if (right === null) return null;
  const inclusive =
    op === '==' && reader.takeMark('or-more') ? '>=' : op === '==' && reader.takeMark('or-less') ? '<=' : op;
  reader.level = right;
  rememberPair(reader, subject, right);
  const first = compare(subject, inclusive, beyond(right, inclusive));
  const chained = reader.peekIs('compare');
  if (chained === null || right.kind === 'number') return first;
  // "price > SMA 50 > SMA 200"
  reader.at++;
  const second = readCompared(reader, right, chained.op);
  return second === null ? null : joined('all', [first, second]);
}

/** Two averages that are compared are those whose cross is meant later on. */
function rememberPair(reader: Reader, left: Series, right: Series): void {
  const averages =
    left.kind === 'indicator' && right.kind === 'indicator' && isAverage(left.name) && isAverage(right.name);
  if (averages) reader.crossed = { left, right };
}

/** In a comparison that could otherwise never be true, a highest high means that of the bars before. */
function beyond(right: Series, op: Comparison): Series {
  const upward =
    (op === '>' || op === '>=') &&
    ((right.kind === 'extreme' && right.extreme === 'high') || isBand(right, 'upper'));
  const downward =
    (op === '<' || op === '<=') &&
    ((right.kind === 'extreme' && right.extreme === 'low') || isBand(right, 'lower'));
  return upward || downward ? beforeThisBar(right) : right;
}

function isBand(series: Series, output: string): boolean {
  return series.kind === 'indicator' && series.name === 'donchian' && series.output === output;
}

/** The right side of a comparison; a MACD or a band stands for the line that is compared with. */
function readOperand(reader: Reader, subject: Series): Series | null {
  // "the 200 SMA is rising and price is above it": not the price itself.
  if (reader.isMark('it') && subject.kind === 'field' && reader.indicator !== null) {
    reader.at++;
    return reader.indicator;
  }
  // "dips below 30 and crosses back above it": the level that was named before.
  if (reader.isMark('it') && subject.kind === 'indicator' && reader.level !== null) {
    reader.at++;
    return reader.level;
  }
  const owned = reader.peek()?.owned === true;
  const level = readSeries(reader) ?? readNamelessAverage(reader, subject);
  if (level === null) return null;
  const own = owned || computedOn(subject) ? averageOf(subject, level) : null;
  if (own !== null) return own;
  const average =
    subject.kind === 'indicator' && level.kind === 'number'
      ? lengthAsAverage(reader, subject, level.value)
      : null;
  return average ?? level;
}

/** `loses the 50 day`: among chart readers a bare number of days is a moving average. */
function readNamelessAverage(reader: Reader, subject: Series): Series | null {
  return reader.tryRead(() => {
    const duration = reader.take('duration');
    const price = subject.kind === 'field' && subject.field === 'close';
    if (
      duration === null ||
      !price ||
      (duration.unit !== 'day' && duration.unit !== 'week') ||
      duration.value < 5
    )
      return null;
    if (!endsCondition(reader)) return null;
    reader.note('indicator', `"${duration.value} ${duration.unit}" is read as a simple moving average.`);
    const timeframe = duration.unit === 'day' ? '1d' : '1w';
    return { ...indicatorSeries('ma', [duration.value]), timeframe };
  });
}

/** Whether an average beside it can only be an average of it: an oscillator and an average of prices do not compare. */
function computedOn(subject: Series): boolean {
  if (subject.kind === 'field') return subject.field === 'volume';
  if (subject.kind === 'ratio') return true;
  return (
    subject.kind === 'indicator' &&
    [
      'rsi',
      'mfi',
      'stochastic',
      'cci',
      'obv',
      'atr',
      'roc',
      'zscore',
      'adx',
      'williams_r',
      'stdev',
      'momentum',
    ].includes(subject.name)
  );
}

/** `RSI above its 9-period SMA`: the average of the subject instead of the price. */
function averageOf(subject: Series, level: Series): Series | null {
  if (level.kind !== 'indicator' || !isAverage(level.name) || level.of !== null || level.asset !== null)
    return null;
  if (subject.kind === 'field' && subject.field !== 'volume') return null;
  if (subject.kind !== 'field' && subject.kind !== 'indicator' && subject.kind !== 'ratio') return null;
  if (subject.kind === 'indicator' && isAverage(subject.name)) return null;
  return { ...level, of: subject };
}

/** `the 50 SMA is above the 200`: a bare number beside an average is the length of another one. */
function lengthAsAverage(reader: Reader, subject: Series, value: number): Series | null {
  if (subject.kind !== 'indicator' || !['ma', 'sma', 'ema', 'wma'].includes(subject.name)) return null;
  const length = subject.params[0];
  if (
    length === null ||
    length === undefined ||
    subject.of !== null ||
    !Number.isInteger(value) ||
    value > 400
  )
    return null;
  const priced = reader.peekIs('number', -1);
  if (priced !== null && priced.unit !== 'plain') return null;
  return { ...subject, params: [value] };
}

function readOnSide(
  reader: Reader,
  subject: Series,
  direction: Direction,
  inclusive: boolean,
): Condition | null {
  const said = readSidedOperand(reader, subject);
  // "cover when it closes above": above the level that was named before.
  const again = said === null && endsCondition(reader) ? reader.level : null;
  const right = said ?? (again === null ? null : [again]);
  if (right === null) return null;
  reader.level = right[0] ?? null;
  if (right[0] !== undefined) rememberPair(reader, subject, right[0]);
  const op: Comparison = direction === 'above' ? (inclusive ? '>=' : '>') : inclusive ? '<=' : '<';
  const levels = right.map((level) => byMargin(reader, lineTowards(level, direction), direction));
  // In German the verb comes last: "wenn der RSI über 70 steigt".
  if (endsWithMove(reader)) {
    reader.at++;
    return joined(
      'all',
      levels.map((level) => cross(lineOf(subject), direction, beforeThisBar(level))),
    );
  }
  return joined(
    'all',
    levels.map((level) => compare(subject, op, beyond(level, op))),
  );
}

function endsCondition(reader: Reader): boolean {
  const next = reader.peek();
  return next === undefined || next.is === 'mark' || next.is === 'action';
}

function endsWithMove(reader: Reader): boolean {
  const verb = reader.peekIs('verb');
  if (verb === null || !['rise', 'fall', 'cross', 'move', 'break'].includes(verb.verb)) return false;
  const next = reader.peek(1);
  return next === undefined || next.is === 'mark' || next.is === 'action' || next.is === 'head';
}

/** `70 überschreitet`: the level stands before its verb. */
function readLevelFirst(reader: Reader, subject: Series): Condition | null {
  return reader.tryRead(() => {
    const level = readSeries(reader);
    if (level === null) return null;
    const verb = reader.take('level-verb');
    if (verb !== null) return levelSaid(subject, verb, level);
    const way = reader.take('way');
    if (way === null || !reader.isVerb('cross')) return null;
    reader.at++;
    return levelSaid(subject, { direction: way.way === 'up' ? 'above' : 'below', crossing: true }, level);
  });
}

function levelSaid(
  subject: Series,
  verb: { readonly direction: Direction; readonly crossing: boolean },
  level: Series,
): Condition {
  if (verb.crossing) return cross(lineOf(subject), verb.direction, beforeThisBar(level));
  const op = verb.direction === 'above' ? '>' : '<';
  return compare(subject, op, beyond(level, op));
}

/** One level, or several that all apply: "above the 50 and 200 SMA", "above both the 20 EMA and VWAP". */
function readSidedOperand(reader: Reader, subject: Series): readonly Series[] | null {
  const both = reader.takeMark('both');
  if (isCloud(reader)) {
    reader.at++;
    return [indicatorSeries('ichimoku', [], 'senkou_a'), indicatorSeries('ichimoku', [], 'senkou_b')];
  }
  const listed = readListedAverages(reader);
  if (listed !== null) return listed;
  const level = readOperand(reader, subject);
  if (level === null) return null;
  if (!both || !reader.takeMark('and')) return [level];
  const second = readOperand(reader, subject);
  return second === null ? [level] : [level, second];
}

/** `the 20, 50 and 200 SMA`: lengths that share one name. */
function readListedAverages(reader: Reader): readonly Series[] | null {
  return reader.tryRead(() => {
    const lengths: number[] = [];
    while (lengths.length < 5) {
      const number = reader.peekIs('number');
      const duration = reader.peekIs('duration');
      const value =
        number !== null && number.unit === 'plain' && number.whole ? number.value : (duration?.value ?? null);
      if (value === null) return null;
      if (reader.peekIs('indicator', 1) !== null) break;
      lengths.push(value);
      reader.at++;
      const comma = reader.takeMark('comma', 'slash');
      if (!reader.takeMark('and') && !comma) return null;
    }
    const last = readSeries(reader);
    if (lengths.length === 0 || last?.kind !== 'indicator' || !isAverage(last.name)) return null;
    return [...lengths.map((value) => ({ ...last, params: [value] })), last];
  });
}

function isCloud(reader: Reader): boolean {
  const output = reader.peekIs('output');
  return output !== null && output.output === 'cloud';
}

/** `above the SMA by 2%`. */
function byMargin(reader: Reader, level: Series, direction: Direction): Series {
  const margin = reader.tryRead(() => {
    if (!reader.takeMark('by')) return null;
    const more = reader.peekIs('compare');
    if (more !== null) reader.at++;
    const number = reader.take('number');
    return number?.unit === 'percent' ? number.value : null;
  });
  if (margin === null) return level;
  return scaled(level, direction === 'above' ? 1 + margin / 100 : 1 - margin / 100);
}

function readVerb(reader: Reader, subject: Series, verb: string): Condition | null {
  reader.at++;
  switch (verb) {
    case 'cross':
      return readCrossing(reader, subject);
    case 'rise':
    case 'fall':
      return readRiseOrFall(reader, subject, verb === 'rise' ? 'up' : 'down');
    case 'move':
    case 'break':
      return readMovement(reader, subject, verb);
    case 'stay':
    case 'close':
    case 'be':
      return readSaid(reader, subject) ?? null;
    case 'hit':
      return readHit(reader, subject);
    case 'turn':
      return readTurn(reader, subject);
    case 'leave':
      return readLeft(reader, subject);
    case 'make':
      return readMade(reader, subject);
    case 'bounce': {
      reader.takeMark('on', 'at', 'from');
      const level = readSeries(reader);
      if (level === null) return null;
      const down = impliedSide(level) === 'above' || (impliedSide(level) === null && reader.bias === 'down');
      if (down)
        return joined('all', [compare(field('high'), '>=', level), compare(field('close'), '<', level)]);
      return joined('all', [compare(field('low'), '<=', level), compare(field('close'), '>', level)]);
    }
    default:
      return null;
  }
}

function unsaidDirection(reader: Reader, what: string): Direction {
  const direction = reader.bias === 'down' ? 'below' : 'above';
  reader.note('direction', `"${what}" is read as ${what} ${direction}.`);
  return direction;
}

function readCrossing(reader: Reader, subject: Series): Condition | null {
  const way = reader.take('way');
  const mood = reader.peekIs('pattern');
  if (mood !== null && (mood.pattern === 'bullish' || mood.pattern === 'bearish')) {
    reader.at++;
    return ownCross(subject, mood.pattern === 'bullish' ? 'above' : 'below');
  }
  const side = reader.take('side');
  reader.takeMark('with', 'on');
  if (isCloud(reader))
    return readCloud(reader, side?.direction ?? (way?.way === 'down' ? 'below' : 'above'), true);
  const listed = readListedAverages(reader);
  if (listed !== null) {
    const towards =
      side?.direction ??
      (way?.way === 'down' ? 'below' : way?.way === 'up' ? 'above' : unsaidDirection(reader, 'crosses'));
    return crossingAll(subject, towards, listed);
  }
  const level = reader.tryRead(() => readOperand(reader, subject));
  const late = way === null && side === null ? reader.take('way') : null;
  const lateSide = way === null && side === null && late === null ? readFromSide(reader) : null;
  const said: Direction | null =
    side?.direction ??
    (way !== null ? (way.way === 'up' ? 'above' : 'below') : null) ??
    (late !== null ? (late.way === 'up' ? 'above' : 'below') : lateSide);
  const direction = said ?? unsaidDirection(reader, 'crosses');
  if (level === null) {
    const last = reader.crossed;
    // "the EMA cross": the two averages that were named, not the price and one of them.
    const unsized = subject.kind === 'indicator' && isAverage(subject.name) && subject.params.length === 0;
    if (last !== null && unsized) return cross(last.left, direction, last.right);
    const again = last !== null && sameSeries(last.left, lineOf(subject)) ? last.right : null;
    return again === null ? ownCross(subject, direction) : cross(lineOf(subject), direction, again);
  }
  const right = beforeThisBar(lineTowards(level, direction));
  reader.crossed = { left: lineOf(subject), right };
  reader.level = right;
  return cross(lineOf(subject), direction, right);
}

/** Beyond all of several lines, and across one of them on this bar. */
function crossingAll(subject: Series, direction: Direction, levels: readonly Series[]): Condition {
  const op: Comparison = direction === 'above' ? '>' : '<';
  return joined('all', [
    ...levels.map((level) => compare(subject, op, level)),
    joined(
      'any',
      levels.map((level) => cross(lineOf(subject), direction, level)),
    ),
  ]);
}

/** `above the Bollinger Bands` means the upper one, `below` the lower one. */
function lineTowards(level: Series, direction: Direction): Series {
  const bands =
    level.kind === 'indicator' &&
    level.output === null &&
    ['bollinger', 'keltner', 'donchian'].includes(level.name);
  return bands ? { ...level, output: direction === 'above' ? 'upper' : 'lower' } : level;
}

function sameSeries(a: Series, b: Series): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** `crosses 30 from below`. */
function readFromSide(reader: Reader): Direction | null {
  return reader.tryRead(() => {
    if (!reader.takeMark('from')) return null;
    const side = reader.take('side');
    return side === null ? null : side.direction === 'below' ? 'above' : 'below';
  });
}

/** `MACD crosses above signal`: of an indicator with several lines the one that is meant. */
function lineOf(subject: Series): Series {
  if (subject.kind !== 'indicator' || subject.output !== null) return subject;
  if (subject.name === 'macd') return { ...subject, output: 'macd' };
  if (subject.name === 'stochastic') return { ...subject, output: 'k' };
  return subject;
}

function readCloud(reader: Reader, direction: Direction, crossing: boolean): Condition {
  reader.at++;
  const a = indicatorSeries('ichimoku', [], 'senkou_a');
  const b = indicatorSeries('ichimoku', [], 'senkou_b');
  const close = field('close');
  const op = direction === 'above' ? '>' : '<';
  const now = joined('all', [compare(close, op, a), compare(close, op, b)]);
  if (!crossing) return now;
  const opposite = direction === 'above' ? '<=' : '>=';
  const before = joined('any', [
    compare(previous(close), opposite, previous(a)),
    compare(previous(close), opposite, previous(b)),
  ]);
  return joined('all', [now, before]);
}

function readMovement(reader: Reader, subject: Series, verb: 'move' | 'break'): Condition | null {
  const way = reader.take('way');
  const side = reader.take('side');
  reader.takeMark('to', 'in', 'of', 'from');
  if (isCloud(reader))
    return readCloud(reader, side?.direction ?? (way?.way === 'down' ? 'below' : 'above'), true);
  const pattern = reader.peekIs('pattern');
  if (side === null && pattern !== null) return readPattern(reader, subject);
  const level = reader.tryRead(() => readOperand(reader, subject));
  const said = side?.direction ?? (way === null ? null : way.way === 'up' ? 'above' : 'below');
  if (level === null) {
    if (verb === 'break' && way !== null) {
      const up = way.way === 'up';
      reader.note('breakout', 'A breakout is read as a close beyond the 20 bars before.');
      return compare(
        field('close'),
        up ? '>' : '<',
        previous({
          kind: 'extreme',
          extreme: up ? 'high' : 'low',
          of: field(up ? 'high' : 'low'),
          span: { value: 20, unit: 'bar' },
        }),
      );
    }
    return null;
  }
  const late = said === null ? reader.take('way') : null;
  const implied = impliedSide(level);
  const direction =
    said ??
    (late === null ? implied : late.way === 'up' ? 'above' : 'below') ??
    (verb === 'break' ? unsaidDirection(reader, 'breaks') : null);
  if (direction === null) return readReached(reader, subject, level);
  const line = lineTowards(level, direction);
  const before = beforeThisBar(line);
  if (before !== line) return compare(subject, direction === 'above' ? '>' : '<', before);
  return cross(lineOf(subject), direction, line);
}

/** The side on which a level is broken when nobody says so: highs and upper bands upwards, lows and lower bands downwards. */
function impliedSide(level: Series): Direction | null {
  if (level.kind === 'extreme') return level.extreme === 'high' ? 'above' : 'below';
  if (level.kind === 'field' && level.field === 'high') return 'above';
  if (level.kind === 'field' && level.field === 'low') return 'below';
  if (level.kind === 'previous') return impliedSide(level.of);
  if (level.kind === 'indicator' && level.output === 'upper') return 'above';
  if (level.kind === 'indicator' && level.output === 'lower') return 'below';
  return null;
}

/** `rises above 70`, `drops 5%`, `falls 10% from its high`, `is rising`. */
function readRiseOrFall(reader: Reader, subject: Series, direction: 'up' | 'down'): Condition | null {
  reader.takeMark('by');
  const more = reader.peekIs('compare');
  const exact = more !== null && reader.peekIs('number', 1)?.unit === 'percent';
  if (exact) reader.at++;
  const number = reader.peekIs('number');
  if (number?.unit === 'percent') return readChange(reader, subject, direction);
  const side = reader.take('side');
  const way = side === null ? reader.take('way') : null;
  if (side !== null) {
    if (isCloud(reader)) return readCloud(reader, side.direction, true);
    const level = readOperand(reader, subject);
    if (level === null) return null;
    reader.level = level;
    return cross(lineOf(subject), side.direction, beforeThisBar(level));
  }
  if (reader.takeMark('to')) {
    const level = readOperand(reader, subject);
    if (level === null) return null;
    return compare(subject, direction === 'up' ? '>=' : '<=', level);
  }
  const through = reader.tryRead(() => {
    reader.takeMark('on');
    const level = readOperand(reader, subject);
    return level;
  });
  if (through !== null)
    return cross(lineOf(subject), direction === 'up' ? 'above' : 'below', beforeThisBar(through));
  void way;
  return slope(subject, direction);
}

function slope(subject: Series, direction: 'up' | 'down'): Condition {
  return compare(subject, direction === 'up' ? '>' : '<', previous(subject));
}

/** A move in percent with its window, if one is named: `5% in 24 hours`, `10% from its high`. */
function readChange(reader: Reader, subject: Series, direction: 'up' | 'down'): Condition | null {
  const number = reader.take('number');
  if (number === null) return null;
  reader.takeMark('or-more', 'or-less');
  const from = reader.tryRead((): 'entry' | 'high' | 'low' | Series | null => {
    if (!reader.takeMark('from', 'of') && reader.take('side') === null) return null;
    if (reader.isAction('enter') || reader.isAction('buy')) {
      reader.at++;
      reader.take('field');
      return 'entry';
    }
    const window = reader.peekIs('extreme');
    const level = reader.tryRead(() => readSeries(reader));
    if (level === null) return null;
    if (window !== null && level.kind === 'field') return level.field === 'low' ? 'low' : 'high';
    return level.kind === 'number' ? null : level;
  });
  if (from !== null && typeof from !== 'string') {
    const factor = direction === 'up' ? 1 + number.value / 100 : 1 - number.value / 100;
    return compare(subject, direction === 'up' ? '>=' : '<=', scaled(from, factor));
  }
  return {
    kind: 'change',
    of: pricedSubject(subject),
    direction,
    percent: number.value,
    span: readChangeSpan(reader),
    from: from ?? null,
  };
}

/** "It falls 5%" after an oscillator was named is said of the price. */
function pricedSubject(subject: Series): Series {
  if (subject.kind !== 'indicator') return subject;
  return { ...field('close'), asset: subject.asset, timeframe: subject.timeframe } as Series;
}

function readChangeSpan(reader: Reader): Span | null {
  const span = readSpan(reader);
  if (span !== null) return span;
  return reader.tryRead((): Span | null => {
    const named = reader.take('timeframe');
    if (named !== null && named.timeframe === '1d') return { value: 1, unit: 'day' };
    if (reader.takeMark('in', 'per')) {
      const unit = reader.take('unit') ?? reader.take('candle');
      if (unit === null) return null;
      return { value: 1, unit: unit.is === 'unit' ? unit.unit : 'bar' };
    }
    return null;
  });
}

/** `hits 30`, `touches the lower band`: reaching a level from where it must have come. */
function readHit(reader: Reader, subject: Series): Condition | null {
  reader.takeMark('to', 'on', 'at');
  const pattern = reader.peekIs('pattern');
  if (pattern !== null) return readPattern(reader, subject);
  const level = readOperand(reader, subject);
  return level === null ? null : readReached(reader, subject, level);
}

function readReached(reader: Reader, subject: Series, level: Series): Condition {
  const implied = impliedSide(level);
  const price = subject.kind === 'field' && subject.field === 'close';
  const late = reader.take('way');
  if (price && implied !== null) {
    // Touching is judged by the bar's extreme: a low at the lower band, a high at the upper one.
    const extreme = field(implied === 'above' ? 'high' : 'low');
    return compare(withSameOrigin(extreme, subject), implied === 'above' ? '>=' : '<=', beforeThisBar(level));
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
      ? compare(withSameOrigin(field('low'), subject), '<=', level)
      : compare(withSameOrigin(field('high'), subject), '>=', level);
  }
  if (price && level.kind !== 'number') {
    return joined('all', [compare(field('low'), '<=', level), compare(field('high'), '>=', level)]);
  }
  reader.note('direction', `Reaching the level is read as ${op}.`);
  return compare(subject, op, level);
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

/** `comes out of oversold`: back across the level that was passed. */
function readLeft(reader: Reader, subject: Series): Condition | null {
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
function readTurn(reader: Reader, subject: Series): Condition | null {
  const way = reader.take('way');
  if (way !== null) return turned(slope(subject, way.way), subject, way.way);
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
      const histogram = subject.kind === 'indicator' && subject.output === 'histogram';
      if (histogram) return cross(subject, up ? 'above' : 'below', numberSeries(0));
      const mood = moodOf(subject, up ? 'bullish' : 'bearish');
      if (mood === null || mood.kind !== 'compare') return mood;
      return subject.kind === 'field' ? mood : cross(mood.left, up ? 'above' : 'below', mood.right);
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

function turned(now: Condition, subject: Series, direction: 'up' | 'down'): Condition {
  const before = compare(previous(subject), direction === 'up' ? '<=' : '>=', previous(subject, 2));
  return joined('all', [now, before]);
}

/** `makes a new 20-day high`. */
function readMade(reader: Reader, subject: Series): Condition | null {
  const pattern = reader.peekIs('pattern');
  if (pattern !== null) return readPattern(reader, subject);
  const level = readSeries(reader);
  if (level?.kind !== 'extreme') return null;
  return compare(subject, level.extreme === 'high' ? '>' : '<', previous(level));
}

function readPattern(reader: Reader, subject: Series): Condition | null {
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
    case 'rising':
      return slope(subject, 'up');
    case 'falling':
      return slope(subject, 'down');
    case 'uptrend':
    case 'downtrend': {
      const up = lexeme.pattern === 'uptrend';
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
      return compare(
        subject,
        up ? '>' : '<',
        previous({ kind: 'extreme', extreme: up ? 'high' : 'low', of: field(up ? 'high' : 'low'), span }),
      );
    }
    default:
      return null;
  }
}

/** `5% above its 200 SMA`, `up 5% today`, `twice its average`. */
function readMeasure(reader: Reader, subject: Series): Condition | null {
  const number = reader.peekIs('number');
  if (number?.unit === 'percent') {
    const next = reader.peek(1);
    if (next?.is === 'way') {
      const way = next.way;
      const value = reader.take('number');
      reader.at++;
      if (value === null) return null;
      reader.at -= 2;
      return changeWithWay(reader, subject, way);
    }
    const entry = reader.peek(2);
    if (next?.is === 'side' && entry?.is === 'action' && !isOpeningPrice(reader, 2)) {
      // "5% above entry": a gain since the position was opened.
      reader.at += 3;
      reader.take('field');
      const direction = next.direction === 'above' ? 'up' : 'down';
      return {
        kind: 'change',
        of: pricedSubject(subject),
        direction,
        percent: number.value,
        span: null,
        from: 'entry',
      };
    }
    if (next?.is === 'side') {
      const direction = next.direction;
      const level = readSeries(reader);
      if (level === null || level.kind === 'number') return null;
      return compare(subject, direction === 'above' ? '>=' : '<=', level);
    }
  }
  const level = readSeries(reader);
  if (level === null || level.kind === 'number') return null;
  return compare(subject, level.kind === 'indicator' && level.output === 'lower' ? '<=' : '>=', level);
}

function changeWithWay(reader: Reader, subject: Series, way: 'up' | 'down'): Condition | null {
  const number = reader.take('number');
  reader.at++;
  if (number === null) return null;
  return {
    kind: 'change',
    of: subject,
    direction: way,
    percent: number.value,
    span: readChangeSpan(reader),
    from: null,
  };
}

/** `up 5% today`, `down`. */
function readMove(reader: Reader, subject: Series, direction: 'up' | 'down'): Condition | null {
  reader.takeMark('by');
  const more = reader.peekIs('compare');
  if (more !== null && reader.peekIs('number', 1)?.unit === 'percent') reader.at++;
  if (reader.peekIs('number')?.unit === 'percent') return readChange(reader, subject, direction);
  return slope(subject, direction);
}

function readMarked(reader: Reader, subject: Series, mark: string): Condition | null {
  switch (mark) {
    case 'between': {
      reader.at++;
      return readBetween(reader, subject, false);
    }
    case 'outside': {
      reader.at++;
      reader.takeMark('of');
      const bands = readBands(reader);
      if (bands !== null) {
        return joined('any', [compare(subject, '>', bands.upper), compare(subject, '<', bands.lower)]);
      }
      const line = reader.tryRead(() => readSeries(reader));
      const implied = line === null ? null : impliedSide(line);
      if (line !== null && implied !== null) return compare(subject, implied === 'above' ? '>' : '<', line);
      return readBetween(reader, subject, true);
    }
    case 'within': {
      reader.at++;
      const bands = readBands(reader);
      if (bands !== null)
        return joined('all', [compare(subject, '<', bands.upper), compare(subject, '>', bands.lower)]);
      const number = reader.take('number');
      if (number?.unit !== 'percent') return null;
      reader.takeMark('of', 'from');
      const level = readSeries(reader);
      if (level === null) return null;
      const distance: Series = {
        kind: 'absolute',
        of: arithmetic('-', arithmetic('/', subject, level), numberSeries(1)),
      };
      return compare(distance, '<=', numberSeries(Number((number.value / 100).toPrecision(12))));
    }
    case 'at': {
      reader.at++;
      if (reader.peekIs('side') !== null || reader.peekIs('compare') !== null)
        return readSaid(reader, subject);
      const level = readSeries(reader);
      return level === null ? null : readReached(reader, subject, level);
    }
    case 'in':
    case 'on': {
      reader.at++;
      return reader.peekIs('pattern') === null ? null : readPattern(reader, subject);
    }
    case 'colon': {
      reader.at++;
      return null;
    }
    default:
      return null;
  }
}

function readBands(reader: Reader): { readonly upper: Series; readonly lower: Series } | null {
  return reader.tryRead(() => {
    const series = readSeries(reader);
    if (
      series?.kind !== 'indicator' ||
      series.output !== null ||
      !['bollinger', 'keltner', 'donchian'].includes(series.name)
    )
      return null;
    return { upper: { ...series, output: 'upper' }, lower: { ...series, output: 'lower' } };
  });
}

function readBetween(reader: Reader, subject: Series, outside: boolean): Condition | null {
  const low = readSeries(reader);
  if (low === null || !reader.takeMark('and', 'to', 'slash', 'comma')) return null;
  const high = readSeries(reader);
  if (high === null) return null;
  const swapped = low.kind === 'number' && high.kind === 'number' && low.value > high.value;
  const [from, to] = swapped ? [high, low] : [low, high];
  if (outside) return joined('any', [compare(subject, '<', from), compare(subject, '>', to)]);
  return joined('all', [compare(subject, '>=', from), compare(subject, '<=', to)]);
}
