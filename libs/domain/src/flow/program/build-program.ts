import { type ProgramNode, type ProgramSource, warmUp } from '@strategy-builder/language';
import { topologicalOrder } from '../../graph/topological-order.js';
import { advice } from '../advice.js';
import { dataNodesOf, edgesInto, findNode } from '../lookup.js';
import type { FlowProblem } from '../problem.js';
import type { Flow, FlowNode } from '../state.js';
import type { DataSource, StrategyProgram } from '../strategy-program.js';
import { type BoundInputs, bindInputs } from './bind-inputs.js';
import { findChain } from './chain.js';
import { executionRule, readRisk } from './risk-rules.js';
import { readSignals } from './signals.js';

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
  const source: ProgramSource = { bars, nodes: beforeLast(read.nodes, risk.nodes) };
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

interface ReadFormulas {
  /** In dependency order, the strategy last. */
  readonly nodes: readonly ProgramNode[];
  /** Ids of the data nodes that some formula reads. */
  readonly data: readonly string[];
  readonly problems: readonly FlowProblem[];
}

function readFormulas(flow: Flow, strategy: FlowNode): ReadFormulas {
  const bound = new Map<string, BoundInputs>();
  const data = new Set<string>();
  const dataNodes = dataNodesOf(flow);
  const waiting = [strategy.id];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = findNode(flow, id);
    if (!node || bound.has(id)) continue;
    const inputs = bindInputs(flow, node, dataNodes);
    bound.set(id, inputs);
    for (const binding of Object.values(inputs.inputs)) {
      if (binding.from === 'bars') data.add(binding.id);
      else waiting.push(binding.id);
    }
  }
  const order = topologicalOrder(flow).filter((id) => bound.has(id));
  return {
    nodes: order.map((id) => programNode(findNode(flow, id)!, bound.get(id)!)),
    data: [...data].sort(),
    problems: order.flatMap((id) => bound.get(id)!.problems),
  };
}

function programNode(node: FlowNode, { inputs }: BoundInputs): ProgramNode {
  const params = Object.entries(node.params).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return { id: node.id, formula: node.formula ?? '', params: Object.fromEntries(params), inputs };
}

/** What is bought and sold: the series at the strategy's port `bars`, else the only one that its formulas read. */
function findTraded(
  flow: Flow,
  strategy: FlowNode,
  read: ReadFormulas,
): { readonly node: FlowNode | null; readonly problems: readonly FlowProblem[] } {
  const connected = edgesInto(flow, strategy.id).find(({ targetPort }) => targetPort === 'bars');
  const named = connected && findNode(flow, connected.source);
  if (named?.type === 'data') return { node: named, problems: [] };
  const [only, ...more] = read.data;
  const nodeId = strategy.id;
  if (only === undefined) {
    const [data, ...several] = dataNodesOf(flow);
    const message = data
      ? `Connect a data node to '${nodeId}': the strategy has no prices to act on.`
      : 'Add a data node and connect it: the strategy has no prices to act on.';
    const problem: FlowProblem = {
      code: 'no-data',
      severity: 'error',
      nodeId,
      message,
      ...(data && several.length === 0 && { fix: connectBars(data, strategy) }),
    };
    return { node: null, problems: [problem] };
  }
  if (more.length > 0) {
    const message = `The strategy reads ${read.data.join(', ')}: connect the one that is to be traded to port 'bars' of '${nodeId}'.`;
    return { node: null, problems: [{ code: 'traded-ambiguous', severity: 'error', nodeId, message }] };
  }
  return { node: findNode(flow, only) ?? null, problems: [] };
}

function connectBars(data: FlowNode, strategy: FlowNode): NonNullable<FlowProblem['fix']> {
  return {
    label: `Connect ${data.label}`,
    commands: [{ type: 'ConnectNodes', source: data.id, target: strategy.id, targetPort: 'bars' }],
  };
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
