import type { Token } from '../scan/token.js';
import { actionIn } from './action-names.js';
import { ExpressionRewriter, standsFor, type Variables } from './expressions.js';
import { isCode } from './is-code.js';
import { markedRows, signalColumns } from './marked-rows.js';
import { orderAt } from './orders.js';
import { declaration, namedSetting } from './script-settings.js';
import {
  argumentsAt,
  closing,
  isSymbol,
  isWord,
  nameAt,
  nameLength,
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

class CodeReader {
  private readonly variables: Variables = new Map();
  private readonly rewriter: ExpressionRewriter;
  private readonly out: Token[] = [];
  /** Variables that hold conditions: rules of their own when nothing uses them. */
  private readonly conditions: { readonly name: string; readonly at: Token }[] = [];
  /** What the last comment says that the next line is for. */
  private heading: readonly string[] | null = null;
  private readonly sellsShort: boolean;
  private readonly drawn: (readonly Token[])[] = [];
  /** The last `if` only asked whether a position is open. */
  private askedForPosition = false;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly known: KnownWords,
  ) {
    this.sellsShort = tokens.some(
      (token, at) =>
        isWord(token, 'position') && isSymbol(tokens[at + 1], '.') && isWord(tokens[at + 2], 'close'),
    );
    this.rewriter = new ExpressionRewriter(
      this.variables,
      tokens.some((token) => isWord(token, 'bt')),
    );
  }

  read(): readonly Token[] {
    const statements = statementsIn(this.tokens);
    // A class says what it computes in a method of its own, wherever that stands: names are known before they are used.
    if (this.tokens.some((token) => isWord(token, 'self'))) {
      for (const statement of statements) this.assignment(statement, true);
      this.rewriter.used.clear();
    }
    for (const statement of statements) {
      const spoken = statement.findIndex((token) => isSymbol(token, '#'));
      if (spoken !== -1) this.heading = headingIn(statement.slice(spoken + 1)) ?? this.heading;
      this.statement(spoken === -1 ? statement : statement.slice(0, spoken));
    }
    this.addUnusedConditions();
    this.addDrawn();
    return this.out;
  }

  /** A script that only draws: its lines are computed, and nothing trades on them. */
  private addDrawn(): void {
    const last = this.drawn[this.drawn.length - 1]?.[0];
    if (this.out.length > 0 || last === undefined) return;
    for (const line of this.drawn) this.put(line);
    this.put(['there', 'are', 'no', 'rules', 'yet'].map((word) => wordAt(last, word)));
  }

  private statement(statement: readonly Token[]): void {
    const [first] = statement;
    if (first === undefined) return;
    const name = nameAt(statement, 0);
    const low = name.toLowerCase();
    if (low === 'plot' && isSymbol(statement[nameLength(statement, 0)], '(')) {
      const line = this.rewriter.rewrite(argumentsAt(statement, nameLength(statement, 0))[0] ?? []);
      if (line.length > 0) this.drawn.push(line);
    }
    if (silent.has(low) && this.isNoise(statement, low)) return;
    const setting = namedSetting(statement);
    if (setting !== null) {
      this.put(setting);
      return;
    }
    const rows = markedRows(statement);
    if (rows !== null) {
      for (const { action, condition } of rows) {
        const spoken = action.map((word) => wordAt(first, word));
        if (condition.length === 0)
          this.put([wordAt(first, 'otherwise'), ...(action[0] === 'exit' ? [] : spoken)]);
        else
          this.put([
            ...spoken,
            wordAt(first, 'when'),
            ...this.rewriter.rewrite(unwrapped(condition.filter(({ kind }) => kind !== 'newline'))),
          ]);
      }
      // `df["signal"] = 0` before: out wherever it is not marked.
      if (rows.length === 1 && this.isZero(statement)) this.put([wordAt(first, 'otherwise')]);
      return;
    }
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
      for (const line of declaration(statement)) this.put(line);
      return;
    }
    const order = orderAt(statement, this.rewriter, this.sellsShort);
    if (order !== null) {
      this.put([...order.tokens, ...this.rewriter.rewrite(statement.slice(order.end))]);
      return;
    }
    if (this.assignment(statement)) return;
    // "# entry" above a bare comparison says what it is for.
    const compares = statement.some((token) => isSymbol(token, '<', '>', '<=', '>=', '=='));
    if (this.heading !== null && compares) {
      this.put([
        ...this.heading.map((word) => wordAt(first, word)),
        wordAt(first, 'when'),
        ...this.rewriter.rewrite(unwrapped(statement)),
      ]);
      this.heading = null;
      return;
    }
    this.put(this.rewriter.rewrite(statement));
  }

  /** Whether the column that is marked was filled with zeros before. */
  private isZero(statement: readonly Token[]): boolean {
    const column = statement.find((token) => token.kind === 'quoted' && signalColumns.test(token.norm));
    const value = column === undefined ? undefined : this.variables.get(column.text);
    return value?.length === 1 && value[0]?.kind === 'number' && value[0].value === 0;
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
        from: this.out[this.out.length - 1]?.to ?? first.from,
        to: this.out[this.out.length - 1]?.to ?? first.from,
        glued: false,
      });
    this.out.push(...tokens);
  }

  private condition(rest: readonly Token[]): void {
    const [first] = rest;
    // `if (rsi < 30) OrderSend(...)`
    const end = isSymbol(rest[0], '(') ? closing(rest, 0) : rest.length;
    const order = rest.slice(end + 1);
    if (order[0]?.kind === 'word' && !isWord(order[0], 'and', 'or')) {
      this.condition(rest.slice(0, end + 1));
      this.statement(order);
      return;
    }
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
    const named = term.some((token) =>
      isWord(
        token,
        'position',
        'inposition',
        'pos',
        'order',
        'orderstotal',
        'positionstotal',
        'positionselect',
      ),
    );
    const measured = term.some((token) => token.kind === 'word' && this.variables.has(token.text));
    return named && !measured && !term.some((token) => isWord(token, 'avg', 'price', 'or'));
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
      // `Short = Cover = 0;`
      const never = value[value.length - 1];
      if (
        this.known.isAction(low) &&
        never?.kind === 'number' &&
        never.value === 0 &&
        value.every(isPlainAssignment)
      )
        return true;
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

/** The statements of a script; a dictionary over several lines is one, and blocks in braces are what stands in them. */
function statementsIn(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const found: (readonly Token[])[] = [];
  let open: readonly Token[] | null = null;
  for (const part of parts(tokens, (token) => token.kind === 'newline' || isSymbol(token, ';'))) {
    const whole: readonly Token[] = open === null ? part : [...open, ...part];
    const assigned = whole.findIndex((token) => isSymbol(token, '='));
    const dictionary = assigned !== -1 && isSymbol(whole[assigned + 1], '{');
    const closed = whole.some((token) => isSymbol(token, '}'));
    open = dictionary && !closed ? whole : null;
    if (open === null) found.push(dictionary ? whole : whole.filter((token) => !isSymbol(token, '{', '}')));
  }
  if (open !== null) found.push(open);
  return found;
}

/** What a comment such as `# entry` or `# exit long` says of the lines below it. */
function headingIn(comment: readonly Token[]): readonly string[] | null {
  return comment.length > 4 ? null : actionIn(comment.map(({ norm }) => norm).join(' '));
}

/** A name, the sign of an assignment, or a number. */
function isPlainAssignment(token: Token): boolean {
  return token.kind === 'word' || token.kind === 'number' || isSymbol(token, '=');
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
