import { maximumDepth } from '../limits.js';
import { refuse, spanOf } from '../refusal.js';
import { scan } from './scanner.js';
import { describeToken, type Keyword, type Punctuation, type Token } from './token.js';
import type {
  BinaryOperator,
  CallExpression,
  Expression,
  Formula,
  Line,
  MemberExpression,
  NameExpression,
  ResampledExpression,
} from './tree.js';

/** Binary operators from the loosest to the tightest; `not` stands between `and` and the comparisons. */
const additive: ReadonlySet<string> = new Set(['+', '-']);
const multiplicative: ReadonlySet<string> = new Set(['*', '/']);
const comparisons: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=']);

/** Parses a formula's text by recursive descent. Refuses with the exact place of the first mistake. */
export function parse(text: string): Formula {
  return new Parser(scan(text)).formula();
}

class Parser {
  private index = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  formula(): Formula {
    if (this.atEnd()) {
      refuse(this.token, 'the formula is empty', 'write an expression, such as sma(close, 20)');
    }
    if (!this.atLineStart()) {
      const expression = this.expression();
      this.refuseRest();
      return { kind: 'expression', expression };
    }
    const lines: Line[] = [];
    while (!this.atEnd()) lines.push(this.line(lines));
    return { kind: 'lines', lines };
  }

  private line(before: readonly Line[]): Line {
    if (!this.atLineStart()) this.refuseRest();
    const name = this.token;
    if (name.kind !== 'name') throw new Error('a line starts with its name');
    if (before.some((line) => line.name === name.name)) {
      refuse(name, `"${name.name}" is defined twice`, 'give each line a name of its own');
    }
    if (!name.startsLine) {
      refuse(name, `"${name.name} =" must begin a new line`, 'put each output on a line of its own');
    }
    this.index += 2;
    return {
      name: name.name,
      nameAt: { position: name.position, length: name.length },
      expression: this.expression(),
    };
  }

  private get token(): Token {
    const token = this.tokens[this.index] ?? this.tokens[this.tokens.length - 1];
    if (token === undefined) throw new Error('the scanner always gives an end');
    return token;
  }

  private atEnd(): boolean {
    return this.token.kind === 'end';
  }

  private atLineStart(): boolean {
    const next = this.tokens[this.index + 1];
    return this.token.kind === 'name' && next?.kind === 'symbol' && next.symbol === '=';
  }

  private isSymbol(symbol: Punctuation): boolean {
    return this.token.kind === 'symbol' && this.token.symbol === symbol;
  }

  private isKeyword(keyword: Keyword): boolean {
    return this.token.kind === 'keyword' && this.token.keyword === keyword;
  }

  private expect(symbol: Punctuation, hint: string): Token {
    const { token } = this;
    if (!this.isSymbol(symbol)) refuse(token, `expected "${symbol}" but found ${describeToken(token)}`, hint);
    this.index++;
    return token;
  }

  /** After a whole expression there is nothing left that could belong to it. */
  private refuseRest(): void {
    const { token } = this;
    if (token.kind === 'end') return;
    if (this.atLineStart() && token.startsLine) {
      refuse(token, 'a formula is one expression or lines that all have names', 'name the lines above, too');
    }
    if (token.kind === 'symbol' && token.symbol === '=') {
      refuse(
        token,
        '"=" names an output and stands only after a name at the start of a line',
        'write == to compare',
      );
    }
    if (token.kind === 'symbol' && token.symbol === ')') {
      refuse(token, 'this ")" closes nothing', 'remove it, or add the "(" that it should close');
    }
    if (token.kind === 'symbol' && token.symbol === ',') {
      refuse(
        token,
        'a "," separates arguments of a function',
        'write each output as name = expression on its own line',
      );
    }
    refuse(
      token,
      `expected an operator but found ${describeToken(token)}`,
      'join the parts with and, or, +, -, *, /',
    );
  }

  private nested<T>(at: Token, work: () => T): T {
    if (this.depth === maximumDepth) {
      refuse(at, `a formula nests at most ${maximumDepth} levels deep`, 'name parts on lines of their own');
    }
    this.depth++;
    const result = work();
    this.depth--;
    return result;
  }

  private expression(): Expression {
    return this.chain('or', () => this.chain('and', () => this.negation()));
  }

  private chain(operator: 'and' | 'or', operand: () => Expression): Expression {
    let left = operand();
    while (this.isKeyword(operator)) {
      this.index++;
      left = binary(operator, left, operand());
    }
    return left;
  }

  private negation(): Expression {
    const { token } = this;
    if (!this.isKeyword('not')) return this.comparison();
    this.index++;
    const operand = this.nested(token, () => this.negation());
    return { kind: 'unary', operator: 'not', operand, at: spanOf(token, operand.at) };
  }

