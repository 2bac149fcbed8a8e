import type { Token } from '../scan/token.js';
import { crossingOf } from './library-names.js';
import { argumentsAt, closing, isSymbol, isWord, nameAt, nameLength } from './tokens.js';

/** Libraries by their names in front of a dot. */
const libraries = ['ta', 'talib', 'bt', 'self', 'vbt', 'qtpylib'];
/** How AFL writes close, open, high, low and volume. */
const columnLetters = ['C', 'O', 'H', 'L', 'V'];
const tables = ['df', 'data', 'dataframe'];
/** Settings that only classes of a framework have. */
const frameworkSettings = ['minimal_roi', 'stoploss', 'ticker_interval'];
const orders = ['entry', 'close', 'exit', 'order', 'close_all'];

/** Whether a request is, or holds, a piece of a script: Pine, Python, AFL. */
export function isCode(tokens: readonly Token[], isAction: (word: string) => boolean): boolean {
  return tokens.some((token, at) => {
    const length = nameLength(tokens, at);
    if (length === 0 || (token.glued && isSymbol(tokens[at - 1], '_'))) return false;
    const next = tokens[at + length];
    const glued = next?.glued === true;
    if (glued && isSymbol(next, '.') && tokens[at + length + 1]?.glued === true) {
      if (isWord(token, ...libraries)) return true;
      if (isWord(token, 'strategy')) return orders.includes(nameAt(tokens, at + length + 1));
    }
    if (glued && isSymbol(next, '(') && (/^i[A-Z]/.test(token.text) || isWord(token, 'ordersend')))
      return true;
    if (isSymbol(next, '=') && frameworkSettings.includes(nameAt(tokens, at))) return true;
    if (isWord(token, 'if') && isSymbol(next, '(') && isSymbol(tokens[closing(tokens, at + 1) + 1], '{'))
      return true;
    if (glued && isSymbol(next, '(') && isWord(token, 'plot', 'indicator')) return startsLine(tokens, at);
    if (glued && isSymbol(next, '[') && isWord(token, ...tables))
      return tokens[at + length + 1]?.kind === 'quoted';
    // `MA(C,20)`, `buy()`, `rsi[-1]`
    const [inside, behind] = tokens.slice(at + length + 1, at + length + 3);
    if (glued && isSymbol(next, '(') && inside?.kind === 'word' && columnLetters.includes(inside.text))
      return isSymbol(behind, ',');
    if (glued && isSymbol(next, '(') && isWord(token, 'buy', 'sell')) return isSymbol(inside, ')');
    if (glued && isSymbol(next, '[')) {
      const number = isSymbol(inside, '-') ? behind : inside;
      return number?.kind === 'number' && number.value < 0;
    }
    if (glued && isSymbol(next, '(') && crossingOf(nameAt(tokens, at)) !== null)
      return argumentsAt(tokens, at + length).length === 2;
    return assignsCall(tokens, at, isAction);
  });
}

function startsLine(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || before.kind === 'newline' || isSymbol(before, ';');
}

/** `fast = ema(close, 9)` at the start of a line. */
function assignsCall(tokens: readonly Token[], at: number, isAction: (word: string) => boolean): boolean {
  if (!startsLine(tokens, at)) return false;
  const length = nameLength(tokens, at);
  if (!isSymbol(tokens[at + length], '=') || isAction(nameAt(tokens, at).toLowerCase())) return false;
  const called = at + length + 1;
  const open = called + nameLength(tokens, called);
  return open > called && isSymbol(tokens[open], '(') && tokens[open]?.glued === true;
}
