import { isPerpetual, type Strategy, type StrategyProgram, signalNames } from '@strategy-builder/domain';
import type { Funding } from './funding.js';
import { type RuleSubject, type SimulationRule, simulationRules } from './rules.js';

/** How much of a leg's funding its data knew; none where the data has no rates, or nothing is charged. */
export type KnownFunding = Pick<Funding, 'known' | 'filled'>;

/** Every rule of a simulation, and whether it had anything to decide in that of `strategy`. */
export function decidingRules(
  { legs }: Strategy,
  fundings: readonly (KnownFunding | undefined)[],
): readonly (SimulationRule & { readonly decided: boolean })[] {
  const subjects = new Set(legs.flatMap((leg, index) => subjectsOf(leg, fundings[index])));
  const nodes = new Set(legs.flatMap(({ data }) => data.map(({ node }) => node)));
  if (nodes.size > 1) subjects.add('several series');
  return simulationRules.map((rule: SimulationRule) => ({
    ...rule,
    decided: rule.for?.some((subject) => subjects.has(subject)) ?? true,
  }));
}

function subjectsOf(leg: StrategyProgram, funding: KnownFunding | undefined): readonly RuleSubject[] {
  const { risk, execution, signals, data, traded } = leg;
  const kinds = new Set<string>([execution.kind, ...risk.map(({ kind }) => kind)]);
  const any = (...wanted: readonly string[]): boolean => wanted.some((kind) => kinds.has(kind));
  const known = new Set<string>(signalNames.filter((name) => signals[name] !== undefined));
  const both = (one: string, other: string): boolean => known.has(one) && known.has(other);
  const source = data.find(({ node }) => node === traded);
  const rates = funding !== undefined && funding.known > 0;
  const meeting: Readonly<Partial<Record<RuleSubject, boolean>>> = {
    'stop and target':
      any('stop_loss', 'trailing_stop', 'leverage') && any('take_profit', 'take_profit_ladder', 'grid'),
    'waiting entry and target or trail':
      any('limit', 'stop') && any('take_profit', 'take_profit_ladder', 'trailing_stop'),
    'entry and exit signal': both('enter_long', 'exit_long') || both('enter_short', 'exit_short'),
    'both directions': both('enter_long', 'enter_short'),
    'funding series': rates,
    'constant funding': source !== undefined && isPerpetual(source) && (!rates || funding.filled > 0),
  };
  return [
    ...(Object.keys(meeting) as RuleSubject[]).filter((subject) => meeting[subject]),
    ...risk.flatMap((rule) => (rule.kind === 'position_size' ? [rule.mode] : [rule.kind])),
    ...(execution.kind === 'market' ? [] : [execution.kind]),
  ];
}
