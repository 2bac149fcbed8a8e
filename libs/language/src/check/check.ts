import { calculate } from '../arithmetic.js';
import { columnNames, isColumnName } from '../columns.js';
import { signatures } from '../functions/functions.js';
import { type Parameter, printSignature, type Signature } from '../functions/signature.js';
import { maximumWindow } from '../limits.js';
import { refuse, type Span } from '../refusal.js';
import type { FormulaShape, SeriesType } from '../shape.js';
import { printExpression } from '../syntax/format.js';
import {
  type BinaryExpression,
  type CallExpression,
  type Expression,
  type Formula,
  type Line,
  leftSpine,
  type ResampledExpression,
} from '../syntax/tree.js';
import { timeframeLength } from '../timeframe.js';
import { recurrence, spreadOutputs } from './forms.js';
import { Inputs } from './inputs.js';
import { type Fixed, foldCall, mapFixed, number, type Part, series } from './part.js';
import type { Scope } from './scope.js';
import { nearest } from './suggest.js';
import { TypeCell } from './type-cell.js';

/** A formula whose every part has a type. */
export interface Checked {
  readonly shape: FormulaShape;
  /** A definition of the library may read the number of the bar as `index`. */
  readonly definition: boolean;
  /** Type of each line by its name, and of each `na` by its expression. */
  readonly lines: ReadonlyMap<string, SeriesType>;
  readonly unavailable: ReadonlyMap<Expression, SeriesType>;
  /** Type of everything that is read from ports, by `portKey`. */
  readonly ports: ReadonlyMap<string, SeriesType>;
}

/** Finds what a formula needs and gives, or refuses it with the place of its first mistake. */
export function check(formula: Formula, scope: Scope): Checked {
  return new Checker(scope).check(formula);
}

class Checker {
  private readonly inputs = new Inputs();
  private readonly lines = new Map<string, Part>();
  private readonly later = new Map<string, { readonly recurs: boolean; readonly cell: TypeCell }>();
  private readonly unavailable = new Map<Expression, TypeCell>();
  private insideRecurrence = false;
  /** The call or series with a timeframe whose inside is being checked. */
  private timeframe: ResampledExpression | null = null;

  constructor(private readonly scope: Scope) {}

  check(formula: Formula): Checked {
    const outputs = formula.kind === 'lines' ? this.checkLines(formula.lines) : this.checkSingle(formula);
    return {
      definition: this.scope.series !== null,
      shape: {
        inputs: this.inputs.shape(),
        outputs: outputs.map(({ name, cell }) => ({ name, type: cell.type ?? 'number' })),
      },
      lines: new Map([...this.lines].map(([name, part]) => [name, part.cell.type ?? 'number'])),
      ports: this.inputs.ports(),
      unavailable: new Map([...this.unavailable].map(([part, cell]) => [part, cell.type ?? 'number'])),
    };
  }

  private checkSingle(formula: Formula & { kind: 'expression' }): { name: string; cell: TypeCell }[] {
    const spread = spreadOutputs(formula);
    if (spread !== null) {
      const { signature, call, resampled } = spread;
      this.onTimeframe(resampled, () => this.checkCall(call, signature));
      return signature.outputs.map((name) => ({ name, cell: TypeCell.of(signature.result) }));
    }
    return [{ name: 'value', cell: this.part(formula.expression).cell }];
  }

  private checkLines(lines: readonly Line[]): { name: string; cell: TypeCell }[] {
    for (const line of lines) {
      this.checkLineName(line);
      this.later.set(line.name, { recurs: recurrence(line) !== null, cell: TypeCell.of(null) });
    }
    return lines.map((line) => {
      const part = this.checkLine(line);
      this.later.delete(line.name);
      this.lines.set(line.name, part);
      return { name: line.name, cell: part.cell };
    });
  }

