import {
  type Condition,
  compare,
  field,
  indicatorSeries,
  joined,
  mapCondition,
  previous,
  type Series,
  type Span,
  scaled,
} from '../request/expression.js';
import { breakout, brokenLevel, channel, gap } from './breakouts.js';
import { candleShapes, close } from './candle-shapes.js';
import { crossOfIndicator, extremeLevel, isColoured, moodOf, oscillatorSubject } from './indicator-moods.js';
import { isOnPriceScale } from './price-scale.js';
import { shifted } from './read-earlier-candle.js';
import { endsCondition } from './read-operand.js';
import { readPredicate } from './read-predicate.js';
import { readReached } from './read-reached.js';
import { readSeries } from './read-series.js';
import { readSizedMove } from './read-sized-move.js';
import { readTerm } from './read-term.js';
import { type Reader } from './reader.js';

/** Conditions that are named instead of compared: candle shapes, crosses, breakouts, trends. */
export function patternCondition(reader: Reader): Condition | null {
  const beside = readHigherClose(reader);
  if (beside !== null) return beside;
  const counted = countedCandles(reader) ?? countedCloses(reader) ?? readSizedMove(reader);
  if (counted !== null) return counted;
  const counts = reader.peekIs('duration') !== null;
  const named = !counts
    ? null
    : reader.tryRead(() => {
        // "a 55 day breakout"
        const span = reader.take('duration');
        // "a 20 day breakout of ES": the verb is a noun here.
        const verb = reader.isVerb('break') && reader.peekIs('asset', 1) !== null;
        const way = verb ? wayOfBreak(reader) : reader.take('pattern')?.pattern;
        if (span === null || (way !== 'breakout' && way !== 'breakdown')) return null;
        const up = way === 'breakout';
        return brokenLevel(channel(up, { value: span.value, unit: span.unit }), up);
      });
  if (named !== null) return named;
  const colour = reader.peekIs('pattern') === null ? null : reader.tryRead(() => readColourOfLine(reader));
  if (colour !== null) return colour;
  const lexeme = reader.take('pattern');
  if (lexeme === null) return null;
  const { pattern } = lexeme;
  const shape = candleShapes[pattern];
  if (shape !== undefined) {
    reader.take('candle');
    // "under the hammer's low": a price of an earlier candle, not the candle.
    if (reader.peekIs('extreme') !== null && isOperandBefore(reader)) return null;
    // "hammer at the lower band"
    const place = reader.tryRead(() => {
      const near = reader.peekIs('unknown')?.word.toLowerCase() === 'near';
      if (near) reader.at++;
      else if (!reader.takeMark('at', 'on')) return null;
      const line = readSeries(reader);
      if (line === null || line.kind === 'number') return null;
      if (near) reader.note('near', 'A candle near a line is read as one that touches it.');
      return readReached(reader, field('close'), line);
    });
    if (place !== null) return joined('all', [shape, place]);
    // "a hammer that makes a 20-bar low"
    const made = reader.tryRead(() => {
      if (!reader.isVerb('make')) return null;
      reader.at++;
      const level = readSeries(reader);
      if (level?.kind !== 'extreme' || level.span === null) return null;
      return readReached(reader, field('close'), level);
    });
    if (made !== null) return joined('all', [shape, made]);
    // "a hammer forms and ..."
    const behind = reader.peek(1);
    const alone = behind === undefined || (behind.is === 'mark' && behind.mark !== 'of');
    if (reader.isVerb('make') && alone) reader.at++;
    // "a bearish engulfing yesterday"
    if (reader.isMark('previous') && alone) {
      reader.at++;
      return shifted(shape, (part) => previous(part));
    }
    // "bullish engulfing at or below the lower band"
    const side = reader.peekIs('side') === null ? null : readPredicate(reader, close);
    if (side !== null) return joined('all', [shape, side]);
    // "a green one closing above the high of the previous candle"
    const closing = reader.tryRead(() => {
      if (!reader.isVerb('close') || reader.peekIs('side', 1) === null) return null;
      reader.at++;
      return readPredicate(reader, field('close'));
    });
    if (closing !== null) return joined('all', [shape, closing]);
    return afterCandles(reader, rowBehind(reader, withOtherShapes(reader, shape)));
  }
  switch (pattern) {
    case 'bullish-cross':
    case 'bearish-cross': {
      reader.takeMark('of', 'on', 'in');
      return crossOfIndicator(reader, pattern === 'bullish-cross' ? 'above' : 'below');
    }
    case 'bullish':
    case 'bearish': {
      const indicator = reader.peekIs('indicator');
      if (indicator === null) return null;
      if (reader.isVerb('cross', 1)) {
        const crossing = crossOfIndicator(reader, pattern === 'bullish' ? 'above' : 'below');
        if (reader.isVerb('cross')) reader.at++;
        return crossing;
      }
      const series = readSeries(reader);
      return series === null ? null : moodOf(series, pattern);
    }
    case 'oversold':
    case 'overbought': {
      reader.takeMark('on', 'of', 'in');
      const series = reader.peekIs('indicator') !== null ? readSeries(reader) : null;
      const subject = series ?? oscillatorSubject(reader) ?? indicatorSeries('rsi');
      return extremeLevel(reader, subject, pattern);
    }
    case 'gap-up':
    case 'gap-down':
      return gap(reader, pattern === 'gap-up');
    case 'uptrend':
    case 'downtrend': {
      const told = readTold(reader, pattern === 'uptrend');
      if (told !== null) return readEnded(reader) ? { kind: 'not', of: told } : told;
      reader.note(
        'trend',
        `${pattern === 'uptrend' ? 'An' : 'A'} ${pattern} is read as a close ${pattern === 'uptrend' ? 'above' : 'below'} the 200 bar simple moving average.`,
      );
      const trend = compare(close, pattern === 'uptrend' ? '>' : '<', indicatorSeries('sma', [200]));
      return readEnded(reader) ? { kind: 'not', of: trend } : trend;
    }
    case 'squeeze': {
      reader.note('squeeze', 'A squeeze is read as Bollinger Bands inside the Keltner channel.');
      const bands = (output: string): Series => indicatorSeries('bollinger', [], output);
      const channel = (output: string): Series => indicatorSeries('keltner', [], output);
      return joined('all', [
        compare(bands('upper'), '<', channel('upper')),
        compare(bands('lower'), '>', channel('lower')),
      ]);
    }
    case 'breakout':
    case 'breakdown':
    case 'new-high':
    case 'new-low':
      return breakout(reader, pattern === 'breakout' || pattern === 'new-high');
    case 'spike': {
      reader.note('volume', 'A volume spike is read as twice the 20 bar average volume or more.');
      return compare(
        field('volume'),
        '>=',
        scaled({ ...indicatorSeries('sma', [20]), of: field('volume') }, 2),
      );
    }
    default:
      return null;
  }
}

