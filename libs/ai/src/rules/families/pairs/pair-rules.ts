import { dailyBarsIn } from '../../lex/timeframes.js';
import { tradingDays } from '../../lexicon/tickers.js';
import { readRequest } from '../../parse/read-request.js';
import { Reader } from '../../parse/reader.js';
import {
  arithmetic,
  type Condition,
  compare,
  indicatorSeries,
  numberSeries,
  type Series,
} from '../../request/expression.js';
import type { Rule, StrategyRequest } from '../../request/strategy-request.js';
import type { PairTerms } from './pair-terms.js';

/** A pair told in short, as rules: sold where the first market is dear, bought where it is cheap, unless told otherwise. */
export function requestOf(terms: PairTerms, text: string): StrategyRequest {
  const request = readRequest(new Reader(terms.rest, text));
  const { levels, pair } = terms;
  const entries = levels.filter(({ role }) => role === 'enter');
  const exit = levels.find(({ role }) => role === 'exit')?.value ?? null;
  const stop = levels.find(({ role }) => role === 'stop')?.value ?? null;
  const rules: Rule[] = [];
  const [first] = entries;
  if (first === undefined) return request;
  const high = entries.find(({ side }) => side === 'above') ?? (first.side === null ? first : undefined);
  const low = entries.find(({ side }) => side === 'below');
  const takes = high?.takes ?? (low?.takes == null ? 'short' : opposite(low.takes));
  const told = entries.some((level) => level.takes !== null);
  const both = terms.bothWays || (high !== undefined && low !== undefined) || !told;
  if (both && !terms.bothWays && (high === undefined || low === undefined))
    request.notes.push({
      about: 'pairs',
      text: 'The pair is taken both ways: sold above its mean and bought below it; neither was named alone.',
    });
  if (terms.alias !== null)
    request.notes.push({
      about: 'pairs',
      text: `${terms.alias} is read as the price of ${pair[0]} divided by that of ${pair[1]}.`,
    });
  const measure = measureOf(terms, request);
  const add = (side: 'above' | 'below', value: number): void => {
    const long = (side === 'above' ? takes : opposite(takes)) === 'long';
    const away = side === 'above' ? 1 : -1;
    const position = long ? 'long' : 'short';
    rules.push({ act: 'enter', side: position, condition: measure(side, away * value) });
    // Where the measure is heading back, out on this side of the exit; where it runs on, out beyond it.
    const back = side === 'above' ? 'below' : 'above';
    const level = exit ?? 0;
    rules.push({ act: 'exit', side: position, condition: measure(back, away * level, level === 0) });
    if (stop !== null) rules.push({ act: 'exit', side: position, condition: measure(side, away * stop) });
  };
  if (high !== undefined || both) add('above', (high ?? low ?? first).value);
  if (low !== undefined || both) add('below', (low ?? high ?? first).value);
  if (exit === null)
    request.notes.push({ about: 'exit', text: 'Both legs close at the mean: no exit was named.' });
  return {
    ...request,
    assets: [...pair],
    rules,
    pairs: true,
    bands: null,
    bareActions: [],
    style: null,
    stop: request.stop.is === 'open' ? { is: 'none' } : request.stop,
  };
}

function opposite(takes: 'long' | 'short'): 'long' | 'short' {
  return takes === 'long' ? 'short' : 'long';
}

type MeasureAt = (side: 'above' | 'below', level: number, inclusive?: boolean) => Condition;

/** That the two markets are on one side of a level, in the measure of the terms. */
function measureOf({ measure, pair, log, span }: PairTerms, request: StrategyRequest): MeasureAt {
  const [of, to] = pair;
  const usual = measure === 'returns' ? 7 : 20;
  const length = span === null ? usual : Math.round(dailyBarsIn(span.value, span.unit, tradingDays(of)));
  const bars = span?.unit === 'bar' ? span.value : length;
  if (span === null)
    request.notes.push({ about: 'period', text: `Measured over ${usual} bars: no length was named.` });
  const ratio: Series = { kind: 'ratio', of, to, ...(log && { log }) };
  const op = (side: 'above' | 'below', inclusive?: boolean) =>
    side === 'above' ? (inclusive === true ? '>=' : '>') : inclusive === true ? '<=' : '<';
  switch (measure) {
    case 'score': {
      const score: Series = { ...indicatorSeries('zscore', [bars]), of: ratio };
      return (side, level, inclusive) => compare(score, op(side, inclusive), numberSeries(level));
    }
    case 'returns': {
      const change = (asset: string): Series => ({ ...indicatorSeries('roc', [bars]), asset });
      const apart = arithmetic('-', change(of), change(to));
      return (side, level, inclusive) => compare(apart, op(side, inclusive), numberSeries(level));
    }
    case 'distance': {
      const mean: Series = { ...indicatorSeries('sma', [bars]), of: ratio };
      const at = (level: number): Series =>
        level === 0 ? mean : arithmetic('*', mean, numberSeries(Number((1 + level / 100).toPrecision(12))));
      return (side, level, inclusive) => compare(ratio, op(side, inclusive), at(level));
    }
  }
}
