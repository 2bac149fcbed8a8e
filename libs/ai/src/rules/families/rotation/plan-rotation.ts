import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../../planner.js';
import type { Lexeme } from '../../lex/lexeme.js';
import { barsIn } from '../../lex/timeframes.js';
import { tradingDays } from '../../lexicon/tickers.js';
import { readRequest } from '../../parse/read-request.js';
import { Reader } from '../../parse/reader.js';
import { planLegs } from '../../plan-legs.js';
import { type Condition, indicatorSeries, joined, type Series } from '../../request/expression.js';
import type { ReadingNote, Rule, StrategyRequest } from '../../request/strategy-request.js';
import { saysAny, spokenIn } from '../../scan/spoken.js';
import { type SettledStrategy, settle } from '../../settle/settle.js';
import { scheduleOf } from '../schedule.js';
import { askForFallback, askForFewer, askForMarkets, askForMeasure } from './questions.js';
import { inFront, unbarred, vacant, withMarkets } from './ranked-legs.js';
import type { Chosen, Ranking } from './ranking.js';
import { readRanking } from './read-ranking.js';

/** Markets that are ranked against each other, the best of them held: a leg for each. Null for anything else. */
export function planRotation(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  if (!lexemes.some((lexeme, at) => ranks(lexeme) || comparesMeasure(lexemes, at, text))) return null;
  const daily = readRanking(lexemes, text);
  const request = readRequest(new Reader(daily.rest, text));
  // "On 4h bars by 4 week return": the bars are told beside the ranking, and its lengths are counted in them.
  const counted = daily.timeframe ?? request.timeframe ?? '1d';
  const ranking = counted === '1d' ? daily : readRanking(lexemes, text, counted);
  if (request.assets.length === 1 && choosesAmongIndex(lexemes)) return askForMarkets(request.assets[0]);
  if (request.rules.length > 0)
    return /\bdual momentum\b/i.test(text) ? askForFallback(request.assets) : null;
  const { assets } = request;
  if (assets.length < 2) return tradesOne(lexemes, text) ? null : askForMarkets(assets[0]);
  const counts = ranking.chosen.map((one) => one.count ?? 1);
  const count = counts.reduce((sum, one) => sum + one, 0);
  if (count >= assets.length && !(count === assets.length && counts.length > 1))
    return askForFewer(assets, count);
  const refuges = ranking.escapes.filter(({ refuge }) => refuge !== null);
  if (refuges.length > 1) return askForFallback(assets);
  const unranked = request.left.filter(({ text: words }) => saysAny(spokenIn(words), ...measures));
  if (ranking.by === null && unranked.length > 0) return askForMeasure(unranked[0]?.text ?? '', assets);
  const notes = [...request.notes, ...ranking.notes];
  const legs = legsOf(request, ranking, count, notes);
  return planLegs(
    legs,
    { title: request.name ?? `Rotation between ${assets.join(', ')}`, notes, left: request.left },
    flow,
  );
}

/** "Sell at 10% or after 15 days, whichever is first": one market under rules, and a word that ranks elsewhere. */
function tradesOne(lexemes: readonly Lexeme[], text: string): boolean {
  const { rules, assets } = readRequest(new Reader(lexemes, text));
  return rules.length > 0 && assets.length === 1;
}

/** "The weakest of the Dow 30", "the best 3 of the S&P 500": members of an index, and not the index itself. */
function choosesAmongIndex(lexemes: readonly Lexeme[]): boolean {
  return lexemes.some((lexeme, at) => {
    if (lexeme.is !== 'ranked') return false;
    let next = at + 1;
    while (lexemes[next]?.is === 'number' || lexemes[next]?.is === 'unknown') next++;
    const of = lexemes[next];
    return of?.is === 'mark' && of.mark === 'of' && lexemes[next + 1]?.is === 'asset';
  });
}

/** "The one of SPY and GLD with the higher 30 day return": a choice without a word for the best. */
function comparesMeasure(lexemes: readonly Lexeme[], at: number, text: string): boolean {
  const [before, lexeme, next] = [lexemes[at - 1], lexemes[at], lexemes[at + 1]];
  if (lexeme?.is !== 'way' || before?.is !== 'mark' || before.mark !== 'with') return false;
  const word = text.slice(lexeme.from, lexeme.to).toLowerCase();
  return ['higher', 'lower'].includes(word) && (next?.is === 'duration' || next?.is === 'indicator');
}

function ranks(lexeme: Lexeme): boolean {
  return lexeme.is === 'ranked' || (lexeme.is === 'unsupported' && lexeme.what === 'rotation');
}

/** Words that rank by something: passed over, the markets would be ranked by something else. */
const measures = [
  'yield*',
  'carry',
  'funding',
  'volatil*',
  'stdev',
  'deviation',
  'volume',
  'liquid*',
  'beta',
  'sharpe',
  'dividend*',
  'value',
  'cheap*',
  'market cap',
  'score',
  'momentum',
  'return*',
];

const timeWords =
  /\b(day|days|week|weeks|month|months|quarter|year|daily|weekly|monthly|quarterly|jan|apr|jul|oct)\b/i;

