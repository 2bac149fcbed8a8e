import type { Checked } from '../check/check.js';
import { recurrence, spreadOutputs } from '../check/forms.js';
import { type ColumnName, isColumnName } from '../columns.js';
import { definitions } from '../functions/functions.js';
import { parseDefinition } from '../functions/parsed-definition.js';
import { isPrimitive } from '../functions/primitives.js';
import type { SeriesType } from '../shape.js';
import { type CallExpression, type Expression, type Formula, type Line, leftSpine } from '../syntax/tree.js';
import { type Clock, everyBar } from './clock.js';
import type { Graph } from './graph.js';
import { clocksOfLines } from './line-clocks.js';
import { lowerPrimitive } from './lower-primitive.js';
import type { Value } from './operation.js';

/** What the names of a formula stand for in the graph. */
export interface Environment {
  /** Constants, and the series that a definition was called with. */
  readonly values: ReadonlyMap<string, Value>;
  /** Id of the bars behind an input port. */
  bars(port: string): string;
  /** The clock of bars in a timeframe; null is their own. */
  clock(bars: string, timeframe: string | null): Clock;
  /** The series behind an input port, or one output of the node behind it. */
  port(port: string, output: string | null): Value;
  /** For a definition: the timeframe of the bars that it reads, and the clock of all that it was called with. */
  readonly timeframe?: string | null;
  readonly ticks?: Clock | null;
  /** Told what each part of the formula itself became, not what is inside of definitions. */
  readonly trace?: ((expression: Expression, value: Value) => void) | undefined;
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
  private lineClocks: ReadonlyMap<string, Clock | null> = new Map();
  /** The timeframe in which bars are read just now; null is their own. */
  private timeframe: string | null;

  constructor(
    private readonly checked: Checked,
    private readonly environment: Environment,
    private readonly graph: Graph,
  ) {
    this.timeframe = environment.timeframe ?? null;
  }

  formula(formula: Formula): Map<string, Value> {
    if (formula.kind === 'lines') {
      this.lineClocks = clocksOfLines(formula.lines, {
        faster: (a, b) => this.graph.faster(a, b),
        read: (port, member, timeframe) => this.clockOfSeries(port, member, timeframe),
        bars: (timeframe) => this.clockOfBars('bars', timeframe ?? this.timeframe),
      });
      for (const line of formula.lines) this.line(line);
      return this.lines;
    }
    const spread = spreadOutputs(formula);
    if (spread === null) return new Map([['value', this.expression(formula.expression)]]);
    const outputs = this.within(spread.resampled?.timeframe ?? this.timeframe, () =>
      this.expand(spread.call),
    );
    for (const value of [...outputs.values()].slice(0, 1))
      this.environment.trace?.(formula.expression, value);
    return outputs;
  }

  private within<T>(timeframe: string | null, work: () => T): T {
    const outer = this.timeframe;
    this.timeframe = timeframe;
    const result = work();
    this.timeframe = outer;
    return result;
  }

  private clockOfBars(port: string, timeframe: string | null): Clock {
    return this.environment.clock(this.environment.bars(port), timeframe);
  }

  /** The clock of a name that is no line: a parameter, bars, or a port. */
  private clockOfSeries(port: string, member: string | null, timeframe: string | null): Clock | null {
    const { environment, graph } = this;
    const bars = timeframe ?? this.timeframe;
    if (member !== null) {
      if (isColumnName(member)) return this.clockOfBars(port, bars);
      return graph.clock(environment.port(port, member));
    }
    const value = environment.values.get(port);
    if (value !== undefined) return graph.clock(value);
    if (port === 'index' && this.checked.definition) return environment.ticks ?? everyBar;
    if (isColumnName(port) || port === 'time') return this.clockOfBars('bars', bars);
    return graph.clock(environment.port(port, null));
  }

  private line(line: Line): void {
    const recurs = recurrence(line);
    let value: Value;
    if (recurs === null) {
      value = this.expression(line.expression);
    } else {
      const cell = this.cell(line.name);
      const initial = this.expression(recurs.initial);
      const step = this.expression(recurs.step);
      value = this.graph.add({ op: 'recur', cell, initial, step, clock: this.clockOfLine(line.name) });
    }
    // `value` says nothing; the name of the function or node that it belongs to says more.
    if (line.name !== 'value') this.graph.suggestName(value, line.name);
    this.lines.set(line.name, value);
  }

