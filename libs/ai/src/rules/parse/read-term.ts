import type { Direction, IndicatorName } from '../lexicon/meaning.js';
import {
  type Condition,
  compare,
  cross,
  field,
  indicatorSeries,
  joined,
  mapCondition,
  type Series,
} from '../request/expression.js';
import { brokenLevel } from './breakouts.js';
import { closesPosition } from './clauses.js';
import { patternCondition } from './pattern-conditions.js';
import { startsPredicate } from './predicate-start.js';
import { isOnPriceScale } from './price-scale.js';
import { readAveragePair, readBareCross } from './read-average-pair.js';
import { readCalendar } from './read-calendar.js';
import { readCondition } from './read-condition.js';
import { readCounted } from './read-counted.js';
import { linesCrossedLast } from './read-crossing.js';
import { readEarlierCandle } from './read-earlier-candle.js';
import { readHeld, readSomeOf } from './read-held.js';
import { readHours } from './read-hours.js';
import { readLaggingSpan } from './read-lagging-span.js';
import { endsCondition } from './read-operand.js';
import { readOwnSignal } from './read-own-signal.js';
import { isAverage } from './read-parameters.js';
import { readPredicate } from './read-predicate.js';
import { readSeries, withOrigin } from './read-series.js';
import { readSlope } from './read-slope.js';
import { readStack } from './read-stack.js';
import { readTimeframe } from './read-time.js';
import type { Reader } from './reader.js';

/** Reads one condition without connecting words, or a group in parentheses. Null when none stands here. */
export function readTerm(reader: Reader, depth: number): Condition | null {
  const term = reader.tryRead(() => {
    const read = readBareTerm(reader, depth);
    return read === null || isPriceBesideNothing(reader, read) ? null : read;
  });
  if (term === null) return null;
  if (term.kind === 'compare' || term.kind === 'cross') reader.said = [...reader.said.slice(-1), term];
  return readHeld(reader, asOfBefore(reader, onBars(reader, onSameBars(term))));
}

/** "4h close above the 200 EMA", "BTC is below its 200 SMA": the average is one of the same bars and market. */
function onSameBars(term: Condition): Condition {
  if (term.kind !== 'compare' && term.kind !== 'cross') return term;
  const { left, right } = term;
  if (left.kind !== 'field' || right.kind !== 'indicator') return term;
  const { timeframe, asset } = left;
  if (timeframe === null && asset === null) return term;
  return {
    ...term,
    right: withOrigin(right, {
      ...(timeframe !== null && { timeframe }),
      ...(asset !== null && isOnPriceScale(right) && { asset }),
    }),
  };
}

/** "was below 30 yesterday": both sides as they stood a day before. */
function asOfBefore(reader: Reader, term: Condition): Condition {
  if (term.kind !== 'compare') return term;
  const yesterday = reader.tryRead(() => {
    if (!reader.takeMark('previous')) return null;
    const next = reader.peek();
    return next === undefined || next.is === 'mark' ? true : null;
  });
  if (yesterday === null) {
    if (reader.peekIs('now') !== null && reader.isVerb('be', -3)) reader.at++;
    return term;
  }
  const before = (series: Series): Series =>
    series.kind === 'number' ? series : { kind: 'previous', of: series, span: { value: 1, unit: 'day' } };
  return { ...term, left: before(term.left), right: before(term.right) };
}

/** `... on the 4h chart` right behind a comparison, before another one: these bars are meant for this part only. */
function onBars(reader: Reader, term: Condition): Condition {
  const timeframes = reader.tryRead(() => {
    if (!reader.takeMark('on', 'in', 'at')) return null;
    return readTimeframes(reader);
  });
  if (timeframes === null) return term;
  return joined(
    'all',
    timeframes.map((timeframe) =>
      mapCondition(term, (part) =>
        part.kind === 'field' || part.kind === 'indicator' ? withOrigin(part, { timeframe }) : part,
      ),
    ),
  );
}