/** "25% each": a size that no rule took up. */
function eachSize(request: StrategyRequest): number | null {
  const at = request.left.findIndex(({ text }) => /^\d+(\.\d+)?\s?%\s(each|apiece)$/i.test(text));
  const found = request.left[at];
  if (found === undefined) return null;
  request.left.splice(at, 1);
  return Number.parseFloat(found.text);
}

/** The measure that is named, or the return over three months. */
function measureIn(
  request: StrategyRequest,
  { by, escapes }: Ranking,
  timeframe: string,
  notes: ReadingNote[],
): Series {
  const named = by?.kind === 'indicator' ? by.params.some((value) => value !== null) : by !== null;
  if (by !== null && (named || by.kind !== 'indicator' || by.name !== 'roc')) return by;
  // "BIL if all of them are down over 12 months, otherwise the best": of the return that was named.
  const told = escapes.flatMap(({ barrier }) =>
    'by' in barrier && barrier.by !== null ? [barrier.by] : [],
  )[0];
  if (by === null && told !== undefined) {
    notes.push({ about: 'ranking', text: 'Markets are ranked by the return that the way out is judged by.' });
    return told;
  }
  const bars = timeframe === '1d' ? 90 : barsIn(90, 'day', timeframe, tradingDays(request.assets[0]));
  notes.push({
    about: 'ranking',
    text: `Markets are ranked by their return over ${bars} bars: no measure was named.`,
  });
  return indicatorSeries('roc', [bars]);
}

function legsOf(
  request: StrategyRequest,
  ranking: Ranking,
  count: number,
  notes: ReadingNote[],
): readonly SettledStrategy[] {
  const { assets } = request;
  const timeframe = ranking.timeframe ?? request.timeframe ?? '1d';
  const by = measureIn(request, ranking, timeframe, notes);
  if (ranking.when === null) {
    const told = request.left.some(({ text }) => timeWords.test(text));
    notes.push({
      about: 'schedule',
      text: `They are ranked anew at the start of each month: ${told ? 'the times that were told were not understood' : 'no schedule was named'}.`,
    });
  }
  const when = ranking.when ?? scheduleOf('month');
  const escapes = ranking.escapes.map((wayOut) => withMarkets(wayOut, assets, by));
  const share = Math.floor((100 / count) * 100) / 100;
  const each = eachSize(request);
  if (request.size.is === 'open' && each === null)
    notes.push({ about: 'position-size', text: `${shareInWords(share, count)}: no size was named.` });
  const hold: StrategyRequest = {
    ...request,
    timeframe,
    stop: request.stop.is === 'open' ? { is: 'none' } : request.stop,
    size:
      request.size.is === 'open'
        ? { is: 'given', value: { mode: 'percent_equity', value: each ?? share } }
        : request.size,
    style: null,
    mirrored: false,
    mirroredBeside: false,
    pairs: false,
    bareActions: [],
    declared: [],
    declaredTexts: [],
    filters: [],
    notes: [],
    left: [],
    ambiguities: [],
  };
  const legOf = (asset: string, rules: readonly Rule[], size = hold.size): readonly SettledStrategy[] => {
    const settlement = settle(
      { ...hold, size, assets: [asset], rules: [...rules] },
      { timeframe: '1d', symbol: asset },
    );
    return settlement.is === 'settled' ? [settlement.strategy] : [];
  };
  const heldWhile = (side: Rule['side'], held: Rule['condition']): readonly Rule[] => [
    { act: 'enter', side, condition: joined('all', [when, held]) },
    { act: 'exit', side, condition: joined('all', [when, { kind: 'not', of: held }]) },
  ];
  const heldOf = (asset: string, chosen: Chosen): Condition =>
    joined('all', [inFront(asset, assets, chosen, by, false), ...unbarred(asset, escapes, by)]);
  const ranked = assets.flatMap((asset) =>
    legOf(
      asset,
      ranking.chosen.flatMap((chosen) => heldWhile(chosen.side, heldOf(asset, chosen))),
    ),
  );
  const whole: StrategyRequest['size'] = {
    is: 'given',
    value: { mode: 'percent_equity', value: Math.min(100, (each ?? share) * count) },
  };
  const refuges = escapes.flatMap(({ barrier, refuge }) => {
    if (refuge === null || assets.includes(refuge)) return [];
    if (barrier.is === 'away') return legOf(refuge, heldWhile('long', barrier.when), whole);
    const [chosen = { count, best: true, side: 'long' as const }] = ranking.chosen;
    const held = assets.map((asset) => heldOf(asset, chosen));
    return Array.from({ length: count }, (_, place) => {
      const free = vacant(assets, barrier, by, { held, places: count, place: place + 1 });
      return legOf(refuge, heldWhile('long', free), count === 1 ? whole : hold.size);
    }).flat();
  });
  return [...ranked, ...refuges];
}

function shareInWords(share: number, count: number): string {
  return count === 1
    ? 'All of the equity in the one that is held'
    : `${share}% of equity in each of the ${count} that are held`;
}
