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
  const all = (performance: typeof own, convention: ConventionName) => ({
    ...measure(performance, convention).metrics,
    ...measureFurther(performance, convention).metrics,
  });
  return Object.fromEntries(
    conventionNames.map((name): [ConventionName, Measured] => [
      name,
      {
        metrics: all(own, name),
        benchmark: held && all(held, name),
        conventions: { ...measure(own, name).conventions, ...measureFurther(own, name).conventions },
      },
    ]),
  ) as Record<ConventionName, Measured>;
}