/** Whether a word of comparison stands before the pattern that was taken: what follows it is a level. */
function isOperandBefore(reader: Reader): boolean {
  for (const ahead of [-2, -3]) {
    const lexeme = reader.peek(ahead);
    if (lexeme?.is === 'side' || lexeme?.is === 'compare') return true;
  }
  return false;
}

function wayOfBreak(reader: Reader): 'breakout' | 'breakdown' {
  const down = reader.words(reader.at, reader.at).toLowerCase().startsWith('breakd');
  reader.at++;
  return down ? 'breakdown' : 'breakout';
}

/** "On green supertrend, exit when red": of a line that charts draw in two colours, not of a candle. */
function readColourOfLine(reader: Reader): Condition | null {
  const pattern = reader.take('pattern')?.pattern;
  if ((pattern !== 'green' && pattern !== 'red') || reader.peekIs('candle') !== null) return null;
  const named = reader.peekIs('indicator') === null ? null : readSeries(reader);
  const line = named ?? reader.subject;
  // Heikin-Ashi are candles.
  if (line?.kind !== 'indicator' || line.name === 'heikin_ashi' || !isColoured(line)) return null;
  reader.subject = line;
  return moodOf(line, pattern === 'green' ? 'bullish' : 'bearish');
}

/** "cover on the first higher close": above the close before. */
function readHigherClose(reader: Reader): Condition | null {
  if (reader.peekIs('way') === null) return null;
  return reader.tryRead(() => {
    const way = reader.take('way');
    const word = reader.words(reader.at - 1, reader.at - 1).toLowerCase();
    if (way === null || (word !== 'higher' && word !== 'lower') || !reader.isVerb('close')) return null;
    reader.at++;
    return endsCondition(reader) ? compare(close, way.way === 'up' ? '>' : '<', previous(close)) : null;
  });
}

