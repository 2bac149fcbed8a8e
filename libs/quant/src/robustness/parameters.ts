import type { Distance, RiskRule, StrategyProgram } from '@strategy-builder/domain';

/** One number of a program, named as the canvas names it: node and parameter. */
export interface ParameterName {
  readonly node: string;
  readonly parameter: string;
}

/** A parameter and the values that it is to take. */
export interface Axis extends ParameterName {
  readonly values: readonly number[];
}

/** A parameter that a program does not have. */
export class UnknownParameter extends Error {
  constructor(readonly parameter: ParameterName) {
    super(`The program has no number "${parameter.parameter}" of the node "${parameter.node}"`);
  }
}

/**
 * The program with one number changed. @throws UnknownParameter
 *
 * withParameter(program, { node: 'rsi_14', parameter: 'period' }, 21)
 */
export function withParameter(program: StrategyProgram, name: ParameterName, value: number): StrategyProgram {
  const { node, parameter } = name;
  if (program.source.nodes.some(({ id, params }) => id === node && params[parameter] !== undefined)) {
    const nodes = program.source.nodes.map((own) =>
      own.id === node ? { ...own, params: { ...own.params, [parameter]: value } } : own,
    );
    return { ...program, source: { ...program.source, nodes } };
  }
  const { execution } = program;
  if (execution.kind === 'limit' && execution.node === node) {
    if (parameter === 'offset') return { ...program, execution: { ...execution, offsetPercent: value } };
    if (parameter === 'period') return { ...program, execution: { ...execution, bars: value } };
  }
  const rule = program.risk.find((own) => own.node === node);
  const changed = rule && withValue(rule, parameter, value);
  if (changed === undefined) throw new UnknownParameter(name);
  return { ...program, risk: program.risk.map((own) => (own === rule ? changed : own)) };
}

/** Every combination of the axes' values, the last axis fastest, each as one value an axis. */
export function gridOf(axes: readonly Axis[]): number[][] {
  return axes.reduce<number[][]>(
    (points, { values }) => points.flatMap((point) => values.map((value) => [...point, value])),
    [[]],
  );
}

/** The program at one point of a grid. @throws UnknownParameter */
export function atPoint(
  program: StrategyProgram,
  axes: readonly Axis[],
  point: readonly number[],
): StrategyProgram {
  return axes.reduce((changed, axis, i) => withParameter(changed, axis, point[i]!), program);
}

function withValue(rule: RiskRule, parameter: string, value: number): RiskRule | undefined {
  switch (rule.kind) {
    case 'position_size':
      return parameter === 'value' ? { ...rule, value } : undefined;
    case 'time_exit':
      return parameter === 'period' ? { ...rule, bars: value } : undefined;
    case 'stop_loss':
    case 'take_profit':
    case 'trailing_stop':
      return parameter === 'value' ? { ...rule, distance: scaled(rule.distance, value) } : undefined;
    default:
      return undefined;
  }
}

function scaled(distance: Distance, value: number): Distance {
  return distance.mode === 'percent' ? { ...distance, percent: value } : { ...distance, multiple: value };
}
