import type { Token } from '../scan/token.js';
import { actionIn } from './action-names.js';
import { Assignments, type KnownWords } from './assignments.js';
import { ExpressionRewriter, type Variables } from './expressions.js';
import { isCode } from './is-code.js';
import { markedRows, signalColumns } from './marked-rows.js';
import { withoutPosition } from './open-position.js';
import { orderAt } from './orders.js';
import { declaration, namedSetting } from './script-settings.js';
import { headingIn, statementsIn, unwrapped } from './statements.js';
import { argumentsAt, closing, isSymbol, isWord, nameAt, nameLength, withStrings, wordAt } from './tokens.js';

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
class CodeReader {
  private readonly variables: Variables = new Map();
  private readonly rewriter: ExpressionRewriter;
  private readonly assignments: Assignments;
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
    known: KnownWords,
  ) {
    this.sellsShort = tokens.some(
      (token, at) =>
        isWord(token, 'position') && isSymbol(tokens[at + 1], '.') && isWord(tokens[at + 2], 'close'),
    );
    this.rewriter = new ExpressionRewriter(
      this.variables,
      tokens.some((token) => isWord(token, 'bt')),
    );
    this.assignments = new Assignments(this.variables, this.rewriter, known);
  }

  read(): readonly Token[] {
    const statements = statementsIn(this.tokens);
    // A class says what it computes in a method of its own, wherever that stands: names are known before they are used.
    if (this.tokens.some((token) => isWord(token, 'self'))) {
      for (const statement of statements) this.assignments.read(statement, true);
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
    const assigned = this.assignments.read(statement);
    if (assigned?.kind === 'condition') this.conditions.push(assigned);
    if (assigned?.kind === 'rule') this.put(assigned.tokens);
    if (assigned !== null) return;
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
    const terms = withoutPosition(unwrapped(asked), this.variables);
    this.askedForPosition = terms.length === 0;
    if (first !== undefined && terms.length > 0)
      this.put([wordAt(first, 'when'), ...this.rewriter.rewrite(terms)]);
    if (colon !== -1) this.statement(rest.slice(colon + 1));
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
