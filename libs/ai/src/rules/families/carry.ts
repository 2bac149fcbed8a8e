import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import type { Lexeme } from '../lex/lexeme.js';
import { ownFunding } from '../parse/read-markets.js';
import { readRequest } from '../parse/read-request.js';
import { Reader } from '../parse/reader.js';
import { planLegs } from '../plan-legs.js';
import { compare, numberSeries, type Series } from '../request/expression.js';
import type { Rule } from '../request/strategy-request.js';
import { type Lines, type SettledStrategy, settle } from '../settle/settle.js';
import { takeCarryLevels } from './carry-levels.js';

/** A coin bought on the spot market and sold short as a perpetual, for the funding that shorts are paid. */
export function planCarry(told: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  const lexemes = withSpotHeld(told, text);
  const named = lexemes.some((lexeme) => lexeme.is === 'unsupported' && lexeme.what === 'carry');
  if (!named && !spotAgainstPerpetual(lexemes)) return null;
  if (/\b(fx|forex|currenc\w*|yield\w*|interest rates?)\b/i.test(text)) return askForRates(lexemes);
  const levels = takeCarryLevels(oneLong(withoutExpiry(lexemes)), text);
  const request = readRequest(new Reader(levels.rest, text));
  const byFunding: readonly Rule[] = [
    ...(levels.enter === null
      ? []
      : [{ act: 'enter' as const, side: 'long' as const, condition: levels.enter }]),
    ...(levels.exit === null
      ? []
      : [{ act: 'exit' as const, side: 'long' as const, condition: levels.exit }]),
  ];
  const symbol = request.assets[0];
  if (symbol === undefined) {
    return {
      status: 'clarify',
      question: 'Which coin should be held on the spot market and sold short as a perpetual?',
      choices: ['Cash and carry on BTC', 'Cash and carry on ETH'],
    };
  }
  const notes = request.notes.filter(({ about }) => about !== 'funding');
  const funding: Series = { kind: 'field', field: 'close', asset: ownFunding, timeframe: null };
  const rules: Rule[] = [...request.rules, ...byFunding];
  if (
    /\b(basis|premium)\b/i.test(text.replace(/basis trad\w*/i, '')) &&
    !lexemes.some(({ is }) => is === 'funding')
  )
    notes.push({
      about: 'basis',
      text: 'The basis is read as the funding rate, which is what a perpetual pays for it.',
    });
  if (lexemes.some((lexeme) => lexeme.is === 'market' && lexeme.market === 'future'))
    notes.push({
      about: 'market',
      text: 'The dated (quarterly or monthly) future is built as the perpetual: expiries are not in the catalogue.',
    });
  if (levels.yearly)
    notes.push({
      about: 'funding',
      text: 'Rates of a year are those of 8 hours times 1095: three payments a day, not compounded.',
    });
  if (!rules.some(({ act }) => act === 'enter')) {
    notes.push({
      about: 'entry',
      text: 'Both legs open while the funding rate is above zero: no condition was named.',
    });
    rules.push({ act: 'enter', side: 'long', condition: compare(funding, '>', numberSeries(0)) });
  }
  if (!rules.some(({ act }) => act !== 'enter')) {
    notes.push({
      about: 'exit',
      text: 'Both legs close when the funding rate is below zero: no exit was named.',
    });
    rules.push({ act: 'exit', side: 'long', condition: compare(funding, '<', numberSeries(0)) });
  }
  notes.push({
    about: 'funding',
    text: 'Funding rates are a series of their own: import them as bars whose close is the rate of the period. They decide when to trade; whether a simulation pays them is stated among its assumptions.',
  });
  const settlement = settle(
    {
      ...request,
      rules,
      notes: [],
      left: [],
      pairs: false,
      market: null,
      style: null,
      size:
        request.size.is === 'open'
          ? { is: 'given', value: { mode: 'percent_equity', value: 50 } }
          : request.size,
      stop: request.stop.is === 'open' ? { is: 'none' } : request.stop,
    },
    { timeframe: '8h', symbol },
  );
  if (settlement.is !== 'settled') return null;
  if (request.size.is === 'open')
    notes.push({ about: 'position-size', text: '50% of equity in each leg: no size was named.' });
  const { strategy } = settlement;
  const { enter_long: enter, exit_long: exit } = strategy.lines;
  const short: Lines = {
    ...(enter !== undefined && { enter_short: enter }),
    ...(exit !== undefined && { exit_short: exit }),
  };
  const legs: readonly SettledStrategy[] = [
    { ...strategy, market: 'spot' },
    { ...strategy, market: 'perpetual', lines: short, assumed: [] },
  ];
  return planLegs(legs, { title: request.name ?? `Carry on ${symbol}`, notes, left: request.left }, flow);
}

