import { closingAtLevels } from '../../lex/closing-at-levels.js';
import type { Lexeme } from '../../lex/lexeme.js';
import { readRequest } from '../../parse/read-request.js';
import { Reader } from '../../parse/reader.js';
import { type Condition, mapCondition, type Series } from '../../request/expression.js';
import type { Bands, Rule, StrategyRequest } from '../../request/strategy-request.js';
import { requestOf } from './pair-rules.js';
import { isPairWord, readPairTerms } from './read-pair-terms.js';
import { takeHedge } from './take-hedge.js';
import { tradedRatio } from './traded-ratio.js';

/** Reads a request as sentences; a pair that is told in short, as levels with what happens there, where those say more. */
export function readWithPairs(lexemes: readonly Lexeme[], text: string): StrategyRequest {
  const { rest, left, notes } = takeHedge(lexemes, text);
  const request = readUnhedged(rest, text);
  if (request.rules.length > 0 || request.bands !== null) {
    request.left.push(...left);
    request.notes.push(...notes);
  }
  return request.pairs ? sharedByEquity(request) : request;
}

/** "Risk 5% per leg" of a pair without a stop: there is no loss to measure it by. */
function sharedByEquity(request: StrategyRequest): StrategyRequest {
  const { size, stop } = request;
  if (size.is !== 'given' || size.value.mode !== 'percent_risk' || stop.is === 'given') return request;
  request.notes.push({
    about: 'position-size',
    text: `${size.value.value}% of equity for each leg: a risk needs the distance of a stop, and none was named.`,
  });
  return { ...request, size: { is: 'given', value: { ...size.value, mode: 'percent_equity' } } };
}

function readUnhedged(lexemes: readonly Lexeme[], text: string): StrategyRequest {
  const told = readSentences(lexemes, text);
  const enters = told.bands !== null || told.rules.some(({ act }) => act === 'enter');
  const misses = told.left.some((part) => /\d/.test(part.text) || part.what !== 'not-understood');
  const single = !told.pairs && lexemes.some((lexeme, at) => isPairWord(lexeme) || tradesRatio(lexemes, at));
  const sides = new Set(told.rules.flatMap(({ act, side }) => (act === 'enter' ? [side ?? 'long'] : [])));
  const mirrored = told.pairs && sides.size === 1 && lexemes.some(reverses);
  const terms = !enters || misses || single || mirrored ? readPairTerms(lexemes, text) : null;
  if (terms === null) return told;
  const short = requestOf(terms, text);
  const lost = (request: StrategyRequest): number =>
    request.left.reduce((sum, part) => sum + part.text.length, 0);
  const says = single || mirrored ? lost(short) <= lost(told) : lost(short) < lost(told);
  return enters && !says ? told : short;
}

/** "Reverse when above": the other way is taken too. */
function reverses(lexeme: Lexeme): boolean {
  return lexeme.is === 'action' && lexeme.action === 'reverse';
}

/** "Short the ratio", "buy the spread". */
function tradesRatio(lexemes: readonly Lexeme[], at: number): boolean {
  const action = lexemes[at - 1];
  const trades = action?.is === 'action' && ['long', 'short', 'buy', 'sell'].includes(action.action);
  return trades && lexemes[at]?.is === 'ratio';
}

