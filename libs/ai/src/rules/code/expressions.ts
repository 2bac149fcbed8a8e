import { scan } from '../scan/scan.js';
import type { Token } from '../scan/token.js';
import { columnInWords } from './column-names.js';
import { asUnknown, metatraderIndicator } from './metatrader.js';
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

/** What the names of a script stand for, as tokens that say it in words. */
export type Variables = Map<string, readonly Token[]>;

/** Modules and objects in front of a name that say nothing about it. */
const owners = new Set(
  'ta self talib bt ind indicators btind pd np math qtpylib df data dataframe datas vbt pta tulipy lines i strategy'.split(
    ' ',
  ),
);
/** Tables of bars: whole, or one column of them. */
const tables = new Set(['df', 'data', 'dataframe', 'bars', 'ohlc', 'candles']);
const crossings: Readonly<Record<string, 'crosses_above' | 'crosses_below'>> = {
  crossover: 'crosses_above',
  crossunder: 'crosses_below',
  crossabove: 'crosses_above',
  crossbelow: 'crosses_below',
  crossup: 'crosses_above',
  crossdown: 'crosses_below',
  crossedabove: 'crosses_above',
  crossedbelow: 'crosses_below',
  crossesabove: 'crosses_above',
  crossesbelow: 'crosses_below',
  macrossedabove: 'crosses_above',
  macrossedbelow: 'crosses_below',
  rsicrossedabove: 'crosses_above',
  rsicrossedbelow: 'crosses_below',
};
const renamed: Readonly<Record<string, string>> = {
  wpr: 'willr',
  bbands: 'bollinger',
  bollingerbands: 'bollinger',
  relativestrengthindex: 'rsi',
  simplemovingaverage: 'sma',
  movingaveragesimple: 'sma',
  exponentialmovingaverage: 'ema',
  macdhisto: 'macd',
  averagetruerange: 'atr',
};
const columns: Readonly<Record<string, string>> = {
  C: 'close',
  O: 'open',
  H: 'high',
  L: 'low',
  V: 'volume',
};
/** An average by its place among others, no length of one or two bars. */
const numberedLine = /^(sma|ema|wma|ma)_?[12]$/;
const longestValue = 80;
/** Calls in calls in calls: a script has few of them. */
const deepestCall = 16;
const mostTokens = 6_000;

/** The meaning of a crossing function by its name, whatever its spelling. */
export function crossingOf(name: string): 'crosses_above' | 'crosses_below' | 'crosses_either' | null {
  const plain = name.replaceAll('_', '').toLowerCase();
  if (plain === 'cross') return 'crosses_either';
  return crossings[plain] ?? null;
}

/**
 * Puts an expression of a script into words that requests are read from: names become what they stand for, calls of
 * libraries those of the grammar. One pass; what names stand for is bounded, so that names of names of names cannot
 * make it long.
 */
export class ExpressionRewriter {
  readonly used = new Set<string>();
  private written = 0;
  private depth = 0;

  constructor(
    private readonly variables: Variables,
    /** Bars before are counted downwards: `close[-1]`. */
    private readonly countsDown: boolean,
  ) {}

  rewrite(tokens: readonly Token[]): Token[] {
    const out: Token[] = [];
    let at = 0;
    while (at < tokens.length) {
      const next = this.step(tokens, at, out);
      this.written += 1;
      at = Math.max(next, at + 1);
    }
    return out;
  }

  /** Rewrites what stands at a place; gives the place behind it. */
  private step(tokens: readonly Token[], at: number, out: Token[]): number {
    const token = tokens[at];
    if (token === undefined) return at + 1;
    if (isSymbol(token, '|')) out.push(wordAt(token, 'or'));
    else if (isSymbol(token, '&')) out.push(wordAt(token, 'and'));
    else if (isSymbol(token, '~')) out.push(wordAt(token, 'not'));
    else if (isSymbol(token, '[')) return this.index(tokens, at, out);
    else if (isSymbol(token, '.') && tokens[at + 1]?.kind === 'word') return this.method(tokens, at, out);
    else if (token.kind === 'word' || isSymbol(token, '_')) return this.name(tokens, at, out);
    else out.push(token);
    return at + 1;
  }