/** `4h`, `both the 1h and 4h`, `15m, 1h and 4h`: the sizes of bars on which something is said. */
function readTimeframes(reader: Reader): readonly string[] | null {
  reader.takeMark('both', 'all');
  const first = readTimeframe(reader);
  if (first === null) return null;
  const named = [first];
  for (let step = 0; step < 4; step++) {
    const next = reader.tryRead(() => {
      const comma = reader.takeMark('comma');
      if (!reader.takeMark('and', 'slash') && !comma) return null;
      const timeframe = readTimeframe(reader);
      // "... on the 4h, 15m RSI < 30": bars of what comes next.
      const ends = endsCondition(reader) || reader.peekIs('timeframe') !== null;
      return timeframe !== null && ends ? timeframe : null;
    });
    if (next === null) break;
    named.push(next);
  }
  return named;
}

/** `15m, 1h and 4h RSI above 50`: the same on each. */
function readOnEachBars(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    reader.takeMark('both', 'all');
    const timeframes: string[] = [];
    for (let step = 0; step < 5; step++) {
      const duration = reader.peekIs('duration')?.timeframe ?? reader.peekIs('timeframe')?.timeframe ?? null;
      if (duration === null) break;
      reader.at++;
      timeframes.push(duration);
      while (reader.takeMark('comma', 'and', 'slash'));
    }
    if (timeframes.length < 2 || reader.peekIs('indicator') === null) return null;
    const term = readSubjects(reader);
    if (term === null) return null;
    return joined(
      'all',
      timeframes.map((timeframe) =>
        mapCondition(term, (part) =>
          part.kind === 'field' || part.kind === 'indicator' ? withOrigin(part, { timeframe }) : part,
        ),
      ),
    );
  });
}

function readBareTerm(reader: Reader, depth: number): Condition | null {
  if (depth > 12) return null;
  skipNoise(reader);
  const lexeme = reader.peek();
  if (lexeme === undefined || namesUnsupported(reader) || closesPosition(reader)) return null;
  if (lexeme.is === 'mark') {
    if (lexeme.mark === 'not') return readNegated(reader, depth);
    if (lexeme.mark === 'absolute') return readAbsolute(reader, depth);
    if (lexeme.mark === 'either' || lexeme.mark === 'any') return readEither(reader, depth);
    if (lexeme.mark === 'neither') return readNeither(reader, depth);
    if (lexeme.mark === 'all') {
      reader.at++;
      reader.takeMark('of');
      reader.takeMark('colon');
      return readCondition(reader, depth + 1, 'all');
    }
    if (lexeme.mark === 'both') {
      reader.at++;
      return readBoth(reader, depth);
    }
    if (lexeme.mark === 'open') {
      const parenthesis = reader.parentheses.get(reader.at);
      if (parenthesis?.holdsCondition) {
        reader.at++;
        const inner = readCondition(reader, depth + 1);
        return inner !== null && reader.takeMark('close') ? inner : null;
      }
    }
  }
  if (lexeme.is === 'formula') return readWritten(reader);
  if (lexeme.is === 'indicator' && saysYesOrNo.has(lexeme.name)) {
    reader.at++;
    return { kind: 'flag', of: indicatorSeries(lexeme.name) };
  }
  const calendar = reader.tryRead(() => {
    // "only trade on weekdays"
    if (reader.isVerb('stay')) reader.at++;
    // "if it's Saturday or Sunday", "if it is after 9:30"
    if (reader.isMark('it')) {
      reader.at++;
      reader.skipBe();
      if (reader.peekIs('weekdays') === null) return readHours(reader);
    }
    return readCalendar(reader);
  });
  if (calendar !== null) return calendar;
  const counted =
    readSomeFirst(reader) ?? readRowFirst(reader) ?? readCounted(reader, (one) => readTerm(one, depth + 1));
  if (counted !== null) return counted;
  if (lexeme.is === 'cross-call') return readCrossCall(reader, lexeme.direction);
  const stack = readStack(reader);
  if (stack !== null) return stack;
  const slope = readSlope(reader) ?? readLaggingSpan(reader) ?? readEarlierCandle(reader);
  if (slope !== null) return slope;
  const pair = readAveragePair(reader);
  if (pair !== null) return pair;
  const pattern = reader.tryRead(() => patternCondition(reader));
  if (pattern !== null) return pattern;
  const own = readOwnSignal(reader);
  if (own !== null) return own;
  const each = readOnEachBars(reader);
  if (each !== null) return each;
  const bare = readBareCross(reader);
  if (bare !== null) return bare;
  const subjects = readSubjects(reader);
  if (subjects !== null) return subjects;
  return readElliptic(reader) ?? readBareExtreme(reader);
}

