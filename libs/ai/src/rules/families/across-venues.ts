import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import type { Lexeme } from '../lex/lexeme.js';
import { endsItem, isComma, isMark } from '../lex/marks.js';
import type { Direction } from '../lexicon/meaning.js';
import { readRequest } from '../parse/read-request.js';
import { Reader } from '../parse/reader.js';
import { planLegs } from '../plan-legs.js';
import { compare, numberSeries, type Series } from '../request/expression.js';
import { marketKey } from '../request/market.js';
import type { ReadingNote } from '../request/strategy-request.js';
import { type Lines, type SettledStrategy, settle } from '../settle/settle.js';
import { comparedVenues, withoutComparison } from './compared-venues.js';

/** One asset on two exchanges whose prices part and meet again: long where it is cheap, short where it is dear. */
export function planAcrossVenues(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  const arbitrage = lexemes.some((lexeme) => lexeme.is === 'unsupported' && lexeme.what === 'arbitrage');
  const venues = [...new Set(lexemes.flatMap((lexeme) => (lexeme.is === 'venue' ? [lexeme.venue] : [])))];
  const compared = comparedVenues(lexemes, text);
  const directed =
    compared === null ? buysAndSells(lexemes) && !hasRulesOfItsOwn(lexemes) : compared.cheap !== null;
  if (!arbitrage && !directed && venues.length > 0 && lexemes.some(({ is }) => is === 'premium'))
    return askForSides(lexemes, venues);
  if (!arbitrage && compared === null && !(directed && venues.length > 1)) return null;
  const symbols = new Set(lexemes.flatMap((lexeme) => (lexeme.is === 'asset' ? [lexeme.symbol] : [])));
  // Two markets against each other are a pair, wherever each of them trades.
  if (symbols.size > 1) return null;
  // The first leg is bought where it is cheap.
  const [first, second] = compared?.cheap === venues[1] && directed ? [...venues].reverse() : venues;
  if (first === undefined || second === undefined) {
    return {
      status: 'clarify',
      question: 'Between which exchanges, and from which difference in price on?',
      choices: [
        'Arbitrage BTC between Binance and Coinbase when the spread is above 0.5%',
        'Arbitrage ETH between Kraken and Bybit when the spread is above 0.3%',
      ],
    };
  }
  const said = readThresholds(compared === null ? lexemes : withoutComparison(lexemes, text));
  const request = readRequest(new Reader(said.rest, text));
  const symbol = request.assets[0] ?? 'BTC/USDT';
  const notes = [...request.notes];
  if (request.assets.length === 0) notes.push({ about: 'symbol', text: `No market was named: ${symbol}.` });
  const enter = said.enter ?? 0.5;
  if (said.enter === null)
    notes.push({ about: 'entry', text: 'A difference of 0.5% opens both legs: none was named.' });
  if (said.exit === null)
    notes.push({ about: 'exit', text: 'Both legs close when the difference is gone: no exit was named.' });
  if (/\b(after|net of|incl\w*|including) (the |all )?fees\b/i.test(text))
    notes.push({
      about: 'fees',
      text: 'The difference is compared before fees: the fees of a simulation are set where it is started.',
    });
  notes.push(venuesNote);
  const spread: Series = {
    kind: 'premium',
    of: marketKey({ symbol, venue: second, kind: null }),
    over: marketKey({ symbol, venue: first, kind: null }),
  };
  const lines = linesOf(spread, enter, said.exit ?? 0, !directed);
  const settlement = settle(
    {
      ...request,
      assets: [symbol],
      rules: [{ act: 'enter', side: 'long', condition: compare(spread, '>', numberSeries(enter)) }],
      noExit: true,
      notes: [],
      left: [],
      stop: request.stop.is === 'open' ? { is: 'none' } : request.stop,
      style: null,
    },
    { timeframe: '1m', symbol },
  );
  if (settlement.is !== 'settled') return null;
  const base: SettledStrategy = { ...settlement.strategy, lines: {} };
  const legs: readonly SettledStrategy[] = [
    { ...base, venue: first, lines: lines.first },
    { ...base, venue: second, lines: lines.second, assumed: [] },
  ];
  return planLegs(
    legs.map((leg) => ({ ...leg, assumed: leg.assumed.filter(({ about }) => about !== 'exchange') })),
    { title: request.name ?? `${symbol} between ${first} and ${second}`, notes, left: request.left },
    flow,
  );
}

