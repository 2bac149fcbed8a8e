import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import type { Lexeme } from '../lex/lexeme.js';
import { readCalendar } from '../parse/read-calendar.js';
import { readRequest } from '../parse/read-request.js';
import { ownFunding, readSeries, withOrigin } from '../parse/read-series.js';
import { isOver } from '../parse/read-time.js';
import { Reader } from '../parse/reader.js';
import { planLegs } from '../plan-legs.js';
import {
  type Condition,
  compare,
  type IndicatorSeries,
  indicatorSeries,
  joined,
  numberSeries,
  type Series,
} from '../request/expression.js';
import { marketKey } from '../request/market.js';
import type { ReadingNote, Rule, StrategyRequest } from '../request/strategy-request.js';
import { type SettledStrategy, settle } from '../settle/settle.js';
import { clock, readEvery, scheduleOf } from './schedule.js';

/** Some of the ranked markets: the best or the worst of them, bought or sold short. */
interface Chosen {
  readonly count: number | null;
  readonly best: boolean;
  readonly side: 'long' | 'short';
}

/** What a ranking of markets says: which are held, by which measure, when they are chosen anew. */
interface Ranking {
  /** One choice, or the best bought and the worst sold short. */
  readonly chosen: readonly Chosen[];
  readonly by: Series | null;
  readonly when: Condition | null;
  /** Held only while its own measure is above zero. */
  readonly positive: boolean;
  /** What the ranking did not take up. */
  readonly rest: readonly Lexeme[];
}

/** Markets that are ranked against each other, the best of them held: a leg for each. Null for anything else. */
export function planRotation(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  if (!lexemes.some(ranks)) return null;
  const ranking = readRanking(lexemes, text);
  const request = readRequest(new Reader(ranking.rest, text));
  if (request.rules.length > 0)
    return /\bdual momentum\b/i.test(text) ? askForFallback(request.assets) : null;
  const { assets } = request;
  if (assets.length < 2) return askForMarkets(assets[0]);
  const counts = ranking.chosen.map((one) => one.count ?? 1);
  const count = counts.reduce((sum, one) => sum + one, 0);
  if (count >= assets.length && !(count === assets.length && counts.length > 1)) {
    return {
      status: 'clarify',
      question: `There are only ${assets.length} markets to rank, so holding ${count} would hold all of them. How many should be held?`,
      choices: [`Hold the strongest of ${assets.join(', ')} by 90 day return every month`],
    };
  }
  const unranked = request.left.filter(({ text: words }) => measures.test(words));
  if (ranking.by === null && unranked.length > 0) return askForMeasure(unranked[0]?.text ?? '', assets);
  const notes = [...request.notes];
  const legs = legsOf(request, ranking, count, notes);
  return planLegs(
    legs,
    { title: request.name ?? `Rotation between ${assets.join(', ')}`, notes, left: request.left },
    flow,
  );
}

function ranks(lexeme: Lexeme): boolean {
  return lexeme.is === 'ranked' || (lexeme.is === 'unsupported' && lexeme.what === 'rotation');
}

/** Words that rank by something: passed over, the markets would be ranked by something else. */
const measures =
  /\b(yield\w*|carry|funding|volatil\w*|stdev|deviation|volume|liquid\w*|beta|sharpe|dividend\w*|value|cheap\w*|market cap|score|momentum|return\w*)\b/i;

/** Dual momentum with a market of its own for bad times: a ranking holds cash then. */
function askForFallback(assets: readonly string[]): Plan {
  const [first = 'SPY', second = 'EFA'] = assets;
  return {
    status: 'clarify',
    question:
      'Markets can be ranked against each other and left for cash while their own return is negative; a comparison with another market and a market to fall back on cannot be built in one step. Is this meant?',
    choices: [
      `Every month hold the strongest of ${first}, ${second} by 12 month return, cash if its return is negative`,
      `Every month hold the strongest of ${assets.join(', ')} by 12 month return`,
    ],
  };
}

function askForMeasure(words: string, assets: readonly string[]): Plan {
  return {
    status: 'clarify',
    question: `"${words}" was not understood as a measure to rank by. By what should ${assets.join(', ')} be ranked?`,
    choices: [
      `Every month hold the strongest of ${assets.join(', ')} by 90 day return`,
      `Every month hold the weakest of ${assets.join(', ')} by 20 bar realised volatility`,
    ],
  };
}

