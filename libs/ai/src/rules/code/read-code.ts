import type { Token } from '../scan/token.js';
import { ExpressionRewriter, standsFor, type Variables } from './expressions.js';
import { isCode } from './is-code.js';
import {
  argumentsAt,
  closing,
  isSymbol,
  isWord,
  nameAt,
  nameLength,
  numberAt,
  parts,
  symbolAt,
  withStrings,
  wordAt,
} from './tokens.js';

/** What is known of a word outside of scripts. */
export interface KnownWords {
  readonly isAction: (word: string) => boolean;
  readonly isSetting: (word: string) => boolean;
}

/**
 * Puts pasted code into words: variables become what they stand for, orders become actions. Text that is no code stays
 * as it is. What is not understood stays too, so that the planner names it.
 */
export function readCode(tokens: readonly Token[], known: KnownWords): readonly Token[] {
  const script = withStrings(tokens);
  return isCode(script, known.isAction) ? new CodeReader(script, known).read() : tokens;
}

/** Calls and statements that draw, print or declare: nothing is traded by them. */
const silent = new Set(
  'plot plotshape plotchar plotarrow hline fill bgcolor barcolor alertcondition alert indicator study label print import from class def return pass super params lines label.new plotcandle setoption setbarsrequired settradedelays runtime library export type'.split(
    ' ',
  ),
);
const declared = new Set(['var', 'varip', 'float', 'int', 'bool', 'series', 'const']);
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

