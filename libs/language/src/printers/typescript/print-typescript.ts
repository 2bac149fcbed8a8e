import { assemble } from '../../ir/assemble.js';
import { type Clock, everyBar } from '../../ir/clock.js';
import type { Graph } from '../../ir/graph.js';
import { type Operation, operands, type Value } from '../../ir/operation.js';
import type { OutputRef, ProgramResult, ProgramSource } from '../../program.js';
import { anchorOf } from '../../timeframe.js';
import { identifier } from '../identifier.js';
import { plainLines } from '../plain-lines.js';
import { plainName } from '../plain-name.js';
import { refusedPython } from '../refusals.js';
import { windowClasses } from '../window-classes.js';
import { pieces } from './pieces.js';

/**
 * TypeScript without any dependency for the program: a module with one class, whose `onBar` takes one bar of each input
 * and gives the outputs, null where they are not available. It compiles under `strict`.
 */
export function printTypeScript(
  source: ProgramSource,
  outputs: readonly OutputRef[],
  about: { readonly title: string; readonly description: string },
): ProgramResult<string> {
  const refused = refusedPython('typescript', source);
  if (refused) return refused;
  const assembled = assemble(source, outputs);
  if (!assembled.ok) return assembled;
  const { graph, results } = assembled.value;
  return { ok: true, value: new Module(graph, source.bars).print(results, keysOf(outputs), about) };
}

function keysOf(outputs: readonly OutputRef[]): string[] {
  const single = new Set(outputs.map(({ output }) => output)).size === outputs.length;
  return outputs.map(({ node, output }) => (single ? output : `${node}.${output}`));
}

/** Longest expression that is written into another one instead of getting a name. */
const longestInline = 48;

type Stateful = Extract<Operation, { op: 'index' | 'prev' | 'window' | 'covariance' | 'ema' | 'wilder' }>;

class Module {
  private readonly used = new Set(words);
  private readonly uses = new Set<string>();
  private readonly fields: string[] = [];
  private statements: string[] = [];
  private readonly texts = new Map<Value, string>();
  private readonly cells = new Map<number, string>();
  private readonly reads = new Map<Value, number>();
  private readonly bars: ReadonlyMap<string, string>;
  /** The longer bars that columns are read from, by clock and bars. */
  private readonly longer = new Map<
    string,
    { readonly clock: Clock; readonly bars: string; readonly name: string }
  >();
  /** Where values of slower clocks rest until the next tick. */
  private readonly held = new Map<Value, string>();

  constructor(
    private readonly graph: Graph,
    ids: readonly string[],
  ) {
    this.bars = new Map(ids.map((id) => [id, ids.length === 1 ? 'bar' : this.name(id)]));
  }

  print(
    results: readonly Value[],
    keys: readonly string[],
    about: { readonly title: string; readonly description: string },
  ): string {
    const { graph } = this;
    const needed = graph.needed(results);
    for (const read of [...needed.flatMap((value) => operands(graph.operation(value))), ...results])
      this.reads.set(read, (this.reads.get(read) ?? 0) + 1);
    // Constants first, then the slow clocks, the slowest before those that may read it, then every bar.
    for (const clock of [null, ...graph.clocksBySlowness(), everyBar]) {
      const own = needed.filter((value) => graph.clock(value) === clock);
      if (clock === null || clock === everyBar) this.addAll(own);
      else if (own.length > 0) this.addTicking(clock, own, graph.sampledBy(needed));
    }
    const outputs = results.map((value, index) => ({
      key: JSON.stringify(keys[index]),
      type: graph.type(value) === 'number' ? 'number | null' : 'Truth',
      text: graph.type(value) === 'number' ? this.call('known', this.text(value)) : this.text(value),
    }));
    const parameters = [...this.bars.values()].map((name) => `${name}: Bar`).join(', ');
    const strategy = [
      '/** Indicators and signals, one bar at a time. */',
      'export class Strategy {',
      ...this.fields.map((field) => `  ${field}`),
      ...(this.fields.length === 0 ? [] : ['']),
      '  /** Takes the next bar; null stands for what is not known yet. */',
      `  onBar(${parameters}): Outputs {`,
      ...this.statements.map((statement) => `    ${statement}`),
      '    return {',
      ...outputs.map(({ key, text }) => `      ${key}: ${text},`),
      '    };',
      '  }',
      '}',
    ];
    return [
      ...comment([about.title, about.description, 'Generated code; it depends on nothing.']),
      '',
      '/** One bar; its time is its open in Unix milliseconds, UTC. */',
      'export interface Bar {',
      ...['time', 'open', 'high', 'low', 'close', 'volume'].map((name) => `  readonly ${name}: number;`),
      '}',
      '',
      '/** True, false, or null where it is not known. */',
      'export type Truth = boolean | null;',
      '',
      'export interface Outputs {',
      ...outputs.map(({ key, type }) => `  readonly ${key}: ${type};`),
      '}',
      '',
      ...Object.entries(pieces).flatMap(([name, { source }]) => (this.uses.has(name) ? [source, ''] : [])),
      ...strategy,
      '',
    ].join('\n');
  }