/** `3 of the last 5 candles closed below the 20 SMA`, `2 of the last 3 bars are red`. */
function readSomeFirst(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const some = readSomeOf(reader);
    if (some === null) return null;
    reader.takeMark('colon');
    const of = readPredicate(reader, field('close')) ?? readTerm(reader, 12);
    return of === null ? null : { kind: 'within', of, ...some };
  });
}

/** `two candles in a row close below the lower band`, German `zwei Kerzen in Folge unter dem Band schließen`. */
function readRowFirst(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const priced = reader.peekIs('field')?.field === 'close';
    if (priced) reader.at++;
    const duration = reader.take('duration');
    if (duration === null || !reader.takeMark('row')) return null;
    const said = readPredicate(reader, field('close'));
    if (said === null) return null;
    return { kind: 'streak', of: said, span: { value: duration.value, unit: duration.unit } };
  });
}

/** `crosses_above(a, b)` of a script; `> 0` and `< 0` behind it ask which way. */
function readCrossCall(reader: Reader, direction: Direction | null): Condition | null {
  reader.at++;
  if (!reader.takeMark('open')) return null;
  const left = readSeries(reader);
  if (left === null || !reader.takeMark('comma')) return null;
  const right = readSeries(reader);
  if (right === null || !reader.takeMark('close')) return null;
  const sign = reader.tryRead(() => {
    const compared = reader.take('compare')?.op;
    const level = reader.take('number')?.value;
    if (level === undefined || compared === undefined) return null;
    if ((compared === '>' && level === 0) || (compared === '==' && level === 1)) return 'as-said';
    return (compared === '<' && level === 0) || (compared === '==' && level === -1) ? 'turned' : null;
  });
  const turned = direction === 'above' ? 'below' : 'above';
  const way = sign === 'turned' && direction !== null ? turned : direction;
  reader.crossed = { left, right };
  if (way !== null) return cross(left, way, right);
  return joined('any', [cross(left, 'above', right), cross(left, 'below', right)]);
}

/** Indicators that need no comparison. */
const saysYesOrNo: ReadonlySet<IndicatorName> = new Set(['three_white_soldiers', 'three_black_crows']);

/** Whether what is compared here is something that flows cannot read: "funding rate is negative", "positive news". */
function namesUnsupported(reader: Reader): boolean {
  for (let ahead = 0; ahead < 5; ahead++) {
    const lexeme = reader.peek(ahead);
    if (lexeme === undefined) return false;
    if (lexeme.is === 'unsupported') return true;
    if (lexeme.is === 'compare' || lexeme.is === 'side' || lexeme.is === 'number' || lexeme.is === 'mark')
      return false;
  }
  return false;
}

/** Words of a condition that carry nothing: "there is", "we see", "we get a". */
function skipNoise(reader: Reader): void {
  for (let step = 0; step < 4; step++) {
    if (reader.isVerb('be') && !startsPredicate(reader, 1)) reader.at++;
    else if (
      reader.peekIs('candle') !== null &&
      reader.isVerb('be', 1) &&
      reader.peekIs('pattern', 2) !== null
    )
      reader.at += 2;
    else if (reader.isVerb('make') && reader.peekIs('pattern', 1) !== null) reader.at++;
    else if (reader.peekIs('unknown') !== null && startsSubject(reader, 1)) reader.at++;
    else if (reader.isMark('at') && reader.peekIs('pattern', 1) !== null) reader.at++;
    else return;
  }
}

