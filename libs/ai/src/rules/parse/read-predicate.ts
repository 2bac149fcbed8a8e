import { type Comparison } from '../lexicon/meaning.js';
import {
  type Condition,
  compare,
  field,
  joined,
  numberSeries,
  previous,
  type Series,
} from '../request/expression.js';
import { beforeThisBar, readBarsBefore } from './breakouts.js';
import { isOscillator } from './indicator-moods.js';
import { lineMeant } from './line-meant.js';
import { countedCandles } from './pattern-conditions.js';
import { wicks } from './predicate-start.js';
import { isOnPriceScale, ofItsOwn } from './price-scale.js';
import { readOutperforming, readSameOfOther } from './read-beside-market.js';
import { edgesOf, readBands, readBetween, readInsideAgain, readRange } from './read-bounds.js';
import { readMeasure, readMove } from './read-change.js';
import {
  levelSaid,
  readCrossing,
  readLevelFirst,
  readMovement,
  readRiseOrFall,
  readTurnedBack,
  readTurnedCrossing,
} from './read-crossing.js';
import { readDistanceAway, readMovedAway } from './read-distance-away.js';
import { readInsideCloud } from './read-inside.js';
import { readNearness } from './read-nearness.js';
import { readOnSide } from './read-on-side.js';
import { beyond, byMargin, impliedSide, lineTowards, readOperand, rememberPair } from './read-operand.js';
import { readRank } from './read-rank.js';
import { readHit, readReached } from './read-reached.js';
import { readSeries } from './read-series.js';
import { readLeft, readMade, readPattern, readTurn } from './read-turn.js';
import { type Reader } from './reader.js';
import { withOrigin } from './series-origin.js';

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
    case 'unknown':
      return readWick(reader, subject);
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
      const bound = readBound(reader, subject);
      if (bound !== null) return bound;
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

/** "RSI is 70 or above", "RSI 30 or lower". */
function readBound(reader: Reader, subject: Series): Condition | null {
  return reader.tryRead(() => {
    const number = reader.take('number');
    if (number?.unit !== 'plain') return null;
    const more = reader.takeMark('or-more');
    if (!more && !reader.takeMark('or-less')) return null;
    return compare(subject, more ? '>=' : '<=', numberSeries(number.value));
  });
}

/** "Pokes above yesterday's high", "sweeps the 20 day low": the bar went there, wherever it closes. */
function readWick(reader: Reader, subject: Series): Condition | null {
  return reader.tryRead(() => {
    if (!wicks.has(reader.take('unknown')?.word.toLowerCase() ?? '') || subject.kind !== 'field') return null;
    const side = reader.take('side')?.direction ?? null;
    reader.takeMark('on', 'at');
    const level = readOperand(reader, subject);
    if (level === null) return null;
    const direction = side ?? impliedSide(level);
    if (direction === null) return null;
    reader.level = level;
    const { asset, timeframe } = subject;
    const reach = { kind: 'field', field: direction === 'above' ? 'high' : 'low', asset, timeframe } as const;
    return compare(reach, direction === 'above' ? '>' : '<', beforeThisBar(lineTowards(level, direction)));
  });
}

