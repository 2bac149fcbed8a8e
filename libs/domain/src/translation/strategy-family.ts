import type { FlowCommand } from '../flow/commands.js';

/** What a strategy does, in a word. */
export const strategyFamilies = [
  'momentum',
  'mean reversion',
  'breakout',
  'trend',
  'pairs',
  'rotation',
  'grid',
  'regular purchases',
  'carry',
  'across exchanges',
  'volatility',
] as const;
export type StrategyFamily = (typeof strategyFamilies)[number];

type Added = Extract<FlowCommand, { readonly type: 'AddNode' }>;

const volatilityKinds = /^(realised_volatility|parkinson|garman_klass)/;
const averageKinds = /^(sma|ema|wma|dema|tema|hma|kama|vwap|supertrend|parabolic_sar|ichimoku|linreg_value)$/;
/** Indicators that are a direction themselves. */
const turning = /^(supertrend|parabolic_sar)$/;
/** Indicators with a signal line of their own. */
const oscillatorLines = /^(macd|ppo|stochastic|stoch_rsi|trix)$/;
const bandKinds = /^(bollinger|keltner)/;
const extremes = /\b(highest|lowest|donchian\w*)\b|prev\((high|low)/;
const calendar = /\b(weekday|day_of_month|month|hour)\(\)/;
const manyPurchases = 100;

/**
 * The family of the strategy that a plan builds, told from its nodes and its first way in, whoever planned it: so that
 * what was planned long ago has one too. Null for a plan that builds none, and for a strategy of no family.
 */
export function familyOfPlan(plan: readonly FlowCommand[]): StrategyFamily | null {
  const nodes = plan.filter((command): command is Added => command.type === 'AddNode');
  const rules = nodes.filter(({ nodeType }) => nodeType === 'strategy');
  const [first] = rules;
  if (first === undefined) return null;
  return ofMarkets(nodes, rules) ?? ofRules(first, nodes, plan);
}

/** Families that show in their markets, orders and sizes. */
function ofMarkets(nodes: readonly Added[], rules: readonly Added[]): StrategyFamily | null {
  if (nodes.some(({ kind }) => kind === 'grid')) return 'grid';
  const data = nodes.filter(({ nodeType }) => nodeType === 'data').map(({ params }) => params ?? {});
  const sameSymbol = (name: string) =>
    data.some((one) => data.some((other) => other.symbol === one.symbol && other[name] !== one[name]));
  if (data.some(({ market }) => market === 'funding') || sameSymbol('market')) return 'carry';
  if (sameSymbol('exchange')) return 'across exchanges';
  const texts = rules.map(({ formula = '' }) => formula);
  const purchases = nodes.some(
    ({ kind, params }) => kind === 'pyramiding' && Number(params?.max_entries) >= manyPurchases,
  );
  if (purchases && texts.some((text) => calendar.test(text))) return 'regular purchases';
  if (rules.length > 1) return texts.some((text) => text.includes('enter_short')) ? 'pairs' : 'rotation';
  return null;
}

/** Families that show in the first condition of the first way in. */
function ofRules(rules: Added, nodes: readonly Added[], plan: readonly FlowCommand[]): StrategyFamily | null {
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const ports = new Map<string, string>();
  for (const command of plan)
    if (command.type === 'ConnectNodes' && command.target === rules.id && command.targetPort !== undefined)
      ports.set(command.targetPort, kinds.get(command.source) ?? '');
  const kindOf = (name: string): string => ports.get(name.split('.')[0]!) ?? '';
  const line = (rules.formula ?? '').split('\n').find((text) => text.startsWith('enter_')) ?? '';
  const [name = '', condition = ''] = line.split(' = ', 2);
  const sized = nodes.some(({ params }) => params?.mode === 'volatility_target');
  const named = condition.match(/[a-z][a-z0-9_]*/g) ?? [];
  if (sized || named.some((one) => volatilityKinds.test(kindOf(one)))) return 'volatility';
  if (extremes.test(condition) || named.some((one) => kindOf(one) === 'donchian')) return 'breakout';
  const compared = /^\(*(?:crosses_(above|below)\()?([\w.@]+)(?:, | ([<>])=? )(-?[\w.@]+)/.exec(condition);
  if (compared === null) return null;
  const [, crossing, left = '', sign, right = ''] = compared;
  const up = crossing === undefined ? sign === '>' : crossing === 'above';
  const withIt = name === 'enter_short' ? !up : up;
  if (turning.test(kindOf(left))) return 'trend';
  if (/^-?[\d.]/.test(right) || oscillatorLines.test(kindOf(left)))
    return withIt ? 'momentum' : 'mean reversion';
  if (bandKinds.test(kindOf(right))) return withIt ? 'breakout' : 'mean reversion';
  return averageKinds.test(kindOf(left)) || averageKinds.test(kindOf(right)) ? 'trend' : null;
}