  private clockOfLine(name: string): Clock {
    return this.lineClocks.get(name) ?? everyBar;
  }

  private cell(name: string): number {
    const known = this.cells.get(name);
    if (known !== undefined) return known;
    const cell = this.graph.newCell();
    this.cells.set(name, cell);
    return cell;
  }

  private expression(expression: Expression): Value {
    const value = this.lowered(expression);
    this.environment.trace?.(expression, value);
    return value;
  }

  private lowered(expression: Expression): Value {
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
          ? this.column(expression.port, expression.member)
          : this.environment.port(expression.port, expression.member);
      case 'resampled':
        return this.within(expression.timeframe, () => this.expression(expression.series));
      case 'call':
        return this.call(expression);
      case 'unary': {
        const a = this.expression(expression.operand);
        return graph.add(expression.operator === 'not' ? { op: 'not', a } : { op: 'negate', a });
      }
      case 'binary': {
        const { first, steps } = leftSpine(expression);
        let a = this.expression(first);
        for (const step of steps) {
          const { operator, right } = step;
          const b = this.expression(right);
          if (operator === 'and' || operator === 'or') a = graph.add({ op: operator, a, b });
          else if (operator === '+' || operator === '-' || operator === '*' || operator === '/') {
            a = graph.add({ op: 'arithmetic', operator, a, b });
          } else a = graph.add({ op: 'compare', operator, a, b });
          this.environment.trace?.(step, a);
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
      return this.graph.add({ op: 'last', cell: this.cell(name), type, clock: this.clockOfLine(name) });
    }
    if (name === 'index' && this.checked.definition) {
      return this.graph.add({ op: 'index', clock: this.environment.ticks ?? everyBar });
    }
    if (isColumnName(name) || name === 'time') return this.column('bars', name);
    return this.environment.port(name, null);
  }

  private column(port: string, name: ColumnName | 'time'): Value {
    const { graph, environment } = this;
    if (name !== 'typical') {
      const clock = this.clockOfBars(port, this.timeframe);
      return graph.add({ op: 'column', bars: environment.bars(port), column: name, clock });
    }
    const add = (a: Value, b: Value): Value => graph.add({ op: 'arithmetic', operator: '+', a, b });
    const sum = add(add(this.column(port, 'high'), this.column(port, 'low')), this.column(port, 'close'));
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
    const { graph, environment, timeframe } = this;
    const given = call.arguments.map((argument) => this.expression(argument));
    const bars = definition.readsBars ? environment.bars('bars') : null;
    const clockOfBars = bars === null ? null : environment.clock(bars, timeframe);
    // All arguments of a definition tick together.
    const ticks = graph.faster(clockOfBars, graph.commonClock(given));
    const values = given.map((value) => graph.sample(value, ticks));

    const key = JSON.stringify([definition.name, bars, clockOfBars, values]);
    const before = this.graph.expansions.get(key);
    if (before !== undefined) return before;

    const { formula, checked } = parseDefinition(definition);
    const named = definition.parameters.map(({ name }, index): [string, Value] => [name, values[index] ?? 0]);
    const all = lower(
      formula,
      checked,
      { ...environment, values: new Map(named), timeframe, ticks, trace: undefined },
      graph,
    );
    const outputs = new Map(
      (definition.outputs ?? ['value']).map((output): [string, Value] => {
        const value = all.get(output);
        if (value === undefined) throw new Error(`${definition.name} lacks its output ${output}`);
        return [output, value];
      }),
    );
    this.suggestNames(definition.name, outputs);
    for (const [output, value] of outputs) {
      graph.promise(value, definition.ranges?.[output], definition.oscillates ?? false);
    }
    this.graph.expansions.set(key, outputs);
    return outputs;
  }

  private suggestNames(definition: string, outputs: ReadonlyMap<string, Value>): void {
    for (const [output, value] of outputs) {
      this.graph.suggestName(value, output === 'value' ? definition : `${definition}_${output}`);
    }
  }
}