  private name(tokens: readonly Token[], at: number, out: Token[]): number {
    const token = tokens[at];
    if (token === undefined) return at + 1;
    const length = nameLength(tokens, at);
    const name = nameAt(tokens, at);
    const behind = at + length;
    const next = tokens[behind];
    const low = name.toLowerCase();
    // `self.`, `ta.`
    if (owners.has(low) && isSymbol(next, '.') && next?.glued === true) return behind + 1;
    if (tables.has(low) && isSymbol(next, '[') && tokens[behind + 1]?.kind === 'quoted')
      return this.column(tokens, behind + 1, out);
    const value = this.variables.get(name);
    if (value !== undefined && !isSymbol(next, '(') && this.written < mostTokens) {
      this.used.add(name);
      this.written += value.length;
      out.push(...value.map((part, place) => placed(part, token, tokens[behind - 1] ?? token, place === 0)));
      return behind;
    }
    // `sma1` and `sma2` number the lines of a script: what they are is said elsewhere, or nowhere.
    if (numberedLine.test(low) && !isSymbol(next, '(')) {
      out.push(asUnknown(tokens.slice(at, behind), token));
      return behind;
    }
    if (isSymbol(next, '(') && next?.glued === true && this.mayRead(tokens, behind))
      return this.deeper(() => this.call(tokens, at, behind, name, out));
    const field = columns[name];
    if (field !== undefined && length === 1) out.push(wordAt(token, field, token.glued));
    else if (renamed[low] !== undefined) out.push(wordAt(token, renamed[low] ?? low, token.glued));
    else out.push(...tokens.slice(at, behind));
    return behind;
  }

  /** Whether a call is closed, and not too deep in others. */
  private mayRead(tokens: readonly Token[], open: number): boolean {
    return this.depth < deepestCall && closing(tokens, open) < tokens.length;
  }

  private deeper(read: () => number): number {
    this.depth++;
    const next = read();
    this.depth--;
    return next;
  }

  /** `df["rsi"]`: a column, by its name. */
  private column(tokens: readonly Token[], at: number, out: Token[]): number {
    const quoted = tokens[at];
    const end = isSymbol(tokens[at + 1], ']') ? at + 2 : at + 1;
    if (quoted?.kind !== 'quoted') return end;
    const words = this.variables.get(quoted.text) ?? scan(columnInWords(quoted.text), 'point');
    this.used.add(quoted.text);
    out.push(...words.map((part, place) => placed(part, quoted, quoted, place === 0)));
    return end;
  }

