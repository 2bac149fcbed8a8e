import { barsIn } from '../../lex/timeframes.js';
import type { TimeUnit } from '../../lexicon/meaning.js';
import { tradingDays } from '../../lexicon/tickers.js';
import { isOnPriceScale } from '../../parse/price-scale.js';
import { ownFunding } from '../../parse/read-markets.js';
import { readSeries } from '../../parse/read-series.js';
import { isOver } from '../../parse/read-time.js';
import type { LexemeOf, Reader } from '../../parse/reader.js';
import {
  arithmetic,
  type IndicatorSeries,
  indicatorSeries,
  numberSeries,
  type Series,
} from '../../request/expression.js';

/** `by 90 day return`, `based on 6 month momentum`, `30 day lookback`, in bars of a timeframe. */
export function readMeasure(reader: Reader, timeframe: string): Series | null {
  const bars = (value: number, unit: TimeUnit): number =>
    barsIn(value, unit, timeframe, tradingDays(reader.markets[0]));
  const over = reader.tryRead(() => {
    // "over 12 months", "in the last 6 months"
    if (isOver(reader)) reader.at++;
    else if (!reader.takeMark('last', 'for')) return null;
    const span = reader.take('duration');
    return span === null || reader.peekIs('indicator') !== null || reader.peekIs('style') !== null
      ? null
      : indicatorSeries('roc', [bars(span.value, span.unit)]);
  });
  if (over !== null) return over;
  const mean = reader.tryRead(() => readMeanReturn(reader, bars));
  if (mean !== null) return mean;
  const linked = reader.takeMark('by', 'on', 'with', 'of', 'for');
  const from = reader.at;
  const duration = reader.peekIs('duration');
  // French "le plus fort de SPY et EFA sur 12 mois"
  const long = duration !== null && ['day', 'week', 'month', 'year'].includes(duration.unit);
  if (linked && long && (reader.atClauseEnd(1) || reader.isMark('comma', 1))) {
    reader.at++;
    return indicatorSeries('roc', [bars(duration.value, duration.unit)]);
  }
  if (duration !== null && reader.peekIs('period-word', 1) !== null) {
    reader.at += 2;
    return indicatorSeries('roc', [bars(duration.value, duration.unit)]);
  }
  // "The highest 7 day gain"
  if (duration !== null && isMoveWord(reader, 1)) {
    reader.at += 2;
    return indicatorSeries('roc', [bars(duration.value, duration.unit)]);
  }
  const series = readSeries(reader);
  // "Above its 10-month average" is asked of a market: nobody ranks by the height of a price.
  if (series?.kind === 'indicator' && isOnPriceScale(series)) return null;
  if (series?.kind === 'indicator') {
    const [length = null, ...others] = series.params;
    const told = duration ?? lengthBehind(reader, from, length);
    const known = length !== null && told !== null && length >= told.value;
    const params = known ? [bars(told.value, told.unit), ...others] : series.params;
    const [counted] = params;
    if (known && timeframe === '1d' && told.unit === 'week')
      reader.note('period', `${told.value} weeks are read as ${counted} daily bars.`);
    // "the least volatile of BTC and ETH": of each of them, not of their ratio.
    const of = series.of?.kind === 'ratio' ? null : series.of;
    // French "le rendement sur 30 jours"
    const behind = length === null ? reader.tryRead(() => readBehind(reader)) : null;
    if (behind !== null) return { ...series, params: [bars(behind.value, behind.unit)], of, asset: null };
    return { ...ofReturns({ ...series, params, of }), asset: null, timeframe: null };
  }
  if (series?.kind === 'field' && series.asset === ownFunding) return series;
  if (series?.kind === 'field' && series.field === 'volume') return { ...series, asset: null };
  if (series?.kind === 'arithmetic') return series;
  if (linked && duration === null && reader.peekIs('style')?.style === 'momentum') {
    reader.at++;
    return indicatorSeries('roc');
  }
  return null;
}

