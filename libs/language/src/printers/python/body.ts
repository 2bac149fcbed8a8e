import { type Clock, everyBar } from '../../ir/clock.js';
import type { Graph } from '../../ir/graph.js';
import { isStateful, type Operation, operands, type Value } from '../../ir/operation.js';
import { anchorOf } from '../../timeframe.js';
import { plainName } from '../plain-name.js';
import { windowClasses } from '../window-classes.js';
import { Names } from './names.js';
import { assignment } from './print-class.js';
import type { ReviewedCode } from './print-reviewed.js';
import { readColumn } from './read-column.js';
import { pythonString } from './text.js';

/** Longest expression that is written into another one instead of getting a name. */
const longestInline = 40;
/** Longest right side of an assignment. */
const longestExpression = 62;

interface Expression {
  readonly text: string;
  /** Needs no parentheses inside another expression. */
  readonly atomic: boolean;
}

/** How what comes from outside is written. */
export interface Inputs {
  /** The variable that holds the bar of a bars input. */
  bar(bars: string): string;
  /** The expression of an open input. */
  series(name: string): string;
  /** The node in Python, and its output, that bars are instead of being read; undefined for bars that are read. */
  reviewed?(bars: string): { readonly code: ReviewedCode; readonly output: string } | undefined;
}

/** The statements of a Python `on_bar` and the state that they keep. */
export class Body {
  statements: string[] = [];
  readonly state: string[] = [];
  readonly uses = new Set<string>();
  private readonly expressions = new Map<Value, Expression>();
  private readonly cells = new Map<number, string>();
  private readonly reads = new Map<Value, number>();
  private readonly attributes = new Names('attributes');

  /** The clock whose statements are printed, and the bars that its columns are read from. */
  private clock: Clock | null = null;
  private readonly longer = new Map<string, string>();
  /** Where values of slower clocks rest until the next tick. */
  private readonly held = new Map<Value, string>();

  constructor(
    private readonly graph: Graph,
    private readonly names: Names,
    private readonly inputs: Inputs,
  ) {}

  /** Prints all that the results need; gives the expression of each result. */
  print(results: readonly Value[]): string[] {
    const needed = this.needed(results);
    for (const value of needed) {
      for (const read of operands(this.graph.operation(value)))
        this.reads.set(read, (this.reads.get(read) ?? 0) + 1);
    }
    // Constants first, then the slow clocks, the slowest before those that may read it, then every bar.
    for (const clock of [null, ...this.graph.clocksBySlowness(), everyBar]) {
      const own = needed.filter((value) => this.graph.clock(value) === clock);
      this.clock = clock;
      if (clock === null || clock === everyBar) this.addAll(own);
      else if (own.length > 0) this.addTicking(clock, own, needed);
    }
    return results.map((value) => this.known(value));
  }

  /** All that the results need, through nodes in Python too. */
  private needed(results: readonly Value[]): readonly Value[] {
    const wanted = new Set(results);
    for (;;) {
      const needed = this.graph.needed([...wanted]);
      const before = wanted.size;
      for (const value of needed) {
        const operation = this.graph.operation(value);
        const found = operation.op === 'column' ? this.inputs.reviewed?.(operation.bars) : undefined;
        for (const { from } of found?.code.given ?? []) if ('value' in from) wanted.add(from.value);
      }
      if (wanted.size === before) return needed;
    }
  }

  private addAll(values: readonly Value[]): void {
    for (const value of values) {
      // What a node in Python reads may stand already.
      if (!this.expressions.has(value)) this.add(value, this.graph.operation(value));
    }
  }

