import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import type { Lexeme } from '../lex/lexeme.js';
import { readRequest } from '../parse/read-request.js';
import { readSeries, withOrigin } from '../parse/read-series.js';
import { isOver } from '../parse/read-time.js';
import { Reader } from '../parse/reader.js';
import { planLegs } from '../plan-legs.js';
import {
  type Condition,
  compare,
  indicatorSeries,
  joined,
  numberSeries,
  type Series,
} from '../request/expression.js';
import type { ReadingNote, StrategyRequest } from '../request/strategy-request.js';
import { type SettledStrategy, settle } from '../settle/settle.js';
import { readEvery, scheduleOf } from './schedule.js';

/** What a ranking of markets says: how many are held, by which measure, how often they are chosen anew. */
interface Ranking {
  readonly count: number | null;
  readonly best: boolean;
  readonly by: Series | null;
  readonly every: 'day' | 'week' | 'month' | 'quarter' | 'year' | null;
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
  if (request.rules.length > 0) return null;
  const { assets } = request;
  if (assets.length < 2) return askForMarkets(assets[0]);
  const count = ranking.count ?? 1;
  if (count >= assets.length) {
    return {
      status: 'clarify',
      question: `There are only ${assets.length} markets to rank, so holding ${count} would hold all of them. How many should be held?`,
      choices: [`Hold the strongest of ${assets.join(', ')} by 90 day return every month`],
    };
  }
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
  let count: number | null = null;
  let best: boolean | null = null;
  let by: Series | null = null;
  let every: Ranking['every'] = null;
  let positive = false;
  while (reader.peek() !== undefined) {
    const ranked = reader.tryRead(() => readRanked(reader));
    if (ranked !== null) {
      count ??= ranked.count;
      best ??= ranked.best;
      continue;
    }
    // "each monday": the first bar of a week; "buy the top 3": what a ranking does anyway.
    const monday = reader.peekIs('weekdays')?.days;
    if (monday?.length === 1 && monday[0] === 1) {
      reader.at++;
      every ??= 'week';
      continue;
    }
    const buys = reader.isAction('buy') || reader.isAction('enter');
    const counted = reader.peekIs('ranked', 1) ?? reader.peekIs('number', 1);
    if (buys && counted !== null) {
      reader.at++;
      continue;
    }
    const period = readEvery(reader);
    if (period !== null) {
      every ??= period;
      continue;
    }
    if (reader.tryRead(() => readPositive(reader)) !== null) {
      positive = true;
      continue;
    }
    const from = reader.at;
    const measure = reader.tryRead(() => readMeasure(reader));
    if (measure !== null) {
      // "the best 30 day return out of BTC, ETH": the first of the markets, not whose return it is.
      rest.push(...lexemes.slice(from, reader.at).filter(({ is }) => is === 'asset'));
      by ??= measure.kind === 'indicator' ? { ...measure, asset: null } : measure;
      continue;
    }
    const lexeme = reader.peek();
    if (lexeme !== undefined && !(lexeme.is === 'unsupported' && lexeme.what === 'rotation'))
      rest.push(lexeme);
    reader.at++;
  }
  return { count, best: best ?? true, by, every, positive, rest };
}

/** `the three strongest`, `top 2`, `whichever has the higher`. */
function readRanked(reader: Reader): { readonly count: number | null; readonly best: boolean } | null {
  const before = reader.take('number');
  // "the 3 coins with the best"
  const coins = before !== null && reader.peekIs('head')?.head === 'unit-of-asset';
  if (coins && reader.peekIs('ranked', 1) !== null) reader.at++;
  const ranked = reader.take('ranked');
  if (ranked === null) return null;
  const after = before === null ? reader.take('number') : null;
  const number = before ?? after;
  // "the top 3 coins"
  if (reader.peekIs('head')?.head === 'unit-of-asset') reader.at++;
  if (number !== null && (number.unit !== 'plain' || !number.whole || number.value < 1)) return null;
  reader.takeMark('of');
  return { count: number?.value ?? null, best: ranked.best };
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
  if (series?.kind === 'indicator') return { ...series, timeframe: null };
  if (linked && duration === null && reader.peekIs('style')?.style === 'momentum') {
    reader.at++;
    return indicatorSeries('roc');
  }
  return null;
}

export function daysIn(value: number, unit: string): number {
  return unit === 'month' ? value * 30 : unit === 'year' ? value * 365 : unit === 'week' ? value * 7 : value;
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
  if (ranking.every === null)
    notes.push({
      about: 'schedule',
      text: 'They are ranked anew at the start of each month: no schedule was named.',
    });
  const when = scheduleOf(ranking.every ?? 'month');
  const share = Math.floor((100 / count) * 100) / 100;
  const hold: StrategyRequest = {
    ...request,
    timeframe: request.timeframe ?? '1d',
    stop: request.stop.is === 'open' ? { is: 'none' } : request.stop,
    size:
      request.size.is === 'open'
        ? { is: 'given', value: { mode: 'percent_equity', value: share } }
        : request.size,
    style: null,
    mirrored: false,
    pairs: false,
    bareActions: [],
    declared: [],
    declaredTexts: [],
    filters: [],
  };
  if (request.size.is === 'open')
    notes.push({
      about: 'position-size',
      text: `${share}% of equity in each of the ${count} that are held: no size was named.`,
    });
  return assets.flatMap((asset) => {
    const chosen = inFront(asset, assets, count, by, ranking);
    const settlement = settle(
      {
        ...hold,
        assets: [asset],
        rules: [
          { act: 'enter', side: 'long', condition: joined('all', [when, chosen]) },
          { act: 'exit', side: 'long', condition: joined('all', [when, { kind: 'not', of: chosen }]) },
        ],
        notes: [],
        left: [],
        ambiguities: [],
      },
      { timeframe: '1d', symbol: asset },
    );
    return settlement.is === 'settled' ? [settlement.strategy] : [];
  });
}

/** That so few others are ahead of a market that it is among those to hold. */
export function inFront(
  asset: string,
  assets: readonly string[],
  count: number,
  by: Series,
  ranking: Pick<Ranking, 'best' | 'positive'>,
): Condition {
  const own = withOrigin(by, { asset });
  const ahead = assets
    .filter((other) => other !== asset)
    .map((other) => compare(own, ranking.best ? '>' : '<', withOrigin(by, { asset: other })));
  const least = ahead.length - count + 1;
  const among: Condition =
    least === ahead.length ? joined('all', ahead) : { kind: 'count', least, terms: ahead };
  return ranking.positive ? joined('all', [among, compare(own, '>', numberSeries(0))]) : among;
}