/** "Kimchi premium: short when ...": which exchange is sold, and that prices in other money are not converted. */
function askForSides(lexemes: readonly Lexeme[], venues: readonly string[]): Plan {
  const asset = lexemes.find((lexeme) => lexeme.is === 'asset');
  const symbol = asset?.is === 'asset' ? asset.symbol : 'BTC';
  const [first = 'upbit', second = 'binance'] = venues;
  return {
    status: 'clarify',
    question: `Which exchange should be sold and which bought, and from which difference on? Prices are compared as their data has them: nothing is converted from one currency to another.`,
    choices: [
      `Buy ${symbol} on ${second} and sell it on ${first} when the spread is above 5%, close below 1%`,
      `Buy ${symbol} on ${first} and sell it on ${second} when the spread is above 5%, close below 1%`,
    ],
  };
}

const venuesNote: ReadingNote = {
  about: 'venues',
  text: 'Each leg fills at the next open of its own exchange; moving coins between exchanges and borrowing for the short leg are not simulated.',
};

/** "Buy BTC on Binance and sell it on Coinbase": the first leg is long, the second short, and never the other way. */
function buysAndSells(lexemes: readonly Lexeme[]): boolean {
  const trades = lexemes.flatMap((lexeme, at): readonly (readonly [string, number])[] =>
    lexeme.is === 'action' || lexeme.is === 'venue'
      ? [[lexeme.is === 'venue' ? 'venue' : lexeme.action, at]]
      : [],
  );
  const words = trades.map(([word]) => word);
  const [buy, where, sell, there] = words;
  return (
    (buy === 'buy' || buy === 'long') &&
    where === 'venue' &&
    (sell === 'sell' || sell === 'short') &&
    there === 'venue'
  );
}

/**
 * "Buy on Binance when it is 2% lower than yesterday, sell on Kraken when RSI > 70": each side has a rule of its own, of an
 * indicator or of earlier bars, and no difference between the two exchanges opens both of them.
 */
function hasRulesOfItsOwn(lexemes: readonly Lexeme[]): boolean {
  if (lexemes.some(({ is }) => is === 'premium')) return false;
  const share = lexemes.some((lexeme) => lexeme.is === 'number' && lexeme.unit === 'percent');
  if (!share) return true;
  if (lexemes.some((lexeme) => ownRuleKinds.has(lexeme.is) || isMark(lexeme, 'previous', 'ago'))) return true;
  const sale = lexemes.findIndex(
    (lexeme) => lexeme.is === 'action' && (lexeme.action === 'sell' || lexeme.action === 'short'),
  );
  const bought = lexemes.slice(0, sale).findIndex(({ is }) => is === 'action');
  return lexemes.slice(bought, sale).some((lexeme) => isMark(lexeme, 'when'));
}

/** What a difference between two prices of one moment is never told by. */
const ownRuleKinds: ReadonlySet<Lexeme['is']> = new Set(['indicator', 'extreme', 'average', 'output']);

interface Thresholds {
  readonly enter: number | null;
  readonly exit: number | null;
  readonly rest: readonly Lexeme[];
}

