import type { Column } from '../../columns.js';
import type { Assembled } from '../../ir/assemble.js';
import { type Clock, everyBar } from '../../ir/clock.js';
import type { Graph } from '../../ir/graph.js';
import { type Operation, operands, type Value } from '../../ir/operation.js';
import { unknownByte } from '../../program.js';
import type { SeriesType } from '../../shape.js';
import { carriedOver } from './carried.js';
import { type LongerColumn, ticking } from './longer-bars.js';
import { Section } from './section.js';
import { choice, comparedChoice, numberLiteral, type Pure, pureExpression } from './statements.js';
import { type BooleanRoles, booleanRoles, type Logic, twoValued } from './two-valued.js';
import { arrayCount, type BlockWindow, windowCode } from './windows.js';

/** A printed program: code, and the numbers that it reads instead of holding them. */
export interface PrintedJavaScript {
  readonly code: string;
  readonly numbers: Float64Array;
}

/**
 * Prints a program as the body of a JavaScript function that gives `begin`, which makes the memory of a run, and
 * `advance`, one loop over the bars with all state in local variables. There is one `advance` for all runs, so that what
 * the engine has learned in one serves the next. Lengths and constants stand beside the code, so that programs which
 * differ in their parameters only are the same code: a sweep compiles once. Every name in it is generated here and every literal is a number or a JSON text, so nothing
 * that a user wrote becomes code.
 */
export function printJavaScript({ graph, results }: Assembled): PrintedJavaScript {
  return new Printer(graph).print(results);
}

class Printer {
  /** State that outlives one call: names and their first values. */
  private readonly scalars: { readonly name: string; readonly initial: string; readonly whole: boolean }[] =
    [];
  private readonly arrays: {
    readonly name: string;
    readonly length: string;
    readonly last: number | null;
  }[] = [];
  private readonly numbers: { readonly name: string; readonly value: number; readonly whole: boolean }[] = [];
  private readonly lengths = new Map<number, string>();
  private readonly columns = new Map<string, string>();
  /** The statements that are being printed. */
  private section = new Section();
  /** Where values of slower clocks rest until the next tick. */
  private readonly held = new Map<Value, string>();
  /** The columns of longer bars, by clock and by path. */
  private readonly longer = new Map<Clock, Map<string, LongerColumn>>();
  private readonly cells = new Map<number, string>();
  private count = 0;
  private roles: BooleanRoles = { last: new Set(), within: new Set() };

  constructor(private readonly graph: Graph) {}

  print(results: readonly Value[]): PrintedJavaScript {
    const needed = this.graph.needed(results);
    this.roles = booleanRoles(this.graph, needed, results);
    const body: string[] = [];
    // Constants first, then the slow clocks, the slowest before those that may read it, then every bar.
    for (const clock of [null, ...this.graph.clocksBySlowness(), everyBar]) {
      const own = needed.filter((value) => this.graph.clock(value) === clock);
      if (own.length > 0 || clock === everyBar) body.push(...this.printClock(clock, own, needed, results));
    }
    return {
      code: this.assemble(body, results),
      numbers: Float64Array.from(this.numbers, ({ value }) => value),
    };
  }

  private printClock(
    clock: Clock | null,
    own: readonly Value[],
    needed: readonly Value[],
    results: readonly Value[],
  ): string[] {
    const isSlow = clock !== null && clock !== everyBar;
    const { last, within } = this.roles;
    const carried = carriedOver(this.graph, own);
    const stated = own.filter((value) => !last.has(value) && !within.has(value));
    const first = this.printSection(stated.filter((value) => carried.has(value)));
    const rest = this.printSection(
      stated.filter((value) => !carried.has(value)),
      () => {
        if (clock === everyBar) this.writeResults(results);
        if (isSlow) this.holdSampled(own, needed);
      },
    );
    return isSlow ? this.ticking(clock, [...first, ...rest]) : [...first, ...rest];
  }

  private printSection(values: readonly Value[], end: () => void = () => {}): string[] {
    this.section = new Section();
    for (const value of values) this.statement(value, this.graph.operation(value));
    end();
    return this.section.lines((length) => this.length(length));
  }

  private writeResults(results: readonly Value[]): void {
    results.forEach((value, index) => {
      const name = this.name(value);
      if (!this.roles.last.has(value))
        this.section.body.push(
          this.graph.type(value) === 'number'
            ? `o${index}[t] = ${name} - ${name} === 0 ? ${name} : NaN;`
            : `o${index}[t] = w${index}[${name}];`,
        );
    });
    if (this.roles.last.size > 0) this.writeLast(results);
  }

