import type { Span } from '../refusal.js';

export type Punctuation = '(' | ')' | ',' | '.' | '=' | '+' | '-' | '*' | '/' | Comparison;
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

export const keywords = ['and', 'or', 'not', 'if', 'na', 'true', 'false'] as const;
export type Keyword = (typeof keywords)[number];

/** One word of a formula. `startsLine` tells whether it is the first of its text line. */
export type Token = Span & { readonly startsLine: boolean } & (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'keyword'; readonly keyword: Keyword }
    | { readonly kind: 'symbol'; readonly symbol: Punctuation }
    | { readonly kind: 'timeframe'; readonly timeframe: string }
    | { readonly kind: 'end' }
  );

export function isKeyword(word: string): word is Keyword {
  return (keywords as readonly string[]).includes(word);
}

/** How a token is called in a message to the user. */
export function describeToken(token: Token): string {
  switch (token.kind) {
    case 'number':
      return `the number ${token.value}`;
    case 'name':
      return `"${token.name}"`;
    case 'keyword':
      return `"${token.keyword}"`;
    case 'symbol':
      return `"${token.symbol}"`;
    case 'timeframe':
      return `"@${token.timeframe}"`;
    case 'end':
      return 'the end of the formula';
  }
}