/** Reads a request as everywhere, and what is particular to two markets against each other. */
function readSentences(lexemes: readonly Lexeme[], text: string): StrategyRequest {
  const traded = tradedRatio(lexemes);
  const found = traded === null ? joinOpposed(lexemes) : { ...traded, apart: [] };
  const opposed = found.pair === null ? found : { ...found, rest: withoutBareRatio(found.rest) };
  const paired = opposed.pair !== null || lexemes.some(({ is }) => is === 'pairs') || revertingRatio(lexemes);
  if (!paired) return readRequest(new Reader(lexemes, text));
  const { bands, rest: unbanded } = readBands(closingAtLevels(opposed.rest, true));
  const { stop, rest } = bands === null ? withoutScoreStop(unbanded) : { stop: null, rest: unbanded };
  const request = readRequest(new Reader(rest, text));
  request.pairs = true;
  const log = lexemes.some((lexeme) => lexeme.is === 'ratio' && lexeme.log === true);
  request.bands = bands === null || !log ? bands : { ...bands, log };
  if (opposed.pair !== null) request.assets = [...opposed.pair];
  for (const places of opposed.apart) {
    const words = text.slice(places[0]?.from, places.at(-1)?.to);
    request.left.push({ text: words, what: 'not-understood' });
  }
  const [first, second] = request.assets;
  if (first === undefined || second === undefined) return request;
  request.rules = request.rules.map((rule) => ({
    ...rule,
    condition: ofRatio(rule.condition, first, second),
  }));
  request.rules = bothWaysOut(bothWaysIn(ofOneLength(request.rules)));
  if (stop !== null) request.rules.push(...stoppedOut(request.rules, stop));
  if (request.stop.is === 'open') request.stop = { is: 'none' };
  if (request.style === 'mean-reversion') request.style = null;
  return request;
}

/** In a pair a z-score without a source is that of the ratio. */
function ofRatio(condition: Condition, of: string, to: string): Condition {
  return mapCondition(condition, (part) =>
    part.kind === 'indicator' && (part.name === 'zscore' || part.name === 'correlation') && part.of === null
      ? { ...part, asset: null, of: { kind: 'ratio', of, to } }
      : part,
  );
}

/** "The z-score (60) ... until |z| < 0.5": a score without a length has the one that is named. */
function ofOneLength(rules: readonly Rule[]): readonly Rule[] {
  const named = new Map<string, readonly (number | null)[]>();
  const score = (part: Series): boolean => part.kind === 'indicator' && part.name === 'zscore';
  const note = (part: Series): Series => {
    if (part.kind === 'indicator' && score(part) && part.params.some((value) => value !== null))
      named.set(part.params.join(), part.params);
    return part;
  };
  for (const rule of rules) mapCondition(rule.condition, note);
  const [params, ...others] = named.values();
  if (params === undefined || others.length > 0) return rules;
  return rules.map((rule) => ({
    ...rule,
    condition: mapCondition(rule.condition, (part) =>
      part.kind === 'indicator' && score(part) && part.params.every((value) => value === null)
        ? { ...part, params }
        : part,
    ),
  }));
}

/** "Enter when the z-score is > 2 or < -2": short the ratio where it is high, long where it is low. */
function bothWaysIn(rules: readonly Rule[]): Rule[] {
  return rules.flatMap((rule): readonly Rule[] => {
    const { condition } = rule;
    if (rule.act !== 'enter' || rule.side !== null || condition.kind !== 'any') return [rule];
    const [first, second, ...others] = condition.terms;
    if (first?.kind !== 'compare' || second?.kind !== 'compare' || others.length > 0) return [rule];
    const high = [first, second].find(({ op }) => op.startsWith('>'));
    const low = [first, second].find(({ op }) => op.startsWith('<'));
    if (high === undefined || low === undefined) return [rule];
    return [
      { ...rule, side: 'short', condition: high },
      { ...rule, side: 'long', condition: low },
    ];
  });
}

/** "Exit at 0" of both sides: from below for the one, from above for the other. */
function bothWaysOut(rules: readonly Rule[]): Rule[] {
  const sides = new Set(rules.flatMap(({ act, side }) => (act === 'enter' ? [side ?? 'long'] : [])));
  if (sides.size < 2) return [...rules];
  return rules.flatMap((rule): readonly Rule[] => {
    const { condition } = rule;
    const level =
      condition.kind === 'compare' && condition.right.kind === 'number' && condition.op.endsWith('=');
    if (rule.act === 'enter' || rule.side !== null || !level) return [rule];
    return [
      { ...rule, side: 'long', condition: { ...condition, op: '>=' } },
      { ...rule, side: 'short', condition: { ...condition, op: '<=' } },
    ];
  });
}

