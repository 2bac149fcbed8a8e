import type { Lexeme } from './lexeme.js';
import { isBreak, isComma, isMark } from './marks.js';

/**
 * "Sell at RSI 60... no wait, sell after 3 days", "sell at RSI 60, no, after 3 days": the action is named again, or what
 * it is tied to. What was said of that action so far falls away. Gives whether it did.
 */
export function saidAnew(heard: Lexeme[], lexemes: readonly Lexeme[], start: number): boolean {
  const word = lexemes[start];
  const behind = lexemes[start + 1];
  if (word === undefined || behind === undefined) return false;
  const tied = isTie(word) && behind.is !== 'asset' && behind.is !== 'timeframe';
  if (!tied && !(word.is === 'action' && isTie(behind))) return false;
  const place = lastAction(heard, word);
  if (place === null) return false;
  if (!tied) {
    heard.length = place;
    return true;
  }
  // "Buy when RSI < 30 at the open, no, at the close": what is tied by the same word, and else all that is tied.
  const alike = lastTiedBy(heard, word, place);
  const first = alike < 0 ? heard.findIndex((lexeme, at) => at > place && isTie(lexeme)) : alike;
  if (first < 0) return false;
  heard.length = first;
  return true;
}

/** Where the same word ties something to the action at a place; -1 when it does not. */
function lastTiedBy(heard: readonly Lexeme[], word: Lexeme, place: number): number {
  for (let at = heard.length - 1; at > place; at--) {
    const lexeme = heard[at];
    if (lexeme?.is === 'mark' && word.is === 'mark' && lexeme.mark === word.mark) return at;
  }
  return -1;
}

/** A word that ties a condition or a time to an action. */
function isTie(lexeme: Lexeme | undefined): boolean {
  return isMark(lexeme, 'when', 'at', 'after', 'on', 'only', 'unless');
}

/** Where the last action of the sentence stands: the same one, where an action is named again. */
function lastAction(heard: readonly Lexeme[], word: Lexeme): number | null {
  let end = heard.length;
  while (end > 0 && (isBreak(heard[end - 1]) || isComma(heard[end - 1]))) end--;
  for (let at = end - 1; at >= 0; at--) {
    const lexeme = heard[at];
    if (lexeme === undefined || isBreak(lexeme)) return null;
    if (lexeme.is !== 'action') continue;
    return word.is !== 'action' || word.action === lexeme.action ? at : null;
  }
  return null;
}