/** `3 green candles in a row`, `two consecutive red days`, `three higher closes`. */
export function countedCandles(reader: Reader): Condition | null {
  if (!reader.isMark('last') && !reader.isMark('previous') && reader.peekIs('number') === null) return null;
  return reader.tryRead(() => {
    // "the last 5 candles are green"
    const last = reader.takeMark('last', 'previous');
    const counted = last ? reader.take('duration') : null;
    const number = counted ?? reader.take('number');
    if (number === null || (number.is === 'number' && (number.unit !== 'plain' || !number.whole)))
      return null;
    const sized = last && counted === null ? readCandlesOfSize(reader) : false;
    if (counted !== null || sized) reader.skipBe();
    if ((sized || counted !== null) && reader.peekIs('unknown')?.word.toLowerCase() === 'all') reader.at++;
    // "2 heikin ashi candles in a row are green"
    const smoothed = reader.peekIs('indicator')?.name === 'heikin_ashi';
    if (smoothed) reader.at++;
    reader.takeMark('row', 'all');
    if (smoothed) reader.skipBe();
    const lexeme = reader.take('pattern');
    if (lexeme === null) return null;
    if (smoothed) {
      const up = lexeme.pattern === 'green' || lexeme.pattern === 'bullish';
      const mood = moodOf(indicatorSeries('heikin_ashi'), up ? 'bullish' : 'bearish');
      return mood === null ? null : { kind: 'streak', of: mood, span: { value: number.value, unit: 'bar' } };
    }
    const rising = lexeme.pattern === 'rising' || lexeme.pattern === 'falling';
    const moving = compare(close, lexeme.pattern === 'rising' ? '>' : '<', previous(close));
    const shape = rising ? moving : candleShapes[lexeme.pattern];
    if (shape === undefined) return null;
    const bars = reader.peekIs('timeframe');
    if (bars !== null && reader.peekIs('candle', 1) !== null) {
      reader.at++;
      reader.aside = { ...reader.aside, timeframe: reader.aside.timeframe ?? bars.timeframe };
    }
    reader.take('candle');
    reader.take('unit');
    reader.takeMark('row');
    return { kind: 'streak', of: shape, span: { value: number.value, unit: 'bar' } };
  });
}

/** The "daily candles" of `the last three daily candles were all red`: bars of the strategy, named aside. */
function readCandlesOfSize(reader: Reader): boolean {
  const bars = reader.peekIs('timeframe');
  if (reader.peekIs('candle', bars === null ? 0 : 1) === null) return false;
  if (bars !== null) reader.aside = { ...reader.aside, timeframe: reader.aside.timeframe ?? bars.timeframe };
  reader.at += bars === null ? 1 : 2;
  return true;
}

