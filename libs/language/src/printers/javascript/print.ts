import type { Assembled } from '../../ir/assemble.js';
import type { Graph } from '../../ir/graph.js';
import type { Operation, Value } from '../../ir/operation.js';
import { numberLiteral, pureExpression } from './statements.js';
import { arrayCount, type BlockWindow, windowCode } from './windows.js';

/**
 * Prints a program as the body of a JavaScript function that returns a run: one loop over the bars, all state in local
 * variables while it runs. Every name in it is generated here and every literal is a number or a JSON text, so nothing
 * that a user wrote becomes code.
 */
export function printJavaScript({ graph, results }: Assembled): string {
  return new Printer(graph).print(results);
}

class Printer {
  /** State that outlives one call: names and their first values. */
  private readonly scalars: [name: string, initial: string][] = [];
  private readonly arrays: string[] = [];
  private readonly columns = new Map<string, string>();
  private readonly positions = new Set<number>();
  private readonly body: string[] = [];
  private readonly cells = new Map<number, string>();
  private count = 0;

  constructor(private readonly graph: Graph) {}

  print(results: readonly Value[]): string {
    for (const value of this.graph.needed(results)) this.statement(value, this.graph.operation(value));
    results.forEach((value, index) => {
      const name = this.name(value);
      const kept = this.graph.type(value) === 'number' ? `${name} - ${name} === 0 ? ${name} : NaN` : name;
      this.body.push(`o${index}[t] = ${kept};`);
    });
    for (const length of this.positions)
      this.body.push(`p${length} = p${length} === ${length - 1} ? 0 : p${length} + 1;`);
    return this.assemble(results.length);
  }

  private assemble(outputCount: number): string {
    const scalars = [
      ...this.scalars,
      ...[...this.positions].map((length): [string, string] => [`p${length}`, '0']),
    ];
    const inputs = [...this.columns].map(([path, name]) => `const ${name} = ${path};`);
    const outputs = Array.from({ length: outputCount }, (_, index) => `const o${index} = outputs[${index}];`);
    const lines = [
      '"use strict";',
      ...scalars.map(([name, initial]) => `let kept_${name} = ${initial};`),
      ...this.arrays,
      'return { advance(bars, from, to, outputs) {',
      ...inputs,
      ...outputs,
      ...scalars.map(([name]) => `let ${name} = kept_${name};`),
      'for (let t = from; t < to; t++) {',
      ...this.body.map((line) => `  ${line}`),
      '}',
      ...scalars.map(([name]) => `kept_${name} = ${name};`),
      '} };',
    ];
    return `${lines.join('\n')}\n`;
  }

  /** What stands for a value where it is read: constants are written out. */
  private name(value: Value): string {
    const operation = this.graph.operation(value);
    if (operation.op === 'constant') return numberLiteral(operation.value);
    if (operation.op === 'truth') return operation.value === null ? 'NaN' : operation.value ? '1' : '0';
    return `v${value}`;
  }

  private scalar(initial: string): string {
    const name = `s${this.count++}`;
    this.scalars.push([name, initial]);
    return name;
  }

  private array(length: number, last: number | null): string {
    const name = `a${this.count++}`;
    const end = last === null ? '' : ` ${name}[${length - 1}] = ${last};`;
    this.arrays.push(`const ${name} = new Float64Array(${length}).fill(NaN);${end}`);
    return name;
  }

  private position(length: number): string {
    this.positions.add(length);
    return `p${length}`;
  }

