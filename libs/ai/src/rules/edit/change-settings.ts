import { distanceParams } from '../build/build-strategy.js';
import { coinExchange } from '../build/coin-exchange.js';
import { capital } from '../capital.js';
import { barsIn } from '../lex/timeframes.js';
import { isTraditional, tradingDays } from '../lexicon/tickers.js';
import type { Distance, Execution, Setting, StrategyRequest } from '../request/strategy-request.js';
import { inBars, inDistances } from '../settle/settle.js';
import { type EditWord, riskKinds } from './edit-word.js';
import type { FlowEditor } from './flow-editor.js';

/** Markets, venues and bars that a follow-up names, on the node that is traded. */
export function changeMarket(editor: FlowEditor, request: StrategyRequest): void {
  const data = editor.dataNode;
  if (data === null) return;
  const params: Record<string, string> = {};
  const base = (symbol: string): string => symbol.split(/[/:_-]/)[0] ?? symbol;
  const old = editor.symbol;
  const symbol = request.assets.find(
    (asset) => base(asset) !== base(old) || (asset !== base(asset) && asset !== old),
  );
  if (symbol !== undefined) params.symbol = symbol;
  if (request.venue !== null) params.exchange = request.venue;
  if (request.timeframe !== null) params.timeframe = request.timeframe;
  if (request.market !== null) params.market = request.market;
  // An index is not on Kraken, a coin is on no stock exchange.
  if (symbol !== undefined && isTraditional(symbol) !== isTraditional(old)) {
    params.exchange ??= isTraditional(symbol) ? '' : coinExchange;
    params.market ??= 'spot';
  }
  for (const [name, value] of Object.entries(params)) {
    if (data.params[name] === value) delete params[name];
    else if (value === '') editor.done.push(`No ${name}: the imported data decides.`);
    else editor.done.push(`The ${name} is ${value}.`);
  }
  if (Object.keys(params).length === 0) return;
  editor.setParams(data.id, params);
  const { timeframe } = params;
  if (timeframe === undefined) return;
  // Bars of two sizes cannot be read in one strategy.
  for (const node of editor.nodes) {
    if (node.type === 'data' && node.id !== data.id) editor.setParams(node.id, { timeframe });
  }
}

/** Sizes, stops, targets, limits and orders that a follow-up names with their values. */
export function changeSettings(
  editor: FlowEditor,
  request: StrategyRequest,
  words: readonly EditWord[],
): void {
  changeDistance(editor, 'stop_loss', request.stop, 5, words);
  changeDistance(editor, 'take_profit', request.target, 10, words);
  changeDistance(editor, 'trailing_stop', request.trail, 5, words);
  if (request.size.is === 'given') {
    const { mode, value } = request.size.value;
    editor.setRisk('position_size', { mode, value });
    editor.done.push(
      mode === 'percent_risk'
        ? `Each position risks ${value}% of equity.`
        : `The position size is ${value}${sizeUnits[mode] ?? ` (${mode.replaceAll('_', ' ')})`}.`,
    );
  }
  if (request.size.is === 'none' && editor.removeRisk('position_size'))
    editor.done.push('The position size is removed: all cash is used.');
  if (request.timeExit.is === 'given') {
    const { value, unit } = request.timeExit.value;
    editor.setRisk('time_exit', {
      period: barsIn(value, unit, editor.timeframe, tradingDays(editor.symbol)),
    });
    editor.done.push(`Positions are closed after ${value} ${unit}${value === 1 ? '' : 's'}.`);
  }
  if (request.timeExit.is === 'none' && editor.removeRisk('time_exit'))
    editor.done.push('The time exit is removed.');
  if (request.reward !== null) {
    const stop = editor.riskNode('stop_loss')?.params;
    const value = typeof stop?.value === 'number' ? stop.value : 5;
    const mode = stop?.mode === 'atr' ? 'atr' : 'percent';
    editor.setRisk('take_profit', { mode, value: Number((value * request.reward).toPrecision(12)) });
    editor.done.push(`The target is ${request.reward} times the stop's distance.`);
  }
  for (const limit of request.limits) {
    const { kind, params } = inBars(inDistances(limit, presentStop(editor)), editor.timeframe);
    editor.setRisk(kind, params);
    editor.done.push(`${capital(kind.replaceAll('_', ' '))} is set.`);
    // Steps of profit take the place of the one target.
    if (kind === 'take_profit_ladder' && request.target.is === 'open') editor.removeRisk('take_profit');
  }
  if (request.execution !== null) changeExecution(editor, request.execution);
}