/** "Return of 6 months": the stretch of time that a length was read from, behind the name. */
function lengthBehind(reader: Reader, from: number, length: number | null): LexemeOf<'duration'> | null {
  const named = reader.lexemes
    .slice(from, reader.at)
    .find((lexeme): lexeme is LexemeOf<'duration'> => lexeme.is === 'duration' && lexeme.value === length);
  return named === undefined || named.unit === 'bar' ? null : named;
}

/** `on 30 days`, behind the name of a measure. */
function readBehind(reader: Reader): { readonly value: number; readonly unit: TimeUnit } | null {
  reader.takeMark('on', 'of', 'for', 'in', 'at');
  return reader.take('duration');
}

/** `the average of their 3, 6 and 12 month returns`: returns over several lengths, each as much as the others. */
function readMeanReturn(reader: Reader, bars: (value: number, unit: TimeUnit) => number): Series | null {
  reader.takeMark('by', 'on', 'with', 'of', 'for');
  while (reader.take('average') !== null || reader.takeMark('of', 'it', 'all'));
  const lengths: number[] = [];
  let unit: TimeUnit | null = null;
  for (let step = 0; step < 5 && unit === null; step++) {
    const duration = reader.take('duration');
    const number = duration === null ? reader.take('number') : null;
    if (duration === null && (number?.unit !== 'plain' || !number.whole)) return null;
    lengths.push(duration?.value ?? number?.value ?? 0);
    const apart = reader.takeMark('comma', 'slash', 'and', 'plus');
    if (apart) reader.takeMark('and');
    else unit = duration?.unit ?? null;
    if (!apart && unit === null) return null;
  }
  const returns = reader.peekIs('indicator')?.name === 'roc' || reader.peekIs('style')?.style === 'momentum';
  if (unit === null || lengths.length < 2 || !returns) return null;
  reader.at++;
  const told: TimeUnit = unit;
  const parts = lengths.map((length): Series => indicatorSeries('roc', [bars(length, told)]));
  const sum = parts.reduce((one, other) => arithmetic('+', one, other));
  reader.note('ranking', `Returns over ${lengths.join(', ')} ${told}s count the same: their average ranks.`);
  return arithmetic('/', sum, numberSeries(lengths.length));
}

/** "Gain", "change", "loss" behind a length: a return. */
function isMoveWord(reader: Reader, ahead: number): boolean {
  const lexeme = reader.peek(ahead);
  const named = lexeme === undefined ? '' : reader.text.slice(lexeme.from, lexeme.to);
  return /^(price )?(gain|gains|change|move|moves|increase|rise|loss|losses|drop|decline|fall|performers?)$/i.test(
    named,
  );
}

/** `Score = 0.5*ROC(30) + 0.3*ROC(90)`: a measure that is given a name. */
export function readScore(reader: Reader): { readonly name: string; readonly by: Series } | null {
  const name = reader.take('unknown')?.word.toLowerCase();
  const is = reader.take('compare')?.op === '==' || reader.takeMark('colon');
  if (name === undefined || !is) return null;
  const by = readSeries(reader);
  return by === null || by.kind === 'number' ? null : { name, by };
}

/** "The two worst performers of the week", "whichever had the best month". */
export function readSpokenSpan(reader: Reader, timeframe: string): Series | null {
  // "Which did best last quarter"
  if (/^(the )?(last|past|previous) quarter$/i.test(reader.words(reader.at, reader.at))) {
    reader.at++;
    return indicatorSeries('roc', [barsIn(3, 'month', timeframe, tradingDays(reader.markets[0]))]);
  }
  const unit = reader.take('unit')?.unit;
  if (unit !== 'week' && unit !== 'month' && unit !== 'year') return null;
  return indicatorSeries('roc', [barsIn(1, unit, timeframe, tradingDays(reader.markets[0]))]);
}

/** "The 60 day deviation of returns": of those from bar to bar. */
function ofReturns(series: IndicatorSeries): IndicatorSeries {
  const { of } = series;
  const plain = of?.kind === 'indicator' && of.name === 'roc' && of.params.every((value) => value === null);
  return series.name === 'stdev' && plain ? { ...series, of: { ...of, asset: null, params: [1] } } : series;
}
