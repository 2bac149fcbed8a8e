import { type Comparison, type Direction } from '../lexicon/meaning.js';
import {
  arithmetic,
  type Condition,
  compare,
  cross,
  field,
  type IndicatorSeries,
  indicatorSeries,
  joined,
  numberSeries,
  type Series,
} from '../request/expression.js';
import { beforeThisBar, readBarsBefore } from './breakouts.js';
import { isOscillator } from './indicator-moods.js';
import { countedCandles } from './pattern-conditions.js';
import { isOnPriceScale, ofItsOwn } from './price-scale.js';
import { readAmount } from './read-amount.js';
import { readMeasure, readMove } from './read-change.js';
import {
  crossedAgain,
  levelSaid,
  readCrossing,
  readLevelFirst,
  readMovement,
  readRiseOrFall,
  readTurnedCrossing,
} from './read-crossing.js';
import {
  beyond,
  byMargin,
  endsCondition,
  impliedSide,
  lineOf,
  lineTowards,
  readOperand,
  readSidedOperand,
  rememberPair,
} from './read-operand.js';
import { isAverage } from './read-parameters.js';
import { readRank } from './read-rank.js';
import { readHit, readReached } from './read-reached.js';
import { readSeries, scaled, withOrigin } from './read-series.js';
import { readLeft, readMade, readPattern, readTurn } from './read-turn.js';
import { type Reader } from './reader.js';

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
    case 'edit':
      // "Supertrend flip to green"
      return lexeme.edit === 'flip' ? readVerb(reader, subject, 'turn') : null;
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
    case 'multiple': {
      // "RSI 55-70"
      const ranged = subject.kind === 'indicator' && isOscillator(subject.name);
      const range = ranged ? reader.tryRead(() => readRange(reader, subject, false)) : null;
      if (range !== null) return range;
      return readLevelFirst(reader, subject) ?? readMeasure(reader, subject);
    }
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
    case 'way': {
      const turned = readTurnedCrossing(reader, subject);
      if (turned !== null) return turned;
      reader.at++;
      // German "von unten über 30 geht"
      const side = reader.peekIs('side')?.direction;
      if (side === (lexeme.way === 'up' ? 'above' : 'below')) return readSaid(reader, subject);
      return readMove(reader, subject, lexeme.way === 'up' ? 'up' : 'down');
    }
    case 'mark':
      // "price closes at a 20 day low"
      return (
        (saysClose(reader) ? readClosedAtExtreme(reader, subject) : null) ??
        readMarked(reader, subject, lexeme.mark)
      );
    case 'extreme': {
      // "close is the lowest close in 7 days": of this bar and those before.
      const level = reader.tryRead(() => readSeries(reader));
      if (level?.kind !== 'extreme' || level.span === null) return null;
      return compare(subject, level.extreme === 'high' ? '>=' : '<=', ofItsOwn(subject, level));
    }
    default:
      return null;
  }
}

function readCompared(reader: Reader, subject: Series, op: Comparison): Condition | null {
  const again = reader.peekIs('compare');
  if (again !== null && again.op === '==') reader.at++;
  const away = readDistanceAway(reader, subject, op);
  if (away !== null) return away;
  const bars = readBarsBefore(reader, subject, op.startsWith('>'));
  if (bars !== null && (op === '>' || op === '<')) return compare(subject, op, bars);
  const right = readOperand(reader, subject);
  if (right === null || isOtherMeasure(subject, right)) return null;
  // "price > ichimoku cloud": beyond both of its lines.
  if (right.kind === 'indicator' && right.name === 'ichimoku' && right.output === 'cloud')
    return joined(
      'all',
      ['senkou_a', 'senkou_b'].map((output) => compare(subject, op, { ...right, output })),
    );
  const inclusive =
    op === '==' && reader.takeMark('or-more') ? '>=' : op === '==' && reader.takeMark('or-less') ? '<=' : op;
  reader.level = right;
  rememberPair(reader, subject, right);
  const level = inclusive.startsWith('<')
    ? byMargin(reader, right, 'below')
    : inclusive.startsWith('>')
      ? byMargin(reader, right, 'above')
      : right;
  const first = compare(subject, inclusive, beyond(level, inclusive));
  const chained = reader.peekIs('compare');
  if (chained === null || right.kind === 'number' || reader.peekIs('action', 1) !== null) return first;
  // "price > SMA 50 > SMA 200"
  reader.at++;
  const second = readCompared(reader, right, chained.op);
  return second === null ? null : joined('all', [first, second]);
}

