import type { Lexeme } from './lexeme.js';
import { isMark } from './marks.js';

/**
 * "If VIX closes above 30 buy SPY next day", "buy at tomorrow's open when ...": when an order fills, which is at the next
 * open anyway. "Sell the next day" is a way out after as long.
 */
export function withoutFillTime(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  if (!lexemes.some(({ is }) => is === 'future')) return lexemes;
  const out: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; at++) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) break;
    const unit = lexeme.is === 'future' ? unitOf(text.slice(lexeme.from, lexeme.to)) : null;
    const order = unit === null ? null : orderBefore(lexemes, at);
    if (unit === null || order === null) {
      out.push(lexeme);
      continue;
    }
    while (isMark(out[out.length - 1], 'at', 'on')) out.pop();
    const { from, to } = lexeme;
    if (order === 'exit')
      out.push(
        { is: 'mark', mark: 'after', from, to: from, glued: false },
        { is: 'duration', value: 1, unit, timeframe: null, from, to, glued: false },
      );
    // "... at the open"
    let open = at + 1;
    while (isMark(lexemes[open], 'at', 'on')) open++;
    const opens = lexemes[open];
    if (opens?.is === 'action' && text.slice(opens.from, opens.to).toLowerCase().startsWith('open'))
      at = open;
  }
  return out;
}

/** The bar that an order waits for, of words that name one. */
function unitOf(words: string): 'day' | 'bar' | null {
  const said = words.toLowerCase();
  if (['tomorrow', 'tomorrows', "tomorrow's", 'next day'].includes(said)) return 'day';
  return ['next bar', 'next candle'].includes(said) ? 'bar' : null;
}

/** The order that the words stand behind, with its market at most between. */
function orderBefore(lexemes: readonly Lexeme[], at: number): 'enter' | 'exit' | null {
  for (let before = at - 1; before >= at - 4; before--) {
    const lexeme = lexemes[before];
    if (lexeme?.is === 'action') {
      const enters = ['buy', 'long', 'short', 'enter'].includes(lexeme.action);
      if (enters) return 'enter';
      return lexeme.action === 'sell' || lexeme.action.startsWith('exit') ? 'exit' : null;
    }
    if (lexeme?.is !== 'asset' && !isMark(lexeme, 'at', 'on', 'it')) return null;
  }
  return null;
}
