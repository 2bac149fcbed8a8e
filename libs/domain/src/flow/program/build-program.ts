import { type ProgramSource, warmUp } from '@strategy-builder/language';
import { advice } from '../advice.js';
import { findNode } from '../lookup.js';
import type { FlowProblem } from '../problem.js';
import type { Flow, FlowNode } from '../state.js';
import type { DataSource, StrategyProgram } from '../strategy-program.js';
import { findChain } from './chain.js';
import { readFormulas } from './read-formulas.js';
import { executionRule, readRisk } from './risk-rules.js';
import { readSignals } from './signals.js';
import { findTraded, onTraded } from './traded.js';

export type BuiltProgram =
  | { readonly ok: true; readonly program: StrategyProgram; readonly warnings: readonly FlowProblem[] }
  | { readonly ok: false; readonly problems: readonly FlowProblem[] };

/**
 * The flow's strategy as one program: execution ← risk ← strategy ← functions ← data, with every name bound. Nodes
 * beside that way are left out. When it can't be built, every reason at once.
 */
export function buildProgram(flow: Flow): BuiltProgram {
  const { chain, problems } = findChain(flow);
  if (chain === null) return { ok: false, problems };
  const read = readFormulas(flow, chain.strategy);
  const traded = findTraded(flow, chain.strategy, read);
  const signals = readSignals(chain);
  const risk = readRisk(chain, traded.node?.id ?? '');
  const execution = executionRule(chain);
  const all = [
    ...[...problems, ...read.problems, ...traded.problems, ...signals.problems, ...risk.problems],
    ...advice(flow, chain),
  ];
  if (all.some(({ severity }) => severity === 'error') || traded.node === null)
    return { ok: false, problems: all };

  const bars = [...new Set([traded.node.id, ...read.data])];
  const source: ProgramSource = {
    bars,
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
    data: bars.map((id) => dataSource(findNode(flow, id)!)),
    traded: traded.node.id,
    strategy: chain.strategy.id,
    signals: signals.signals,
    risk: risk.rules,
    execution,
  };
  return { ok: true, program, warnings: all };
}

/** The chain's nodes and all that their formulas read: what a program of this flow takes part in. */
export function usedNodes(flow: Flow): ReadonlySet<string> {
  const { chain } = findChain(flow);
  if (chain === null) return new Set();
  const { strategy, risk, execution } = chain;
  const read = readFormulas(flow, strategy);
  const traded = findTraded(flow, strategy, read).node;
  const ids = [
    ...read.nodes.map(({ id }) => id),
    ...read.data,
    ...risk.map(({ id }) => id),
    execution?.id,
    traded?.id,
  ];
  return new Set(ids.filter((id) => id !== undefined));
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