  /**
   * The booleans that only results read, in two values where all that they read is known, which after the warm-up is
   * nearly always, and in three where it is not. A sum is a number exactly where its terms are, or overflows, and then
   * three values give the same.
   */
  private writeLast(results: readonly Value[]): void {
    const { last } = this.roles;
    const type = (value: Value): SeriesType => this.graph.type(value);
    const logic = [...last]
      .sort((a, b) => a - b)
      .map((value) => ({ value, operation: this.graph.operation(value) as Logic }));
    const given = [...new Set(logic.flatMap(({ operation }) => operands(operation)))].filter(
      (value) => !last.has(value) && !Number.isFinite(this.graph.constantAt(value) ?? Number.NaN),
    );
    const numbers = given.filter((value) => type(value) === 'number').map((value) => this.name(value));
    const booleans = given.filter((value) => type(value) === 'boolean').map((value) => this.name(value));
    const known = [...booleans.map((name) => `${name} !== 0`), 'sum - sum === 0'].join(' && ');
    const asBit = (value: Value): string =>
      type(value) === 'number' || last.has(value) ? this.name(value) : `(${this.name(value)} & 1)`;
    const written = results.flatMap((value, index) => (last.has(value) ? [{ value, index }] : []));
    this.section.body.push(
      `const sum = ${numbers.length === 0 ? '0' : numbers.join(' + ')};`,
      `if (${known}) {`,
      ...logic.map(({ value, operation }) => `  const v${value} = ${twoValued(operation, asBit)};`),
      ...written.map(({ value, index }) => `  o${index}[t] = v${value};`),
      '} else {',
      ...logic.map(({ value, operation }) => `  const v${value} = ${this.pure(operation)};`),
      ...written.map(({ value, index }) => `  o${index}[t] = w${index}[v${value}];`),
      '}',
    );
  }

  private pure(operation: Pure): string {
    return pureExpression(
      operation,
      (value) => this.name(value),
      (value) => this.isBeside(value),
    );
  }

  private holdSampled(own: readonly Value[], needed: readonly Value[]): void {
    const sampled = this.graph.sampledBy(needed);
    for (const value of own.filter((one) => sampled.has(one))) {
      const resting = this.graph.type(value) === 'number' ? this.scalar('NaN') : this.scalar('0', true);
      this.held.set(value, resting);
      this.section.body.push(`${resting} = ${this.name(value)};`);
    }
  }

  private ticking(clock: Clock, statements: readonly string[]): string[] {
    const timeframe = this.graph.timeframe(clock);
    const names = {
      time: this.input(timeframe.bars, 'time'),
      number: this.scalar('NaN'),
      isOpen: this.scalar('0', true),
      suffix: `_${clock}`,
    };
    return ticking(timeframe, [...(this.longer.get(clock)?.values() ?? [])], names, statements);
  }

  /**
   * State rests in one array of doubles and is taken into local variables for some bars at a time. The engine knows
   * what kind of number such a variable holds; taken from a closure, or kept over one endless loop, it would box every
   * value on the heap, which halves the speed.
   */
  private assemble(body: readonly string[], results: readonly Value[]): string {
    const { scalars } = this;
    const inputs = [...this.columns].map(([path, name]) => `const ${name} = ${path};`);
    const outputs = results.map((value, index) =>
      this.graph.type(value) === 'number'
        ? `const o${index} = outputs[${index}]; if (o${index} instanceof Uint8Array) throw new TypeError('bytes hold no numbers');`
        : `const o${index} = outputs[${index}]; const w${index} = o${index} instanceof Uint8Array ? inBytes : inDoubles;`,
    );
    const memory = ['kept', ...this.arrays.map(({ name }) => name)];
    const numbers = this.numbers.map(
      ({ name, whole }, index) => `const ${name} = numbers[${index}]${whole ? ' | 0' : ''};`,
    );
    const lines = [
      '"use strict";',
      'const inDoubles = Float64Array.of(NaN, 1, 0);',
      `const inBytes = Float64Array.of(${unknownByte}, 1, 0);`,
      'return {',
      'begin(numbers) {',
      ...numbers,
      `  const kept = Float64Array.of(${scalars.map(({ initial }) => initial).join(', ')});`,
      ...this.arrays.flatMap(({ name, length, last }) => [
        `  const ${name} = new Float64Array(${length}).fill(NaN);`,
        ...(last === null ? [] : [`  ${name}[${name}.length - 1] = ${last};`]),
      ]),
      `  return [${memory.join(', ')}];`,
      '},',
      'advance(memory, numbers, bars, from, to, outputs) {',
      ...numbers,
      ...memory.map((name, index) => `const ${name} = memory[${index}];`),
      ...inputs,
      ...outputs,
      'for (let start = from; start < to; start += 1024) {',
      '  const end = Math.min(to, start + 1024);',
      ...scalars.map(({ name, whole }, index) => `  let ${name} = kept[${index}]${whole ? ' | 0' : ''};`),
      '  for (let t = start; t < end; t++) {',
      ...body.map((line) => `    ${line}`),
      '  }',
      ...scalars.map(({ name }, index) => `  kept[${index}] = ${name};`),
      '}',
      '},',
      '};',
    ];
    return `${lines.join('\n')}\n`;
  }