  /** Calls a node in Python, once a bar; gives the variable that holds its outputs. */
  private given(code: ReviewedCode): string {
    const known = this.answers.get(code.id);
    if (known !== undefined) return known;
    const attribute = `self._${this.attributes.variable(code.id)}`;
    const [first = '', ...more] = code.construction;
    this.state.push(`${attribute} = ${first}`, ...more);
    this.uses.add('Reviewed');
    const items = code.given.map(({ name, from }) => {
      const text = 'bars' in from ? this.inputs.bar(from.bars) : this.known(from.value);
      return `${pythonString(name)}: ${text}`;
    });
    const variable = this.names.variable(`${code.id}_given`);
    const bar = this.inputs.bar(code.bars);
    const short = `${variable} = ${attribute}.on_bar(${bar}, {${items.join(', ')}})`;
    const long = [
      `${variable} = ${attribute}.on_bar(`,
      `    ${bar},`,
      '    {',
      ...items.map((item) => `        ${item},`),
      '    },',
      ')',
    ];
    this.statements.push(...(short.length <= this.width ? [short] : long));
    this.answers.set(code.id, variable);
    return variable;
  }

  private readonly answers = new Map<string, string>();

  /** A value as others take it: None where it is not known. */
  private known(value: Value): string {
    if (!this.expressions.has(value)) this.add(value, this.graph.operation(value));
    const text = this.text(value);
    return this.graph.type(value) === 'number' ? this.call('known', text) : text;
  }

  /** A loop over the longer bars that close with this bar, mostly none or one. */
  private addTicking(clock: Clock, own: readonly Value[], needed: readonly Value[]): void {
    const outer = this.statements;
    this.statements = [];
    this.addAll(own);
    const sampled = this.graph.sampledBy(needed);
    for (const value of own.filter((one) => sampled.has(one))) this.hold(value);
    const inner = this.statements.map((line) => `    ${line}`);
    this.statements = [...outer, ...this.loop(clock), ...inner];
  }

  private loop(clock: Clock): string[] {
    const { name, base, length, bars } = this.graph.timeframe(clock);
    const read = [...this.longer].flatMap(([key, variable]) => {
      const [own, id] = JSON.parse(key) as [Clock, string];
      return own === clock ? [{ id, variable }] : [];
    });
    const sources = read.length > 0 ? read : [{ id: bars, variable: '_' }];
    const updates = sources.map(({ id }) => {
      const attribute = this.attributes.variable(`${this.inputs.bar(id)}_${name}`);
      this.uses.add('LongerBars');
      const anchor = anchorOf(length);
      const lengths = `${base}, ${length}${anchor === 0 ? '' : `, ${anchor}`}`;
      this.state.push(`self._${attribute} = LongerBars(${lengths})`);
      return `self._${attribute}.update(${this.inputs.bar(id)})`;
    });
    const variables = sources.map(({ variable }) => variable).join(', ');
    const short = `for ${variables} in ${updates.length === 1 ? updates[0] : `zip(${updates.join(', ')})`}:`;
    if (short.length <= 71) return [short];
    return [`for ${variables} in zip(`, ...updates.map((update) => `    ${update},`), '):'];
  }

  private hold(value: Value): void {
    const type = this.graph.type(value);
    const { name } = this.graph.timeframe(this.clock ?? everyBar);
    const attribute = this.attributes.variable(`${this.wishedName(value)}_${name}`);
    this.state.push(
      type === 'number' ? `self._${attribute} = NAN` : `self._${attribute}: bool | None = None`,
    );
    this.statements.push(
      ...assignment(`self._${attribute}`, this.shortened(value, longestInline).text, this.width),
    );
    this.held.set(value, `self._${attribute}`);
  }

  /** Columns that a statement may take inside of its method or loop. */
  private get width(): number {
    return this.clock === null || this.clock === everyBar ? 71 : 67;
  }

  private column({ bars, column, clock }: Extract<Operation, { op: 'column' }>): string {
    const reviewed = this.inputs.reviewed?.(bars);
    if (reviewed) return `${this.given(reviewed.code)}[${pythonString(reviewed.output)}]`;
    const bar = this.inputs.bar(bars);
    if (clock === everyBar) return readColumn(bar, column);
    const key = JSON.stringify([clock, bars]);
    const known = this.longer.get(key) ?? this.names.variable(`${bar}_${this.graph.timeframe(clock).name}`);
    this.longer.set(key, known);
    return readColumn(known, column);
  }

