import { lowerNodes } from '../ir/assemble.js';
import type { Value } from '../ir/operation.js';
import type { OutputRef, ProgramNode, ProgramResult, ProgramSource } from '../program.js';
import type { Expression, Formula } from '../syntax/tree.js';
import { Conditions } from './conditions.js';
import { inspectConditions } from './inspect-conditions.js';
import { partsOf } from './parts.js';
import { inspectWarmUp } from './warm-up-parts.js';
import type { FormulaWarning } from './warning.js';

/** What is known of a program beside its formulas. */
export interface Circumstances {
  /** Ids of bars whose columns hold any number, not prices: the columns of custom Python. */
  readonly unpriced?: readonly string[];
  /** How many bars there are to compute it on. */
  readonly length?: number;
  /** Entries with the exits that beat them on the same bar. */
  readonly entries?: readonly { readonly entry: OutputRef; readonly exit: OutputRef }[];
}

/** One node's formula with what each part of it became. */
export interface Traced {
  readonly node: ProgramNode;
  readonly formula: Formula;
  readonly values: ReadonlyMap<Expression, Value>;
}

/**
 * Conditions that can never be true or never be false, contradictions, comparisons that mean nothing. Each is proved
 * from the formulas alone, for all bars with 0 < low ≤ open, close ≤ high and volume ≥ 0, which is what data sets are
 * checked for; what is not proved is not reported. A condition that is na is neither true nor false.
 */
export function inspectProgram(
  source: ProgramSource,
  { unpriced = [], length, entries = [] }: Circumstances = {},
): ProgramResult<readonly FormulaWarning[]> {
  const values = new Map<Expression, Value>();
  const traced: Traced[] = [];
  const lowered = lowerNodes(source, {
    formula: (node, formula) => traced.push({ node, formula, values }),
    part: (expression, value) => values.set(expression, value),
  });
  if (!lowered.ok) return lowered;
  const { graph, done } = lowered.value;
  const conditions = new Conditions(graph, new Set(unpriced));
  const warnings = traced.flatMap((one) => inspectConditions(one, conditions));
  for (const { entry, exit } of entries) {
    const [enters, exits] = [entry, exit].map(({ node, output }) => done.get(node)?.get(output));
    const written = traced.find(({ node }) => node.id === exit.node);
    if (enters === undefined || exits === undefined || written === undefined) continue;
    if (!conditions.isMet(enters, exits)) continue;
    warnings.push({
      code: 'entry-exits',
      node: exit.node,
      ...placeOf(written.formula, exit.output),
      message: `On every bar on which ${entry.output} is true, ${exit.output} is true as well, and the exit counts: this never enters.`,
      hint: `change ${exit.output} so that it is false where ${entry.output} is true`,
    });
  }
  if (length !== undefined) warnings.push(...traced.flatMap((one) => inspectWarmUp(one, graph, length)));
  return { ok: true, value: warnings };
}

function placeOf(formula: Formula, output: string): { readonly position: number; readonly length: number } {
  const line = formula.kind === 'lines' ? formula.lines.find(({ name }) => name === output) : undefined;
  const [last] = partsOf(formula).slice(-1);
  const at = line?.expression.at ?? last?.at;
  return { position: at?.position ?? 0, length: at?.length ?? 0 };
}