  private call(piece: string, ...parts: string[]): string {
    this.uses.add(piece);
    return `${piece}(${parts.join(', ')})`;
  }

  private name(wish: string): string {
    const base = identifier(wish).replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    let name = base;
    for (let count = 2; this.used.has(name); count++) name = `${base}${count}`;
    this.used.add(name);
    return name;
  }

  private text(value: Value): string {
    const text = this.texts.get(value);
    if (text === undefined) throw new Error(`operation ${value} is read before it is printed`);
    return text;
  }

  private operand(value: Value): string {
    const text = this.text(value);
    return /^[\w.]+$|^\w+\(.*\)$/.test(text) && !/^\w+\(.*\).*\(/.test(text) ? text : `(${text})`;
  }

  private addAll(values: readonly Value[]): void {
    for (const value of values) this.add(value, this.graph.operation(value));
  }

  /** A loop over the longer bars that close with this bar, mostly none or one. */
  private addTicking(clock: Clock, own: readonly Value[], sampled: ReadonlySet<Value>): void {
    const outer = this.statements;
    this.statements = [];
    this.addAll(own);
    for (const value of own.filter((one) => sampled.has(one))) this.hold(value, clock);
    const inner = this.statements;
    this.statements = outer;
    const { bars } = this.graph.timeframe(clock);
    const read = [...this.longer.values()].filter((one) => one.clock === clock);
    const [first, ...others] = read.length > 0 ? read : [{ clock, bars, name: '_' }];
    if (first === undefined) return;
    // All inputs have the same times: as many longer bars of each close with a bar.
    const closed = others.map((one) => {
      const list = this.name(`${one.name}_closed`);
      this.statements.push(`const ${list} = ${this.closing(one)};`);
      return `  const ${one.name} = ${list}[index]!;`;
    });
    const each = closed.length === 0 ? first.name : `[index, ${first.name}]`;
    const list = `${this.closing(first)}${closed.length === 0 ? '' : '.entries()'}`;
    this.statements.push(
      `for (const ${each} of ${list}) {`,
      ...[...closed, ...inner.map((statement) => `  ${statement}`)],
      '}',
    );
  }

  private closing({ clock, bars }: { readonly clock: Clock; readonly bars: string }): string {
    const { name, base, length } = this.graph.timeframe(clock);
    const bar = this.bars.get(bars) ?? 'bar';
    const anchor = anchorOf(length);
    const field = this.name(`${bar}_of_${name}`);
    this.uses.add('LongerBars');
    this.fields.push(
      `private readonly ${field} = new LongerBars(${base}, ${length}${anchor === 0 ? '' : `, ${anchor}`});`,
    );
    return `this.${field}.update(${bar})`;
  }

  private hold(value: Value, clock: Clock): void {
    const wish = this.graph.suggestedName(value) ?? plainName(this.graph.operation(value));
    const field = this.name(`${wish}_of_${this.graph.timeframe(clock).name}`);
    const isNumber = this.graph.type(value) === 'number';
    this.fields.push(isNumber ? `private ${field} = Number.NaN;` : `private ${field}: Truth = null;`);
    this.statements.push(`this.${field} = ${this.text(value)};`);
    this.held.set(value, `this.${field}`);
  }

  private column({ bars, column, clock }: Extract<Operation, { op: 'column' }>): string {
    const bar = this.bars.get(bars) ?? 'bar';
    if (clock === everyBar) return `${bar}.${column}`;
    const key = JSON.stringify([clock, bars]);
    const name = `${bar}_${this.graph.timeframe(clock).name}`;
    const known = this.longer.get(key) ?? { clock, bars, name: this.name(name) };
    this.longer.set(key, known);
    return `${known.name}.${column}`;
  }

  private add(value: Value, operation: Operation): void {
    const text = this.expression(value, operation);
    const isFree =
      operation.op === 'constant' ||
      operation.op === 'truth' ||
      operation.op === 'column' ||
      operation.op === 'sample';
    const isShared = (this.reads.get(value) ?? 0) > 1;
    const keepsState = !isFree && !isPure(operation);
    if (isFree || (!isShared && !keepsState && text.length <= longestInline)) {
      this.texts.set(value, text);
      return;
    }
    const wish = this.graph.suggestedName(value) ?? plainName(operation);
    const name = this.name(wish);
    this.statements.push(`const ${name} = ${text};`);
    this.texts.set(value, name);
    if (operation.op === 'recur') {
      const isKnown = this.graph.type(value) === 'number' ? `Number.isFinite(${name})` : `${name} !== null`;
      this.statements.push(`if (${isKnown}) this.${this.cell(operation.cell)} = ${name};`);
    }
  }

  private expression(value: Value, operation: Operation): string {
    const text = (read: Value): string => this.text(read);
    switch (operation.op) {
      case 'constant':
        return Number.isNaN(operation.value) ? 'Number.NaN' : String(operation.value);
      case 'truth':
        return String(operation.value);
      case 'column':
        return this.column(operation);
      case 'sample': {
        const held = this.held.get(operation.a);
        if (held === undefined) throw new Error(`operation ${operation.a} is sampled before it ticks`);
        return held;
      }
      case 'input':
        throw new Error('a module has no open inputs');
      case 'arithmetic': {
        const divisor = this.graph.constantAt(operation.b);
        if (operation.operator === '/' && (divisor === null || divisor === 0 || Number.isNaN(divisor)))
          return this.call('divide', text(operation.a), text(operation.b));
        return `${this.operand(operation.a)} ${operation.operator} ${this.operand(operation.b)}`;
      }
      case 'extreme':
        return `Math.${operation.name}(${text(operation.a)}, ${text(operation.b)})`;
      case 'math':
        if (operation.name === 'log') return this.call('naturalLog', text(operation.a));
        if (operation.name === 'exp') return this.call('exponential', text(operation.a));
        return `Math.${operation.name}(${text(operation.a)})`;
      case 'negate':
        return `-(${text(operation.a)})`;
      case 'compare':
        return this.call(comparisons[operation.operator], text(operation.a), text(operation.b));
      case 'and':
        return this.call('allTrue', text(operation.a), text(operation.b));
      case 'or':
        return this.call('anyTrue', text(operation.a), text(operation.b));
      case 'both':
        return this.call('bothTrue', text(operation.a), text(operation.b));
      case 'not':
        return this.call('opposite', text(operation.a));
      case 'choose': {
        const piece = this.graph.type(value) === 'number' ? 'pick' : 'pickTruth';
        return this.call(piece, text(operation.condition), text(operation.a), text(operation.b));
      }
      case 'last':
        return `this.${this.cell(operation.cell)}`;
      case 'recur': {
        const cell = `this.${this.cell(operation.cell)}`;
        const isKnown = this.graph.type(value) === 'number' ? `Number.isFinite(${cell})` : `${cell} !== null`;
        return `${isKnown} ? ${text(operation.step)} : ${text(operation.initial)}`;
      }
      default:
        return this.update(operation);
    }
  }

  private update(operation: Stateful): string {
    const [piece, parameters] = statePiece(operation);
    this.uses.add(piece);
    const field = this.name(`${plainName(operation)}_state`);
    this.fields.push(`private readonly ${field} = new ${piece}(${parameters});`);
    return `this.${field}.update(${operands(operation)
      .map((read) => this.text(read))
      .join(', ')})`;
  }

  private cell(cell: number): string {
    const known = this.cells.get(cell);
    if (known !== undefined) return known;
    const recurrence = this.graph.recurrenceOf(cell);
    const field = this.name(`last_${this.graph.suggestedName(recurrence) ?? 'state'}`);
    this.cells.set(cell, field);
    const isNumber = this.graph.type(recurrence) === 'number';
    this.fields.push(isNumber ? `private ${field} = Number.NaN;` : `private ${field}: Truth = null;`);
    return field;
  }
}

function isPure({ op }: Operation): boolean {
  return !['index', 'prev', 'window', 'covariance', 'ema', 'wilder', 'last', 'recur'].includes(op);
}

const comparisons = {
  '<': 'isLess',
  '<=': 'isAtMost',
  '>': 'isGreater',
  '>=': 'isAtLeast',
  '==': 'isEqual',
  '!=': 'isDifferent',
} as const;

function statePiece(operation: Stateful): readonly [piece: string, parameters: string] {
  switch (operation.op) {
    case 'index':
      return ['Counter', ''];
    case 'prev':
      return ['Previous', String(operation.length)];
    case 'window':
      return [windowClasses[operation.name], String(operation.length)];
    case 'covariance':
      return ['RollingCovariance', String(operation.length)];
    case 'ema':
      return [
        'Ema',
        operation.skip === 0 ? String(operation.length) : `${operation.length}, ${operation.skip}`,
      ];
    case 'wilder':
      return ['Wilder', String(operation.length)];
  }
}

/** A comment of paragraphs; nothing in a text of a user can end it. */
function comment(paragraphs: readonly string[]): string[] {
  const lines = paragraphs.flatMap((text) => plainLines(text.replace(/\*\//g, '* /'), 96));
  return ['/**', ...lines.map((line) => ` * ${line.replace(/\*\//g, '* /')}`), ' */'];
}

/** Words that a name must not be: those of the language, and what a module defines. */
const words: readonly string[] = [
  ...'abstract any as async await bar boolean break case catch class const constructor continue debugger declare'.split(
    ' ',
  ),
  ...'default delete do else enum export extends false finally for from function get if implements import in'.split(
    ' ',
  ),
  ...'instanceof interface is keyof let module namespace never new null number object of package private protected'.split(
    ' ',
  ),
  ...'public readonly require return set static string super switch symbol this throw true try type typeof undefined'.split(
    ' ',
  ),
  ...'unique unknown var void while with yield arguments eval index infinity math nan onBar Bar Truth Outputs Strategy'.split(
    ' ',
  ),
  ...Object.keys(pieces),
];
