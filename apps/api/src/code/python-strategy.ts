import { isPerpetual, type RiskRule, readsChance, type StrategyProgram } from '@strategy-builder/domain';
import { type FormulaError, type PrintedRules, printerRefusal } from '@strategy-builder/language';

export type EngineRules =
  | { readonly ok: true; readonly rules: PrintedRules }
  | {
      readonly ok: false;
      readonly error: FormulaError /** Which node it can't carry. */;
      readonly node: string;
    };

/** What the engine of the generated Python needs to know of a strategy; a rule that it does not carry is refused by name. */
export function engineRules({
  data,
  python = [],
  traded,
  strategy,
  signals,
  risk,
  execution,
}: StrategyProgram): EngineRules {
  const refused = (id: string, node: string | null): EngineRules => ({
    ...{ ok: false, error: printerRefusal('python_strategy', id), node: node ?? strategy },
  });
  const random = python.find(({ code }) => readsChance(code));
  if (random !== undefined) return refused('chance', random.id);
  if (data.some((source) => source.node === traded && isPerpetual(source))) return refused('funding', traded);
  if (execution.kind !== 'market') return refused(execution.kind, execution.node);
  let rules: PrintedRules = {
    traded,
    signals,
    size: { mode: 'percent_equity', value: 100 },
    stopLoss: null,
    takeProfit: null,
    trailingStop: null,
    timeExitBars: null,
  };
  for (const rule of risk) {
    const known = withRule(rules, rule);
    if (known === null) return refused(rule.kind === 'position_size' ? rule.mode : rule.kind, rule.node);
    rules = known;
  }
  return { ok: true, rules };
}

function withRule(rules: PrintedRules, rule: RiskRule): PrintedRules | null {
  switch (rule.kind) {
    case 'position_size':
      switch (rule.mode) {
        case 'percent_equity':
        case 'percent_risk':
        case 'fixed_notional':
        case 'fixed_units':
          return { ...rules, size: { mode: rule.mode, value: rule.value } };
        default:
          return null;
      }
    case 'stop_loss':
      return { ...rules, stopLoss: rule.distance };
    case 'take_profit':
      return { ...rules, takeProfit: rule.distance };
    case 'trailing_stop':
      return { ...rules, trailingStop: rule.distance };
    case 'time_exit':
      return { ...rules, timeExitBars: rule.bars };
    default:
      return null;
  }
}