function startsSubject(reader: Reader, ahead: number): boolean {
  const lexeme = reader.peek(ahead);
  return lexeme?.is === 'indicator' || lexeme?.is === 'field' || lexeme?.is === 'output';
}

function readWritten(reader: Reader): Condition | null {
  const lexeme = reader.peekIs('formula');
  if (lexeme === null) return null;
  if (startsPredicate(reader, 1)) return readSubjects(reader);
  reader.at++;
  return { kind: 'written', formula: lexeme.formula };
}

function readNegated(reader: Reader, depth: number): Condition | null {
  reader.at++;
  const inner = readTerm(reader, depth + 1);
  return inner === null ? null : { kind: 'not', of: inner };
}

/** `|z| < 0.5`: on both sides of zero. */
function readAbsolute(reader: Reader, depth: number): Condition | null {
  reader.at++;
  const term = readTerm(reader, depth + 1);
  if (term?.kind !== 'compare' || term.right.kind !== 'number' || term.right.value < 0) return null;
  const { left, op, right } = term;
  const below = op === '<' || op === '<=';
  if (!below && op !== '>' && op !== '>=') return null;
  const turned = ({ '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const)[op];
  return joined(below ? 'all' : 'any', [
    term,
    { kind: 'compare', op: turned, left, right: { kind: 'number', value: -right.value } },
  ]);
}

function readEither(reader: Reader, depth: number): Condition | null {
  const said = readSaidOfEither(reader);
  if (said !== null) return said;
  reader.at++;
  reader.takeMark('of');
  while (reader.takeMark('colon', 'newline', 'bullet'));
  const terms: Condition[] = [];
  let closed = false;
  for (let step = 0; step < 12; step++) {
    const term = readTerm(reader, depth + 1);
    if (term === null) break;
    terms.push(term);
    const more = reader.tryRead(() => {
      const comma = reader.takeMark('comma', 'newline', 'bullet');
      while (reader.takeMark('comma', 'newline', 'bullet'));
      // "either A or B, and C": the choice ends with its "or".
      if (closed && reader.isMark('and')) return null;
      const or = reader.takeMark('or');
      if (or) closed = true;
      if (!or && comma) reader.takeMark('and');
      return comma || or ? true : null;
    });
    if (more === null) break;
  }
  return terms.length === 0 ? null : joined('any', terms);
}

/** "exit when either one drops below": each of the two that were compared last, against its own level. */
function readSaidOfEither(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    reader.at++;
    return readSaidAgain(reader, 'any');
  });
}

/** "... drop below": what was said of the last two comparisons, turned to one side. */
function readSaidAgain(reader: Reader, sense: 'all' | 'any'): Condition | null {
  return reader.tryRead(() => {
    const last = reader.said;
    while (reader.peekIs('unknown') !== null || reader.takeMark('of', 'it')) {
      if (reader.peekIs('unknown') !== null) reader.at++;
    }
    const crosses = reader.take('verb') !== null;
    const way = reader.take('way');
    const side = reader.take('side');
    const direction = side?.direction ?? (way === null ? null : way.way === 'up' ? 'above' : 'below');
    if (last.length < 2 || direction === null || !(crosses || side !== null) || !endsCondition(reader))
      return null;
    reader.take('way');
    return joined(
      sense,
      last.map(({ left, right }) => compare(left, direction === 'above' ? '>' : '<', right)),
    );
  });
}

function readNeither(reader: Reader, depth: number): Condition | null {
  reader.at++;
  const first = readTerm(reader, depth + 1);
  if (first === null) return null;
  const terms: Condition[] = [first];
  while (terms.length < 6 && reader.takeMark('or')) {
    const next = readTerm(reader, depth + 1);
    if (next === null) return null;
    terms.push(next);
  }
  return { kind: 'not', of: joined('any', terms) };
}

