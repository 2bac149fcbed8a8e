import type { Lexeme } from '../../lex/lexeme.js';
import { isMark } from '../../lex/marks.js';
import { Reader } from '../../parse/reader.js';

/** A market and its share of the equity, in percent. */
export interface Share {
  readonly symbol: string;
  readonly share: number;
}

export interface Shares {
  readonly shares: readonly Share[];
  /** What is kept in cash by name. */
  readonly cash: number;
  readonly rest: readonly Lexeme[];
}

/** Shares beside their markets, taken out of a request; null when there are fewer than two, or more than all. */
export function readShares(lexemes: readonly Lexeme[], text: string): Shares | null {
  const found = readProportion(lexemes) ?? readEach(lexemes, text) ?? new ShareReader(lexemes, text).read();
  return isWhole(found) ? found : null;
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
    cash: 0,
  };
}

/** `25% each in SPY, TLT and GLD`, `SPY, TLT, GLD: a third each`: one share for every market of a list. */
function readEach(lexemes: readonly Lexeme[], text: string): Shares | null {
  const reader = new Reader(lexemes, text);
  for (let at = 0; at < lexemes.length; at++) {
    reader.at = at;
    const share = takeShare(reader);
    if (share === null) continue;
    const each = reader.takeMark('per') || /^(each|apiece)$/i.test(reader.peekIs('unknown')?.word ?? '');
    if (!each || reader.peekIs('unit') !== null || reader.peekIs('every') !== null) continue;
    if (reader.peekIs('unknown') !== null) reader.at++;
    const end = reader.at;
    reader.takeMark('in', 'of', 'to', 'on', 'for');
    reader.takeMark('colon');
    const behind = listFrom(lexemes, reader.at);
    const before = listBefore(lexemes, at);
    const [from, to] = behind.to > behind.from ? [at, behind.to] : [before.from, end];
    const symbols = behind.to > behind.from ? behind.symbols : before.symbols;
    if (symbols.length < 2) continue;
    return {
      shares: symbols.map((symbol) => ({ symbol, share })),
      rest: [...lexemes.slice(0, from), ...lexemes.slice(to)],
      cash: 0,
    };
  }
  return null;
}

interface List {
  readonly symbols: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** The markets from here on, with what joins them. */
function listFrom(lexemes: readonly Lexeme[], from: number): List {
  const symbols: string[] = [];
  let to = from;
  for (let at = from; ; at++) {
    const lexeme = lexemes[at];
    if (lexeme?.is === 'asset') {
      symbols.push(lexeme.symbol);
      to = at + 1;
    } else if (!joins(lexeme)) break;
  }
  return { symbols: [...new Set(symbols)], from, to };
}

/** The markets that end here. */
function listBefore(lexemes: readonly Lexeme[], end: number): List {
  let from = end;
  for (let at = end - 1; ; at--) {
    const lexeme = lexemes[at];
    if (lexeme?.is === 'asset') from = at;
    else if (!joins(lexeme) && !isMark(lexeme, 'colon')) break;
  }
  return { ...listFrom(lexemes, from), from, to: end };
}

function joins(lexeme: Lexeme | undefined): boolean {
  return (
    lexeme?.is === 'mark' &&
    ['comma', 'and', 'slash', 'plus', 'both', 'newline', 'bullet'].includes(lexeme.mark)
  );
}

/**
 * `40% GLD, 30% in SPY and the rest in IEF`, `SPY (60%), TLT (40%)`, `half SPY half TLT`, `60% stocks (VTI)`: each share
 * next to its market, in either order; cash keeps its share.
 */
class ShareReader {
  private readonly reader: Reader;
  private readonly shares: Share[] = [];
  private readonly rest: Lexeme[] = [];
  private cash = 0;

  constructor(
    private readonly lexemes: readonly Lexeme[],
    text: string,
  ) {
    this.reader = new Reader(lexemes, text);
  }

  read(): Shares {
    const { reader, lexemes, rest } = this;
    while (reader.at < lexemes.length) {
      const taken = reader.tryRead(() => this.shareFirst()) ?? reader.tryRead(() => this.marketFirst());
      if (taken !== null) continue;
      const lexeme = reader.peek();
      if (lexeme !== undefined) rest.push(lexeme);
      reader.at++;
    }
    const all = sum(this.shares.map(({ share }) => share));
    // "0.6 to SPY and 0.4 to TLT"
    const parts = this.shares.every(({ share }) => share <= 1) && Math.abs(all - 1) < 0.011;
    const shares = parts
      ? this.shares.map(({ symbol, share }) => ({ symbol, share: Number((share * 100).toFixed(4)) }))
      : this.shares;
    return { shares, rest, cash: this.cash };
  }

