import type { Flow, Params } from '@strategy-builder/domain';
import { barsIn } from '../lex/timeframes.js';
import { isTraditional } from '../lexicon/market-phrases.js';
import type { Distance } from '../request/strategy-request.js';
import type { Lines, SettledStrategy, SignalName } from '../settle/settle.js';
import { ConditionCompiler, type DefaultedParams, dataNodeName } from './compile-condition.js';
import { GraphDraft } from './graph-draft.js';

/** A strategy as a graph, with what its nodes took from the catalogue unasked. */
export interface BuiltStrategy {
  readonly draft: GraphDraft;
  readonly dataNode: string;
  readonly rulesNode: string;
  readonly defaulted: readonly DefaultedParams[];
}

export const signalOrder: readonly SignalName[] = ['enter_long', 'exit_long', 'enter_short', 'exit_short'];

/** Builds the whole graph of a strategy: data, functions, rules, risk, execution. Throws `NotExpressible`. */
export function buildStrategy(strategy: SettledStrategy, onto: Flow): BuiltStrategy {
  const draft = new GraphDraft({ ...onto, nodes: {}, edges: {} });
  const dataNode = addData(draft, strategy, strategy.symbol);
  const others = new Map<string, string>([[strategy.symbol, dataNode]]);
  const dataNodeOf = (asset: string): string => {
    const known = others.get(asset);
    if (known !== undefined) return known;
    const added = addData(draft, strategy, asset);
    others.set(asset, added);
    return added;
  };
  const compiler = new ConditionCompiler(draft, { dataNode, timeframe: strategy.timeframe }, dataNodeOf);
  const formula = formulaOf(strategy.lines, compiler);
  const style = strategy.style?.replaceAll('-', '_') ?? 'entry';
  const rulesNode = draft.add(`${style}_rules`, {
    type: 'strategy',
    kind: 'rules',
    label: `${capital(style.replaceAll('_', ' '))} rules`,
    description: '',
    params: {},
    formula,
  });
  draft.connect(dataNode, 'bars', rulesNode, 'bars');
  for (const [port, { source, sourcePort }] of compiler.ports)
    draft.connect(source, sourcePort, rulesNode, port);
  addChain(draft, strategy, rulesNode);
  return { draft, dataNode, rulesNode, defaulted: compiler.defaulted };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
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

function addData(draft: GraphDraft, strategy: SettledStrategy, symbol: string): string {
  const params: Record<string, string> = { symbol, timeframe: strategy.timeframe };
  // The catalogue's default exchange trades coins only; for the rest the imported data decides.
  if (strategy.venue === null && isTraditional(symbol)) params.exchange = '';
  if (strategy.venue !== null) params.exchange = strategy.venue;
  if (strategy.market !== null) params.market = strategy.market;
  return draft.add(dataNodeName(symbol), {
    type: 'data',
    kind: 'price',
    label: null,
    description: '',
    params,
    formula: null,
  });
}

/** Risk nodes one behind the other, execution last. */
function addChain(draft: GraphDraft, strategy: SettledStrategy, rulesNode: string): void {
  let last = rulesNode;
  const append = (type: 'risk' | 'execution', wanted: string, kind: string, params: Params): void => {
    const id = draft.add(wanted, { type, kind, label: null, description: '', params, formula: null });
    draft.connect(last, 'signals', id, 'signals');
    last = id;
  };
  if (strategy.size !== null)
    append('risk', 'position_size', 'position_size', {
      mode: strategy.size.mode,
      value: strategy.size.value,
    });
  if (strategy.stop !== null) append('risk', 'stop_loss', 'stop_loss', distanceParams(strategy.stop));
  if (strategy.target !== null) append('risk', 'take_profit', 'take_profit', distanceParams(strategy.target));
  if (strategy.trail !== null)
    append('risk', 'trailing_stop', 'trailing_stop', distanceParams(strategy.trail));
  if (strategy.timeExit !== null) {
    const bars = barsIn(strategy.timeExit.value, strategy.timeExit.unit, strategy.timeframe);
    append('risk', 'time_exit', 'time_exit', { period: bars });
  }
  if (strategy.execution === 'limit') {
    append('execution', 'limit_order', 'limit', limitParams(strategy));
  } else append('execution', 'market_order', 'market', {});
}

/** What was said of limit orders; the catalogue completes the rest. */
export function limitParams({
  limitOffset,
  limitBars,
}: {
  readonly limitOffset: number | null;
  readonly limitBars: number | null;
}): Params {
  return {
    ...(limitOffset !== null && { offset: limitOffset }),
    ...(limitBars !== null && { period: limitBars }),
  };
}

/** A stop's or target's parameters as the catalogue names them. */
export function distanceParams(distance: Distance): Params {
  const params: Record<string, string | number> = { mode: distance.mode, value: distance.value ?? 5 };
  if (distance.mode === 'atr' && distance.atrPeriod !== null) params.period = distance.atrPeriod;
  return params;
}
