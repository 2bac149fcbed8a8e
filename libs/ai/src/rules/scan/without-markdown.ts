import type { Token } from './token.js';

/** Takes away what only says how a text is set: `**bold**`, `*italic*`, `__bold__` and the signs of a headline. */
export function withoutMarkdown(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token, at) => !isEmphasis(tokens, at) && !isHeadline(tokens, at, token));
}

/** `**` beside a word; a single star when it opens or closes a word, and is neither a product nor a list mark. */
function isEmphasis(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (!isSign(token, '*') && !isSign(token, '_')) return false;
  const doubled =
    (isSign(next, token?.norm) && next?.glued === true) ||
    (isSign(before, token?.norm) && token?.glued === true);
  if (doubled) return true;
  if (!isSign(token, '*')) return false;
  const opens = token?.glued !== true && next?.kind === 'word' && next.glued && before?.kind !== 'number';
  const closes =
    token?.glued === true && before?.kind === 'word' && (next?.glued !== true || isSign(next, ':'));
  const closesLabel = token?.glued === true && isSign(before, ':');
  return opens || closes || closesLabel;
}

const deepestHeadline = 6;

/** `## Entry`: number signs where a line begins. */
function isHeadline(tokens: readonly Token[], at: number, token: Token): boolean {
  if (!isSign(token, '#')) return false;
  let first = at;
  while (at - first < deepestHeadline && isSign(tokens[first - 1], '#')) first--;
  const before = tokens[first - 1];
  return before === undefined || before.kind === 'newline';
}

function isSign(token: Token | undefined, sign: string | undefined): boolean {
  return token?.kind === 'symbol' && token.norm === sign;
}
