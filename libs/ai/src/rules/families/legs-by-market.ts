import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import type { Lexeme } from '../lex/lexeme.js';
import { readRequest } from '../parse/read-request.js';
import { Reader } from '../parse/reader.js';
import { planLegs } from '../plan-legs.js';
import { type SettledStrategy, settle } from '../settle/settle.js';

/** What is told of one market, from the word that opens it to the next one. */
interface Part {
  readonly symbol: string;
  readonly enters: boolean;
  readonly lexemes: readonly Lexeme[];
}

/**
 * `Buy BTC when RSI < 30 and ETH when RSI < 25, sell both above 70`: entries of several markets under conditions of their
 * own. What is told before the first, and ways out and settings behind the last, hold for all; null for one market.
 */
export function planLegsByMarket(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  if (lexemes.some(({ is }) => elsewhere.includes(is))) return null;
  const [head, parts] = partsOf(lexemes);
  const entries = parts.filter(({ enters }) => enters);
  const symbols = [...new Set(entries.map(({ symbol }) => symbol))];
  if (symbols.length < 2 || entries.length !== symbols.length) return null;
  if (!entries.every((entry) => hasCondition(entry.lexemes))) return null;
  const [told, shared] = withoutShared(parts);
  const requests = symbols.map((symbol) => {
    const own = told.filter((part) => part.symbol === symbol).flatMap((part) => part.lexemes);
    return readRequest(new Reader([...head, ...own, ...shared], text));
  });
  const legs: SettledStrategy[] = [];
  for (const request of requests) {
    const settlement = settle(request, { timeframe: '1d', symbol: 'BTC/USDT' });
    if (settlement.is !== 'settled') return null;
    legs.push(settlement.strategy);
  }
  if (legs.some(({ symbol }, place) => symbol !== symbols[place])) return null;
  const said = <T extends { readonly text: string }>(all: readonly T[]): readonly T[] =>
    all.filter((one, at) => all.findIndex(({ text }) => text === one.text) === at);
  const notes = said(requests.flatMap((request) => request.notes));
  const left = said(requests.flatMap((request) => request.left));
  return planLegs(legs, { title: requests[0]?.name ?? null, notes, left }, flow);
}

/** Words of families that have a grammar of their own. */
const elsewhere: readonly Lexeme['is'][] = [
  'pairs',
  'ranked',
  'ratio',
  'premium',
  'funding',
  'leg',
  'unsupported',
  'every',
  'question',
  'weekdays',
];

const entering: readonly string[] = ['buy', 'long', 'short', 'enter'];

/** What stands before the first market that is traded, and what is told of each. */
function partsOf(lexemes: readonly Lexeme[]): readonly [head: readonly Lexeme[], parts: readonly Part[]] {
  const starts = lexemes.flatMap((_, at) => {
    const start = startAt(lexemes, at);
    return start === null ? [] : [{ ...start, at }];
  });
  const first = starts[0]?.at ?? 0;
  let action: Lexeme | null = null;
  const parts = starts.map(({ symbol, enters, at, verb }, place): Part => {
    const own = lexemes.slice(at, starts[place + 1]?.at ?? lexemes.length);
    if (verb !== null) action = verb;
    // "..., ETH when": what is done with the market before.
    return { symbol, enters, lexemes: verb === null && action !== null ? [action, ...own] : own };
  });
  return [lexemes.slice(0, first), parts];
}

interface Start {
  readonly symbol: string;
  readonly enters: boolean;
  readonly verb: Lexeme | null;
}

/** `buy BTC`, `sell $100 of ETH`, `exit SOL`; or `, ETH when` behind them. */
function startAt(lexemes: readonly Lexeme[], at: number): Start | null {
  const lexeme = lexemes[at];
  if (lexeme?.is === 'action') {
    const asset = lexemes.slice(at + 1, at + 4).findIndex(({ is }) => is === 'asset');
    const between = lexemes.slice(at + 1, at + 1 + asset);
    const named = lexemes[at + 1 + asset];
    if (asset === -1 || named?.is !== 'asset' || !between.every(({ is }) => is === 'mark' || is === 'number'))
      return null;
    if (between.some((word) => word.is === 'mark' && !['of', 'in', 'on'].includes(word.mark))) return null;
    return { symbol: named.symbol, enters: entering.includes(lexeme.action), verb: lexeme };
  }
  const before = lexemes[at - 1];
  const when = lexemes[at + 1];
  const parted = before?.is === 'mark' && ['comma', 'and', 'stop', 'newline', 'bullet'].includes(before.mark);
  if (lexeme?.is !== 'asset' || !parted || when?.is !== 'mark' || when.mark !== 'when') return null;
  return { symbol: lexeme.symbol, enters: true, verb: null };
}

function hasCondition(lexemes: readonly Lexeme[]): boolean {
  return lexemes.some(
    (lexeme) =>
      (lexeme.is === 'mark' && lexeme.mark === 'when') || ['compare', 'side', 'pattern'].includes(lexeme.is),
  );
}

/**
 * The ways out and settings at the end of the last market's words hold for all, unless one before has told its own or
 * the last one's are for it.
 */
function withoutShared(parts: readonly Part[]): readonly [told: readonly Part[], shared: readonly Lexeme[]] {
  const last = parts[parts.length - 1];
  if (last === undefined || parts.slice(0, -1).some(({ lexemes }) => endOf(lexemes) !== -1))
    return [parts, []];
  const end = endOf(last.lexemes);
  if (end === -1) return [parts, []];
  const shared = last.lexemes
    .slice(end)
    .filter((lexeme) => !(lexeme.is === 'mark' && lexeme.mark === 'both'));
  return [[...parts.slice(0, -1), { ...last, lexemes: last.lexemes.slice(0, end) }], shared];
}

/** Where the entry's own condition ends: before the first way out, setting or bars in a clause of its own; -1 for nowhere. */
function endOf(lexemes: readonly Lexeme[]): number {
  return lexemes.findIndex((lexeme, at) => {
    if (at < 2) return false;
    if (lexeme.is === 'action') return true;
    const before = lexemes[at - 1];
    const parted =
      before?.is === 'mark' && ['comma', 'stop', 'newline', 'bullet', 'and', 'with'].includes(before.mark);
    if (lexeme.is === 'head') return lexemes.slice(Math.max(0, at - 2), at).some(({ is }) => is === 'mark');
    return (
      parted &&
      (lexeme.is === 'timeframe' ||
        lexeme.is === 'duration' ||
        (lexeme.is === 'number' && lexemes[at + 1]?.is === 'head'))
    );
  });
}
