import type { Lexeme } from '../../lex/lexeme.js';
import { endsItem } from '../../lex/marks.js';
import { readCondition } from '../../parse/read-condition.js';
import { Reader } from '../../parse/reader.js';
import { type Condition, field } from '../../request/expression.js';
import type { ReadingNote } from '../../request/strategy-request.js';
import { asState } from '../as-state.js';
import { skipGroup } from '../group-words.js';
import { type Every, readEvery } from '../schedule.js';
import { readShares, type Share } from './read-shares.js';

/** Under which condition the shares are held at all, and what is held instead. */
export interface Gate {
  /** When the shares are taken up, and when they are left; the opposite of the first unless it is told. */
  readonly holds: Condition;
  readonly leaves: Condition | null;
  /** What is held otherwise; nothing for cash. */
  readonly otherwise: readonly Share[];
  readonly every: Every | null;
  readonly notes: readonly ReadingNote[];
  readonly rest: readonly Lexeme[];
}

/**
 * `If BTC is above its 100 day average hold 50% SOL and 50% ETH, otherwise cash`, `60% SPY 40% QQQ while VIX is below 25`,
 * `… go to cash when SPY is under its 200 day average`: takes the condition out of a request; null for none.
 */
export function takeGate(lexemes: readonly Lexeme[], text: string): Gate | null {
  const { main, otherwise } = takeOtherwise(lexemes, text);
  let holds: Condition | null = null;
  let leaves: Condition | null = null;
  let rest: readonly Lexeme[] = main;
  const notes: ReadingNote[] = [];
  for (let told = takeClause(rest, text); told !== null; told = takeClause(rest, text)) {
    notes.push(...told.notes);
    if (told.leaves ? leaves !== null : holds !== null) return null;
    if (told.leaves) leaves = told.condition;
    else holds = told.condition;
    rest = told.rest;
  }
  const checked = takeCheck(rest, text);
  const both = holds !== null && leaves !== null;
  const state = holds === null ? leaves : holds;
  if (state === null) return null;
  return {
    holds: both ? state : holds === null ? { kind: 'not', of: asState(state) } : asState(state),
    leaves: both ? leaves : null,
    otherwise,
    every: checked.every,
    notes,
    rest: checked.rest,
  };
}

/** `otherwise cash`, `else 100% TLT`, `else SHY`: taken off the end of its sentence. */
function takeOtherwise(
  lexemes: readonly Lexeme[],
  text: string,
): { readonly main: readonly Lexeme[]; readonly otherwise: readonly Share[] } {
  const at = lexemes.findIndex(({ is }) => is === 'otherwise');
  if (at < 0) return { main: lexemes, otherwise: [] };
  let end = at + 1;
  let named = false;
  while (end < lexemes.length && !endsItem(lexemes[end])) {
    if (named && isLinking(lexemes[end]) && !sharesBehind(lexemes, end, text)) break;
    named ||= lexemes[end]?.is === 'asset' || lexemes[end]?.is === 'head';
    end++;
  }
  const said = lexemes.slice(at + 1, end);
  const symbols = said.flatMap((lexeme) => (lexeme.is === 'asset' ? [lexeme.symbol] : []));
  const shares = readShares(said, text)?.shares ?? [];
  const single = symbols.length === 1 && symbols[0] !== undefined ? [{ symbol: symbols[0], share: 100 }] : [];
  let from = at;
  while (from > 0 && isLinking(lexemes[from - 1])) from--;
  // "..., all cash otherwise"
  const cash = lexemes[from - 1];
  if (cash?.is === 'head' && ['equity', 'all-in'].includes(cash.head) && symbols.length === 0) from--;
  return {
    main: [...lexemes.slice(0, from), ...lexemes.slice(end)],
    otherwise: shares.length > 0 ? shares : single,
  };
}

/** "... else 60% TLT and 40% GLD": another share follows. */
function sharesBehind(lexemes: readonly Lexeme[], at: number, text: string): boolean {
  const next = lexemes.slice(at + 1, at + 4);
  const share = next[0]?.is === 'number' || next[0]?.is === 'part' || next[0]?.is === 'asset';
  return share && !/^(check|checked)$/i.test(text.slice(next[0]?.from, next[0]?.to));
}

function isLinking(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'mark' && ['comma', 'and', 'stop'].includes(lexeme.mark);
}

interface Clause {
  readonly condition: Condition;
  readonly leaves: boolean;
  readonly notes: readonly ReadingNote[];
  readonly rest: readonly Lexeme[];
}

