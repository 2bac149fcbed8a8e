import { backtestingPy } from './backtesting-py.js';
import type { Convention, ConventionName, Conventions, Metrics } from './metric-names.js';
import type { Performance } from './performance.js';
import { quantstats } from './quantstats.js';
import { standard } from './standard.js';
import { vectorbt } from './vectorbt.js';

const conventions: Readonly<Record<ConventionName, Convention>> = {
  standard,
  vectorbt,
  'backtesting.py': backtestingPy,
  quantstats,
};

/** The metrics of a simulation with the formulas of one convention, and what these formulas are. */
export function measure(
  performance: Performance,
  convention: ConventionName = 'standard',
): { readonly metrics: Metrics; readonly conventions: Conventions } {
  const { measure: formulas, describe } = conventions[convention];
  return { metrics: formulas(performance), conventions: describe };
}