/** "... stop at -3.5" beside a z-score: a level of that score, no distance of a price. */
function withoutScoreStop(lexemes: readonly Lexeme[]): {
  readonly stop: number | null;
  readonly rest: readonly Lexeme[];
} {
  const scored = lexemes.some(
    (lexeme) => lexeme.is === 'ratio' || (lexeme.is === 'indicator' && lexeme.name === 'zscore'),
  );
  const at = lexemes.findIndex((lexeme) => lexeme.is === 'head' && lexeme.head === 'stop');
  let next = at + 1;
  while (next < lexemes.length && isLink(lexemes[next])) next++;
  const level = lexemes[next];
  if (!scored || at < 0 || level?.is !== 'number' || level.unit !== 'plain')
    return { stop: null, rest: lexemes };
  return { stop: Math.abs(level.value), rest: [...lexemes.slice(0, at), ...lexemes.slice(next + 1)] };
}

/** Out where the score has gone further the way it was entered. */
function stoppedOut(rules: readonly Rule[], stop: number): readonly Rule[] {
  return rules.flatMap((rule): readonly Rule[] => {
    const { condition } = rule;
    if (rule.act !== 'enter' || (condition.kind !== 'compare' && condition.kind !== 'cross')) return [];
    const down =
      condition.kind === 'compare' ? condition.op.startsWith('<') : condition.direction === 'below';
    // A score lies on both sides of zero, a ratio does not.
    const score = condition.left.kind === 'indicator' && condition.left.name === 'zscore';
    const level: Series = { kind: 'number', value: down && score ? -stop : stop };
    const beyond: Condition = { kind: 'compare', op: down ? '<' : '>', left: condition.left, right: level };
    return [{ act: 'exit', side: rule.side, condition: beyond }];
  });
}

/** "Trade the BTC/ETH spread as mean reversion". */
function revertingRatio(lexemes: readonly Lexeme[]): boolean {
  const assets = new Set(lexemes.flatMap((lexeme) => (lexeme.is === 'asset' ? [lexeme.symbol] : [])));
  const reverts = lexemes.some((lexeme) => lexeme.is === 'style' && lexeme.style === 'mean-reversion');
  return assets.size === 2 && reverts && lexemes.some(({ is }) => is === 'ratio');
}

/** `long ETH and short BTC when …`: one action on a pair. */
function joinOpposed(lexemes: readonly Lexeme[]): {
  readonly pair: readonly [string, string] | null;
  readonly rest: readonly Lexeme[];
  /** Where each of the two trades, when that is not the same place for both. */
  readonly apart: readonly (readonly Lexeme[])[];
} {
  for (let at = 0; at + 4 < lexemes.length; at++) {
    const [open, long] = lexemes.slice(at, at + 2);
    if (open?.is !== 'action' || long?.is !== 'asset') continue;
    const from = at + 2;
    const next = placesEnd(lexemes, from);
    // "long GLD short SLV when ..." needs no word between.
    const follows = lexemes[next + 2];
    const parts =
      follows === undefined ||
      (follows.is === 'mark' && ['when', 'stop', 'newline'].includes(follows.mark)) ||
      (follows.is === 'mark' && follows.mark === 'comma' && lexemes[next + 3]?.is === 'action');
    const bare = lexemes[next]?.is === 'action' && parts ? 1 : 0;
    const [and, other, short] = [lexemes[next], lexemes[next + 1 - bare], lexemes[next + 2 - bare]];
    if (other?.is !== 'action') continue;
    const up = (action: string): boolean => action === 'long' || action === 'buy';
    // "Sell gold and buy silver when the gold/silver ratio is above 85": sold short, and not a way out.
    const down = open.action === 'short' || (open.action === 'sell' && comparesTwo(lexemes));
    const against = up(open.action)
      ? other.action === 'short' || other.action === 'sell'
      : down && up(other.action);
    const joins =
      bare === 1 ||
      (and?.is === 'mark' && (and.mark === 'and' || and.mark === 'comma' || and.mark === 'slash'));
    if (!against || !joins || short?.is !== 'asset') continue;
    const pair = up(open.action)
      ? ([long.symbol, short.symbol] as const)
      : ([short.symbol, long.symbol] as const);
    // "KO vs PEP ... short KO long PEP": the ratio is that of KO to PEP, and it is sold.
    const stated = lexemes.slice(0, at).flatMap((lexeme) => (lexeme.is === 'asset' ? [lexeme.symbol] : []));
    const behind = lexemes.slice(next + 3 - bare);
    for (const lexeme of behind) if (stated.length < 2 && lexeme.is === 'asset') stated.push(lexeme.symbol);
    // "Short XAU long XAG if the ratio > 85": that of the first to the second, in the order of their names.
    const unnamed = stated.length === 0 && behind.some((_, place) => isSaidOfRatio(behind, place));
    if (unnamed) stated.push(long.symbol, short.symbol);
    const sold = stated.length > 1 && stated[0] === pair[1] && stated[1] === pair[0];
    const action: Lexeme = { ...open, action: sold ? 'short' : 'long' };
    const end = placesEnd(lexemes, next + 3 - bare);
    const one = lexemes.slice(from, next);
    const two = lexemes.slice(next + 3 - bare, end);
    // Legs in places of their own are not built: their words are named, and neither place is given to both.
    const apart = next > from && (end > next + 3 - bare ? placeOf(one) !== placeOf(two) : true);
    const kept = apart ? [] : one;
    const rest = [...lexemes.slice(0, at), action, ...kept, ...lexemes.slice(apart ? end : next + 3 - bare)];
    return {
      pair: sold ? [pair[1], pair[0]] : pair,
      rest: unnamed ? withMarketsOfRatio(rest, long, short) : rest,
      apart: apart ? [one, two].filter(({ length }) => length > 0) : [],
    };
  }
  return { pair: null, rest: lexemes, apart: [] };
}