  private checkLineName({ name, nameAt }: Line): void {
    if (isColumnName(name)) refuse(nameAt, `"${name}" is a series of the bars`, `write ${name}_value`);
    if (this.scope.series === null && this.scope.constants.has(name)) {
      refuse(nameAt, `"${name}" is a parameter of this node`, 'give the line another name');
    }
  }

  private checkLine(line: Line): Part {
    const recurs = recurrence(line);
    if (recurs === null) return this.part(line.expression);
    const own = this.later.get(line.name)?.cell ?? TypeCell.of(null);
    const initial = this.part(recurs.initial);
    this.same(own, initial, recurs.initial.at);
    this.insideRecurrence = true;
    const step = this.part(recurs.step);
    this.insideRecurrence = false;
    this.same(own, step, recurs.step.at);
    return { cell: own, fixed: 'series' };
  }

  private same(wanted: TypeCell, part: Part, at: Span): void {
    if (wanted.unify(part.cell)) return;
    const isNumber = wanted.type === 'number';
    refuse(
      at,
      isNumber
        ? 'a number is needed here, this is true or false'
        : 'true or false is needed here, this is a number',
      isNumber ? 'write if(condition, 1, 0) to count it as a number' : 'compare it, such as x > 0',
    );
  }

  private needs(type: SeriesType, expression: Expression): Part {
    const part = this.part(expression);
    this.same(TypeCell.of(type), part, expression.at);
    return part;
  }

  private part(expression: Expression): Part {
    switch (expression.kind) {
      case 'number':
        return { cell: TypeCell.of('number'), fixed: expression.value };
      case 'truth':
        return series('boolean');
      case 'na': {
        const cell = TypeCell.of(null);
        this.unavailable.set(expression, cell);
        return { cell, fixed: 'series' };
      }
      case 'name':
        return this.name(expression.name, expression.at);
      case 'member':
        return this.member(expression.port, expression.member, expression.at);
      case 'resampled':
        return this.resampled(expression);
      case 'call':
        return this.call(expression);
      case 'unary':
        if (expression.operator === 'not') {
          this.needs('boolean', expression.operand);
          return series('boolean');
        }
        return number(mapFixed([this.needs('number', expression.operand).fixed], (x) => -(x ?? 0)));
      case 'binary':
        return this.binary(expression);
    }
  }

  private resampled(expression: ResampledExpression): Part {
    const { series, timeframe, at } = expression;
    if (series.kind === 'call') return this.onTimeframe(expression, () => this.call(series));
    const column = series.kind === 'name' ? series.name : series.member;
    const isOwn = series.kind === 'name' && (this.lines.has(column) || this.later.has(column));
    if (!isColumnName(column) || isOwn) {
      refuse(
        at,
        `only the series of bars have timeframes, "${printExpression(series)}" has none`,
        `write the timeframe where bars are read, such as close@${timeframe}`,
      );
    }
    return this.onTimeframe(expression, () => this.part(series));
  }

  private onTimeframe<T>(expression: ResampledExpression | null, work: () => T): T {
    if (expression === null) return work();
    const { timeframe, timeframeAt } = expression;
    if (this.timeframe !== null) {
      refuse(timeframeAt, `this is inside of @${this.timeframe.timeframe} already`, 'leave one of them out');
    }
    if (timeframeLength(timeframe) === null) {
      refuse(
        timeframeAt,
        'this is not a timeframe',
        'write a number and a unit, such as @15m, @4h, @1d or @1w',
      );
    }
    this.timeframe = expression;
    const result = work();
    this.timeframe = null;
    return result;
  }

  /** Takes note that a bars input is read, in the timeframe that stands around. */
  private readBars(name: string, at: Span): void {
    this.scope.bars(name, at);
    if (this.timeframe !== null) {
      this.scope.timeframe(name, this.timeframe.timeframe, this.timeframe.timeframeAt);
    }
    this.inputs.useBars(name, at);
  }