/** A return or an oscillator beside a price: "if its return is less than BIL" does not mean BIL's price. */
function isOtherMeasure(subject: Series, level: Series): boolean {
  const oscillates =
    subject.kind === 'indicator' &&
    subject.of === null &&
    ['roc', 'rsi', 'mfi', 'cci', 'stochastic', 'williams_r', 'adx', 'zscore'].includes(subject.name);
  return oscillates && level.kind === 'field' && level.field !== 'volume';
}

/** `at least 3% below the 20 SMA`, `more than 5% above`: how far away, not on which side of what. */
function readDistanceAway(reader: Reader, subject: Series, op: Comparison): Condition | null {
  return reader.tryRead(() => {
    const spread = op === '==' || op === '!=' ? null : reader.tryRead(() => readDeviationsAway(reader));
    // "more than 2 standard deviations below the mean": further down than the lower band.
    if (spread !== null) {
      reader.level = spread;
      reader.bands = { ...spread, output: null };
      return compare(subject, spread.output === 'upper' ? op : turnedRound[op as '>'], spread);
    }
    const ranges = op === '==' || op === '!=' ? null : reader.tryRead(() => readRangesAway(reader));
    if (ranges !== null) {
      const up = ranges.direction === 'above';
      return compare(subject, up ? op : turnedRound[op as '>'], ranges.level);
    }
    const number = reader.take('number');
    const side = reader.take('side');
    if (number?.unit !== 'percent' || side === null || op === '==' || op === '!=') return null;
    const line = reader.isMark('it') && subject.kind === 'field' ? reader.level : null;
    if (line !== null) reader.at++;
    const from = line ?? readSeries(reader);
    if (from === null || from.kind === 'number') return null;
    const up = side.direction === 'above';
    const level = scaled(from, up ? 1 + number.value / 100 : 1 - number.value / 100);
    return compare(subject, up ? op : turnedRound[op], level);
  });
}

/** `moves more than 3 ATR above the 20 EMA`: the verb says no more than "is". */
function readMovedAway(reader: Reader, subject: Series): Condition | null {
  return reader.tryRead(() => {
    const compared = reader.take('compare');
    return compared === null ? null : readDistanceAway(reader, subject, compared.op);
  });
}

/** `2 ATR below the 20 EMA`: a level that far away. */
function readRangesAway(reader: Reader): { readonly level: Series; readonly direction: Direction } | null {
  const amount = readAmount(reader);
  const side = reader.take('side');
  if (amount?.kind !== 'atr' || side === null) return null;
  const from = readSeries(reader);
  if (from === null || from.kind === 'number') return null;
  const range = indicatorSeries('atr', amount.atrPeriod === null ? [] : [amount.atrPeriod]);
  const up = side.direction === 'above';
  return { level: arithmetic(up ? '+' : '-', from, scaled(range, amount.value)), direction: side.direction };
}

/** `2 standard deviations below its 20-day mean`: a Bollinger band. */
function readDeviationsAway(reader: Reader): IndicatorSeries | null {
  if (reader.peekIs('number')?.unit !== 'deviations' || reader.peekIs('side', 1) === null) return null;
  const band = readSeries(reader);
  return band?.kind === 'indicator' && band.name === 'bollinger' ? band : null;
}

/** Further below is less. */
const turnedRound = { '>': '<', '>=': '<=', '<': '>', '<=': '>=' } as const;

