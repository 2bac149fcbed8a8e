import { type IndicatorName } from '../lexicon/meaning.js';
import { type Condition, cross, joined, type Series } from '../request/expression.js';
import { brokenLevel } from './breakouts.js';
import { closesPosition, isClauseBreak } from './clauses.js';
import { startsPredicate } from './predicate-start.js';
import { isOnPriceScale } from './price-scale.js';
import { readCrossing, readTurnedBack } from './read-crossing.js';
import { endsCondition, readDeclaredAverage } from './read-operand.js';
import { isAverage } from './read-parameters.js';
import { readPredicate } from './read-predicate.js';
import { readSeries } from './read-series.js';
import { type Reader } from './reader.js';
import { besidePriceLine, levelAhead, subjectOfLevel } from './subject-meant.js';

/** One subject or several (`RSI and MFI are both below 30`), and what is said of them. */
export function readSubjects(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const first = readDeclaredSubject(reader) ?? readSeries(reader);
    if (first === null) return null;
    // "10 > 0" compares nothing: what the number belongs to was not understood.
    if (first.kind === 'number') return null;
    const subjects: Series[] = [first];
    let sense: 'all' | 'any' = 'all';
    for (let step = 0; step < 5 && !startsPredicate(reader); step++) {
      if (reader.isMark('comma') && closesBehindComma(reader)) return null;
      const next = reader.tryRead(() => {
        const comma = reader.takeMark('comma');
        const or = reader.isMark('or');
        if (!reader.takeMark('and', 'or') && !comma) return null;
        const series = readSeries(reader);
        if (series === null || series.kind === 'number') return null;
        // "on a new 10 bar low or a close above the 50 SMA": a break and a comparison, not two things compared.
        if (isWindow(first) !== isWindow(series)) return null;
        if (or) sense = 'any';
        return series;
      });
      if (next === null) break;
      subjects.push(next);
    }
    reader.skipBe();
    if (!reader.takeMark('both', 'all') && reader.peekIs('unknown')?.word.toLowerCase() === 'all')
      reader.at++;
    reader.skipBe();
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

/** "Buy at the lower band, close at the middle band": the way out, no second subject. */
function closesBehindComma(reader: Reader): boolean {
  reader.at++;
  const closes = closesPosition(reader);
  reader.at--;
  return closes;
}

function isWindow(series: Series): boolean {
  return series.kind === 'extreme' && series.span !== null;
}

/** "When the 9 closes below the 21": an average that the text lists. */
function readDeclaredSubject(reader: Reader): Series | null {
  if (reader.peekIs('number') === null) return null;
  return reader.tryRead(() => {
    const average = readDeclaredAverage(reader);
    return average !== null && startsPredicate(reader) ? average : null;
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
export function readBareExtreme(reader: Reader): Condition | null {
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

/** "ETH 4h above ...": a market with its bars stands before it, which is a place and no subject. */
function isPlaced(reader: Reader): boolean {
  const bars = reader.peekIs('duration', -1)?.timeframe ?? reader.peekIs('timeframe', -1)?.timeframe ?? null;
  return bars !== null && (reader.peekIs('asset', -2) !== null || isClauseBreak(reader, reader.at - 2));
}

/** A comparison whose subject was named before: "... and below 70", "crosses back above 50". */
export function readElliptic(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const again = readCrossAgain(reader) ?? readCrossOf(reader);
    if (again !== null) return again;
    const ranges = reader.peekIs('number') !== null && reader.peekIs('indicator', 1)?.name === 'atr';
    const relative =
      (reader.peekIs('number')?.unit === 'percent' &&
        (reader.peekIs('side', 1) !== null || reader.peekIs('way', 1) !== null)) ||
      // "if half an ATR above the EMA 50"
      (ranges && reader.peekIs('side', 2) !== null);
    if (!startsPredicate(reader) && !relative) return null;
    // "60 dollars below entry": where a position was opened is no line.
    if (reader.peekIs('side') !== null && reader.isAction('enter', 1)) return null;
    // "more than 20% of equity": no price is compared with a share.
    const priced = reader.subject === null || reader.subject.kind === 'field';
    if (
      priced &&
      !relative &&
      reader.peekIs('number', 1)?.unit === 'percent' &&
      (reader.peekIs('compare') !== null || reader.peekIs('side') !== null)
    )
      return null;
    // "at least 3 of these": how many, not how much.
    if (reader.peekIs('number', 1) !== null && reader.isMark('of', 2) && reader.peekIs('compare') !== null)
      return null;
    // "at least five closes below it": how many, not how much.
    if (reader.peekIs('number', 1) !== null && reader.isVerb('close', 2) && reader.peekIs('compare') !== null)
      return null;
    // "Not more than 3 losing trades": a count of what is named behind it.
    const counted = reader.peek(2);
    if (
      reader.peekIs('compare') !== null &&
      reader.peekIs('number', 1)?.unit === 'plain' &&
      (counted?.is === 'unsupported' ||
        (counted?.is === 'action' && reader.text.slice(counted.from, counted.to).endsWith('s')) ||
        (counted?.is === 'head' && counted.head === 'trades-a-day') ||
        (counted?.is === 'unknown' && reader.peekIs('verb', 3) !== null))
    )
      return null;
    // `df["rsi"] < 30`: what is compared stands there, it only was not understood.
    if (reader.isMark('close', -1) && reader.peekIs('compare') !== null) return null;
    const subject = relative || isOnlyDeclared(reader) || comparesPrice(reader) ? null : reader.subject;
    // What it would be said of was not understood: it is not the price's turn.
    if (!relative && reader.subject === null && reader.leftInSentence()) return null;
    // "beta to SPY over 60 days < 1": said of words that were not understood.
    if (
      !relative &&
      reader.subject === null &&
      unheard.has(reader.peek(-1)?.is ?? 'mark') &&
      !isPlaced(reader)
    )
      return null;
    const close: Series = { kind: 'field', field: 'close', asset: null, timeframe: null };
    const other = subject !== null && (isOfOtherMarket(reader, subject) || besidePriceLine(reader, subject));
    const known = subject === null || other || isBroken(reader, subject) ? close : subject;
    const level = relative ? null : levelAhead(reader);
    const said = level === null ? known : (subjectOfLevel(reader, known, level) ?? known);
    const place = reader.at;
    const behindAction = reader.peekIs('action', -1) !== null && reader.atClauseEnd(1);
    const condition = readPredicate(reader, said);
    if (behindAction && condition?.kind === 'compare') reader.loose = condition;
    // "... on more than twice the average volume": no price is compared with a volume.
    const volume: Series = { kind: 'field', field: 'volume', asset: null, timeframe: null };
    if (condition?.kind === 'compare' && isPlainClose(said) && isOfVolume(condition.right))
      return { ...condition, left: volume };
    if (condition === null || !isBesideItself(condition)) return condition;
    // "EMA 20 above EMA 50 and a touch of the EMA 20": by the price.
    reader.at = place;
    return readPredicate(reader, close);
  });
}

/** "EMA 10 crosses above EMA 30 and RSI < 50, exit on the cross below": of what crossed, whatever was said since. */
function readCrossAgain(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const { crossed } = reader;
    const named = reader.peekIs('unknown')?.word.toLowerCase();
    if (named === 'they' || named === 'these') reader.at++;
    if (crossed === null) return null;
    const back = readTurnedBack(reader, crossed.left);
    if (back !== null) return back;
    // "sell on the downward cross"
    const sided = reader.peekIs('pattern')?.pattern;
    if (sided === 'bullish-cross' || sided === 'bearish-cross') {
      reader.at++;
      const towards = sided === 'bullish-cross' ? 'above' : 'below';
      return endsCondition(reader) ? cross(crossed.left, towards, crossed.right) : null;
    }
    if (!reader.isVerb('cross')) return null;
    reader.at++;
    const side = reader.take('side')?.direction;
    const way = side === undefined ? reader.take('way')?.way : undefined;
    const direction = side ?? (way === undefined ? undefined : way === 'up' ? 'above' : 'below');
    if (direction === undefined || !endsCondition(reader)) return null;
    return cross(crossed.left, direction, crossed.right);
  });
}

/** "Exit on a cross of the 20 SMA": by the price, whatever was spoken of before. */
function readCrossOf(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    if (!reader.isVerb('cross') || !reader.isMark('of', 1)) return null;
    const place = reader.at;
    reader.at += 2;
    const line = readSeries(reader);
    if (line === null || !isOnPriceScale(line) || line.kind === 'field' || !endsCondition(reader))
      return null;
    reader.at = place + 1;
    reader.takeMark('of');
    return readCrossing(reader, { kind: 'field', field: 'close', asset: null, timeframe: null });
  });
}

