import type { FlowCommand } from './commands.js';

/** What can be wrong with a flow that is allowed to exist: people build in any order. */
export const problemCodes = [
  'no-strategy',
  'several-strategies',
  'chain-branches',
  'risk-twice',
  'size-needs-stop',
  'ladder-shares',
  'margin-too-high',
  'formula-missing',
  'formula-invalid',
  'code-invalid',
  'parameter-missing',
  'no-entry',
  'never-exits',
  'no-data',
  'traded-ambiguous',
  'port-unbound',
  'port-unused',
  'ports-incompatible',
  'output-missing',
  'edge-dangling',
  'kind-unknown',
  'no-risk',
  'no-execution',
  'node-unused',
  'never-true',
  'contradiction',
  'always-true',
  'price-with-oscillator',
  'entry-exits',
  'warm-up-too-long',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** One problem of a flow. An `error` keeps it from being simulated, a `warning` does not. */
export interface FlowProblem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  /** The node that shows the badge. */
  readonly nodeId?: string;
  readonly edgeId?: string;
  /** The input port of the node that it is about. */
  readonly port?: string;
  /** One sentence that says what to do. */
  readonly message: string;
  /** Place in the node's formula, in UTF-16 code units. */
  readonly at?: { readonly position: number; readonly length: number };
  /** Commands that solve it, all or nothing, and what a button for them says. */
  readonly fix?: { readonly label: string; readonly commands: readonly FlowCommand[] };
}