  /** What stands for a value where it is read. */
  private name(value: Value): string {
    const operation = this.graph.operation(value);
    if (operation.op === 'constant')
      return this.isBeside(value) ? this.constant(value, operation.value) : numberLiteral(operation.value);
    if (operation.op === 'truth') return operation.value === null ? '0' : operation.value ? '1' : '2';
    return `v${value}`;
  }

  /** Zero and na are written out, since code depends on them; every other constant stands beside the code. */
  private isBeside(value: Value): boolean {
    const constant = this.graph.constantAt(value);
    return constant !== null && constant !== 0 && Number.isFinite(constant);
  }

  private constant(value: Value, constant: number): string {
    const name = `v${value}`;
    if (!this.numbers.some((known) => known.name === name))
      this.numbers.push({ name, value: constant, whole: false });
    return name;
  }

  /** A number that depends on a length, by the name that the code reads. */
  private number(value: number): string {
    const name = `n${this.numbers.length}`;
    this.numbers.push({ name, value, whole: false });
    return name;
  }

  private length(length: number): string {
    const known = this.lengths.get(length);
    if (known !== undefined) return known;
    const name = `n${this.numbers.length}`;
    this.numbers.push({ name, value: length, whole: true });
    this.lengths.set(length, name);
    return name;
  }

  private scalar(initial: string, whole = false): string {
    const name = `s${this.count++}`;
    this.scalars.push({ name, initial, whole });
    return name;
  }

  private array(length: string, last: number | null): string {
    const name = `a${this.count++}`;
    this.arrays.push({ name, length, last });
    return name;
  }

  private position(length: number): string {
    return this.section.position(length, () => this.scalar('0', true));
  }

  private cell(cell: number, type: SeriesType): string {
    const known = this.cells.get(cell);
    if (known !== undefined) return known;
    const name = type === 'number' ? this.scalar('NaN') : this.scalar('0', true);
    this.cells.set(cell, name);
    return name;
  }

  private statement(value: Value, operation: Operation): void {
    const target = `v${value}`;
    const name = (operand: Value): string => this.name(operand);
    switch (operation.op) {
      case 'constant':
      case 'truth':
        return;
      case 'input':
        throw new Error('a program has no open inputs');
      case 'index':
        this.section.body.push(`const ${target} = ${this.indexOf(operation.clock)};`);
        return;
      case 'sample':
        this.section.body.push(`const ${target} = ${this.held.get(operation.a)};`);
        return;
      case 'column':
        this.section.body.push(`const ${target} = ${this.column(operation)};`);
        return;
      case 'prev':
        this.section.body.push(...this.previous(target, name(operation.a), operation.length));
        return;
      case 'window':
        if (operation.name === 'mean_deviation') {
          this.section.body.push(...this.meanDeviation(target, name(operation.a), operation.length));
        } else if (operation.name === 'rank') {
          this.section.body.push(...this.rank(target, name(operation.a), operation.length));
        } else
          this.section.body.push(
            ...this.window(operation.name, target, name(operation.a), '', operation.length),
          );
        return;
      case 'covariance':
        this.section.body.push(
          ...this.window('covariance', target, name(operation.a), name(operation.b), operation.length),
        );
        return;
      case 'ema': {
        const factor = this.number(2 / (operation.length + 1));
        const step = (s: string, x: string): string => `(${x} - ${s}) * ${factor} + ${s}`;
        this.section.body.push(
          ...this.smoothing(target, name(operation.a), operation.length, operation.skip, step),
        );
        return;
      }
      case 'wilder': {
        const kept = this.number(operation.length - 1);
        const length = this.number(operation.length);
        const step = (s: string, x: string): string => `(${s} * ${kept} + ${x}) / ${length}`;
        this.section.body.push(...this.smoothing(target, name(operation.a), operation.length, 0, step));
        return;
      }
      case 'last':
        this.section.body.push(`const ${target} = ${this.cell(operation.cell, operation.type)};`);
        return;
      case 'recur': {
        const type = this.graph.type(value);
        const cell = this.cell(operation.cell, type);
        const isKnown = (one: string): string =>
          type === 'number' ? `${one} - ${one} === 0` : `${one} !== 0`;
        const chosen = `${isKnown(cell)} ? ${name(operation.step)} : ${name(operation.initial)}`;
        this.section.body.push(`const ${target} = ${chosen}; if (${isKnown(target)}) ${cell} = ${target};`);
        return;
      }
      case 'choose': {
        const na = this.graph.type(value) === 'number' ? 'NaN' : '0';
        const condition = this.graph.operation(operation.condition);
        const isWithin = this.roles.within.has(operation.condition);
        const branches = [name(operation.a), name(operation.b), na] as const;
        const expression =
          isWithin && condition.op === 'compare'
            ? comparedChoice(condition, name, ...branches)
            : choice(name(operation.condition), ...branches);
        this.section.body.push(`const ${target} = ${expression};`);
        return;
      }
      default:
        this.section.body.push(`const ${target} = ${this.pure(operation)};`);
    }
  }

