import type { Lexeme } from '../../lex/lexeme.js';

/** The market that an amount is for: "$50 of BTC", "50 into SOL". */
export function marketOfAmount(lexemes: readonly Lexeme[], at: number): string | null {
  const amount = lexemes[at];
  if (amount?.is !== 'number' || amount.unit !== 'money') return null;
  const link = lexemes[at + 1];
  const linked = link?.is === 'mark' && ['in', 'of', 'on', 'for', 'to'].includes(link.mark);
  const market = lexemes[linked ? at + 2 : at + 1];
  return market?.is === 'asset' ? market.symbol : null;
}