/** `both RSI and MFI are below 30`, `both RSI < 30 and price > EMA`. */
function readBoth(reader: Reader, depth: number): Condition | null {
  const subjects = readSubjects(reader);
  if (subjects === null) return readSaidAgain(reader, 'all') ?? readSaidOfBoth(reader);
  if (!reader.takeMark('and')) return subjects;
  const second = readTerm(reader, depth + 1);
  return second === null ? null : joined('all', [subjects, second]);
}

/** `sell if both are above 60`, `MACD crosses its signal while both are below 0`: the two that were compared or met last. */
function readSaidOfBoth(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const both = linesCrossedLast(reader) ?? reader.compared.slice(-2);
    reader.skipBe();
    if (both.length < 2 || !startsPredicate(reader)) return null;
    const place = reader.at;
    const terms: Condition[] = [];
    for (const subject of both) {
      reader.at = place;
      const term = readPredicate(reader, subject);
      if (term === null) return null;
      terms.push(term);
    }
    return joined('all', terms);
  });
}

/** One subject or several (`RSI and MFI are both below 30`), and what is said of them. */
function readSubjects(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const first = readSeries(reader);
    if (first === null) return null;
    // "10 > 0" compares nothing: what the number belongs to was not understood.
    if (first.kind === 'number') return null;
    const subjects: Series[] = [first];
    let sense: 'all' | 'any' = 'all';
    for (let step = 0; step < 5 && !startsPredicate(reader); step++) {
      const next = reader.tryRead(() => {
        const comma = reader.takeMark('comma');
        const or = reader.isMark('or');
        if (!reader.takeMark('and', 'or') && !comma) return null;
        const series = readSeries(reader);
        if (series === null || series.kind === 'number') return null;
        if (or) sense = 'any';
        return series;
      });
      if (next === null) break;
      subjects.push(next);
    }
    reader.skipBe();
    reader.takeMark('both', 'all');
    if (subjects.length === 2 && reader.isVerb('cross') && !reader.peekIs('side', 1) && readsNoSeries(reader))
      return null;
    const place = reader.at;
    const terms: Condition[] = [];
    for (const subject of subjects) {
      reader.at = place;
      if (subject.kind !== 'number') reader.subject = subject;
      const term = readPredicate(reader, subject);
      if (term === null) return null;
      terms.push(term);
    }
    const texts = new Set(subjects.map((subject) => JSON.stringify(subject)));
    reader.compared = [
      ...reader.compared.filter((one) => !texts.has(JSON.stringify(one))),
      ...subjects,
    ].slice(-4);
    return joined(sense, terms);
  });
}

function readsNoSeries(reader: Reader): boolean {
  const at = reader.at;
  reader.at++;
  reader.take('way');
  const series = reader.tryRead(() => readSeries(reader));
  reader.at = at;
  return series === null;
}

/** `buy 20-day highs`: a high or low by itself is its break. */
function readBareExtreme(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const series = readSeries(reader);
    if (series?.kind !== 'extreme' || series.span === null) return null;
    return brokenLevel(series, series.extreme === 'high');
  });
}

/** Words that only another subject than the price can end with. */
const unheard: ReadonlySet<string> = new Set([
  'unknown',
  'number',
  'duration',
  'unit',
  'average',
  'funding',
  'ratio',
  'pairs',
]);