/** "... only if bitcoin is above its EMA. Exit under the low of the last 6 hours": of the market that is traded. */
function isOfOtherMarket(reader: Reader, subject: Series): boolean {
  if (subject.kind !== 'field' || subject.asset === null || subject.asset.includes('|')) return false;
  if (reader.peekIs('extreme', 1) !== null || reader.isMark('previous', 1)) return true;
  // "... below the 20 EMA and VIX is above 25, cover above the EMA": the line that the traded market was compared with.
  const line = [1, 2].map((ahead) => reader.peek(ahead)).find((lexeme) => lexeme?.is === 'indicator');
  if (line?.is !== 'indicator' || line.owned === true || reader.peek(1)?.owned === true) return false;
  return (
    reader.peekIs('side') !== null &&
    reader.lines.some(({ name, asset }) => name === line.name && asset === null) &&
    reader.priced.has(line.name)
  );
}

/** "... and positive": a price always is, so that what is positive was not understood. */
export function isPriceBesideNothing(reader: Reader, term: Condition): boolean {
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

function isPlainClose(series: Series): boolean {
  return series.kind === 'field' && series.field === 'close' && series.asset === null;
}

function isOfVolume(series: Series): boolean {
  if (series.kind === 'arithmetic') return isOfVolume(series.left);
  return series.kind === 'indicator' && series.of?.kind === 'field' && series.of.field === 'volume';
}

function isBesideItself(condition: Condition): boolean {
  if (condition.kind !== 'compare' && condition.kind !== 'cross') return false;
  return JSON.stringify(condition.left) === JSON.stringify(condition.right);
}

/** "Short when it is below its 50 EMA and RSI under 45, cover above the 50 EMA": an average that the price was compared with. */
function comparesPrice(reader: Reader): boolean {
  if (reader.subject?.kind !== 'indicator' || reader.peekIs('side') === null) return false;
  const behind = [1, 2].map((ahead) => reader.peek(ahead)).find((lexeme) => lexeme?.is === 'indicator');
  const owned = reader.peek(1)?.owned === true;
  return behind?.is === 'indicator' && !owned && reader.priced.has(behind.name);
}

/** "Bollinger 20 2 on ETH: buy below the lower band": lines drawn over prices are what the price is compared with. */
function isOnlyDeclared(reader: Reader): boolean {
  const { subject } = reader;
  if (subject?.kind !== 'indicator' || reader.peekIs('side') === null) return false;
  if (!overPrices.has(subject.name) && !isAverage(subject.name)) return false;
  return !wasCompared(reader, subject);
}

/** "RSI2 on QQQ: above the 200 day average": what a heading names was not spoken of yet. */
function wasCompared(reader: Reader, subject: Series): boolean {
  const written = JSON.stringify(subject);
  return reader.compared.some((one) => JSON.stringify(one) === written);
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