  private column({ bars, column, clock }: Extract<Operation, { op: 'column' }>): string {
    const from = this.input(bars, column);
    if (clock === everyBar) return from;
    const columns = this.longer.get(clock) ?? new Map<string, LongerColumn>();
    this.longer.set(clock, columns);
    const known = columns.get(from) ?? { column, from, state: this.scalar('NaN') };
    columns.set(from, known);
    return known.state;
  }

  private input(bars: string, column: Column): string {
    const path = `bars[${JSON.stringify(bars)}].${column}`;
    const name = this.columns.get(path) ?? `c${this.columns.size}`;
    this.columns.set(path, name);
    return `${name}[t]`;
  }

  private indexOf(clock: Clock): string {
    return clock === everyBar ? 't' : `++${this.scalar('-1', true)}`;
  }

  private previous(target: string, x: string, length: number): string[] {
    if (length === 1) {
      const kept = this.scalar('NaN');
      return [`const ${target} = ${kept}; ${kept} = ${x};`];
    }
    const ring = this.array(this.length(length), null);
    const position = this.position(length);
    return [`const ${target} = ${ring}[${position}]; ${ring}[${position}] = ${x};`];
  }

  private window(window: BlockWindow, target: string, x: string, y: string, length: number): string[] {
    const position = this.position(length);
    const neutral =
      window === 'highest' || window === 'bars_since_highest'
        ? Number.NEGATIVE_INFINITY
        : window === 'lowest' || window === 'bars_since_lowest'
          ? Number.POSITIVE_INFINITY
          : 0;
    const parts = Array.from({ length: arrayCount[window] });
    const arrays = parts.map(() => this.array(`${this.length(length)} + 1`, neutral));
    const heads = parts.map(() => this.scalar(String(neutral)));
    const code = windowCode(window, { x, y, arrays, heads, position, length: this.length(length) });
    const restart = heads.map((head) => `${head} = ${neutral};`).join(' ');
    this.section.atTurn(length, `${code.turn} ${restart}`);
    return [code.grow, `const ${target} = ${code.join};`];
  }

  private meanDeviation(target: string, x: string, window: number): string[] {
    const length = this.length(window);
    const ring = this.array(length, null);
    return [
      `${ring}[${this.position(window)}] = ${x};`,
      `let m${target} = 0; for (let k = 0; k < ${length}; k++) m${target} += ${ring}[k]; m${target} /= ${length};`,
      `let ${target} = 0; for (let k = 0; k < ${length}; k++) ${target} += Math.abs(${ring}[k] - m${target});`,
      `${target} /= ${length};`,
    ];
  }

  private rank(target: string, x: string, window: number): string[] {
    const length = this.length(window);
    const ring = this.array(length, null);
    return [
      `${ring}[${this.position(window)}] = ${x};`,
      `let ${target} = -1; for (let k = 0; k < ${length}; k++) {`,
      `  const z = ${ring}[k]; if (z <= ${x}) ${target}++; else if (!(z > ${x})) { ${target} = NaN; break; }`,
      '}',
    ];
  }

  private smoothing(
    target: string,
    x: string,
    window: number,
    skipped: number,
    step: (state: string, x: string) => string,
  ): string[] {
    const state = this.scalar('0');
    const seen = this.scalar('0', true);
    const length = this.length(window);
    const skip = skipped === 0 ? '' : this.length(skipped);
    const total = skipped === 0 ? length : `${length} + ${skip}`;
    const collect = skipped === 0 ? `${state} += ${x};` : `if (${seen} > ${skip}) ${state} += ${x};`;
    return [
      `let ${target} = NaN;`,
      `if (${x} - ${x} === 0) {`,
      `  if (${seen} === ${total}) ${target} = ${state} = ${step(state, x)};`,
      `  else { ${seen}++; ${collect} if (${seen} === ${total}) ${target} = ${state} = ${state} / ${length}; }`,
      '}',
    ];
  }
}