function changeExecution(editor: FlowEditor, { kind, params }: Execution): void {
  const present = editor.nodes.find(({ type }) => type === 'execution');
  if (present?.kind === kind) {
    editor.setParams(present.id, params);
    editor.done.push(`Orders are ${kind} orders${Object.keys(params).length === 0 ? ' already' : ''}.`);
    return;
  }
  const id = editor.draft.add(kind === 'grid' ? kind : `${kind}_order`, {
    type: 'execution',
    kind,
    label: null,
    description: '',
    params,
    formula: null,
  });
  if (present !== undefined) {
    const into = editor.draft.edgesInto(present.id);
    editor.draft.remove(present.id);
    for (const edge of into) editor.draft.connect(edge.source, edge.sourcePort, id, edge.targetPort);
  }
  editor.done.push(`Orders are ${kind} orders.`);
}

function changeDistance(
  editor: FlowEditor,
  kind: string,
  setting: Setting<Distance>,
  standard: number,
  words: readonly EditWord[],
): void {
  const name = kind.replaceAll('_', ' ');
  if (setting.is === 'none') {
    editor.done.push(
      editor.removeRisk(kind) ? `The ${name} is removed.` : `There is no ${name} in this strategy.`,
    );
    return;
  }
  if (setting.is !== 'given') return;
  const dropped = words.some((word) => word.is === 'drop-setting' && riskKinds[word.head] === kind);
  const present = editor.riskNode(kind);
  const { atrPeriod } = setting.value;
  // "ATR(20) for the stop": over how many bars its distance is measured.
  if (setting.value.value === null && atrPeriod !== null && present?.params.mode === 'atr') {
    editor.setRisk(kind, { period: atrPeriod });
    editor.done.push(`The range of the ${name} is measured over ${atrPeriod} bars.`);
    return;
  }
  if (setting.value.value === null && (editor.riskNode(kind) !== null || dropped)) return;
  const distance = { ...setting.value, value: setting.value.value ?? standard };
  const measured = distance.mode === 'atr' ? { ...distance, atrPeriod: distance.atrPeriod ?? 14 } : distance;
  editor.setRisk(kind, distanceParams(measured));
  editor.done.push(`The ${name} is ${distance.value}${distance.mode === 'atr' ? ' ATR' : '%'}.`);
  if (setting.value.value === null) assumeDistance(editor, kind, distance.value);
}

/** "Add a stop": how far is not said. */
function assumeDistance(editor: FlowEditor, kind: string, percent: number): void {
  const node = editor.riskNode(kind);
  if (node?.params.mode !== 'percent') return;
  const others = kind === 'take_profit' ? [5, 15, 20] : [3, 8, 10];
  editor.assumed.push({
    about: kind.replaceAll('_', '-'),
    text: `${capital(kind.replaceAll('_', ' '))} ${percent}%: no distance was named.`,
    nodeId: node.id,
    param: 'value',
    alternatives: others.map((value) => ({
      label: `${value}%`,
      commands: [{ type: 'EditNode', id: node.id, params: { value } }],
    })),
  });
}

const sizeUnits: Readonly<Record<string, string>> = {
  percent_equity: '% of equity',
  fixed_notional: ' in money',
  fixed_units: ' units',
};

/** What targets by multiples of the risk are measured by. */
function presentStop(editor: FlowEditor): Distance {
  const params = editor.riskNode('stop_loss')?.params;
  const value = typeof params?.value === 'number' ? params.value : 5;
  const atrPeriod = typeof params?.period === 'number' ? params.period : null;
  return params?.mode === 'atr'
    ? { mode: 'atr', value, atrPeriod }
    : { mode: 'percent', value, atrPeriod: null };
}
