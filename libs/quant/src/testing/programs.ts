import type { RiskRule, SignalName, StrategyProgram } from '@strategy-builder/domain';

/** A strategy on one series `asset` whose only node `rules` has the given formula lines, e.g. `{ enter_long: 'close > 10' }`. */
export function programOf(
  signals: Partial<Record<SignalName, string>>,
  parts: Partial<Pick<StrategyProgram, 'risk' | 'execution'>> = {},
): StrategyProgram {
  const names = Object.keys(signals) as SignalName[];
  const atrs = (parts.risk ?? []).flatMap((rule) =>
    'distance' in rule && rule.distance.mode === 'atr' ? [rule.node] : [],
  );
  return {
    source: {
      bars: ['asset'],
      nodes: [
        ...atrs.map((id) => ({
          id,
          formula: 'atr(period)',
          params: { period: 14 },
          inputs: { bars: { from: 'bars' as const, id: 'asset' } },
        })),
        {
          id: 'rules',
          formula: names.map((name) => `${name} = ${signals[name]}`).join('\n'),
          params: {},
          inputs: { bars: { from: 'bars', id: 'asset' } },
        },
      ],
    },
    data: [{ node: 'asset', symbol: 'TEST', exchange: 'synthetic', timeframe: '1d', market: 'spot' }],
    traded: 'asset',
    strategy: 'rules',
    signals: Object.fromEntries(names.map((name) => [name, { node: 'rules', output: name }])),
    risk: parts.risk ?? [],
    execution: parts.execution ?? { kind: 'market', node: null },
  };
}

/** RSI(14) thresholds gated by a crossing of two averages, both directions: the strategy of the benchmark. */
export const rsiAndAverages = programOf({
  enter_long: 'crosses_above(sma(close, 10), sma(close, 30)) and rsi(close, 14) < 70',
  exit_long: 'crosses_below(sma(close, 10), sma(close, 30)) or rsi(close, 14) > 80',
});

/** A stop that an average true range away from the entry. */
export function atrStop(multiple: number): RiskRule {
  return {
    kind: 'stop_loss',
    node: 'stop',
    distance: { mode: 'atr', multiple, atr: { node: 'stop', output: 'value' } },
  };
}
