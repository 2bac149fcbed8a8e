import type { Lexeme } from '../../lex/lexeme.js';
import { readCondition } from '../../parse/read-condition.js';
import { Reader } from '../../parse/reader.js';
import type { Condition } from '../../request/expression.js';
import type { LeftOver } from '../../request/strategy-request.js';
import { type Every, readEvery } from '../schedule.js';

/** A market that is left for cash under a condition. */
export interface Cash {
  readonly symbol: string;
  readonly condition: Condition;
}

/** "... but put SPY's share in cash if SPY is below its 200 day average": when a leg is left for cash. */
export function takeCash(
  lexemes: readonly Lexeme[],
  text: string,
): { readonly cash: readonly Cash[]; readonly rest: readonly Lexeme[] } {
  const at = lexemes.findIndex((lexeme) => lexeme.is === 'head' && lexeme.head === 'equity');
  const none = { cash: [], rest: lexemes };
  const when = lexemes[at + 1];
  if (at < 0 || when?.is !== 'mark' || when.mark !== 'when') return none;
  let from = at;
  while (from > 0 && !beginsClause(lexemes[from - 1])) from--;
  const market = lexemes.slice(from, at).find(({ is }) => is === 'asset');
  const reader = new Reader(lexemes, text);
  reader.at = at + 2;
  const condition = readCondition(reader);
  if (condition === null || market?.is !== 'asset') return none;
  return {
    cash: [{ symbol: market.symbol, condition }],
    rest: [...lexemes.slice(0, from), ...lexemes.slice(reader.at)],
  };
}

/** Names the words on going back to the shares, to the end of their clause, and how often that would be. */
export function takeRebalancing(
  lexemes: readonly Lexeme[],
  text: string,
): { readonly left: readonly LeftOver[]; readonly every: Every | null; readonly rest: readonly Lexeme[] } {
  const named = lexemes.findIndex((lexeme) => lexeme.is === 'unsupported' && lexeme.what === 'rebalancing');
  const at = named < 0 ? lexemes.findIndex(isBareSchedule) : named;
  if (at < 0) return { left: [], every: null, rest: lexemes };
  let from = at;
  while (from > 0 && ['every', 'timeframe'].includes(lexemes[from - 1]?.is ?? '')) from--;
  // "Touch it once a year", "look at it every quarter"
  if (named < 0) while (from > 0 && tellsOfLooking(lexemes[from - 1])) from--;
  let to = at;
  while (to + 1 < lexemes.length && lexemes[to + 1]?.is !== 'asset' && !endsClause(lexemes[to + 1])) to++;
  const reader = new Reader(lexemes.slice(from, to + 1), text);
  const words = text.slice(lexemes[from]?.from, lexemes[to]?.to).trim();
  return {
    left: [{ text: words, what: 'rebalancing' }],
    every: readEvery(reader),
    rest: [...lexemes.slice(0, from), ...lexemes.slice(to + 1)],
  };
}

/** "Risk parity SPY TLT GLD, monthly": how often the shares are set anew, without the word for it. */
function isBareSchedule(lexeme: Lexeme, at: number, lexemes: readonly Lexeme[]): boolean {
  const ends = at + 1 === lexemes.length || endsClause(lexemes[at + 1]);
  // "Redo it twice a year"
  if (lexeme.is === 'multiple' && lexemes[at + 1]?.is === 'unit') return true;
  if (lexeme.is === 'every') return ends;
  return lexeme.is === 'timeframe' && ['1M', '1w'].includes(lexeme.timeframe) && ends;
}

function tellsOfLooking(lexeme: Lexeme | undefined): boolean {
  if (lexeme?.is === 'mark') return ['it', 'at', 'all', 'only'].includes(lexeme.mark);
  return lexeme?.is === 'unknown' || (lexeme?.is === 'verb' && ['hit', 'be', 'turn'].includes(lexeme.verb));
}

function beginsClause(lexeme: Lexeme | undefined): boolean {
  return endsClause(lexeme) || (lexeme?.is === 'mark' && lexeme.mark === 'and');
}

function endsClause(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'mark' && ['comma', 'stop', 'newline', 'colon'].includes(lexeme.mark);
}