  private comparison(): Expression {
    const left = this.arithmetic(additive, () => this.arithmetic(multiplicative, () => this.sign()));
    const operator = this.operatorOf(comparisons);
    if (operator === null) return left;
    this.index++;
    const right = this.arithmetic(additive, () => this.arithmetic(multiplicative, () => this.sign()));
    if (this.operatorOf(comparisons) !== null) {
      refuse(this.token, 'comparisons do not chain', 'write both, joined by and: 30 < x and x < 70');
    }
    return binary(operator, left, right);
  }

  private operatorOf(set: ReadonlySet<string>): BinaryOperator | null {
    const { token } = this;
    return token.kind === 'symbol' && set.has(token.symbol) ? (token.symbol as BinaryOperator) : null;
  }

  private arithmetic(operators: ReadonlySet<string>, operand: () => Expression): Expression {
    let left = operand();
    for (
      let operator = this.operatorOf(operators);
      operator !== null;
      operator = this.operatorOf(operators)
    ) {
      this.index++;
      left = binary(operator, left, operand());
    }
    return left;
  }

  private sign(): Expression {
    const { token } = this;
    if (this.isSymbol('+')) refuse(token, 'a number needs no "+" before it', 'remove the "+"');
    if (!this.isSymbol('-')) return this.primary();
    this.index++;
    const operand = this.nested(token, () => this.sign());
    return { kind: 'unary', operator: '-', operand, at: spanOf(token, operand.at) };
  }

  private primary(): Expression {
    const { token } = this;
    switch (token.kind) {
      case 'number':
        this.index++;
        return { kind: 'number', value: token.value, at: span(token) };
      case 'name':
        return this.named(token, token.name);
      case 'keyword':
        if (token.keyword === 'if') return this.named(token, 'if');
        if (token.keyword === 'and' || token.keyword === 'or' || token.keyword === 'not') break;
        this.index++;
        if (token.keyword === 'na') return { kind: 'na', at: span(token) };
        return { kind: 'truth', value: token.keyword === 'true', at: span(token) };
      case 'symbol':
        if (token.symbol === '(') return this.parenthesised(token);
        break;
    }
    if (token.kind === 'keyword' && token.keyword === 'not') {
      return refuse(token, '"not" cannot stand here', 'put it in parentheses: (not x)');
    }
    return refuse(
      token,
      `expected a value but found ${describeToken(token)}`,
      'write a number, a name, a function, or an expression in parentheses',
    );
  }

  private parenthesised(open: Token): Expression {
    this.index++;
    const inner = this.nested(open, () => this.expression());
    this.expect(')', 'close the parenthesis');
    return inner;
  }

  private named(token: Token, name: string): Expression {
    this.index++;
    if (this.isSymbol('(')) return this.call(token, name);
    if (name === 'if') refuse(token, '"if" is a function', 'write if(condition, then, otherwise)');
    let series: NameExpression | MemberExpression = { kind: 'name', name, at: span(token) };
    if (this.isSymbol('.')) {
      this.index++;
      const { name: member, at } = this.memberName();
      series = { kind: 'member', port: name, member, at: spanOf(token, at) };
    }
    return this.onTimeframe(series);
  }

  private onTimeframe(series: ResampledExpression['series']): Expression {
    const after = this.token;
    if (after.kind !== 'timeframe') return series;
    this.index++;
    return {
      kind: 'resampled',
      series,
      timeframe: after.timeframe,
      timeframeAt: span(after),
      at: spanOf(series.at, after),
    };
  }

  private memberName(): { readonly name: string; readonly at: { position: number; length: number } } {
    const { token } = this;
    if (token.kind !== 'name') {
      return refuse(
        token,
        `expected a name after "." but found ${describeToken(token)}`,
        'write eth.close or macd.signal',
      );
    }
    this.index++;
    return { name: token.name, at: span(token) };
  }

  private call(token: Token, name: string): Expression {
    const open = this.expect('(', 'open the arguments');
    const parameters: Expression[] = [];
    if (!this.isSymbol(')')) {
      do {
        if (parameters.length > 0) this.index++;
        parameters.push(this.nested(open, () => this.expression()));
      } while (this.isSymbol(','));
    }
    const close = this.expect(')', `close the arguments of ${name}`);
    let output: CallExpression['output'] = null;
    if (this.isSymbol('.')) {
      this.index++;
      output = this.memberName();
    }
    const at = spanOf(token, output === null ? close : output.at);
    return this.onTimeframe({ kind: 'call', name, nameAt: span(token), arguments: parameters, output, at });
  }
}

function span(token: Token): { position: number; length: number } {
  return { position: token.position, length: token.length };
}

function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator, left, right, at: spanOf(left.at, right.at) };
}
