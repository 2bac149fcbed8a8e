import {
  computedBars,
  type Distance,
  type ExecutionRule,
  type RiskRule,
  type StrategyProgram,
} from '@strategy-builder/domain';
import type { Bars, FormulaError } from '@strategy-builder/language';
import type { Account } from './account.js';
import { type BarsRefusal, faultInShape } from './check-bars.js';
import { fundingOf, tradesPerpetual } from './funding.js';

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
  | { readonly code: 'rule-not-positive'; readonly node: string };

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
    refuseFunding(program, bars, account) ??
    refuseRules(program) ??
    refuseShape(program, bars)
  );
}

/** The data nodes whose bars a program reads, the traded one first. What Python computed is no data. */
export function nodesRead(program: StrategyProgram): readonly string[] {
  const computed = new Set(computedBars(program.python));
  return [...new Set([program.traded, ...program.source.bars.filter((id) => !computed.has(id))])];
}

/** The data nodes whose bars hold funding rates instead of prices. */
export function ratesRead(programs: readonly StrategyProgram[]): ReadonlySet<string> {
  const data = programs.flatMap((program) => program.data);
  return new Set(data.filter(({ market }) => market === 'funding').map(({ node }) => node));
}

function refuseAccount(account: Account): SimulationRefusal | null {
  const { cash, slippageBps, fundingBps, leverage } = account;
  const { priceImpact, volumeLimitPercent } = account;
  if (!(cash > 0 && cash < Infinity)) return { code: 'account', field: 'cash' };
  if (!(leverage > 0 && leverage < Infinity)) return { code: 'account', field: 'leverage' };
  for (const { feeBps, makerFeeBps } of [account, ...Object.values(account.venueFees)]) {
    if (!(feeBps >= 0 && feeBps < 10_000)) return { code: 'account', field: 'feeBps' };
    if (makerFeeBps !== null && !(Math.abs(makerFeeBps) < 10_000))
      return { code: 'account', field: 'makerFeeBps' };
  }
  if (!(slippageBps >= 0 && slippageBps < 10_000)) return { code: 'account', field: 'slippageBps' };
  if (!(priceImpact >= 0 && priceImpact <= 10)) return { code: 'account', field: 'priceImpact' };
  if (!(volumeLimitPercent > 0 && volumeLimitPercent <= 100))
    return { code: 'account', field: 'volumeLimitPercent' };
  if (fundingBps !== null && !(Math.abs(fundingBps) < 10_000))
    return { code: 'account', field: 'fundingBps' };
  if (!(account.fundingFactor >= 0 && account.fundingFactor < Infinity))
    return { code: 'account', field: 'fundingFactor' };
  return null;
}

/** Rules funding and funding-series: never a silent zero. */
function refuseFunding(
  program: StrategyProgram,
  bars: BarsByNode,
  account: Account,
): SimulationRefusal | null {
  if (account.fundingBps !== null || !tradesPerpetual(program)) return null;
  const own = bars[program.traded];
  const funding = own === undefined ? null : fundingOf(own, true, account);
  if (funding !== null && funding.filled === 0) return null;
  const symbol = program.data.find(({ node }) => node === program.traded)?.symbol ?? program.traded;
  return { code: 'funding-needed', node: program.traded, symbol };
}

function refuseRules(program: StrategyProgram): SimulationRefusal | null {
  const { execution } = program;
  if (execution.node !== null && !amountsOf(execution).every(isPositive))
    return { code: 'rule-not-positive', node: execution.node };
  const faulty = program.risk.find((rule) => !amountsOf(rule).every(isPositive));
  if (faulty !== undefined) return { code: 'rule-not-positive', node: faulty.node };
  const byRisk = program.risk.some((rule) => rule.kind === 'position_size' && rule.mode === 'percent_risk');
  const hasStop = program.risk.some((rule) => rule.kind === 'stop_loss' || rule.kind === 'trailing_stop');
  return byRisk && !hasStop ? { code: 'risk-needs-stop' } : null;
}

function isPositive(amount: number): boolean {
  return amount > 0 && amount < Infinity;
}

/** The numbers of a rule that must be above zero. */
function amountsOf(rule: RiskRule | ExecutionRule): readonly number[] {
  switch (rule.kind) {
    case 'position_size':
      return 'capPercent' in rule ? [rule.value, rule.capPercent] : [rule.value];
    case 'time_exit':
    case 'cooldown':
      return [rule.bars];
    case 'stop_loss':
    case 'take_profit':
    case 'trailing_stop':
      return [amountOf(rule.distance)];
    case 'take_profit_ladder':
      return [
        rule.steps.length,
        ...rule.steps.flatMap((step) => [amountOf(step.distance), step.sharePercent]),
        100 + 1e-6 - rule.steps.reduce((sum, step) => sum + step.sharePercent, 0),
      ];
    case 'pyramiding':
      return [rule.maxEntries];
    case 'leverage':
      return [rule.multiple, 1 - (rule.multiple * rule.maintenancePercent) / 100];
    case 'daily_loss_limit':
    case 'kill_switch':
      return [rule.percent, 100 - rule.percent];
    case 'max_trades_per_day':
      return [rule.trades];
    case 'market':
      return [];
    case 'limit':
    case 'stop':
      return [rule.bars];
    case 'twap':
      return [rule.parts];
    case 'grid':
      return [rule.levels, rule.spacingPercent, 100 - rule.levels * rule.spacingPercent];
  }
}

function amountOf(distance: Distance): number {
  return distance.mode === 'percent' ? distance.percent : distance.multiple;
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