function readCompared(reader: Reader, subject: Series, op: Comparison): Condition | null {
  const again = reader.peekIs('compare');
  if (again !== null && again.op === '==') reader.at++;
  const outperforms = readOutperforming(reader, subject, op);
  if (outperforms !== null) return outperforms;
  const same = op === '==' ? null : readSameOfOther(reader, subject);
  if (same !== null) return compare(subject, op, same);
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

/** "has spent at least 5 bars under 30", "stays 3 days above the average". */
function readForBars(reader: Reader, subject: Series): Condition | null {
  return reader.tryRead(() => {
    reader.skipBe();
    if (reader.peekIs('compare')?.op === '>=') reader.at++;
    const span = reader.take('duration');
    if (span === null || (reader.peekIs('side') === null && reader.peekIs('compare') === null)) return null;
    const said = readSaid(reader, subject);
    return said?.kind === 'compare'
      ? { kind: 'streak', of: said, span: { value: span.value, unit: span.unit } }
      : null;
  });
}

function readVerb(reader: Reader, subject: Series, verb: string): Condition | null {
  const back = readTurnedBack(reader, subject);
  if (back !== null) return back;
  reader.at++;
  switch (verb) {
    case 'cross':
      return readCrossing(reader, subject);
    case 'rise':
    case 'fall':
      return (
        readMovedAway(reader, subject) ?? readRiseOrFall(reader, subject, verb === 'rise' ? 'up' : 'down')
      );
    case 'move':
    case 'break':
      return readMovedAway(reader, subject) ?? readMovement(reader, subject, verb);
    case 'close': {
      // "closes three red days in a row"
      const counted = subject.kind === 'field' ? countedCandles(reader) : null;
      return (
        counted ??
        readClosedOnward(reader, subject) ??
        readClosedAtExtreme(reader, subject) ??
        readCountedSaid(reader, subject) ??
        readSaid(reader, subject)
      );
    }
    case 'stay':
    case 'be':
      return readForBars(reader, subject) ?? readSaid(reader, subject);
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
      // "bounces 5% from the low"
      if (reader.peekIs('number')?.unit === 'percent') return readRiseOrFall(reader, subject, 'up');
      reader.takeMark('on', 'at', 'from');
      const level = readSeries(reader);
      if (level === null) return null;
      const whence = readWhence(reader);
      if (whence !== null) reader.bias = whence;
      const down = impliedSide(level) === 'above' || (impliedSide(level) === null && reader.bias === 'down');
      if (down)
        return joined('all', [compare(field('high'), '>=', level), compare(field('close'), '<', level)]);
      return joined('all', [compare(field('low'), '<=', level), compare(field('close'), '>', level)]);
    }
    default:
      return null;
  }
}

/** "... from underneath": a level that is met from below turns the price down. */
function readWhence(reader: Reader): 'up' | 'down' | null {
  const words = reader.words(reader.at, reader.at).toLowerCase();
  if (reader.peekIs('way') !== null && words.startsWith('from')) {
    reader.at++;
    return words.endsWith('below') || words.endsWith('underneath') ? 'down' : 'up';
  }
  return reader.tryRead(() => {
    if (!reader.takeMark('from')) return null;
    const side = reader.take('side');
    return side === null ? null : side.direction === 'below' ? 'down' : 'up';
  });
}

/** "closes lower four days in a row": each close beyond the one before. */
function readClosedOnward(reader: Reader, subject: Series): Condition | null {
  const next = reader.peek();
  const word = next === undefined ? '' : reader.text.slice(next.from, next.to).toLowerCase();
  if (word !== 'lower' && word !== 'higher') return null;
  return reader.tryRead(() => {
    reader.at++;
    const span = reader.take('duration');
    if (span === null || !reader.takeMark('row')) return null;
    const onward = compare(subject, word === 'lower' ? '<' : '>', previous(subject));
    return { kind: 'streak', of: onward, span: { value: span.value, unit: span.unit } };
  });
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
      if (line !== null && implied !== null) {
        reader.level = line;
        return compare(subject, implied === 'above' ? '>' : '<', line);
      }
      return readBetween(reader, subject, true);
    }
    case 'within': {
      reader.at++;
      // "... above the upper band but closes back inside it"
      const band = reader.isMark('it') ? lineMeant(reader, subject) : null;
      const edge = band?.kind === 'indicator' ? band.output : null;
      if (band !== null && (edge === 'upper' || edge === 'lower')) {
        reader.at++;
        return compare(subject, edge === 'upper' ? '<' : '>', band);
      }
      const bands = readBands(reader);
      if (bands !== null) {
        const inner = edgesOf(subject);
        return joined('all', [
          compare(inner.upper, '<', bands.upper),
          compare(inner.lower, '>', bands.lower),
        ]);
      }
      const range = readInsideCloud(reader) ?? reader.tryRead(() => readRange(reader, subject, false));
      if (range !== null) return range;
      const inside = readInsideAgain(reader, subject);
      if (inside !== null) return inside;
      return readNearness(reader, subject);
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
