import type { Flow, Params } from '@strategy-builder/domain';
import { capital } from '../capital.js';
import { barsIn } from '../lex/timeframes.js';
import { isTraditional, tradingDays } from '../lexicon/tickers.js';
import { type Market, marketKey, marketOf } from '../request/market.js';
import type { Distance } from '../request/strategy-request.js';
import type { Lines, SettledStrategy, SignalName } from '../settle/settle.js';
import { ConditionCompiler } from './compile-condition.js';
import { GraphDraft } from './graph-draft.js';
import { type DefaultedParams } from './indicator-graph.js';
import { dataNodeName } from './node-names.js';

/** A strategy as a graph, with what its nodes took from the catalogue unasked. */
export interface BuiltStrategy {
  readonly draft: GraphDraft;
  readonly dataNode: string;
  readonly rulesNode: string;
  readonly defaulted: readonly DefaultedParams[];
}

export const signalOrder: readonly SignalName[] = ['enter_long', 'exit_long', 'enter_short', 'exit_short'];

/**
 * Builds the whole graph: data, functions, rules, risk, execution, each leg of a strategy on several markets with a chain
 * of its own; what they read alike they share. Throws `NotExpressible`.
 */
export function buildStrategy(legs: readonly SettledStrategy[], onto: Flow): BuiltStrategy {
  const draft = new GraphDraft({ ...onto, nodes: {}, edges: {} });
  const data = new Map<string, string>();
  const defaulted: DefaultedParams[] = [];
  const keys = legs.map((leg) => (legs.length === 1 ? leg.symbol : keyOfLeg(leg, legs)));
  // What each leg trades first: its exchange is that leg's, whichever leg reads it.
  for (const [place, leg] of legs.entries()) {
    const key = keys[place] ?? leg.symbol;
    if (!data.has(key)) data.set(key, addData(draft, leg, key));
  }
  const chains = legs.map((leg, place) => {
    const dataNodeOf = (key: string): string => {
      const known = data.get(key);
      if (known !== undefined) return known;
      const added = addData(draft, leg, key);
      data.set(key, added);
      return added;
    };
    const dataNode = dataNodeOf(keys[place] ?? leg.symbol);
    const prefix = legs.length === 1 ? null : dataNode.replace(/_price$/, '');
    const compiler = new ConditionCompiler(draft, { dataNode, timeframe: leg.timeframe, prefix }, dataNodeOf);
    const rulesNode = addRules(draft, leg, compiler, prefix);
    draft.connect(dataNode, 'bars', rulesNode, 'bars');
    for (const [port, { source, sourcePort }] of compiler.ports)
      draft.connect(source, sourcePort, rulesNode, port);
    addChain(draft, leg, rulesNode, prefix);
    defaulted.push(...compiler.defaulted);
    return { dataNode, rulesNode };
  });
  const [first] = chains;
  if (first === undefined) throw new Error('a strategy has at least one leg');
  return { draft, ...first, defaulted };
}

/** What tells a leg's market from those of the others: venue and kind only where the symbol does not. */
export function keyOfLeg(leg: SettledStrategy, legs: readonly SettledStrategy[]): string {
  const alike = legs.filter(({ symbol }) => symbol === leg.symbol);
  const differ = (of: (leg: SettledStrategy) => string | null): boolean => new Set(alike.map(of)).size > 1;
  return marketKey({
    symbol: leg.symbol,
    venue: differ(({ venue }) => venue) ? leg.venue : null,
    kind: differ(({ market }) => market) ? leg.market : null,
  });
}

function addRules(
  draft: GraphDraft,
  leg: SettledStrategy,
  compiler: ConditionCompiler,
  prefix: string | null,
): string {
  const style = leg.style?.replaceAll('-', '_') ?? 'entry';
  const name = prefix === null ? style : prefix;
  return draft.add(`${name}_rules`, {
    type: 'strategy',
    kind: 'rules',
    label: prefix === null ? `${capital(style.replaceAll('_', ' '))} rules` : `Rules for ${leg.symbol}`,
    description: '',
    params: {},
    formula: formulaOf(leg.lines, compiler),
  });
}

/** Lines in the order of the contract. */
export function formulaOf(lines: Lines, compiler: ConditionCompiler): string {
  const written: string[] = [];
  for (const signal of signalOrder) {
    const condition = lines[signal];
    if (condition !== undefined) written.push(`${signal} = ${compiler.formula(condition)}`);
  }
  return written.join('\n');
}

/** A data node for a market, with what the strategy says of all of its markets. */
export function addData(
  draft: GraphDraft,
  strategy: Pick<SettledStrategy, 'timeframe' | 'venue' | 'market'>,
  key: string,
): string {
  const { symbol, venue: apart, kind }: Market = marketOf(key);
  const venue = apart ?? strategy.venue;
  const market = kind ?? strategy.market;
  const params: Record<string, string> = { symbol, timeframe: strategy.timeframe };
  // The catalogue's default exchange trades coins only; for the rest the imported data decides.
  if (venue === null && isTraditional(symbol)) params.exchange = '';
  if (venue !== null) params.exchange = venue;
  if (market !== null) params.market = market;
  return draft.add(dataNodeName(key), {
    type: 'data',
    kind: 'price',
    label: null,
    description: '',
    params,
    formula: null,
  });
}

/** Risk nodes one behind the other, execution last. */
function addChain(
  draft: GraphDraft,
  strategy: SettledStrategy,
  rulesNode: string,
  prefix: string | null,
): void {
  let last = rulesNode;
  const append = (type: 'risk' | 'execution', wanted: string, kind: string, params: Params): void => {
    const name = prefix === null ? wanted : `${prefix}_${wanted}`;
    const id = draft.add(name, { type, kind, label: null, description: '', params, formula: null });
    draft.connect(last, 'signals', id, 'signals');
    last = id;
  };
  if (strategy.size !== null)
    append('risk', 'position_size', 'position_size', {
      mode: strategy.size.mode,
      value: strategy.size.value,
      ...(strategy.size.period !== undefined && { period: strategy.size.period }),
      ...(strategy.size.cap !== undefined && { cap: strategy.size.cap }),
    });
  if (strategy.stop !== null) append('risk', 'stop_loss', 'stop_loss', distanceParams(strategy.stop));
  if (strategy.target !== null) append('risk', 'take_profit', 'take_profit', distanceParams(strategy.target));
  if (strategy.trail !== null)
    append('risk', 'trailing_stop', 'trailing_stop', distanceParams(strategy.trail));
  if (strategy.timeExit !== null) {
    const bars = barsIn(
      strategy.timeExit.value,
      strategy.timeExit.unit,
      strategy.timeframe,
      tradingDays(strategy.symbol),
    );
    append('risk', 'time_exit', 'time_exit', { period: bars });
  }
  for (const { kind, params } of strategy.limits) append('risk', kind, kind, params);
  const { execution } = strategy;
  append(
    'execution',
    execution.kind === 'grid' ? 'grid' : `${execution.kind}_order`,
    execution.kind,
    execution.params,
  );
}

/** A stop's or target's parameters as the catalogue names them. */
export function distanceParams(distance: Distance): Params {
  const params: Record<string, string | number> = { mode: distance.mode, value: distance.value ?? 5 };
  if (distance.mode === 'atr' && distance.atrPeriod !== null) params.period = distance.atrPeriod;
  return params;
}
