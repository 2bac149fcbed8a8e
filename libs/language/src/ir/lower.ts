import type { Checked } from '../check/check.js';
import { recurrence, spreadOutputs } from '../check/forms.js';
import { type ColumnName, isColumnName } from '../columns.js';
import { definitions } from '../functions/functions.js';
import { parseDefinition } from '../functions/parsed-definition.js';
import { isPrimitive } from '../functions/primitives.js';
import type { SeriesType } from '../shape.js';
import { type CallExpression, type Expression, type Formula, type Line, leftSpine } from '../syntax/tree.js';
import type { Graph } from './graph.js';
import { lowerPrimitive } from './lower-primitive.js';
import type { Value } from './operation.js';

/** What the names of a formula stand for in the graph. */
export interface Environment {
  /** Constants, and the series that a definition was called with. */
  readonly values: ReadonlyMap<string, Value>;
  /** Id of the bars behind an input port. */
  bars(port: string): string;
  /** The series behind an input port, or one output of the node behind it. */
  port(port: string, output: string | null): Value;
}

/** Adds a checked formula to a graph; gives the value of each output. */
export function lower(
  formula: Formula,
  checked: Checked,
  environment: Environment,
  graph: Graph,
): Map<string, Value> {
  return new Lowering(checked, environment, graph).formula(formula);
}

class Lowering {
  private readonly lines = new Map<string, Value>();
  private readonly cells = new Map<string, number>();

  constructor(
    private readonly checked: Checked,
    private readonly environment: Environment,
    private readonly graph: Graph,
  ) {}

  formula(formula: Formula): Map<string, Value> {
    if (formula.kind === 'lines') {
      for (const line of formula.lines) this.line(line);
      return this.lines;
    }
    const { expression } = formula;
    if (expression.kind === 'call' && spreadOutputs(formula) !== null) return this.expand(expression);
    return new Map([['value', this.expression(expression)]]);
  }

  private line(line: Line): void {
    const recurs = recurrence(line);
    let value: Value;
    if (recurs === null) {
      value = this.expression(line.expression);
    } else {
      const cell = this.cell(line.name);
      const initial = this.expression(recurs.initial);
      value = this.graph.add({ op: 'recur', cell, initial, step: this.expression(recurs.step) });
    }
    // `value` says nothing; the name of the function or node that it belongs to says more.
    if (line.name !== 'value') this.graph.suggestName(value, line.name);
    this.lines.set(line.name, value);
  }

  private cell(name: string): number {
    const known = this.cells.get(name);
    if (known !== undefined) return known;
    const cell = this.graph.newCell();
    this.cells.set(name, cell);
    return cell;
  }

  private expression(expression: Expression): Value {
    const { graph } = this;
    switch (expression.kind) {
      case 'number':
        return graph.constant(expression.value);
      case 'truth':
        return graph.add({ op: 'truth', value: expression.value });
      case 'na':
        return this.checked.unavailable.get(expression) === 'boolean'
          ? graph.add({ op: 'truth', value: null })
          : graph.constant(Number.NaN);
      case 'name':
        return this.name(expression.name);
      case 'member':
        return isColumnName(expression.member)
          ? this.column(this.environment.bars(expression.port), expression.member)
          : this.environment.port(expression.port, expression.member);
      case 'resampled':
        throw new Error('the checker lets no other timeframe pass');
      case 'call':
        return this.call(expression);
      case 'unary': {
        const a = this.expression(expression.operand);
        return graph.add(expression.operator === 'not' ? { op: 'not', a } : { op: 'negate', a });
      }
      case 'binary': {
        const { first, steps } = leftSpine(expression);
        let a = this.expression(first);
        for (const { operator, right } of steps) {
          const b = this.expression(right);
          if (operator === 'and' || operator === 'or') a = graph.add({ op: operator, a, b });
          else if (operator === '+' || operator === '-' || operator === '*' || operator === '/') {
            a = graph.add({ op: 'arithmetic', operator, a, b });
          } else a = graph.add({ op: 'compare', operator, a, b });
        }
        return a;
      }
    }
  }

  private name(name: string): Value {
    const line = this.lines.get(name);
    if (line !== undefined) return line;
    const value = this.environment.values.get(name);
    if (value !== undefined) return value;
    if (this.checked.lines.has(name)) {
      const type: SeriesType = this.checked.lines.get(name) ?? 'number';
      return this.graph.add({ op: 'last', cell: this.cell(name), type });
    }
    if (name === 'time') {
      return this.graph.add({ op: 'column', bars: this.environment.bars('bars'), column: 'time' });
    }
    if (name === 'index' && this.checked.definition) return this.graph.add({ op: 'index' });
    if (isColumnName(name)) return this.column(this.environment.bars('bars'), name);
    return this.environment.port(name, null);
  }

  private column(bars: string, name: ColumnName): Value {
    const { graph } = this;
    if (name !== 'typical') return graph.add({ op: 'column', bars, column: name });
    const add = (a: Value, b: Value): Value => graph.add({ op: 'arithmetic', operator: '+', a, b });
    const sum = add(add(this.column(bars, 'high'), this.column(bars, 'low')), this.column(bars, 'close'));
    const typical = graph.add({ op: 'arithmetic', operator: '/', a: sum, b: graph.constant(3) });
    graph.suggestName(typical, 'typical');
    return typical;
  }

  private call(call: CallExpression): Value {
    const { name } = call;
    if (name === 'if') {
      const [condition = 0, a = 0, b = 0] = call.arguments.map((argument) => this.expression(argument));
      return this.graph.add({ op: 'choose', condition, a, b });
    }
    if (isPrimitive(name)) {
      return lowerPrimitive(
        name,
        call.arguments.map((argument) => this.expression(argument)),
        this.graph,
      );
    }
    const outputs = this.expand(call);
    const value = outputs.get(call.output?.name ?? 'value');
    if (value === undefined) throw new Error(`${name} was checked to have this output`);
    return value;
  }

  private expand(call: CallExpression): Map<string, Value> {
    const definition = definitions.get(call.name);
    if (definition === undefined) throw new Error(`there is no definition of ${call.name}`);
    const values = call.arguments.map((argument) => this.expression(argument));
    const bars = definition.readsBars ? this.environment.bars('bars') : null;

    const key = JSON.stringify([definition.name, bars, values]);
    const before = this.graph.expansions.get(key);
    if (before !== undefined) return before;

    const { formula, checked } = parseDefinition(definition);
    const named = definition.parameters.map(({ name }, index): [string, Value] => [name, values[index] ?? 0]);
    const all = lower(formula, checked, { ...this.environment, values: new Map(named) }, this.graph);
    const outputs = new Map(
      (definition.outputs ?? ['value']).map((output): [string, Value] => {
        const value = all.get(output);
        if (value === undefined) throw new Error(`${definition.name} lacks its output ${output}`);
        return [output, value];
      }),
    );
    this.suggestNames(definition.name, outputs);
    this.graph.expansions.set(key, outputs);
    return outputs;
  }

  private suggestNames(definition: string, outputs: ReadonlyMap<string, Value>): void {
    for (const [output, value] of outputs) {
      this.graph.suggestName(value, output === 'value' ? definition : `${definition}_${output}`);
    }
  }
}