function askForMarkets(named: string | undefined): Plan {
  const markets = named === undefined ? 'BTC, ETH and SOL' : `${named}, ETH and SOL`;
  return {
    status: 'clarify',
    question: 'Which markets should be ranked against each other?',
    choices: [
      `Every month hold the strongest of ${markets} by 90 day return`,
      'Hold whichever of SPY or TLT has the higher 6 month return, rebalance monthly',
    ],
  };
}

/** Takes the words of the ranking out of a request. */
function readRanking(lexemes: readonly Lexeme[], text: string): Ranking {
  const reader = new Reader(lexemes, text);
  const rest: Lexeme[] = [];
  const chosen: Chosen[] = [];
  let by: Series | null = null;
  let score: string | null = null;
  let when: Condition | null = null;
  let positive = false;
  while (reader.peek() !== undefined) {
    if (chosen.length > 0 && reader.tryRead(() => readDropped(reader)) !== null) continue;
    const begins = reader.at;
    const ranked = reader.tryRead(() => readRanked(reader));
    if (ranked !== null) {
      rest.push(...lexemes.slice(begins, reader.at).filter(({ is }) => is === 'market'));
      const [first] = chosen;
      if (first === undefined) chosen.push(ranked);
      else if (first.count === null && ranked.best === first.best)
        chosen[0] = { ...first, count: ranked.count };
      else if (ranked.side !== first.side && ranked.best !== first.best) chosen[1] ??= ranked;
      continue;
    }
    // "each monday": the first bar of a week; another day is that day.
    const days = reader.peekIs('weekdays')?.days;
    if (days?.length === 1) {
      reader.at++;
      when ??=
        days[0] === 1 ? scheduleOf('week') : compare(clock('weekday'), '==', numberSeries(days[0] ?? 1));
      continue;
    }
    const due = ['nth-day', 'month-start', 'month-end'].includes(reader.peek()?.is ?? '')
      ? readCalendar(reader)
      : null;
    if (due !== null) {
      when ??= due;
      continue;
    }
    // What a ranking does anyway.
    if (reader.peekIs('unsupported')?.what === 'rebalancing' && reader.peekIs('timeframe', 1) === null) {
      reader.at++;
      reader.takeMark('per', 'on', 'at');
      continue;
    }
    const period = readEvery(reader);
    if (period !== null) {
      when ??= scheduleOf(period);
      continue;
    }
    const named = reader.tryRead(() => readScore(reader));
    if (named !== null) {
      by ??= named.by;
      score = named.name;
      continue;
    }
    // "... only if score > 0"
    if (score !== null && reader.peekIs('unknown')?.word.toLowerCase() === score) {
      reader.at++;
      const above = reader.tryRead(() => {
        const sign = reader.take('compare')?.op ?? (reader.take('side')?.direction === 'above' ? '>' : null);
        return sign === '>' && reader.take('number')?.value === 0 ? true : null;
      });
      if (above !== null) {
        positive = true;
        while (['when', 'only'].includes(markOf(rest[rest.length - 1]))) rest.pop();
      }
      continue;
    }
    if (reader.tryRead(() => readPositive(reader)) !== null) {
      positive = true;
      continue;
    }
    // "the two worst performers of the week"
    const spoken = chosen.length > 0 ? reader.peekIs('unit') : null;
    if (spoken !== null && by === null && ['week', 'month', 'year'].includes(spoken.unit)) {
      reader.at++;
      by = indicatorSeries('roc', [daysIn(1, spoken.unit)]);
      continue;
    }
    const from = reader.at;
    const measure = reader.tryRead(() => readMeasure(reader));
    if (measure !== null) {
      by ??= measure;
      // "... 30 day return of BTC, ETH and SOL": the market behind a measure is one of those that are ranked.
      rest.push(...lexemes.slice(from, reader.at).filter(({ is }) => is === 'asset'));
      continue;
    }
    const lexeme = reader.peek();
    const says = lexeme?.is === 'unsupported' && lexeme.what === 'rotation';
    const coins = lexeme?.is === 'head' && lexeme.head === 'unit-of-asset';
    if (lexeme !== undefined && !says && !coins) rest.push(lexeme);
    reader.at++;
  }
  return {
    chosen: chosen.length === 0 ? [{ count: null, best: true, side: 'long' }] : chosen,
    by,
    when,
    positive,
    rest,
  };
}

function markOf(lexeme: Lexeme | undefined): string {
  return lexeme?.is === 'mark' ? lexeme.mark : '';
}

