import type { Lexeme } from '../lex/lexeme.js';
import { readRequest } from '../parse/read-request.js';
import { Reader } from '../parse/reader.js';
import { type Condition, mapCondition } from '../request/expression.js';
import type { Bands, Rule, StrategyRequest } from '../request/strategy-request.js';

/** Reads a request as everywhere, and what is particular to two markets against each other. */
export function readWithPairs(lexemes: readonly Lexeme[], text: string): StrategyRequest {
  const opposed = joinOpposed(lexemes);
  const paired = opposed.pair !== null || lexemes.some(({ is }) => is === 'pairs') || revertingRatio(lexemes);
  if (!paired) return readRequest(new Reader(lexemes, text));
  const { bands, rest } = readBands(opposed.rest);
  const request = readRequest(new Reader(rest, text));
  request.pairs = true;
  request.bands = bands;
  if (opposed.pair !== null) request.assets = [...opposed.pair];
  const [first, second] = request.assets;
  if (first === undefined || second === undefined) return request;
  request.rules = request.rules.map((rule) => ({
    ...rule,
    condition: ofRatio(rule.condition, first, second),
  }));
  request.rules = bothWaysOut(bothWaysIn(request.rules));
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
} {
  for (let at = 0; at + 4 < lexemes.length; at++) {
    const [open, long, and, other, short] = lexemes.slice(at, at + 5);
    if (open?.is !== 'action' || other?.is !== 'action') continue;
    const up = (action: string): boolean => action === 'long' || action === 'buy';
    const against = up(open.action)
      ? other.action === 'short' || other.action === 'sell'
      : open.action === 'short' && up(other.action);
    const joins = and?.is === 'mark' && (and.mark === 'and' || and.mark === 'comma' || and.mark === 'slash');
    if (!against || !joins || long?.is !== 'asset' || short?.is !== 'asset') continue;
    const pair = up(open.action)
      ? ([long.symbol, short.symbol] as const)
      : ([short.symbol, long.symbol] as const);
    const action: Lexeme = { ...open, action: 'long' };
    return { pair, rest: [...lexemes.slice(0, at), action, ...lexemes.slice(at + 5)] };
  }
  return { pair: null, rest: lexemes };
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
  return found.enter === null ? { bands: null, rest: lexemes } : { bands: found, rest };
}

function bandAt(
  lexemes: readonly Lexeme[],
  at: number,
): { readonly name: keyof Bands; readonly value: number; readonly length: number } | null {
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