  private call(piece: string, ...parts: string[]): string {
    this.uses.add(piece);
    return `${piece}(${parts.join(', ')})`;
  }

  /** The expression of a value, named first when it is too long for its place. */
  private shortened(value: Value, longest: number): Expression {
    const expression = this.expressions.get(value);
    if (expression === undefined) throw new Error(`operation ${value} is read before it is printed`);
    return expression.text.length <= longest ? expression : this.assign(value, expression.text);
  }

  private text(value: Value): string {
    return this.shortened(value, longestInline).text;
  }

  private operand(value: Value): string {
    const { text, atomic } = this.shortened(value, longestInline);
    return atomic ? text : `(${text})`;
  }

  private assign(value: Value, text: string): Expression {
    const name = this.names.variable(this.wishedName(value));
    this.statements.push(...assignment(name, text, this.width));
    const expression = { text: name, atomic: true };
    this.expressions.set(value, expression);
    return expression;
  }

  private wishedName(value: Value): string {
    const operation = this.graph.operation(value);
    if (operation.op === 'last') return this.cell(operation.cell, operation.type);
    return this.graph.suggestedName(value) ?? plainName(operation);
  }

  private add(value: Value, operation: Operation): void {
    const build = (): Expression => this.expression(value, operation);
    let expression = build();
    if (expression.text.length > longestExpression) {
      for (const read of operands(operation)) this.shortened(read, 24);
      expression = build();
    }
    this.expressions.set(value, expression);
    const free =
      operation.op === 'constant' ||
      operation.op === 'truth' ||
      operation.op === 'column' ||
      operation.op === 'input' ||
      operation.op === 'sample';
    if (free) return;
    const shared = (this.reads.get(value) ?? 0) > 1;
    const named = this.graph.suggestedName(value) !== undefined;
    // State is read and written in its place; what has a name of its own is easier to follow under it; and what is
    // read by several clocks must not be named inside the loop of one.
    const outside = this.clock === null && this.graph.clocksBySlowness().length > 0;
    if (shared || named || outside || isStateful(operation) || expression.text.length > longestInline) {
      this.assign(value, expression.text);
      if (operation.op === 'recur') this.keep(value, operation.cell);
    }
  }

  private expression(value: Value, operation: Operation): Expression {
    const atom = (text: string): Expression => ({ text, atomic: true });
    const joined = (text: string): Expression => ({ text, atomic: false });
    switch (operation.op) {
      case 'constant':
        return atom(floatLiteral(operation.value));
      case 'truth':
        return atom(operation.value === null ? 'None' : operation.value ? 'True' : 'False');
      case 'column':
        return atom(this.column(operation));
      case 'input':
        return atom(this.inputs.series(operation.name));
      case 'sample':
        return atom(this.held.get(operation.a) ?? 'NAN');
      case 'arithmetic': {
        const divisor = this.graph.constantAt(operation.b);
        if (operation.operator === '/' && (divisor === null || divisor === 0 || Number.isNaN(divisor))) {
          return atom(this.call('divide', this.text(operation.a), this.text(operation.b)));
        }
        return joined(`${this.operand(operation.a)} ${operation.operator} ${this.operand(operation.b)}`);
      }
      case 'extreme':
        return atom(
          this.call(
            operation.name === 'max' ? 'larger' : 'smaller',
            this.text(operation.a),
            this.text(operation.b),
          ),
        );
      case 'math':
        return atom(
          operation.name === 'abs'
            ? `abs(${this.text(operation.a)})`
            : this.call(mathPieces[operation.name], this.text(operation.a)),
        );
      case 'negate':
        return joined(`-${this.operand(operation.a)}`);
      case 'compare':
        return atom(
          this.call(comparePieces[operation.operator], this.text(operation.a), this.text(operation.b)),
        );
      case 'and':
        return atom(this.call('all_true', this.text(operation.a), this.text(operation.b)));
      case 'or':
        return atom(this.call('any_true', this.text(operation.a), this.text(operation.b)));
      case 'both':
        return atom(this.call('both_true', this.text(operation.a), this.text(operation.b)));
      case 'not':
        return atom(this.call('opposite', this.text(operation.a)));
      case 'choose': {
        const piece = this.graph.type(value) === 'number' ? 'pick' : 'pick_truth';
        return atom(
          this.call(piece, this.text(operation.condition), this.text(operation.a), this.text(operation.b)),
        );
      }
      case 'last':
        return atom(`self._${this.cell(operation.cell, operation.type)}`);
      case 'recur': {
        const type = this.graph.type(value);
        const cell = `self._${this.cell(operation.cell, type)}`;
        const isKnown = type === 'number' ? `math.isfinite(${cell})` : `${cell} is not None`;
        const step = this.shortened(operation.step, 16).text;
        return joined(`${step} if ${isKnown} else ${this.shortened(operation.initial, 16).text}`);
      }
      default:
        return this.update(value, operation);
    }
  }

