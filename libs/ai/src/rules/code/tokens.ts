import type { Token } from '../scan/token.js';

/** A word that stands for what was written at `at`. */
export function wordAt(at: Token, norm: string, glued = false): Token {
  return { kind: 'word', text: norm, norm, from: at.from, to: at.to, glued };
}

export function symbolAt(at: Token, norm: string, glued = true): Token {
  return { kind: 'symbol', text: norm, norm, from: at.from, to: at.to, glued };
}

export function numberAt(at: Token, value: number): Token {
  const text = String(value);
  return { kind: 'number', text, norm: text, value, from: at.from, to: at.to, glued: false };
}

export function isSymbol(token: Token | undefined, ...norms: readonly string[]): boolean {
  return token?.kind === 'symbol' && norms.includes(token.norm);
}

export function isWord(token: Token | undefined, ...norms: readonly string[]): boolean {
  return token?.kind === 'word' && norms.includes(token.norm);
}

/** No call of a script is longer; a text of parentheses that are never closed is not searched to its end for each. */
const longestCall = 600;

/** Where the parenthesis or bracket that opens at `open` closes; the end of the tokens when it never does. */
export function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < Math.min(tokens.length, open + longestCall); at++) {
    if (isSymbol(tokens[at], '(', '[')) depth++;
    else if (isSymbol(tokens[at], ')', ']') && --depth === 0) return at;
  }
  return tokens.length;
}

/** Parts between separators that stand in no parentheses. */
export function parts(
  tokens: readonly Token[],
  separates: (token: Token) => boolean,
): readonly (readonly Token[])[] {
  const found: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (isSymbol(token, '(', '[')) depth++;
    if (isSymbol(token, ')', ']')) depth--;
    if (depth === 0 && separates(token)) found.push([]);
    else found[found.length - 1]?.push(token);
  }
  return found;
}

/** The arguments of the call whose parenthesis opens at `open`. */
export function argumentsAt(tokens: readonly Token[], open: number): readonly (readonly Token[])[] {
  const end = closing(tokens, open);
  if (end === tokens.length) return [];
  const inner = tokens.slice(open + 1, end);
  return inner.length === 0 ? [] : parts(inner, (token) => isSymbol(token, ','));
}

/** No name of a script has more parts; a text of underscores is not walked to its end from each. */
const longestName = 40;

/** How many tokens make up the name at a place: `sma_10`, `longCondition`; 0 when no name begins there. */
export function nameLength(tokens: readonly Token[], at: number): number {
  const first = tokens[at];
  if (first?.kind !== 'word' && !isSymbol(first, '_')) return 0;
  let end = at + 1;
  while (end < Math.min(tokens.length, at + longestName) && tokens[end]?.glued === true) {
    const token = tokens[end];
    if (token?.kind !== 'word' && token?.kind !== 'number' && !isSymbol(token, '_')) break;
    end++;
  }
  return end - at;
}

export function nameAt(tokens: readonly Token[], at: number): string {
  return tokens
    .slice(at, at + nameLength(tokens, at))
    .map((token) => token.text)
    .join('');
}

/** `['close']`: text between single quotes, where a string may begin, as one token. */
export function withStrings(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some((token, at) => isSymbol(token, "'") && opensString(tokens, at))) return tokens;
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    const end = isSymbol(token, "'") && opensString(tokens, at) ? stringEnd(tokens, at) : null;
    const last = end === null ? undefined : tokens[end];
    if (end === null || last === undefined) {
      out.push(token);
      continue;
    }
    const text = tokens
      .slice(at + 1, end)
      .map((part, place) => (place > 0 && !part.glued ? ' ' : '') + part.text)
      .join('');
    out.push({
      kind: 'quoted',
      text,
      norm: text.toLowerCase(),
      from: token.from,
      to: last.to,
      glued: token.glued,
    });
    at = end;
  }
  return out;
}

function opensString(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.kind === 'newline' ? tokens[at - 2] : tokens[at - 1];
  return isSymbol(before, '[', '(', ',', '=');
}

/** Strings of scripts are names, numbers and bars. */
const longestString = 12;

/** Where a string ends; null for a longer text, which is nothing that a rule could be about. */
function stringEnd(tokens: readonly Token[], at: number): number | null {
  for (
    let end = at + 1;
    end < Math.min(tokens.length, at + longestString) && tokens[end]?.kind !== 'newline';
    end++
  )
    if (isSymbol(tokens[end], "'")) return end > at + 1 ? end : null;
  return null;
}