function readOnSide(
  reader: Reader,
  subject: Series,
  direction: Direction,
  inclusive: boolean,
): Condition | null {
  // "over 10% below the average": how far away, not on which side of what.
  const away = reader.peekIs('number')?.unit === 'percent' && reader.peekIs('side', 1) !== null;
  const distance = away ? readDistanceAway(reader, subject, direction === 'above' ? '>' : '<') : null;
  if (distance !== null) return distance;
  const named = readNamedLevel(reader, direction, inclusive);
  if (named !== null) return named;
  const them = readThem(reader);
  if (them !== null) {
    const op = direction === 'above' ? '>' : '<';
    return joined(
      them.sense,
      them.lines.map((line) => compare(subject, op, line)),
    );
  }
  const bars = readBarsBefore(reader, subject, direction === 'above');
  if (bars !== null) return compare(subject, direction === 'above' ? '>' : '<', bars);
  const verbLast = subject.kind === 'field' && subject.field === 'close' && isLastVerb(reader);
  const said = verbLast ? null : readSidedOperand(reader, subject);
  if (isLastVerb(reader)) reader.at++;
  // "cover when it closes above": above the level that was named before.
  const again = said === null && endsCondition(reader) && comparedLast(reader, subject) ? reader.level : null;
  // Dutch "wanneer hij eronder kruist"
  if (said === null && again === null && endsWithMove(reader)) {
    reader.at++;
    return crossedAgain(reader, subject, direction);
  }
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

/** "... below any of them", "above all of them": the averages that were listed before. */
function readThem(
  reader: Reader,
): { readonly sense: 'all' | 'any'; readonly lines: readonly IndicatorSeries[] } | null {
  return reader.tryRead(() => {
    const sense = reader.isMark('all') ? 'all' : 'any';
    if (!reader.takeMark('any', 'all', 'either')) return null;
    while (reader.takeMark('of', 'it') || reader.take('unknown') !== null);
    const lines = reader.listed.length > 0 ? reader.listed : reader.lines;
    return lines.length > 1 && endsCondition(reader) ? { sense, lines } : null;
  });
}

/** "exit above RSI 70": the oscillator and its level, not a line to be above of. */
function readNamedLevel(reader: Reader, direction: Direction, inclusive: boolean): Condition | null {
  return reader.tryRead(() => {
    const indicator = reader.take('indicator');
    if (indicator === null || !isOscillator(indicator.name)) return null;
    const known =
      reader.indicator?.name === indicator.name ? reader.indicator : indicatorSeries(indicator.name);
    reader.takeMark('of', 'at');
    const level = reader.take('number');
    if (level?.unit !== 'plain' || !endsCondition(reader)) return null;
    const op = direction === 'above' ? (inclusive ? '>=' : '>') : inclusive ? '<=' : '<';
    reader.subject = known;
    return compare(lineOf(known), op, numberSeries(level.value));
  });
}

/** A level that is not named again is only that of the same series. */
function comparedLast(reader: Reader, subject: Series): boolean {
  const last = reader.compared[reader.compared.length - 1];
  if (subject.kind === 'number' || reader.isMark('bullet') || reader.isMark('open')) return false;
  return last === undefined || JSON.stringify(last) === JSON.stringify(subject);
}

/** In German and Dutch the verb comes last: "wenn er darunter liegt", "als die eronder sluit". */
function isLastVerb(reader: Reader): boolean {
  if (!reader.isVerb('be') && !reader.isVerb('close')) return false;
  const next = reader.peek(1);
  return next === undefined || next.is === 'mark';
}

function endsWithMove(reader: Reader): boolean {
  const verb = reader.peekIs('verb');
  if (verb === null || !['rise', 'fall', 'cross', 'move', 'break'].includes(verb.verb)) return false;
  const next = reader.peek(1);
  return next === undefined || next.is === 'mark' || next.is === 'action' || next.is === 'head';
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
      return readMovedAway(reader, subject) ?? readMovement(reader, subject, verb);
    case 'close': {
      // "closes three red days in a row"
      const counted = subject.kind === 'field' ? countedCandles(reader) : null;
      return (
        counted ??
        readClosedAtExtreme(reader, subject) ??
        readCountedSaid(reader, subject) ??
        readSaid(reader, subject)
      );
    }
    case 'stay':
    case 'be':
      return readSaid(reader, subject);
    case 'hit':
      return readHit(reader, subject);
    case 'turn':
      return readTurn(reader, subject);
    case 'leave':
      return (
        reader.tryRead(() => readLeft(reader, subject)) ??
        reader.tryRead(() => readRange(reader, subject, true)) ??
        readRiseOrFall(reader, subject, 'up')
      );
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

/** Whether the word before the reader speaks of closing: "price closes", "a daily close". */
function saysClose(reader: Reader): boolean {
  const before = reader.peek(-1);
  return before !== undefined && /\bclos/i.test(reader.text.slice(before.from, before.to));
}

/** "closes at a new 55 day high": the close itself is beyond the bars before, no touch during the bar. */
function readClosedAtExtreme(reader: Reader, subject: Series): Condition | null {
  return reader.tryRead(() => {
    if (subject.kind !== 'field' || !reader.takeMark('at', 'on')) return null;
    const level = readSeries(reader);
    if (level?.kind !== 'extreme' || level.span === null) return null;
    return compare(subject, level.extreme === 'high' ? '>' : '<', beforeThisBar(ofItsOwn(subject, level)));
  });
}

/** "closes 3 days in a row above the 50 EMA", "closes two 4h candles below it". */
function readCountedSaid(reader: Reader, subject: Series): Condition | null {
  return reader.tryRead(() => {
    reader.takeMark('for');
    const duration = reader.take('duration');
    const number = duration === null ? reader.take('number') : null;
    if (duration === null && (number?.unit !== 'plain' || !number.whole || number.value < 2)) return null;
    const timeframe =
      number === null
        ? null
        : (reader.take('duration')?.timeframe ?? reader.take('timeframe')?.timeframe ?? null);
    const candle = reader.take('candle') !== null;
    const row = reader.takeMark('row');
    if (number !== null && !candle && !row) return null;
    if (reader.peekIs('side') === null && reader.peekIs('compare') === null) return null;
    const of = readSaid(reader, timeframe === null ? subject : withOrigin(subject, { timeframe }));
    if (of === null) return null;
    reader.takeMark('row');
    const span = { value: duration?.value ?? number?.value ?? 1, unit: duration?.unit ?? 'bar' } as const;
    return { kind: 'streak', of, span };
  });
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
      if (bands !== null) {
        const inner = edgesOf(subject);
        return joined('all', [
          compare(inner.upper, '<', bands.upper),
          compare(inner.lower, '>', bands.lower),
        ]);
      }
      const range = reader.tryRead(() => readRange(reader, subject, false));
      if (range !== null) return range;
      const inside = readInsideAgain(reader, subject);
      if (inside !== null) return inside;
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
      // "close at 2%": how far from the entry, no price.
      const closes = subject.kind === 'field' || reader.isVerb('close', -2);
      if (closes && reader.peekIs('number')?.unit === 'percent') return null;
      const level = readSeries(reader);
      if (level?.kind === 'extreme' && level.span !== null && !isOnPriceScale(subject))
        return compare(subject, level.extreme === 'high' ? '>=' : '<=', ofItsOwn(subject, level));
      return level === null ? null : readReached(reader, subject, level);
    }
    case 'in':
    case 'on': {
      const rank = readRank(reader, subject);
      if (rank !== null) return rank;
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

/** "... above the upper band and then closes back inside": on the other side of the edge that was named before. */
function readInsideAgain(reader: Reader, subject: Series): Condition | null {
  const { level } = reader;
  const edge = level === null ? null : impliedSide(level);
  if (level === null || edge === null || subject.kind !== 'field') return null;
  return reader.tryRead(() => {
    if (reader.peekIs('output')?.output === 'band') reader.at++;
    else reader.take('indicator');
    return endsCondition(reader) ? compare(subject, edge === 'above' ? '<' : '>', level) : null;
  });
}

/** "Bollinger Bands inside the Keltner Channel": both edges of the one are, not its middle. */
function edgesOf(series: Series): { readonly upper: Series; readonly lower: Series } {
  const banded =
    series.kind === 'indicator' && series.output === null && ['bollinger', 'keltner'].includes(series.name);
  if (!banded) return { upper: series, lower: series };
  return { upper: { ...series, output: 'upper' }, lower: { ...series, output: 'lower' } };
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

/** `inside 45-55`, `leaves the 30-70 band`. */
function readRange(reader: Reader, subject: Series, outside: boolean): Condition | null {
  const low = reader.take('number');
  if (low?.unit !== 'plain' || !reader.takeMark('slash', 'to')) return null;
  const high = reader.take('number');
  if (high?.unit !== 'plain' || low.value >= high.value) return null;
  reader.take('output');
  const [from, to] = [numberSeries(low.value), numberSeries(high.value)];
  if (outside) return joined('any', [compare(subject, '<', from), compare(subject, '>', to)]);
  return joined('all', [compare(subject, '>=', from), compare(subject, '<=', to)]);
}

function readBetween(reader: Reader, subject: Series, outside: boolean): Condition | null {
  const low = readSeries(reader);
  if (low === null || !reader.takeMark('and', 'to', 'slash', 'comma')) return null;
  const high = readSeries(reader);
  if (high === null) return null;
  // "between the 50 and 200 EMA": a length of the same average.
  const first =
    low.kind === 'number' && high.kind === 'indicator' && isAverage(high.name) && Number.isInteger(low.value)
      ? { ...high, params: [low.value] }
      : null;
  if (first !== null) {
    const inside = (from: Series, to: Series): Condition =>
      joined('all', [compare(subject, '>=', from), compare(subject, '<=', to)]);
    const either = joined('any', [inside(first, high), inside(high, first)]);
    return outside ? { kind: 'not', of: either } : either;
  }
  const swapped = low.kind === 'number' && high.kind === 'number' && low.value > high.value;
  const [from, to] = swapped ? [high, low] : [low, high];
  if (outside) return joined('any', [compare(subject, '<', from), compare(subject, '>', to)]);
  return joined('all', [compare(subject, '>=', from), compare(subject, '<=', to)]);
}
