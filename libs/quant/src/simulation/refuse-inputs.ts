import type { StrategyProgram } from '@strategy-builder/domain';
import type { Bars, FormulaError } from '@strategy-builder/language';
import type { Account } from './account.js';
import { type BarFault, faultInBars, gapsIn } from './check-bars.js';

/** Why a simulation does not begin; `node` is the node to look at. */
export type SimulationRefusal =
  | { readonly code: 'formula'; readonly node: string; readonly error: FormulaError }
  | { readonly code: 'bars'; readonly node: string; readonly fault: BarFault }
  | { readonly code: 'bars-missing'; readonly node: string }
  | { readonly code: 'bars-not-aligned'; readonly node: string; readonly bar: number }
  | { readonly code: 'account'; readonly field: keyof Account }
  | { readonly code: 'risk-needs-stop' }
  | { readonly code: 'rule-not-positive'; readonly node: string };

/** Bars are keyed by the data node's id and share their times, bar for bar. */
export type BarsByNode = Readonly<Record<string, Bars>>;

/** Rule gaps: `state` reports them as an assumption of the result, `refuse` makes them an error. */
export type GapPolicy = 'state' | 'refuse';

/** What stands against simulating at all, or null. */
export function refuseInputs(
  program: StrategyProgram,
  bars: BarsByNode,
  account: Account,
  gaps: GapPolicy,
): SimulationRefusal | null {
  return refuseAccount(account) ?? refuseRules(program) ?? refuseBars(program, bars, gaps);
}

function refuseAccount(account: Account): SimulationRefusal | null {
  const { cash, feeBps, slippageBps, leverage } = account;
  if (!(cash > 0 && cash < Infinity)) return { code: 'account', field: 'cash' };
  if (!(leverage > 0 && leverage < Infinity)) return { code: 'account', field: 'leverage' };
  if (!(feeBps >= 0 && feeBps < 10_000)) return { code: 'account', field: 'feeBps' };
  if (!(slippageBps >= 0 && slippageBps < 10_000)) return { code: 'account', field: 'slippageBps' };
  return null;
}

function refuseRules(program: StrategyProgram): SimulationRefusal | null {
  for (const rule of program.risk) {
    const amount =
      rule.kind === 'position_size'
        ? rule.value
        : rule.kind === 'time_exit'
          ? rule.bars
          : rule.distance.mode === 'percent'
            ? rule.distance.percent
            : rule.distance.multiple;
    if (!(amount > 0 && amount < Infinity)) return { code: 'rule-not-positive', node: rule.node };
  }
  const byRisk = program.risk.some((rule) => rule.kind === 'position_size' && rule.mode === 'percent_risk');
  const hasStop = program.risk.some((rule) => rule.kind === 'stop_loss' || rule.kind === 'trailing_stop');
  return byRisk && !hasStop ? { code: 'risk-needs-stop' } : null;
}

function refuseBars(program: StrategyProgram, bars: BarsByNode, policy: GapPolicy): SimulationRefusal | null {
  const time = bars[program.traded]?.time;
  if (time === undefined) return { code: 'bars-missing', node: program.traded };
  for (const node of new Set([program.traded, ...program.source.bars])) {
    const own = bars[node];
    if (own === undefined) return { code: 'bars-missing', node };
    const fault = faultInBars(own);
    if (fault !== null) return { code: 'bars', node, fault };
    if (own.time === time) continue;
    for (let t = 0; t < Math.max(time.length, own.time.length); t++)
      if (own.time[t] !== time[t]) return { code: 'bars-not-aligned', node, bar: t };
  }
  if (policy === 'refuse') {
    const gaps = gapsIn(time);
    if (gaps.count > 0)
      return {
        code: 'bars',
        node: program.traded,
        fault: { code: 'gap', bar: gaps.longest, missing: gaps.missing },
      };
  }
  return null;
}
