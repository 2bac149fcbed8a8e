import { type Flow, type FlowCommand, findKind, type Params } from '@strategy-builder/domain';
import type { Assumption } from '../../planner.js';
import { isTraditional } from '../lexicon/market-phrases.js';
import type { Condition } from '../request/expression.js';
import type { Assumed, SettledStrategy, SignalName } from '../settle/settle.js';
import { type BuiltStrategy, buildStrategy } from './build-strategy.js';
import { NotExpressible } from './compile-condition.js';

type Alternative = NonNullable<Assumption['alternatives']>[number];

/** Everything that the request did not state, each with what one click would change it to. */
export function assumptionsOf(
  strategy: SettledStrategy,
  built: BuiltStrategy,
  flow: Flow,
): readonly Assumption[] {
  const planned = built.draft.asFlow({ ...flow, nodes: {}, edges: {} });
  const variant = (label: string, changed: SettledStrategy): readonly Alternative[] =>
    variantOf(label, changed, planned);
  return [
    ...strategy.assumed.map((assumed) => described(assumed, strategy, built, variant)),
    ...periods(built),
    ...ambiguity(strategy, built, variant),
  ];
}

function edit(label: string, id: string, params: Params): Alternative {
  return { label, commands: [{ type: 'EditNode', id, params }] };
}

/** Another strategy, as the commands that lead to it from the planned one. */
function variantOf(label: string, changed: SettledStrategy, planned: Flow): readonly Alternative[] {
  try {
    const { draft } = buildStrategy(changed, planned);
    const commands: readonly FlowCommand[] = draft.commandsFrom(planned);
    return commands.length === 0 ? [] : [{ label, commands }];
  } catch (error) {
    if (error instanceof NotExpressible) return [];
    throw error;
  }
}

function described(
  assumed: Assumed,
  strategy: SettledStrategy,
  built: BuiltStrategy,
  variant: (label: string, changed: SettledStrategy) => readonly Alternative[],
): Assumption {
  const { about, text } = assumed;
  const { dataNode, rulesNode } = built;
  switch (about) {
    case 'timeframe': {
      const others = ['15m', '1h', '4h', '1d', '1w'].filter((one) => one !== strategy.timeframe);
      return {
        about,
        text,
        nodeId: dataNode,
        param: 'timeframe',
        alternatives: others.map((one) => edit(one, dataNode, { timeframe: one })),
      };
    }
    case 'exchange': {
      const exchange = String(
        findKind('data', 'price')?.params.find(({ name }) => name === 'exchange')?.default ?? '',
      );
      const others = ['binance', 'deribit', 'coinbase', 'kraken', 'bybit'].filter((one) => one !== exchange);
      const traditional = isTraditional(strategy.symbol);
      return {
        about,
        text: traditional
          ? 'No exchange was named: the imported data decides.'
          : `Prices of ${exchange}: no exchange was named.`,
        nodeId: dataNode,
        param: 'exchange',
        alternatives: traditional ? [] : others.map((one) => edit(one, dataNode, { exchange: one })),
      };
    }
    case 'symbol':
      return {
        about,
        text,
        nodeId: dataNode,
        param: 'symbol',
        alternatives: ['ETH/USDT', 'SOL/USDT', 'SPY'].map((one) => edit(one, dataNode, { symbol: one })),
      };
    case 'position-size':
      return {
        about,
        text,
        nodeId: 'position_size',
        param: 'value',
        alternatives: [
          edit('2% of equity', 'position_size', { mode: 'percent_equity', value: 2 }),
          edit('25% of equity', 'position_size', { mode: 'percent_equity', value: 25 }),
          edit('100% of equity', 'position_size', { mode: 'percent_equity', value: 100 }),
          ...(strategy.stop === null
            ? []
            : [edit('1% at risk', 'position_size', { mode: 'percent_risk', value: 1 })]),
        ],
      };
    case 'stop-loss':
      if (strategy.stop === null) return { about, text };
      return {
        about,
        text,
        nodeId: 'stop_loss',
        param: 'value',
        alternatives: [
          edit('2%', 'stop_loss', { mode: 'percent', value: 2 }),
          edit('10%', 'stop_loss', { mode: 'percent', value: 10 }),
          edit('2 ATR', 'stop_loss', { mode: 'atr', value: 2 }),
          ...variant('No stop loss', { ...strategy, stop: null }),
        ],
      };
    case 'exit':
      return { about, text, nodeId: rulesNode, alternatives: exitAlternatives(strategy, variant) };
    default:
      return { about, text, nodeId: rulesNode };
  }
}

function exitAlternatives(
  strategy: SettledStrategy,
  variant: (label: string, changed: SettledStrategy) => readonly Alternative[],
): readonly Alternative[] {
  const entries: SettledStrategy['lines'] = { ...strategy.lines };
  delete entries.exit_long;
  delete entries.exit_short;
  return [
    ...variant('Out after 10 bars', { ...strategy, lines: entries, timeExit: { value: 10, unit: 'bar' } }),
    ...variant('Take profit 10%', {
      ...strategy,
      lines: entries,
      target: { mode: 'percent', value: 10, atrPeriod: null },
    }),
    ...variant('Trailing stop 5%', {
      ...strategy,
      lines: entries,
      trail: { mode: 'percent', value: 5, atrPeriod: null },
    }),
    ...variant('Only the stop loss', { ...strategy, lines: entries }),
  ];
}

/** Lengths that the catalogue gave: "RSI over 14 bars". */
function periods(built: BuiltStrategy): readonly Assumption[] {
  return built.defaulted.flatMap(({ nodeId, unstated }) => {
    const node = built.draft.nodes.get(nodeId);
    const kind = node === undefined ? undefined : findKind('function', node.kind);
    if (node === undefined || kind === undefined) return [];
    return unstated.map((param): Assumption => {
      const spec = kind.params.find(({ name }) => name === param);
      const value = node.params[param];
      const numbers = typeof value === 'number' ? alternativesTo(value, spec?.integer === true) : [];
      return {
        about: 'period',
        text: `${kind.title}: ${(spec?.title ?? param).toLowerCase()} ${String(value)}, as none was named.`,
        nodeId,
        param,
        alternatives: numbers.map((one) => edit(String(one), nodeId, { [param]: one })),
      };
    });
  });
}

function alternativesTo(value: number, whole: boolean): readonly number[] {
  if (!whole) return [value - 0.5, value + 0.5, value + 1].filter((one) => one > 0);
  return [...new Set([Math.round(value / 2), Math.round(value * 1.5), value * 2])].filter(
    (one) => one > 1 && one !== value,
  );
}

function ambiguity(
  strategy: SettledStrategy,
  built: BuiltStrategy,
  variant: (label: string, changed: SettledStrategy) => readonly Alternative[],
): readonly Assumption[] {
  const { ambiguity: found } = strategy;
  if (found === null) return [];
  const lines: Partial<Record<SignalName, Condition>> = { ...strategy.lines, [found.signal]: found.other };
  return [
    {
      about: 'grouping',
      text: `"${found.text}" can be read in two ways; "and" was taken to bind before "or".`,
      nodeId: built.rulesNode,
      alternatives: variant('Bind "or" first', { ...strategy, lines }),
    },
  ];
}