class CodeReader {
  private readonly variables: Variables = new Map();
  private readonly rewriter: ExpressionRewriter;
  private readonly out: Token[] = [];
  /** Variables that hold conditions: rules of their own when nothing uses them. */
  private readonly conditions: { readonly name: string; readonly at: Token }[] = [];
  /** The last `if` only asked whether a position is open. */
  private askedForPosition = false;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly known: KnownWords,
  ) {
    this.rewriter = new ExpressionRewriter(
      this.variables,
      tokens.some((token) => isWord(token, 'bt')),
    );
  }

  read(): readonly Token[] {
    const statements = parts(this.tokens, (token) => token.kind === 'newline' || isSymbol(token, ';'));
    // A class says what it computes in a method of its own, wherever that stands: names are known before they are used.
    if (this.tokens.some((token) => isWord(token, 'self'))) {
      for (const statement of statements) this.assignment(statement, true);
      this.rewriter.used.clear();
    }
    for (const statement of statements) {
      const spoken = statement.findIndex((token) => isSymbol(token, '#'));
      this.statement(spoken === -1 ? statement : statement.slice(0, spoken));
    }
    this.addUnusedConditions();
    return this.out;
  }

  private statement(statement: readonly Token[]): void {
    const [first] = statement;
    if (first === undefined) return;
    const name = nameAt(statement, 0);
    const low = name.toLowerCase();
    if (silent.has(low) && this.isNoise(statement, low)) return;
    if (low === 'if' || low === 'elif') {
      this.condition(statement.slice(1));
      return;
    }
    if (low === 'else') {
      if (isWord(statement[1], 'if')) this.condition(statement.slice(2));
      else if (!this.askedForPosition) this.put([wordAt(first, 'otherwise')]);
      return;
    }
    if (low === 'strategy' && isSymbol(statement[1], '(')) {
      this.declaration(statement);
      return;
    }
    const order = this.order(statement, 0);
    if (order !== null) {
      this.put([...order.tokens, ...this.rewriter.rewrite(statement.slice(order.end))]);
      return;
    }
    if (this.assignment(statement)) return;
    this.put(this.rewriter.rewrite(statement));
  }

  /** `import` and the like begin sentences of people too. */
  private isNoise(statement: readonly Token[], low: string): boolean {
    const next = statement[nameLength(statement, 0)];
    if (
      ['import', 'from', 'class', 'def', 'return', 'pass', 'params', 'lines', 'type', 'export'].includes(low)
    )
      return true;
    return isSymbol(next, '(', '.');
  }

  private put(tokens: readonly Token[]): void {
    const [first] = tokens;
    if (first === undefined) return;
    if (this.out.length > 0)
      this.out.push({
        kind: 'newline',
        text: '\n',
        norm: '\n',
        from: first.from,
        to: first.from,
        glued: false,
      });
    this.out.push(...tokens);
  }

  /** `strategy("RSI", default_qty_type=strategy.percent_of_equity, default_qty_value=10)`. */
  private declaration(statement: readonly Token[]): void {
    const given = argumentsAt(statement, 1);
    const title = given[0]?.find((token) => token.kind === 'quoted');
    if (title !== undefined) this.put([title]);
    const sized = given.find((part) => nameAt(part, 0) === 'default_qty_value')?.at(-1);
    const ofEquity = given.some(
      (part) => nameAt(part, part.length - 1) === 'equity' || part.some((token) => isWord(token, 'percent')),
    );
    if (sized?.kind === 'number' && ofEquity)
      this.put([wordAt(sized, 'size'), numberAt(sized, sized.value), symbolAt(sized, '%')]);
  }

  private condition(rest: readonly Token[]): void {
    const [first] = rest;
    const colon = rest.findIndex((token, at) => isSymbol(token, ':') && !isSymbol(rest[at + 1], '='));
    const asked = colon === -1 ? rest : rest.slice(0, colon);
    const terms = this.withoutPosition(unwrapped(asked));
    this.askedForPosition = terms.length === 0;
    if (first !== undefined && terms.length > 0)
      this.put([wordAt(first, 'when'), ...this.rewriter.rewrite(terms)]);
    if (colon !== -1) this.statement(rest.slice(colon + 1));
  }

  /** Whether a position is open is known to every strategy: it is no condition of its own. */
  private withoutPosition(tokens: readonly Token[]): readonly Token[] {
    const terms = parts(tokens, (token) => isWord(token, 'and') || isSymbol(token, '&&', '&'));
    const kept = terms.filter((term) => !this.asksForPosition(term));
    if (kept.length === terms.length) return tokens;
    return kept.flatMap((term, place) => {
      const [first] = term;
      return place === 0 || first === undefined ? term : [wordAt(first, 'and'), ...term];
    });
  }

  private asksForPosition(term: readonly Token[]): boolean {
    const named = term.some((token) => isWord(token, 'position', 'inposition', 'pos', 'order'));
    const measured = term.some((token) => token.kind === 'word' && this.variables.has(token.text));
    return named && !measured && !term.some((token) => isWord(token, 'avg', 'price', 'or'));
  }

  /** An order at a place: `strategy.entry("Long", strategy.long)`, `self.buy()`. */
  private order(
    statement: readonly Token[],
    at: number,
  ): { readonly tokens: readonly Token[]; readonly end: number } | null {
    const token = statement[at];
    if (token === undefined) return null;
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
      const tokens = this.pineOrder(token, name, given);
      return tokens === null ? null : { tokens, end };
    }
    const plain = ['buy', 'sell', 'close', 'short', 'cover'].includes(name);
    if (!plain || (!owned && given.length > 0) || (name === 'close' && !owned)) return null;
    const action = name === 'close' || position > start ? 'exit' : name;
    return { tokens: [wordAt(token, action)], end };
  }

  private pineOrder(at: Token, name: string, given: readonly (readonly Token[])[]): readonly Token[] | null {
    const spoken = given.flat();
    const when = given.find((part) => isWord(part[0], 'when') && isSymbol(part[1], '='))?.slice(2) ?? [];
    const held: readonly Token[] =
      when.length === 0 ? [] : [wordAt(at, 'when'), ...this.rewriter.rewrite(when)];
    const quoted = spoken.find((token) => token.kind === 'quoted')?.norm ?? '';
    if (name === 'entry' || name === 'order') {
      const short =
        spoken.some((token) => isWord(token, 'short')) ||
        (!spoken.some((token) => isWord(token, 'long')) && quoted.includes('short'));
      return [wordAt(at, short ? 'short' : 'buy'), ...held];
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
    const bounds = given.flatMap((part) => this.bound(at, part));
    return bounds.length > 0 ? [...bounds, ...held] : [wordAt(at, 'exit'), ...held];
  }

  /** `stop = strategy.position_avg_price * 0.95` as a stop of 5%; another price of a stop is named and left. */
  private bound(at: Token, part: readonly Token[]): readonly Token[] {
    const kind = ({ stop: 'stop', limit: 'target', loss: 'stop', profit: 'target' } as const)[
      nameAt(part, 0) as 'stop'
    ];
    if (kind === undefined || !isSymbol(part[1], '=')) return [];
    const value = this.rewriter.rewrite(part.slice(2));
    const factor = factorOf(value);
    const percent = factor === null ? 0 : Number((Math.abs(factor - 1) * 100).toPrecision(10));
    const priced = part.some((token) => isWord(token, 'avg', 'close'));
    if (!priced || percent === 0 || percent >= 100)
      return [wordAt(at, 'when'), wordAt(at, kind), ...part.slice(2), symbolAt(at, ',')];
    return [wordAt(at, kind), numberAt(at, percent), symbolAt(at, '%'), symbolAt(at, ',')];
  }

  /** `fast = ta.sma(close, 10)`, `[middle, upper, lower] = ta.bb(close, 20, 2)`. */
  private assignment(statement: readonly Token[], ahead = false): boolean {
    const equals = statement.findIndex((token) => isSymbol(token, '='));
    const [first] = statement;
    if (equals < 1 || first === undefined) return false;
    const called = isSymbol(statement[equals - 1], ':') ? equals - 1 : equals;
    const target = statement
      .slice(0, called)
      .filter((token) => !isWord(token, 'self') && !isSymbol(token, '.'));
    const value = statement.slice(equals + 1);
    const names = targetNames(target);
    if (names === null || value.length === 0) return false;
    const [name] = names;
    if (names.length === 1 && name !== undefined) {
      const low = name.toLowerCase();
      if (ahead && this.known.isAction(low)) return false;
      if (this.known.isAction(low)) {
        const condition = this.rewriter.rewrite(value);
        // `Short = Sell;`
        const meaning = standsFor(condition);
        if (meaning !== null) this.variables.set(name, meaning);
        this.put([wordAt(first, low), symbolAt(first, ':'), ...condition]);
        return true;
      }
      if (this.known.isSetting(low)) return false;
      const meaning = standsFor(this.rewriter.rewrite(value));
      if (meaning === null) return false;
      this.variables.set(name, meaning);
      if (ahead) return true;
      if (
        value.some((token) => isSymbol(token, '<', '>', '<=', '>=', '==')) ||
        value.some((token) => token.norm.startsWith('cross'))
      )
        this.conditions.push({ name, at: first });
      return true;
    }
    const place = value.findIndex(
      (_, index) => nameLength(value, index) > 0 && isSymbol(value[index + nameLength(value, index)], '('),
    );
    const lines = outputs[nameAt(value, place).toLowerCase()];
    if (place === -1 || lines === undefined) return false;
    const whole = this.rewriter.rewrite(value);
    for (const [index, each] of names.entries()) {
      const line = lines[index];
      if (line === undefined || each === '_') continue;
      const words = line
        .split(' ')
        .map((word) =>
          word.length === 1 && !isLetterLike(word) ? symbolAt(first, word, false) : wordAt(first, word),
        );
      this.variables.set(each, [...whole, ...(line === '' ? [] : words)]);
    }
    return true;
  }

  /** Conditions under names such as `longCondition` that no order takes up are rules themselves. */
  private addUnusedConditions(): void {
    for (const { name, at } of this.conditions) {
      if (this.rewriter.used.has(name)) continue;
      const action = actionIn(name.toLowerCase());
      const value = this.variables.get(name);
      if (action === null || value === undefined) continue;
      this.put([...action.map((word) => wordAt(at, word)), wordAt(at, 'when'), ...value]);
    }
  }
}

function isLetterLike(word: string): boolean {
  return word >= 'a' && word <= 'z';
}

/** `(longCondition)` without its parentheses. */
function unwrapped(tokens: readonly Token[]): readonly Token[] {
  return isSymbol(tokens[0], '(') && closing(tokens, 0) === tokens.length - 1 ? tokens.slice(1, -1) : tokens;
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

/** What a condition's name says it is for. */
function actionIn(name: string): readonly string[] | null {
  const short = name.includes('short');
  const leaves = name.includes('exit') || name.includes('close') || name.includes('sell');
  if (short && (leaves || name.includes('cover'))) return ['cover'];
  if (short) return ['short'];
  if (leaves) return name.includes('long') ? ['exit', 'long'] : name.includes('sell') ? ['sell'] : ['exit'];
  return name.includes('long') || name.includes('buy') || name.includes('entr') || name.includes('enter')
    ? ['buy']
    : null;
}