  /** `60% in SPY`, `the rest in TLT`, `20% cash`, `60% stocks (VTI)`. */
  private shareFirst(): true | null {
    const { reader } = this;
    const rest = takeRest(reader);
    const named = takeShare(reader);
    if (!rest && named === null) return null;
    const share = named ?? 100 - sum(this.shares.map((given) => given.share)) - this.cash;
    if (rest && this.splitRest(share)) return true;
    while (reader.takeMark('in', 'of', 'to', 'on'));
    if (/^(into|goes|going)$/i.test(reader.words(reader.at, reader.at))) reader.at++;
    reader.takeMark('in', 'to');
    const described = reader.peekIs('unknown') !== null || reader.peekIs('output') !== null;
    if (described && reader.isMark('open', 1)) reader.at++;
    const bracket = reader.takeMark('open');
    if (!this.give(share)) return null;
    if (bracket) reader.takeMark('close');
    return true;
  }

  /** `the rest split between SOL and ADA`. */
  private splitRest(share: number): boolean {
    const { reader, shares } = this;
    const split = reader.tryRead(() => {
      if (!/^(is )?(split|divided|shared|equally)$/i.test(reader.words(reader.at, reader.at))) return null;
      while (reader.peekIs('unknown') !== null || reader.takeMark('between', 'in', 'on', 'to')) {
        if (reader.peekIs('unknown') !== null) reader.at++;
      }
      const list = listFrom(reader.lexemes, reader.at);
      if (list.symbols.length < 2) return null;
      reader.at = list.to;
      return list.symbols;
    });
    if (split === null) return false;
    const each = Math.floor((share / split.length) * 100) / 100;
    for (const symbol of split) shares.push({ symbol, share: each });
    return true;
  }

  /** `SPY 60`, `SPY: 60%`, `SPY (60%)`, `SPY at 60%`. */
  private marketFirst(): true | null {
    const { reader } = this;
    const from = reader.at;
    if (reader.take('asset') === null) return null;
    const bracket = reader.takeMark('open');
    if (!bracket) reader.takeMark('colon', 'at', 'with', 'minus');
    const share = takeShare(reader);
    if (share === null) return null;
    if (bracket) reader.takeMark('close');
    const to = reader.at;
    reader.at = from;
    if (!this.give(share)) return null;
    reader.at = to;
    return true;
  }

  /** Gives the market that stands here its share; false when there is none, or it has one. */
  private give(share: number): boolean {
    const { reader, shares } = this;
    if (share <= 0) return false;
    const out = reader.peekIs('head')?.head === 'equity' || reader.peekIs('action')?.action === 'exit';
    if (out) {
      reader.at++;
      this.cash += share;
      return true;
    }
    const symbol = reader.take('asset')?.symbol;
    if (symbol === undefined || shares.some((given) => given.symbol === symbol)) return false;
    shares.push({ symbol, share });
    return true;
  }
}

/** "The rest", "what's left", "whatever remains". */
function takeRest(reader: Reader): boolean {
  if (reader.peekIs('part')?.share === null) {
    reader.at++;
    return true;
  }
  const [first, second] = [reader.words(reader.at, reader.at), reader.words(reader.at + 1, reader.at + 1)];
  if (!/^what(ever)?('?s)?$/i.test(first) || !/^(left|remains|remaining)$/i.test(second)) return false;
  reader.at += 2;
  return true;
}

const spoken: Readonly<Record<string, number>> = {
  half: 50,
  third: 33.33,
  quarter: 25,
  fifth: 20,
  tenth: 10,
};

/** `60%`, `60`, `half`, `a third`, `two thirds`. */
function takeShare(reader: Reader): number | null {
  const part = reader.peekIs('part');
  if (part !== null && part.share !== null) {
    reader.at++;
    return part.share;
  }
  const number = reader.take('number');
  const word = reader.peekIs('unknown')?.word.toLowerCase() ?? '';
  const fraction = spoken[word] ?? (word.endsWith('s') ? spoken[word.slice(0, -1)] : undefined);
  if (fraction !== undefined && (number === null || number.value < 10)) {
    reader.at++;
    return number === null ? fraction : Math.round(number.value * fraction * 100) / 100;
  }
  if (number === null || (number.unit !== 'percent' && number.unit !== 'plain')) return null;
  return number.value;
}

function isWhole({ shares, cash }: Shares): boolean {
  const all = sum(shares.map(({ share }) => share));
  if (cash > 0) return shares.length > 0 && all + cash <= 100.5;
  return shares.length > 1 && all <= 100.5 && all > 50;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
