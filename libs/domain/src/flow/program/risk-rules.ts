import type { ProgramNode } from '@strategy-builder/language';
import { type ExecutionKind, findKind, type RiskKind } from '../../catalogue/catalogue.js';
import { completeParams } from '../../catalogue/parameters.js';
import type { FlowProblem } from '../problem.js';
import type { FlowNode } from '../state.js';
import type { Distance, ExecutionRule, RiskRule, SizeRule } from '../strategy-program.js';
import { barsPerYear } from './bars-per-year.js';
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

/** A risk kind becomes a rule of the simulation here. Parameters are complete. */
const ruleOf: Readonly<Record<RiskKind, (node: FlowNode) => RiskRule>> = {
  position_size: (node) => ({ kind: 'position_size', node: node.id, ...size(node) }),
  stop_loss: stop('stop_loss'),
  take_profit: stop('take_profit'),
  trailing_stop: stop('trailing_stop'),
  time_exit: ({ id, params }) => ({ kind: 'time_exit', node: id, bars: Number(params.period) }),
  take_profit_ladder: (node) => ({ kind: 'take_profit_ladder', node: node.id, steps: ladderSteps(node) }),
  pyramiding: ({ id, params }) => ({
    kind: 'pyramiding',
    node: id,
    maxEntries: Number(params.max_entries),
    spacingPercent: Number(params.spacing),
    direction: params.direction as 'any' | 'winning' | 'losing',
  }),
  leverage: ({ id, params }) => ({
    kind: 'leverage',
    node: id,
    multiple: Number(params.value),
    maintenancePercent: Number(params.maintenance),
  }),
  cooldown: ({ id, params }) => ({
    kind: 'cooldown',
    node: id,
    bars: Number(params.period),
    after: params.after as 'any' | 'loss',
  }),
  daily_loss_limit: ({ id, params }) => ({
    kind: 'daily_loss_limit',
    node: id,
    percent: Number(params.value),
  }),
  kill_switch: ({ id, params }) => ({ kind: 'kill_switch', node: id, percent: Number(params.value) }),
  max_trades_per_day: ({ id, params }) => ({
    kind: 'max_trades_per_day',
    node: id,
    trades: Number(params.value),
  }),
};

const resting = (kind: 'limit' | 'stop') => {
  return ({ id, params }: FlowNode): ExecutionRule => ({
    kind,
    node: id,
    offsetPercent: Number(params.offset),
    bars: Number(params.period),
  });
};

const executionOf: Readonly<Record<ExecutionKind, (node: FlowNode) => ExecutionRule>> = {
  market: ({ id }) => ({ kind: 'market', node: id }),
  limit: resting('limit'),
  stop: resting('stop'),
  twap: ({ id, params }) => ({ kind: 'twap', node: id, parts: Number(params.period) }),
  grid: ({ id, params }) => ({
    kind: 'grid',
    node: id,
    spacingPercent: Number(params.spacing),
    levels: Number(params.levels),
  }),
};

/** Reads the risk nodes of a chain; distances and volatilities are measured on the bars of `traded`. */
export function readRisk({ risk }: Chain, traded: FlowNode | null): RiskRules {
  const unknown = risk.filter(({ kind }) => !Object.hasOwn(ruleOf, kind));
  const problems: FlowProblem[] = unknown.map((node) => ({
    code: 'kind-unknown',
    severity: 'error',
    nodeId: node.id,
    message: `Nodes of kind '${node.kind}' can't be simulated here; remove '${node.id}'.`,
  }));
  const known = risk.filter((node) => !unknown.includes(node)).map(completed);
  const rules = known.map((node) => ruleOf[node.kind as RiskKind](node));
  return {
    rules,
    nodes: traded === null ? [] : known.flatMap((node) => measureOf(node, traded) ?? []),
    problems: [...problems, ...twice(rules), ...sizeWithoutStop(rules), ...contradictions(rules)],
  };
}

/** How the chain's orders reach the market: market orders when it has no execution node. */
export function executionRule({ execution }: Chain): ExecutionRule {
  if (execution === null || !Object.hasOwn(executionOf, execution.kind))
    return { kind: 'market', node: null };
  return executionOf[execution.kind as ExecutionKind](completed(execution));
}

/** Flows stored before a kind had a parameter lack it. */
function completed(node: FlowNode): FlowNode {
  const kind = findKind(node.type, node.kind);
  return kind ? { ...node, params: completeParams(kind, node.params) } : node;
}

function size({ id, params }: FlowNode): SizeRule {
  const value = Number(params.value);
  const mode = params.mode as SizeRule['mode'];
  const volatility = { node: id, output: 'value' };
  switch (mode) {
    case 'volatility_target':
      return { mode, value, capPercent: Number(params.cap), volatility };
    case 'inverse_volatility':
      return { mode, value, volatility };
    case 'kelly':
      return { mode, value, capPercent: Number(params.cap), leastTrades: Number(params.period) };
    default:
      return { mode, value };
  }
}

function distance({ id, params }: FlowNode, name = 'value'): Distance {
  const value = Number(params[name]);
  return params.mode === 'atr'
    ? { mode: 'atr', multiple: value, atr: { node: id, output: 'value' } }
    : { mode: 'percent', percent: value };
}

function ladderSteps(node: FlowNode): Extract<RiskRule, { kind: 'take_profit_ladder' }>['steps'] {
  return [1, 2, 3, 4]
    .map((step) => ({
      distance: distance(node, `distance_${step}`),
      sharePercent: Number(node.params[`share_${step}`]),
    }))
    .filter(({ sharePercent }) => sharePercent > 0);
}

/** The formula that a rule's distances or size are measured with, under its node's id. */
function measureOf({ id, params }: FlowNode, traded: FlowNode): ProgramNode | null {
  const inputs = { bars: { from: 'bars', id: traded.id } } as const;
  const period = Number(params.period);
  switch (params.mode) {
    case 'atr':
      return { id, formula: 'atr(period)', params: { period }, inputs };
    case 'volatility_target':
    case 'inverse_volatility': {
      const formula = 'realised_volatility(close, period, per_year)';
      return { id, formula, params: { period, per_year: barsPerYear(traded.params) }, inputs };
    }
    default:
      return null;
  }
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

function contradictions(rules: readonly RiskRule[]): readonly FlowProblem[] {
  return rules.flatMap((rule): FlowProblem[] => {
    const base = { severity: 'error', nodeId: rule.node } as const;
    if (rule.kind === 'take_profit_ladder') {
      const shares = rule.steps.reduce((sum, { sharePercent }) => sum + sharePercent, 0);
      if (shares > 0 && shares <= 100 + 1e-9) return [];
      const message = `The shares of '${rule.node}' add up to ${shares} %; they must be above 0 and at most 100 %.`;
      return [{ ...base, code: 'ladder-shares', message }];
    }
    if (rule.kind === 'leverage' && (rule.multiple * rule.maintenancePercent) / 100 >= 1) {
      const message = `At ${rule.multiple} × leverage '${rule.node}' would liquidate at once: its maintenance margin of ${rule.maintenancePercent} % must be less than ${100 / rule.multiple} %.`;
      return [{ ...base, code: 'margin-too-high', message }];
    }
    return [];
  });
}
