import { buildProgram, type Flow, type StrategyProgram } from '@strategy-builder/domain';
import { Problem } from '../platform/problem.js';

/** The flow's strategy, ready to be simulated or printed, and what to tell about it. @throws Problem `strategy-incomplete` */
export function programOf(flow: Flow): { program: StrategyProgram; warnings: string[] } {
  const built = buildProgram(flow);
  if (built.ok) return { program: built.program, warnings: built.warnings.map(({ message }) => message) };
  const errors = built.problems.filter(({ severity }) => severity === 'error');
  const detail = errors.map(({ message }) => message).join(' ');
  throw new Problem(422, 'strategy-incomplete', detail, { problems: errors });
}