/** Whether a request speaks of two markets in relation to each other. */
function comparesTwo(lexemes: readonly Lexeme[]): boolean {
  return lexemes.some(
    (lexeme) =>
      lexeme.is === 'ratio' ||
      lexeme.is === 'pairs' ||
      (lexeme.is === 'indicator' && lexeme.name === 'zscore'),
  );
}

/** "The ratio > 85", "when the ratio crosses its average": something is said of it, and it is no word beside a score. */
function isSaidOfRatio(lexemes: readonly Lexeme[], at: number): boolean {
  const [next, number] = lexemes.slice(at + 1, at + 3);
  // "The ratio is 3% below its average" is a level of its own.
  if (number?.is === 'number' && number.unit === 'percent') return false;
  return (
    lexemes[at]?.is === 'ratio' && (next?.is === 'verb' || next?.is === 'side' || next?.is === 'compare')
  );
}

/** "The ratio" with the two markets it is taken of. */
function withMarketsOfRatio(lexemes: readonly Lexeme[], of: Lexeme, to: Lexeme): readonly Lexeme[] {
  return lexemes.flatMap((lexeme): readonly Lexeme[] => {
    if (lexeme.is !== 'ratio') return [lexeme];
    const slash: Lexeme = { is: 'mark', mark: 'slash', from: of.to, to: of.to, glued: true };
    return [of, slash, { ...to, glued: true }, lexeme];
  });
}

/** "The ratio z-score", "the z-score of the ratio": that of the pair, which a z-score without a source is anyway. */
function withoutBareRatio(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const score = (at: number): boolean => {
    const lexeme = lexemes[at];
    return lexeme?.is === 'indicator' && lexeme.name === 'zscore';
  };
  const of = (at: number): boolean => {
    const lexeme = lexemes[at];
    return lexeme?.is === 'mark' && lexeme.mark === 'of';
  };
  const bare = (at: number): boolean =>
    lexemes[at]?.is === 'ratio' &&
    lexemes[at - 1]?.is !== 'asset' &&
    lexemes[at + 1]?.is !== 'asset' &&
    (score(at + 1) || (of(at - 1) && score(at - 2)));
  return lexemes.filter((_, at) => !bare(at) && !(of(at) && bare(at + 1)));
}