/** Carry between currencies lives on interest rates, which no data node holds. */
function askForRates(lexemes: readonly Lexeme[]): Plan {
  const pairs = lexemes.flatMap((lexeme) => (lexeme.is === 'asset' ? [lexeme.symbol] : []));
  const markets = pairs.length > 1 ? [...new Set(pairs)].join(', ') : 'AUDUSD, NZDUSD and EURUSD';
  return {
    status: 'clarify',
    question:
      'Carry between currencies needs their interest rates, and data nodes hold prices, volume and funding rates only: nothing is ranked by yield here. Should something else decide?',
    choices: [`Every month hold the strongest of ${markets} by 90 day return`, 'Cash and carry on BTC'],
  };
}

/** "The quarterly future": no time to trade at. */
function withoutExpiry(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  return lexemes.filter((lexeme, at) => {
    const next = lexemes[at + 1];
    const dated = next?.is === 'market' && next.market === 'future';
    return !(dated && (lexeme.is === 'every' || lexeme.is === 'timeframe'));
  });
}

/** "Hold spot SOL and short the perpetual", "long spot BTC": a price elsewhere, the market behind what opens it here. */
function withSpotHeld(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const spoken = (lexeme: Lexeme | undefined): string =>
    lexeme === undefined ? '' : text.slice(lexeme.from, lexeme.to).toLowerCase();
  const opens = (lexeme: Lexeme | undefined): boolean =>
    (lexeme?.is === 'action' && ['buy', 'long'].includes(lexeme.action)) || holdingWords.has(spoken(lexeme));
  const isSpot = (lexeme: Lexeme | undefined): boolean =>
    lexeme?.is === 'market' ? lexeme.market === 'spot' : lexeme?.is === 'field' && spoken(lexeme) === 'spot';
  /** Whether what is opened at a place is bought on the spot market: said before anything that ends the phrase. */
  const opensSpot = (at: number): boolean => {
    const ahead = lexemes.slice(at + 1, at + 4);
    const end = ahead.findIndex((lexeme) => lexeme.is === 'action' || lexeme.is === 'mark');
    return opens(lexemes[at]) && (end < 0 ? ahead : ahead.slice(0, end)).some(isSpot);
  };
  const first = lexemes.findIndex((_, at) => opensSpot(at));
  const shorts = lexemes.some((lexeme) => lexeme.is === 'action' && lexeme.action === 'short');
  const perpetual = lexemes.some((lexeme) => lexeme.is === 'market' && lexeme.market === 'perpetual');
  const ranked = lexemes.some(({ is }) => is === 'ranked');
  if (first < 0 || !shorts || !perpetual || ranked) return lexemes;
  return lexemes.map((lexeme, at): Lexeme => {
    const { from, to } = lexeme;
    if (at === first && lexeme.is !== 'action')
      return { ...lexeme, is: 'action', action: 'long', from, to } as Lexeme;
    const behind = at > first && at < first + 4;
    return behind && lexeme.is === 'field' && isSpot(lexeme)
      ? ({ ...lexeme, is: 'market', market: 'spot', from, to } as Lexeme)
      : lexeme;
  });
}

/** Words that own a coin rather than trade it. */
const holdingWords = new Set(['hold', 'holding', 'own', 'keep']);

/** "Long spot, short the perpetual". */
function spotAgainstPerpetual(lexemes: readonly Lexeme[]): boolean {
  const markets = new Set(lexemes.flatMap((lexeme) => (lexeme.is === 'market' ? [lexeme.market] : [])));
  const opens = new Set(lexemes.flatMap((lexeme) => (lexeme.is === 'action' ? [lexeme.action] : [])));
  const both = (opens.has('long') || opens.has('buy')) && opens.has('short');
  return markets.has('spot') && markets.has('perpetual') && both;
}

/** The request with its two actions said once: both legs open and close together. */
function oneLong(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const opens = (lexeme: Lexeme | undefined): boolean =>
    lexeme?.is === 'action' && ['buy', 'long', 'short', 'enter'].includes(lexeme.action);
  const first = lexemes.findIndex(opens);
  const kept = lexemes.filter((lexeme, at) => {
    if (lexeme.is === 'market' || (lexeme.is === 'unsupported' && lexeme.what === 'carry')) return false;
    if (lexeme.is === 'mark' && (lexeme.mark === 'and' || lexeme.mark === 'comma') && opens(lexemes[at + 1]))
      return false;
    return !opens(lexeme) || at === first;
  });
  return kept.map((lexeme) =>
    lexeme.is === 'action' && opens(lexeme) ? ({ ...lexeme, action: 'long' } as Lexeme) : lexeme,
  );
}
