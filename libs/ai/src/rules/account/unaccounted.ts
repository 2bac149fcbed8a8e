import type { FlowNode } from '@strategy-builder/domain';
import type { MadePlan } from '../../planner.js';
import { kindOf } from '../build/indicator-nodes.js';
import type { Lexeme } from '../lex/lexeme.js';
import { isMark } from '../lex/marks.js';
import type { Action } from '../lexicon/meaning.js';
import { isNumberWritten } from './number-forms.js';
import { Written } from './written.js';

/** How many words before a lost one are named with it. */
const mostWordsBefore = 8;

/**
 * What a text says and its plan holds nowhere, word for word: numbers, times, markets, and for a new strategy also
 * indicators, bars, exchanges and the directions of trades. Found in the plan means in a node, a formula, an assumption or what is left out; whether
 * it is in the right place there is for the readers to see to.
 */
export function unaccounted(
  lexemes: readonly Lexeme[],
  text: string,
  plan: MadePlan,
  present: readonly FlowNode[],
): readonly string[] {
  const told = plan.newStrategy ? '' : plan.summary;
  const written = new Written(plan.commands, plan.assumptions, plan.newStrategy ? [] : present, told);
  const isNamed = placesIn(plan.left, text);
  const found = lexemes.map((lexeme, at): Found => {
    const accountable = plan.newStrategy || changing.has(lexeme.is);
    if (isNamed(lexeme)) return 'written';
    if (!accountable || isSetAside(lexemes, at)) return 'aside';
    return findIn(written, lexemes, at, text);
  });
  return found.includes('lost') ? wordsOfLost(lexemes, found, text) : [];
}

/** `aside`: words that need not be found by themselves. */
type Found = 'written' | 'lost' | 'aside';

/** What a follow-up must not lose; its other words may speak of what is there. */
const changing: ReadonlySet<Lexeme['is']> = new Set(['number', 'duration', 'proportion', 'asset']);

function findIn(written: Written, lexemes: readonly Lexeme[], at: number, text: string): Found {
  const lexeme = lexemes[at];
  if (lexeme === undefined) return 'aside';
  const { formulas, timeframes } = written;
  const found = (is: boolean): Found => (is ? 'written' : 'lost');
  switch (lexeme.is) {
    case 'number':
    case 'duration':
    case 'proportion':
      if (saysNoValue(lexemes, at) || countsSteps(lexemes, at, text, written)) return 'aside';
      return found(isNumberWritten(lexemes, at, written) || isListWritten(lexeme, text, written));
    case 'asset':
      return found(written.hasWord(lexeme.symbol.split('/')[0] ?? ''));
    case 'venue':
      return found(written.hasWord(lexeme.venue));
    case 'market':
      return found(written.hasWord(lexeme.market));
    case 'timeframe':
      return found(timeframes.includes(lexeme.timeframe) || /weekday|month/.test(formulas));
    case 'weekdays':
      return found(formulas.includes('weekday'));
    case 'calendar-month':
    case 'nth-day':
    case 'month-start':
    case 'month-end':
      return found(formulas.includes('month'));
    case 'session':
    case 'session-edge':
      return found(/hour|minute/.test(formulas));
    case 'indicator':
      return found(hasIndicator(written, kindOf(lexeme.name)));
    case 'action':
      return hasAction(written, lexeme.action, lexemes);
    case 'part':
      return found(isPartWritten(lexeme.share, lexemes, at, written));
    case 'unknown':
      return isFraction(lexemes, at) ? found(isPartWritten(0, lexemes, at, written)) : 'aside';
    default:
      return 'aside';
  }
}

/** "50,200", "(20,2)": one number to the eye of a tongue with decimal commas, two to the plan. */
function isListWritten({ from, to }: Lexeme, text: string, written: Written): boolean {
  const parts = text.slice(from, to).split(',');
  return parts.length > 1 && parts.every((part) => written.hasNumber(Number(part)));
}

/** Nodes that part a position: what is sold in steps, and what is bought in several entries. */
const parting = ['take_profit_ladder', 'pyramiding', 'grid', 'twap'];

/** "Half", "the rest": a step of profit or one of several entries; the rest may also be what is told by itself. */
function isPartWritten(
  share: number | null,
  lexemes: readonly Lexeme[],
  at: number,
  written: Written,
): boolean {
  if (parting.some((kind) => written.hasKind(kind))) return true;
  if (share === null) return !leavesBefore(lexemes, at);
  return written.hasNumber(share) && share > 0;
}

