import type { ProgramNode } from '@strategy-builder/language';
import type { ExecutionKind, RiskKind } from '../../catalogue/catalogue.js';
import type { FlowProblem } from '../problem.js';
import type { FlowNode } from '../state.js';
import type { Distance, ExecutionRule, RiskRule, SizeMode } from '../strategy-program.js';
import type { Chain } from './chain.js';

/** The rules of a chain's risk nodes, and the formulas that their distances need. */
export interface RiskRules {
  readonly rules: readonly RiskRule[];
  readonly nodes: readonly ProgramNode[];
  readonly problems: readonly FlowProblem[];
}

const stop = (kind: 'stop_loss' | 'take_profit' | 'trailing_stop') => {
  return (node: FlowNode): RiskRule => ({ kind, node: node.id, distance: distance(node) });
};

/** A risk kind becomes a rule of the simulation here. */
const ruleOf: Readonly<Record<RiskKind, (node: FlowNode) => RiskRule>> = {
  position_size: (node) => ({
    kind: 'position_size',
    node: node.id,
    mode: node.params.mode as SizeMode,
    value: Number(node.params.value),
  }),
  stop_loss: stop('stop_loss'),
  take_profit: stop('take_profit'),
  trailing_stop: stop('trailing_stop'),
  time_exit: (node) => ({ kind: 'time_exit', node: node.id, bars: Number(node.params.period) }),
};

const executionOf: Readonly<Record<ExecutionKind, (node: FlowNode) => ExecutionRule>> = {
  market: (node) => ({ kind: 'market', node: node.id }),
  limit: (node) => ({
    kind: 'limit',
    node: node.id,
    offsetPercent: Number(node.params.offset),
    bars: Number(node.params.period),
  }),
};

/** Reads the risk nodes of a chain; average true ranges are measured on the bars of `traded`. */
export function readRisk({ risk }: Chain, traded: string): RiskRules {
  const known = risk.filter(({ kind }) => Object.hasOwn(ruleOf, kind));
  const problems: FlowProblem[] = risk
    .filter((node) => !known.includes(node))
    .map((node) => ({
      code: 'kind-unknown',
      severity: 'error',
      nodeId: node.id,
      message: `Nodes of kind '${node.kind}' can't be simulated here; remove '${node.id}'.`,
    }));
  const rules = known.map((node) => ruleOf[node.kind as RiskKind](node));
  return {
    rules,
    nodes: known.filter(({ params }) => params.mode === 'atr').map((node) => averageTrueRange(node, traded)),
    problems: [...problems, ...twice(rules), ...sizeWithoutStop(rules)],
  };
}

/** How the chain's orders reach the market: market orders when it has no execution node. */
export function executionRule({ execution }: Chain): ExecutionRule {
  if (execution === null || !Object.hasOwn(executionOf, execution.kind))
    return { kind: 'market', node: null };
  return executionOf[execution.kind as ExecutionKind](execution);
}

function distance({ id, params }: FlowNode): Distance {
  const value = Number(params.value);
  return params.mode === 'atr'
    ? { mode: 'atr', multiple: value, atr: { node: id, output: 'value' } }
    : { mode: 'percent', percent: value };
}

function averageTrueRange({ id, params }: FlowNode, traded: string): ProgramNode {
  return {
    id,
    formula: 'atr(period)',
    params: { period: Number(params.period) },
    inputs: { bars: { from: 'bars', id: traded } },
  };
}

function twice(rules: readonly RiskRule[]): readonly FlowProblem[] {
  return rules.flatMap(({ kind, node }, index): FlowProblem[] => {
    const first = rules.findIndex((rule) => rule.kind === kind);
    if (first === index) return [];
    const message = `'${rules[first]?.node}' and '${node}' are both ${kind.replaceAll('_', ' ')} rules of one strategy; remove one.`;
    return [{ code: 'risk-twice', severity: 'error', nodeId: node, message }];
  });
}

function sizeWithoutStop(rules: readonly RiskRule[]): readonly FlowProblem[] {
  const size = rules.find((rule) => rule.kind === 'position_size' && rule.mode === 'percent_risk');
  if (!size || rules.some(({ kind }) => kind === 'stop_loss' || kind === 'trailing_stop')) return [];
  const message = `'${size.node}' sizes by what is lost at the stop: add a stop loss or a trailing stop.`;
  return [{ code: 'size-needs-stop', severity: 'error', nodeId: size.node, message }];
}
