import type { CalendarTongue } from '../lexicon/foreign-calendar.js';
import { beforeNumbers, openingVerbs, separableVerbs } from '../lexicon/foreign-verbs.js';
import type { Token } from '../scan/token.js';

/** Puts verbs in two parts, imperatives and words that depend on their place into the words that the lexicon knows. */
export function verbsInOne(tokens: readonly Token[], tongue: CalendarTongue): readonly Token[] {
  const out: Token[] = [];
  const dropped = new Set<number>();
  for (const [at, token] of tokens.entries()) {
    if (dropped.has(at)) continue;
    const separable = separated(tokens, at, tongue);
    if (separable !== null) dropped.add(separable.last);
    const opening = startsSentence(tokens, at) ? openingVerbs[tongue]?.[token.norm] : undefined;
    const counted = countsNext(tokens, at) ? beforeNumbers[tongue]?.[token.norm] : undefined;
    const norm = separable?.instead ?? opening ?? counted;
    out.push(norm === undefined || token.kind !== 'word' ? token : { ...token, norm });
  }
  return out;
}

function separated(
  tokens: readonly Token[],
  at: number,
  tongue: CalendarTongue,
): { readonly instead: string; readonly last: number } | null {
  for (const [first, last, instead] of separableVerbs[tongue] ?? []) {
    if (tokens[at]?.norm !== first) continue;
    let end = at + 1;
    while (end < Math.min(tokens.length, at + 14) && !endsClause(tokens[end])) end++;
    if (tokens[end - 1]?.norm === last && end - 1 > at) return { instead, last: end - 1 };
  }
  return null;
}

function endsClause(token: Token | undefined): boolean {
  if (token === undefined || token.kind === 'newline') return true;
  return token.kind === 'symbol' && ['.', ',', ';', '!', '?', ':'].includes(token.norm);
}

function startsSentence(tokens: readonly Token[], at: number): boolean {
  return at === 0 || endsClause(tokens[at - 1]);
}

/** A number comes next, an article between them or not. */
function countsNext(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    next?.kind === 'number' ||
    (next !== undefined && next.norm.length <= 2 && tokens[at + 2]?.kind === 'number')
  );
}