  private call(tokens: readonly Token[], at: number, open: number, name: string, out: Token[]): number {
    const token = tokens[at];
    if (token === undefined) return at + 1;
    const low = name.replaceAll('_', '').toLowerCase();
    const end = closing(tokens, open) + 1;
    const given = argumentsAt(tokens, open).map((part) => this.rewrite(unnamed(part)));
    // A whole table of bars is what every indicator is computed on.
    const values = given.filter((part) => !(part.length === 1 && tables.has(part[0]?.norm ?? '')));
    const terminal = metatraderIndicator(token, name, given);
    if (terminal !== null) {
      out.push(...terminal);
      return end;
    }
    const crossing = low === 'cross' && name === 'Cross' ? 'crosses_above' : crossingOf(name);
    if (low === 'input' || low.startsWith('input.')) {
      out.push(...(values[0] ?? []));
      return end;
    }
    // `self.I(SMA, close, 10)`: the function is the first argument.
    if (name === 'I' && values.length > 1) {
      out.push(...(values[0] ?? []), ...call(token, values.slice(1)));
      return end;
    }
    if (low === 'ref' && values.length === 2) {
      const bars = numberIn(values[1]);
      out.push(...(values[0] ?? []));
      if (bars !== null && bars <= 0) out.push(...indexed(token, -bars));
      else out.push(wordAt(token, name));
      return end;
    }
    if (
      low === 'highest' ||
      low === 'lowest' ||
      low === 'hhv' ||
      low === 'llv' ||
      low === 'max' ||
      low === 'min'
    ) {
      const high = low === 'highest' || low === 'hhv' || low === 'max';
      const bars = numberIn(values[values.length - 1]);
      const of = values.length > 1 ? (values[0] ?? []) : [wordAt(token, high ? 'high' : 'low')];
      if (bars !== null && bars >= 1 && !low.startsWith('m')) {
        out.push(
          numberAt(token, bars),
          wordAt(token, 'bar'),
          wordAt(token, high ? 'highest' : 'lowest'),
          ...of,
        );
        return end;
      }
    }
    // The price, high and low that it is computed from are its own.
    if (low === 'stoch' && values.length === 4) {
      out.push(
        wordAt(token, 'stochastic'),
        ...call(token, [values[3] ?? [], [numberAt(token, 1)], [numberAt(token, 3)]]),
      );
      out.push(symbolAt(token, '%'), wordAt(token, 'k'));
      return end;
    }
    if (
      low === 'supertrend' &&
      values.length === 2 &&
      (numberIn(values[0]) ?? 0) < (numberIn(values[1]) ?? 0)
    ) {
      out.push(wordAt(token, 'supertrend'), ...call(token, [values[1] ?? [], values[0] ?? []]));
      return end;
    }
    if (crossing !== null && values.length === 2) out.push(wordAt(token, crossing, token.glued));
    else if (renamed[low] !== undefined) out.push(wordAt(token, renamed[low] ?? low, token.glued));
    else out.push(...tokens.slice(at, open));
    out.push(...call(token, values));
    return end;
  }

  /** What follows a dot: `.shift(1)`, `.rolling(20).mean()`, `.crossed_above(slow)`; another name is a line of what stands before. */
  private method(tokens: readonly Token[], at: number, out: Token[]): number {
    const dot = tokens[at];
    const length = nameLength(tokens, at + 1);
    const open = at + 1 + length;
    const low = nameAt(tokens, at + 1)
      .replaceAll('_', '')
      .toLowerCase();
    if (dot === undefined) return at + 1;
    if (low === 'iloc' || low === 'loc' || low === 'values' || low === 'lines' || low === 'run') return open;
    // `input.int(14)`
    if (isWord(out[out.length - 1], 'input') && isSymbol(tokens[open], '(')) {
      out.pop();
      out.push(...this.rewrite(unnamed(argumentsAt(tokens, open)[0] ?? [])));
      return closing(tokens, open) + 1;
    }
    if (!isSymbol(tokens[open], '(') || !this.mayRead(tokens, open)) return at + 1;
    return this.deeper(() => this.methodCall(tokens, at, open, out));
  }

