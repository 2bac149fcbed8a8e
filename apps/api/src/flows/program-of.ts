import {
  buildProgram,
  buildStrategy,
  type ChosenData,
  type Flow,
  type FlowProblem,
  type Strategy,
  type StrategyProgram,
} from '@strategy-builder/domain';
import { Problem } from '../platform/problem.js';

/**
 * All legs of the flow, ready to be simulated, and what to tell about them, also on the data that is chosen.
 * @throws Problem `strategy-incomplete`
 */
export function strategyOf(flow: Flow, data?: ChosenData): { strategy: Strategy; warnings: string[] } {
  const built = buildStrategy(flow, data);
  if (!built.ok) throw incomplete(built.problems);
  return { strategy: built.strategy, warnings: built.warnings.map(({ message }) => message) };
}

/** The flow's only leg, for what carries one. @throws Problem `strategy-incomplete` */
export function programOf(flow: Flow): StrategyProgram {
  const built = buildProgram(flow);
  if (!built.ok) throw incomplete(built.problems);
  return built.program;
}

function incomplete(problems: readonly FlowProblem[]): Problem {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const detail = [...new Set(errors.map(({ message }) => message))].join(' ');
  return new Problem(422, 'strategy-incomplete', detail, { problems: errors });
}
