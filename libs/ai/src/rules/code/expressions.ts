import { scan } from '../scan/scan.js';
import type { Token } from '../scan/token.js';
import { callInWords, plainName } from './call-in-words.js';
import { columnInWords } from './column-names.js';
import { columns, numberedLine, owners, renamed, tables } from './library-names.js';
import { asUnknown } from './metatrader.js';
import { methodInWords } from './method-in-words.js';
import { barsAgo, numberIn, unnamed } from './spoken-terms.js';
import { argumentsAt, closing, isSymbol, isWord, nameAt, nameLength, symbolAt, wordAt } from './tokens.js';

/** What the names of a script stand for, as tokens that say it in words. */
export type Variables = Map<string, readonly Token[]>;

const longestValue = 80;
/** Calls in calls in calls: a script has few of them. */
const deepestCall = 16;
const mostTokens = 6_000;

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
    const given = argumentsAt(tokens, open).map((part) => this.rewrite(unnamed(part)));
    out.push(...callInWords({ at: token, name, written: tokens.slice(at, open), given }));
    return closing(tokens, open) + 1;
  }

  /** What follows a dot: `.shift(1)`, `.rolling(20).mean()`, `.crossed_above(slow)`; another name is a line of what stands before. */
  private method(tokens: readonly Token[], at: number, out: Token[]): number {
    const dot = tokens[at];
    const length = nameLength(tokens, at + 1);
    const open = at + 1 + length;
    const low = plainName(nameAt(tokens, at + 1));
    if (dot === undefined) return at + 1;
    if (low === 'iloc' || low === 'loc' || low === 'values' || low === 'lines' || low === 'run') return open;
    // `input.int(14)`
    if (isWord(out[out.length - 1], 'input') && isSymbol(tokens[open], '(')) {
      out.pop();
      out.push(...this.rewrite(unnamed(argumentsAt(tokens, open)[0] ?? [])));
      return closing(tokens, open) + 1;
    }
    if (!isSymbol(tokens[open], '(') || !this.mayRead(tokens, open)) return at + 1;
    return this.deeper(() => {
      const values = argumentsAt(tokens, open).map((part) => this.rewrite(unnamed(part)));
      const method = { dot, name: nameAt(tokens, at + 1), values, end: closing(tokens, open) + 1 };
      return methodInWords(method, tokens, out) ?? at + 1;
    });
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
    if (number > 0) out.push(...barsAgo(bracket, number));
    else if (number < 0 && this.countsDown) out.push(...barsAgo(bracket, -number));
    else if (number < -1) out.push(...barsAgo(bracket, -number - 1));
    return end;
  }
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