  private refuseOwnTimeframe(name: string, at: Span): void {
    if (this.timeframe === null) return;
    refuse(
      at,
      `"${name}" has its own timeframe, which @${this.timeframe.timeframe} cannot change`,
      `read bars here, such as close, or take @${this.timeframe.timeframe} away`,
    );
  }

  private binary(expression: BinaryExpression): Part {
    const { first, steps } = leftSpine(expression);
    let left = this.part(first);
    let leftAt = first.at;
    for (const { operator, right, at } of steps) {
      const type = operator === 'and' || operator === 'or' ? 'boolean' : 'number';
      this.same(TypeCell.of(type), left, leftAt);
      const other = this.needs(type, right);
      left =
        operator === '+' || operator === '-' || operator === '*' || operator === '/'
          ? number(mapFixed([left.fixed, other.fixed], (a = 0, b = 0) => calculate(operator, a, b)))
          : series('boolean');
      leftAt = at;
    }
    return left;
  }

  private name(name: string, at: Span): Part {
    const line = this.lines.get(name);
    if (line !== undefined) {
      if (line.fixed === 'series') this.refuseOwnTimeframe(name, at);
      return line;
    }
    const later = this.later.get(name);
    // A definition's line may bear the name of one of its parameters and replaces it from there on.
    if (later !== undefined && !this.scope.constants.has(name)) return this.laterLine(name, later, at);
    const value = this.scope.constants.get(name);
    if (value !== undefined) return number(value ?? 'later');
    const own = this.scope.series?.get(name);
    if (own !== undefined) return series(own);
    if (this.scope.series !== null && name === 'index') return series('number');
    if (isColumnName(name) || (this.scope.series !== null && name === 'time')) {
      this.readBars('bars', at);
      return series('number');
    }
    if (name === 'bars')
      refuse(at, '"bars" is a whole input, not a series', 'write close, or another of its series');
    if (this.scope.series !== null)
      refuse(at, `a definition has no name "${name}"`, 'add it to the parameters');
    this.refuseOwnTimeframe(name, at);
    return { cell: this.inputs.useSeries(name, this.scope.port(name, null, at), at), fixed: 'series' };
  }

  private laterLine(name: string, line: { recurs: boolean; cell: TypeCell }, at: Span): Part {
    this.refuseOwnTimeframe(name, at);
    if (line.recurs && this.insideRecurrence) return { cell: line.cell, fixed: 'series' };
    return refuse(
      at,
      `"${name}" is used before its line is complete`,
      line.recurs
        ? 'refer to it in the second argument of recur'
        : `move the line ${name} = … up, or write recur(initial, step)`,
    );
  }

  private member(port: string, member: string, at: Span): Part {
    if (
      this.lines.has(port) ||
      this.later.has(port) ||
      this.scope.constants.has(port) ||
      isColumnName(port)
    ) {
      refuse(at, `"${port}" is one series and has no outputs`, `write ${port} alone`);
    }
    if (isColumnName(member)) {
      this.readBars(port, at);
      return series('number');
    }
    if (port === 'bars') {
      const near = nearest(member, columnNames);
      refuse(
        at,
        `bars have no series "${member}"`,
        near === null ? 'write bars.close' : `write bars.${near}`,
      );
    }
    this.refuseOwnTimeframe(`${port}.${member}`, at);
    return {
      cell: this.inputs.useNode(port, member, this.scope.port(port, member, at), at),
      fixed: 'series',
    };
  }

  private call(expression: CallExpression): Part {
    const { name, nameAt, output } = expression;
    if (name === 'if') return this.choice(expression);
    if (name === 'recur') {
      refuse(
        nameAt,
        '"recur" stands only at the start of a line',
        'write x = recur(initial, step) on a line of its own',
      );
    }
    const signature = signatures.get(name);
    if (signature === undefined || (signature.internal === true && this.scope.series === null)) {
      const near = nearest(name, signatures.keys());
      return refuse(
        nameAt,
        `there is no function "${name}"`,
        near === null ? 'see the list of functions' : `did you mean ${near}?`,
      );
    }
    const fixed = this.checkCall(expression, signature);
    this.checkOutput(signature, output, expression.at);
    return signature.result === 'number' ? number(fixed) : series('boolean');
  }

