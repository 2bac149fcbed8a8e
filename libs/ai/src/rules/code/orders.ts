import type { Token } from '../scan/token.js';
import type { ExpressionRewriter } from './expressions.js';
import { metatraderOrder } from './metatrader.js';
import {
  argumentsAt,
  closing,
  isSymbol,
  isWord,
  nameAt,
  nameLength,
  numberAt,
  symbolAt,
  wordAt,
} from './tokens.js';

/** An order in words, and where its call ends. */
export interface Order {
  readonly tokens: readonly Token[];
  readonly end: number;
}

/** An order at a place: `strategy.entry("Long", strategy.long)`, `self.buy()`. */
export function orderAt(
  statement: readonly Token[],
  rewriter: ExpressionRewriter,
  /** A script that closes its position before it sells goes short by selling. */
  sellsShort = false,
): Order | null {
  const at = 0;
  const token = statement[at];
  if (token === undefined) return null;
  const sent = metatraderOrder(statement);
  if (sent !== null) return sent;
  const owned = isWord(token, 'self', 'strategy') && isSymbol(statement[at + 1], '.');
  const start = owned ? at + 2 : at;
  const position =
    isWord(statement[start], 'position') && isSymbol(statement[start + 1], '.') ? start + 2 : start;
  const name = nameAt(statement, position);
  const open = position + nameLength(statement, position);
  if (!isSymbol(statement[open], '(') || statement[open]?.glued !== true) return null;
  const end = closing(statement, open) + 1;
  const given = argumentsAt(statement, open);
  if (isWord(token, 'strategy') && owned) {
    const tokens = pineOrder(token, name, given, rewriter);
    return tokens === null ? null : { tokens, end };
  }
  const plain = ['buy', 'sell', 'close', 'short', 'cover'].includes(name);
  if (!plain || (!owned && given.length > 0) || (name === 'close' && !owned)) return null;
  const action =
    name === 'close' || position > start ? 'exit' : name === 'sell' && sellsShort ? 'short' : name;
  // `self.buy(sl=0.95 * price)`: the bounds that the position stands inside.
  const bounds = given.flatMap((part) => bound(token, part, rewriter));
  return {
    tokens: [wordAt(token, action), ...(bounds.length > 0 ? [symbolAt(token, ',', false)] : []), ...bounds],
    end,
  };
}

function pineOrder(
  at: Token,
  name: string,
  given: readonly (readonly Token[])[],
  rewriter: ExpressionRewriter,
): readonly Token[] | null {
  const spoken = given.flat();
  const when = given.find((part) => isWord(part[0], 'when') && isSymbol(part[1], '='))?.slice(2) ?? [];
  const held: readonly Token[] = when.length === 0 ? [] : [wordAt(at, 'when'), ...rewriter.rewrite(when)];
  const quoted = spoken.find((token) => token.kind === 'quoted')?.norm ?? '';
  if (name === 'entry' || name === 'order') {
    const short =
      spoken.some((token) => isWord(token, 'short')) ||
      (!spoken.some((token) => isWord(token, 'long')) && quoted.includes('short'));
    return [wordAt(at, short ? 'short' : 'buy'), ...units(at, given), ...held];
  }
  if (name === 'close' || name === 'close_all') {
    const side = quoted.includes('short')
      ? ['exit', 'short']
      : quoted.includes('long')
        ? ['exit', 'long']
        : ['exit'];
    return [...side.map((word) => wordAt(at, word)), ...held];
  }
  if (name !== 'exit') return null;
  const bounds = given.flatMap((part) => bound(at, part, rewriter));
  return bounds.length > 0 ? [...bounds, ...held] : [wordAt(at, 'exit'), ...held];
}

/** `qty = 2`: so many units of the market. */
function units(at: Token, given: readonly (readonly Token[])[]): readonly Token[] {
  const number = given.find((part) => nameAt(part, 0) === 'qty' && isSymbol(part[1], '='))?.[2];
  if (number?.kind !== 'number') return [];
  const [size, unit, comma] = [wordAt(at, 'size'), wordAt(at, 'units'), symbolAt(at, ',', false)];
  return [comma, size, numberAt(at, number.value), unit, comma];
}

/** `stop = strategy.position_avg_price * 0.95` as a stop of 5%; another price of a stop is named and left. */
function bound(at: Token, part: readonly Token[], rewriter: ExpressionRewriter): readonly Token[] {
  const kind = (
    { stop: 'stop', limit: 'target', loss: 'stop', profit: 'target', sl: 'stop', tp: 'target' } as const
  )[nameAt(part, 0) as 'stop'];
  if (kind === undefined || !isSymbol(part[1], '=')) return [];
  const value = rewriter.rewrite(part.slice(2));
  const factor = factorOf(value);
  const percent = factor === null ? 0 : Number((Math.abs(factor - 1) * 100).toPrecision(10));
  const priced = part.some((token) => isWord(token, 'avg', 'close'));
  if (!priced || percent === 0 || percent >= 100)
    return [wordAt(at, 'when'), wordAt(at, kind), ...part.slice(2), symbolAt(at, ',')];
  return [wordAt(at, kind), numberAt(at, percent), symbolAt(at, '%'), symbolAt(at, ',')];
}

/** What a price is multiplied with: `x * 0.95`, `x * (1 - 0.05)`, `x * (1 + 10 / 100)`. */
function factorOf(tokens: readonly Token[]): number | null {
  const times = tokens.findIndex((token) => isSymbol(token, '*'));
  if (times === -1) return null;
  const sides = [tokens.slice(times + 1), tokens.slice(0, times)];
  for (const side of sides) {
    const flat = side.filter((token) => !isSymbol(token, '(', ')'));
    const numbers = flat
      .filter((token) => token.kind === 'number')
      .map((token) => (token.kind === 'number' ? token.value : 0));
    const signs = flat.filter((token) => token.kind === 'symbol').map(({ norm }) => norm);
    if (numbers.length + signs.length !== flat.length) continue;
    const [a, b, c] = numbers;
    if (a === undefined) continue;
    if (numbers.length === 1 && signs.length === 0) return a;
    if (b === undefined || (signs[0] !== '-' && signs[0] !== '+')) continue;
    const change =
      numbers.length === 2 && signs.length === 1
        ? b
        : c !== undefined && c !== 0 && signs[1] === '/'
          ? b / c
          : null;
    if (change !== null) return signs[0] === '-' ? a - change : a + change;
  }
  return null;
}
