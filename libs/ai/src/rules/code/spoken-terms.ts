import type { Token } from '../scan/token.js';
import { isSymbol, nameLength, numberAt, symbolAt, wordAt } from './tokens.js';

/** Values in parentheses behind a name; nothing when there are none. */
export function valuesInParentheses(at: Token, values: readonly (readonly Token[])[]): Token[] {
  if (values.length === 0) return [];
  const inner = values.flatMap((part, place) => (place === 0 ? part : [symbolAt(at, ','), ...part]));
  return [symbolAt(at, '('), ...inner, symbolAt(at, ')')];
}

/** "3 bars ago"; the present bar needs no words. */
export function barsAgo(at: Token, bars: number): Token[] {
  return bars === 0 ? [] : [numberAt(at, bars), wordAt(at, 'bars'), wordAt(at, 'ago')];
}

/** "20 bar highest close": the extreme of some bars. */
export function extremeOf(at: Token, bars: number, high: boolean, of: readonly Token[]): Token[] {
  return [numberAt(at, bars), wordAt(at, 'bar'), wordAt(at, high ? 'highest' : 'lowest'), ...of];
}

/** The number that a term consists of. */
export function numberIn(part: readonly Token[] | undefined): number | null {
  const [first, second] = part ?? [];
  if (part?.length === 1 && first?.kind === 'number') return first.value;
  if (part?.length === 2 && isSymbol(first, '-') && second?.kind === 'number') return -second.value;
  return null;
}

/** `length = 14` as an argument: the order of the arguments says as much. */
export function unnamed(part: readonly Token[]): readonly Token[] {
  const length = nameLength(part, 0);
  return length > 0 && isSymbol(part[length], '=') ? part.slice(length + 1) : part;
}

/** Takes the name, call or group at the end of what is written. */
export function takePrimary(out: Token[]): Token[] {
  let from = out.length - 1;
  if (isSymbol(out[from], ')', ']')) {
    let depth = 0;
    for (; from >= 0; from--) {
      if (isSymbol(out[from], ')', ']')) depth++;
      if (isSymbol(out[from], '(', '[') && --depth === 0) break;
    }
    if (isSymbol(out[from], '(') && out[from - 1]?.kind === 'word') from--;
  }
  return out.splice(Math.max(0, from));
}