  private cell(cell: number): string {
    const known = this.cells.get(cell);
    if (known !== undefined) return known;
    const name = this.scalar('NaN');
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
      case 'column':
        this.body.push(`const ${target} = ${this.column(operation)};`);
        return;
      case 'prev':
        this.body.push(...this.previous(target, name(operation.a), operation.length));
        return;
      case 'window':
        if (operation.name === 'mean_deviation') {
          this.body.push(...this.meanDeviation(target, name(operation.a), operation.length));
        } else
          this.body.push(...this.window(operation.name, target, name(operation.a), '', operation.length));
        return;
      case 'covariance':
        this.body.push(
          ...this.window('covariance', target, name(operation.a), name(operation.b), operation.length),
        );
        return;
      case 'ema': {
        const factor = 2 / (operation.length + 1);
        const step = (s: string, x: string): string => `(${x} - ${s}) * ${factor} + ${s}`;
        this.body.push(...this.smoothing(target, name(operation.a), operation.length, operation.skip, step));
        return;
      }
      case 'wilder': {
        const { length } = operation;
        const step = (s: string, x: string): string => `(${s} * ${length - 1} + ${x}) / ${length}`;
        this.body.push(...this.smoothing(target, name(operation.a), length, 0, step));
        return;
      }
      case 'last':
        this.body.push(`const ${target} = ${this.cell(operation.cell)};`);
        return;
      case 'recur': {
        const cell = this.cell(operation.cell);
        const chosen = `${cell} === ${cell} ? ${name(operation.step)} : ${name(operation.initial)}`;
        this.body.push(`const ${target} = ${chosen}; if (${target} - ${target} === 0) ${cell} = ${target};`);
        return;
      }
      default:
        this.body.push(`const ${target} = ${pureExpression(operation, name)};`);
    }
  }

  private column({ bars, column }: Extract<Operation, { op: 'column' }>): string {
    const path = `bars[${JSON.stringify(bars)}].${column === 'day' ? 'time' : column}`;
    const name = this.columns.get(path) ?? `c${this.columns.size}`;
    this.columns.set(path, name);
    return column === 'day' ? `Math.floor(${name}[t] / 86400000)` : `${name}[t]`;
  }

  private previous(target: string, x: string, length: number): string[] {
    if (length === 1) {
      const kept = this.scalar('NaN');
      return [`const ${target} = ${kept}; ${kept} = ${x};`];
    }
    const ring = this.array(length, null);
    const position = this.position(length);
    return [`const ${target} = ${ring}[${position}]; ${ring}[${position}] = ${x};`];
  }

  private window(window: BlockWindow, target: string, x: string, y: string, length: number): string[] {
    const position = this.position(length);
    const neutral =
      window === 'highest' ? Number.NEGATIVE_INFINITY : window === 'lowest' ? Number.POSITIVE_INFINITY : 0;
    const parts = Array.from({ length: arrayCount[window] });
    const arrays = parts.map(() => this.array(length + 1, neutral));
    const heads = parts.map(() => this.scalar(String(neutral)));
    const code = windowCode(window, length, { x, y, arrays, heads, position });
    const restart = heads.map((head) => `${head} = ${neutral};`).join(' ');
    return [
      code.grow,
      `const ${target} = ${code.join};`,
      `if (${position} === ${length - 1}) { ${code.turn} ${restart} }`,
    ];
  }

  private meanDeviation(target: string, x: string, length: number): string[] {
    const ring = this.array(length, null);
    return [
      `${ring}[${this.position(length)}] = ${x};`,
      `let m${target} = 0; for (let k = 0; k < ${length}; k++) m${target} += ${ring}[k]; m${target} /= ${length};`,
      `let ${target} = 0; for (let k = 0; k < ${length}; k++) ${target} += Math.abs(${ring}[k] - m${target});`,
      `${target} /= ${length};`,
    ];
  }

  private smoothing(
    target: string,
    x: string,
    length: number,
    skip: number,
    step: (state: string, x: string) => string,
  ): string[] {
    const state = this.scalar('0');
    const seen = this.scalar('0');
    const total = length + skip;
    const collect = skip === 0 ? `${state} += ${x};` : `if (${seen} > ${skip}) ${state} += ${x};`;
    return [
      `let ${target} = NaN;`,
      `if (${x} - ${x} === 0) {`,
      `  if (${seen} === ${total}) ${target} = ${state} = ${step(state, x)};`,
      `  else { ${seen}++; ${collect} if (${seen} === ${total}) ${target} = ${state} = ${state} / ${length}; }`,
      '}',
    ];
  }
}