  private methodCall(tokens: readonly Token[], at: number, open: number, out: Token[]): number {
    const dot = tokens[at];
    const low = nameAt(tokens, at + 1)
      .replaceAll('_', '')
      .toLowerCase();
    if (dot === undefined) return at + 1;
    const end = closing(tokens, open) + 1;
    const values = argumentsAt(tokens, open).map((part) => this.rewrite(unnamed(part)));
    const number = numberIn(values[0]);
    if (low === 'shift' && number !== null && number >= 0) {
      out.push(...indexed(dot, number));
      return end;
    }
    if ((low === 'rolling' || low === 'ewm') && number !== null) {
      const measure = nameAt(tokens, end + 1).toLowerCase();
      const name =
        low === 'ewm'
          ? measure === 'mean'
            ? 'ema'
            : null
          : measure === 'mean'
            ? 'sma'
            : measure === 'std'
              ? 'stdev'
              : null;
      const extreme = low === 'rolling' && (measure === 'max' || measure === 'min');
      const inner = takePrimary(out);
      const behind = end + 1 + nameLength(tokens, end + 1);
      if (name !== null) out.push(wordAt(dot, name), ...call(dot, [inner, values[0] ?? []]));
      else if (extreme)
        out.push(
          numberAt(dot, number),
          wordAt(dot, 'bar'),
          wordAt(dot, measure === 'max' ? 'highest' : 'lowest'),
          ...inner,
        );
      else out.push(...inner, wordAt(dot, low), wordAt(dot, measure));
      return isSymbol(tokens[behind], '(') ? closing(tokens, behind) + 1 : behind;
    }
    const crossing = crossingOf(nameAt(tokens, at + 1));
    if (crossing !== null && values.length === 1) {
      const left = takePrimary(out);
      out.push(wordAt(dot, crossing), ...call(dot, [left, values[0] ?? []]));
      return end;
    }
    const compared = low.endsWith('above') ? '>' : low.endsWith('below') ? '<' : null;
    if (compared !== null && values.length === 1) {
      out.push(symbolAt(dot, compared), ...(values[0] ?? []));
      return end;
    }
    return at + 1;
  }

  /** `close[1]` is the bar before; `close[0]` the present one, and so is `close[-1]` where lists are counted from their end. */
  private index(tokens: readonly Token[], at: number, out: Token[]): number {
    const end = closing(tokens, at) + 1;
    const bracket = tokens[at];
    const number = numberIn(tokens.slice(at + 1, end - 1));
    if (bracket === undefined || number === null || out.length === 0) {
      out.push(...tokens.slice(at, at + 1));
      return at + 1;
    }
    if (number > 0) out.push(...indexed(bracket, number));
    else if (number < 0 && this.countsDown) out.push(...indexed(bracket, -number));
    else if (number < -1) out.push(...indexed(bracket, -number - 1));
    return end;
  }
}

/** `length = 14` as an argument: the order of the arguments says as much. */
function unnamed(part: readonly Token[]): readonly Token[] {
  const length = nameLength(part, 0);
  return length > 0 && isSymbol(part[length], '=') ? part.slice(length + 1) : part;
}

function call(at: Token, values: readonly (readonly Token[])[]): Token[] {
  if (values.length === 0) return [];
  const inner = values.flatMap((part, place) => (place === 0 ? part : [symbolAt(at, ','), ...part]));
  return [symbolAt(at, '('), ...inner, symbolAt(at, ')')];
}

function indexed(at: Token, bars: number): Token[] {
  return bars === 0 ? [] : [numberAt(at, bars), wordAt(at, 'bars'), wordAt(at, 'ago')];
}

function numberIn(part: readonly Token[] | undefined): number | null {
  const [first, second] = part ?? [];
  if (part?.length === 1 && first?.kind === 'number') return first.value;
  if (part?.length === 2 && isSymbol(first, '-') && second?.kind === 'number') return -second.value;
  return null;
}

/** Takes the name, call or group at the end of what is written. */
function takePrimary(out: Token[]): Token[] {
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

function placed(part: Token, first: Token, last: Token, leads: boolean): Token {
  return { ...part, from: first.from, to: last.to, glued: leads ? first.glued : part.glued };
}

/** What a name stands for from now on, null when that is too long; parentheses hold together what is more than one call. */
export function standsFor(tokens: readonly Token[]): readonly Token[] | null {
  const [first] = tokens;
  if (first === undefined || tokens.length > longestValue) return null;
  const end = isSymbol(tokens[1], '(') ? closing(tokens, 1) : 0;
  if (end >= tokens.length - 1) return tokens;
  return [symbolAt(first, '(', false), ...tokens, symbolAt(first, ')')];
}
