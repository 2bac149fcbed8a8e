import { type FormulaWarning, inspectProgram } from '@strategy-builder/language';
import { findNode } from '../lookup.js';
import type { FlowProblem } from '../problem.js';
import type { Flow } from '../state.js';
import type { StrategyProgram } from '../strategy-program.js';

/** The data that a simulation would run on, by data node, as far as it is chosen. */
export type ChosenData = Readonly<
  Record<string, { readonly rows: number; readonly timeframe?: string | undefined }>
>;

/** Formulas of a leg that can run and yet can't be what was meant, each with its place and a way out. */
export function inspectStrategy(
  flow: Flow,
  { source, signals, traded }: StrategyProgram,
  data: ChosenData = {},
): readonly FlowProblem[] {
  const chosen = data[traded];
  const timeframes = Object.entries(data).flatMap(([node, { timeframe }]) =>
    timeframe === undefined ? [] : [[node, timeframe]],
  );
  const inspected = inspectProgram(
    { ...source, timeframes: { ...source.timeframes, ...Object.fromEntries(timeframes) } },
    {
      unpriced: source.bars.filter((id) => !isPriced(flow, id)),
      ...(chosen !== undefined && { length: chosen.rows }),
      entries: [
        ...pair(signals.enter_long, signals.exit_long),
        ...pair(signals.enter_short, signals.exit_short),
      ],
    },
  );
  // Data in another timeframe may not make up the longer bars of the formulas; that is said where it is asked for.
  if (!inspected.ok) return [];
  // Formulas that the program made up for nodes in Python and for risk are nobody's to change.
  return inspected.value
    .filter(({ node }) => source.nodes.some(({ id, formula }) => id === node && isWritten(flow, id, formula)))
    .map(problemOf);
}

/** Prices are above zero in every data set; funding rates, and what Python gives, may be anything. */
function isPriced(flow: Flow, bars: string): boolean {
  const node = findNode(flow, bars);
  return node?.kind === 'price' && node.params.market !== 'funding';
}

function pair<T>(entry: T | undefined, exit: T | undefined): readonly { entry: T; exit: T }[] {
  return entry === undefined || exit === undefined ? [] : [{ entry, exit }];
}

function isWritten(flow: Flow, id: string, formula: string): boolean {
  return findNode(flow, id)?.formula === formula;
}

function problemOf({ code, node, position, length, message, hint, fix }: FormulaWarning): FlowProblem {
  return {
    code,
    severity: 'warning',
    nodeId: node,
    message: `${message.replace(/\.$/, '')}; ${hint}.`,
    at: { position, length },
    ...(fix && {
      fix: { label: fix.label, commands: [{ type: 'SetFormula', id: node, formula: fix.formula }] },
    }),
  };
}