/** Where the words for an exchange and a kind of market end: `perpetual on binance`. */
function placesEnd(lexemes: readonly Lexeme[], from: number): number {
  let end = from;
  for (let at = from; at < from + 4; at++) {
    const lexeme = lexemes[at];
    if (lexeme?.is === 'market' || lexeme?.is === 'venue') end = at + 1;
    else if (!(lexeme?.is === 'mark' && (lexeme.mark === 'on' || lexeme.mark === 'at'))) break;
  }
  return end;
}

function placeOf(lexemes: readonly Lexeme[]): string {
  return lexemes
    .map((lexeme) => (lexeme.is === 'market' ? lexeme.market : lexeme.is === 'venue' ? lexeme.venue : ''))
    .join('');
}

/** `enter at 2 standard deviations, exit at 0.5, stop at 3.5 sigma`: levels without a condition around them. */
function readBands(lexemes: readonly Lexeme[]): {
  readonly bands: Bands | null;
  readonly rest: readonly Lexeme[];
} {
  const found: { enter: number | null; exit: number | null; stop: number | null } = {
    enter: null,
    exit: null,
    stop: null,
  };
  const rest: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; ) {
    const band = bandAt(lexemes, at);
    if (band === null) {
      const lexeme = lexemes[at];
      if (lexeme !== undefined) rest.push(lexeme);
      at++;
      continue;
    }
    found[band.name] ??= band.value;
    at += band.length;
  }
  const stop = found.enter === null || found.stop !== null ? null : stopBeyond(rest, found.enter);
  if (stop !== null)
    return { bands: { ...found, enter: found.enter ?? 0, stop: stop.level }, rest: stop.rest };
  return found.enter === null ? { bands: null, rest: lexemes } : { bands: found, rest };
}

/** "Enter at 2.2, exit at 0.3, stop at 4": a level of the same score, further out than the entry. */
function stopBeyond(
  lexemes: readonly Lexeme[],
  enter: number,
): { readonly level: number; readonly rest: readonly Lexeme[] } | null {
  const at = lexemes.findIndex((lexeme) => lexeme.is === 'head' && lexeme.head === 'stop');
  let next = at + 1;
  while (next < lexemes.length && isLink(lexemes[next])) next++;
  const level = lexemes[next];
  const end = lexemes[next + 1];
  const ends = end === undefined || end.is === 'mark';
  if (at < 0 || level?.is !== 'number' || level.unit !== 'plain' || !ends) return null;
  const value = Math.abs(level.value);
  if (value <= enter || value > enter * 4) return null;
  return { level: value, rest: [...lexemes.slice(0, at), ...lexemes.slice(next + 1)] };
}

function bandAt(
  lexemes: readonly Lexeme[],
  at: number,
): { readonly name: 'enter' | 'exit' | 'stop'; readonly value: number; readonly length: number } | null {
  const head = lexemes[at];
  const name =
    head?.is === 'action' && head.action === 'enter'
      ? 'enter'
      : head?.is === 'action' && head.action === 'exit'
        ? 'exit'
        : head?.is === 'head' && head.head === 'stop'
          ? 'stop'
          : null;
  if (name === null) return null;
  let next = at + 1;
  while (next < lexemes.length && isLink(lexemes[next])) next++;
  const level = lexemes[next];
  const value =
    level?.is === 'number' && (level.unit === 'deviations' || (level.unit === 'plain' && name !== 'stop'))
      ? Math.abs(level.value)
      : level?.is === 'average' && name === 'exit'
        ? 0
        : null;
  const end = lexemes[next + 1];
  const ends =
    end === undefined || (end.is === 'mark' && ['comma', 'stop', 'newline', 'and'].includes(end.mark));
  return value === null || !ends ? null : { name, value, length: next + 1 - at };
}

function isLink(lexeme: Lexeme | undefined): boolean {
  if (lexeme?.is === 'mark') return ['at', 'when', 'of', 'to', 'colon', 'on'].includes(lexeme.mark);
  return lexeme?.is === 'side' || lexeme?.is === 'compare';
}
