import type { Token } from '../scan/token.js';
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

type Arguments = readonly (readonly Token[])[];

/** Where the numbers of an indicator stand among its arguments, behind the market and the bars. */
interface Shape {
  readonly words: readonly string[];
  readonly numbers: readonly number[];
  /** Which argument says how many bars before, and which line is meant. */
  readonly shift?: number;
  readonly line?: number;
}

const shapes: Readonly<Record<string, Shape>> = {
  irsi: { words: ['rsi'], numbers: [2], shift: 4 },
  ima: { words: ['sma'], numbers: [2], shift: 6 },
  imacd: { words: ['macd'], numbers: [2, 3, 4], line: 6, shift: 7 },
  ibands: { words: ['bollinger'], numbers: [2, 3], line: 6, shift: 7 },
  iatr: { words: ['atr'], numbers: [2], shift: 3 },
  icci: { words: ['cci'], numbers: [2], shift: 4 },
  iadx: { words: ['adx'], numbers: [2], line: 4, shift: 5 },
  imfi: { words: ['mfi'], numbers: [2], shift: 3 },
  iwpr: { words: ['willr'], numbers: [2], shift: 3 },
  imomentum: { words: ['momentum'], numbers: [2], shift: 4 },
  istochastic: { words: ['stochastic'], numbers: [2, 4, 3], line: 7, shift: 8 },
};
const lines: Readonly<Record<string, readonly string[]>> = {
  mode_upper: ['upper', 'band'],
  mode_lower: ['lower', 'band'],
  mode_plusdi: ['+', 'di'],
  mode_minusdi: ['-', 'di'],
};
const bars: Readonly<Record<string, readonly [number, string]>> = {
  period_m1: [1, 'm'],
  period_m5: [5, 'm'],
  period_m15: [15, 'm'],
  period_m30: [30, 'm'],
  period_h1: [1, 'h'],
  period_h4: [4, 'h'],
  period_d1: [1, 'd'],
  period_w1: [1, 'w'],
};

/** `iRSI(NULL, 0, 14, PRICE_CLOSE, 0)` as `rsi(14)`; null for another function. */
export function metatraderIndicator(at: Token, name: string, given: Arguments): readonly Token[] | null {
  const shape = shapes[name.toLowerCase()];
  if (shape === undefined || name[0] !== 'i') return null;
  const spoken = (place: number | undefined): string =>
    place === undefined ? '' : nameAt(given[place] ?? [], 0).toLowerCase();
  const number = (place: number): number | null => {
    const [only, ...others] = given[place] ?? [];
    return only?.kind === 'number' && others.length === 0 ? only.value : null;
  };
  const numbers = shape.numbers.map(number);
  if (numbers.some((value) => value === null)) return null;
  const method = given
    .map((part) => nameAt(part, 0).toLowerCase())
    .find((word) => /^mode_(e|s|lw|sm)ma$/.test(word));
  const words = method === 'mode_ema' ? ['ema'] : method === 'mode_lwma' ? ['wma'] : shape.words;
  const size = bars[spoken(1)];
  const shift = shape.shift === undefined ? null : number(shape.shift);
  const line = lineOf(shape, spoken(shape.line));
  return [
    ...(size === undefined ? [] : [numberAt(at, size[0]), wordAt(at, size[1], true)]),
    ...words.map((word) => wordAt(at, word)),
    symbolAt(at, '('),
    ...numbers.flatMap((value, place) => [
      ...(place === 0 ? [] : [symbolAt(at, ',')]),
      numberAt(at, value ?? 0),
    ]),
    symbolAt(at, ')'),
    ...line.map((word) =>
      word === '+' || word === '-' || word === '%' ? symbolAt(at, word, false) : wordAt(at, word),
    ),
    ...(shift === null || shift <= 0 ? [] : [numberAt(at, shift), wordAt(at, 'bars'), wordAt(at, 'ago')]),
  ];
}

function lineOf(shape: Shape, mode: string): readonly string[] {
  const [name] = shape.words;
  if (mode === 'mode_signal' || mode === '1') return name === 'stochastic' ? ['%', 'd'] : ['signal', 'line'];
  if (mode === 'mode_main' || mode === '0')
    return name === 'macd' ? ['macd', 'line'] : name === 'stochastic' ? ['%', 'k'] : [];
  return lines[mode] ?? [];
}

/** `OrderSend(Symbol(), OP_BUY, …)`, `trade.Buy(0.1)`, `OrderClose(…)`: what is bought or sold; its lots and prices stay named. */
export function metatraderOrder(
  statement: readonly Token[],
): { readonly tokens: readonly Token[]; readonly end: number } | null {
  const [first] = statement;
  if (first === undefined) return null;
  const owned = isSymbol(statement[1], '.') && statement[2]?.kind === 'word';
  const start = owned ? 2 : 0;
  const name = nameAt(statement, start).toLowerCase();
  const open = start + nameLength(statement, start);
  if (!isSymbol(statement[open], '(')) return null;
  const end = closing(statement, open) + 1;
  if (name === 'ordersend') {
    const given = argumentsAt(statement, open);
    const kind = given
      .map((part) => nameAt(part, 0).toUpperCase())
      .find((word) => /^OP_(BUY|SELL)$/.test(word));
    if (kind === undefined) return null;
    // Lots, and stops at prices, are named as left out; slippage and comments trade nothing.
    const rest = [given[2], given[5], given[6]].filter((part) => part !== undefined && !isZero(part));
    return {
      tokens: [
        wordAt(first, kind === 'OP_BUY' ? 'buy' : 'short'),
        ...rest.flatMap((part) => [symbolAt(first, ',', false), asUnknown(part ?? [], first)]),
      ],
      end,
    };
  }
  const action =
    owned && name === 'buy'
      ? 'buy'
      : owned && name === 'sell'
        ? 'short'
        : ['orderclose', 'positionclose', 'closeall', 'closeallpositions'].includes(name)
          ? 'exit'
          : null;
  if (action === null || isWord(first, 'self', 'strategy')) return null;
  return { tokens: [wordAt(first, action)], end };
}

function isZero(part: readonly Token[]): boolean {
  const [only] = part;
  return part.length === 1 && only?.kind === 'number' && only.value === 0;
}

/** Stands for a piece of code that no word says. */
export const leftAsItStands = 'left-as-it-stands';

/** One unknown word that spans what was written, so that it is named as it stands. */
export function asUnknown(part: readonly Token[], at: Token): Token {
  const [first = at] = part;
  const last = part[part.length - 1] ?? first;
  return {
    kind: 'word',
    text: leftAsItStands,
    norm: leftAsItStands,
    from: first.from,
    to: last.to,
    glued: false,
  };
}
