import { type Flow, type FlowCommand, findKind, type Params } from '@strategy-builder/domain';
import type { Alternative, Assumption } from '../../planner.js';
import { withAssumed } from '../../way-back.js';
import { readingOf } from '../explain/explain.js';
import { isTraditional } from '../lexicon/tickers.js';
import type { Assumed, SettledStrategy } from '../settle/settle.js';
import { type BuiltStrategy, buildStrategy } from './build-strategy.js';
import { coinExchange } from './coin-exchange.js';
import { NotExpressible } from './not-expressible.js';

/** Everything that the request did not state, each with what one click would change it to. */
export function assumptionsOf(
  legs: readonly SettledStrategy[],
  built: BuiltStrategy,
  flow: Flow,
): readonly Assumption[] {
  const planned = built.draft.asFlow({ ...flow, nodes: {}, edges: {} });
  const [strategy] = legs;
  if (strategy === undefined) return [];
  const variant: Variant = (label, change) => variantOf(label, legs.map(change), planned);
  return [
    // Which of two strategies was meant comes before their numbers.
    ...ambiguity(strategy, built, legs, planned),
    ...strategy.assumed.map((assumed) => described(assumed, strategy, built, variant)),
    ...periods(built),
  ].map((assumption) => withAssumed(assumption, planned));
}

/** The strategy with a change in each of its legs, as one click. */
type Variant = (label: string, change: (leg: SettledStrategy) => SettledStrategy) => readonly Alternative[];

function edit(label: string, id: string, params: Params): Alternative {
  return { label, commands: [{ type: 'EditNode', id, params }] };
}

/** The same parameters on every node of a kind: each leg has its own. */
function editAll(label: string, kind: string, params: Params, { draft }: BuiltStrategy): Alternative {
  const alike = [...draft.nodes.values()].filter((node) => node.kind === kind);
  return { label, commands: alike.map(({ id }) => ({ type: 'EditNode', id, params })) };
}

function firstOf(kind: string, { draft }: BuiltStrategy): { readonly nodeId?: string } {
  const node = [...draft.nodes.values()].find((one) => one.kind === kind);
  return node === undefined ? {} : { nodeId: node.id };
}

/** Another strategy, as the commands that lead to it from the planned one. */
function variantOf(
  label: string,
  changed: readonly SettledStrategy[],
  planned: Flow,
): readonly Alternative[] {
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
  variant: Variant,
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
        alternatives: others.map((one) => editAll(one, 'price', { timeframe: one }, built)),
      };
    }
    case 'exchange': {
      const others = ['binance', 'deribit', 'coinbase', 'kraken', 'bybit'].filter(
        (one) => one !== coinExchange,
      );
      const traditional = isTraditional(strategy.symbol);
      return {
        about,
        text: traditional
          ? 'No exchange was named: the imported data decides.'
          : `Prices of ${coinExchange}: no exchange was named.`,
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
        ...firstOf('position_size', built),
        param: 'value',
        alternatives: [
          editAll('2% of equity', 'position_size', { mode: 'percent_equity', value: 2 }, built),
          editAll('25% of equity', 'position_size', { mode: 'percent_equity', value: 25 }, built),
          editAll('100% of equity', 'position_size', { mode: 'percent_equity', value: 100 }, built),
          ...(strategy.stop === null
            ? []
            : [editAll('1% at risk', 'position_size', { mode: 'percent_risk', value: 1 }, built)]),
        ],
      };
    case 'stop-loss':
      if (strategy.stop === null) return { about, text };
      return {
        about,
        text,
        ...firstOf('stop_loss', built),
        param: 'value',
        alternatives: [
          editAll('2%', 'stop_loss', { mode: 'percent', value: 2 }, built),
          editAll('10%', 'stop_loss', { mode: 'percent', value: 10 }, built),
          editAll('2 ATR', 'stop_loss', { mode: 'atr', value: 2 }, built),
          ...variant('No stop loss', (leg) => ({ ...leg, stop: null })),
        ],
      };
    case 'take-profit':
      return { about, text, ...distances('take_profit', text, [5, 20], [3], built) };
    case 'trailing-stop':
      return { about, text, ...distances('trailing_stop', text, [2, 10], [2], built) };
    case 'exit':
      return { about, text, nodeId: rulesNode, alternatives: exitAlternatives(variant) };
    default:
      return { about, text, nodeId: rulesNode };
  }
}

/** Other distances for every node of a kind, where none was named: in percent, and in true ranges. */
function distances(
  kind: string,
  text: string,
  percents: readonly number[],
  ranges: readonly number[],
  built: BuiltStrategy,
): Pick<Assumption, 'nodeId' | 'param' | 'alternatives'> {
  const { nodeId } = firstOf(kind, built);
  if (nodeId === undefined) return { nodeId: built.rulesNode };
  if (!text.includes('no distance was named')) return { nodeId };
  const to = (mode: string, value: number): Alternative =>
    editAll(mode === 'atr' ? `${value} ATR` : `${value}%`, kind, { mode, value }, built);
  return {
    nodeId,
    param: 'value',
    alternatives: [
      ...percents.map((value) => to('percent', value)),
      ...ranges.map((value) => to('atr', value)),
    ],
  };
}

function exitAlternatives(variant: Variant): readonly Alternative[] {
  const without = (leg: SettledStrategy): SettledStrategy => {
    const lines: SettledStrategy['lines'] = { ...leg.lines };
    delete lines.exit_long;
    delete lines.exit_short;
    return { ...leg, lines };
  };
  return [
    ...variant('Out after 10 bars', (leg) => ({ ...without(leg), timeExit: { value: 10, unit: 'bar' } })),
    ...variant('Take profit 10%', (leg) => ({
      ...without(leg),
      target: { mode: 'percent', value: 10, atrPeriod: null },
    })),
    ...variant('Trailing stop 5%', (leg) => ({
      ...without(leg),
      trail: { mode: 'percent', value: 5, atrPeriod: null },
    })),
    ...variant('Only the stop loss', without),
  ];
}

/** Lengths that the catalogue gave: "RSI over 14 bars". */
export function periods({
  draft,
  defaulted,
}: Pick<BuiltStrategy, 'draft' | 'defaulted'>): readonly Assumption[] {
  return defaulted.flatMap(({ nodeId, unstated }) => {
    const node = draft.nodes.get(nodeId);
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

/** Both readings in words, each one click away. */
function ambiguity(
  strategy: SettledStrategy,
  built: BuiltStrategy,
  legs: readonly SettledStrategy[],
  planned: Flow,
): readonly Assumption[] {
  const { ambiguity: found } = strategy;
  if (found === null) return [];
  const changed = legs.map((leg) => ({ ...leg, lines: { ...leg.lines, [found.signal]: found.other } }));
  const [other] = variantOf('', changed, planned);
  if (other === undefined) return [];
  const { draft, rulesNode } = buildStrategy(changed, planned);
  const words = (flow: Flow, rules: string): string => readingOf(flow, rules, found.signal);
  return [
    {
      about: 'grouping',
      text: `"${found.text}" can be read in two ways; "and" was taken to bind before "or".`,
      nodeId: built.rulesNode,
      assumed: { label: words(planned, built.rulesNode), commands: [] },
      alternatives: [{ ...other, label: words(draft.asFlow(planned), rulesNode) }],
    },
  ];
}
