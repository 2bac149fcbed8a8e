import { type ProgramSource, warmUp } from '@strategy-builder/language';
import { advice } from '../advice.js';
import { findNode } from '../lookup.js';
import type { FlowProblem } from '../problem.js';
import type { Flow, FlowNode } from '../state.js';
import { computedBars, type DataSource, type Strategy, type StrategyProgram } from '../strategy-program.js';
import { type Chain, type FoundChain, findChains } from './chain.js';
import { type ChosenData, inspectStrategy } from './inspect-strategy.js';
import { readFormulas } from './read-formulas.js';
import { executionRule, readRisk } from './risk-rules.js';
import { readSignals } from './signals.js';
import { timeframesOf } from './timeframes.js';
import { findTraded, onTraded } from './traded.js';

export type BuiltProgram =
  | { readonly ok: true; readonly program: StrategyProgram; readonly warnings: readonly FlowProblem[] }
  | { readonly ok: false; readonly problems: readonly FlowProblem[] };

export type BuiltStrategy =
  | { readonly ok: true; readonly strategy: Strategy; readonly warnings: readonly FlowProblem[] }
  | { readonly ok: false; readonly problems: readonly FlowProblem[] };

/**
 * All that a flow trades: one leg for each strategy node with its chain execution ← risk ← strategy ← functions ← data.
 * Nodes beside these ways are left out. When it can't be built, every reason at once. `data` is what it would run on.
 */
export function buildStrategy(flow: Flow, data?: ChosenData): BuiltStrategy {
  const built = findChains(flow).map((found) => buildLeg(flow, found, data));
  const problems = distinct(built.flatMap((leg) => (leg.ok ? leg.warnings : leg.problems)));
  const legs = built.flatMap((leg) => (leg.ok ? [leg.program] : []));
  return legs.length === built.length
    ? { ok: true, strategy: { legs }, warnings: problems }
    : { ok: false, problems };
}

/** The flow's strategy as one program, for what carries a single leg; refused by name when it has several. */
export function buildProgram(flow: Flow): BuiltProgram {
  const [first, ...others] = findChains(flow);
  if (first !== undefined && others.length === 0) return buildLeg(flow, first);
  const strategies = [first, ...others].flatMap((found) => found?.chain?.strategy.id ?? []);
  const message = `This carries one leg, and the flow trades several: ${strategies.join(', ')}.`;
  return {
    ok: false,
    problems: strategies.map((nodeId) => ({
      code: 'several-strategies',
      severity: 'error',
      nodeId,
      message,
    })),
  };
}

function buildLeg(flow: Flow, { chain, problems }: FoundChain, chosen?: ChosenData): BuiltProgram {
  if (chain === null) return { ok: false, problems };
  const read = readFormulas(flow, chain.strategy);
  const traded = findTraded(flow, chain.strategy, read);
  const signals = readSignals(chain);
  const risk = readRisk(chain, traded.node);
  const execution = executionRule(chain);
  const all = [
    ...[...problems, ...read.problems, ...traded.problems, ...signals.problems, ...risk.problems],
    ...advice(flow, chain),
  ];
  if (all.some(({ severity }) => severity === 'error') || traded.node === null)
    return { ok: false, problems: all };

  const bars = [...new Set([traded.node.id, ...read.data])];
  const source: ProgramSource = {
    bars: [...bars, ...computedBars(read.python)],
    timeframes: timeframesOf(flow, bars),
    nodes: onTraded(chain.strategy, traded.node, beforeLast(read.nodes, risk.nodes)),
  };
  const outputs = [
    ...Object.values(signals.signals),
    ...risk.nodes.map(({ id }) => ({ node: id, output: 'value' })),
  ];
  const checked = warmUp(source, outputs);
  if (!checked.ok) {
    const { message, hint, position, length } = checked.error;
    const problem: FlowProblem = {
      code: 'formula-invalid',
      severity: 'error',
      nodeId: checked.node,
      message: `The formula of '${checked.node}' can't run: ${message}${hint === undefined ? '' : `; ${hint}`}.`,
      at: { position, length },
    };
    return { ok: false, problems: [...all, problem] };
  }
  const program: StrategyProgram = {
    source,
    ...(read.python.length > 0 && { python: read.python }),
    data: bars.map((id) => dataSource(findNode(flow, id)!)),
    traded: traded.node.id,
    strategy: chain.strategy.id,
    signals: signals.signals,
    risk: risk.rules,
    execution,
  };
  return { ok: true, program, warnings: [...all, ...inspectStrategy(flow, program, chosen)] };
}

/** The nodes of all chains and all that their formulas read: what takes part in a simulation of this flow. */
export function usedNodes(flow: Flow): ReadonlySet<string> {
  return new Set(findChains(flow).flatMap(({ chain }) => (chain === null ? [] : usedBy(flow, chain))));
}

function usedBy(flow: Flow, { strategy, risk, execution }: Chain): readonly string[] {
  const read = readFormulas(flow, strategy);
  const traded = findTraded(flow, strategy, read).node;
  return [
    ...read.nodes.map(({ id }) => id),
    ...read.data,
    ...risk.map(({ id }) => id),
    ...[execution?.id, traded?.id].filter((id) => id !== undefined),
  ];
}

/** Legs that read the same node find the same problem in it. */
function distinct(problems: readonly FlowProblem[]): readonly FlowProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function dataSource({ id, params }: FlowNode): DataSource {
  const text = (name: string): string => String(params[name] ?? '');
  return {
    node: id,
    symbol: text('symbol'),
    exchange: text('exchange'),
    timeframe: text('timeframe'),
    market: text('market'),
  };
}

function beforeLast<T>(items: readonly T[], added: readonly T[]): readonly T[] {
  return [...items.slice(0, -1), ...added, ...items.slice(-1)];
}