/** A comparison whose subject was named before: "... and below 70", "crosses back above 50". */
function readElliptic(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const relative =
      reader.peekIs('number')?.unit === 'percent' &&
      (reader.peekIs('side', 1) !== null || reader.peekIs('way', 1) !== null);
    if (!startsPredicate(reader) && !relative) return null;
    // "more than 20% of equity": no price is compared with a share.
    const priced = reader.subject === null || reader.subject.kind === 'field';
    if (
      priced &&
      !relative &&
      reader.peekIs('number', 1)?.unit === 'percent' &&
      reader.peekIs('compare') !== null
    )
      return null;
    // "at least 3 of these": how many, not how much.
    if (reader.peekIs('number', 1) !== null && reader.isMark('of', 2) && reader.peekIs('compare') !== null)
      return null;
    // `df["rsi"] < 30`: what is compared stands there, it only was not understood.
    if (reader.isMark('close', -1) && reader.peekIs('compare') !== null) return null;
    const subject = relative || isOnlyDeclared(reader) ? null : reader.subject;
    // What it would be said of was not understood: it is not the price's turn.
    if (!relative && reader.subject === null && reader.left.length > 0) return null;
    // "beta to SPY over 60 days < 1": said of words that were not understood.
    if (!relative && reader.subject === null && unheard.has(reader.peek(-1)?.is ?? 'mark')) return null;
    const close: Series = { kind: 'field', field: 'close', asset: null, timeframe: null };
    const other =
      subject !== null && (isOfOtherMarket(reader, subject) || comparesWithPriceLine(reader, subject));
    const said = subject === null || other || isBroken(reader, subject) ? close : subject;
    const place = reader.at;
    const condition = readPredicate(reader, said);
    if (condition === null || !isBesideItself(condition)) return condition;
    // "EMA 20 above EMA 50 and a touch of the EMA 20": by the price.
    reader.at = place;
    return readPredicate(reader, close);
  });
}

/** "... only if bitcoin is above its EMA. Exit under the low of the last 6 hours": of the market that is traded. */
function isOfOtherMarket(reader: Reader, subject: Series): boolean {
  if (subject.kind !== 'field' || subject.asset === null || subject.asset.includes('|')) return false;
  return reader.peekIs('extreme', 1) !== null || reader.isMark('previous', 1);
}

/** "... and RSI < 40, exit above the 50 EMA": an oscillator is above no average of prices. */
function comparesWithPriceLine(reader: Reader, subject: Series): boolean {
  if (subject.kind !== 'indicator' || isOnPriceScale(subject) || subject.of !== null) return false;
  for (let ahead = 0; ahead < 5; ahead++) {
    const lexeme = reader.peek(ahead);
    if (lexeme === undefined || lexeme.is === 'mark' || lexeme.owned === true) return false;
    if (lexeme.is === 'indicator')
      return isAverage(lexeme.name) && [...reader.lengths.values()].includes(lexeme.name);
  }
  return false;
}

/** "... and positive": a price always is, so that what is positive was not understood. */
function isPriceBesideNothing(reader: Reader, term: Condition): boolean {
  if (reader.peekIs('pattern', -1) === null) return false;
  if (term.kind !== 'compare' && term.kind !== 'cross') return false;
  const { left, right } = term;
  return (
    left.kind === 'field' &&
    left.field === 'close' &&
    left.asset === null &&
    right.kind === 'number' &&
    right.value <= 0
  );
}

function isBesideItself(condition: Condition): boolean {
  if (condition.kind !== 'compare' && condition.kind !== 'cross') return false;
  return JSON.stringify(condition.left) === JSON.stringify(condition.right);
}

/** "Bollinger 20 2 on ETH: buy below the lower band": lines drawn over prices are what the price is compared with. */
function isOnlyDeclared(reader: Reader): boolean {
  const { subject } = reader;
  if (subject?.kind !== 'indicator' || reader.peekIs('side') === null) return false;
  if (!overPrices.has(subject.name) && !isAverage(subject.name)) return false;
  const written = JSON.stringify(subject);
  return !reader.compared.some((one) => JSON.stringify(one) === written);
}

const overPrices: ReadonlySet<IndicatorName> = new Set([
  'bollinger',
  'keltner',
  'donchian',
  'vwap',
  'supertrend',
]);
/** "... then long on a break above the upper band": bands are broken by the price, not by themselves. */
function isBroken(reader: Reader, subject: Series): boolean {
  return (
    (reader.isVerb('break') || reader.isVerb('close')) &&
    subject.kind === 'indicator' &&
    ['bollinger', 'keltner', 'donchian'].includes(subject.name)
  );
}
