import type { Token } from '../scan/token.js';
import { type ExpressionRewriter, standsFor, type Variables } from './expressions.js';
import { closing, isSymbol, isWord, nameAt, nameLength, parts, symbolAt, wordAt } from './tokens.js';

/** What is known of a word outside of scripts. */
export interface KnownWords {
  readonly isAction: (word: string) => boolean;
  readonly isSetting: (word: string) => boolean;
}

/**
 * What a statement gives a name to: a value that names stand for from now on, a condition among them; or a rule, when
 * the name is an action's.
 */
export type Assignment =
  | { readonly kind: 'value' }
  | { readonly kind: 'condition'; readonly name: string; readonly at: Token }
  | { readonly kind: 'rule'; readonly tokens: readonly Token[] };

/** Words in front of a name that declare it. */
const declared = new Set(
  'var varip float int bool series const double string input extern static datetime let'.split(' '),
);
/** The lines of indicators that give several, in the order of their values. */
const outputs: Readonly<Record<string, readonly string[]>> = {
  macd: ['macd line', 'signal line', 'histogram'],
  bb: ['middle band', 'upper band', 'lower band'],
  kc: ['middle band', 'upper band', 'lower band'],
  bbands: ['upper band', 'middle band', 'lower band'],
  dmi: ['+ di', '- di', ''],
  supertrend: ['line'],
  stoch: ['% k', '% d'],
};

/** Takes up `fast = ta.sma(close, 10)` and `[middle, upper, lower] = ta.bb(close, 20, 2)`. */
export class Assignments {
  constructor(
    private readonly variables: Variables,
    private readonly rewriter: ExpressionRewriter,
    private readonly known: KnownWords,
  ) {}

  /** Null for a statement that assigns nothing. Read ahead, only values are taken up. */
  read(statement: readonly Token[], ahead = false): Assignment | null {
    const equals = statement.findIndex((token) => isSymbol(token, '='));
    const [first] = statement;
    if (equals < 1 || first === undefined) return null;
    const called = isSymbol(statement[equals - 1], ':') ? equals - 1 : equals;
    const target = statement
      .slice(0, called)
      .filter((token) => !isWord(token, 'self') && !isSymbol(token, '.'));
    const value = statement.slice(equals + 1);
    const names = targetNames(target);
    if (names === null || value.length === 0) return null;
    const [name] = names;
    if (names.length > 1 || name === undefined) return this.several(first, names, value);
    const low = name.toLowerCase();
    if (this.known.isAction(low)) return ahead ? null : this.rule(first, name, value);
    if (this.known.isSetting(low)) return null;
    return this.value(first, name, value);
  }

  /** `Buy = Cross(C, MA(C, 20))`; what `Short = Cover = 0` never does is no rule. */
  private rule(first: Token, name: string, value: readonly Token[]): Assignment {
    const never = value[value.length - 1];
    if (never?.kind === 'number' && never.value === 0 && value.every(isPlainAssignment))
      return { kind: 'value' };
    const condition = this.rewriter.rewrite(value);
    // `Short = Sell;`
    const meaning = standsFor(condition);
    if (meaning !== null) this.variables.set(name, meaning);
    return { kind: 'rule', tokens: [wordAt(first, name.toLowerCase()), symbolAt(first, ':'), ...condition] };
  }

  private value(first: Token, name: string, value: readonly Token[]): Assignment | null {
    const meaning = standsFor(this.rewriter.rewrite(value));
    if (meaning === null) return null;
    this.variables.set(name, meaning);
    const compares = value.some(
      (token) => isSymbol(token, '<', '>', '<=', '>=', '==') || token.norm.startsWith('cross'),
    );
    return compares ? { kind: 'condition', name, at: first } : { kind: 'value' };
  }

  private several(first: Token, names: readonly string[], value: readonly Token[]): Assignment | null {
    const place = value.findIndex(
      (_, index) => nameLength(value, index) > 0 && isSymbol(value[index + nameLength(value, index)], '('),
    );
    const lines = outputs[nameAt(value, place).toLowerCase()];
    if (place === -1 || lines === undefined) return null;
    const whole = this.rewriter.rewrite(value);
    for (const [index, each] of names.entries()) {
      const line = lines[index];
      if (line === undefined || each === '_') continue;
      this.variables.set(each, [...whole, ...(line === '' ? [] : lineInWords(first, line))]);
    }
    return { kind: 'value' };
  }
}

/** "+ di" and "% k" begin with a sign. */
function lineInWords(at: Token, line: string): readonly Token[] {
  return line
    .split(' ')
    .map((word) =>
      word === '+' || word === '-' || word === '%' ? symbolAt(at, word, false) : wordAt(at, word),
    );
}

/** A name, the sign of an assignment, or a number. */
function isPlainAssignment(token: Token): boolean {
  return token.kind === 'word' || token.kind === 'number' || isSymbol(token, '=');
}

/** The names that are assigned to; null when something else stands before the sign. */
function targetNames(target: readonly Token[]): readonly string[] | null {
  const inner = isSymbol(target[0], '[') ? target.slice(1, closing(target, 0)) : target;
  const names: string[] = [];
  for (const part of parts(inner, (token) => isSymbol(token, ','))) {
    let at = 0;
    while (declared.has(nameAt(part, at)) && at + 1 < part.length) at++;
    // `df["fast"] = ...`
    const column = isSymbol(part[at + 1], '[') ? part[at + 2] : undefined;
    const length = nameLength(part, at);
    if (column?.kind === 'quoted') names.push(column.text);
    else if (length > 0 && at + length === part.length) names.push(nameAt(part, at));
    else return null;
  }
  return names.length === 0 ? null : names;
}