  private checkOutput(signature: Signature, output: CallExpression['output'], at: Span): void {
    const { name, outputs } = signature;
    if (output === null) {
      if (outputs.length === 1) return;
      refuse(
        at,
        `${name} has several outputs`,
        `write ${outputs.map((one) => `${name}(…).${one}`).join(' or ')}`,
      );
    }
    if (outputs.includes(output.name)) return;
    refuse(
      output.at,
      `${name} has no output "${output.name}"`,
      outputs.length === 1
        ? `leave out .${output.name}`
        : `its outputs are ${outputs.map((one) => `.${one}`).join(' ')}`,
    );
  }

  /** Checks the arguments; gives the result when it is a number known before the first bar. */
  private checkCall(expression: CallExpression, signature: Signature): Fixed {
    const { parameters, variadic } = signature;
    const given = expression.arguments;
    if (given.length < parameters.length || (given.length > parameters.length && !variadic)) {
      const surplus = given[parameters.length];
      refuse(
        surplus?.at ?? expression.at,
        `${signature.name} takes ${parameters.length} argument${parameters.length === 1 ? '' : 's'}, not ${given.length}`,
        `write ${printSignature(signature)}`,
      );
    }
    if (signature.readsBars) {
      this.readBars('bars', expression.nameAt);
    }
    const fixed = given.map((argument, index) => {
      const parameter = parameters[Math.min(index, parameters.length - 1)];
      if (parameter === undefined) throw new Error(`${signature.name} has no parameter ${index}`);
      return this.argument(signature, parameter, argument);
    });
    return foldCall(signature.name, fixed);
  }

  private argument(signature: Signature, parameter: Parameter, argument: Expression): Fixed {
    if (parameter.type === 'number' || parameter.type === 'boolean')
      return this.needs(parameter.type, argument).fixed;
    const { fixed } = this.needs('number', argument);
    const what = `${parameter.name} of ${signature.name}`;
    if (fixed === 'series') {
      refuse(
        argument.at,
        `${what} must be a constant`,
        'write a number, a parameter, or arithmetic with them',
      );
    }
    if (fixed === 'later') return fixed;
    if (parameter.type === 'constant') {
      if (!Number.isFinite(fixed)) refuse(argument.at, `${what} has no value`, 'write a number');
      return fixed;
    }
    refuseOutOfRange(parameter, what, fixed, argument.at);
    return fixed;
  }

  private choice(expression: CallExpression): Part {
    const [condition, then, otherwise, surplus] = expression.arguments;
    if (condition === undefined || then === undefined || otherwise === undefined || surplus !== undefined) {
      return refuse(
        surplus?.at ?? expression.at,
        `if takes 3 arguments, not ${expression.arguments.length}`,
        'write if(condition, then, otherwise)',
      );
    }
    if (expression.output !== null)
      refuse(expression.output.at, 'if has one output', `leave out .${expression.output.name}`);
    this.needs('boolean', condition);
    const part = this.part(then);
    this.same(part.cell, this.part(otherwise), otherwise.at);
    return { cell: part.cell, fixed: 'series' };
  }
}

function refuseOutOfRange(parameter: Parameter, what: string, fixed: number, at: Span): void {
  const minimum = parameter.minimum ?? 1;
  if (!Number.isInteger(fixed) || fixed < minimum || fixed > maximumWindow) {
    refuse(
      at,
      `${what} is ${fixed}, but must be a whole number of bars from ${minimum} to ${maximumWindow}`,
      `write a number such as ${Math.max(minimum, 14)}`,
    );
  }
}
