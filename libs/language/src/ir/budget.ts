import { refuse } from '../refusal.js';
import type { Graph } from './graph.js';

/** Most values that the windows of one program may hold in memory: 40 MB. */
const mostHeld = 5_000_000;
/** Most values that one bar may look through again: only mean deviations do that, all else is incremental. */
const mostRescanned = 20_000;

/** Refuses the formula that makes a program too large to run beside others. */
export function refuseExcess(graph: Graph, formula: string): void {
  let held = 0;
  let rescanned = 0;
  for (const operation of graph.operations) {
    if (operation.op === 'prev' || operation.op === 'covariance' || operation.op === 'window') {
      held += operation.length * (operation.op === 'covariance' ? 3 : 2);
    }
    const rescans =
      operation.op === 'window' && (operation.name === 'mean_deviation' || operation.name === 'rank');
    if (rescans) rescanned += operation.length;
  }
  const whole = { position: 0, length: formula.length };
  if (held > mostHeld)
    refuse(whole, 'the windows of this strategy are too large together', 'use fewer or shorter ones');
  if (rescanned > mostRescanned) {
    refuse(
      whole,
      `mean deviations (as in cci) and ranks may look at ${mostRescanned} bars together, not ${rescanned}`,
      'use fewer or shorter ones',
    );
  }
}