/** `three consecutive closes below the lower band`, `2 daily closes above the 50 EMA`. */
function countedCloses(reader: Reader): Condition | null {
  if (reader.peekIs('number') === null && reader.peekIs('compare') === null) return null;
  return reader.tryRead(() => {
    if (reader.peekIs('compare')?.op === '>=' && reader.peekIs('number', 1) !== null) reader.at++;
    const number = reader.take('number');
    if (number?.unit !== 'plain' || !number.whole || number.value < 2 || number.value > 50) return null;
    // "The 9 closes below the 21": an average that was listed.
    if (reader.declared.has(number.value) && reader.isVerb('close')) return null;
    reader.takeMark('row');
    const timeframe = reader.take('timeframe')?.timeframe ?? reader.take('duration')?.timeframe ?? null;
    const candles = reader.take('candle') !== null;
    const closes = reader.isVerb('close') || (!candles && reader.peekIs('field')?.field === 'close');
    if (!closes) return null;
    reader.at++;
    reader.takeMark('row');
    reader.skipBe();
    if (reader.peekIs('side') === null && reader.peekIs('compare') === null) return null;
    const close: Series = { ...field('close'), timeframe } as Series;
    const of = readPredicate(reader, close);
    reader.takeMark('row');
    if (of === null) return null;
    return afterCloses(
      reader,
      { kind: 'streak', of, span: { value: number.value, unit: 'bar' } },
      number.value,
    );
  });
}

/** "Three closes above the 20 SMA after at least five closes below it": one row behind the other. */
function afterCloses(reader: Reader, row: Condition, length: number): Condition {
  const before = reader.tryRead(() => (reader.takeMark('after') ? countedCloses(reader) : null));
  if (before === null) return row;
  return joined('all', [mapCondition(before, (part) => earlier(part, length)), row]);
}

/** A price or a line so many bars before. */
function earlier(part: Series, bars: number): Series {
  return part.kind === 'field' || part.kind === 'indicator' ? previous(part, bars) : part;
}

/** "A hammer after 4 red candles", "the first green candle after at least 5 red ones": the row ends a bar before. */
function afterCandles(reader: Reader, shape: Condition): Condition {
  const before = reader.tryRead(() => {
    if (!reader.takeMark('after')) return null;
    const least = reader.peekIs('compare');
    if (least?.op === '>=') reader.at++;
    return countedCandles(reader);
  });
  if (before === null) return shape;
  return joined('all', [shifted(before, (part) => previous(part)), shape]);
}

/** "Higher high and higher low for three days": shapes side by side, of which what follows is said together. */
function withOtherShapes(reader: Reader, first: Condition): Condition {
  const shapes = [first];
  for (let step = 0; step < 3; step++) {
    const next = reader.tryRead(() => {
      if (!reader.takeMark('and')) return null;
      const lexeme = reader.take('pattern');
      return lexeme === null ? null : (candleShapes[lexeme.pattern] ?? null);
    });
    if (next === null) break;
    shapes.push(next);
  }
  return joined('all', shapes);
}

/** "... when the uptrend ends", "once the trend is over", "if it breaks": it no longer holds. */
function readEnded(reader: Reader): boolean {
  if (reader.peek() === undefined) return false;
  const ended = reader.tryRead(() => {
    reader.skipBe();
    const lexeme = reader.peek();
    const word = reader.words(reader.at, reader.at).toLowerCase();
    if (lexeme === undefined || !endings.has(word)) return null;
    reader.at++;
    return endsCondition(reader) ? true : null;
  });
  return ended !== null;
}

const endings: ReadonlySet<string> = new Set([
  ...['ends', 'end', 'ended', 'over', 'breaks', 'broken', 'fails', 'failed', 'stops', 'off', 'gone', 'lost'],
  ...['finishes', 'finished', 'done', 'dies'],
]);

/** "in an uptrend (50 EMA above 200 EMA)": what the word means is told right behind it. */
export function readTold(reader: Reader, up: boolean): Condition | null {
  return reader.tryRead(() => {
    if (!reader.isMark('open')) return null;
    if (reader.parentheses.get(reader.at)?.holdsCondition === true) return readTerm(reader, 6);
    reader.at++;
    const line = readSeries(reader);
    const told = line !== null && line.kind === 'indicator' && isOnPriceScale(line);
    return told && reader.takeMark('close') ? compare(close, up ? '>' : '<', line) : null;
  });
}

function rowBehind(reader: Reader, shape: Condition): Condition {
  const span = reader.tryRead((): Span | null => {
    const number = reader.take('number');
    if (number === null || !number.whole || !reader.takeMark('row')) return null;
    return { value: number.value, unit: 'bar' };
  });
  return span === null ? shape : { kind: 'streak', of: shape, span };
}