  /** A call of a stateful piece. Building the expression twice must not make the state twice. */
  private update(value: Value, operation: Stateful): Expression {
    const [piece, parameters] = statePiece(operation);
    this.uses.add(piece);
    let attribute = this.stateNames.get(value);
    if (attribute === undefined) {
      attribute = this.attributes.variable(plainName(operation));
      this.stateNames.set(value, attribute);
      this.state.push(`self._${attribute} = ${piece}(${parameters})`);
    }
    const parts = operands(operation).map((read) => this.text(read));
    return { text: `self._${attribute}.update(${parts.join(', ')})`, atomic: true };
  }

  private readonly stateNames = new Map<Value, string>();

  private cell(cell: number, type: 'number' | 'boolean'): string {
    const known = this.cells.get(cell);
    if (known !== undefined) return known;
    const suggested = this.graph.suggestedName(this.graph.recurrenceOf(cell)) ?? 'state';
    const name = this.attributes.variable(`last_${suggested}`);
    this.cells.set(cell, name);
    this.state.push(type === 'number' ? `self._${name} = NAN` : `self._${name}: bool | None = None`);
    return name;
  }

  private keep(value: Value, cell: number): void {
    const type = this.graph.type(value);
    const name = this.text(value);
    const isKnown = type === 'number' ? `math.isfinite(${name})` : `${name} is not None`;
    this.statements.push(`if ${isKnown}:`, `    self._${this.cell(cell, type)} = ${name}`);
  }
}

type Stateful = Extract<Operation, { op: 'index' | 'prev' | 'window' | 'covariance' | 'ema' | 'wilder' }>;

function statePiece(operation: Stateful): readonly [piece: string, parameters: string] {
  if (operation.op === 'index') return ['Counter', ''];
  const length = String(operation.length);
  switch (operation.op) {
    case 'prev':
      return ['Previous', length];
    case 'window':
      return [windowClasses[operation.name], length];
    case 'covariance':
      return ['RollingCovariance', length];
    case 'ema':
      return ['Ema', operation.skip === 0 ? length : `${length}, skip=${operation.skip}`];
    case 'wilder':
      return ['Wilder', length];
  }
}

const mathPieces = {
  log: 'natural_log',
  exp: 'exponential',
  sqrt: 'square_root',
  floor: 'round_down',
} as const;

const comparePieces = {
  '<': 'is_less',
  '<=': 'is_at_most',
  '>': 'is_greater',
  '>=': 'is_at_least',
  '==': 'is_equal',
  '!=': 'is_different',
} as const;

function floatLiteral(value: number): string {
  if (Number.isNaN(value)) return 'NAN';
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