/** `Score = 0.5*ROC(30) + 0.3*ROC(90)`: a measure that is given a name. */
function readScore(reader: Reader): { readonly name: string; readonly by: Series } | null {
  const name = reader.take('unknown')?.word.toLowerCase();
  const is = reader.take('compare')?.op === '==' || reader.takeMark('colon');
  if (name === undefined || !is) return null;
  const by = readSeries(reader);
  return by === null || by.kind === 'number' ? null : { name, by };
}

/** `the three strongest`, `top 2`, `whichever has the higher`, `short the two weakest`, `3 coins with the best`. */
function readRanked(reader: Reader): Chosen | null {
  const action = reader.peekIs('action')?.action;
  if (action !== undefined) reader.at++;
  // "short the perp with the highest funding"
  if (reader.peekIs('market') !== null && reader.peekIs('ranked', 1) !== null) reader.at++;
  const before = reader.take('number');
  const between = before !== null && reader.peekIs('ranked') === null;
  if (between && (reader.peekIs('unknown') !== null || reader.peekIs('head')?.head === 'unit-of-asset'))
    reader.at++;
  if (between) reader.takeMark('with');
  const ranked = reader.take('ranked') ?? takeBottom(reader);
  if (ranked === null) return null;
  const after = before === null ? reader.take('number') : null;
  const number = before ?? after;
  // "the top 3 coins"
  if (reader.peekIs('head')?.head === 'unit-of-asset') reader.at++;
  if (number !== null && (number.unit !== 'plain' || !number.whole || number.value < 1)) return null;
  reader.takeMark('of');
  return {
    count: number?.value ?? null,
    best: ranked.best,
    side: action === 'short' || action === 'reverse' ? 'short' : 'long',
  };
}

/** "... sell what falls out of the top 2": what a ranking does anyway. */
function readDropped(reader: Reader): true | null {
  const action = reader.take('action')?.action;
  if (action !== 'sell' && action !== 'exit') return null;
  for (let step = 0; step < 6 && reader.peekIs('ranked') === null; step++) {
    const lexeme = reader.peek();
    if (lexeme === undefined || (lexeme.is === 'mark' && ['comma', 'stop', 'newline'].includes(lexeme.mark)))
      return null;
    reader.at++;
  }
  if (reader.take('ranked') === null || (reader.peekIs('number') === null && !reader.atClauseEnd()))
    return null;
  reader.take('number');
  return true;
}

/** "The bottom 2": a price elsewhere, a rank before a number. */
function takeBottom(reader: Reader): { readonly best: boolean } | null {
  const word = reader.peek();
  const named =
    word !== undefined && /^(bottom|worst|losers?|laggards?)$/i.test(reader.text.slice(word.from, word.to));
  if (!named || reader.peekIs('number', 1) === null) return null;
  reader.at++;
  return { best: false };
}

/** `cash if its return is negative`, `only if it is positive`. */
function readPositive(reader: Reader): true | null {
  const cash = reader.peekIs('head')?.head === 'equity';
  if (cash) reader.at++;
  if (reader.peekIs('otherwise') !== null) reader.at++;
  if (!reader.takeMark('when', 'only', 'unless')) return null;
  while (reader.takeMark('when', 'it', 'all', 'both'));
  reader.tryRead(() => readSeries(reader));
  reader.skipBe();
  const pattern = reader.take('pattern');
  const wanted = cash ? 'negative' : 'positive';
  if (pattern !== null) return pattern.pattern === wanted ? true : null;
  const side = reader.take('side');
  const number = reader.take('number');
  const zero = number?.value === 0 && side !== null && (side.direction === 'below') === cash;
  return zero ? true : null;
}

/** `by 90 day return`, `based on 6 month momentum`, `30 day lookback`. */
function readMeasure(reader: Reader): Series | null {
  const over = reader.tryRead(() => {
    // "over 12 months", "in the last 6 months"
    if (isOver(reader)) reader.at++;
    else if (!reader.takeMark('last', 'for')) return null;
    const span = reader.take('duration');
    return span === null || reader.peekIs('indicator') !== null || reader.peekIs('style') !== null
      ? null
      : indicatorSeries('roc', [daysIn(span.value, span.unit)]);
  });
  if (over !== null) return over;
  const linked = reader.takeMark('by', 'on', 'with', 'of', 'for');
  const duration = reader.peekIs('duration');
  if (duration !== null && reader.peekIs('period-word', 1) !== null) {
    reader.at += 2;
    return indicatorSeries('roc', [daysIn(duration.value, duration.unit)]);
  }
  const series = readSeries(reader);
  if (series?.kind === 'indicator') return { ...ofReturns(series), asset: null, timeframe: null };
  if (series?.kind === 'field' && series.asset === ownFunding) return series;
  if (series?.kind === 'field' && series.field === 'volume') return { ...series, asset: null };
  if (series?.kind === 'arithmetic') return series;
  if (linked && duration === null && reader.peekIs('style')?.style === 'momentum') {
    reader.at++;
    return indicatorSeries('roc');
  }
  return null;
}

