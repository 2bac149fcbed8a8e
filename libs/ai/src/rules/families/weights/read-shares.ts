import type { Lexeme } from '../../lex/lexeme.js';

/** A market and its share of the equity, in percent. */
export interface Share {
  readonly symbol: string;
  readonly share: number;
}

interface Shares {
  readonly shares: readonly Share[];
  readonly rest: readonly Lexeme[];
}

/** Shares beside their markets, taken out of a request; null when there are fewer than two, or more than all. */
export function readShares(lexemes: readonly Lexeme[]): Shares | null {
  const found = readProportion(lexemes) ?? readBeside(lexemes);
  return isWhole(found.shares) ? found : null;
}

/** `60/40 SPY and TLT`, `50/30/20 BTC ETH SOL`: the numbers first, then as many markets in their order. */
function readProportion(lexemes: readonly Lexeme[]): Shares | null {
  const at = lexemes.findIndex(
    (lexeme, place) =>
      lexeme.is === 'number' && isMark(lexemes[place + 1], 'slash') && lexemes[place + 2]?.is === 'number',
  );
  if (at < 0) return null;
  const numbers: number[] = [];
  let end = at;
  for (let lexeme = lexemes[end]; lexeme?.is === 'number'; lexeme = lexemes[end]) {
    numbers.push(lexeme.value);
    end++;
    if (!isMark(lexemes[end], 'slash')) break;
    end++;
  }
  const symbols = [...new Set(lexemes.flatMap((lexeme) => (lexeme.is === 'asset' ? [lexeme.symbol] : [])))];
  if (symbols.length !== numbers.length || sum(numbers) !== 100) return null;
  return {
    shares: symbols.map((symbol, place) => ({ symbol, share: numbers[place] ?? 0 })),
    rest: lexemes.filter(({ is }, place) => (place < at || place >= end) && is !== 'asset'),
  };
}

/** `40% GLD, 30% in SPY and the rest in IEF`, `SPY 60 TLT 40`: each number next to its market; cash keeps its share. */
function readBeside(lexemes: readonly Lexeme[]): Shares {
  const shares: Share[] = [];
  const rest: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; ) {
    const one = lexemes[at];
    const holds = one?.is === 'number' || (one?.is === 'part' && one.share === null);
    // "70% in SPY", "the rest in IEF"
    const linked = holds && (isMark(lexemes[at + 1], 'in') || isMark(lexemes[at + 1], 'of'));
    const other = lexemes[linked ? at + 2 : at + 1];
    const [share, market] = holds ? [one, other] : [other, one];
    const symbol = market?.is === 'asset' ? market.symbol : null;
    const value = share?.is === 'part' ? 100 - sum(shares.map((given) => given.share)) : shareOf(share);
    const cash = market?.is === 'head' && market.head === 'equity' && share?.is === 'number';
    const known = shares.some((given) => given.symbol === symbol);
    if (value !== null && value > 0 && !known && (symbol !== null || cash)) {
      if (symbol !== null) shares.push({ symbol, share: value });
      at += linked ? 3 : 2;
      continue;
    }
    if (one !== undefined) rest.push(one);
    at++;
  }
  return { shares, rest };
}

function shareOf(lexeme: Lexeme | undefined): number | null {
  if (lexeme?.is !== 'number') return null;
  return lexeme.unit === 'percent' || lexeme.unit === 'plain' ? lexeme.value : null;
}

function isWhole(shares: readonly Share[]): boolean {
  const all = sum(shares.map(({ share }) => share));
  return shares.length > 1 && all <= 100.5 && all > 50;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

function isMark(lexeme: Lexeme | undefined, mark: string): boolean {
  return lexeme?.is === 'mark' && lexeme.mark === mark;
}