function leavesBefore(lexemes: readonly Lexeme[], at: number): boolean {
  // "The rest of the year"
  if (isMark(lexemes[at + 1], 'of')) return false;
  return lexemes
    .slice(Math.max(0, at - 2), at)
    .some(
      (one) =>
        (one.is === 'action' && (one.action === 'sell' || one.action.startsWith('exit'))) ||
        (one.is === 'verb' && one.verb === 'close'),
    );
}

/** "Half", "a third" of what is held: no part of an hour, of a year or of a name. */
function isFraction(lexemes: readonly Lexeme[], at: number): boolean {
  const lexeme = lexemes[at];
  if (lexeme?.is !== 'unknown' || !/^(half|halves|thirds?|quarters?)$/i.test(lexeme.word)) return false;
  const before = lexemes[at - 1];
  const out =
    (before?.is === 'action' && before.action !== 'enter') ||
    (before?.is === 'verb' && before.verb === 'close') ||
    isMark(before, 'open', 'colon');
  return out;
}

/** Kinds of nodes and settings that an indicator's name may come to, beside a node of its own. */
const standIns: Readonly<Record<string, readonly string[]>> = {
  sma: ['bollinger', 'zscore', 'volume_average', 'funding_average'],
  stdev: ['bollinger', 'zscore'],
  bollinger: ['bollinger_percent_b'],
  atr: ['keltner', 'supertrend'],
};

function hasIndicator(written: Written, kind: string): boolean {
  if (written.hasKind(kind) || written.hasWord(kind) || written.formulas.includes(`${kind}(`)) return true;
  if (standIns[kind]?.some((other) => written.hasKind(other))) return true;
  return /volatility|stdev/.test(kind) && written.hasWord('volatility');
}

/** Ways out of a position that are nodes and no formula. */
const waysOut = ['time_exit', 'take_profit', 'take_profit_ladder', 'trailing_stop', 'stop_loss', 'grid'];

function hasAction(written: Written, action: Action, lexemes: readonly Lexeme[]): Found {
  const { formulas } = written;
  const found = (is: boolean): Found => (is ? 'written' : 'lost');
  switch (action) {
    case 'short':
      return found(formulas.includes('_short') || lexemes.some(isLongOnly));
    case 'long':
    case 'buy':
      return found(formulas.includes('enter_long') || formulas.includes('_short'));
    case 'sell':
      return found(/exit_|enter_short/.test(formulas) || waysOut.some((kind) => written.hasStated(kind)));
    default:
      return 'aside';
  }
}

function isLongOnly(lexeme: Lexeme): boolean {
  return lexeme.is === 'head' && lexeme.head === 'long-only';
}

/** "not BTC", "instead of 50", "a 2% stop, no, 3%": named so that it is not taken. */
function isSetAside(lexemes: readonly Lexeme[], at: number): boolean {
  const before = lexemes[at - 1];
  if (before?.is === 'mark' && (before.mark === 'not' || before.mark === 'instead')) return true;
  const said = lexemes[at];
  if (said?.is !== 'number') return false;
  const behind = lexemes.slice(at + 1, at + 6);
  const no = behind.findIndex((lexeme) => lexeme.is === 'mark' && lexeme.mark === 'not');
  const [comma, other] = no < 0 ? [] : behind.slice(no + 1, no + 3);
  return comma?.is === 'mark' && comma.mark === 'comma' && other?.is === 'number' && other.unit === said.unit;
}

/**
 * "Three indicators:" and "two of these three" count what is told, "TP2 at 3%" numbers it; "crossover > 0" only says that
 * two lines cross, and "3commas" is a name.
 */
function saysNoValue(lexemes: readonly Lexeme[], at: number): boolean {
  const number = lexemes[at];
  if (number?.is !== 'number' || number.unit !== 'plain') return false;
  const [before, , behind, last] = [-1, 0, 1, 2].map((ahead) => lexemes[at + ahead]);
  if (behind?.is === 'mark' && behind.mark === 'colon' && before?.is !== 'indicator') return true;
  if (behind?.is === 'unknown' && behind.glued) return true;
  if (before?.is === 'unknown' && /^all$/i.test(before.word)) return number.value === marketsIn(lexemes);
  if (isWhole(lexemes.slice(Math.max(0, at - 3), at)) || countsList(lexemes, at, number.value)) return true;
  if (before?.is === 'head' && number.glued && (behind?.is === 'number' || last?.is === 'number'))
    return true;
  return number.value === 0 && before?.is === 'compare' && lexemes.some(isCrossing);
}