/** The first condition with what leads to it, and whether the shares are left under it. */
function takeClause(lexemes: readonly Lexeme[], text: string): Clause | null {
  const reader = new Reader(lexemes, text);
  for (const [at, lexeme] of lexemes.entries()) {
    const leads = leadsToCondition(lexeme, text);
    if (!leads) continue;
    reader.at = at + 1;
    reader.subject = null;
    while (reader.takeMark('only', 'when', 'unless'));
    skipMembers(reader);
    if (reader.peekIs('side') !== null) reader.subject = field('close');
    const condition = readCondition(reader);
    if (condition === null) continue;
    let from = at;
    let leaves = lexeme.is === 'mark' && lexeme.mark === 'unless';
    const end = reader.at;
    while (reader.takeMark('comma', 'then', 'colon'));
    const out = takeLeaving(reader);
    if (!out && tradesElse(reader)) return null;
    let to = out ? reader.at : end;
    if (out) leaves = true;
    else {
      const led = leavingBefore(lexemes, at);
      if (led !== null) {
        leaves = true;
        from = led;
      }
    }
    while (isLinking(lexemes[to]) && lexemes[to]?.is === 'mark' && !endsItem(lexemes[to])) to++;
    const rest = [...lexemes.slice(0, from), ...lexemes.slice(to)];
    return { condition, leaves, notes: reader.notes, rest };
  }
  return null;
}

/** "When each is above", "as long as they are above": it is said of the price of every market that is held. */
function skipMembers(reader: Reader): void {
  const from = reader.at;
  if (skipGroup(reader) > 0) reader.skipBe();
  if (reader.peekIs('side') === null) reader.at = from;
}

/** "If", "only while", "unless", and "while" by itself. */
function leadsToCondition(lexeme: Lexeme, text: string): boolean {
  if (lexeme.is !== 'mark') return false;
  if (['when', 'only', 'unless'].includes(lexeme.mark)) return true;
  return lexeme.mark === 'and' && /^(while|whilst)$/i.test(text.slice(lexeme.from, lexeme.to));
}

/** "When SPY falls 20% from its high put the cash to work": another order, and not when the shares are held. */
function tradesElse(reader: Reader): boolean {
  const next = reader.peek();
  if (next?.is !== 'action' && next?.is !== 'edit') return false;
  const shares = [1, 2, 3].some((ahead) =>
    ['asset', 'number', 'part'].includes(reader.peek(ahead)?.is ?? ''),
  );
  return !shares;
}

/** `go to cash`, `sell everything`, `everything in cash` behind a condition. */
function takeLeaving(reader: Reader): boolean {
  return (
    reader.tryRead(() => {
      for (let step = 0; step < 4 && leadsOut(reader.peek()); step++) reader.at++;
      const out = reader.peekIs('action')?.action;
      const cash = reader.peekIs('head')?.head === 'equity';
      if (out !== 'exit' && out !== 'sell' && !cash) return null;
      reader.at++;
      while (leadsOut(reader.peek())) reader.at++;
      if (cash || reader.peekIs('head')?.head !== 'equity') return true;
      reader.at++;
      return true;
    }) ?? false
  );
}

/** Where `go to cash`, `sell everything` begins before a condition; null when something else stands there. */
function leavingBefore(lexemes: readonly Lexeme[], at: number): number | null {
  let from = at;
  let out = false;
  while (from > 0) {
    const lexeme = lexemes[from - 1];
    const leaves =
      (lexeme?.is === 'action' && ['exit', 'sell'].includes(lexeme.action)) ||
      (lexeme?.is === 'head' && lexeme.head === 'equity');
    if (!leaves && !leadsOut(lexeme)) break;
    out ||= leaves;
    from--;
  }
  return out ? from : null;
}

function leadsOut(lexeme: Lexeme | undefined): boolean {
  switch (lexeme?.is) {
    case 'verb':
      return ['move', 'stay', 'be', 'turn'].includes(lexeme.verb);
    case 'edit':
      return ['change', 'keep'].includes(lexeme.edit);
    case 'mark':
      return ['in', 'to', 'all', 'it', 'both'].includes(lexeme.mark);
    case 'unknown':
      return /^(everything|all|put|park|into|it|them)$/i.test(lexeme.word);
    default:
      return false;
  }
}

/** "Check monthly", "evaluated every Friday": when the condition is looked at. */
function takeCheck(
  lexemes: readonly Lexeme[],
  text: string,
): { readonly every: Every | null; readonly rest: readonly Lexeme[] } {
  const at = lexemes.findIndex(
    (lexeme) =>
      lexeme.is === 'unknown' &&
      /^(check|checked|checking|review|reviewed|evaluate|evaluated)$/i.test(lexeme.word),
  );
  if (at < 0) return { every: null, rest: lexemes };
  const reader = new Reader(lexemes, text);
  reader.at = at + 1;
  const every = readEvery(reader);
  return every === null
    ? { every: null, rest: lexemes }
    : { every, rest: [...lexemes.slice(0, at), ...lexemes.slice(reader.at)] };
}