/** Takes the percentages of a request: the one at which it enters and the one at which it leaves. */
function readThresholds(lexemes: readonly Lexeme[]): Thresholds {
  const rest: Lexeme[] = [];
  let enter: number | null = null;
  let exit: number | null = null;
  let leaving = false;
  let setting = false;
  for (const [at, lexeme] of lexemes.entries()) {
    if (lexeme.is === 'head' || (lexeme.is === 'mark' && lexeme.mark === 'of'))
      setting ||= lexeme.is === 'head';
    if (lexeme.is === 'mark' && ['comma', 'stop', 'newline'].includes(lexeme.mark)) setting = false;
    if (leaves(lexeme)) leaving = true;
    const share = lexeme.is === 'number' && lexeme.unit === 'percent' && !setting;
    const narrowed = enter !== null && lexeme.is === 'number' && closesIn(lexemes[at - 1]);
    if (share && (leaving || narrowed || leavesBehind(lexemes, at))) exit ??= Math.abs(lexeme.value);
    else if (share) enter ??= Math.abs(lexeme.value);
    else if (!spent.has(lexeme.is) && !says(lexeme) && !ofFees(lexeme)) rest.push(lexeme);
  }
  return { enter, exit, rest };
}

/** "Close when it is below 5 bps": the word for leaving, not the price. */
function leaves(lexeme: Lexeme): boolean {
  return (
    (lexeme.is === 'action' && lexeme.action.startsWith('exit')) ||
    (lexeme.is === 'verb' && lexeme.verb === 'close')
  );
}

/** "Sell when the gap is under 0.1%": a difference that has closed opens nothing. */
function closesIn(lexeme: Lexeme | undefined): boolean {
  if (lexeme?.is === 'side') return lexeme.direction === 'below';
  return lexeme?.is === 'compare' && lexeme.op.startsWith('<');
}

/** "0.1% out", "0.1% to exit" at the end of a clause. */
function leavesBehind(lexemes: readonly Lexeme[], at: number): boolean {
  const word = isMark(lexemes[at + 1], 'to') ? at + 2 : at + 1;
  const lexeme = lexemes[word];
  const next = lexemes[word + 1];
  return lexeme !== undefined && leaves(lexeme) && (next === undefined || isComma(next) || endsItem(next));
}

const spent: ReadonlySet<Lexeme['is']> = new Set([
  'action',
  'venue',
  'ratio',
  'compare',
  'side',
  'verb',
  'pattern',
  'premium',
  'field',
  'pairs',
]);

/** "After fees": said in an assumption. */
function ofFees(lexeme: Lexeme): boolean {
  if (lexeme.is === 'mark') return lexeme.mark === 'after';
  return lexeme.is === 'unsupported' && lexeme.what === 'account';
}

function says(lexeme: Lexeme): boolean {
  if (lexeme.is === 'unsupported') return lexeme.what === 'arbitrage';
  return (
    lexeme.is === 'mark' &&
    ['when', 'it', 'between', 'to', 'at', 'from', 'on', 'than', 'and'].includes(lexeme.mark)
  );
}

function linesOf(
  spread: Series,
  enter: number,
  exit: number,
  bothWays: boolean,
): { readonly first: Lines; readonly second: Lines } {
  const at = (direction: Direction, level: number, inclusive: boolean) =>
    compare(spread, direction === 'above' ? '>' : inclusive ? '<=' : '<', numberSeries(level));
  const dear = {
    enter: at('above', enter, false),
    exit: exit === 0 ? at('below', 0, true) : at('below', exit, false),
  };
  const cheap = {
    enter: at('below', -enter, false),
    exit: exit === 0 ? compare(spread, '>=', numberSeries(0)) : at('above', -exit, false),
  };
  const long: Lines = { enter_long: dear.enter, exit_long: dear.exit };
  const short: Lines = { enter_short: dear.enter, exit_short: dear.exit };
  if (!bothWays) return { first: long, second: short };
  return {
    first: { ...long, enter_short: cheap.enter, exit_short: cheap.exit },
    second: { ...short, enter_long: cheap.enter, exit_long: cheap.exit },
  };
}
