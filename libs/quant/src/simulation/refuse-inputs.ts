import { computedBars, type RiskRule, type StrategyProgram } from '@strategy-builder/domain';
import type { Bars, FormulaError } from '@strategy-builder/language';
import type { Account } from './account.js';
import { type BarsRefusal, faultInShape } from './check-bars.js';
import { tradesPerpetual } from './funding.js';

/** Why a simulation does not begin, or ends at a faulty bar; `node` is the node to look at. */
export type SimulationRefusal =
  | BarsRefusal
  | { readonly code: 'formula'; readonly node: string; readonly error: FormulaError }
  | { readonly code: 'bars-missing'; readonly node: string }
  /** The values of a node in Python are not among the bars: it has to be run first. */
  | { readonly code: 'code-not-run'; readonly node: string }
  | { readonly code: 'account'; readonly field: keyof Account }
  | { readonly code: 'risk-needs-stop' }
  /** A perpetual is traded, and nothing says what it pays. */
  | { readonly code: 'funding-needed'; readonly node: string; readonly symbol: string }
  | { readonly code: 'rule-not-positive'; readonly node: string }
  | { readonly code: 'not-simulated'; readonly node: string; readonly what: string };

/** Bars are keyed by the data node's id and share their times, bar for bar. */
export type BarsByNode = Readonly<Record<string, Bars>>;

/** What stands against beginning at all, or null. The bars themselves are checked while they are read. */
export function refuseInputs(
  program: StrategyProgram,
  bars: BarsByNode,
  account: Account,
): SimulationRefusal | null {
  return (
    refuseAccount(account) ??
    refuseFunding(program, account) ??
    refuseRules(program) ??
    refuseShape(program, bars)
  );
}

/** The data nodes whose bars a program reads, the traded one first. What Python computed is no data. */
export function nodesRead(program: StrategyProgram): readonly string[] {
  const computed = new Set(computedBars(program.python));
  return [...new Set([program.traded, ...program.source.bars.filter((id) => !computed.has(id))])];
}

function refuseAccount(account: Account): SimulationRefusal | null {
  const { cash, feeBps, slippageBps, fundingBps, leverage } = account;
  if (!(cash > 0 && cash < Infinity)) return { code: 'account', field: 'cash' };
  if (!(leverage > 0 && leverage < Infinity)) return { code: 'account', field: 'leverage' };
  if (!(feeBps >= 0 && feeBps < 10_000)) return { code: 'account', field: 'feeBps' };
  if (!(slippageBps >= 0 && slippageBps < 10_000)) return { code: 'account', field: 'slippageBps' };
  if (fundingBps !== null && !(Math.abs(fundingBps) < 10_000))
    return { code: 'account', field: 'fundingBps' };
  return null;
}

/** Rule funding: never a silent zero. */
function refuseFunding(program: StrategyProgram, { fundingBps }: Account): SimulationRefusal | null {
  if (fundingBps !== null || !tradesPerpetual(program)) return null;
  const symbol = program.data.find(({ node }) => node === program.traded)?.symbol ?? program.traded;
  return { code: 'funding-needed', node: program.traded, symbol };
}

function refuseRules(program: StrategyProgram): SimulationRefusal | null {
  const { execution } = program;
  if (execution.kind !== 'market' && execution.kind !== 'limit')
    return { code: 'not-simulated', node: execution.node, what: execution.kind };
  for (const rule of program.risk) {
    const amount = amountOf(rule);
    if (amount === null) return { code: 'not-simulated', node: rule.node, what: rule.kind };
    if (rule.kind === 'position_size' && (rule.mode === 'kelly' || 'volatility' in rule))
      return { code: 'not-simulated', node: rule.node, what: rule.mode };
    if (!(amount > 0 && amount < Infinity)) return { code: 'rule-not-positive', node: rule.node };
  }
  const byRisk = program.risk.some((rule) => rule.kind === 'position_size' && rule.mode === 'percent_risk');
  const hasStop = program.risk.some((rule) => rule.kind === 'stop_loss' || rule.kind === 'trailing_stop');
  return byRisk && !hasStop ? { code: 'risk-needs-stop' } : null;
}

/** The number of a rule; null for a rule that is not simulated yet. */
function amountOf(rule: RiskRule): number | null {
  switch (rule.kind) {
    case 'position_size':
      return rule.value;
    case 'time_exit':
      return rule.bars;
    case 'stop_loss':
    case 'take_profit':
    case 'trailing_stop':
      return rule.distance.mode === 'percent' ? rule.distance.percent : rule.distance.multiple;
    default:
      return null;
  }
}

function refuseShape(program: StrategyProgram, bars: BarsByNode): SimulationRefusal | null {
  for (const node of nodesRead(program)) {
    const own = bars[node];
    if (own === undefined) return { code: 'bars-missing', node };
    const fault = faultInShape(own);
    if (fault !== null) return { code: 'bars', node, fault };
  }
  const length = bars[program.traded]!.time.length;
  for (const node of nodesRead(program)) {
    const other = bars[node]!.time.length;
    if (other !== length) return { code: 'bars-not-aligned', node, bar: Math.min(length, other) };
  }
  const missing = program.python?.find(({ outputs }) =>
    outputs.some(({ column }) => bars[column]?.close.length !== length),
  );
  return missing === undefined ? null : { code: 'code-not-run', node: missing.id };
}