/** "The 60 day deviation of returns": of those from bar to bar. */
function ofReturns(series: IndicatorSeries): IndicatorSeries {
  const { of } = series;
  const plain = of?.kind === 'indicator' && of.name === 'roc' && of.params.every((value) => value === null);
  return series.name === 'stdev' && plain ? { ...series, of: { ...of, asset: null, params: [1] } } : series;
}

export function daysIn(value: number, unit: string): number {
  return unit === 'month' ? value * 30 : unit === 'year' ? value * 365 : unit === 'week' ? value * 7 : value;
}

/** "25% each": a size that no rule took up. */
function eachSize(request: StrategyRequest): number | null {
  const at = request.left.findIndex(({ text }) => /^\d+(\.\d+)?\s?%\s(each|apiece)$/i.test(text));
  const found = request.left[at];
  if (found === undefined) return null;
  request.left.splice(at, 1);
  return Number.parseFloat(found.text);
}

function legsOf(
  request: StrategyRequest,
  ranking: Ranking,
  count: number,
  notes: ReadingNote[],
): readonly SettledStrategy[] {
  const { assets } = request;
  const measure = ranking.by ?? indicatorSeries('roc', [90]);
  const standard = measure.kind === 'indicator' && measure.params.every((value) => value === null);
  const by =
    standard && measure.kind === 'indicator' && measure.name === 'roc'
      ? indicatorSeries('roc', [90])
      : measure;
  if (ranking.by === null || by !== measure)
    notes.push({
      about: 'ranking',
      text: 'Markets are ranked by their return over 90 bars: no measure was named.',
    });
  if (ranking.when === null)
    notes.push({
      about: 'schedule',
      text: 'They are ranked anew at the start of each month: no schedule was named.',
    });
  const when = ranking.when ?? scheduleOf('month');
  const share = Math.floor((100 / count) * 100) / 100;
  const each = eachSize(request);
  const hold: StrategyRequest = {
    ...request,
    timeframe: request.timeframe ?? '1d',
    stop: request.stop.is === 'open' ? { is: 'none' } : request.stop,
    size:
      request.size.is === 'open'
        ? { is: 'given', value: { mode: 'percent_equity', value: each ?? share } }
        : request.size,
    style: null,
    mirrored: false,
    pairs: false,
    bareActions: [],
    declared: [],
    declaredTexts: [],
    filters: [],
  };
  if (request.size.is === 'open' && each === null)
    notes.push({
      about: 'position-size',
      text: `${share}% of equity in each of the ${count} that are held: no size was named.`,
    });
  return assets.flatMap((asset) => {
    const rules = ranking.chosen.flatMap((chosen): readonly Rule[] => {
      const among = inFront(asset, assets, chosen, by, ranking.positive);
      const { side } = chosen;
      return [
        { act: 'enter', side, condition: joined('all', [when, among]) },
        { act: 'exit', side, condition: joined('all', [when, { kind: 'not', of: among }]) },
      ];
    });
    const settlement = settle(
      {
        ...hold,
        assets: [asset],
        rules: [...rules],
        notes: [],
        left: [],
        ambiguities: [],
      },
      { timeframe: '1d', symbol: asset },
    );
    return settlement.is === 'settled' ? [settlement.strategy] : [];
  });
}

/** The measure of one market: its funding rates are a series of their own. */
function measureOf(by: Series, asset: string): Series {
  return by.kind === 'field' && by.asset === ownFunding
    ? { ...by, asset: marketKey({ symbol: asset, venue: null, kind: 'funding' }) }
    : withOrigin(by, { asset });
}

/** That so few others are ahead of a market that it is among those to hold. */
export function inFront(
  asset: string,
  assets: readonly string[],
  { count, best }: Chosen,
  by: Series,
  positive: boolean,
): Condition {
  const own = measureOf(by, asset);
  const ahead = assets
    .filter((other) => other !== asset)
    .map((other) => compare(own, best ? '>' : '<', measureOf(by, other)));
  const least = ahead.length - (count ?? 1) + 1;
  const among: Condition =
    least === ahead.length ? joined('all', ahead) : { kind: 'count', least, terms: ahead };
  return positive ? joined('all', [among, compare(own, '>', numberSeries(0))]) : among;
}