/** "In four equal parts", "in three steps of a third": each of them is a step of the plan. */
function countsSteps(lexemes: readonly Lexeme[], at: number, text: string, written: Written): boolean {
  const number = lexemes[at];
  if (number?.is !== 'number' || number.unit !== 'plain' || number.value > 4) return false;
  if (!written.hasStated('take_profit_ladder')) return false;
  return lexemes.slice(at + 1, at + 3).some(({ from, to }) => {
    const [last = ''] = text.slice(from, to).toLowerCase().split(' ').slice(-1);
    return steps.has(last);
  });
}

const steps: ReadonlySet<string> = new Set(
  'parts pieces tranches steps chunks portions lots slices goes shots bites clips targets thirds quarters halves'.split(
    ' ',
  ),
);

/** "All three are below zero": of so many markets. */
function marketsIn(lexemes: readonly Lexeme[]): number {
  const refuge = (at: number): boolean => isMark(lexemes[at + 1], 'when');
  const named = lexemes.flatMap((lexeme, at) =>
    lexeme.is === 'asset' && !refuge(at) ? [lexeme.symbol] : [],
  );
  return new Set(named).size;
}

/** "Three EMAs 9, 21 and 55": as many lengths follow. */
function countsList(lexemes: readonly Lexeme[], at: number, count: number): boolean {
  if (lexemes[at + 1]?.is !== 'indicator' || count < 2 || count > 9) return false;
  const list = lexemes.slice(at + 2, at + 1 + 2 * count);
  return (
    list.length === 2 * count - 1 &&
    list.every((lexeme, place) => (place % 2 === 0 ? lexeme.is === 'number' : isJoin(lexeme)))
  );
}

/** "2 of", "two of these": a number behind it says of how many. */
function isWhole(before: readonly Lexeme[]): boolean {
  const at = before.findIndex(
    (lexeme) => lexeme.is === 'mark' && (lexeme.mark === 'of' || lexeme.mark === 'any'),
  );
  const between = before.slice(at + 1);
  return (
    at > 0 && before[at - 1]?.is === 'number' && between.every(({ is }) => is === 'mark' || is === 'unknown')
  );
}

function isCrossing(lexeme: Lexeme): boolean {
  return lexeme.is === 'cross-call' || (lexeme.is === 'verb' && lexeme.verb === 'cross');
}

/** The words of what is lost, each run with what leads to it: "stop everything if price < 1700". */
function wordsOfLost(lexemes: readonly Lexeme[], found: readonly Found[], text: string): readonly string[] {
  const words: string[] = [];
  for (let at = 0; at < lexemes.length; at++) {
    if (found[at] !== 'lost') continue;
    let from = at;
    while (
      from > 0 &&
      at - from < mostWordsBefore &&
      found[from - 1] === 'aside' &&
      !isBreak(lexemes[from - 1])
    )
      from--;
    while (found[at + 1] === 'lost' || (found[at + 2] === 'lost' && isJoin(lexemes[at + 1]))) at++;
    const part = text.slice(lexemes[from]?.from, lexemes[at]?.to).trim();
    if (part !== '' && !words.includes(part)) words.push(part);
  }
  return words;
}

function isBreak(lexeme: Lexeme | undefined): boolean {
  if (lexeme?.is === 'action' || lexeme?.is === 'strategy' || lexeme?.is === 'edit') return true;
  return (
    isJoin(lexeme) || (lexeme?.is === 'mark' && ['stop', 'newline', 'bullet', 'colon'].includes(lexeme.mark))
  );
}

function isJoin(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'mark' && ['and', 'or', 'comma', 'slash'].includes(lexeme.mark);
}

/** Whether a word is part of what is left out. */
function placesIn(left: readonly string[], text: string): (lexeme: Lexeme) => boolean {
  if (left.length === 0) return () => false;
  const named = new Uint8Array(text.length);
  for (const part of new Set(left)) {
    for (let at = text.indexOf(part); at >= 0 && part !== ''; at = text.indexOf(part, at + part.length))
      named.fill(1, at, at + part.length);
  }
  return ({ from, to }) => named[from] === 1 && named[to - 1] === 1;
}
