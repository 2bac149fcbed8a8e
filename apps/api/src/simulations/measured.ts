import {
  benchmarkOf,
  type ConventionName,
  conventionNames,
  measure,
  measureFurther,
  performanceOfStrategy,
  type StrategyRun,
} from '@strategy-builder/quant';
import type { Measured } from './simulation-file.js';

/** All metrics of a run by every convention, with those of buying and holding beside them. */
export function measuredOf(run: StrategyRun): Readonly<Record<ConventionName, Measured>> {
  const own = performanceOfStrategy(run);
  const held = benchmarkOf(run);
  const all = (performance: typeof own, convention: ConventionName) => {
    const main = measure(performance, convention);
    const further = measureFurther(performance, convention);
    return {
      metrics: { ...main.metrics, ...further.metrics },
      conventions: { ...main.conventions, ...further.conventions },
    };
  };
  return Object.fromEntries(
    conventionNames.map((name): [ConventionName, Measured] => {
      const { metrics, conventions } = all(own, name);
      return [name, { metrics, benchmark: held && all(held, name).metrics, conventions }];
    }),
  ) as Record<ConventionName, Measured>;
}
